// Inside the worker: the interpreter, the program, and the person's files in a folder of its memory.
// The build puts it behind the interpreter's own scripts, which give `loadPyodide` and `createPyodideModule`.
"use strict";

const WORK = "/home/cedu/work";
const SITE = "/lib/python3.14/site-packages";
const WHILE_CHOOSING = 200; // milliseconds, in which the page asks for what it shows at once
const UNPACK = `
import gc, os
gc.disable()  # until all is imported: it stays, and looking through it while it grows takes long
from compression import zstd
with open("/program", "rb") as file:
    unpacked = zstd.decompress(file.read())
os.unlink("/program")
unpacked
`;

let python;
let pageWorker; // worker.py
let parts; // of the page, as text: base 64 of what is packed
let solver = null;
let isAsked = false;

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
  return bytes;
}

/** What a part is, as a response whose body is unpacked while it is read. */
function unpacked(text, type) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
}

/** Compiled while it is unpacked. */
function compiled(text) {
  return WebAssembly.compileStreaming(unpacked(text, "application/wasm"));
}

/** Writes the files of a packed tree: a length, a list of paths and sizes, then the contents. */
function writeTree(fs, folder, tree) {
  const length = new DataView(tree.buffer, tree.byteOffset).getUint32(0, true);
  const listed = JSON.parse(new TextDecoder().decode(tree.subarray(4, 4 + length)));
  const made = new Set();
  let at = 4 + length;
  for (const [path, size] of listed) {
    const name = `${folder}/${path}`;
    makeFolderOf(fs, name, made);
    fs.writeFile(name, tree.subarray(at, at + size), { canOwn: true });
    at += size;
  }
}

function makeFolderOf(fs, name, made) {
  const folder = name.slice(0, name.lastIndexOf("/"));
  if (made.has(folder)) return;
  fs.mkdirTree(folder);
  made.add(folder);
}

async function start(given) {
  parts = given.parts;
  const stdlib = unpacked(parts.stdlib, "application/zip").arrayBuffer();
  tell("unpack", 0.1);
  const module = given.module ?? (await compiled(parts.wasm));
  self.postMessage({ module });
  tell("python", 0.3);
  python = await interpreter(module, stdlib);
  tell("program", 0.6);
  python.FS.writeFile("/program", bytesOf(parts.program), { canOwn: true });
  writeTree(python.FS, SITE, taken(python.runPython(UNPACK)));
  python.runPython("del unpacked");
  tell("program", 0.7);
  pageWorker = python.pyimport("page_worker");
  parts = { solver: parts.solver, "solver-script": parts["solver-script"] };
  tell("ready", 1);
  setTimeout(() => isAsked || pageWorker.warm_up(), WHILE_CHOOSING);
}

/** Python. It asks for its files by addresses; here it is handed what the page carries, and nothing is fetched. */
function interpreter(module, stdlib) {
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  });
  self.fetch = async (address) => new Response(String(address).endsWith(".zip") ? await stdlib : null);
  return loadPyodide({
    indexURL: "file:///cedu/",
    packageBaseUrl: "file:///cedu/",
    stdLibURL: "file:///cedu/python_stdlib.zip",
    createPyodideModule,
    lockFileContents: { info: LOCK_INFO, packages: {} },
    env: { HOME: "/home/cedu", PYTHONHASHSEED: "0", PYDANTIC_DISABLE_PLUGINS: "__all__" },
    stdout: () => {},
    stderr: () => {},
  });
}

function tell(stage, share) {
  self.postMessage({ stage, share });
}

/** The solver, unpacked when it is first wanted; what the last piece of work broke is whole again. */
async function loadSolver() {
  solver ??= opened();
  await (await solver).whenReady();
}

async function opened() {
  const script = unpacked(parts["solver-script"], "text/javascript").blob();
  const module = await compiled(parts.solver);
  const address = URL.createObjectURL(await script);
  loadScript(address);
  URL.revokeObjectURL(address);
  const made = await solverOfPage.open(createHighs, module);
  pageWorker.solve_by(made.solve);
  return made;
}

/** Does what may want the solver; if it was not there, does it again with it. */
async function withSolver(work) {
  if (solver) await loadSolver();
  try {
    return work();
  } catch (error) {
    if (error.type !== "SolverWanted" || solver) throw error;
    await loadSolver();
    return work();
  }
}

async function run({ id, request, files }) {
  isAsked = true;
  pageWorker.empty();
  const made = new Set();
  for (const [name, file] of files) {
    const path = `${WORK}/${name}`;
    makeFolderOf(python.FS, path, made);
    python.FS.writeFile(path, file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer()));
  }
  if (request.door === "allocate") await loadSolver();
  const watch = (done, total) => self.postMessage({ id, progress: { done, total } });
  return JSON.parse(await withSolver(() => pageWorker.answer(JSON.stringify(request), watch)));
}

async function output({ name }) {
  const made = await withSolver(() => pageWorker.output(name));
  const [told, content] = made;
  made.destroy();
  const { refused, ...output } = JSON.parse(told);
  if (refused !== undefined) throw Object.assign(new Error(refused), { kind: "not_made" });
  return { ...output, bytes: taken(content) };
}

/** Bytes of Python's, as the script's own. */
function taken(content) {
  const view = content.getBuffer("u8");
  const bytes = view.data.slice();
  view.release();
  content.destroy();
  return bytes;
}

function examples({ lang }) {
  return JSON.parse(pageWorker.samples(lang));
}

const VERBS = { start, run, output, examples };

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, result: (await VERBS[data.verb](data)) ?? null });
  } catch (error) {
    const { name, message } = error;
    self.postMessage({ id: data.id, failed: { kind: kindOf(error), name, message: message ?? String(error) } });
  }
};

/** What kind of end it is; none where only a file of the person's could not be read. */
function kindOf(error) {
  if (error.kind) return error.kind;
  if (error.name === "NotReadableError" || error.name === "NotFoundError") return null;
  const said = `${error.type ?? error.name} ${error.message ?? error}`;
  return /MemoryError|out of memory|could not allocate/i.test(said) ? "memory" : "crashed";
}
