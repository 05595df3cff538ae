"""The files that the page's Python runs: its standard library, packages, and the program from this tree."""

import io
import tarfile
import tomllib
import zipfile
from pathlib import Path

from faults import BuildFault

Tree = dict[str, bytes]
"""Contents by path below the folder that they will lie in."""


def npm_file(package: Path, name: str) -> bytes:
    """A file of an npm package. Raises BuildFault."""
    with tarfile.open(package) as archive:
        try:
            member = archive.extractfile(f"package/{name}")
        except KeyError:
            member = None
        if member is None:
            raise BuildFault(f"{package.name} holds no {name}; the pins in browser/bundle/pins.toml do not go together")
        return member.read()


def zipped(content: bytes) -> Tree:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def program(root: Path) -> Tree:
    """What the wheel of this tree carries, at the paths that it has there (`[tool.hatch.build…]` of pyproject.toml)."""
    with (root / "pyproject.toml").open("rb") as file:
        wheel = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]
    folders = {package: Path(package).name for package in wheel["packages"]} | wheel["force-include"]
    tree: Tree = {}
    for source, target in folders.items():
        for file in sorted((root / source).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".pyc":
                tree[f"{target}/{file.relative_to(root / source).as_posix()}"] = file.read_bytes()
    return tree
