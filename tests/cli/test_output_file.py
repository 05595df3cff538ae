"""Outputs: no link is followed, what lies at the name is looked at again, and nothing half written is left behind."""

import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.cli.delivery import deliver, deliver_documents
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.provenance import marked
from cedu_targets.reporters.catalogue import ReportKind, format_named
from forked import BUFFERED
from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"
POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes with a name, permissions")


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(CallFault) as raised:
        act()
    return raised.value.code


def a_workbook(path: Path) -> None:
    path.write_bytes(b"PK a form that was sent")


def a_link(path: Path) -> None:
    path.symlink_to(path.parent / "sent.xlsx")


def a_moved_workbook(path: Path) -> None:
    (path.parent / "sent.xlsx").rename(path)


def a_longer_text(path: Path) -> None:
    with path.open("a") as stream:
        stream.write("checked by hand\n")


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("put", [a_workbook, a_link, a_moved_workbook, a_longer_text, a_folder])
@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_put_there_during_the_run_stays(put: Callable[[Path], None], is_there: bool, tmp_path: Path) -> None:
    sent, path = tmp_path / "sent.xlsx", tmp_path / "report.txt"
    sent.write_bytes(b"PK precious")
    if is_there:
        path.write_text(marked("an earlier report\n", is_markup=False))
    output = OutputFile(str(path))
    output.check([sent], format_named(ReportKind.CHECK, "text"))
    if put is not a_longer_text and is_there:
        path.unlink()
    put(path)
    before = {one.name: (one.lstat().st_ino, b"" if one.is_dir() else one.read_bytes()) for one in tmp_path.iterdir()}
    assert refusal(lambda: deliver("new", output)) == "output_changed"
    assert {
        one.name: (one.lstat().st_ino, b"" if one.is_dir() else one.read_bytes()) for one in tmp_path.iterdir()
    } == before


def test_what_comes_after_the_last_look_stays_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new name is given by a link, which never replaces."""
    path = tmp_path / "report.txt"
    output = OutputFile(str(path))
    real = OutputFile.is_still_there

    def look(self: OutputFile) -> bool:
        found = real(self)
        a_workbook(path)
        return found

    monkeypatch.setattr(OutputFile, "is_still_there", look)
    assert refusal(lambda: deliver("new", output)) == "output_changed"
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("report.txt", b"PK a form that was sent")]


def test_a_disk_without_links_is_written_to_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    output = OutputFile(str(tmp_path / "report.txt"))
    deliver("new", output)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("report.txt", "new")]
    again = OutputFile(str(tmp_path / "other.txt"))
    monkeypatch.setattr(OutputFile, "is_still_there", lambda _: a_workbook(tmp_path / "other.txt"))
    assert refusal(lambda: deliver("new", again)) == "output_changed"


def test_an_earlier_report_is_replaced_and_one_that_is_gone_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("earlier")
    for is_gone in (False, True):
        output = OutputFile(str(path))
        if is_gone:
            path.unlink()
        deliver("new", output)
        assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("report.txt", "new")]


@POSIX
def test_permissions_follow_the_umask_and_those_of_the_file_that_is_replaced(tmp_path: Path, cedu: Run) -> None:
    kept = tmp_path / "kept.md"
    kept.write_text(marked("earlier\n", is_markup=True))
    kept.chmod(0o640)
    line = f"umask 027; {sys.executable} -m cedu_targets check {BAD} -o"
    for name in ("new.md", "kept.md"):
        subprocess.run(["bash", "-c", f"{line} {tmp_path / name}; [ $? = 1 ]"], check=True)
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640
    kept.chmod(0o604)
    subprocess.run(["bash", "-c", f"{line} {kept} --slips {tmp_path / 'slips'} 2>/dev/null; [ $? = 1 ]"], check=True)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o604
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "slips").iterdir()} == {0o640}


@POSIX
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("dangling", ("cedu 不沿着链接写文件", "cedu writes no file through a link")),
        ("looping", ("cedu 不沿着链接写文件", "cedu writes no file through a link")),
        ("to a report", ("cedu 不沿着链接写文件", "cedu writes no file through a link")),
        ("to an input", ("输出文件就是输入文件", "the output is the input")),
        ("pipe", ("这是管道，另一头没有程序在读", "this is a pipe that no program reads")),
        ("socket", ("这不是普通文件，不能作为输出文件", "this is no ordinary file to write to")),
        ("folder", ("这是文件夹", "this is a folder")),
        ("below a file", ("写不了输出文件", "cannot be written")),
        ("full device", ("写不了输出文件：磁盘已满", "cannot be written: the disk is full")),
    ],
)
def test_what_is_no_file_is_one_sentence(
    kind: str, said: tuple[str, str], language: str, tmp_path: Path, cedu: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, table = tmp_path / "o", tmp_path / "t.xlsx"
    table.write_bytes(BAD.read_bytes())
    if kind in ("dangling", "looping", "to a report", "to an input"):
        target = {"dangling": "nothing", "looping": "o", "to a report": "r.txt", "to an input": "t.xlsx"}[kind]
        (tmp_path / "r.txt").write_text("earlier")
        output.symlink_to(target)
    elif kind == "pipe":
        os.mkfifo(output)
    elif kind == "socket":
        monkeypatch.chdir(tmp_path)  # its name must be short
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("o")
    elif kind == "folder":
        output.mkdir()
    elif kind == "below a file":
        output = table / "o"
    else:
        output = Path("/dev/full")
    before = sorted(one.name for one in tmp_path.iterdir())
    done = cedu("check", table, "-f", "text", "-o", output, "--lang", language)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert said[language == "en"] in done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == before
    assert table.read_bytes() == BAD.read_bytes()


@POSIX
def test_a_pipe_that_is_read_and_what_is_open_already_are_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = f"{sys.executable} -m cedu_targets check {BAD} -f json -o"
    lines = {
        f"{command} {pipe} & cat {pipe}; wait": "stdout",
        f"{command} /dev/stdout | cat": "stdout",
        f"{command} >(cat) | cat": "stdout",
        f"{command} /dev/stderr": "stderr",
        f"{command} /dev/fd/7 7>{tmp_path / 'seven'}": "seven",
        f"{command} /dev/stdout >{tmp_path / 'one'}": "one",
    }
    for line, where in lines.items():
        done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False, env=BUFFERED)
        said = {"stdout": done.stdout, "stderr": done.stderr}.get(where)
        said = (tmp_path / where).read_text("utf-8") if said is None else said
        assert (said.count('"PW001"') > 0, said[0], said.rstrip()[-1]) == (True, "{", "}"), line


def test_a_fault_for_a_machine_is_written_over_no_workbook_either(tmp_path: Path, cedu: Run) -> None:
    """A fault that comes before the command has looked at its output."""
    table = tmp_path / "t.xlsx"
    table.write_bytes(b"precious")
    done = cedu("rules", "lint", "no-such-pack", "-f", "json", "-o", table)
    assert (done.returncode, table.read_bytes(), done.stderr.count("\n")) == (2, b"precious", 1)


def test_a_folder_of_results_takes_no_name_that_was_taken_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cedu_targets.cli import delivery

    real = delivery._place

    def late(temporary: Path, target: Path) -> None:
        if target.name == "b":
            a_workbook(target)
        real(temporary, target)

    monkeypatch.setattr(delivery, "_place", late)
    assert refusal(lambda: deliver_documents({"a": b"1", "b": b"2"}, tmp_path)) == "slip_exists"
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("b", b"PK a form that was sent")]


@pytest.mark.parametrize("command", ["demo {folder}", "check {bad} --slips {folder}"])
def test_no_link_in_a_folder_of_results_is_followed(command: str, tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("targets.xlsx", "数据审核反馈单-学院.docx"):
        (folder / name).symlink_to(tmp_path / "elsewhere")
    done = cedu(*command.format(folder=folder, bad=BAD).split())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert (len(list(folder.iterdir())), (tmp_path / "elsewhere").exists()) == (2, False)


SLOW = """
import os, sys, time
from cedu_targets.cli import delivery

real = delivery._write_beside


def slow(report, output):
    path = real(report, output)
    print("written", flush=True)
    time.sleep(2)
    return path


delivery._write_beside = slow
from cedu_targets.cli.start import main
main()
"""


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, -15), (signal.SIGINT, 130), (signal.SIGHUP, -1)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_while_it_is_written_waits_for_the_whole(
    number: signal.Signals, code: int, jobs: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", SLOW, "check", str(BAD), "-f", "json", "-o", str(tmp_path / "r.json"), "-j", jobs]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.send_signal(number)
    _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr.count("\n") <= 2, "Traceback" in stderr) == (code, True, False)
    assert ("已中断" in stderr) == (number == signal.SIGINT)
    assert [one.name for one in tmp_path.iterdir()] == ["r.json"]
    assert (tmp_path / "r.json").read_text("utf-8").rstrip().endswith("}")


ROWS = """
import os, signal, sys, time
from cedu_targets.reporters.shared import workbook
workbook.IN_MEMORY = 10
real = workbook.ReportBook.close


def close(self):
    print(*os.listdir(os.environ["TMPDIR"]), flush=True)
    time.sleep(20)
    return real(self)


workbook.ReportBook.close = close
from cedu_targets.cli.start import main
main()
"""


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_large_workbook_that_is_given_up_leaves_nothing(number: signal.Signals, code: int, tmp_path: Path) -> None:
    scratch, out = tmp_path / "tmp", tmp_path / "out"
    scratch.mkdir()
    out.mkdir()
    command = [sys.executable, "-c", ROWS, "check", str(BAD), "-o", str(out / "r.xlsx")]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=BUFFERED | {"TMPDIR": str(scratch)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("cedu-")
    process.send_signal(number)
    _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr) == (code, "已中断\n" if number == signal.SIGINT else "")
    assert [*scratch.iterdir(), *out.iterdir()] == []


def test_the_folder_of_rows_is_gone_after_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets.messages.messages import Language, Messages
    from cedu_targets.reporters.check.excel import render
    from cedu_targets.reporters.shared import workbook
    from sample_reports import jiangning

    monkeypatch.setattr(workbook, "IN_MEMORY", 10)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert render(jiangning(), Messages(Language.ZH))[:2] == b"PK"
    assert list(tmp_path.iterdir()) == []


RACE = """
import os, sys
from cedu_targets.evaluation.file_check import FileCheck
output, sent = sys.argv[1:3]
del sys.argv[1:3]
real = FileCheck.__call__
done = 0


def call(self, path):
    global done
    done += 1
    if done == 6:
        if os.path.lexists(output):
            os.unlink(output)
        os.symlink(sent, output)
    return real(self, path)


FileCheck.__call__ = call
from cedu_targets.cli.start import main
main()
"""


@POSIX
@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    ("language", "said"), [("zh", "这个文件名下放进了别的文件"), ("en", "another file was put there")]
)
def test_a_link_to_an_input_made_in_the_middle_of_a_run_is_not_followed(
    is_there: bool, language: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.xlsx").write_bytes(GOOD.read_bytes())
    output, sent = tmp_path / "r.json", folder / "3.xlsx"
    a_report = '{"schema_version": 1, "tool": {"name": "cedu"}}'
    if is_there:
        output.write_text(a_report)
    command = [sys.executable, "-c", RACE, output, sent, "check", folder, "-o", output, "--lang", language]
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert said in done.stderr
    assert sent.read_bytes() == GOOD.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["forms", "r.json"]


@POSIX
@pytest.mark.parametrize(
    "command",
    [
        "check {bad}", "check {bad} -j2", "check {folder} -j0 -f json", "check {folder} -f json -o {folder}/r.json", "check {bad} -o {folder}/r.xlsx",
        "check {bad} --slips {folder}/s", "read {bad}", "rules list", "explain PW001", "schema pack", "--help",
        "gap {good} {achieved} --as-of 2020-09-30", "demo {folder}/demo", "check {bad} -o {folder}/r.html",
    ],
)  # fmt: skip
@pytest.mark.parametrize("most", [6, 8, 12, 20])
def test_few_open_files_are_enough_or_one_sentence(command: str, most: int, tmp_path: Path) -> None:
    names = {"bad": BAD, "good": GOOD, "achieved": JIANGNING / "achieved-illustrative.xlsx", "folder": tmp_path}
    (tmp_path / "t.xlsx").write_bytes(BAD.read_bytes())
    line = f"ulimit -n {most}; exec {sys.executable} -m cedu_targets {command.format(**names)}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, encoding="utf-8", check=False, env=BUFFERED)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 1, 2, 3), (done.returncode, done.stderr)
    if done.returncode == 2:
        assert done.stderr.count("\n") == 1
    if most == 20:
        assert done.returncode in (0, 1), (done.stdout[-300:], done.stderr)


def test_the_advice_where_a_workbook_lies_is_a_name_that_can_be_taken(tmp_path: Path, cedu: Run) -> None:
    (tmp_path / "计划.xlsx").write_bytes(GOOD.read_bytes())
    (tmp_path / "计划-2.xlsx").write_bytes(GOOD.read_bytes())
    call: list[object] = ["template", "--for", "allocate", "-o"]
    refused = cedu(*call, tmp_path / "计划.xlsx")
    assert refused.returncode == 2
    assert "请另起一个文件名，如 计划-3.xlsx。" in refused.stderr
    assert cedu(*call, tmp_path / "计划-3.xlsx").returncode == 0


def test_a_workbook_under_another_suffix_is_refused_with_the_name_that_would_do(tmp_path: Path, cedu: Run) -> None:
    """Nobody asked for the screen."""
    done = cedu("template", "--for", "allocate", "-o", tmp_path / "b.docx")
    assert (done.returncode, "屏幕" in done.stderr, "如 -o b.xlsx" in done.stderr) == (2, False, True)
    done = cedu("allocate", JIANGNING / "plan-illustrative.xlsx", "--reasons", tmp_path / "r.docx")
    assert (done.returncode, "屏幕" in done.stderr, "如 --reasons r.xlsx" in done.stderr) == (2, False, True)
    done = cedu("allocate", JIANGNING / "plan-illustrative.xlsx", "--reasons", "-")
    assert (done.returncode, "如 --reasons 报告.xlsx" in done.stderr) == (2, True)
