// The engine of the page that is one file: the program runs in a worker of the browser, and no byte leaves it.
"use strict";

window.ceduEngine = (() => {
  const PARTS = ["wasm", "stdlib", "program", "solver", "solver-script"];
  const waiting = new Map(); // what was asked and is not answered yet, by number
  let worker = null;
  let starting = null;
  let module = null; // the interpreter, compiled; kept, since it need not be unpacked twice
  let onStage = () => {};
  let last = 0;

  function fault({ kind, name, message }) {
    const error = new Error(message || kind);
    return Object.assign(error, kind ? { kind } : { name });
  }

  /** The text of a part of the page. The parts stand behind what can be seen, so they may be still to come. */
  async function part(name) {
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    return document.getElementById(`part-${name}`).textContent;
  }

  /** The script of the worker: from a file, a browser loads none, so that the page carries it and makes an address. */
  async function address() {
    const signs = atob(await part("scripts"));
    const packed = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = await new Response(stream).arrayBuffer();
    return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  }

  async function begin(mine) {
    const [script, ...texts] = await Promise.all([address(), ...PARTS.map(part)]);
    if (starting !== mine.promise) throw fault({ kind: "cancelled" });
    worker = new Worker(script);
    URL.revokeObjectURL(script);
    worker.onmessage = heard;
    worker.onerror = (event) => {
      event.preventDefault();
      end({ kind: "crashed", message: event.message });
    };
    const parts = Object.fromEntries(PARTS.map((name, index) => [name, texts[index]]));
    if (module) parts.wasm = "";
    await ask({ verb: "start", module, parts });
  }

  function heard({ data }) {
    if (data.stage) return onStage(data);
    if (data.module) return void (module = data.module);
    const asked = waiting.get(data.id);
    if (data.progress) return void asked.onProgress?.(data.progress);
    waiting.delete(data.id);
    if (!data.failed) return asked.resolve(data.result);
    asked.reject(fault(data.failed));
    if (["crashed", "memory"].includes(data.failed.kind)) end(data.failed);
  }

  /** Ends the worker and what it was asked; the next question starts it again. */
  function end(why) {
    worker?.terminate();
    worker = starting = null;
    for (const { reject } of waiting.values()) reject(fault(why));
    waiting.clear();
  }

  function ask(question, onProgress) {
    return new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject, onProgress });
      worker.postMessage({ ...question, id: last });
    });
  }

  function start(watch) {
    onStage = watch ?? onStage;
    if (!starting) {
      const mine = {};
      mine.promise = starting = Promise.resolve().then(() => begin(mine));
      starting.catch(() => {
        if (starting === mine.promise) end({ kind: "crashed" });
      });
    }
    return starting;
  }

  async function askReady(question, onProgress) {
    const mine = start();
    await mine;
    if (starting !== mine) throw fault({ kind: "cancelled" });
    return ask(question, onProgress);
  }

  return {
    places: "browser",
    start,
    run: (request, files, onProgress) => askReady({ verb: "run", request, files: [...files] }, onProgress),
    output: (id) => askReady({ verb: "output", name: id }),
    examples: (lang) => askReady({ verb: "examples", lang }),
    async cancel() {
      end({ kind: "cancelled" });
      start().catch(() => {}); // so that the next piece of work need not wait
    },
  };
})();
