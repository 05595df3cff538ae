"""What is pinned, brought once into a folder that later builds read without a network."""

import base64
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from faults import BuildFault

PINS = Path(__file__).with_name("pins.toml")


@dataclass(frozen=True)
class Pin:
    """One artefact: its registry (`npm` or `pypi`), name, version, and the sum that its bytes must have."""

    registry: str
    name: str
    version: str
    sum: str
    licence: str
    platform: str = "any"

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    def is_held_by(self, file: Path) -> bool:
        """Is this the pinned file?"""
        content = file.read_bytes()
        if self.registry == "npm":
            return base64.b64encode(hashlib.sha512(content).digest()).decode() == self.sum
        return hashlib.sha256(content).hexdigest() == self.sum


def pins() -> list[Pin]:
    """All that is pinned, in the order of the file."""
    with PINS.open("rb") as file:
        read = tomllib.load(file)
    sums = {"npm": "sha512", "pypi": "sha256"}
    return [
        Pin(registry, name, one["version"], one[sums[registry]], one["licence"], one.get("platform", "any"))
        for registry, group in read.items()
        for name, one in group.items()
    ]


def fetched(folder: Path) -> dict[str, Path]:
    """The files of all pins, by name: those in the folder, and the others downloaded into it. Raises BuildFault."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return {pin.name: _held(pin, folder) or _brought(pin, folder) for pin in pins()}


def _held(pin: Pin, folder: Path) -> Path | None:
    file = folder / _kept_as(pin)
    return file if file.is_file() and pin.is_held_by(file) else None


def _kept_as(pin: Pin) -> str:
    return f"{pin.name}-{pin.version}{'.tgz' if pin.registry == 'npm' else '.whl'}"


def _brought(pin: Pin, folder: Path) -> Path:
    sys.stderr.write(f"downloading {pin}\n")
    download: Callable[[Pin, Path], None] = _from_npm if pin.registry == "npm" else _from_pypi
    with tempfile.TemporaryDirectory(dir=folder) as name:
        download(pin, Path(name))
        files = [file for file in Path(name).iterdir() if file.is_file()]
        if len(files) != 1:
            raise BuildFault(f"{pin} brought {len(files)} files instead of one; run `make browser` again")
        if not pin.is_held_by(files[0]):
            raise BuildFault(
                f"{pin} is not the file that browser/bundle/pins.toml names: its checksum differs; nothing was built. "
                "Ask whoever keeps your package mirror, or look whether the pin was raised without its sum"
            )
        return files[0].replace(folder / _kept_as(pin))


def _from_npm(pin: Pin, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise BuildFault("npm was not found; it comes with Node.js (version 18 or later), which builds the page")
    _run(pin, [npm, "pack", "--ignore-scripts", "--silent", f"{pin.name}@{pin.version}"], folder)


def _from_pypi(pin: Pin, folder: Path) -> None:
    wanted = folder.with_suffix(".txt")
    wanted.write_text(f"{pin.name}=={pin.version} --hash=sha256:{pin.sum}\n", encoding="utf-8")
    target = ["--platform", pin.platform, "--python-version", "314", "--implementation", "cp", "--abi", "cp314"]
    options = ["--no-deps", "--require-hashes", "--only-binary=:all:", *(target if pin.platform != "any" else ())]
    try:
        command = [_python_with_pip(folder), "-m", "pip", "download", "-q", "--disable-pip-version-check"]
        _run(pin, [*command, *options, "-d", str(folder), "-r", str(wanted)], folder)
    finally:
        wanted.unlink()


def _python_with_pip(folder: Path) -> str:
    """This Python where it has pip; else one made for the purpose, since some systems hand Python out without it."""
    if importlib.util.find_spec("pip"):
        return sys.executable
    made = folder.parent / "pip"
    if not (made / "bin" / "python").exists():
        done = subprocess.run([sys.executable, "-m", "venv", str(made)], capture_output=True, check=False)
        if done.returncode:
            raise BuildFault("this Python has neither pip nor venv; install both (Debian: python3-pip, python3-venv)")
    return str(made / "bin" / "python")


def _run(pin: Pin, command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = [line for line in done.stderr.splitlines() if line.strip()][-1:] or ["no reason given"]
        raise BuildFault(
            f"{pin} could not be downloaded ({last[0].strip()}); the first build needs the network or a mirror that "
            f"{'npm' if pin.registry == 'npm' else 'pip'} is set up for, later ones need none"
        )
