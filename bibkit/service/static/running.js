/* Jobs, one at a time: their progress, their end, and what went wrong. */

import { Problem } from "./api.js";
import { alarm, part, say } from "./dom.js";

/** @type {AbortController | null} */
let busy = null;

/** Called when the service does not take the token. @type {(why: string) => void} */
let refused = () => {};

/** @param {(why: string) => void} whenRefused */
export function setUpRunning(whenRefused) {
  refused = whenRefused;
  part("stop").addEventListener("click", () => busy?.abort());
}

/**
 * One job at a time, with its progress and what went wrong.
 *
 * @param {string} what - "Reading"
 * @param {(options: {progress: (news: any) => void, signal: AbortSignal}) => Promise<void>} job
 */
export async function run(what, job) {
  if (busy) {
    say("Something is under way already; stop it first.");
    return;
  }
  const stop = new AbortController();
  busy = stop;
  alarm(null);
  say("");
  showProgress({ what });
  try {
    await job({ progress: showProgress, signal: stop.signal });
  } catch (error) {
    tellProblem(error);
  } finally {
    busy = null;
    part("progress").hidden = true;
    document.body.removeAttribute("data-busy");
  }
}

/** @param {any} error */
export function tellProblem(error) {
  if (error instanceof Problem && error.status === 401) {
    refused("The token is not the one this service asks for.");
  } else if (error instanceof Problem) {
    alarm({ message: error.message, hint: error.hint });
  } else if (error.name === "AbortError") {
    say("Stopped.");
  } else {
    alarm({ message: "Something went wrong on this page", hint: String(error) });
    throw error;
  }
}

/** @param {{what?: string, done?: number, of?: number}} news */
function showProgress({ what, done, of }) {
  const bar = /** @type {HTMLProgressElement} */ (part("bar"));
  part("progress").hidden = false;
  document.body.setAttribute("data-busy", "");
  part("progress-text").textContent = of ? `${what}: ${done} of ${of}` : `${what} …`;
  if (of) {
    bar.max = of;
    bar.value = done || 0;
  } else {
    bar.removeAttribute("value");
  }
}
