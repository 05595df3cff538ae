"""Compiled patterns are kept like bytecode: the same patterns, and where nothing can be kept the same answers."""

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cedu_targets
from cedu_targets.domain import kept_patterns
from cedu_targets.domain.kept_patterns import _made, _taken_apart
from cedu_targets.domain.lazy_pattern import LazyPattern
from project import JIANGNING, SOURCE

RUN = f"""
import re, sys
import cedu_targets
from cedu_targets.domain import kept_patterns
report = cedu_targets.check({str(JIANGNING / "targets.xlsx")!r})
print(len(kept_patterns._new), [(one.code, one.place.cell) for one in report.files[0].findings])
"""


def lazy_patterns() -> dict[str, LazyPattern]:
    """Every pattern of the package that is compiled when it is first asked."""
    found: dict[str, LazyPattern] = {}
    for module in pkgutil.walk_packages(cedu_targets.__path__, "cedu_targets."):
        if not module.name.endswith("__main__"):
            values = vars(importlib.import_module(module.name)).items()
            found |= {f"{module.name}.{name}": one for name, one in values if isinstance(one, LazyPattern)}
    return found


def test_a_pattern_that_was_kept_is_the_one_that_was_compiled() -> None:
    patterns = lazy_patterns()
    assert len(patterns) > 500
    for name, one in patterns.items():
        pattern = re.compile(one.pattern, one.flags)
        kept = _made(one.pattern, _taken_apart(pattern))
        assert kept == pattern, name
        assert (kept.groups, kept.groupindex, kept.flags) == (pattern.groups, pattern.groupindex, pattern.flags), name


def test_a_pattern_that_is_wrong_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error):
        kept_patterns.compiled("(", 0)


Runs = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path) -> Runs:
    """Check a form with the bytecode in a folder: how many patterns were compiled, and what was found."""

    def once(**settings: str) -> tuple[int, str]:
        known = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        env = known | {"PYTHONPATH": str(SOURCE.parent), "PYTHONPYCACHEPREFIX": str(tmp_path)} | settings
        done = subprocess.run([sys.executable, "-c", RUN], env=env, capture_output=True, encoding="utf-8", check=True)
        assert done.stderr == ""
        compiled, _, found = done.stdout.partition(" ")
        return int(compiled), found

    return once


def kept_file(folder: Path) -> list[Path]:
    return list(folder.rglob("*.kept*"))


def test_the_next_run_compiles_nothing_again(run: Runs, tmp_path: Path) -> None:
    first, found = run()
    assert first > 10
    assert len(kept_file(tmp_path)) == 1
    assert run() == (0, found)


def test_where_python_keeps_no_bytecode_no_pattern_is_kept(run: Runs, tmp_path: Path) -> None:
    first, found = run(PYTHONDONTWRITEBYTECODE="1")
    assert kept_file(tmp_path) == []
    assert run(PYTHONDONTWRITEBYTECODE="1") == (first, found)


@pytest.mark.parametrize("harm", ["nothing", "half", "noise", "other code", "a folder"])
def test_what_was_harmed_is_compiled_again(run: Runs, tmp_path: Path, harm: str) -> None:
    first, found = run()
    (path,) = kept_file(tmp_path)
    content = path.read_bytes()
    harmed = {"nothing": b"", "half": content[: len(content) // 2], "noise": os.urandom(1000)}
    if harm == "a folder":
        path.unlink()
        path.mkdir()
    elif harm == "other code":
        path.write_bytes(content.replace(b"\x01\x00\x00\x00", b"\xff\xff\xff\x7f"))
    else:
        path.write_bytes(harmed[harm])
    again, same = run()
    assert same == found
    assert again > 0
    assert run() == ((first if harm == "a folder" else 0), found)
