/* What a look-up proposes, beside what stands here, with a tick for each value. */

import { counted, el } from "./dom.js";

/**
 * @param {any[]} proposals - each gets `ticked`, which follows its box
 * @param {string} title
 * @param {{take: () => void, dismiss: () => void, changed: () => void}} on
 */
export function diffPart(proposals, title, on) {
  const take = el("button", { type: "button", class: "primary" });
  const update = () => {
    const count = proposals.filter((proposal) => proposal.ticked).length;
    take.textContent = count ? `Take ${counted(count, "ticked value")}` : "Take the ticked values";
    take.toggleAttribute("disabled", count === 0);
    on.changed();
  };
  const rows = proposals.map((proposal) => diffRow(proposal, update));
  take.addEventListener("click", on.take);
  update();
  return el(
    "section",
    { class: "diff part" },
    el(
      "table",
      {},
      el("caption", {}, "Proposals"),
      el(
        "thead",
        {},
        el("tr", {}, el("th", { scope: "col" }, "Take"), el("th", { scope: "col" }, "Here"), el("th", { scope: "col" }, "Proposed")),
      ),
      el("tbody", {}, ...rows),
    ),
    el(
      "div",
      { class: "row-of" },
      take,
      el("button", { type: "button", class: "plain", onclick: on.dismiss, "aria-label": `Dismiss the proposals for ${title}` }, "Dismiss"),
    ),
  );
}

/** @param {any} proposal @param {() => void} update */
function diffRow(proposal, update) {
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox" }));
  box.checked = proposal.ticked;
  box.addEventListener("change", () => {
    proposal.ticked = box.checked;
    update();
  });
  const { old, new: news, origin } = proposal.shown;
  const score = typeof proposal.score === "number" ? ` · ${Math.round(proposal.score * 100)} %` : "";
  return el(
    "tr",
    { class: proposal.kind },
    el("th", { scope: "row" }, el("label", { class: "tick" }, box, el("span", {}, proposal.label))),
    el("td", { class: old ? "old" : "old none", "data-label": "Here" }, old ? el("span", { class: long(old) }, old) : el("span", { class: "quiet" }, "nothing")),
    el(
      "td",
      { class: "new", "data-label": "Proposed" },
      el("span", { class: long(news) }, news),
      el("span", { class: "source" }, `${proposal.source}${score}`, proposal.kind === "conflict" ? " · says otherwise" : "", el("span", { class: "away" }, `, ${origin}`)),
    ),
  );
}

/** @param {string} text */
function long(text) {
  return text.length > 400 ? "long" : "";
}
