"""The build of the page: what it refuses in a sentence, and what it carries."""

import ast
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from project import ROOT

BUNDLE = ROOT / "browser" / "bundle"
PINS = tomllib.loads((BUNDLE / "pins.toml").read_text(encoding="utf-8"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with a build of its own, whose folder of downloads is empty."""
    shutil.copytree(BUNDLE, tmp_path / "browser" / "bundle", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def built(tree: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Build where `node` and `npm` are these scripts of the shell, or are not there."""
    folder = tree / "bin"
    folder.mkdir()
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    path = {"PATH": f"{folder}:/bin:/usr/bin" if "node" in programs and "npm" in programs else str(folder)}
    command = [sys.executable, str(tree / "browser" / "bundle")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | path, check=False)


@pytest.mark.parametrize(
    ("programs", "sentence"),
    [
        ({}, "node was not found; the page is built with Node.js 18 or later"),
        ({"node": "echo v16.20.2"}, "node v16.20.2 is too old; the page is built with Node.js 18 or later"),
        ({"node": "echo v18.0.0"}, "npm was not found; it comes with Node.js (version 18 or later)"),
        (
            {"node": "echo v18.0.0", "npm": "echo 'npm error network getaddrinfo ENOTFOUND' >&2; exit 1"},
            "pyodide 314.0.7 could not be downloaded (npm error network getaddrinfo ENOTFOUND); the first build needs the",
        ),
        (
            {"node": "echo v18.0.0", "npm": "echo other > pyodide.tgz"},
            "pyodide 314.0.7 is not the file that browser/bundle/pins.toml names: its checksum differs; nothing was built",
        ),
    ],
)
def test_what_is_missing_is_told_in_a_sentence(tree: Path, programs: dict[str, str], sentence: str) -> None:
    done = built(tree, **programs)
    assert done.returncode == 1
    assert done.stdout == ""
    told = done.stderr.replace("downloading pyodide 314.0.7\n", "")
    assert told.startswith(f"make browser: {sentence}")
    assert told.count("\n") == 1
    assert not (tree / "dist").exists()
    assert not list((tree / "build").rglob("*.tgz"))


def test_the_packages_are_those_that_the_command_is_tested_with() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    tested = dict(line.split("==") for line in lines if "==" in line)
    assert {name: pin["version"] for name, pin in PINS["pypi"].items()}.items() <= tested.items()


def test_no_pin_has_an_address() -> None:
    assert not re.search(r"://|\.(org|com|net|io|cn)\b", (BUNDLE / "pins.toml").read_text(encoding="utf-8"))


def test_nothing_that_is_left_out_of_the_standard_library_is_imported() -> None:
    text = (BUNDLE / "left_out.py").read_text(encoding="utf-8")
    constants = [one.value for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Constant)]
    [left_out] = [set(str(value).split()) for value in constants if "cProfile" in str(value)]
    kept_away = {"cli", "server"}
    wanting = {
        (file.relative_to(ROOT).as_posix(), name)
        for file in (ROOT / "src" / "cedu_targets").rglob("*.py")
        if file.relative_to(ROOT / "src" / "cedu_targets").parts[0] not in kept_away
        for name in _imported(file)
        if name in left_out
    }
    # Several processes: only where they are asked for, which the page cannot.
    assert wanting == {
        (f"src/cedu_targets/evaluation/{name}.py", "multiprocessing") for name in ("parallel", "processes")
    }


def _imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_bytes())))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.partition(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


@pytest.mark.render
def test_the_page_allows_its_own_scripts_and_no_connection(one_file: Path) -> None:
    page = one_file.read_text(encoding="utf-8")
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    rules = {rule.split()[0]: set(rule.split()[1:]) for rule in policy.split("; ")}
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    sums = {f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts}
    assert rules["script-src"] == sums | {"'wasm-unsafe-eval'", "blob:"}
    assert rules["default-src"] == rules["connect-src"] == {"'none'"}
    assert page.index("<script>") < page.index('id="part-') < 400_000  # what is seen stands before what is large
    licences = page.partition('id="licences">')[2].partition("</script>")[0]
    for pin in (PINS["npm"] | PINS["pypi"]).items():
        assert f"{pin[0]} {pin[1]['version']}: {pin[1]['licence']}" in licences
    assert licences.count("Permission is hereby granted, free of charge") >= 5


@pytest.mark.render
def test_the_file_is_small_enough_to_hand_on(one_file: Path) -> None:
    page = one_file.read_bytes()
    solver = sum(map(len, re.findall(rb'id="part-solver[^>]*>([^<]*)<', page)))
    assert len(page) - solver <= 15_000_000
    assert len(page) <= 18_000_000


@pytest.mark.render
def test_a_second_build_asks_no_network_and_gives_the_same_bytes(one_file: Path, tmp_path: Path) -> None:
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    offline = {"PATH": f"{npm.parent}:{os.environ['PATH']}", "PIP_NO_INDEX": "1"}
    command = [sys.executable, str(BUNDLE), str(tmp_path / "again.html")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | offline, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again.html").read_bytes() == one_file.read_bytes()
