"""A reader that dies ends one file, never the run: whatever the command, and with a single process too."""

import json
import os
import signal
import subprocess
import sys
import time
from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest

from project import JIANGNING

BAD, GOOD, ACHIEVED = (JIANGNING / f"{name}.xlsx" for name in ("targets", "targets-mended", "achieved-illustrative"))
DEADLY = """
import os, signal, sys, time
from cedu_targets.files import catalogue


def deadly(reader):
    def read(content, *more):
        if b"DIES" in content:
            os.write(2, b"abort!\\n")
            os.kill(os.getpid(), signal.SIGABRT)
        if b"SLOW" in content:
            open(content.split()[1].decode(), "w").close()
            time.sleep(600)
        return reader(content, *more)

    return read


for name in ("read_file", "read_grids", "read_lines"):
    setattr(catalogue, name, deadly(getattr(catalogue, name)))
from cedu_targets.cli.start import main
sys.argv[0] = "cedu"
main()
"""
"""The program with readers that abort over a file with the word DIES, and sleep over `SLOW <file to write first>`."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")


def start(*arguments: object, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", DEADLY, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **options
    )  # fmt: skip


def run(*arguments: object) -> tuple[int, str, str]:
    process = start(*arguments)
    stdout, stderr = process.communicate(timeout=60)
    return process.returncode, stdout, stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "forms"
    inside.mkdir()
    for name in ("a", "c"):
        (inside / f"{name}.xlsx").write_bytes(BAD.read_bytes())
    (inside / "b.csv").write_text("单位,1,2\nDIES,1,2\n", encoding="utf-8")
    (inside / "d.csv").write_text("单位,1,2\nDIES,1,2\n", encoding="utf-8")
    return inside


@pytest.mark.parametrize("jobs", [[], ["-j1"], ["-j2"]])
def test_the_file_is_named_and_the_others_are_checked(folder: Path, jobs: list[str]) -> None:
    code, stdout, stderr = run("check", folder, "-f", "json", *jobs)
    files = json.loads(stdout)["files"]
    assert code == 3
    assert [(Path(file["path"]).name, file["status"], len(file["findings"])) for file in files] == [
        ("a.xlsx", "findings", 9), ("b.csv", "unreadable", 0), ("c.xlsx", "findings", 9), ("d.csv", "unreadable", 0),
    ]  # fmt: skip
    assert {file["error"]["code"] for file in files if file["error"]} == {"RD141"}
    assert stderr.count("abort!") == (2 if jobs == ["-j2"] else 1)  # a trial says nothing of its own


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "RD141 审核这个文件的进程中途被终止了"), ("en", "RD141 the process")]
)
def test_a_single_file_is_one_sentence_too(folder: Path, language: str, said: str) -> None:
    code, stdout, _ = run("check", folder / "b.csv", "--lang", language)
    assert (code, stdout.count("\n")) == (3, 1)
    assert said in stdout


@pytest.mark.parametrize(
    ("command", "code", "others"),
    [
        ("read {deadly} {bad} -f json", 3, '"units"'),
        ("gap {good} {achieved} {deadly} --as-of 2020-09-30 -f json", 3, '"rows"'),
        ("check {bad} --base {deadly}", 3, ""),
        ("check {bad} --text {deadly}", 3, ""),
        ("allocate {deadly}", 3, ""),
        ("allocate --like {deadly} --growth 5%", 3, ""),
        ("allocate --like {bad} --totals {deadly}", 3, ""),
        ("allocate --like {good} --growth 5% --weights {deadly}", 3, ""),
        ("allocate --like {good} --growth 5% --keep {deadly}", 3, ""),
        ("template --for allocate --like {deadly} -o {folder}/plan.xlsx", 3, ""),
        ("rules infer {deadly}", 3, ""),
    ],
)
def test_every_command_that_reads_names_it(command: str, code: int, others: str, folder: Path) -> None:
    names = {"bad": BAD, "good": GOOD, "achieved": ACHIEVED, "deadly": folder / "b.csv", "folder": folder}
    found, stdout, stderr = run(*command.format(**names).split())
    assert (found, (stdout + stderr).count("RD141")) == (code, 1), (found, stdout, stderr)
    assert others in stdout
    assert "Traceback" not in stderr


def processes_of(process: subprocess.Popen[str]) -> list[int]:
    """All processes below one, those below these included."""
    found: list[int] = []
    waiting = [process.pid]
    while waiting:
        children = Path(f"/proc/{waiting[0]}/task/{waiting.pop(0)}/children").read_text().split()
        found += map(int, children)
        waiting += map(int, children)
    return found


def is_at_work(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for(is_so: object, seconds: float = 20) -> bool:
    assert callable(is_so)
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(is_so())


def slow(tmp_path: Path, count: int) -> tuple[Path, list[Path]]:
    """A folder of files that are read for ten minutes, and what is written as each reading begins."""
    inside = tmp_path / "slow"
    inside.mkdir()
    begun = [tmp_path / f"{number}.begun" for number in range(count)]
    for number, sign in enumerate(begun):
        (inside / f"{number}.csv").write_text(f"SLOW {sign}\n", encoding="utf-8")
    return inside, begun


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the processes in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_process_outlives_the_one_that_was_started(jobs: str, tmp_path: Path) -> None:
    inside, begun = slow(tmp_path, int(jobs))
    process = start("check", inside, "--jobs", jobs)
    assert wait_for(lambda: all(sign.exists() for sign in begun))
    below = processes_of(process)
    assert len(below) == int(jobs)
    process.kill()
    assert wait_for(lambda: not any(map(is_at_work, below)))
    process.communicate(timeout=30)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the processes in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("to", ["group", "process"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_ends_all_of_them_without_a_traceback(
    number: signal.Signals, code: int, to: str, jobs: str, tmp_path: Path
) -> None:
    inside, begun = slow(tmp_path, int(jobs))
    process = start(
        "check", inside, "--jobs", jobs,
        start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert wait_for(lambda: all(sign.exists() for sign in begun))
    below = processes_of(process)
    (os.killpg if to == "group" else os.kill)(process.pid, number)
    stdout, stderr = process.communicate(timeout=30)
    said = "已中断\n" if number == signal.SIGINT else ""  # once, whoever is asked
    assert (process.returncode, stdout, stderr) == (code, "", said)
    assert wait_for(lambda: not any(map(is_at_work, below)))


def test_a_program_that_uses_a_command_is_never_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets.cli import second_run

    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    second_run.run_in_child()


def test_where_there_can_be_no_more_processes_the_run_goes_on_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets.cli import second_run

    def refused() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    before = len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0
    monkeypatch.setattr(os, "fork", refused)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    here = copy_context()
    here.run(second_run.allow_child)
    here.run(second_run.run_in_child)
    assert sys.platform != "linux" or len(list(Path("/proc/self/fd").iterdir())) == before
