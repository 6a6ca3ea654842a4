/* Building elements. Every text is set as text: nothing that came from outside becomes markup. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] - `class`, `data-…`, `aria-…` as attributes, `onclick` … as listeners
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  children.forEach((child) => child && made.append(child));
  return made;
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function part(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/**
 * Says something to everybody, those who hear the page among them.
 *
 * @param {string} text
 * @param {{good?: boolean}} [how]
 */
export function say(text, { good = true } = {}) {
  part("said").textContent = text;
  part("said").classList.toggle("plain", !good);
}

/**
 * Shows what went wrong, and what to do; empty when there is nothing.
 *
 * @param {{message: string, hint?: string} | null} problem
 */
export function alarm(problem) {
  const place = part("alert");
  place.replaceChildren();
  if (problem) {
    const close = el("button", { class: "plain", type: "button", onclick: () => alarm(null) }, "Dismiss");
    const words = el("p", {}, el("strong", {}, problem.message), problem.hint ? ` – ${problem.hint}` : null);
    place.append(el("div", { class: "notice error" }, words, close));
  }
}

/**
 * A list whose end is shown on demand.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 * @param {number} most
 * @param {string} what - "statements"
 */
export function shortened(list, items, most, what) {
  list.append(...items);
  if (items.length <= most + 1) {
    return [list];
  }
  const rest = items.slice(most);
  rest.forEach((item) => (item.hidden = true));
  const more = el("button", { type: "button", class: "plain" }, `Show all ${items.length} ${what}`);
  more.addEventListener("click", () => {
    rest.forEach((item) => (item.hidden = false));
    rest[0].tabIndex = -1;
    rest[0].focus();
    more.remove();
  });
  return [list, more];
}
