/* What comes in: pasted, chosen, dropped. What it is, the service finds out. */

import { alarm, part } from "./dom.js";

/** @param {(input: {text?: string, files?: File[]}) => void} read */
export function setUpIntake(read) {
  const form = part("intake");
  const input = /** @type {HTMLTextAreaElement} */ (part("input"));
  const files = /** @type {HTMLInputElement} */ (part("files"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) {
      read({ text: input.value });
    } else {
      alarm({ message: "There is nothing to read yet", hint: "paste something, or choose a file" });
      input.focus();
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      /** @type {HTMLFormElement} */ (form).requestSubmit();
    }
  });
  part("choose").addEventListener("click", () => files.click());
  files.addEventListener("change", () => {
    if (files.files && files.files.length) {
      read({ files: [...files.files] });
      files.value = "";
    }
  });
  setUpDrop(read);
}

/** Files and texts may be dropped anywhere on the page. @param {(input: {text?: string, files?: File[]}) => void} read */
function setUpDrop(read) {
  const zone = part("drop");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      zone.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const files = [...(event.dataTransfer?.files || [])];
    const text = event.dataTransfer?.getData("text/plain") || "";
    if (files.length || text.trim()) {
      read(files.length ? { files } : { text });
    }
  });
}
