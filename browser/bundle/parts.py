"""The parts of the page that are not read by people: packed, and unpacked by the page when they are needed."""

import base64
import gzip
import json
import subprocess
import tarfile
from pathlib import Path

from downloads import pins
from faults import BuildFault
from left_out import is_left_out_of_site, is_left_out_of_stdlib
from trees import Tree, npm_file, program, zipped

COMPILER = Path(__file__).with_name("bytecode.py")
INTERPRETER = Path(__file__).with_name("interpreter.mjs")


def parts(root: Path, files: dict[str, Path], work: Path) -> dict[str, str]:
    """By name, as text. Raises BuildFault."""
    boot, packed_program = _compiled(root, files, work)
    contents = {
        "scripts": gzipped(_scripts(files["pyodide"], root / "browser" / "page").encode()),
        "wasm": gzipped(npm_file(files["pyodide"], "pyodide.asm.wasm")),
        "stdlib": gzipped(boot),
        "program": packed_program,
        "solver": gzipped(npm_file(files["highs"], "build/highs.wasm")),
        "solver-script": gzipped(_solver_script(files["highs"], root / "browser" / "page").encode()),
    }
    return {name: base64.b64encode(content).decode() for name, content in contents.items()}


def gzipped(content: bytes) -> bytes:
    """Packed, without a date."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _compiled(root: Path, files: dict[str, Path], work: Path) -> tuple[bytes, bytes]:
    """What the interpreter starts with, and all else: bytecode, made and packed by the interpreter that will run it."""
    with tarfile.open(files["pyodide"]) as archive:  # Python 3.11.2, Debian's, has no filter for `extractall`
        names = [member.name for member in archive.getmembers() if member.isfile()]
    interpreter = {
        name.removeprefix("package/"): npm_file(files["pyodide"], name.removeprefix("package/")) for name in names
    }
    _write(work / "pyodide", interpreter)
    library = zipped(npm_file(files["pyodide"], "python_stdlib.zip"))
    _write(work / "in" / "stdlib", {name: library[name] for name in library if not is_left_out_of_stdlib(name)})
    _write(work / "in" / "site", _site(root, files))
    command = ["node", str(INTERPRETER), str(work / "pyodide"), str(COMPILER), str(work / "in")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildFault(f"node could not compile the program: {done.stderr.strip()[-300:]}")
    return (work / "in" / "boot.zip").read_bytes(), (work / "in" / "program.zst").read_bytes()


def _site(root: Path, files: dict[str, Path]) -> Tree:
    """The packages and the program. Of wheels that were made for another machine, only what is Python."""
    site: Tree = {}
    for pin in pins():
        if pin.registry == "pypi":
            is_foreign = not pin.platform.startswith("pyemscripten")
            wheel = zipped(files[pin.name].read_bytes())
            site |= {name: wheel[name] for name in wheel if not (is_foreign and name.endswith(".so"))}
    site |= program(root)
    site = {name: content for name, content in site.items() if not is_left_out_of_site(name)}
    return site | {"page_worker.py": (root / "browser" / "page" / "worker.py").read_bytes()}


def _write(folder: Path, tree: Tree) -> None:
    for name, content in tree.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _scripts(interpreter: Path, page: Path) -> str:
    """One classic script for the worker: those of the interpreter are modules, which no browser loads from a file."""
    info = json.loads(npm_file(interpreter, "pyodide-lock.json"))["info"]
    module = npm_file(interpreter, "pyodide.asm.mjs").decode()
    loader = npm_file(interpreter, "pyodide.mjs").decode().partition("//# sourceMappingURL")[0]
    module = _replaced(module, "import.meta.url", "self.location.href")
    module = _replaced(module, "export default _createPyodideModule;", "return _createPyodideModule;")
    loader = _replaced(loader, "export{dt as loadPyodide,U as version};", "return dt;")
    return "\n".join(
        [
            # The interpreter tries it, to see where it is; a browser would tell the console that this is not allowed.
            "const loadScript = self.importScripts.bind(self);",
            'self.importScripts = () => { throw new Error("nothing is loaded from elsewhere"); };',
            f"const createPyodideModule = (() => {{{module}}})();",
            f"const loadPyodide = (() => {{{loader}}})();",
            f"const LOCK_INFO = {json.dumps(info)};",
            (page / "worker.js").read_text(encoding="utf-8"),
        ]
    )


def _solver_script(solver: Path, page: Path) -> str:
    """The solver of npm, which is handed its compiled module, and what asks it."""
    module = _replaced(npm_file(solver, "build/highs.js").decode(), "var Module=(()=>", "const makeHighs=(()=>")
    made = """
const createHighs = ({ wasmModule }) =>
  makeHighs({
    instantiateWasm: (imports, done) => void WebAssembly.instantiate(wasmModule, imports).then(done),
  });
"""
    return (
        module.partition(';if(typeof exports==="object"')[0] + made + (page / "solver.js").read_text(encoding="utf-8")
    )


def _replaced(script: str, old: str, new: str) -> str:
    if old not in script:
        raise BuildFault(
            f"the pinned pyodide has no {old!r} in its scripts; browser/bundle/parts.py is to be fitted to it"
        )
    return script.replace(old, new)
