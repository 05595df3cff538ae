"""Runs inside the interpreter of the page (`interpreter.mjs`): compiles what it will run, and packs it.

`/bundle` holds `stdlib/` and `site/`. Written are `boot.zip`, what the interpreter starts with of the library, and
`program.zst`, all else as one: the length of a list of paths and sizes, the list, the contents.
"""

import ast
import io
import json
import sys
import zipfile
from importlib import _bootstrap_external as external
from pathlib import Path

from compression import zstd

BOOT = {name.partition(".")[0] for name in sys.modules}
"""What is loaded before the first line of the program."""
KEEP_DOCS = {"_pyodide", "pyodide"}
"""They read their own docstrings."""


def bytecode(source: bytes, name: str) -> bytes:
    """Without the docstrings of modules and functions, which nobody reads here, and without any date."""
    tree = ast.parse(source, name)
    if name.partition("/")[0] not in KEEP_DOCS:
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node, False):
                node.body[:1] = [] if len(node.body) > 1 else [ast.copy_location(ast.Pass(), node.body[0])]
    code = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    return external._code_to_hash_pyc(code, bytes(8), checked=False)


def compiled(folder: Path) -> dict[str, bytes]:
    """The files of a folder, Python files as bytecode."""
    tree = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name, content = file.relative_to(folder).as_posix(), file.read_bytes()
            is_source = name.endswith(".py")
            tree[name + "c" if is_source else name] = bytecode(content, name) if is_source else content
    return tree


def stored_zip(tree: dict[str, bytes]) -> bytes:
    """A zip that packs nothing, since the part of the page that it lies in is packed as a whole."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(tree):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), tree[name])
    return content.getvalue()


def joined(tree: dict[str, bytes]) -> bytes:
    """All files as one."""
    # Beside one another what is alike: it packs better.
    names = sorted(tree, key=lambda name: (name.rpartition(".")[2], name))
    listed = json.dumps([[name, len(tree[name])] for name in names], separators=(",", ":")).encode()
    return len(listed).to_bytes(4, "little") + listed + b"".join(tree[name] for name in names)


def compressed(content: bytes) -> bytes:
    """As small as zstd makes it: it looks back as far as there is something."""
    level, window = zstd.CompressionParameter.compression_level, zstd.CompressionParameter.window_log
    return zstd.compress(content, options={level: 19, window: 25})


library, program = compiled(Path("/bundle/stdlib")), compiled(Path("/bundle/site"))
boot = {name: content for name, content in library.items() if name.partition("/")[0].removesuffix(".pyc") in BOOT}
later = {name: content for name, content in library.items() if name not in boot}
Path("/bundle/boot.zip").write_bytes(stored_zip(boot))
Path("/bundle/program.zst").write_bytes(compressed(joined(later | program)))
