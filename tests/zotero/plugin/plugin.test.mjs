import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeZotero, run, started } from "./fake.mjs";

const ITEMS = {
  AAAA2222: { title: "Shared decisions", DOI: "10.5555/x", volume: "", pages: "11-19" },
  BBBB2222: { title: "Another", DOI: "10.5555/y" },
};
const PROPOSALS = {
  proposals: [
    { item: 0, field: "volume", old: "", new: "4", source: "api.crossref.org" },
    { item: 0, field: "pages", old: "11-19", new: "11-21", source: "api.crossref.org" },
    { item: 1, field: "creators", old: [], new: [{ creatorType: "author", name: "WHO" }], source: "api.crossref.org" },
  ],
};

test("enrich: what was ticked is written in one transaction, and undone by one command", async () => {
  const fake = fakeZotero(ITEMS, { enrich: PROPOSALS });
  const { act } = await started(fake);
  fake.log.answers = { proposals: [0, 2] };
  await act("enrich");
  assert.deepEqual(fake.log.alerts, []);
  assert.equal(fake.log.transactions, 1);
  assert.equal(fake.item(1).saved.volume, "4");
  assert.equal(fake.item(1).saved.pages, "11-19");
  assert.deepEqual(fake.item(2).saved.creators, [{ creatorType: "author", name: "WHO" }]);
  await act("undo");
  assert.equal(fake.log.transactions, 2);
  assert.equal(fake.item(1).saved.volume, "");
  assert.deepEqual(fake.item(2).saved.creators, []);
  assert.deepEqual(fake.log.alerts, ['bibkit-undone {"count":2,"kept":0}']);
  await act("undo");
  assert.equal(fake.log.alerts[1], "bibkit-nothing-to-undo");
});

test("enrich: the service sees the work and nothing of the library", async () => {
  const fake = fakeZotero(ITEMS, { enrich: PROPOSALS });
  const { act } = await started(fake);
  await act("enrich");
  const [{ headers, body }] = fake.log.requests;
  assert.equal(headers.Authorization, "Bearer secret");
  assert.deepEqual(Object.keys(body.items[0]).sort(), ["DOI", "creators", "itemType", "pages", "title", "volume"]);
  assert.equal(fake.log.transactions, 0, "the dialog was closed without an answer");
});

test("enrich: undo survives a restart", async () => {
  const fake = fakeZotero(ITEMS, { enrich: PROPOSALS });
  const first = await started(fake);
  fake.log.answers = { proposals: [0] };
  await first.act("enrich");
  first.plugin.stop();
  const second = await started(fake);
  await second.act("undo");
  assert.equal(fake.item(1).saved.volume, "");
});

test("enrich: what the user edits while the dialog is open stays", async () => {
  const fake = fakeZotero(ITEMS, {
    enrich: () => {
      fake.item(1).saved.volume = "my own";
      return PROPOSALS;
    },
  });
  const { act } = await started(fake);
  fake.log.answers = { proposals: [0] };
  await act("enrich");
  assert.equal(fake.item(1).saved.volume, "my own");
  assert.deepEqual(fake.log.alerts, ['bibkit-stale {"count":1}']);
});

test("enrich: a value that Zotero refuses takes everything back", async () => {
  const proposals = [...PROPOSALS.proposals, { item: 1, field: "nonsense", old: "", new: "x", source: "s" }];
  const fake = fakeZotero(ITEMS, { enrich: { proposals } });
  const { act, plugin } = await started(fake);
  fake.log.answers = { proposals: [0, 1, 2, 3] };
  await act("enrich");
  assert.match(fake.log.alerts[0], /bibkit-failed.*not a valid field/);
  assert.equal(fake.log.transactions, 0);
  assert.equal(fake.item(1).toJSON().volume, "", "nothing is left pending in memory either");
  assert.deepEqual(plugin.actions.state.journal, []);
});

test("enrich: nothing to add is said", async () => {
  const fake = fakeZotero(ITEMS, { enrich: { proposals: [] } });
  const { act } = await started(fake);
  await act("enrich");
  assert.deepEqual(fake.log.alerts, ['bibkit-nothing-to-enrich {"count":2}']);
});

test("a service that does not run, and an empty selection, are told", async () => {
  const fake = fakeZotero(ITEMS);
  const { act } = await started(fake);
  for (const name of ["enrich", "check"]) {
    await act(name);
  }
  fake.select([]);
  await act("bib");
  assert.deepEqual(fake.log.alerts, [
    'bibkit-not-running {"url":"http://127.0.0.1:23120"}',
    'bibkit-not-running {"url":"http://127.0.0.1:23120"}',
    "bibkit-no-selection",
  ]);
  assert.deepEqual(fake.log.errors, []);
});

const page = ({ items }) => ({
  records: [{ entry: { DOI: "10.5555/y" }, notes: { tallies: { supporting: 2 } } }],
  notes: [
    {
      record: 0,
      item: items.findIndex((item) => item.DOI === "10.5555/y") < 0 ? null : items.findIndex((i) => i.DOI === "10.5555/y"),
      kind: "citation-statements/scite",
      title: "Citation statements (scite)",
      html: "<h1>Citation statements (scite)</h1>",
      present: items.some((item) => item.notes.some((note) => note.includes("(scite)"))),
    },
  ],
});

test("citation statements: the note goes below the matching item, selected or not, and only once", async () => {
  const fake = fakeZotero(ITEMS, { page });
  const { act, plugin } = await started(fake);
  fake.log.answers = { page: { content: "2015\nDOI: 10.5555/y", url: "", related: false } };
  fake.select([fake.item(1)]);
  await act("statements");
  const note = fake.item(3);
  assert.deepEqual([note.type, note.parentKey, note.saved.note], ["note", "BBBB2222", "<h1>Citation statements (scite)</h1>"]);
  assert.deepEqual(plugin.actions.state.items["1/BBBB2222"].tallies, { supporting: 2 });
  await act("statements");
  assert.equal(fake.Zotero.all.size, 3);
  assert.deepEqual(fake.log.alerts, [
    'bibkit-notes-done {"stored":1,"present":0,"homeless":0}',
    'bibkit-notes-done {"stored":0,"present":1,"homeless":0}',
  ]);
});

test("citation statements: without an item they are not stored", async () => {
  const fake = fakeZotero({ AAAA2222: ITEMS.AAAA2222 }, { page });
  const { act } = await started(fake);
  fake.log.answers = { page: { content: "<html></html>", url: "https://scite.ai/x", related: true } };
  await act("statements");
  assert.deepEqual(fake.log.alerts, ['bibkit-notes-done {"stored":0,"present":0,"homeless":1}']);
  assert.equal(fake.Zotero.all.size, 1);
  assert.equal(fake.log.requests[0].body.html, "<html></html>");
  assert.equal(fake.log.requests[0].body.related, true);
});

test("check: the verdict is in column and pane", async () => {
  const fake = fakeZotero(ITEMS, { check: { verdicts: [{ item: 0, verdict: "retracted", message: "In 2021." }] } });
  const { act } = await started(fake);
  await act("check");
  assert.equal(fake.log.dialogs.report.rows[0].verdict, "retracted");
  const { column, section } = fake.log.hooks;
  const data = column.dataProvider(fake.item(1));
  const cell = column.renderCell(0, data, { className: "c" }, false, fake.window.document);
  assert.equal(cell.textContent, "bibkit-verdict-retracted");
  const body = fake.window.document.createElement("div");
  section.onRender({ doc: fake.window.document, body, item: fake.item(1) });
  assert.deepEqual(
    body.children.map((line) => line.dataset.l10nId),
    ["bibkit-pane-verdict", "bibkit-pane-message"],
  );
  section.onRender({ doc: fake.window.document, body, item: fake.item(2) });
  assert.equal(body.children[0].dataset.l10nId, "bibkit-pane-empty");
  assert.ok(fake.log.refreshed);
});

const bytes = (text) => new TextEncoder().encode(text);
const OLD = "\uFEFF% mine\r\n@article{a,}\r\n";

test("send to .bib: appended, every byte before stays", async () => {
  const bib = ({ text }) => ({ text: `${text}@book{b,}\r\n`, added: [{ item: 0, key: "b" }], present: [] });
  const fake = fakeZotero(ITEMS, { bib });
  fake.files.set("/refs.bib", bytes(OLD));
  fake.prefs["extensions.bibkit.bib"] = "/refs.bib";
  const { act } = await started(fake);
  await act("bib");
  assert.deepEqual(fake.files.get("/refs.bib"), bytes(`${OLD}@book{b,}\r\n`));
  assert.deepEqual(fake.log.alerts, ['bibkit-bib-done {"added":1,"present":0,"path":"/refs.bib","keys":"b"}']);
});

test("send to .bib: a file that changed meanwhile is not overwritten", async () => {
  const fake = fakeZotero(ITEMS, {
    bib: ({ text }) => {
      fake.files.set("/refs.bib", bytes("@article{new,}"));
      return { text: `${text}@book{b,}` };
    },
  });
  fake.files.set("/refs.bib", bytes(OLD));
  fake.prefs["extensions.bibkit.bib"] = "/refs.bib";
  const { act } = await started(fake);
  await act("bib");
  assert.deepEqual(fake.files.get("/refs.bib"), bytes("@article{new,}"));
  assert.match(fake.log.alerts[0], /bibkit-bib-changed/);
});

test("send to .bib: what is no UTF-8, or an answer that lost the file, changes nothing", async () => {
  const fake = fakeZotero(ITEMS, { bib: { text: "" } });
  fake.prefs["extensions.bibkit.bib"] = "/refs.bib";
  const { act } = await started(fake);
  for (const content of [new Uint8Array([0x40, 0xe9]), bytes(OLD)]) {
    fake.files.set("/refs.bib", content);
    await act("bib");
    assert.equal(fake.files.get("/refs.bib"), content);
  }
  assert.equal(fake.log.alerts.filter((text) => text.startsWith("bibkit-failed")).length, 2);
  assert.deepEqual(fake.log.written, []);
});

test("Zotero 8 and later: the menu is registered, and gone after shutdown", async () => {
  const fake = fakeZotero(ITEMS);
  const { plugin } = await started(fake);
  const [submenu] = fake.log.hooks.menu.menus;
  assert.equal(fake.log.hooks.menu.target, "main/library/item");
  assert.equal(submenu.menus.length, 5);
  assert.equal(fake.log.ftl, "bibkit.ftl");
  plugin.stop();
  assert.deepEqual(fake.log.removed.sort(), ["column column-id", "menu menu-id", "section section-id"]);
});

test("Zotero 7: the menu stands in the window, its commands run, and it is removed", async () => {
  const fake = fakeZotero(ITEMS, { enrich: { proposals: [] } }, { menuManager: false });
  const { plugin } = await started(fake);
  const menu = fake.window.document.getElementById("bibkit-item-menu");
  assert.equal(menu.children[0].children.length, 5);
  await menu.children[0].children[0].listeners.command();
  assert.match(fake.log.alerts[0], /nothing-to-enrich/);
  plugin.stop();
  assert.ok(fake.log.removed.includes("menu"));
});

test("bootstrap: chrome is registered and unregistered", async () => {
  const fake = fakeZotero(ITEMS);
  const { scope: loaded } = await started(fakeZotero());
  const log = [];
  const chrome = { registerChrome: (_uri, entries) => (log.push(entries), { destruct: () => log.push("gone") }) };
  const scope = { ...fake.globals };
  scope.Components = {
    classes: { "@mozilla.org/addons/addon-manager-startup;1": { getService: () => chrome } },
    interfaces: {},
  };
  scope.Services = {
    ...fake.globals.Services,
    io: { newURI: (address) => address },
    scriptloader: { loadSubScript: (address, target) => Object.assign(target, { ...loaded, ...fake.globals }) },
  };
  run(scope, "bootstrap.js");
  assert.equal(typeof scope.install, "function");
  await scope.startup({ id: "x", rootURI: "jar:x!/" });
  assert.deepEqual(log[0], [["content", "bibkit", "jar:x!/content/"]]);
  scope.onMainWindowLoad({ window: fake.window });
  scope.onMainWindowUnload({ window: fake.window });
  scope.shutdown();
  assert.equal(log[1], "gone");
});
