"""What the page carries of others, and under which terms."""

import tarfile
import zipfile
from pathlib import Path

from downloads import Pin, pins

HEAD = """\
cedu: MIT. It is handed out with the following, each under its own terms, which follow below.

The interpreter is Pyodide, unchanged but for how its scripts are loaded; its source is to be had from the project
Pyodide and from npm, under the name and version below. In it are CPython with its standard library (PSF-2.0, the terms
printed below under typing_extensions), Emscripten and musl (MIT), libffi (MIT), zlib (Zlib), bzip2 (bzip2-1.0.6),
liblzma (0BSD), zstd (BSD-3-Clause), SQLite (public domain), OpenSSL (Apache-2.0), expat (MIT) and libmpdec
(BSD-2-Clause).
"""


def licences(files: dict[str, Path]) -> str:
    """The list, then the text of each licence that comes with the files."""
    listed = "\n".join(f"{pin}: {pin.licence}" for pin in pins())
    texts = [f"==== {pin} ({pin.licence})\n\n{text}" for pin in pins() if (text := _text(pin, files[pin.name]))]
    return "\n\n".join([HEAD + "\n" + listed, *texts]) + "\n"


def _text(pin: Pin, file: Path) -> str:
    if pin.registry == "npm":
        with tarfile.open(file) as archive:
            held = [archive.extractfile(one) for one in archive if one.isfile() and _is_licence(one.name)]
            return "\n".join(one.read().decode() for one in held if one)
    with zipfile.ZipFile(file) as wheel:
        return "\n".join(wheel.read(name).decode() for name in sorted(wheel.namelist()) if _is_licence(name))


def _is_licence(path: str) -> bool:
    return path.rpartition("/")[2].upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
