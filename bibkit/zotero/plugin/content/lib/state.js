/* What the plugin remembers of items: the journal of changes, verdicts, where values come from, tallies. */
"use strict";

/**
 * @typedef {{verdict?: string, messages?: string[], provenance?: Record<string, string>,
 *   tallies?: Record<string, number>}} ItemState
 * @typedef {{journal: JournalEntry[], items: Record<string, ItemState>}} State
 */

/** @param {string | null} text @returns {State} - a damaged or missing file is an empty state */
function readState(text) {
  try {
    const value = JSON.parse(text || "{}");
    const items = value && typeof value.items === "object" && value.items && !Array.isArray(value.items) ? value.items : {};
    return { journal: journalFrom(value && value.journal), items };
  } catch {
    return { journal: [], items: {} };
  }
}

/**
 * @param {State} state
 * @param {Record<string, ItemState>} news - what is now known, by item key; each part replaces the one known before
 * @returns {State}
 */
function withItems(state, news) {
  const items = { ...state.items };
  for (const [key, known] of Object.entries(news)) {
    items[key] = { ...items[key], ...known };
  }
  return { ...state, items };
}

/**
 * Where the values just written come from, beside what was known of the items' other fields.
 *
 * @param {State} state
 * @param {{key: string, field: string, source: string}[]} written
 * @returns {State}
 */
function withProvenance(state, written) {
  /** @type {Record<string, ItemState>} */
  const news = {};
  for (const { key, field, source } of written) {
    const known = (news[key] || state.items[key] || {}).provenance;
    news[key] = { provenance: { ...known, [field]: source } };
  }
  return withItems(state, news);
}

/**
 * The state without what is known of fields that were taken back.
 *
 * @param {State} state
 * @param {Change[]} restored
 * @returns {State}
 */
function withoutProvenance(state, restored) {
  /** @type {Record<string, ItemState>} */
  const news = {};
  for (const { key, field } of restored) {
    const { [field]: _, ...rest } = (news[key] || state.items[key] || {}).provenance || {};
    news[key] = { provenance: rest };
  }
  return withItems(state, news);
}

/**
 * The tallies of records, by the keys of the items that their notes belong to.
 *
 * @param {any[]} items
 * @param {any[]} records
 * @param {PageNote[]} notes
 * @returns {Record<string, ItemState>}
 */
function talliesOf(items, records, notes) {
  /** @type {Record<string, ItemState>} */
  const found = {};
  for (const note of notes) {
    const item = note.item === null || note.item === undefined ? undefined : items[note.item];
    const told = (records[note.record] || {}).notes;
    if (item && told && told.tallies) {
      found[item.key] = { tallies: told.tallies };
    }
  }
  return found;
}
