"""Ctrl-C at any moment: exit 130, one line, no traceback, nothing half written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from project import JIANGNING

BAD, PLAN = JIANGNING / "targets.xlsx", JIANGNING / "plan-illustrative.xlsx"
INTERRUPTED = """
import os, signal, sys
if signal.getsignal(signal.SIGINT) is not BACKGROUND:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores it
from cedu_targets.cli.start import main


class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == WHERE:
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(1000):
                pass


sys.meta_path.insert(0, Interrupting())
sys.argv[0] = "cedu"
main()
"""
"""The program, interrupted as it begins to load the module WHERE."""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")


def run(where: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    code = "BACKGROUND = None\n" + INTERRUPTED.replace("WHERE", repr(where))
    env = {**os.environ, "CEDU_LANG": "zh", **environment}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=env)


@pytest.mark.parametrize(
    "where",
    [
        "cedu_targets.cli.app", "typer", "cedu_targets.messages.zh", "cedu_targets.files.inputs", "cedu_targets.api",
        "cedu_targets.packs.pack", "cedu_targets.reporters.shared.lines",
    ],
)  # fmt: skip
@pytest.mark.parametrize("jobs", [1, 2])
def test_whatever_is_being_loaded(where: str, jobs: int) -> None:
    done = run(where, "check", BAD, "-j", jobs)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr in ("已中断\n", "已中断 · Interrupted\n")  # the words may not be there yet


@pytest.mark.parametrize("where", ["cedu_targets.recognition.table.long_values", "cedu_targets.diagnosis.diagnose"])
def test_while_a_long_file_is_judged(where: str, tmp_path: Path) -> None:
    rows = [(number % 97, number % 89, number % 97 + number % 89 + (number == 70)) for number in range(50_000)]
    lines = [f"某街道村{number},{','.join(map(str, row))}" for number, row in enumerate(rows)]
    path = tmp_path / "long.csv"
    path.write_text("\n".join(["单位,甲,乙,合计", "栏次,1,2,3", *lines, "说明：3=1+2,,,"]), encoding="utf-8")
    done = run(where, "check", path, "--rules", "none", "-f", "json")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已中断\n")


def test_in_the_language_of_the_call() -> None:
    assert run("cedu_targets.api", "check", BAD, "--lang", "en").stderr == "Interrupted\n"


@pytest.mark.parametrize(
    ("where", "arguments"),
    [
        ("cedu_targets.reporters.check.excel_table", ["check", BAD, "-o"]),
        ("cedu_targets.reporters.allocation.table", ["allocate", PLAN, "-o"]),
        ("cedu_targets.files.own_files", ["check", BAD, "-o"]),
    ],
)
def test_nothing_half_written_is_left(where: str, arguments: list[object], tmp_path: Path) -> None:
    done = run(where, *arguments, tmp_path / "new.xlsx", TMPDIR=str(tmp_path))
    assert done.returncode in (130, 1)  # what is never loaded interrupts nothing
    assert done.stderr.count("\n") == 1
    if done.returncode == 130:
        assert list(tmp_path.iterdir()) == []


def test_in_a_text_that_is_executed_too(tmp_path: Path) -> None:
    """The interpreter remembers an interruption there, and would end with the signal: a shell's loop would go on."""
    (tmp_path / "interrupted.py").write_text(
        "import sys, signal\n"
        "signal.signal(2, signal.default_int_handler)\n"
        "import cedu_targets.api\n"
        "def check(*_, **__):\n"
        "    exec('import os\\nos.kill(os.getpid(), 2)\\nfor _ in range(1000): pass')\n"
        "cedu_targets.api.check = check\n"
        f"sys.argv = ['cedu', 'check', {str(BAD)!r}]\n"
        "from cedu_targets.cli.start import main\n"
        "main()\n"
    )
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "interrupted"], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": path, "CEDU_LANG": "zh"},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已中断\n")


def test_where_nothing_can_be_raised(tmp_path: Path) -> None:
    """An interruption that falls into a destructor is lost to everybody: the program ends all the same."""
    code = (
        "import os, signal, sys\n"
        "signal.signal(2, signal.default_int_handler)\n"
        "import cedu_targets.api\n"
        "class Dying:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), 2)\n"
        "        for _ in range(1000): pass\n"
        "def check(*_, **__):\n"
        "    Dying()\n"
        "    raise AssertionError('goes on')\n"
        "cedu_targets.api.check = check\n"
        f"sys.argv = ['cedu', 'check', {str(BAD)!r}]\n"
        "from cedu_targets.cli.start import main\n"
        "main()\n"
    )
    env = {**os.environ, "CEDU_LANG": "zh"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已中断\n")


def test_one_that_is_ignored_stays_ignored() -> None:
    """In the background (`&` of a script, nohup) Ctrl-C is not for the program."""
    code = (
        "import signal\nBACKGROUND = signal.SIG_IGN\nsignal.signal(signal.SIGINT, BACKGROUND)\n"
        + INTERRUPTED.replace("WHERE", "'cedu_targets.api'")
    )
    command = [sys.executable, "-c", code, "check", str(BAD)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
