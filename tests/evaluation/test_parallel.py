"""Many files in one run: folders, patterns, several processes, and what is seen of it on a terminal."""

import json
import os
import pickle
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.fault import Fault
from cedu_targets.evaluation import parallel
from cedu_targets.evaluation.file_check import FileCheck
from cedu_targets.evaluation.parallel import spread
from cedu_targets.files.source import Source, name_of
from cedu_targets.report import FileReport
from project import JIANGNING, Run

GOOD = JIANGNING / "targets-mended.xlsx"
BAD = JIANGNING / "targets.xlsx"


class Deadly:
    """Work that ends its process over some files, as a library that aborts does."""

    def __call__(self, source: Source) -> list[FileReport]:
        path = name_of(source)
        if "dies" in path:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05 if "slow" in path else 0)
        return [FileReport(path)]


class Unsendable:
    """Work whose result cannot cross to another process."""

    def __call__(self, source: Source) -> list[FileReport]:
        path = name_of(source)
        return [FileReport(path, fault=Fault("fault", {"reason": lambda: None}))]  # type: ignore[dict-item]


class Telltale:
    """Work that says which process did it."""

    def __call__(self, source: Source) -> list[FileReport]:
        path = name_of(source)
        return [FileReport(path, fault=Fault("fault", {"reason": os.getpid()}))]


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A folder with two sound tables, a wrong one, a broken file and one that is no table."""
    folder = tmp_path / "forms"
    (folder / "east").mkdir(parents=True)
    for name, source in {"b.xlsx": GOOD, "a.xlsx": BAD, "east/c.xlsx": GOOD}.items():
        (folder / name).write_bytes(source.read_bytes())
    (folder / "aa.xlsx").write_bytes(BAD.read_bytes()[:2000])
    (folder / "zz.txt").write_text("只有一句话。\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".xlsb", ".DOC"])
def test_a_form_in_a_format_that_cannot_be_read_is_not_passed_over(forms: Path, cedu: Run, suffix: str) -> None:
    (forms / f"b{suffix}").write_bytes(BAD.read_bytes()[:2000])
    done = cedu("check", forms)
    assert done.returncode == 3
    assert f"forms/b{suffix}: 读不了" in done.stdout


def test_a_pattern_without_a_match_is_a_missing_file(forms: Path, cedu_json: Callable[..., Any]) -> None:
    report = cedu_json("check", forms / "*.ods", GOOD)
    assert [file["status"] for file in report["files"]] == ["unreadable", "clean"]
    assert report["files"][0]["error"]["code"] == "RD101"
    assert report["exit_code"] == 3


def test_a_broken_file_is_named_and_the_rest_is_checked(forms: Path, cedu: Run) -> None:
    done = cedu("check", forms, "--jobs", 2)
    lines = done.stdout.splitlines()
    assert done.returncode == 3
    assert [line.count("RD109") for line in lines if "aa.xlsx" in line] == [1]
    assert sum("PW001" in line for line in lines) == 1
    assert lines[-1] == "共 5 张表：2 张无须修改，1 张有问题，2 张没有审核成"


@pytest.mark.parametrize("form", ["json", "text", "markdown"])
def test_several_processes_report_what_one_does(forms: Path, cedu: Run, form: str) -> None:
    alone, together, all_cores = (cedu("check", forms, "-f", form, "--jobs", jobs) for jobs in (1, 2, 0))
    assert alone.stdout
    assert alone.stdout == together.stdout == all_cores.stdout
    assert alone.returncode == together.returncode == all_cores.returncode == 3
    assert (together.stderr, all_cores.stderr) == ("", "")


def test_several_processes_give_the_library_the_same_report(forms: Path) -> None:
    from cedu_targets import check
    from cedu_targets.domain.table import Table

    told: list[tuple[int, int]] = []
    alone = check(forms)
    together = check(forms, jobs=2, watch=lambda done, total: told.append((done, total)))

    def seen(file: FileReport) -> tuple[object, ...]:
        fault = None if file.fault is None else (file.fault.code, file.fault.parameters, file.fault.path)
        return file.path, file.table, file.findings, file.rules, file.outcomes, file.checked, file.duties, fault

    assert [seen(file) for file in together.files] == [seen(file) for file in alone.files]
    assert isinstance(together.files[0].table, Table)
    assert told == [(done, 5) for done in range(1, 6)]


def test_reports_come_in_the_order_of_the_files() -> None:
    paths = ["1-slow", "2", "3", "4-slow", "5", "6"]
    assert [file.path for files in spread(Deadly(), paths, 3) for file in files] == paths


def test_as_many_processes_as_jobs_do_all_the_work() -> None:
    """No more of them at once, nor one after the other."""
    found = [file for files in spread(Telltale(), [str(number) for number in range(60)], 2) for file in files]
    assert len({file.fault.parameters["reason"] for file in found if file.fault}) == 2


def test_what_reports_have_in_common_is_sent_once_in_a_while() -> None:
    outbox, inbox = parallel._Outbox(), parallel._Inbox()
    shared = Fault("fault", {"reason": "x" * 5000})
    paths = [str(number) for number in range(2 * parallel._SENT_TOGETHER + 2)]
    messages = [outbox.packed([FileReport(path, fault=shared)]) for path in paths]
    assert [len(message) > 5000 for message in messages] == [
        number % parallel._SENT_TOGETHER == 0 for number in range(len(paths))
    ]
    found = [report for message in messages for report in inbox.unpacked(message)]
    assert [report.path for report in found] == paths
    assert {str(report.fault.parameters["reason"]) for report in found if report.fault} == {"x" * 5000}


def test_after_what_could_not_be_sent_all_is_sent_anew() -> None:
    """The second fault was packed, but never left: nothing that comes after may point to it."""
    outbox, inbox = parallel._Outbox(), parallel._Inbox()
    first, second = (Fault("fault", {"reason": reason}) for reason in ("one", "two"))
    inbox.unpacked(outbox.packed([FileReport("1", fault=first)]))
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
        outbox.packed([FileReport("2", fault=second), *Unsendable()("3")])
    (found,) = inbox.unpacked(outbox.packed([FileReport("4", fault=second)]))
    assert found.fault is not None
    assert (found.path, found.fault.parameters) == ("4", {"reason": "two"})


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_no_process_is_forked_beside_another_thread() -> None:
    """What that thread holds locked would stay locked in the fork for ever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert parallel._context().get_start_method() == "spawn"
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("jobs", [2, 9])
def test_a_worker_that_dies_is_the_fault_of_its_file(jobs: int) -> None:
    paths = ["1", "2-dies", "3", "4-dies", "5-dies", "6", "7"]
    found = [file for files in spread(Deadly(), paths, jobs) for file in files]
    assert [file.path for file in found] == paths
    faults = {file.path: (file.fault.code, file.fault.exit_code) for file in found if file.fault}
    assert faults == dict.fromkeys(["2-dies", "4-dies", "5-dies"], ("RD141", 3))


def test_what_cannot_cross_to_another_process_is_a_fault_of_cedu() -> None:
    (found,) = [file for files in spread(Unsendable(), ["1"], 2) for file in files]
    assert found.fault is not None
    assert found.fault.code == "fault"


def test_no_process_outlives_a_run_that_is_given_up() -> None:
    import multiprocessing

    reports = spread(Deadly(), ["1", "2-slow", "3-slow"], 3)
    next(reports)
    reports.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_want_of_memory_is_the_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> list[object]:
        raise MemoryError

    monkeypatch.setattr("cedu_targets.evaluation.file_check.read_documents", greedy)
    (found,) = FileCheck()(str(GOOD))
    assert found.fault is not None
    assert (found.fault.code, found.fault.exit_code) == ("RD141", 3)


def on_a_terminal(*arguments: object) -> tuple[str, str]:
    """(stdout, stderr) of a run whose stderr is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cedu_targets", *map(str, arguments)]
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end was closed
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    assert process.stdout is not None
    stdout = process.stdout.read().decode()
    process.stdout.close()
    process.wait()
    return stdout, seen.decode()


def test_progress_is_shown_on_a_terminal_only(forms: Path, cedu: Run) -> None:
    stdout, stderr = on_a_terminal("check", forms, "-f", "json")
    assert "正在审核" in stderr
    assert "0/5" in stderr
    piped = cedu("check", forms, "-f", "json")
    assert (piped.stdout, piped.stderr) == (stdout, "")
    assert on_a_terminal("check", GOOD, "-f", "json")[1] == ""  # one file: nothing to wait for


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the processes in /proc")
def test_an_interrupted_run_ends_without_a_traceback(forms: Path) -> None:
    folder = forms / "many"
    folder.mkdir()
    (folder / "0.xlsx").write_bytes(GOOD.read_bytes())
    for number in range(1, 3000):  # so many that the run cannot end while a busy machine keeps this test waiting
        (folder / f"{number}.xlsx").hardlink_to(folder / "0.xlsx")
    command = [sys.executable, "-m", "cedu_targets", "check", str(folder), "--jobs", "2"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a suite in the background ignores it
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not children.read_text().split():
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout.strip(), stderr.strip()) == (130, "", "已中断")


def test_a_job_count_below_zero_is_a_wrong_call(cedu: Run) -> None:
    assert cedu("check", GOOD, "--jobs", -1).returncode == 2
    assert json.loads(cedu("check", GOOD, "--jobs", 2, "-f", "json").stdout)["exit_code"] == 0
