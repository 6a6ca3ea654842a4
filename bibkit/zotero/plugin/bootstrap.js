/* The plugin's life in Zotero 7 to 11: everything it adds is added here and taken away here. */
"use strict";

/** @type {{destruct: () => void} | null} */
var chromeHandle = null;
/** @type {InstanceType<typeof BibkitPlugin> | null} */
var plugin = null;

const SCRIPTS = [
  "content/lib/client.js",
  "content/lib/proposals.js",
  "content/lib/journal.js",
  "content/lib/state.js",
  "content/lib/verdicts.js",
  "content/lib/notes.js",
  "content/lib/bib.js",
  "content/files.js",
  "content/library.js",
  "content/dialogs.js",
  "content/actions.js",
  "content/hooks.js",
];

function install() {}

/** @param {{id: string, version: string, rootURI: string}} addon */
async function startup({ id, rootURI }) {
  await Zotero.initializationPromise;
  // Dialogs need an address with the rights of the program; a plugin's own address has none.
  const manifest = Services.io.newURI(rootURI + "manifest.json");
  chromeHandle = Components.classes["@mozilla.org/addons/addon-manager-startup;1"]
    .getService(Components.interfaces.amIAddonManagerStartup)
    .registerChrome(manifest, [["content", "bibkit", rootURI + "content/"]]);
  /** @type {any} */
  const scope = { Zotero, Services, Components, ChromeUtils, IOUtils, PathUtils };
  for (const script of SCRIPTS) {
    Services.scriptloader.loadSubScript(rootURI + script, scope);
  }
  plugin = new scope.BibkitPlugin(id, rootURI);
  await plugin?.start();
}

/** @param {{window: any}} opened */
function onMainWindowLoad({ window }) {
  plugin?.addToWindow(window);
}

/** @param {{window: any}} closed */
function onMainWindowUnload({ window }) {
  plugin?.removeFromWindow(window);
}

function shutdown() {
  plugin?.stop();
  plugin = null;
  chromeHandle?.destruct();
  chromeHandle = null;
}

function uninstall() {}
