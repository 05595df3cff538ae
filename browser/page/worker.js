// Inside the worker: the interpreter, the program, and the person's files in a folder of its memory.
// The build puts it behind the interpreter's own scripts, which give `loadPyodide` and `createPyodideModule`.
"use strict";

const WORK = "/home/cedu/work";
const SITE = "/lib/python3.14/site-packages";
const GLUE = `
import json, os, shutil, sys
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
from cedu_targets.page.session import Session

def emptied():
    os.chdir("/")
    shutil.rmtree("${WORK}", ignore_errors=True)
    os.makedirs("${WORK}")
    os.chdir("${WORK}")

def answered(asked, watch):
    return json.dumps(session.answer(asked, watch).to_json(), ensure_ascii=False)

def made(name):
    output = session.output(name)
    return output.name, output.media_type, output.content

def listed(lang):
    from cedu_targets.page import session as room
    examples = getattr(room, "examples", None)
    return json.dumps(examples(lang) if examples else [], ensure_ascii=False)

session = Session()
emptied()
`;

let python;
let parts;

/** The bytes of a part of the page, as a stream: text in base 64 of what gzip made. */
function unpacked(text) {
  const packed = bytesOf(text);
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
}

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
  return bytes;
}

async function whole(text) {
  return new Uint8Array(await new Response(unpacked(text)).arrayBuffer());
}

/** Compiles while it unpacks. */
function compiled(text) {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(unpacked(text), { headers }));
}

/** Writes the files of a packed tree: a length, a list of paths and sizes, then the contents. */
function plant(fs, folder, tree) {
  const length = new DataView(tree.buffer, tree.byteOffset).getUint32(0, true);
  const listed = JSON.parse(new TextDecoder().decode(tree.subarray(4, 4 + length)));
  let at = 4 + length;
  const made = new Set();
  for (const [path, size] of listed) {
    const name = `${folder}/${path}`;
    const parent = name.slice(0, name.lastIndexOf("/"));
    if (!made.has(parent)) {
      fs.mkdirTree(parent);
      made.add(parent);
    }
    fs.writeFile(name, tree.subarray(at, at + size), { canOwn: true });
    at += size;
  }
}

async function start({ wasm, stdlib, program, solver }) {
  parts = { solver };
  const module = wasm instanceof WebAssembly.Module ? wasm : compiled(wasm);
  const library = whole(stdlib);
  const site = whole(program);
  tell({ stage: "unpack", share: 0.1 });
  const ready = await module;
  tell({ stage: "unpack", share: 0.5 });
  if (ready !== wasm) self.postMessage({ module: ready });
  // The interpreter asks for its files by addresses: it is handed what the page carries.
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module: ready,
    instance: await WebAssembly.instantiate(ready, imports),
  });
  self.fetch = async (address) => new Response(String(address).endsWith(".zip") ? await library : new Uint8Array());
  self.importScripts = () => {
    throw new Error("nothing is loaded from elsewhere");
  };
  tell({ stage: "python", share: 0.6 });
  python = await loadPyodide({
    indexURL: "file:///cedu/",
    packageBaseUrl: "file:///cedu/",
    createPyodideModule,
    lockFileContents: { info: LOCK_INFO, packages: {} },
    stdLibURL: "file:///cedu/python_stdlib.zip",
    env: { HOME: "/home/cedu", PYTHONHASHSEED: "0" },
    stdout: () => {},
    stderr: () => {},
  });
  tell({ stage: "program", share: 0.8 });
  plant(python.FS, SITE, await site);
  python.runPython(GLUE);
  tell({ stage: "ready", share: 1 });
}

function tell({ stage, share }) {
  self.postMessage({ stage, share });
}

async function run({ id, request, files }) {
  python.globals.get("emptied")();
  for (const [name, file] of files) {
    const path = `${WORK}/${name}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer()));
  }
  const watch = (done, total) => self.postMessage({ id, progress: { done, total } });
  return JSON.parse(python.globals.get("answered")(JSON.stringify(request), watch));
}

function output({ name }) {
  const made = python.globals.get("made")(name);
  const [called, type, content] = made;
  const view = content.getBuffer("u8");
  const bytes = view.data.slice();
  view.release();
  content.destroy();
  made.destroy();
  return { name: called, type, bytes };
}

function examples({ lang }) {
  return JSON.parse(python.globals.get("listed")(lang));
}

const VERBS = { start, run, output, examples };

self.onmessage = async ({ data }) => {
  try {
    const result = await VERBS[data.verb](data);
    self.postMessage({ id: data.id, result: result ?? null });
  } catch (error) {
    self.postMessage({ id: data.id, failed: { message: String(error.message ?? error), kind: kindOf(error) } });
  }
};

/** What kind of end it is: an interpreter that ran out of memory can no longer be used. */
function kindOf(error) {
  return /MemoryError|out of memory|OOM/i.test(String(error.message ?? error)) ? "memory" : "crashed";
}
