/* Notes that a page makes: which are to be stored below which item. */
"use strict";

/**
 * @typedef {{record: number, item: number | null, by?: string, kind: string, title: string, html: string,
 *   present?: boolean}} PageNote
 * @typedef {{store: {key: string, html: string, title: string}[], present: string[], homeless: string[]}} NotePlan
 */

/**
 * @param {any[]} items - the item JSON that was sent
 * @param {PageNote[]} notes
 * @returns {NotePlan}
 */
function notePlan(items, notes) {
  /** @type {NotePlan} */
  const plan = { store: [], present: [], homeless: [] };
  for (const note of notes) {
    const item = note.item === null || note.item === undefined ? undefined : items[note.item];
    if (!item) {
      plan.homeless.push(note.title);
    } else if (note.present) {
      plan.present.push(note.title);
    } else {
      plan.store.push({ key: item.key, html: note.html, title: note.title });
    }
  }
  return plan;
}

/**
 * A page as the service takes it: HTML when it looks like HTML, else text copied from the screen.
 *
 * @param {string} content
 * @returns {{html: string} | {text: string}}
 */
function pageOf(content) {
  return /^\s*(?:<\?xml|<!doctype\s+html|<html|<head|<body|<!--)/i.test(content) ? { html: content } : { text: content };
}

/**
 * The DOIs of a page's records, to look for items that were not selected.
 *
 * @param {any[]} records
 * @returns {string[]}
 */
function recordDois(records) {
  return records.map((record) => (record.entry || {}).DOI).filter((doi) => typeof doi === "string" && doi);
}
