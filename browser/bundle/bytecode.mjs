// Compiles Python files by the interpreter that will run them: node bytecode.mjs PYODIDE_FOLDER IN_FOLDER OUT_FOLDER
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, inFolder, outFolder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
const { info } = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));
const python = await loadPyodide({ indexURL: pyodideFolder + "/", lockFileContents: { info, packages: {} } });

const compile = python.runPython(`
import importlib._bootstrap_external as external

def compile_file(source, name):
    # Unchecked: no clock of the building machine gets into the file, and none is asked when it is read.
    code = compile(bytes(source.to_py()), name, "exec", dont_inherit=True, optimize=0)
    return external._code_to_hash_pyc(code, bytes(8), checked=False)
compile_file
`);
for (const entry of readdirSync(inFolder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".py")) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const name = path.slice(inFolder.length + 1);
  const compiled = compile(new Uint8Array(readFileSync(path)), name);
  const target = join(outFolder, name + "c");
  mkdirSync(dirname(target), { recursive: true });
  const view = compiled.getBuffer("u8");
  writeFileSync(target, view.data);
  view.release();
  compiled.destroy();
}
