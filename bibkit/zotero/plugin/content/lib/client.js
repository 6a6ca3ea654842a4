/*
 * The service's API as functions. Nothing bibliographic happens here: questions go out, answers come back.
 *
 * Scripts of this folder are loaded one by one into one scope; only `var` and functions are seen by the others.
 */
"use strict";

/**
 * What a failed call means to a person: the Fluent id of the message, and what goes into it.
 *
 * @typedef {{id: string, args: Record<string, string>}} Trouble
 */

var BibkitError = class BibkitError extends Error {
  /** @param {Trouble} trouble */
  constructor(trouble) {
    super(`${trouble.id} ${JSON.stringify(trouble.args)}`);
    this.name = "BibkitError";
    this.trouble = trouble;
  }
};

var BibkitClient = class BibkitClient {
  /**
   * @param {{url: string, token: string, mailto: string}} settings
   * @param {(request: {method: string, url: string, headers: Record<string, string>, body?: string})
   *   => Promise<{status: number, text: string}>} send - rejects when there is no connection
   */
  constructor(settings, send) {
    this.settings = settings;
    this.send = send;
  }

  /** Whether the service runs. */
  health() {
    return this.call("GET", "health");
  }

  /**
   * What enrichment proposes for items, field by field.
   *
   * @param {object[]} items - Zotero's item JSON
   * @returns {Promise<{proposals: Proposal[], issues?: ItemMessage[]}>}
   */
  enrich(items) {
    return this.call("POST", "enrich", { items, mailto: this.settings.mailto });
  }

  /**
   * The verdict on each item, and the findings behind it.
   *
   * @param {object[]} items
   * @returns {Promise<{verdicts?: Verdict[], findings?: ItemMessage[]}>}
   */
  check(items) {
    return this.call("POST", "check", { items, mailto: this.settings.mailto });
  }

  /**
   * What a page says, and the notes it makes, each with the item that it belongs to.
   *
   * @param {{text?: string, html?: string, url?: string}} page
   * @param {object[]} items - item JSON, the HTML of each item's notes as `notes`
   * @param {boolean} related - also a note of the works that the page lists
   * @returns {Promise<{records: any[], notes?: PageNote[]}>}
   */
  page(page, items, related) {
    return this.call("POST", "page", { ...page, items, related });
  }

  /**
   * A .bib with the items added that it lacks; every byte that was there stays.
   *
   * @param {object[]} items
   * @param {string} text - the file as it is
   * @param {string} format - "bibtex" or "biblatex"
   * @returns {Promise<{text: string, added: BibEntry[], present: BibEntry[]}>}
   */
  bib(items, text, format) {
    return this.call("POST", "bib", { items, text, to: format });
  }

  /**
   * @param {string} method
   * @param {string} route
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async call(method, route, body) {
    const url = serviceAddress(this.settings.url);
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    if (this.settings.token) {
      headers.Authorization = `Bearer ${this.settings.token}`;
    }
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    let answer;
    try {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      answer = await this.send({ method, url: `${url}/bibkit/v1/${route}`, headers, body: sent });
    } catch {
      throw new BibkitError({ id: "bibkit-not-running", args: { url } });
    }
    return readAnswer(answer, url);
  }
};

/**
 * The address of the service without a slash at its end. Only this machine: items and token go there.
 *
 * @param {string} text
 */
function serviceAddress(text) {
  const match = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?\/*$/.exec(text.trim());
  if (!match) {
    throw new BibkitError({ id: "bibkit-bad-address", args: { url: text } });
  }
  return `http://${match[1]}${match[2] || ""}`;
}

/**
 * @param {{status: number, text: string}} answer
 * @param {string} url
 */
function readAnswer(answer, url) {
  let value;
  try {
    value = JSON.parse(answer.text);
  } catch {
    throw new BibkitError({ id: "bibkit-other-program", args: { url } });
  }
  if (answer.status >= 200 && answer.status < 300 && value && typeof value === "object") {
    return value;
  }
  if (answer.status === 401) {
    throw new BibkitError({ id: "bibkit-wrong-token", args: {} });
  }
  const said = value && typeof value.error === "object" && value.error ? value.error : {};
  const message = [said.message, said.hint].filter((part) => typeof part === "string" && part).join(" – ");
  throw new BibkitError({ id: "bibkit-service-error", args: { message: message || `status ${answer.status}` } });
}
