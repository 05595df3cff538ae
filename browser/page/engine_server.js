// The engine of the page that `cedu web` serves: files go to the program on this machine, one a request.
"use strict";

window.ceduEngine = (() => {
  const UPLOADS = 4; // at one time; a browser has six connections to a server
  let job = null; // whose answer the outputs are of
  let fileBytes = 0;
  let last = null; // what was asked last, to be done again where its answer is no longer kept
  let stop = null; // ends what is under way

  function fault(kind, message) {
    return Object.assign(new Error(message || kind), { kind });
  }

  /** Ask the server; "gone" where it was ended; where it does not want what is sent, it says why: "name", "much" (files
      or bytes), "full" (its disk), else "refused". */
  async function ask(path, { body = "", headers = {}, signal, keepalive = false } = {}) {
    let response;
    try {
      const options = { method: "POST", headers: { "X-Cedu": "1", ...headers }, body, signal, keepalive };
      response = await fetch(path, { ...options, cache: "no-store", credentials: "omit", redirect: "error" });
    } catch {
      throw fault(signal?.aborted ? "cancelled" : "gone");
    }
    if (response.ok) return response;
    const told = await response.json().catch(() => ({}));
    throw fault(response.status === 410 ? "forgotten" : told.failed || "refused", told.message || `${response.status}`);
  }

  async function begin(signal) {
    await forget();
    const told = await (await ask("jobs", { signal })).json();
    job = told.job;
    fileBytes = told.file_bytes;
  }

  /** Let the server forget the last answer; where it is gone, so is the answer. */
  async function forget() {
    const before = job;
    job = null;
    if (before) await ask(`jobs/${before}/end`, { keepalive: true }).catch(() => {});
  }

  async function send(files, signal) {
    const waiting = [...files];
    const sender = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [name, content] = next;
        // A byte more than is read tells that a file is too large; what comes after it changes nothing. A file that
        // was changed since it was chosen fails here, with a name of its own.
        const body = await new Blob([content]).slice(0, fileBytes).arrayBuffer();
        await ask(`jobs/${job}/files`, { body, headers: { "X-Cedu-Name": encodeURIComponent(name) }, signal }).catch((error) => {
          throw error.kind === "name" ? fault("name", name) : error;
        });
      }
    };
    await Promise.all(Array.from({ length: UPLOADS }, sender));
  }

  /** The lines of an answer as they come: how far the work is, then how it went. */
  async function heard(response, onProgress, signal) {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let answer = null;
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw fault(signal.aborted ? "cancelled" : "gone");
      });
      text += decoder.decode(value, { stream: !done });
      const lines = text.split("\n");
      text = lines.pop();
      for (const line of lines) {
        const told = JSON.parse(line);
        if (told.failed) throw fault(told.failed);
        if (told.answer) answer = told.answer;
        else if (onProgress) onProgress({ done: told.done, total: told.total });
      }
      if (done && answer) return answer;
      if (done) throw fault("gone");
    }
  }

  async function work(request, files, onProgress) {
    const own = new AbortController();
    stop = own;
    try {
      await begin(own.signal);
      await send(files, own.signal);
      const response = await ask(`jobs/${job}/answer`, { body: JSON.stringify(request), signal: own.signal });
      return await heard(response, onProgress, own.signal);
    } catch (error) {
      await forget();
      throw error.kind === "forgotten" ? fault("gone") : error;
    } finally {
      if (stop === own) stop = null;
    }
  }

  async function output(id, again = true) {
    try {
      if (!job) throw fault("forgotten");
      const response = await ask(`jobs/${job}/outputs/${encodeURIComponent(id)}`);
      const header = (name) => decodeURIComponent(response.headers.get(name));
      const bytes = new Uint8Array(await response.arrayBuffer());
      const said = JSON.parse(header("X-Cedu-Said"));
      return { name: header("X-Cedu-Name"), type: response.headers.get("Content-Type"), bytes, said };
    } catch (error) {
      if (error.kind !== "forgotten") throw error;
      if (!again) throw fault("gone");
    }
    await work(last.request, last.files);
    return output(id, false);
  }

  window.addEventListener("pagehide", () => {
    if (stop) stop.abort();
    forget();
  });

  return {
    places: "server",
    async start(onStage) {
      if (onStage) onStage({ stage: "ready", share: 1 });
    },
    async run(request, files, onProgress) {
      last = { request, files };
      return work(request, files, onProgress);
    },
    output: (id) => output(id),
    async cancel() {
      if (stop) stop.abort();
    },
    async examples(lang) {
      return (await ask("examples", { body: lang })).json();
    },
  };
})();
