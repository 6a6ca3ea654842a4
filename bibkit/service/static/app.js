/* The review page: what was read, what is proposed, what to do with it. All decisions are the service's or the user's. */

import { call, findToken, sendFile, useToken } from "./api.js";
import { workCard } from "./cards.js";
import { alarm, counted, el, part, say } from "./dom.js";
import { setUpIntake } from "./intake.js";
import { openLines } from "./lines.js";
import { setUpOutput } from "./output.js";
import { run, setUpRunning, tellProblem } from "./running.js";

/** @typedef {import("./cards.js").Work} Work */

const CARDS_AT_ONCE = 50;
const CARDS_SET_CLOSE = 6;

/** @type {{works: Work[], shown: number, lines: any[], setup: any}} */
const state = { works: [], shown: CARDS_AT_ONCE, lines: [], setup: null };
let lastId = 0;

// ---------------------------------------------------------------- works

/** @param {any} answer - records with their cards @param {string} from @returns {Work[]} */
function addWorks(answer, from = "") {
  const open = answer.records.length <= 3;
  const added = answer.records.map((/** @type {any} */ record, /** @type {number} */ place) => ({
    id: (lastId += 1),
    record,
    card: answer.cards[place],
    chosen: true,
    open,
    proposals: [],
    notes: [],
    duplicates: [],
    zotero: null,
    verdict: null,
    findings: [],
    saved: "",
    from,
  }));
  state.shown = Math.max(state.shown, state.works.length + CARDS_AT_ONCE);
  state.works.push(...added);
  return added;
}

function chosenWorks() {
  return state.works.filter((work) => work.chosen);
}

/** @param {Work[]} works */
function recordsOf(works) {
  return works.map((work) => work.record);
}

/** What of the works stands in the .bib, or twice in the list. */
async function findDuplicates() {
  if (!state.works.length) {
    return;
  }
  const { duplicates } = await call("duplicates", { records: recordsOf(state.works) });
  state.works.forEach((work, place) => {
    work.duplicates = duplicates.filter((/** @type {any} */ twin) => twin.record === place);
    if (work.duplicates.some((twin) => twin.finding === "same")) {
      work.chosen = false;
    }
  });
}

/** @param {Work} work */
function handlers(work) {
  return {
    choose: (/** @type {boolean} */ chosen) => {
      work.chosen = chosen;
      showCounts();
    },
    toggle: (/** @type {boolean} */ open) => (work.open = open),
    remove: () => {
      const place = state.works.indexOf(work);
      state.works.splice(place, 1);
      show();
      const next = state.works[Math.min(place, state.works.length - 1)];
      focusOn(next ? `choose-${next.id}` : "input");
      say("Removed.");
    },
    pick: (/** @type {number[]} */ related) =>
      run("Adding works", async () => {
        const added = addWorks(await call("cards", { records: [work.record], related }), "related work");
        await findDuplicates();
        show();
        focusOn(`choose-${added[0].id}`);
        say(`${counted(added.length, "work")} added.`);
      }),
    take: () => takeTicked([work]),
    dismiss: () => {
      work.proposals = [];
      show();
      focusOn(`choose-${work.id}`);
    },
    changed: showCounts,
  };
}

/** @param {Work[]} works */
function takeTicked(works) {
  return run("Taking values", async () => {
    const taken = works.filter((work) => work.proposals.some((proposal) => proposal.ticked));
    const changes = taken.flatMap((work, item) =>
      work.proposals
        .filter((proposal) => proposal.ticked)
        .map((proposal) => ({ item, field: proposal.field, new: proposal.new, origin: proposal.origin })),
    );
    const answer = await call("apply", { records: recordsOf(taken), changes });
    taken.forEach((work, place) => {
      work.record = answer.records[place];
      work.card = answer.cards[place];
      work.proposals = work.proposals.filter((proposal) => !proposal.ticked);
      work.open = true;
    });
    await findDuplicates();
    show();
    focusOn(`choose-${taken[0].id}`);
    say(`${counted(changes.length, "value")} taken.`);
  });
}

// ---------------------------------------------------------------- showing

function show() {
  const shown = state.works.slice(0, state.shown);
  part("cards").replaceChildren(...shown.map((work) => workCard(work, handlers(work))), ...moreButton());
  const lines = openLines(state.lines, acceptLine, () => {
    state.lines = [];
    show();
    focusOn("works-heading");
  });
  part("open-lines").replaceChildren(...(lines ? [lines] : []));
  showCounts();
}

/** Of a long list a part is shown; what is done is done with all of it. */
function moreButton() {
  const rest = state.works.length - state.shown;
  if (rest <= 0) {
    return [];
  }
  const more = () => {
    const next = state.works[state.shown];
    state.shown += CARDS_AT_ONCE;
    show();
    focusOn(`choose-${next.id}`);
  };
  const label = `Show ${Math.min(rest, CARDS_AT_ONCE)} more of ${counted(state.works.length, "work")}`;
  return [el("button", { type: "button", onclick: more }, label)];
}

function showCounts() {
  const chosen = chosenWorks().length;
  const ticked = state.works.flatMap((work) => work.proposals).filter((proposal) => proposal.ticked).length;
  const some = state.works.length > 0;
  part("works-heading").textContent = some ? counted(state.works.length, "work") : "No works yet";
  // What has been read comes first then: the box to paste into gives room, and a long list is set closer.
  part("intake").classList.toggle("low", some);
  part("cards").classList.toggle("many", state.works.length > CARDS_SET_CLOSE);
  part("empty").hidden = some || state.lines.length > 0;
  part("tools").hidden = !some;
  part("actions").hidden = !some;
  part("chosen").textContent = `${chosen} of ${counted(state.works.length, "work")} chosen`;
  const several = state.works.filter((work) => work.proposals.length).length > 1;
  part("take-all").hidden = !several || !ticked;
  part("take-all").textContent = `Take all ${ticked} ticked values`;
  part("save").textContent = saveLabel(chosen);
  part("annotation-part").hidden = !chosenWorks().some((work) => work.card.statements.length);
  for (const id of ["save", "copy", "download", "push"]) {
    part(id).toggleAttribute("disabled", chosen === 0);
  }
}

/** @param {number} chosen */
function saveLabel(chosen) {
  const file = state.setup?.bib || "";
  return chosen ? `Save ${chosen} to ${file}` : `Save to ${file}`;
}

/** @param {string} id */
function focusOn(id) {
  part(id)?.focus();
}

/** @param {any} line @param {{record: any, card: any}} found @param {string} from */
function acceptLine(line, found, from) {
  state.lines = state.lines.filter((other) => other !== line);
  const added = addWorks({ records: [found.record], cards: [found.card] }, from);
  show();
  focusOn(`choose-${added[0].id}`);
}

// ---------------------------------------------------------------- reading

/** @param {{text?: string, files?: File[]}} input */
function read({ text, files = [] }) {
  const url = /** @type {HTMLInputElement} */ (part("url")).value.trim();
  const kind = /** @type {HTMLSelectElement} */ (part("kind")).value;
  return run("Reading", async (options) => {
    const answers = [];
    if (text) {
      answers.push(await call("read", { text, url, as: kind }, options));
    }
    for (const file of files) {
      answers.push(await sendFile(file, { name: file.name, url, as: kind }, options));
    }
    const added = answers.flatMap((answer) => addWorks(answer, answer.name || ""));
    const lines = answers.flatMap((answer) => answer.unresolved);
    state.lines.push(...lines);
    await findDuplicates();
    show();
    tellRead(answers, added, lines);
  });
}

/** @param {any[]} answers @param {Work[]} added @param {any[]} lines */
function tellRead(answers, added, lines) {
  const noticed = answers.flatMap((answer) => answer.issues.map((/** @type {any} */ issue) => issue.message));
  if (added.length || lines.length) {
    /** @type {HTMLTextAreaElement} */ (part("input")).value = "";
    /** @type {HTMLInputElement} */ (part("url")).value = "";
    focusOn(added.length ? `choose-${added[0].id}` : "open-lines-heading");
    const read = added.length ? `${counted(added.length, "work")} read.` : "No work was found for sure.";
    say([read, ...noticed.slice(0, 3)].join(" "), { good: added.length > 0 });
  } else {
    alarm({ message: noticed[0] || "Nothing was found in it", hint: "a page that shows one work in full is read best" });
  }
}

// ---------------------------------------------------------------- looking up

/** What a look-up is about: the chosen works, all when none is. */
function askedWorks() {
  const chosen = chosenWorks();
  return chosen.length ? chosen : [...state.works];
}

function lookUp() {
  const works = askedWorks();
  return run("Looking up", async (options) => {
    const { proposals, issues } = await call("enrich", { records: recordsOf(works) }, options);
    works.forEach((work, place) => {
      work.proposals = proposals
        .filter((/** @type {any} */ proposal) => proposal.item === place)
        .map((/** @type {any} */ proposal) => ({ ...proposal, ticked: proposal.kind === "fill" }));
      work.notes = issues.filter((/** @type {any} */ issue) => issue.item === place).map((/** @type {any} */ issue) => issue.message);
    });
    show();
    const first = works.find((work) => work.proposals.length);
    if (first) {
      /** @type {HTMLElement | null} */ (document.querySelector(`#work-${first.id} .diff input`))?.focus();
    }
    say(proposals.length ? `${counted(proposals.length, "proposal")}.` : "Nothing to add was found.");
  });
}

function check() {
  const works = askedWorks();
  return run("Checking", async (options) => {
    const { verdicts, findings } = await call("check", { records: recordsOf(works) }, options);
    works.forEach((work, place) => {
      work.verdict = verdicts.find((/** @type {any} */ verdict) => verdict.item === place) || null;
      work.findings = findings.filter((/** @type {any} */ finding) => finding.item === place);
    });
    show();
    focusOn("works-heading");
    const good = works.filter((work) => work.verdict?.verdict === "verified").length;
    say(`${good} of ${counted(works.length, "work")} verified.`);
  });
}

// ---------------------------------------------------------------- starting

/** @param {string} [why] */
function connect(why) {
  part("connect").hidden = false;
  part("intake").hidden = true;
  if (why) {
    alarm({ message: why, hint: "it stands in the address that bibkit serve printed" });
  }
  focusOn("token");
}

async function start() {
  let setup;
  try {
    setup = await call("setup");
  } catch (error) {
    tellProblem(error);
    return;
  }
  state.setup = setup;
  alarm(null);
  part("connect").hidden = true;
  part("intake").hidden = false;
  part("about").replaceChildren(...aboutLine(setup));
  setUpOutput(setup, { run, chosen: chosenWorks, saved: afterSave, pushed: afterPush });
  show();
  focusOn("input");
}

/** @param {any} setup */
function aboutLine(setup) {
  const where = setup.bib ? ["Saves to ", el("b", {}, setup.bib), " · "] : [];
  return [...where, setup.offline ? "offline · " : "", `version ${setup.version}`].filter(Boolean);
}

/**
 * What the library has, by what a push or its rehearsal told.
 *
 * @param {Work[]} works - those that were sent
 * @param {{what: string, outcome: string, record?: number, reason?: string}[]} objects
 */
function afterPush(works, objects) {
  for (const { what, outcome, record, reason } of objects) {
    if (what === "item" && record !== undefined && (outcome === "present" || outcome === "created")) {
      works[record].zotero = { created: outcome === "created", why: reason || "" };
    }
  }
  show();
}

/** @param {{added: {item: number, key: string}[]}} answer @param {Work[]} works - those that were sent */
async function afterSave({ added }, works) {
  for (const { item, key } of added) {
    works[item].saved = key;
  }
  await findDuplicates();
  show();
}

setUpIntake(read);
part("connect").addEventListener("submit", (event) => {
  event.preventDefault();
  useToken(/** @type {HTMLInputElement} */ (part("token")).value);
  start();
});
setUpRunning(connect);
part("enrich").addEventListener("click", lookUp);
part("check").addEventListener("click", check);
part("take-all").addEventListener("click", () => takeTicked(state.works));
part("clear").addEventListener("click", () => {
  state.works = [];
  state.lines = [];
  state.shown = CARDS_AT_ONCE;
  show();
  focusOn("input");
});
if (findToken()) {
  start();
} else {
  connect();
}
