/* The diff with ticks. Every value is set as text: nothing that came from outside becomes markup. */
"use strict";

(() => {
  /** @type {{given: {rows: Row[], messages: string[], names: Record<string, string>}, answer: (ids: number[] | null) => void}} */
  const { given, answer } = /** @type {any} */ (window).arguments[0];
  /** @type {HTMLInputElement[]} */
  const boxes = [];

  /**
   * @param {string} tag
   * @param {string} text
   * @param {Record<string, string>} [attributes]
   */
  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  /** @param {Row} row */
  function tableRow(row) {
    const made = document.createElement("tr");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = row.ticked;
    box.id = `row-${row.id}`;
    box.value = String(row.id);
    boxes.push(box);
    const label = element("label", given.names[row.field] || row.field, { for: box.id });
    if (["creators", "tags"].includes(row.field)) {
      label.dataset.l10nId = row.field === "creators" ? "bibkit-field-creators" : "bibkit-field-tags";
    }
    const field = document.createElement("th");
    field.scope = "row";
    field.append(label);
    made.append(document.createElement("td"), field);
    made.firstElementChild?.append(box);
    made.append(element("td", row.oldText, { class: "old" }), element("td", row.newText));
    made.append(element("td", row.source, { class: "source" }));
    return made;
  }

  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  let item = -1;
  for (const row of given.rows) {
    if (row.item !== item) {
      item = row.item;
      const heading = document.createElement("tr");
      heading.append(element("th", row.title, { colspan: "5", scope: "rowgroup" }));
      part("rows").append(heading);
    }
    part("rows").append(tableRow(row));
  }
  given.messages.forEach((message) => part("messages").append(element("li", message)));

  /** @param {(row: Row) => boolean} wanted */
  const tick = (wanted) => boxes.forEach((box, place) => (box.checked = wanted(given.rows[place])));
  part("all").addEventListener("click", () => tick(() => true));
  part("none").addEventListener("click", () => tick(() => false));
  part("cancel").addEventListener("click", () => window.close());
  part("accept").addEventListener("click", () => {
    answer(boxes.filter((box) => box.checked).map((box) => Number(box.value)));
    window.close();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      window.close();
    }
  });
  (boxes[0] || part("cancel")).focus();
})();
