import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const lib = load();

const ITEM = { key: "1/AAAA2222", itemType: "journalArticle", title: "Shared decisions", volume: "", pages: "11-19" };
const OTHER = { key: "1/BBBB2222", itemType: "case", caseName: "The matter", creators: [] };

test("what fills a blank is ticked, what would replace something is not", () => {
  const rows = lib.proposalRows(
    [ITEM],
    [
      { item: 0, field: "volume", old: "", new: "4", source: "api.crossref.org", score: 0.987 },
      { item: 0, field: "pages", old: "11-19", new: "11-21", source: "api.crossref.org" },
    ],
  );
  assert.deepEqual(
    rows.map((row) => [row.field, row.oldText, row.newText, row.ticked, row.source]),
    [
      ["volume", "", "4", true, "api.crossref.org (99 %)"],
      ["pages", "11-19", "11-21", false, "api.crossref.org"],
    ],
  );
});

test("the item itself says what it holds, not the proposal", () => {
  const [row] = lib.proposalRows([ITEM], [{ item: 0, field: "pages", old: "", new: "1", source: "x" }]);
  assert.deepEqual([row.old, row.ticked], ["11-19", false]);
});

test("proposals for nobody, without a field, or without a change make no row", () => {
  const proposals = [
    { item: 7, field: "volume", old: "", new: "4", source: "x" },
    { item: 0, field: "", old: "", new: "4", source: "x" },
    { item: 0, field: "pages", old: "", new: "11-19", source: "x" },
    { item: 0, field: "volume", old: "", source: "x" },
  ];
  assert.deepEqual(lib.proposalRows([ITEM], proposals), []);
});

test("rows come by item, and ticked ones become changes", () => {
  const items = [ITEM, OTHER];
  const creators = [{ creatorType: "author", firstName: "Min", lastName: "Li" }];
  const rows = lib.proposalRows(items, [
    { item: 1, field: "creators", old: [], new: creators, source: "x" },
    { item: 0, field: "volume", old: "", new: "4", source: "x" },
  ]);
  assert.deepEqual(
    rows.map((row) => [row.id, row.title, row.newText]),
    [
      [0, "Shared decisions", "4"],
      [1, "The matter", "Li, Min"],
    ],
  );
  assert.deepEqual(lib.chosenChanges(rows, [1], items), [
    { key: "1/BBBB2222", field: "creators", old: [], new: creators },
  ]);
});

test("values in words", () => {
  assert.equal(lib.shownValue([{ name: "WHO" }, { lastName: "Li", firstName: "" }]), "WHO; Li");
  assert.equal(lib.shownValue([{ tag: "a" }, { tag: "b", type: 1 }]), "a; b");
  assert.equal(lib.shownValue(null), "");
  assert.equal(lib.shownValue(7), "7");
});

test("undo restores what we wrote and leaves what the user changed since", () => {
  const changes = [
    { key: "1/A", field: "volume", old: "", new: "4" },
    { key: "1/A", field: "pages", old: "1", new: "1-9" },
    { key: "1/GONE", field: "pages", old: "1", new: "2" },
  ];
  const journal = lib.withEntry([{ when: "before", changes: [] }], "now", changes);
  const undone = lib.undoLast(journal, (key) => (key === "1/A" ? { volume: "4", pages: "1-10" } : undefined));
  assert.deepEqual(undone.restore, [{ key: "1/A", field: "volume", old: "4", new: "" }]);
  assert.deepEqual(undone.kept, changes.slice(1));
  assert.deepEqual(undone.journal, [{ when: "before", changes: [] }]);
  assert.deepEqual(lib.undoLast([], () => undefined).restore, []);
});

test("the journal is short, and empty changes are no entry", () => {
  let journal = [];
  for (let number = 0; number < 30; number++) {
    journal = lib.withEntry(journal, String(number), [{ key: "k", field: "f", old: "", new: number }]);
  }
  assert.equal(journal.length, lib.JOURNAL_LENGTH);
  assert.equal(journal[0].when, "10");
  assert.equal(lib.withEntry(journal, "x", []), journal);
});

test("same values in other clothes", () => {
  assert.ok(lib.sameValue(undefined, ""));
  assert.ok(lib.sameValue([], ""));
  assert.ok(lib.sameValue([{ lastName: "Li", firstName: "Min" }], [{ firstName: "Min", lastName: "Li", name: "" }]));
  assert.ok(!lib.sameValue([{ lastName: "Li" }], [{ lastName: "Wu" }]));
  assert.ok(lib.sameValue(4, "4"));
});

test("a damaged state is an empty one", () => {
  for (const text of [null, "", "no json", "[]", '{"journal": 3, "items": []}', "null"]) {
    assert.deepEqual(lib.readState(text), { journal: [], items: {} });
  }
  const journal = [{ when: "now", changes: [] }];
  assert.deepEqual(lib.readState(JSON.stringify({ journal: [...journal, null, {}], items: {} })).journal, journal);
});

test("provenance comes and goes with the values", () => {
  let state = lib.readState(null);
  state = lib.withProvenance(state, [
    { key: "k", field: "volume", source: "s" },
    { key: "k", field: "pages", source: "t" },
  ]);
  state = lib.withItems(state, { k: { verdict: "verified" } });
  assert.deepEqual(state.items.k, { provenance: { volume: "s", pages: "t" }, verdict: "verified" });
  state = lib.withoutProvenance(state, [{ key: "k", field: "volume", old: "", new: "" }]);
  assert.deepEqual(state.items.k.provenance, { pages: "t" });
});

test("tallies go to the item of the note", () => {
  const notes = [
    { record: 0, item: 1, kind: "k", title: "t", html: "" },
    { record: 1, item: null, kind: "k", title: "t", html: "" },
  ];
  const records = [{ notes: { tallies: { supporting: 3 } } }, {}];
  assert.deepEqual(lib.talliesOf([ITEM, OTHER], records, notes), { "1/BBBB2222": { tallies: { supporting: 3 } } });
});

test("verdicts: the gravest counts, findings without one are a problem, silence is none", () => {
  const kept = lib.keptVerdicts([ITEM, OTHER, { key: "1/C" }], {
    verdicts: [
      { item: 0, verdict: "verified" },
      { item: 0, verdict: "retracted", message: "Retracted in 2021." },
    ],
    findings: [
      { item: 1, severity: "warning", message: "No year." },
      { item: 1, severity: "warning", message: "No year." },
    ],
  });
  assert.deepEqual(kept["1/AAAA2222"], { verdict: "retracted", messages: ["Retracted in 2021."] });
  assert.deepEqual(kept["1/BBBB2222"], { verdict: "problem", messages: ["No year."] });
  assert.deepEqual(kept["1/C"], { verdict: "", messages: [] });
});

test("the column sorts by gravity and shows verdicts it does not know", () => {
  const cells = ["verified", "someday", "retracted"].map((verdict) => lib.cellData({ verdict }));
  assert.deepEqual([...cells].sort().map(lib.cellVerdict), ["retracted", "verified", "someday"]);
  assert.equal(lib.cellData(undefined), "");
  assert.equal(lib.cellVerdict(""), "");
  assert.equal(lib.verdictMessage("someday"), "");
});

test("notes go where they belong", () => {
  const notes = [
    { record: 0, item: 0, kind: "k", title: "A", html: "<p>a</p>" },
    { record: 0, item: 0, kind: "k", title: "B", html: "<p>b</p>", present: true },
    { record: 1, item: null, kind: "k", title: "C", html: "<p>c</p>" },
    { record: 1, item: 9, kind: "k", title: "D", html: "<p>d</p>" },
  ];
  assert.deepEqual(lib.notePlan([ITEM], notes), {
    store: [{ key: "1/AAAA2222", html: "<p>a</p>", title: "A" }],
    present: ["B"],
    homeless: ["C", "D"],
  });
});

test("HTML and pasted text are told apart", () => {
  assert.deepEqual(lib.pageOf("\n<!DOCTYPE html><html></html>"), { html: "\n<!DOCTYPE html><html></html>" });
  assert.deepEqual(lib.pageOf("2015\nDOI: 10.5555/x\n<b>"), { text: "2015\nDOI: 10.5555/x\n<b>" });
});

test("a .bib that does not begin as it did is not written", () => {
  const before = "@article{a,}\r\n\r\n";
  const answer = { text: "@article{a,}\r\n\r\n@book{b,}\n", added: [{ item: 0, key: "b" }], present: [] };
  assert.deepEqual(lib.bibOutcome(before, answer), { write: true, added: ["b"], present: [] });
  assert.deepEqual(lib.bibOutcome(before, { text: before }), { write: false, added: [], present: [] });
  assert.throws(() => lib.bibOutcome(before, { text: "@book{b,}" }));
  assert.throws(() => lib.bibOutcome(before, {}));
});

test("only this machine is asked", () => {
  assert.equal(lib.serviceAddress(" http://127.0.0.1:23120/ "), "http://127.0.0.1:23120");
  assert.equal(lib.serviceAddress("http://[::1]:1"), "http://[::1]:1");
  for (const address of ["http://example.org", "https://127.0.0.1:1", "http://127.0.0.1.evil.org", "http://127.0.0.1:1/x"]) {
    assert.throws(() => lib.serviceAddress(address), (error) => error.trouble.id === "bibkit-bad-address");
  }
});

const client = (answer, settings = {}) => {
  const sent = [];
  const send = async (request) => {
    sent.push(request);
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  };
  return { sent, client: new lib.BibkitClient({ url: "http://localhost:1", token: "t", mailto: "m", ...settings }, send) };
};

test("requests carry the token and JSON", async () => {
  const { client: one, sent } = client({ status: 200, text: '{"proposals": []}' });
  assert.deepEqual(await one.enrich([{ title: "x" }]), { proposals: [] });
  assert.equal(sent[0].url, "http://localhost:1/bibkit/v1/enrich");
  assert.equal(sent[0].headers.Authorization, "Bearer t");
  assert.deepEqual(JSON.parse(sent[0].body), { items: [{ title: "x" }], mailto: "m" });
  await one.health();
  assert.equal(sent[1].body, undefined);
});

for (const [name, answer, id] of [
  ["nobody there", new Error("refused"), "bibkit-not-running"],
  ["another program", { status: 200, text: "<html>" }, "bibkit-other-program"],
  ["the wrong token", { status: 401, text: '{"error": {}}' }, "bibkit-wrong-token"],
  ["an error", { status: 502, text: '{"error": {"message": "no answer", "hint": "later"}}' }, "bibkit-service-error"],
  ["a bare error", { status: 500, text: "null" }, "bibkit-service-error"],
]) {
  test(`trouble: ${name}`, async () => {
    await assert.rejects(client(answer).client.check([]), (error) => {
      assert.equal(error.trouble.id, id);
      return true;
    });
  });
}

test("an error's words reach the user", async () => {
  const answer = { status: 502, text: '{"error": {"message": "no answer", "hint": "later"}}' };
  await assert.rejects(client(answer).client.check([]), (error) => error.trouble.args.message === "no answer – later");
});
