/* What sending items to a .bib came to. */
"use strict";

/** @typedef {{item: number, key: string}} BibEntry */

/**
 * @param {string} before - the file as it was
 * @param {{text: string, added?: BibEntry[], present?: BibEntry[]}} answer
 * @returns {{write: boolean, added: string[], present: string[]}}
 */
function bibOutcome(before, answer) {
  if (typeof answer.text !== "string" || !answer.text.startsWith(before.replace(/\s+$/, ""))) {
    // Whatever happened to the service: a file that does not begin as the old one did is not written.
    throw new Error("the answer does not hold the file as it was");
  }
  return {
    write: answer.text !== before,
    added: (answer.added || []).map((entry) => entry.key),
    present: (answer.present || []).map((entry) => entry.key),
  };
}
