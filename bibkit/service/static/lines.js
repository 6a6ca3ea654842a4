/* Lines of a list that did not become works: told of, with the near hit for the user to accept. */

import { counted, el } from "./dom.js";

/**
 * @param {any[]} lines
 * @param {(line: any, found: {record: any, card: any}, from: string) => void} accept
 * @param {() => void} dismiss
 */
export function openLines(lines, accept, dismiss) {
  if (!lines.length) {
    return null;
  }
  return el(
    "section",
    { class: "panel open-lines", "aria-labelledby": "open-lines-heading" },
    el("h3", { id: "open-lines-heading", tabindex: "-1" }, `${counted(lines.length, "line")} not resolved`),
    el("ul", {}, ...lines.map((line) => openLine(line, accept))),
    el("button", { type: "button", class: "plain", onclick: dismiss }, "Dismiss these"),
  );
}

/** @param {any} line @param {(line: any, found: {record: any, card: any}, from: string) => void} accept */
function openLine(line, accept) {
  const near = line.suggestion;
  return el(
    "li",
    {},
    el("p", {}, line.text),
    line.issue ? el("p", { class: "quiet" }, line.issue.message) : null,
    near
      ? el(
          "div",
          { class: "near" },
          el("p", {}, el("b", {}, "Perhaps: "), near.text, el("span", { class: "quiet" }, ` (${near.reasons.join("; ")})`)),
          el(
            "button",
            { type: "button", onclick: () => accept(line, near, "accepted by you"), "aria-label": `Take ${near.text}` },
            "Take it",
          ),
        )
      : null,
    line.own
      ? el(
          "button",
          {
            type: "button",
            class: "plain",
            onclick: () => accept(line, line.own, "as the line says"),
            "aria-label": `Keep what the line says: ${line.text}`,
          },
          "Keep what the line itself says",
        )
      : null,
  );
}
