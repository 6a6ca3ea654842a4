/* The values of a work with where each comes from: one stop for the Tab key, arrows go from value to value. */

import { el } from "./dom.js";

let numbered = 0;

/**
 * @param {{rows: any[]}} card
 * @param {string} name - what the table is called aloud
 */
export function valuesTable(card, name) {
  const rows = card.rows.map((row) => valueRow(row));
  const table = el(
    "table",
    { class: "values", role: "grid", "aria-label": name, onkeydown: move },
    el("tbody", {}, ...rows),
  );
  const first = /** @type {HTMLElement | null} */ (table.querySelector("[tabindex]"));
  if (first) {
    first.tabIndex = 0;
  }
  return table;
}

/** @param {any} row */
function valueRow(row) {
  const id = `origin-${(numbered += 1)}`;
  const long = row.text.length > 400;
  const value = el("span", { class: long ? "value long" : "value" }, row.text);
  const others = row.others.map((/** @type {any} */ other) => el("span", { class: "other" }, `or: ${other.text}`));
  const cell = el(
    "td",
    { tabindex: -1, "aria-describedby": id, class: "held" },
    value,
    ...others,
    el("span", { class: "tip", id, role: "tooltip" }, ...originLines(row)),
  );
  const short = row.origin ? row.origin.short : "";
  return el(
    "tr",
    { onmouseleave: revive, onfocusout: revive },
    el("th", { scope: "row" }, row.label),
    cell,
    el("td", { class: "from" }, short, scoreMark(row.origin)),
  );
}

/** @param {any} origin */
function scoreMark(origin) {
  return origin && origin.score !== null ? el("span", { class: "score" }, ` ${origin.score} %`) : null;
}

/** @param {any} row */
function originLines(row) {
  /** @param {string} label @param {string} text */
  const line = (label, text) => (text ? el("span", { class: "tip-line" }, el("b", {}, `${label} `), text) : null);
  if (!row.origin) {
    return [line("Where from", "not known")];
  }
  const { layer, source, locator, retrieved, score, reason } = row.origin;
  return [
    line("Where from", layer),
    line("Source", source),
    line("Place", locator),
    line("Retrieved", retrieved),
    line("Certainty", score === null ? "" : `${score} %`),
    line("Because", reason),
    ...row.others.map((/** @type {any} */ other) =>
      line("Against it", `${other.text} (${[other.origin, other.reason].filter(Boolean).join(", ")})`),
    ),
  ];
}

/** @param {KeyboardEvent} event */
function move(event) {
  const table = /** @type {HTMLElement} */ (event.currentTarget);
  const cells = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("td[tabindex]")]);
  const place = cells.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (place < 0) {
    return;
  }
  if (event.key === "Escape") {
    cells[place].closest("tr")?.classList.add("dismissed");
    return;
  }
  const wanted = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: cells.length - 1 }[event.key];
  if (wanted === undefined || !cells[wanted]) {
    return;
  }
  event.preventDefault();
  cells[place].tabIndex = -1;
  cells[wanted].tabIndex = 0;
  cells[wanted].focus();
}

/** A dismissed explanation may show again once one has left. @param {Event} event */
function revive(event) {
  /** @type {HTMLElement} */ (event.currentTarget).classList.remove("dismissed");
}

// Escape also hides what the pointer has brought up.
document.addEventListener("keydown", (event) => {
  document.body.classList.add("by-keyboard");
  if (event.key === "Escape") {
    document.querySelectorAll("table.values tr:hover").forEach((row) => row.classList.add("dismissed"));
  }
});
document.addEventListener("pointermove", () => document.body.classList.remove("by-keyboard"));
