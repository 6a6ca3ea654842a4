// A Zotero small enough to run the whole plugin in node: items, transactions, preferences, hooks, windows.
import { load, run } from "./load.mjs";

class FakeItem {
  constructor(zotero, key, data, type = "journalArticle") {
    Object.assign(this, { zotero, key, libraryID: 1, deleted: false, type });
    this.saved = { itemType: type, ...data };
    this.pending = {};
  }

  isRegularItem() {
    return this.type !== "note";
  }

  isEditable() {
    return !this.locked;
  }

  toJSON() {
    return structuredClone({ key: this.key, version: 3, collections: [], creators: [], ...this.saved, ...this.pending });
  }

  setField(field, value) {
    if (field === "nonsense") {
      throw new Error(`'${field}' is not a valid field`);
    }
    this.pending[field] = value;
  }

  setCreators(value) {
    this.pending.creators = value;
  }

  setTags(value) {
    this.pending.tags = value;
  }

  setNote(html) {
    this.pending.note = html;
  }

  getNote() {
    return this.saved.note;
  }

  getNotes() {
    return [...this.zotero.all.keys()].filter((id) => this.zotero.all.get(id).parentKey === this.key);
  }

  async save() {
    this.zotero.inTransaction.push(this);
  }

  async reload() {
    this.pending = {};
  }
}

/** A Zotero with the items given (key -> fields) and a service that answers `answers[route]`. */
export function fakeZotero(items = {}, answers = {}, { menuManager = true } = {}) {
  const all = new Map();
  const log = { requests: [], alerts: [], written: [], transactions: 0, hooks: {}, removed: [], errors: [], dialogs: {} };
  const prefs = { "extensions.bibkit.url": "http://127.0.0.1:23120", "extensions.bibkit.token": "secret" };
  const files = new Map();
  const hook = (name) => (options) => {
    log.hooks[name] = options;
    return `${name}-id`;
  };
  const unhook = (name) => (id) => log.removed.push(`${name} ${id}`);
  const window = fakeWindow(log, () => selected);
  const Zotero = {
    all,
    inTransaction: [],
    initializationPromise: Promise.resolve(),
    getMainWindow: () => window,
    getMainWindows: () => [window],
    logError: (error) => log.errors.push(error),
    DataDirectory: { dir: "/data" },
    Prefs: { get: (name) => prefs[name], set: (name, value) => (prefs[name] = value) },
    File: { pathToFile: (path) => ({ path, exists: () => files.has(path), normalize() {} }) },
    ItemFields: { getID: (name) => name !== "creators", getLocalizedString: (name) => `the ${name}` },
    Libraries: { getAll: () => [{ libraryID: 1, editable: true }] },
    Items: {
      get: (id) => all.get(id),
      getAsync: async (ids) => ids.map((id) => all.get(id)),
      getByLibraryAndKey: (_library, key) => [...all.values()].find((item) => item.key === key) || false,
    },
    Search: class {
      addCondition(_name, _operator, value) {
        this.doi = value;
      }
      async search() {
        return [...all].filter(([, item]) => item.saved.DOI === this.doi).map(([id]) => id);
      }
    },
    DB: {
      async executeTransaction(work) {
        Zotero.inTransaction = [];
        await work();
        log.transactions += 1;
        for (const item of Zotero.inTransaction) {
          Object.assign(item.saved, item.pending);
          item.pending = {};
          if (![...all.values()].includes(item)) {
            all.set(all.size + 1, item);
          }
        }
      },
    },
    HTTP: {
      async request(method, url, options) {
        const route = url.split("/").pop();
        log.requests.push({ method, url, headers: options.headers, body: JSON.parse(options.body || "null") });
        const answer = answers[route];
        if (answer === undefined) {
          throw new Error("connection refused");
        }
        const value = typeof answer === "function" ? answer(JSON.parse(options.body)) : answer;
        return { status: 200, response: JSON.stringify(value) };
      },
    },
    PreferencePanes: { register: hook("preferences") },
    ItemTreeManager: {
      registerColumn: hook("column"),
      unregisterColumn: unhook("column"),
      refreshColumns: () => (log.refreshed = (log.refreshed || 0) + 1),
    },
    ItemPaneManager: { registerSection: hook("section"), unregisterSection: unhook("section") },
  };
  if (menuManager) {
    Zotero.MenuManager = { registerMenu: hook("menu"), unregisterMenu: unhook("menu") };
  }
  Zotero.Item = class extends FakeItem {
    constructor(type) {
      super(Zotero, `NOTE${all.size}`, {}, type);
    }
  };
  for (const [key, data] of Object.entries(items)) {
    all.set(all.size + 1, new FakeItem(Zotero, key, data));
  }
  let selected = [...all.values()];
  const globals = {
    Zotero,
    Services: { prompt: { alert: (_window, _title, text) => log.alerts.push(text) } },
    Components: {},
    ChromeUtils: {},
    PathUtils: { join: (...parts) => parts.join("/") },
    IOUtils: {
      exists: async (path) => files.has(path),
      read: async (path) => files.get(path),
      readUTF8: async (path) => new TextDecoder().decode(files.get(path)),
      write: async (path, bytes) => void (log.written.push(path), files.set(path, bytes)),
      writeUTF8: async (path, text) => void files.set(path, new TextEncoder().encode(text)),
    },
  };
  return { Zotero, globals, log, files, prefs, window, select: (chosen) => (selected = chosen), item: (id) => all.get(id) };
}

function fakeWindow(log, selected) {
  const elements = new Map();
  const element = (tag) => ({
    tag,
    dataset: {},
    style: {},
    children: [],
    listeners: {},
    set id(value) {
      elements.set(value, this);
    },
    appendChild(child) {
      this.children.push(child);
      return child;
    },
    replaceChildren(...children) {
      this.children = children;
    },
    addEventListener(name, listener) {
      this.listeners[name] = listener;
    },
    remove() {
      log.removed.push(tag);
    },
  });
  elements.set("zotero-itemmenu", element("popup"));
  const document = {
    createXULElement: element,
    createElement: element,
    getElementById: (id) => elements.get(id) || null,
    querySelector: () => null,
    l10n: { formatValue: async (id, args) => (args ? `${id} ${JSON.stringify(args)}` : id) },
  };
  return {
    document,
    elements,
    TextDecoder,
    TextEncoder,
    MozXULElement: { insertFTLIfNeeded: (name) => (log.ftl = name) },
    ZoteroPane: { getSelectedItems: () => selected() },
    openDialog(address, _name, _features, { given, answer }) {
      const name = address.split("/").pop().replace(".xhtml", "");
      log.dialogs[name] = given;
      answer(log.answers ? log.answers[name] : null);
      return { document: {}, location: { href: address }, addEventListener() {} };
    },
  };
}

/** The plugin, started in a fake Zotero. */
export async function started(fake) {
  const scope = load(fake.globals);
  const plugin = new scope.BibkitPlugin("bibkit@test", "jar:file:///x!/");
  await plugin.start();
  return { plugin, scope, act: (name) => plugin.actions.run(fake.window, name) };
}

export { run };
