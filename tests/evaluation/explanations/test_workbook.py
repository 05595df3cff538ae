"""Explanations and answers in a workbook: the round trip, and what people and programs do to it in between."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cedu_targets import check
from cedu_targets.report import Report
from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"
TODAY = date(2020, 6, 1)
FORM = "2020年目标\n单位 合计 农村 城镇\n. 1 2 3\n甲 10 4 5\n乙 9 4 5\n说明：1=2+3"
FINDINGS, QUESTIONS = "情况说明", "疑问"
Edit = Callable[[Any], None]


@pytest.fixture
def book(tmp_path: Path, cedu: Run) -> Path:
    path = tmp_path / "e.xlsx"
    done = cedu("check", BAD, "--write-explanations", path, "--lang", "zh")
    assert "（5 条）" in done.stderr
    assert "2 条疑问" in done.stderr
    return path


def columns(sheet: Any) -> dict[str, int]:
    head = next(row for row in sheet.iter_rows() if any(cell.value in ("说明人", "答复人", "by") for cell in row))
    return {cell.value: cell.column for cell in head if cell.value}


def edited(path: Path, edit: Edit) -> Path:
    """The workbook as somebody saved it: openpyxl keeps no mark of ours."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.properties.description = None
    book.save(path)
    return path


def fill(book: Any, until: object = None, **changes: str) -> None:
    sheet = book[FINDINGS]
    heads = columns(sheet)
    for row in range(3, sheet.max_row + 1):
        texts = {"情况说明": "已电话核实", "说明人": "教育科", "有效期至": until, **changes}
        for head, text in texts.items():
            sheet.cell(row, heads[head]).value = text


def answer(book: Any, **changes: str) -> None:
    sheet = book[QUESTIONS]
    heads = columns(sheet)
    for row in range(3, sheet.max_row + 1):
        for head, text in {"答复": "按人次", "答复人": "社教科", "答复日期": "2020年5月6日", **changes}.items():
            sheet.cell(row, heads[head]).value = text


def only_the_first(book: Any) -> None:
    fill(book)
    book[FINDINGS].delete_rows(4)


def all_filled_in(book: Any) -> None:
    fill(book, date(2030, 12, 31))
    answer(book)


def use(report: Report) -> tuple[int, int, list[str], list[str]]:
    found = report.explanation_use
    assert found is not None
    return (
        found.accepted,
        found.answered,
        [one.because for one in found.lapsed],
        [one.because for one in found.unused],
    )


def test_what_is_filled_in_is_accepted(book: Path) -> None:
    report = check(BAD, explanations=edited(book, fill), today=TODAY)
    assert use(report) == (5, 0, [], [])
    assert report.exit_code == 0
    assert [len(file.questions) for file in report.files] == [2]


def test_an_answered_question_is_no_longer_asked(book: Path, cedu: Run) -> None:
    report = check(BAD, explanations=edited(book, answer), today=TODAY)
    assert use(report) == (2, 2, [], ["no_reason"] * 5)
    (file,) = report.files
    assert file.questions == []
    assert [(one.code, one.explained and one.explained.on) for one in file.explained] == [("QU001", "2020-05-06")] * 2
    said = cedu("check", BAD, "--explanations", book, "--lang", "zh").stdout
    assert "2 条疑问已答复" in said
    assert "答复：按人次（社教科，2020-05-06）" in said
    assert "2 条疑问。" not in said
    for form in ("markdown", "html"):
        assert (
            "按人次（社教科，2020-05-06）"
            in cedu("check", BAD, "--explanations", book, "-f", form, "--lang", "zh").stdout
        )


def test_a_question_is_asked_anew_when_it_asks_something_else(book: Path) -> None:
    def ask_other(book: Any) -> None:
        answer(book)
        sheet = book[QUESTIONS]
        key = sheet.cell(3, sheet.max_column)
        assert "人数还是人次" in key.value
        key.value = key.value.replace("人数还是人次", "几人")

    report = check(BAD, explanations=edited(book, ask_other), today=TODAY)
    assert use(report)[:3] == (1, 1, ["value_changed"])
    assert len(report.files[0].questions) == 1


def test_half_an_answer_is_none(book: Path) -> None:
    report = check(BAD, explanations=edited(book, lambda book: answer(book, 答复人="")), today=TODAY)
    assert use(report) == (0, 0, [], ["no_reason"] * 5 + ["no_answer"] * 2)


@pytest.mark.parametrize("changes", [{"说明人": ""}, {"情况说明": " "}])
def test_half_an_explanation_is_none(book: Path, changes: dict[str, str]) -> None:
    report = check(BAD, explanations=edited(book, lambda book: fill(book, **changes)), today=TODAY)
    assert use(report) == (0, 0, [], ["no_reason"] * 5)
    assert report.explanation_use is not None
    assert (report.explanation_use.unused[0].sheet, report.explanation_use.unused[0].cell) == (FINDINGS, "G3")


def test_of_two_rows_that_differ_about_one_finding_the_second_is_named(book: Path) -> None:
    def repeat(book: Any) -> None:
        fill(book)
        sheet = book[FINDINGS]
        for reason in ("已电话核实", "另有原因"):
            sheet.append([cell.value for cell in sheet[3]])
            sheet.cell(sheet.max_row, columns(sheet)["情况说明"]).value = reason

    report = check(BAD, explanations=edited(book, repeat), today=TODAY)
    assert use(report) == (6, 0, [], ["said_already"])
    assert report.explanation_use is not None
    assert report.explanation_use.unused[0].cell == "G9"
    assert {one.explained and one.explained.reason for one in report.files[0].explained} == {"已电话核实"}


@pytest.mark.parametrize("until", [date(2020, 5, 31), "2020年5月31日", "2020/5/31"])
def test_a_date_that_has_passed(book: Path, until: object) -> None:
    report = check(BAD, explanations=edited(book, lambda book: fill(book, until)), today=TODAY)
    assert use(report) == (0, 0, ["date_passed"] * 5, [])


def test_rows_may_be_sorted_and_deleted_and_columns_added(book: Path) -> None:
    def turn(book: Any) -> None:
        fill(book)
        sheet = book[FINDINGS]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for line, row in enumerate(reversed(rows), start=3):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column, value)
        sheet.delete_rows(4)
        sheet.insert_cols(2)
        sheet.cell(2, 2, "我的备注")
        sheet.insert_rows(1, 2)
        sheet.row_dimensions[6].hidden = True

    report = check(BAD, explanations=edited(book, turn), today=TODAY)
    assert use(report) == (4, 0, [], [])
    (left,) = report.files[0].of_severity(report.fail_on)
    assert (left.code, left.place.indicator) == ("DS001", "20")


def test_a_list_sorted_without_its_keys_is_refused(book: Path, cedu: Run) -> None:
    def turn(book: Any) -> None:
        fill(book)
        sheet = book[FINDINGS]
        rows = [[sheet.cell(row, column).value for column in range(1, 10)] for row in range(3, 8)]
        for line, row in enumerate(reversed(rows), start=3):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column, value)

    done = cedu("check", BAD, "--explanations", edited(book, turn), "--lang", "zh")
    assert (done.returncode, done.stdout) == (4, "")
    assert "e.xlsx:情况说明!A3" in done.stderr
    assert "没有选中整行" in done.stderr


def test_all_mistakes_are_told_at_once_with_their_cells(book: Path, cedu: Run) -> None:
    def spoil(book: Any) -> None:
        fill(book, "年底")
        sheet = book[FINDINGS]
        heads = columns(sheet)
        sheet.cell(4, heads["有效期至"], "2020-12-31")
        sheet.cell(4, heads["情况说明"], "长" * 2001)
        sheet.cell(5, sheet.max_column, '{"n":3,"code":"PW001"')
        sheet.cell(5, heads["有效期至"]).value = None
        sheet.cell(9, heads["情况说明"], "另外一条")

    done = cedu("check", BAD, "--explanations", edited(book, spoil), "--lang", "zh")
    assert (done.returncode, done.stdout) == (4, "")
    for cell in ("I3", "G4", "J5", "I6", "I7", "G9"):
        assert f"e.xlsx:情况说明!{cell}: PK003" in done.stderr, done.stderr
    assert "有效期至：“年底”不是日期" in done.stderr
    english = cedu("check", BAD, "--explanations", book, "--lang", "en").stderr
    assert 'until: "年底" is no date' in english


def test_a_column_that_is_gone(book: Path, cedu: Run) -> None:
    def drop(book: Any) -> None:
        sheet = book[FINDINGS]
        sheet.delete_cols(columns(sheet)["说明人"])

    done = cedu("check", BAD, "--explanations", edited(book, drop), "--lang", "zh")
    assert done.returncode == 4
    assert "说明人：没有这一列的标题" in done.stderr


def test_another_workbook_holds_no_explanations(cedu: Run) -> None:
    done = cedu("check", BAD, "--explanations", GOOD, "--lang", "zh")
    assert (done.returncode, done.stdout) == (4, "")
    assert "这个文件里没有情况说明" in done.stderr


def test_all_rows_deleted_is_nothing_written(book: Path) -> None:
    report = check(BAD, explanations=edited(book, lambda book: book[FINDINGS].delete_rows(3, 5)), today=TODAY)
    assert use(report) == (0, 0, [], [])


def test_nothing_to_explain_can_be_read_back(tmp_path: Path, sheet: Callable[..., Path], cedu: Run) -> None:
    clean = sheet(FORM.replace("甲 10", "甲 9"))
    path = tmp_path / "none.xlsx"
    cedu("check", clean, "--write-explanations", path)
    assert cedu("check", clean, "--explanations", path).returncode == 0


def test_what_was_written_is_carried_over(book: Path, tmp_path: Path, cedu: Run) -> None:
    """Accepted as it stands; where a value has changed, the reason without the name of who stood for it."""

    def write(book: Any) -> None:
        fill(book, "2030-12-31")
        answer(book)
        sheet = book[FINDINGS]
        heads = columns(sheet)
        sheet.cell(4, heads["说明人"]).value = None
        key = sheet.cell(5, sheet.max_column)
        key.value = key.value.replace('"actual":"', '"actual":"9')

    new = tmp_path / "new.xlsx"
    done = cedu("check", BAD, "--explanations", edited(book, write), "--write-explanations", new)
    assert done.returncode == 1
    sheet: Any = openpyxl.load_workbook(new)[FINDINGS]
    heads = columns(sheet)
    written = [[sheet.cell(row, heads[head]).value for head in ("情况说明", "说明人")] for row in range(3, 8)]
    assert written == [["已电话核实", name] for name in ("教育科", None, None, "教育科", "教育科")]
    assert sheet.cell(3, heads["有效期至"]).value.date() == date(2030, 12, 31)
    again = check(BAD, explanations=new, today=TODAY)
    assert use(again) == (5, 2, [], ["no_reason"] * 2)
    yaml = tmp_path / "new.yaml"
    cedu("check", BAD, "--explanations", book, "--write-explanations", yaml)
    assert use(check(BAD, explanations=yaml, today=TODAY)) == (5, 2, [], ["no_reason"] * 2)


def test_a_filled_file_is_never_overwritten(book: Path, cedu: Run) -> None:
    before = edited(book, fill).read_bytes()
    for options in (
        ("--write-explanations", book),
        ("-o", book),
        ("--explanations", book, "--write-explanations", book),
    ):
        assert cedu("check", BAD, *options).returncode == 2
    assert book.read_bytes() == before


def test_another_suffix_is_refused(tmp_path: Path, cedu: Run) -> None:
    done = cedu("check", BAD, "--write-explanations", tmp_path / "e.docx", "--lang", "zh")
    assert done.returncode == 2
    assert ".xlsx .yaml .yml" in done.stderr


@pytest.mark.parametrize("suffix", ["xlsx", "yaml"])
def test_files_of_a_run_are_told_apart(suffix: str, sheet: Callable[..., Path], tmp_path: Path, cedu: Run) -> None:
    """The same slip in two forms of one name; only one is explained, also after the folder was moved."""
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        sheet(FORM).rename(tmp_path / "in" / folder / "form.csv")
    path = tmp_path / f"e.{suffix}"
    cedu("check", tmp_path / "in", "--rules", "none", "--write-explanations", path, "--lang", "zh")
    if suffix == "xlsx":
        edited(path, only_the_first)
    else:
        text = path.read_text(encoding="utf-8").replace("reason: ''", "reason: 已核实", 1)
        path.write_text(text.replace("by: ''", "by: 教育科", 1), encoding="utf-8")
    (tmp_path / "in").rename(tmp_path / "moved")
    report = check(tmp_path / "moved", rules="none", explanations=path, today=TODAY)
    assert [len(file.explained) for file in report.files] == [1, 0]


def test_the_same_report_gives_the_same_bytes_in_either_language(tmp_path: Path, cedu: Run) -> None:
    paths = [tmp_path / f"{name}.xlsx" for name in "abc"]
    for path, language in zip(paths, ("zh", "zh", "en"), strict=True):
        cedu("check", BAD, "--write-explanations", path, "--lang", language)
    assert paths[0].read_bytes() == paths[1].read_bytes()

    def fill_english(book: Any) -> None:
        sheet = book["Explanations"]
        heads = columns(sheet)
        sheet.cell(3, heads["explanation"], "checked by phone\nin May")
        sheet.cell(3, heads["by"], "Education")

    report = check(BAD, explanations=edited(paths[2], fill_english), today=TODAY)
    assert use(report)[0] == 1
    explained = report.files[0].explained[0].explained
    assert explained is not None
    assert explained.reason == "checked by phone in May"


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_is_read_back(book: Path, suffix: str, soffice: str, tmp_path: Path) -> None:
    import subprocess

    edited(book, all_filled_in)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, "--headless", profile, "--convert-to", suffix, "--outdir", str(tmp_path / "saved"), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    report = check(BAD, explanations=tmp_path / "saved" / f"e.{suffix}", today=TODAY)
    assert use(report) == (7, 2, [], [])
    assert {one.explained and one.explained.until for one in report.files[0].explained} == {None, "2030-12-31"}
