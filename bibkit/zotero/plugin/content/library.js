/* Zotero's items as JSON, and changes to them. */
"use strict";

var BibkitLibrary = {
  /**
   * The regular items that are selected.
   *
   * @param {any} window
   */
  selected(window) {
    return window.ZoteroPane.getSelectedItems().filter((/** @type {any} */ item) => item.isRegularItem());
  },

  /**
   * An item's JSON under a key that is unique over all libraries.
   *
   * @param {any} item
   */
  describe(item) {
    return { ...item.toJSON(), key: this.keyOf(item) };
  },

  /** @param {any} item */
  keyOf(item) {
    return `${item.libraryID}/${item.key}`;
  },

  /**
   * What Zotero calls a field in the user's language; "" for what is no field of its own.
   *
   * @param {string} field
   */
  fieldName(field) {
    return Zotero.ItemFields.getID(field) ? String(Zotero.ItemFields.getLocalizedString(field)) : "";
  },

  /** @param {string} key @returns {any} - the item, null when it is gone or in the trash */
  find(key) {
    const [libraryID, own] = key.split("/");
    const item = Zotero.Items.getByLibraryAndKey(Number(libraryID), own);
    return item && !item.deleted ? item : null;
  },

  /**
   * The item JSON that goes to the service: our key, versions and places in this library are nobody's business.
   *
   * @param {any[]} items
   */
  forService(items) {
    return items.map(({ key, version, collections, relations, ...work }) => work);
  },

  /**
   * The item JSON with the HTML of the item's notes.
   *
   * @param {any} item
   */
  describeWithNotes(item) {
    const notes = item.getNotes().map((/** @type {number} */ id) => Zotero.Items.get(id).getNote());
    return { ...this.describe(item), notes };
  },

  /**
   * Items of all writable libraries that have one of the DOIs.
   *
   * @param {string[]} dois
   */
  async withDois(dois) {
    const found = [];
    for (const library of Zotero.Libraries.getAll().filter((/** @type {any} */ one) => one.editable)) {
      for (const doi of dois) {
        const search = new Zotero.Search();
        search.libraryID = library.libraryID;
        search.addCondition("DOI", "is", doi);
        found.push(...(await Zotero.Items.getAsync(await search.search())));
      }
    }
    return found.filter((item) => item.isRegularItem() && !item.deleted);
  },

  /**
   * Make the changes in one transaction: all of them, or none. Fields that no longer hold what the user was shown are
   * left alone.
   *
   * @param {Change[]} changes
   * @returns {Promise<{done: Change[], stale: Change[]}>} - with the values as Zotero keeps them
   */
  async apply(changes) {
    /** @type {Change[]} */
    const stale = [];
    /** @type {Map<any, Change[]>} */
    const byItem = new Map();
    for (const change of changes) {
      const item = this.find(change.key);
      if (item && item.isEditable() && sameValue(item.toJSON()[change.field], change.old)) {
        byItem.set(item, [...(byItem.get(item) || []), change]);
      } else {
        stale.push(change);
      }
    }
    try {
      await Zotero.DB.executeTransaction(async () => {
        for (const [item, wanted] of byItem) {
          wanted.forEach((change) => this.setValue(item, change.field, change.new));
          await item.save();
        }
      });
    } catch (error) {
      // The data base is as before; so must be what is in memory.
      await Promise.all([...byItem.keys()].map((item) => item.reload(null, true)));
      throw error;
    }
    const done = [...byItem].flatMap(([item, wanted]) =>
      wanted.map((change) => ({ ...change, new: item.toJSON()[change.field] ?? "" })),
    );
    return { done, stale };
  },

  /**
   * @param {any} item
   * @param {string} field
   * @param {any} value
   */
  setValue(item, field, value) {
    if (field === "creators") {
      item.setCreators(value || []);
    } else if (field === "tags") {
      item.setTags(value || []);
    } else {
      item.setField(field, value ?? "");
    }
  },

  /**
   * Store notes below their items, all or none.
   *
   * @param {{key: string, html: string}[]} notes
   */
  async addNotes(notes) {
    await Zotero.DB.executeTransaction(async () => {
      for (const { key, html } of notes) {
        const parent = this.find(key);
        const note = new Zotero.Item("note");
        note.libraryID = parent.libraryID;
        note.parentKey = parent.key;
        note.setNote(html);
        await note.save();
      }
    });
  },
};
