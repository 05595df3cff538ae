// Runs a Python file by the interpreter of the page: node interpreter.mjs PYODIDE_FOLDER FILE WORK_FOLDER
// The file finds the work folder at /bundle.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file, work] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const { info } = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
const python = await loadPyodide({
  indexURL: folder + "/",
  lockFileContents: { info, packages: {} },
  env: { HOME: "/home", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
});
python.mountNodeFS("/bundle", work);
try {
  python.runPython(readFileSync(file, "utf8"));
} catch (error) {
  console.error(error.message); // alone: with its stack comes the interpreter's script, a million signs in a line
  process.exitCode = 1;
}
