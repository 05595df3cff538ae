"""Writing and refusing: whole files, never over an input or somebody's workbook, nothing half written."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.domain.fault import CallFault
from cedu_targets.files.own_files import OwnFile, own_file
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named
from cedu_targets.reporters.check.excel import render
from project import JIANGNING, Run
from sample_reports import jiangning

BAD = JIANGNING / "targets.xlsx"


BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


COLLEGE, DISTRICT = "数据审核反馈单-学院.docx", "数据审核反馈单-全区目标.docx"


def test_the_command_needs_a_file_and_writes_over_its_own_only(tmp_path: Path, cedu: Run) -> None:
    for arguments in ([], ["-o", tmp_path / "report.pdf"]):
        done = cedu("check", BAD, "-f", "excel", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    output = tmp_path / "report.xlsx"
    assert cedu("check", BAD, "-f", "excel", "-o", output).returncode == 1
    first = output.read_bytes()
    assert cedu("check", BAD, "-f", "excel", "-o", output).returncode == 1
    assert output.read_bytes() == first
    assert cedu("check", BAD, "-f", "markdown", "-o", output).returncode == 2  # a text is no new edition of a workbook
    book = load_workbook(output)
    book["审核问题"]["P2"] = "已与学院核实"
    book.save(output)
    kept = output.read_bytes()
    assert cedu("check", BAD, "-f", "excel", "-o", output).returncode == 2
    assert output.read_bytes() == kept
    assert {path.name for path in tmp_path.iterdir()} == {"report.xlsx"}


def test_dash_writes_the_workbook_to_a_pipe() -> None:

    command = [sys.executable, "-m", "cedu_targets", "check", str(BAD), "-f", "excel", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout[:2]) == (1, b"PK")


def test_a_report_saved_by_somebody_is_theirs_though_it_keeps_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    content = render(jiangning(), Messages(Language.ZH))
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(path, "w") as saved:
        for name in package.namelist():
            saved.writestr(
                name, package.read(name).replace(b"2000-01-01T00:00:00Z</dcterms:m", b"2026-11-22T08:00:00Z</dcterms:m")
            )
    assert load_workbook(path).properties.description == "cedu-report"
    assert own_file(path) is OwnFile.CHANGED_REPORT


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"precious", BAD.read_bytes()])
def test_what_cedu_did_not_write_is_not_its_own(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert own_file(path) is None
    path.write_bytes(render(jiangning(), Messages(Language.ZH)))
    assert own_file(path) is OwnFile.REPORT


def test_nothing_is_written_over_and_nothing_half_written(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "slips"
    folder.mkdir()
    (folder / COLLEGE).write_bytes(b"answered by hand")
    done = cedu("check", BAD, "--slips", folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert COLLEGE in done.stderr
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(COLLEGE, b"answered by hand")]
    for place in (folder / COLLEGE, folder / COLLEGE / "deeper"):
        assert cedu("check", BAD, "--slips", place).returncode == 2
    (folder / COLLEGE).unlink()
    (folder / COLLEGE).symlink_to(tmp_path / "elsewhere")
    assert cedu("check", BAD, "--slips", folder).returncode == 2
    assert not (tmp_path / "elsewhere").exists()
    assert [path.name for path in folder.iterdir()] == [COLLEGE]


def test_a_disk_that_fills_up_leaves_no_slip_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets.cli import delivery

    real = delivery._write_beside

    def failing(fail_at: int) -> Callable[..., Path]:
        calls: list[Path] = []

        def write(report: str | bytes, output: Path) -> Path:
            calls.append(output)
            if len(calls) == fail_at:
                raise OSError(28, "No space left on device")
            return real(report, output)

        return write

    monkeypatch.setattr(delivery, "_write_beside", failing(2))
    with pytest.raises(CallFault):
        delivery.deliver_documents({"a.docx": b"1", "b.docx": b"2"}, tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "here").mkdir()
    monkeypatch.setattr(delivery, "_write_beside", failing(2))
    with pytest.raises(CallFault):
        delivery.deliver_documents({"a.docx": b"1", "b.docx": b"2"}, tmp_path / "here" / "new" / "newer")
    assert list(tmp_path.rglob("*")) == [tmp_path / "here"]


def test_output_file_is_written_whole_and_never_over_an_input(tmp_path: Path, cedu: Run) -> None:
    table = tmp_path / "t.xlsx"
    table.write_bytes(BAD.read_bytes())
    report = tmp_path / "report.json"
    assert cedu("check", table, "-f", "json", "-o", report).returncode == 1
    assert json.loads(report.read_text(encoding="utf-8"))["exit_code"] == 1
    link = tmp_path / "link.xlsx"
    link.symlink_to(table)
    for output in (table, link, tmp_path / "no" / "folder.json", tmp_path):
        done = cedu("check", table, "-f", "json", "-o", output)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
    assert table.read_bytes() == BAD.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"t.xlsx", "report.json", "link.xlsx"}


def test_no_file_that_was_read_or_that_is_somebodys_is_written_over(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    csv, pack, other = folder / "b.tsv", tmp_path / "my.yaml", tmp_path / "other.XLSX"
    csv.write_bytes((JIANGNING / "targets-gb18030.csv").read_bytes())
    pack.write_bytes((JIANGNING.parents[1] / "rules" / "jiangning-2020.yaml").read_bytes())
    other.write_bytes(b"precious")
    for arguments, output in (([folder], csv), ([BAD, "--rules", pack], pack), ([BAD], other)):
        before = output.read_bytes()
        assert cedu("check", *arguments, "-o", output).returncode == 2
        assert output.read_bytes() == before


def test_dash_is_stdout(cedu: Run) -> None:
    assert json.loads(cedu("check", BAD, "-f", "json", "-o", "-").stdout)["exit_code"] == 1


def test_of_a_text_that_fails_while_it_is_made_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def broken(*_: object) -> Iterator[str]:
        yield "{" * 100_000
        raise CallFault("engine_rules")

    monkeypatch.setattr("cedu_targets.reporters.check.json.render_parts", broken)
    wanted = format_named(ReportKind.CHECK, "json")
    for output in (None, OutputFile(str(tmp_path / "report.json"))):
        with pytest.raises(CallFault):
            deliver_report(jiangning(), wanted, output, Messages(Language.ZH))
    assert capfdbinary.readouterr().out == b""
    assert not list(tmp_path.iterdir())
