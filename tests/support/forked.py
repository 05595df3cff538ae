"""The program in a process of its own, without the start of an interpreter for each of a thousand runs.

One process loads the program and then waits; each run is a fork of it, with a memory, a processor time and an end of its
own, that meets the arguments, the folder and the environment as a fresh process would, with a stdout that is written
when it is full or flushed. What a run loads by itself it loads anew. Tests of the very start (`test_imports.py`, signals, terminals) start real processes.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

SERVER = """
import json, os, re, signal, sys, time, traceback
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
from cedu_targets.cli.start import main
# What nearly every command loads.
import cedu_targets.cli.app, cedu_targets.api, cedu_targets.files.xlsx, cedu_targets.diagnosis.diagnose
import cedu_targets.reporters.shared.sentences, cedu_targets.messages.en, cedu_targets.messages.zh


def serve(arguments, folder, environment, out, err, cost):
    for target, path in ((1, out), (2, err)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, target)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["cedu", *arguments]
    signal.alarm(60)
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = 120  # as the interpreter ends
    peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
    with open(cost, "w") as stream:
        stream.write(f"{time.process_time()} {peak[1]}")
    os._exit(code)


while line := sys.stdin.readline():
    child = os.fork()
    if child == 0:
        serve(*json.loads(line))
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""The environment of a user: an unbuffered stdout would hide what is lost when it is flushed at the end."""


class Outcome(NamedTuple):
    """What came of a run: a negative code is the signal that ended it."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    """Of its own processor time, which a busy machine does not lengthen."""
    megabytes: float
    """Its high-water mark; 0 where it did not come to its end."""


class Program:
    """The loaded program, to be run again and again."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", SERVER]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=BUFFERED
        )
        self._folder = TemporaryDirectory(prefix="cedu-runs-")

    def run(
        self, arguments: list[str], folder: Path, environment: dict[str, str], stdout: Path | None = None
    ) -> Outcome:
        """Run with these arguments, in a folder, under an environment; what is written to another `stdout` is not read."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        out, err, cost = (Path(self._folder.name) / name for name in ("out", "err", "cost"))
        cost.unlink(missing_ok=True)
        order = [arguments, str(folder), environment, *map(str, (stdout or out, err, cost))]
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        seconds, peak = cost.read_text().split() if cost.exists() else ("0", "0")
        said = out.read_text("utf-8") if stdout is None else ""
        return Outcome(code, said, err.read_text("utf-8"), float(seconds), int(peak) / 1024)

    def close(self) -> None:
        """End it."""
        with self._process:
            assert self._process.stdin is not None
            self._process.stdin.close()
        self._folder.cleanup()
