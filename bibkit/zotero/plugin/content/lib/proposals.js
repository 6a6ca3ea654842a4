/* Proposals as rows of a diff with ticks, and ticked rows as changes. */
"use strict";

/**
 * @typedef {{item: number, field: string, old: any, new: any, source: string, score?: number | null, kind?: string}}
 *   Proposal
 * @typedef {{id: number, item: number, title: string, field: string, old: any, new: any, oldText: string,
 *   newText: string, source: string, ticked: boolean, fills: boolean}} Row
 * @typedef {{key: string, field: string, old: any, new: any}} Change
 */

/**
 * The rows of the dialog, by item in the order given. What fills a blank is ticked; what would replace something the
 * user has is not: that takes a decision. A proposal that changes nothing, or is meant for no item, makes no row.
 *
 * @param {any[]} items - the item JSON that was sent
 * @param {Proposal[]} proposals
 * @returns {Row[]}
 */
function proposalRows(items, proposals) {
  const rows = proposals
    .filter((proposal) => items[proposal.item] && proposal.field && proposal.new !== undefined)
    .map((proposal) => {
      const item = items[proposal.item];
      const old = item[proposal.field] === undefined ? "" : item[proposal.field];
      const oldText = shownValue(old);
      const score = typeof proposal.score === "number" ? ` (${Math.round(proposal.score * 100)} %)` : "";
      return {
        id: 0,
        item: proposal.item,
        title: itemTitle(item),
        field: proposal.field,
        old,
        new: proposal.new,
        oldText,
        newText: shownValue(proposal.new),
        source: `${proposal.source || ""}${score}`.trim(),
        ticked: oldText === "",
        fills: oldText === "",
      };
    })
    .filter((row) => row.newText !== row.oldText);
  rows.sort((one, other) => one.item - other.item);
  return rows.map((row, id) => ({ ...row, id }));
}

/**
 * The ticked rows as changes, by the keys of the items.
 *
 * @param {Row[]} rows
 * @param {Iterable<number>} ticked - ids of rows
 * @param {any[]} items
 * @returns {Change[]}
 */
function chosenChanges(rows, ticked, items) {
  const wanted = new Set(ticked);
  return rows
    .filter((row) => wanted.has(row.id))
    .map((row) => ({ key: items[row.item].key, field: row.field, old: row.old, new: row.new }));
}

/**
 * A value of item JSON in words: creators and tags as lists, everything else as it is.
 *
 * @param {any} value
 * @returns {string}
 */
function shownValue(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map(shownValue).join("; ");
  }
  if (typeof value === "object") {
    if ("tag" in value) {
      return String(value.tag);
    }
    return value.name || [value.lastName, value.firstName].filter(Boolean).join(", ");
  }
  return String(value);
}

/** @param {any} item */
function itemTitle(item) {
  return item.title || item.caseName || item.nameOfAct || item.subject || item.key || "";
}
