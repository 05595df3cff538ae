"""The page's solver, in node behind a pipe, as what Python asks."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from project import ROOT

HOST = Path(__file__).with_suffix(".js")
PAGE = ROOT / "browser" / "page" / "solver.js"


@contextmanager
def hosted(npm: Path) -> Iterator[tuple[Callable[[str], str], str]]:
    """What takes a program in JSON and gives its ending in JSON, and its version.

    `npm` is a folder of packages with `highs` in it.
    """
    command = ["node", str(HOST), str(PAGE), str(npm / "highs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin
        assert process.stdout
        version = json.loads(process.stdout.readline())["version"]

        def ask(text: str) -> str:
            assert process.stdin
            assert process.stdout
            process.stdin.write(text + "\n")
            process.stdin.flush()
            return process.stdout.readline()

        yield ask, version
        process.stdin.close()
