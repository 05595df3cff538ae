"""审核问题: what differs only by place is one row, and its places are folded up under it."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.excel import render


def failed(row: int) -> Finding:
    place = Place(sheet="表", cell=f"B{row}", unit=f"单位{row}", indicator="1")
    words = {"name": "合计", "sum": "2+3"}
    return Finding("PW001", "sum:1=2+3", Severity.ERROR, place, words, Decimal(10), Decimal(row), Decimal(row - 10))


def test_places_told_as_one_are_folded_up_under_it() -> None:
    report = Report((FileReport("a.xlsx", findings=tuple(failed(row) for row in range(2, 9))),))
    sheet = load_workbook(io.BytesIO(render(report, Messages(Language.ZH))))["审核问题"]
    whole, *places = list(sheet.iter_rows(min_row=2, values_only=True))
    assert (whole[0], whole[2], whole[5]) == (1, "PW001", "单位2、单位3、单位4等 7 个单位")
    assert whole[8:11] == (None, 10, None)  # what they have in common
    assert str(whole[11]).startswith("合计不等于各分项之和，共 7 处")
    assert [(row[0], row[5], row[8]) for row in places] == [(None, f"单位{row}", row) for row in range(2, 9)]
    lines = [sheet.row_dimensions[row] for row in range(2, 10)]
    assert [(line.hidden, line.outlineLevel) for line in lines] == [(False, 0), *[(True, 1)] * 7]
    assert lines[0].collapsed
    outline = sheet.sheet_properties.outlinePr
    assert outline is not None
    assert not outline.summaryBelow


def test_few_that_differ_have_rows_of_their_own() -> None:
    report = Report((FileReport("a.xlsx", findings=tuple(failed(row) for row in range(2, 5))),))
    sheet = load_workbook(io.BytesIO(render(report, Messages(Language.ZH))))["审核问题"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [1, 2, 3]
    assert not any(sheet.row_dimensions[row].hidden for row in range(2, 5))
