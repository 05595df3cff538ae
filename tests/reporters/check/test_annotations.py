"""Places as programs take them: a path from the folder of the call, a row and a column, and a fingerprint of their own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.annotations import NOT_CHECKED, annotations, site
from machine_reports import in_real_codes
from sample_reports import full, jiangning

ZH = Messages(Language.ZH)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("表/targets.xlsx", "%E8%A1%A8/targets.xlsx"),
        ("a b#c?d%.xlsx", "a%20b%23c%3Fd%25.xlsx"),
        ("C:x.xlsx", "C%3Ax.xlsx"),
        ("a\nb\\c.xlsx", "a%0Ab%5Cc.xlsx"),
        ("b\udcff.xlsx", "b%FF.xlsx"),
        ("b\ud800.xlsx", "b%EF%BF%BD.xlsx"),
        ("./t.xlsx", "t.xlsx"),
        ("../t.xlsx", "../t.xlsx"),
        ("/srv/t.xlsx", "file:///srv/t.xlsx"),
    ],
)
def test_a_path_is_a_reference_that_every_program_reads(path: str, uri: str) -> None:
    assert site(path, None).uri == uri


def test_a_path_is_told_from_the_folder_of_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert site(str(tmp_path / "in" / "t.xlsx"), None).path == str(Path("in") / "t.xlsx")
    assert site(str(tmp_path.parent / "t.xlsx"), None).path == str(tmp_path.parent / "t.xlsx")


def test_a_cell_is_its_row_and_column_and_a_line_is_a_line() -> None:
    cell, line, whole = (site("t", place) for place in (Place("表", "AB12"), Place(line=7, column=3), Place("表")))
    assert (cell.line, cell.column) == (12, 28)
    assert (line.line, line.column) == (7, 3)
    assert (whole.line, whole.column) == (None, None)


def test_a_text_begins_with_sheet_and_cell() -> None:
    texts = [one.text for one in annotations(jiangning(), ZH) if one.code == "PW001"]
    assert texts == [
        "[任务分解表!R21] 学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。请填写合计，或核对是否错列。"
    ]


def test_prints_are_unique_in_a_run_and_the_same_in_the_next() -> None:
    report = in_real_codes(full())
    twice = Report((*report.files, *(replace(file, path=f"again/{file.path}") for file in report.files), *report.files))
    prints = [one.print for one in annotations(twice, ZH)]
    assert len(prints) == len(set(prints)) > 20
    assert prints == [one.print for one in annotations(twice, Messages(Language.EN))]
    (file,) = jiangning().files
    first, *rest = file.findings
    moved = Report((replace(file, findings=(replace(first, place=replace(first.place, cell="A1")), *rest)),))
    assert [one.print for one in annotations(moved, ZH)] == [one.print for one in annotations(jiangning(), ZH)]


def test_a_file_in_which_nothing_was_judged_is_told() -> None:
    (found,) = annotations(Report((FileReport("empty.csv"),)), ZH)
    assert (found.code, found.finding, found.site.path) == (NOT_CHECKED, None, "empty.csv")


class OfSpecimens(Report, frozen=True):
    """A run of blank forms, annexes of a notice."""

    def is_specimen(self, file: FileReport) -> bool:
        return True


def test_a_specimen_is_no_submission() -> None:
    assert not list(annotations(OfSpecimens((FileReport("annex.docx"),)), ZH))
