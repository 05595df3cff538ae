"""What a command says on stdout has left the program when it ends: a full or closed stdout is exit 2 and one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from forked import BUFFERED
from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


@pytest.mark.parametrize(
    "command",
    [
        "check {bad}",
        "check {bad} -f json",
        "check {bad} -f json --rules no-such-pack",
        "check {bad} -f excel -o -",
        "read {bad}",
        "read {bad} -f json",
        "explain",
        "explain PW001",
        "rules list",
        "rules show jiangning-2020",
        "rules infer {bad}",
        "rules lint jiangning-2020",
        "gap {good} {achieved} --as-of 2020-09-30",
        "allocate {plan}",
        "allocate {plan} -o {tmp}/table.xlsx",
        "demo {tmp}/demo",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_full_disk_is_one_sentence(command: str, language: str, tmp_path: Path, cedu: Run) -> None:
    achieved, plan = (JIANGNING / f"{name}-illustrative.xlsx" for name in ("achieved", "plan"))
    arguments = command.format(bad=BAD, good=GOOD, achieved=achieved, plan=plan, tmp=tmp_path).split()
    done = cedu(*arguments, "--lang", language, stdout=Path("/dev/full"))
    said = {"zh": "cedu: 写不了标准输出：磁盘已满", "en": "cedu: stdout cannot be written: the disk is full"}[language]
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("已写出", str(tmp_path)))]
    assert (done.returncode, len(lines), lines[0].startswith(said)) == (2, 1, True), done.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["rules", "-h"], ["--version"], ["schema", "plan"]]
)
def test_a_full_disk_is_told_by_what_reads_no_file_too(arguments: list[str], cedu: Run) -> None:
    done = cedu(*arguments, stdout=Path("/dev/full"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith("cedu: 写不了标准输出：磁盘已满")


@pytest.mark.parametrize(
    ("command", "code", "lines"),
    [
        ("check {bad} >/dev/full", 2, 1),
        ("read {bad} >/dev/full", 2, 1),
        ("check {bad} >&-", 2, 1),
        ("--help >&-", 2, 1),
        ("--version >&-", 2, 1),
        ("read {bad} >&-", 2, 1),
        ("explain >&-", 2, 1),
        ("rules list >&-", 2, 1),
        ("rules show jiangning-2020 >&-", 2, 1),
        ("schema pack >&-", 2, 1),
        ("check {bad} -o {tmp}/report.md >&-", 1, 1),  # nothing was to be said there
        ("check {bad} --lang en | true", 1, 0),
        ("explain | true", 1, 0),
        ("check nothing.xlsx -f json --rules none-such >&- 2>/dev/full", 2, 0),
        ("chekc >&- 2>&-", 2, 0),
    ],
)  # fmt: skip
def test_a_stdout_that_is_full_or_closed_ends_a_process_without_a_traceback(
    command: str, code: int, lines: int, tmp_path: Path
) -> None:
    """The shell says what the interpreter's own end makes of it."""
    line = f"{sys.executable} -m cedu_targets {command.format(bad=BAD, tmp=tmp_path)}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False, env=BUFFERED)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", lines), done.stderr
