/* Verdicts on references, as the service gives them, for the column and the pane. */
"use strict";

/**
 * @typedef {{item: number, verdict: string, message?: string}} Verdict
 * @typedef {{item: number, code?: string, severity?: string, message: string}} ItemMessage
 */

/** The verdicts in the order in which the column sorts them: what needs a look comes first. */
var VERDICT_ORDER = [
  "retracted",
  "concern",
  "differs",
  "superseded",
  "corrected",
  "not-found",
  "problem",
  "unknown",
  "verified",
];

/**
 * The verdict and messages of each item, by key. Where the service gives findings and no verdict, the item has a
 * "problem" or none; a verdict that this version does not know is kept as the service names it.
 *
 * @param {any[]} items
 * @param {{verdicts?: Verdict[], findings?: ItemMessage[]}} answer
 * @returns {Record<string, {verdict: string, messages: string[]}>}
 */
function keptVerdicts(items, answer) {
  /** @type {Record<string, {verdict: string, messages: string[]}>} */
  const kept = {};
  for (const [place, item] of items.entries()) {
    const given = (answer.verdicts || []).filter((verdict) => verdict.item === place);
    const found = (answer.findings || []).filter((finding) => finding.item === place);
    const serious = found.some((finding) => finding.severity === "error" || finding.severity === "warning");
    const verdict = given.map((one) => one.verdict).sort(byWeight)[0] || (serious ? "problem" : "");
    const messages = [...given.map((one) => one.message || ""), ...found.map((finding) => finding.message)];
    kept[item.key] = { verdict, messages: [...new Set(messages.filter(Boolean))] };
  }
  return kept;
}

/** @param {string} one @param {string} other */
function byWeight(one, other) {
  return verdictWeight(one) - verdictWeight(other);
}

/** @param {string} verdict */
function verdictWeight(verdict) {
  const place = VERDICT_ORDER.indexOf(verdict);
  return place < 0 ? VERDICT_ORDER.length : place;
}

/**
 * What the column's cell holds: a letter to sort by, a blank, the verdict; "" without one.
 *
 * @param {ItemState | undefined} known
 */
function cellData(known) {
  const verdict = (known && known.verdict) || "";
  return verdict && `${String.fromCharCode(97 + verdictWeight(verdict))} ${verdict}`;
}

/** @param {string} data - what a cell holds */
function cellVerdict(data) {
  return data.slice(2);
}

/** @param {string} verdict - the Fluent id of its name; "" for one that this version does not know */
function verdictMessage(verdict) {
  return VERDICT_ORDER.includes(verdict) ? `bibkit-verdict-${verdict}` : "";
}
