/* What becomes of the chosen works: saved to the .bib, copied, downloaded, pushed to Zotero. */

import { call } from "./api.js";
import { counted, el, part, say } from "./dom.js";

/**
 * @param {any} setup
 * @param {{run: (what: string, job: (options: any) => Promise<void>) => Promise<void>, chosen: () => any[],
 *   saved: (answer: any, works: any[]) => Promise<void>, pushed: (works: any[], objects: any[]) => void}} page
 */
export function setUpOutput(setup, page) {
  const format = /** @type {HTMLSelectElement} */ (part("format"));
  format.replaceChildren(...setup.formats.map((/** @type {any} */ one) => el("option", { value: one.name }, one.title)));
  const records = () => page.chosen().map((work) => work.record);
  const annotation = () => /** @type {HTMLInputElement} */ (part("annotation")).checked;
  const render = async () => {
    const asked = { records: records(), to: format.value, annotation: annotation() };
    return (await call("render", asked)).text;
  };

  part("save").hidden = !setup.bib;
  part("save").onclick = () => page.run("Saving", () => save(page.chosen(), annotation(), page.saved));
  part("copy").onclick = () => page.run("Copying", async () => copy(await render(), page.chosen().length));
  part("download").onclick = () =>
    page.run("Writing", async () => {
      const { extension } = setup.formats.find((/** @type {any} */ one) => one.name === format.value);
      download(await render(), `works${extension}`);
    });
  setUpPush(setup, page, records);
}

/**
 * @param {any[]} works
 * @param {boolean} annotation
 * @param {(answer: any, works: any[]) => Promise<void>} saved
 */
async function save(works, annotation, saved) {
  const answer = await call("save", { records: works.map((work) => work.record), annotation });
  const { file, added, present } = answer;
  await saved(answer, works);
  /** @param {any[]} entries */
  const keys = (entries) => entries.slice(0, 5).map((entry) => entry.key).join(", ") + (entries.length > 5 ? " …" : "");
  const told = [];
  if (added.length) {
    told.push(`${counted(added.length, "entry", "entries")} added to ${file}: ${keys(added)}.`);
  }
  if (present.length) {
    told.push(`${counted(present.length, "work")} there already: ${keys(present)}.`);
  }
  say(told.join(" ") || "Nothing to save.");
  part("works-heading").focus();
}

/** @param {string} text @param {number} count */
async function copy(text, count) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${counted(count, "work")} copied.`);
  } catch {
    const area = /** @type {HTMLTextAreaElement} */ (part("copy-text"));
    area.value = text;
    /** @type {HTMLDialogElement} */ (part("copy-dialog")).showModal();
    area.select();
  }
}

/** @param {string} text @param {string} name */
function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(`Downloaded as ${name}.`);
}

// ---------------------------------------------------------------- Zotero

/** @param {any} setup @param {any} page @param {() => any[]} records */
function setUpPush(setup, page, records) {
  const dialog = /** @type {HTMLDialogElement} */ (part("push-dialog"));
  /** @param {string} id */
  const input = (id) => /** @type {HTMLInputElement} */ (part(id));
  part("push").hidden = !setup.zotero;
  if (!setup.zotero) {
    return;
  }
  input("collection").value = setup.zotero.collection;
  input("tags").value = setup.zotero.tags.join(", ");
  part("push").onclick = () => {
    part("push-where").textContent = `${counted(records().length, "work")} to ${setup.zotero.where}, with their notes.`;
    part("push-report").replaceChildren();
    dialog.showModal();
  };
  part("push-cancel").onclick = () => dialog.close();
  part("push-form").onsubmit = (event) => event.preventDefault();

  /** @param {boolean} dryRun */
  const push = (dryRun) =>
    page.run("Pushing", async (/** @type {any} */ options) => {
      const tags = input("tags").value.split(",").map((tag) => tag.trim()).filter(Boolean);
      const works = page.chosen();
      const asked = { records: records(), collection: input("collection").value.trim(), tags };
      const body = { ...asked, related: input("push-related").checked, dry_run: dryRun };
      const tell = (/** @type {any} */ news) => part("push-report").replaceChildren(el("p", {}, `${news.what} …`));
      try {
        const report = await call("push", body, { ...options, progress: tell });
        showReport(report);
        page.pushed(works, report.objects);
      } catch (error) {
        const { message, hint } = /** @type {any} */ (error);
        part("push-report").replaceChildren(el("p", { class: "notice error" }, [message, hint].filter(Boolean).join(" – ")));
      }
    });
  part("push-now").onclick = () => push(false);
  part("push-rehearse").onclick = () => push(true);
}

/** @param {any} report */
function showReport(report) {
  const rows = report.objects.map((/** @type {any} */ one) =>
    el(
      "li",
      { class: one.outcome },
      el("b", {}, one.outcome),
      ` ${one.what}: ${one.note || one.title || ""}`,
      one.reason ? el("span", { class: "quiet" }, ` (${one.reason})`) : null,
    ),
  );
  const stopped = report.stopped ? el("p", { class: "notice error" }, `Stopped: ${report.stopped}`) : null;
  const head = el("p", {}, el("strong", {}, report.dry_run ? `Nothing written yet: ${report.summary}` : report.summary));
  part("push-report").replaceChildren(...[head, stopped, el("ul", { class: "report" }, ...rows)].filter((one) => one !== null));
  say(report.summary);
}
