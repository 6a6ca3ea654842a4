// Loads the plugin's scripts as the program does: one by one into a scope, of which each script sees the other
// scripts' `var`s and functions and nothing else.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
export const folder = path.resolve(here, "../../../bibkit/zotero/plugin");

export function scripts() {
  const bootstrap = fs.readFileSync(path.join(folder, "bootstrap.js"), "utf8");
  return [...bootstrap.matchAll(/^ {2}"(content\/[^"]+)",$/gm)].map((match) => match[1]);
}

export function run(scope, name) {
  const code = fs.readFileSync(path.join(folder, name), "utf8");
  const names = [...code.matchAll(/^(?:var|(?:async )?function) (\w+)/gm)].map((match) => match[1]);
  const body = `with (scope) { (function () { ${code}\n;Object.assign(scope, { ${names.join(", ")} }); })() }`;
  new Function("scope", body)(scope);
}

export function load(globals = {}) {
  const scope = { ...globals };
  scripts().forEach((name) => run(scope, name));
  return scope;
}
