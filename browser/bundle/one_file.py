"""The build of the page that is one file, from the pins to the file."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from downloads import fetched
from faults import BuildFault
from licences import licences
from parts import parts
from template import filled

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "browser"
TARGET = ROOT / "dist" / "cedu.html"
NODE = 18


def main(target: Path = TARGET) -> int:
    """Write the page and say how large it became."""
    try:
        _look_for_node()
        files = fetched(CACHE / "downloads")
        with tempfile.TemporaryDirectory(dir=CACHE) as work:
            made = parts(ROOT, files, Path(work))
        page = filled(ROOT / "browser" / "page", made, licences(files)).encode()
    except BuildFault as fault:
        sys.stderr.write(f"make browser: {fault}\n")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    beside.write_bytes(page)
    beside.replace(target)
    sizes = ", ".join(f"{name} {len(part) / 1e6:.2f}" for name, part in made.items())
    sys.stdout.write(f"{target}: {len(page) / 1e6:.2f} MB ({sizes})\n")
    return 0


def _look_for_node() -> None:
    node = shutil.which("node")
    if node is None:
        raise BuildFault(f"node was not found; the page is built with Node.js {NODE} or later, and npm")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").partition(".")[0]) < NODE:
        raise BuildFault(f"node {version} is too old; the page is built with Node.js {NODE} or later")
