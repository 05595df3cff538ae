"""Trials: one fault in a copy of the package, and the tests that may notice it in a fork of their own."""

import compileall
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

import covered
from mutators import Mutant

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "cedu_targets"
_MOST_BYTES = 6 * 2**30
"""Of memory, for one fork."""
_NO_ANSWER = 70
"""How a fork ends in which the tests themselves could not be run."""


@dataclass(frozen=True)
class Fault:
    """A mutant in its file."""

    file: str
    """Below the package."""
    mutant: Mutant


def copy_package(tree: Path) -> Path:
    """A copy of the package to be broken, with what it finds beside it in an editable install."""
    shutil.rmtree(tree, ignore_errors=True)
    source = tree / "src" / "cedu_targets"
    shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("rules", "examples"):
        (tree / name).symlink_to(ROOT / name)
    compileall.compile_dir(source, quiet=2)
    return source


class Place:
    """A copy of the package, in which one fault at a time is tried."""

    def __init__(self, kept: Path, number: int) -> None:
        self.tree = kept / f"tree-{number}"
        self.source = copy_package(self.tree)
        self.scratch = Path(mkdtemp(prefix="cedu-mutants-"))

    def put(self, file: str, text: str) -> None:
        """Change a file; a stale compiled one would hide it."""
        path = self.source / file
        path.write_text(text, encoding="utf-8")
        Path(cache_from_source(str(path))).unlink(missing_ok=True)

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.tree)
        shutil.rmtree(self.scratch, ignore_errors=True)


@dataclass
class Trial:
    """One fault being tried in a fork."""

    fault: Fault
    place: Place
    tests: list[str]
    seconds: float
    """Of processor time that it may take."""

    def start(self) -> None:
        """Fork."""
        self.place.put(self.fault.file, self.fault.mutant.source)
        self.began = time.monotonic()
        sys.stdout.flush()
        self.process = os.fork()
        if self.process == 0:
            try:
                self._run()
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(_NO_ANSWER)

    def _run(self) -> None:
        os.setsid()
        limit = int(self.seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
        log = os.open(self.place.scratch / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        sys.dont_write_bytecode = True
        sys.path[:0] = [str(self.place.tree / "src")]
        scratch = self.place.scratch / "tmp"
        scratch.mkdir(exist_ok=True)
        os.environ |= {"PYTHONPATH": sys.path[0], "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(scratch)}
        tempfile.tempdir = None
        chosen = covered.Chosen(self.tests, self.place.scratch / "failed")
        files = list(dict.fromkeys(test.partition("::")[0] for test in self.tests))
        options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "covered", f"--basetemp={scratch / 'pytest'}"]
        options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what `mutants.py` loads before it forks
        os._exit(pytest.main([*options, *files], plugins=[chosen]))

    def ended(self) -> dict[str, Any] | None:
        """The result, once there is one."""
        done, status = os.waitpid(self.process, os.WNOHANG)
        if not done and time.monotonic() - self.began < 3 * self.seconds + 30:
            return None
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(status if done else os.waitpid(self.process, 0)[1])
        failed = self.place.scratch / "failed"
        by = failed.read_text(encoding="utf-8") if failed.exists() else ""
        failed.unlink(missing_ok=True)
        shutil.rmtree(self.place.scratch / "tmp", ignore_errors=True)
        self.place.put(self.fault.file, (PACKAGE / self.fault.file).read_text(encoding="utf-8"))
        state = {0: "survived", 5: "no test"}.get(code, "killed" if code > 0 else "out of time")
        log = (self.place.scratch / "log").read_text(encoding="utf-8", errors="replace")
        if code == _NO_ANSWER:
            sys.exit(f"The tests could not be run:\n{log}")
        if state == "killed" and not by:
            by = (log.strip().splitlines() or ["nothing said"])[-1]
        return {"state": state, "by": by, "tests": len(self.tests), "seconds": round(time.monotonic() - self.began, 2)}
