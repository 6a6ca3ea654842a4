/* Lines of a list that did not become works: told of, with the near hit for the user to accept. */

import { counted, el } from "./dom.js";

/**
 * @param {any[]} lines
 * @param {(line: any) => void} accept
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

/** @param {any} line @param {(line: any) => void} accept */
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
          el("button", { type: "button", onclick: () => accept(line), "aria-label": `Take ${near.text}` }, "Take it"),
        )
      : null,
  );
}
