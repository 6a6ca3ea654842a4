/* The verdicts on a selection, each with what was found. */
"use strict";

(() => {
  /** @type {{given: {rows: {title: string, verdict?: string, messages?: string[]}[]}}} */
  const { given } = /** @type {any} */ (window).arguments[0];

  /** @param {string} tag @param {string} text */
  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  /** @param {string} verdict */
  function verdictCell(verdict) {
    const id = verdict ? verdictMessage(verdict) : "bibkit-verdict-none";
    const cell = element("td", id ? "" : verdict);
    cell.className = "verdict";
    if (id) {
      cell.dataset.l10nId = id;
    }
    return cell;
  }

  for (const { title, verdict, messages } of given.rows) {
    const row = document.createElement("tr");
    const list = document.createElement("ul");
    list.append(...(messages || []).map((message) => element("li", message)));
    const work = element("td", title);
    if (list.childElementCount) {
      work.append(list);
    }
    row.append(verdictCell(verdict || ""), work);
    document.getElementById("rows")?.append(row);
  }
  const close = /** @type {HTMLElement} */ (document.getElementById("close"));
  close.addEventListener("click", () => window.close());
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      window.close();
    }
  });
  close.focus();
})();
