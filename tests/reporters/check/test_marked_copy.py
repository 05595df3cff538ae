"""What is said of a file as marks at its cells, and as the rows of the sheet in front."""

import pytest
from msgspec.structs import replace

from cedu_targets import check
from cedu_targets.annotation.mark import Review
from cedu_targets.annotation.source import Source
from cedu_targets.domain.finding import Explanation
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.marked_copy import review
from cedu_targets.reporters.shared.workbook import FILLS
from project import JIANGNING
from sample_reports import full, hostile, messages_for

ZH = Messages(Language.ZH)
XLSX = Source(".xlsx")


@pytest.fixture(scope="module")
def report() -> Report:
    return check(JIANGNING / "targets.xlsx")


def said(report: Report, messages: Messages = ZH, source: Source = XLSX) -> Review:
    return review(report.files, source, messages)


def test_the_cause_comes_first_then_each_finding_by_how_much_it_binds(report: Report) -> None:
    found = said(report)
    assert [row.cells[0] for row in found.rows[:3]] == ["◆ 1", "▲ 1", "▲ 2"]
    assert [row.cells[0][0] for row in found.rows[-4:]] == ["？", "？", "○", "○"]
    assert len(found.rows) == 1 + len(report.files[0].findings)
    assert all(len(row.cells) == len(found.heads) == len(found.widths) == 7 for row in found.rows)


def test_a_row_leads_to_its_cell(report: Report) -> None:
    row = next(row for row in said(report).rows if row.cells[0] == "▲ 1")
    assert (row.cells[1], row.sheet, row.cell) == ("R10", "任务分解表", "R10")
    question = next(row for row in said(report).rows if row.cells[0].startswith("？"))
    assert question.cell == "A1"


def test_what_a_cause_settles_is_not_told_as_due_by_one_sum_alone(report: Report) -> None:
    rows = [row for row in said(report).rows if row.cells[0].startswith("▲")]
    assert all(row.cells[5] == "" and "◆ 1" in row.cells[6] for row in rows)
    alone = said(replace(report, files=(replace(report.files[0], search=None),)))
    assert [row.cells[5] for row in alone.rows if row.cells[0].startswith("▲")] == ["0", "2000", "1500", "500", "3500"]


def test_every_cell_that_a_cause_would_change_is_marked(report: Report) -> None:
    marks = {(mark.row, mark.column): mark for mark in said(report).marks[::-1]}
    assert {(20, column) for column in (17, 18, 19, 20)} <= set(marks)
    assert marks[20, 18].fill == FILLS["cause"][1:]
    assert "应为：1500" in marks[20, 18].text
    assert marks[20, 17].fill == FILLS["error"][1:]


def test_of_several_possibilities_none_is_marked(report: Report) -> None:
    file = report.files[0]
    assert file.search is not None
    (cause,) = file.search.groups[0]
    search = replace(file.search, groups=((replace(cause, ambiguous=True), replace(cause, ambiguous=True)),))
    found = said(replace(report, files=(replace(file, search=search),)))
    assert [row.cells[0] for row in found.rows[:2]] == ["◆ 1.1", "◆ 1.2"]
    assert FILLS["cause"][1:] not in {mark.fill for mark in found.marks}
    assert next(row for row in found.rows if row.cells[0] == "▲ 2").cells[5] == "2000"


def test_what_is_accepted_in_writing_says_why(report: Report) -> None:
    words = Explanation("统计口径不同", "甲科")
    findings = tuple(replace(one, explained=words) for one in report.files[0].findings)
    found = said(replace(report, files=(replace(report.files[0], findings=findings),)))
    assert {row.fill for row in found.rows} == {FILLS["explained"][1:]}
    assert all("统计口径不同" in row.cells[6] for row in found.rows)


def test_the_sheet_is_known_as_one_of_ours_and_tells_no_folder(report: Report) -> None:
    lines = said(report).lines
    assert lines[0] == "cedu · 审核意见：targets.xlsx"
    assert not any("/" in line for line in lines)


def test_a_file_without_findings_says_so() -> None:
    found = said(check(JIANGNING / "targets-mended.xlsx", rules="none"))
    assert not [mark for mark in found.marks if mark.fill == FILLS["error"][1:]]
    assert any("未发现问题" in line or "没有发现" in line or "提示" in line for line in found.lines)


@pytest.mark.parametrize("language", Language)
def test_hostile_texts_have_no_control_signs(language: Language) -> None:
    for made in (hostile(), full()):
        for file in made.files:
            if file.fault is None:
                found = review([file], XLSX, messages_for(language))
                texts = [*found.lines, *(cell for row in found.rows for cell in row.cells)]
                assert all(text.isprintable() for text in texts)
                assert all(line.isprintable() for mark in found.marks for line in mark.text.split("\n"))


def test_a_copy_of_values_says_what_it_is() -> None:
    found = said(check(JIANGNING / "targets-gb18030.csv"), source=Source(".xlsx", is_workbook=False))
    assert ZH.term("review_of_values") in found.lines
    assert ZH.term("review_signed") not in found.lines


def test_a_line_of_a_text_is_marked_where_it_stands() -> None:
    report = check(JIANGNING / "notice.txt")
    found = said(report, source=Source(".xlsx", is_workbook=False))
    lines = {one.place.line - 1 for one in report.files[0].findings if one.place.line is not None}
    assert lines
    assert lines <= {mark.row for mark in found.marks if mark.column == 0}
