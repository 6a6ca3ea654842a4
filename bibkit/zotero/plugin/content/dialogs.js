/* The plugin's windows and messages. */
"use strict";

var BibkitDialogs = {
  /**
   * A message in the user's language.
   *
   * @param {any} window
   * @param {string} id
   * @param {Record<string, any>} [args]
   * @returns {Promise<string>}
   */
  async message(window, id, args) {
    return (await window.document.l10n.formatValue(id, args)) || id;
  },

  /**
   * Tell something and wait until it was read.
   *
   * @param {any} window
   * @param {string} id
   * @param {Record<string, any>} [args]
   */
  async tell(window, id, args) {
    Services.prompt.alert(window, "bibkit", await this.message(window, id, args));
  },

  /**
   * Open one of our windows and wait for its end.
   *
   * @param {any} window
   * @param {string} name - of the .xhtml
   * @param {object} given - what it shows
   * @returns {Promise<any>} - what the user decided, null for nothing
   */
  open(window, name, given) {
    return new Promise((resolve) => {
      const features = "chrome,dialog=no,resizable,centerscreen,width=860,height=620";
      const address = `chrome://bibkit/content/${name}.xhtml`;
      const opened = window.openDialog(address, `bibkit-${name}`, features, { given, answer: resolve });
      opened.addEventListener("unload", (/** @type {any} */ event) => {
        if (event.target === opened.document && opened.location.href === address) {
          resolve(null);
        }
      });
    });
  },

  /**
   * @param {any} window
   * @returns {Promise<string>} - a path, "" for none
   */
  async pickBib(window) {
    const { FilePicker } = ChromeUtils.importESModule("chrome://zotero/content/modules/filePicker.mjs");
    const picker = new FilePicker();
    picker.init(window, await this.message(window, "bibkit-pick-bib"), picker.modeSave);
    picker.appendFilter("BibTeX", "*.bib");
    picker.defaultString = "references.bib";
    const done = await picker.show();
    return done === picker.returnCancel ? "" : picker.file;
  },
};
