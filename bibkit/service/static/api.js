/* The service's API as functions: questions go out, answers and progress come back. */

/** What a failed call means to a person. */
export class Problem extends Error {
  /** @param {number} status @param {{code?: string, message?: string, hint?: string}} [said] */
  constructor(status, said = {}) {
    super(said.message || `the service answered ${status}`);
    this.status = status;
    this.code = said.code || "";
    this.hint = said.hint || "";
  }
}

const KEPT = "bibkit-token";
let token = "";

/** The token from the address, which is then hidden from it, or the one this tab was given before. */
export function findToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    useToken(given);
    history.replaceState(null, "", location.pathname);
  } else {
    token = sessionStorage.getItem(KEPT) || "";
  }
  return token !== "";
}

/** @param {string} given */
export function useToken(given) {
  token = given.trim();
  sessionStorage.setItem(KEPT, token);
}

/**
 * @param {string} route
 * @param {object} [body] - GET without one
 * @param {{progress?: (news: any) => void, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} - rejects with a Problem, or an AbortError when it was stopped
 */
export function call(route, body, options = {}) {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return send(route, sent, "application/json", options);
}

/**
 * The bytes of a file, read by the service.
 *
 * @param {Blob} file
 * @param {Record<string, string>} query
 * @param {{progress?: (news: any) => void, signal?: AbortSignal}} [options]
 */
export function sendFile(file, query, options = {}) {
  return send(`read?${new URLSearchParams(query)}`, file, "application/octet-stream", options);
}

/**
 * @param {string} route
 * @param {BodyInit | undefined} body
 * @param {string} kind
 * @param {{progress?: (news: any) => void, signal?: AbortSignal}} options
 */
async function send(route, body, kind, { progress, signal }) {
  /** @type {Record<string, string>} */
  const headers = { Authorization: `Bearer ${token}`, Accept: progress ? "text/event-stream" : "application/json" };
  if (body !== undefined) {
    headers["Content-Type"] = kind;
  }
  let answer;
  try {
    answer = await fetch(`/bibkit/v1/${route}`, { method: body === undefined ? "GET" : "POST", headers, body, signal });
  } catch (error) {
    throw stoppedOr(error);
  }
  if ((answer.headers.get("Content-Type") || "").startsWith("text/event-stream")) {
    return readEvents(answer, progress || (() => {}));
  }
  const value = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Problem(answer.status, value.error);
  }
  return value;
}

/** @param {any} error */
function stoppedOr(error) {
  if (error.name === "AbortError") {
    return error;
  }
  return new Problem(0, { message: "the service does not answer", hint: "is bibkit serve still running?" });
}

/**
 * Server-sent events up to the result.
 *
 * @param {Response} answer
 * @param {(news: any) => void} progress
 */
async function readEvents(answer, progress) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  const decoder = new TextDecoder();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read().catch((error) => Promise.reject(stoppedOr(error)));
    if (done) {
      throw new Problem(0, { message: "the answer broke off", hint: "is bibkit serve still running?" });
    }
    const events = (waiting + decoder.decode(value, { stream: true })).split("\n\n");
    waiting = events.pop() || "";
    for (const event of events) {
      const { kind, data } = readEvent(event);
      if (kind === "result") {
        return data;
      }
      if (kind === "problem") {
        throw new Problem(400, data.error);
      }
      progress(data);
    }
  }
}

/** @param {string} event */
function readEvent(event) {
  const lines = event.split("\n");
  /** @param {string} name */
  const of = (name) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  return { kind: of("event")[0], data: JSON.parse(of("data").join("\n")) };
}
