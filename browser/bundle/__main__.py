"""Builds the page that is one file: python3 browser/bundle. Needs Python 3.11, node 20 and npm, and the network once."""

import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from downloads import fetched, pins
from faults import BuildFault
from parts import packed, planted, stored_zip
from template import filled
from trees import Tree, npm_file, program, zipped

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "browser" / "page"
CACHE = ROOT / "build" / "browser"
TARGET = ROOT / "dist" / "cedu.html"
NODE = 20


def main() -> int:
    """Write the page and say how large it became."""
    try:
        _look_for_node()
        page = built()
    except BuildFault as fault:
        sys.stderr.write(f"make browser: {fault}\n")
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    beside = TARGET.with_suffix(".part")
    beside.write_bytes(page)
    beside.replace(TARGET)
    sys.stdout.write(f"{TARGET.relative_to(ROOT)}: {len(page) / 1e6:.1f} MB\n")
    return 0


def _look_for_node() -> None:
    node = shutil.which("node")
    if node is None:
        raise BuildFault(f"node was not found; the page is built with Node.js {NODE} or later, and npm")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").partition(".")[0]) < NODE:
        raise BuildFault(f"node {version} is too old; the page is built with Node.js {NODE} or later")


def built() -> bytes:
    """The page. Raises BuildFault."""
    files = fetched(CACHE / "downloads")
    interpreter = files["pyodide"]
    library = {name: content for name, content in zipped(npm_file(interpreter, "python_stdlib.zip")).items()}
    site = _site(files)
    compiled = _compiled({"stdlib": library, "site": site}, interpreter)
    parts = {
        "scripts": packed(_scripts(interpreter).encode()),
        "wasm": packed(npm_file(interpreter, "pyodide.asm.wasm")),
        "stdlib": packed(stored_zip(compiled["stdlib"])),
        "program": packed(planted(compiled["site"])),
    }
    for name, part in parts.items():
        sys.stderr.write(f"{name}: {len(part) / 1e6:.2f} MB\n")
    return filled(PAGE, parts, _licences()).encode()


def _site(files: dict[str, Path]) -> Tree:
    site: Tree = {}
    for pin in pins():
        if pin.registry == "pypi":
            foreign = not pin.platform.startswith("pyemscripten")
            for name, content in zipped(files[pin.name].read_bytes()).items():
                if not (foreign and name.endswith(".so")):
                    site[name] = content
    return site | program(ROOT)


def _compiled(trees: dict[str, Tree], interpreter: Path) -> dict[str, Tree]:
    """The trees with bytecode in place of sources, made by the interpreter that will run it."""
    work = CACHE / "work"
    shutil.rmtree(work, ignore_errors=True)
    with tarfile.open(interpreter) as archive:
        archive.extractall(work / "pyodide", filter="data")
    for kind, tree in trees.items():
        for name, content in tree.items():
            if name.endswith(".py"):
                file = work / "sources" / kind / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
    script = Path(__file__).with_name("bytecode.mjs")
    folders = [work / "pyodide" / "package", work / "sources", work / "bytecode"]
    done = subprocess.run(["node", script, *folders], capture_output=True, text=True, check=False)
    if done.returncode:
        told = [line for line in done.stderr.splitlines() if line.strip() and len(line) < 300]
        raise BuildFault(f"node could not compile the program: {' '.join(told[-12:])}")
    kept = {kind: {n: c for n, c in tree.items() if not n.endswith((".py", ".pyi"))} for kind, tree in trees.items()}
    for kind in trees:
        for file in (work / "bytecode" / kind).rglob("*.pyc"):
            kept[kind][file.relative_to(work / "bytecode" / kind).as_posix()] = file.read_bytes()
    return kept


def _scripts(interpreter: Path) -> str:
    """One classic script for the worker: those of the interpreter are modules, which no browser loads from a file."""
    info = json.loads(npm_file(interpreter, "pyodide-lock.json"))["info"]
    module = npm_file(interpreter, "pyodide.asm.mjs").decode().replace("import.meta.url", "self.location.href")
    module = module.replace("export default _createPyodideModule;", "")
    loader = npm_file(interpreter, "pyodide.mjs").decode()
    loader, _, _ = loader.partition("//# sourceMappingURL")
    loader = loader.replace("export{dt as loadPyodide,U as version};", "return dt;")
    worker = (PAGE / "worker.js").read_text(encoding="utf-8")
    return "\n".join(
        [
            f"const createPyodideModule = (() => {{{module}\nreturn _createPyodideModule;}})();",
            f"const loadPyodide = (() => {{{loader}}})();",
            f"const LOCK_INFO = {json.dumps(info)};",
            worker,
        ]
    )


def _licences() -> str:
    return "\n".join(f"{pin.name} {pin.version}: {pin.licence}" for pin in pins())


if __name__ == "__main__":
    sys.exit(main())
