/* Everything that leaves the program: requests to the service, files. */
"use strict";

var BibkitFiles = {
  /**
   * @param {{method: string, url: string, headers: Record<string, string>, body?: string}} request
   * @returns {Promise<{status: number, text: string}>}
   */
  async send({ method, url, headers, body }) {
    const answer = await Zotero.HTTP.request(method, url, {
      headers,
      body,
      responseType: "text",
      timeout: 300000,
      successCodes: false,
      errorDelayMax: 0,
    });
    return { status: answer.status, text: answer.response || "" };
  },

  settings() {
    /** @param {string} name */
    const text = (name) => String(Zotero.Prefs.get(`extensions.bibkit.${name}`, true) || "");
    return {
      url: text("url"),
      token: text("token").trim(),
      mailto: text("mailto").trim(),
      bib: text("bib"),
      bibFormat: text("bibFormat") === "bibtex" ? "bibtex" : "biblatex",
      related: Boolean(Zotero.Prefs.get("extensions.bibkit.related", true)),
    };
  },

  /** @param {string} path */
  setBib(path) {
    Zotero.Prefs.set("extensions.bibkit.bib", path, true);
  },

  statePath() {
    return PathUtils.join(Zotero.DataDirectory.dir, "bibkit.json");
  },

  /** @returns {Promise<string | null>} */
  async readStateText() {
    return (await IOUtils.exists(this.statePath())) ? IOUtils.readUTF8(this.statePath()) : null;
  },

  /** @param {string} text */
  async writeStateText(text) {
    await IOUtils.writeUTF8(this.statePath(), text, { tmpPath: `${this.statePath()}.tmp` });
  },

  /**
   * A text file byte for byte: its byte order mark and line ends stay. A missing file is empty.
   *
   * @param {string} path
   * @returns {Promise<string>} - rejects when it is not UTF-8
   */
  async readText(path) {
    if (!(await IOUtils.exists(path))) {
      return "";
    }
    const decoder = new (Zotero.getMainWindow().TextDecoder)("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(await IOUtils.read(path));
  },

  /**
   * Put a new text in the place of an old one, at once and as a whole; a link's target is written, not the link.
   *
   * @param {string} path
   * @param {string} before - what the file held when it was read
   * @param {string} after
   * @returns {Promise<boolean>} - false when the file changed meanwhile; then it is left alone
   */
  async replaceText(path, before, after) {
    const file = Zotero.File.pathToFile(path);
    if (file.exists()) {
      file.normalize();
    }
    if ((await this.readText(file.path)) !== before) {
      return false;
    }
    const encoder = new (Zotero.getMainWindow().TextEncoder)();
    await IOUtils.write(file.path, encoder.encode(after), { tmpPath: `${file.path}.bibkit.tmp`, flush: true });
    return true;
  },
};
