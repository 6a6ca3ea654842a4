/* A page: pasted, or a saved file. */
"use strict";

(() => {
  /** @type {{given: {related: boolean}, answer: (page: object | null) => void}} */
  const { given, answer } = /** @type {any} */ (window).arguments[0];

  /** @param {string} id */
  const input = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

  input("related").checked = given.related;
  input("file").addEventListener("change", async () => {
    const file = input("file").files?.[0];
    if (file) {
      input("content").value = await file.text();
    }
  });
  input("cancel").addEventListener("click", () => window.close());
  input("accept").addEventListener("click", () => {
    const content = input("content").value;
    if (content.trim()) {
      answer({ content, url: input("url").value.trim(), related: input("related").checked });
    }
    window.close();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      window.close();
    }
  });
  input("content").focus();
})();
