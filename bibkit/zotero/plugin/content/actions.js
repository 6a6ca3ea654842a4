/* The commands of the menu. */
"use strict";

var BibkitActions = class BibkitActions {
  constructor() {
    /** @type {State} */
    this.state = { journal: [], items: {} };
    /** Called when verdicts or provenance changed. */
    this.changed = () => {};
  }

  async load() {
    try {
      this.state = readState(await BibkitFiles.readStateText());
    } catch (error) {
      Zotero.logError(error);
    }
  }

  /** @param {State} state */
  async keep(state) {
    this.state = state;
    this.changed();
    await BibkitFiles.writeStateText(JSON.stringify(state));
  }

  client() {
    return new BibkitClient(BibkitFiles.settings(), BibkitFiles.send);
  }

  /**
   * Run a command; what goes wrong is told in one message. Never rejects.
   *
   * @param {any} window
   * @param {"enrich" | "statements" | "check" | "bib" | "undo"} name
   */
  async run(window, name) {
    try {
      await this[name](window);
    } catch (error) {
      const trouble = error instanceof BibkitError ? error.trouble : null;
      if (!trouble) {
        Zotero.logError(error);
      }
      const message = trouble || { id: "bibkit-failed", args: { message: String(error) } };
      await BibkitDialogs.tell(window, message.id, message.args);
    }
  }

  /** @param {any} window */
  async enrich(window) {
    const items = await this.selection(window);
    if (!items) {
      return;
    }
    const answer = await this.client().enrich(BibkitLibrary.forService(items));
    const rows = proposalRows(items, answer.proposals || []);
    const messages = (answer.issues || []).map((issue) => `${itemTitle(items[issue.item] || {})}: ${issue.message}`);
    if (!rows.length && !messages.length) {
      await BibkitDialogs.tell(window, "bibkit-nothing-to-enrich", { count: items.length });
      return;
    }
    const names = Object.fromEntries(rows.map(({ field }) => [field, BibkitLibrary.fieldName(field)]));
    const ticked = await BibkitDialogs.open(window, "proposals", { rows, messages, names });
    const changes = ticked ? chosenChanges(rows, ticked, items) : [];
    if (!changes.length) {
      return;
    }
    const { done, stale } = await BibkitLibrary.apply(changes);
    const sources = new Map(rows.map((row) => [`${items[row.item].key} ${row.field}`, row.source]));
    const written = done.map(({ key, field }) => ({ key, field, source: sources.get(`${key} ${field}`) || "" }));
    const journal = withEntry(this.state.journal, new Date().toISOString(), done);
    await this.keep(withProvenance({ ...this.state, journal }, written));
    if (stale.length) {
      await BibkitDialogs.tell(window, "bibkit-stale", { count: stale.length });
    }
  }

  /** @param {any} window */
  async undo(window) {
    const { journal, restore, kept } = undoLast(this.state.journal, (key) => {
      const item = BibkitLibrary.find(key);
      return item ? item.toJSON() : undefined;
    });
    if (!restore.length && !kept.length) {
      await BibkitDialogs.tell(window, "bibkit-nothing-to-undo");
      return;
    }
    const { done, stale } = await BibkitLibrary.apply(restore);
    await this.keep(withoutProvenance({ ...this.state, journal }, done));
    await BibkitDialogs.tell(window, "bibkit-undone", { count: done.length, kept: kept.length + stale.length });
  }

  /** @param {any} window */
  async statements(window) {
    const selected = BibkitLibrary.selected(window);
    const { related } = BibkitFiles.settings();
    const asked = await BibkitDialogs.open(window, "page", { related });
    if (!asked) {
      return;
    }
    const page = { ...pageOf(asked.content), url: asked.url };
    let found = await this.notesFor(selected, page, asked.related);
    if (!found.plan.store.length && !found.plan.present.length) {
      const others = await BibkitLibrary.withDois(recordDois(found.records));
      found = await this.notesFor(others, page, asked.related);
    }
    const { plan, items, records, notes } = found;
    await BibkitLibrary.addNotes(plan.store);
    await this.keep(withItems(this.state, talliesOf(items, records, notes)));
    const counts = { stored: plan.store.length, present: plan.present.length, homeless: plan.homeless.length };
    await BibkitDialogs.tell(window, notes.length ? "bibkit-notes-done" : "bibkit-no-notes", counts);
  }

  /**
   * @param {any[]} zoteroItems
   * @param {any} page
   * @param {boolean} related
   */
  async notesFor(zoteroItems, page, related) {
    const items = zoteroItems.map((item) => BibkitLibrary.describeWithNotes(item));
    const answer = await this.client().page(page, BibkitLibrary.forService(items), related);
    const notes = answer.notes || [];
    return { items, notes, records: answer.records || [], plan: notePlan(items, notes) };
  }

  /** @param {any} window */
  async check(window) {
    const items = await this.selection(window);
    if (!items) {
      return;
    }
    const kept = keptVerdicts(items, await this.client().check(BibkitLibrary.forService(items)));
    await this.keep(withItems(this.state, kept));
    const rows = items.map((item) => ({ title: itemTitle(item), ...kept[item.key] }));
    await BibkitDialogs.open(window, "report", { rows });
  }

  /** @param {any} window */
  async bib(window) {
    const items = await this.selection(window);
    if (!items) {
      return;
    }
    const settings = BibkitFiles.settings();
    const path = settings.bib || (await BibkitDialogs.pickBib(window));
    if (!path) {
      return;
    }
    const before = await BibkitFiles.readText(path);
    const answer = await this.client().bib(BibkitLibrary.forService(items), before, settings.bibFormat);
    const outcome = bibOutcome(before, answer);
    if (outcome.write && !(await BibkitFiles.replaceText(path, before, answer.text))) {
      await BibkitDialogs.tell(window, "bibkit-bib-changed", { path });
      return;
    }
    BibkitFiles.setBib(path);
    const counts = { added: outcome.added.length, present: outcome.present.length, path };
    await BibkitDialogs.tell(window, "bibkit-bib-done", { ...counts, keys: outcome.added.slice(0, 10).join(", ") });
  }

  /**
   * The JSON of the selected items; says so when there are none.
   *
   * @param {any} window
   * @returns {Promise<any[] | null>}
   */
  async selection(window) {
    const items = BibkitLibrary.selected(window).map((/** @type {any} */ item) => BibkitLibrary.describe(item));
    if (!items.length) {
      await BibkitDialogs.tell(window, "bibkit-no-selection");
      return null;
    }
    return items;
  }
};
