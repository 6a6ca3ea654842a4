/* What a page tells besides the entry: citation statements with their stance, counts, related works to pick from. */

import { counted, el, shortened } from "./dom.js";

const MARKS = { supporting: "▲", contrasting: "▼", mentioning: "●", unclassified: "○" };

/** @param {any} card */
export function statementsPart(card) {
  if (!card.statements.length && !card.tallies.length && !card.facts.length) {
    return null;
  }
  const list = el("ol", { class: "statements" });
  const items = card.statements.map((/** @type {any} */ statement) => statementItem(statement));
  const count = card.statements.reduce((/** @type {number} */ sum, /** @type {any} */ statement) => sum + statement.times, 0);
  const named = count ? counted(count, "citation statement") : "Counts on the page";
  return el(
    "details",
    { class: "part", open: card.statements.length > 0 },
    el("summary", {}, named),
    card.tallies.length ? talliesLine(card.tallies) : null,
    ...(items.length ? shortened(list, items, 4, "statements") : []),
    card.facts.length ? el("ul", { class: "facts" }, ...card.facts.map((/** @type {string} */ fact) => el("li", {}, fact))) : null,
  );
}

/** @param {{stance: keyof typeof MARKS, count: number}[]} tallies */
function talliesLine(tallies) {
  const whole = tallies.reduce((sum, tally) => sum + tally.count, 0);
  const bar = el("span", { class: "tally-bar", "aria-hidden": "true" });
  for (const { stance, count } of tallies) {
    const piece = el("span", { class: `piece ${stance}` });
    piece.style.flexGrow = String(whole ? count / whole : 0);
    bar.append(piece);
  }
  const words = tallies.map(({ stance, count }) => el("span", { class: `tally ${stance}` }, stanceMark(stance), `${count} ${stance}`));
  return el("p", { class: "tallies" }, bar, ...words);
}

/** @param {keyof typeof MARKS} stance */
function stanceMark(stance) {
  return el("span", { class: "mark", "aria-hidden": "true" }, `${MARKS[stance] || "○"} `);
}

/** @param {any} statement */
function statementItem(statement) {
  const sure = statement.confidence === null ? "" : `${statement.confidence} % sure`;
  const often = statement.times > 1 ? `${statement.times === 2 ? "twice" : `${statement.times} times`} on the page` : "";
  const where = [statement.section, statement.citing, sure, often].filter(Boolean).join(" · ");
  return el(
    "li",
    {},
    el("p", { class: "stance-line" }, el("span", { class: `stance ${statement.stance}` }, stanceMark(statement.stance), statement.stance), el("span", { class: "quiet" }, where)),
    el("blockquote", {}, statement.text),
  );
}

/**
 * @param {any} card
 * @param {(numbers: number[]) => void} pick
 */
export function relatedPart(card, pick) {
  if (!card.related.length) {
    return null;
  }
  /** @type {HTMLInputElement[]} */
  const boxes = [];
  const add = el("button", { type: "button", disabled: true }, "Add the picked works");
  const update = () => {
    const count = boxes.filter((box) => box.checked).length;
    add.toggleAttribute("disabled", count === 0);
    add.textContent = count ? `Add ${counted(count, "picked work")}` : "Add the picked works";
  };
  const items = card.related.map((/** @type {any} */ work) => {
    const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", onchange: update }));
    boxes.push(box);
    return el("li", {}, el("label", { class: "tick" }, box, el("span", {}, work.text)));
  });
  add.addEventListener("click", () => {
    const numbers = boxes.flatMap((box, number) => (box.checked ? [number] : []));
    boxes.forEach((box) => (box.checked = false));
    update();
    pick(numbers);
  });
  return el(
    "details",
    { class: "part" },
    el("summary", {}, counted(card.related.length, "related work")),
    ...shortened(el("ul", { class: "related" }), items, 10, "works"),
    el("p", {}, add),
  );
}
