/* What the plugin adds to Zotero: menu, column, pane, preferences. */
"use strict";

var BIBKIT_COMMANDS = /** @type {const} */ (["enrich", "statements", "check", "bib", "undo"]);
var BIBKIT_FTL = "bibkit.ftl";

var BibkitPlugin = class BibkitPlugin {
  /**
   * @param {string} id
   * @param {string} rootURI
   */
  constructor(id, rootURI) {
    this.id = id;
    this.icon = `${rootURI}content/icon.svg`;
    this.rootURI = rootURI;
    this.actions = new BibkitActions();
    /** @type {Record<string, string>} */
    this.verdictNames = {};
    /** @type {string | false} */
    this.column = false;
    /** @type {string | false} */
    this.section = false;
    /** @type {string | false} */
    this.menu = false;
  }

  async start() {
    await this.actions.load();
    Zotero.PreferencePanes.register({
      pluginID: this.id,
      src: `${this.rootURI}content/preferences.xhtml`,
      label: "bibkit",
      image: this.icon,
    });
    await this.addColumn();
    this.addSection();
    if (Zotero.MenuManager) {
      this.menu = Zotero.MenuManager.registerMenu({
        menuID: "bibkit-item-menu",
        pluginID: this.id,
        target: "main/library/item",
        menus: [{ menuType: "submenu", l10nID: "bibkit-menu", menus: this.menuItems() }],
      });
    }
    this.actions.changed = () => {
      if (Zotero.ItemTreeManager.refreshColumns) {
        Zotero.ItemTreeManager.refreshColumns();
      }
    };
    for (const window of Zotero.getMainWindows()) {
      this.addToWindow(window);
    }
  }

  stop() {
    for (const window of Zotero.getMainWindows()) {
      this.removeFromWindow(window);
    }
    if (this.menu) {
      Zotero.MenuManager.unregisterMenu(this.menu);
    }
    if (this.section) {
      Zotero.ItemPaneManager.unregisterSection(this.section);
    }
    if (this.column) {
      Zotero.ItemTreeManager.unregisterColumn(this.column);
    }
  }

  menuItems() {
    return BIBKIT_COMMANDS.map((name) => ({
      menuType: "menuitem",
      l10nID: `bibkit-menu-${name}`,
      onCommand: () => this.actions.run(Zotero.getMainWindow(), name),
    }));
  }

  /** @param {any} window */
  addToWindow(window) {
    window.MozXULElement.insertFTLIfNeeded(BIBKIT_FTL);
    this.learnVerdictNames(window);
    if (!Zotero.MenuManager) {
      this.addMenuElements(window); // Zotero 7
    }
  }

  /** @param {any} window */
  removeFromWindow(window) {
    window.document.getElementById("bibkit-item-menu")?.remove();
    window.document.querySelector(`[href="${BIBKIT_FTL}"]`)?.remove();
  }

  /** @param {any} window */
  addMenuElements(window) {
    const { document } = window;
    const menu = document.createXULElement("menu");
    menu.id = "bibkit-item-menu";
    menu.dataset.l10nId = "bibkit-menu";
    const popup = menu.appendChild(document.createXULElement("menupopup"));
    for (const name of BIBKIT_COMMANDS) {
      const item = popup.appendChild(document.createXULElement("menuitem"));
      item.dataset.l10nId = `bibkit-menu-${name}`;
      item.addEventListener("command", () => this.actions.run(window, name));
    }
    document.getElementById("zotero-itemmenu").appendChild(menu);
  }

  /** @param {any} window */
  async learnVerdictNames(window) {
    for (const verdict of VERDICT_ORDER) {
      this.verdictNames[verdict] = await BibkitDialogs.message(window, verdictMessage(verdict));
    }
  }

  async addColumn() {
    // Zotero 7 promises the key, later versions give it.
    this.column = await Zotero.ItemTreeManager.registerColumn({
      dataKey: "verdict",
      label: "bibkit",
      pluginID: this.id,
      width: "90",
      dataProvider: (/** @type {any} */ item) => cellData(this.actions.state.items[BibkitLibrary.keyOf(item)]),
      renderCell: (
        /** @type {number} */ _index,
        /** @type {string} */ data,
        /** @type {any} */ column,
        /** @type {boolean} */ _first,
        /** @type {Document} */ doc,
      ) => {
        const cell = doc.createElement("span");
        const verdict = cellVerdict(data);
        cell.className = `cell ${column.className}`;
        cell.textContent = this.verdictNames[verdict] || verdict;
        return cell;
      },
    });
  }

  addSection() {
    this.section = Zotero.ItemPaneManager.registerSection({
      paneID: "bibkit",
      pluginID: this.id,
      header: { l10nID: "bibkit-pane-header", icon: this.icon },
      sidenav: { l10nID: "bibkit-pane-sidenav", icon: this.icon },
      onItemChange: (/** @type {any} */ { item, setEnabled }) => {
        setEnabled(Boolean(item && item.isRegularItem()));
        return true;
      },
      onRender: (/** @type {any} */ { doc, body, item }) => {
        body.replaceChildren(...this.paneContent(doc, this.actions.state.items[BibkitLibrary.keyOf(item)] || {}));
      },
    });
  }

  /**
   * The pane's lines: verdict, tallies, where values come from.
   *
   * @param {Document} doc
   * @param {ItemState} known
   */
  paneContent(doc, known) {
    /** @type {HTMLElement[]} */
    const lines = [];
    /** @param {string} id @param {Record<string, any>} args */
    const add = (id, args) => {
      const line = doc.createElement("p");
      line.style.margin = "2px 0";
      line.dataset.l10nId = id;
      line.dataset.l10nArgs = JSON.stringify(args);
      lines.push(line);
    };
    if (known.verdict) {
      add("bibkit-pane-verdict", { verdict: this.verdictNames[known.verdict] || known.verdict });
    }
    for (const message of known.messages || []) {
      add("bibkit-pane-message", { message });
    }
    for (const [stance, count] of Object.entries(known.tallies || {})) {
      add("bibkit-pane-tally", { stance, count });
    }
    for (const [field, source] of Object.entries(known.provenance || {})) {
      add("bibkit-pane-origin", { field: BibkitLibrary.fieldName(field) || field, source });
    }
    if (!lines.length) {
      add("bibkit-pane-empty", {});
    }
    return lines;
  }
};
