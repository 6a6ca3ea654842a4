/* A work as a card. */

import { diffPart } from "./diff.js";
import { counted, el } from "./dom.js";
import { relatedPart, statementsPart } from "./notes.js";
import { valuesTable } from "./values.js";

/**
 * @typedef {{id: number, record: any, card: any, chosen: boolean, open: boolean, proposals: any[], notes: string[],
 *   duplicates: any[], zotero: {created: boolean, why: string} | null, verdict: {verdict: string, message: string} | null, findings: any[], saved: string, from: string}} Work
 */

const VERDICTS = {
  verified: "verified",
  differs: "differs",
  "not-found": "not found",
  unknown: "not known",
  retracted: "retracted",
  concern: "expression of concern",
  corrected: "corrected",
  superseded: "superseded",
  problem: "problem",
};

/**
 * @param {Work} work
 * @param {{choose: (chosen: boolean) => void, remove: () => void, pick: (numbers: number[]) => void,
 *   take: () => void, dismiss: () => void, changed: () => void, toggle: (open: boolean) => void}} on
 */
export function workCard(work, on) {
  const { card, id } = work;
  const title = card.title || card.doi || "A work without a title";
  const box = /** @type {HTMLInputElement} */ (
    el("input", { type: "checkbox", id: `choose-${id}`, "aria-labelledby": `title-${id}` })
  );
  box.checked = work.chosen;
  box.addEventListener("change", () => on.choose(box.checked));
  const head = el(
    "div",
    { class: "card-head" },
    box,
    el(
      "div",
      { class: "card-title" },
      el("p", { class: "eyebrow" }, card.kind, work.from ? ` · ${work.from}` : ""),
      el("h3", { id: `title-${id}` }, title),
      card.line ? el("p", { class: "line" }, card.line) : null,
    ),
    el("button", { type: "button", class: "plain remove", "aria-label": `Remove ${title}`, onclick: on.remove }, "Remove"),
  );
  const values = el(
    "details",
    { class: "part", open: work.open },
    el("summary", {}, counted(card.rows.length, "value"), el("span", { class: "quiet" }, " and where they come from")),
  );
  const fill = () => values.childElementCount < 2 && values.append(valuesTable(card, `Values of ${title}`));
  if (work.open) {
    fill();
  }
  values.addEventListener("toggle", () => {
    on.toggle(/** @type {HTMLDetailsElement} */ (values).open);
    fill();
  });
  return el(
    "article",
    { class: "card", id: `work-${id}`, "aria-labelledby": `title-${id}` },
    head,
    ...noticeLines(work),
    work.proposals.length ? diffPart(work.proposals, title, on) : null,
    values,
    statementsPart(card),
    relatedPart(card, on.pick),
  );
}

/** @param {Work} work */
function noticeLines(work) {
  const lines = [];
  for (const flag of work.verdict ? [] : work.card.flags) {
    lines.push(notice("error", `This work is reported as: ${flag}`));
  }
  if (work.verdict) {
    lines.push(verdictLine(work));
  }
  for (const twin of work.duplicates) {
    lines.push(twin.key && twin.key === work.saved ? notice("saved", el("strong", {}, `Saved as ${twin.key}`)) : duplicateLine(twin));
  }
  if (work.zotero) {
    const { created, why } = work.zotero;
    const said = el("strong", {}, created ? "Created in Zotero" : "Already in Zotero");
    lines.push(notice(created ? "saved" : "present", said, why ? ` (${why})` : ""));
  }
  for (const message of work.notes) {
    lines.push(notice("info", message));
  }
  const issues = work.card.issues.filter((/** @type {any} */ issue) => !work.notes.includes(issue.message));
  if (issues.length) {
    lines.push(
      el("ul", { class: "issues" }, ...issues.map((/** @type {any} */ issue) => el("li", { class: issue.severity }, issue.message))),
    );
  }
  return lines;
}

/** @param {string} kind @param {...(Node | string)} words */
function notice(kind, ...words) {
  return el("p", { class: `notice ${kind}` }, ...words);
}

/** @param {Work} work */
function verdictLine(work) {
  const { verdict, message } = /** @type {{verdict: keyof typeof VERDICTS, message: string}} */ (work.verdict);
  const said = el("div", { class: `verdict ${verdict}` }, el("p", {}, el("strong", {}, VERDICTS[verdict] || verdict), message ? ` – ${message}` : ""));
  const more = work.findings.filter((finding) => !message.includes(finding.message));
  if (more.length) {
    said.append(el("ul", {}, ...more.map((finding) => el("li", { class: finding.severity }, finding.message))));
  }
  return said;
}

/** @param {any} twin */
function duplicateLine(twin) {
  const where = twin.key ? `in the .bib as ${twin.key}` : "above in this list";
  if (twin.finding === "same") {
    return notice("present", el("strong", {}, `Already ${where}`), ` (${twin.why})${twin.key ? `. There: ${twin.text}` : ""}`);
  }
  return notice("info", el("strong", {}, `Looks like a work ${where}`), `, but is not the same: ${twin.why}. There: ${twin.text}`);
}
