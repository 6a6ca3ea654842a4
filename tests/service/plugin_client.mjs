// Runs the Zotero plugin's commands against a service that is really there: node plugin_client.mjs URL TOKEN PAGE
import fs from "node:fs";
import { fakeZotero, started } from "../zotero/plugin/fake.mjs";

const [url, token, page] = process.argv.slice(2);
const items = {
  AAAA2222: { title: "Peer Support Workers in Health", DOI: "10.1371/journal.pone.0141122", volume: "9", extra: "mine" },
  BBBB2222: { title: "Nowhere to Be Found at All", date: "1999" },
};
const fake = fakeZotero(items);
Object.assign(fake.prefs, { "extensions.bibkit.url": url, "extensions.bibkit.token": token });
fake.prefs["extensions.bibkit.mailto"] = "me@example.org";
fake.prefs["extensions.bibkit.bib"] = "/refs.bib";
fake.files.set("/refs.bib", new TextEncoder().encode("% mine\r\n"));
fake.Zotero.HTTP.request = async (method, address, { headers, body }) => {
  const answer = await fetch(address, { method, headers, body });
  return { status: answer.status, response: await answer.text() };
};
const { plugin, act } = await started(fake);
fake.log.answers = { page: { content: fs.readFileSync(page, "utf8"), url: "", related: false } };
await act("statements");
await act("check");
await act("bib");
const proposed = await plugin.actions.client().enrich([{ itemType: "journalArticle", ...items.AAAA2222, creators: [] }]);
fake.log.answers = { proposals: proposed.proposals.flatMap((row, place) => (row.kind === "fill" ? [place] : [])) };
await act("enrich");
const health = await plugin.actions.client().health();
fake.prefs["extensions.bibkit.token"] = "wrong";
await act("check");
const saved = fake.item(1).saved;
const notes = [...fake.Zotero.all.values()].filter((item) => item.type === "note").map((item) => item.saved.note);
const bib = new TextDecoder().decode(fake.files.get("/refs.bib"));
const { alerts, errors } = fake.log;
const verdicts = Object.fromEntries(Object.entries(plugin.actions.state.items).map(([key, known]) => [key, known.verdict]));
console.log(JSON.stringify({ alerts, errors: errors.map(String), saved, notes, bib, verdicts, health, proposed }));
