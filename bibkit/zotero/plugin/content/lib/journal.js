/* What was changed, so that one command takes it back. */
"use strict";

/**
 * @typedef {{when: string, changes: Change[]}} JournalEntry
 */

var JOURNAL_LENGTH = 20;

/**
 * The journal with an entry more; the oldest go.
 *
 * @param {JournalEntry[]} journal
 * @param {string} when
 * @param {Change[]} changes
 * @returns {JournalEntry[]}
 */
function withEntry(journal, when, changes) {
  return changes.length ? [...journal, { when, changes }].slice(-JOURNAL_LENGTH) : journal;
}

/**
 * What taking back the last entry means: the values to restore, and those that the user has changed since, which stay.
 *
 * @param {JournalEntry[]} journal
 * @param {(key: string) => any} current - the item JSON of a key as it is now, undefined when it is gone
 * @returns {{journal: JournalEntry[], restore: Change[], kept: Change[]}}
 */
function undoLast(journal, current) {
  const last = journal[journal.length - 1];
  if (!last) {
    return { journal, restore: [], kept: [] };
  }
  /** @type {Change[]} */
  const restore = [];
  /** @type {Change[]} */
  const kept = [];
  for (const change of last.changes) {
    const item = current(change.key);
    if (item && sameValue(item[change.field], change.new)) {
      restore.push({ key: change.key, field: change.field, old: change.new, new: change.old });
    } else {
      kept.push(change);
    }
  }
  return { journal: journal.slice(0, -1), restore, kept };
}

/**
 * Whether two values of item JSON are the same; a missing one is an empty one.
 *
 * @param {any} one
 * @param {any} other
 */
function sameValue(one, other) {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

/** @param {any} value @returns {any} */
function canonical(value) {
  if (value === undefined || value === null || (Array.isArray(value) && !value.length)) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (typeof value === "object") {
    const known = Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== "");
    return known.sort().map((name) => [name, canonical(value[name])]);
  }
  return String(value);
}

/** @param {any} value @returns {JournalEntry[]} - the entries of a stored journal; what is damaged is left out */
function journalFrom(value) {
  return Array.isArray(value) ? value.filter((entry) => entry && Array.isArray(entry.changes)) : [];
}
