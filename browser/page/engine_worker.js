// The engine of the page that is one file: the program runs in a worker of the browser, and no byte leaves it.
"use strict";

window.ceduEngine = (() => {
  let worker = null;
  let starting = null;
  let module = null; // the interpreter, compiled; kept, since it is what takes longest
  let onStage = () => {};
  let last = 0;
  const waiting = new Map();

  function fault(kind, message) {
    return Object.assign(new Error(message), { kind });
  }

  /** The text of a part of the page. The parts stand behind what can be seen, so they may be still to come. */
  async function part(name) {
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    return document.getElementById(`part-${name}`).textContent.trim();
  }

  async function script() {
    const signs = atob(await part("scripts"));
    const packed = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Blob([await new Response(stream).blob()], { type: "text/javascript" });
  }

  async function begun() {
    const address = URL.createObjectURL(await script());
    worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.onmessage = heard;
    worker.onerror = (event) => {
      event.preventDefault();
      end("crashed", event.message || "the worker ended");
    };
    const [wasm, stdlib, program] = await Promise.all([module ?? part("wasm"), part("stdlib"), part("program")]);
    await asked({ verb: "start", wasm, stdlib, program });
  }

  function heard({ data }) {
    if (data.stage) return onStage(data);
    if (data.module) return void (module = data.module);
    const one = waiting.get(data.id);
    if (!one) return;
    if (data.progress) return one.onProgress?.(data.progress);
    waiting.delete(data.id);
    if (!data.failed) return one.resolve(data.result);
    one.reject(fault(data.failed.kind, data.failed.message));
    if (one.verb !== "output") end(data.failed.kind, data.failed.message);
  }

  /** Ends the worker and what it was asked; the next question starts it again. */
  function end(kind, message) {
    worker?.terminate();
    worker = starting = null;
    for (const one of waiting.values()) one.reject(fault(kind, message));
    waiting.clear();
  }

  function asked(question, onProgress) {
    return new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject, onProgress, verb: question.verb });
      worker.postMessage({ ...question, id });
    });
  }

  function start(watch) {
    if (watch) onStage = watch;
    starting ??= begun().catch((error) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  return {
    places: "browser",
    start,
    async run(request, files, onProgress) {
      await start();
      return asked({ verb: "run", request, files: [...files] }, onProgress);
    },
    async output(id) {
      await start();
      return asked({ verb: "output", name: id });
    },
    async cancel() {
      end("cancelled", "cancelled");
      await start();
    },
    async examples(lang) {
      await start();
      return asked({ verb: "examples", lang });
    },
  };
})();
