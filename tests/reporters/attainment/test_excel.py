"""The workbook on the targets of a text: numbers as numbers, paths with charts, units, bases, what is open."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Step
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import TargetRelation
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.attainment import excel
from cedu_targets.reporters.attainment.excel_paths import MOST_YEARS
from path_reports import UNITS, five_years, hostile, many, participation, report_of, with_owner
from report_texts import opened
from sample_reports import STEERING, messages_for

ZH = messages_for(Language.ZH)


def book_of(report: AttainmentReport, language: Language = Language.ZH) -> Workbook:
    return opened(excel.render(report, messages_for(language), Path()))


def rows(book: Workbook) -> dict[tuple[str, str], dict[str, Any]]:
    """The cells of the first sheet by the target's name and the unit, under their headings."""
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[4]]
    found = {}
    for row in sheet.iter_rows(min_row=5):
        cells = dict(zip(heads, row, strict=True))
        if cells["标识"].value:
            found[str(cells["标识"].value), str(cells["单位"].value)] = cells
    return found


def test_the_workbook_has_its_sheets_and_prints_on_a3_with_heads_in_sight() -> None:
    book = book_of(five_years())
    assert book.sheetnames == ["目标达成", "路径", "覆盖", "基数", "问题与疑问"]
    assert all(sheet.page_setup.paperSize == 8 and sheet.page_setup.orientation == "landscape" for sheet in book)
    assert [sheet.freeze_panes for sheet in book] == ["C5", "C2", "B3", "A2", "A2"]
    assert [sheet.print_title_rows for sheet in book] == ["$4:$4", "$1:$1", "$1:$2", "$1:$1", "$1:$1"]


def test_what_is_printed_ends_with_the_words_and_owners_are_shown_where_there_are_any() -> None:
    sheet = book_of(five_years()).worksheets[0]
    heads = {str(cell.value): get_column_letter(number) for number, cell in enumerate(sheet[4], start=1)}
    assert sheet.print_area.split(":")[1].startswith(f"${heads['说明']}$")
    assert sheet.column_dimensions[heads["责任单位"]].hidden
    sheet = book_of(with_owner(five_years(), "区教育局")).worksheets[0]
    assert not sheet.column_dimensions[heads["责任单位"]].hidden
    assert sheet[f"{heads['责任单位']}5"].value == "区教育局"


def test_numbers_are_numbers_shown_as_they_are_meant() -> None:
    found = rows(book_of(five_years()))
    missed = found["参与-2021", "全区"]
    assert [missed[name].value for name in ("目标", "完成", "完成率", "报来的数", "基数", "基数年份")] == [
        0.6, 0.581, 0.968346, 46713, 80400, 2021,
    ]  # fmt: skip
    assert [missed[name].number_format for name in ("目标", "完成")] == ["0%", "0.0%"]
    assert (missed["差额（差为正）"].value, missed["差额（差为正）"].number_format) == (1.9, '0.0" 百分点"')
    assert missed["状态"].value == "✗ 未达到"
    assert missed["状态"].fill.start_color.rgb == "FFFFC7CE"
    assert found["人次-2020", "全区"]["差额（差为正）"].value == 1080
    exceeded = found["参与-2020", "全区"]
    assert exceeded["差额（差为正）"].value == -2.7
    assert (exceeded["基数名称"].value, exceeded["来源"].value) == ("常住人口", "统计公报")


def test_a_number_that_falls_short_never_shows_as_reached() -> None:
    report = five_years()
    first = report.rows[0]
    assert first.target.value is not None
    short = replace(first, value=Fraction(first.target.value) - Fraction(1, 10**7), state=State.BEHIND)
    cells = rows(book_of(replace(report, rows=(short,), paths=())))["参与-2020", "全区"]
    assert (cells["完成"].value, cells["完成"].number_format) == (0.4999999, "0.00000%")
    assert (cells["完成率"].value, cells["完成率"].number_format) == (0.999999, "0.0000%")


def test_what_cannot_be_judged_has_no_difference_and_says_what_to_send() -> None:
    book = book_of(five_years())
    cells = rows(book)["进城务工人员培训率", "全区"]
    assert cells["完成"].value is None  # the row of the year that is not due, which comes last
    (told,) = [
        row for row in book["问题与疑问"].iter_rows(values_only=True) if row[5] and "进城务工人员培训率" in str(row[5])
    ]
    assert told[0] == "~ 无法判定"
    assert told[6] == "请在 --bases 里给出，写明年份和来源"
    unclear = rows(book)["区级学习型实验镇（街道）", "全区"]
    assert unclear["差额（差为正）"].value is None
    assert "新建数还是累计数" in str(unclear["说明"].value)


def test_each_unit_has_a_row_and_a_mark() -> None:
    book = book_of(five_years())
    found = rows(book)
    assert [found["社区学校", unit]["状态"].value for unit in UNITS] == ["✓ 已达到"] * 4 + ["✗ 未达到", "? 未报"]
    sheet = book["覆盖"]
    assert [cell.value for cell in sheet["B"]][1:] == [
        "✗ 缺 1，? 未报 1，✓ 有 4", *["✓ 有"] * 4, "✗ 缺", "? 未报",
    ]  # fmt: skip
    assert [cell.value for cell in sheet["A"]][2:] == list(UNITS)


def test_a_path_has_its_years_and_a_chart_of_its_own() -> None:
    sheet = book_of(five_years())["路径"]
    lines = {(row[0], row[1]): row[2:] for row in sheet.iter_rows(values_only=True)}
    assert [cell.value for cell in sheet[1]][2:] == list(range(2020, 2036))
    assert lines["居民参与率", "目标"][:5] == (0.5, 0.6, 0.75, 0.8, None)
    assert lines["逐年不降", "完成"][:4] == (0.527, 0.581, 0.75, None)
    assert sheet["C4"].value == "+ 超额完成"
    assert sheet["F4"].value == "< 未到期限 （2022年）"
    assert sheet["D8"].number_format == '"≤"0%'
    charts = sheet._charts  # type: ignore[attr-defined]
    assert len(charts) == 3
    columns, line = charts[0]._charts
    assert [chart.series[0].val.numRef.f for chart in (columns, line)] == ["路径!$C$2:$F$2", "路径!$C$3:$F$3"]
    assert columns.series[0].cat.numRef.f == "路径!$C$1:$F$1"


def test_the_rows_of_a_range_and_of_alternatives_in_one_year() -> None:
    judged, path = participation()
    first = path.steps[0].target
    assert first is not None
    ranged = replace(first, relation=TargetRelation.BETWEEN, value_high=Decimal("0.55"))
    other = replace(first, id="other", value=Decimal("0.4"), either="a")
    steps = (replace(path.steps[0], target=ranged), Step(2020, Fraction(2, 5), other), *path.steps[1:])
    sheet = book_of(report_of(judged, [replace(path, steps=steps)]))["路径"]
    assert [row[:3] for row in sheet.iter_rows(min_row=2, max_row=5, values_only=True)] == [
        ("居民参与率", "目标", 0.5), ("有升有降", "目标", 0.4), (None, "完成", 0.527), (None, "状态", "+ 超额完成"),
    ]  # fmt: skip
    assert sheet["C2"].number_format == '0%"–55%"'


def test_far_years_have_no_columns_between() -> None:
    judged, path = participation()
    last = path.steps[-1]
    far = replace(path, steps=(*path.steps[:-1], replace(last, year=2020 + MOST_YEARS + 1)))
    sheet = book_of(report_of(judged, [far]))["路径"]
    assert [cell.value for cell in sheet[1]][2:] == [2020, 2021, 2022, 2020 + MOST_YEARS + 1]


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    book = book_of(hostile(), language)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # no formula
    targets = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert targets <= {"=2.csv", "bases.xlsx"}
    assert not any(STEERING.search(cell.value) for cell in cells if isinstance(cell.value, str))


def test_many_units_go_to_disk_row_by_row() -> None:
    book = book_of(many(30, 40))  # more cells than are kept in memory
    assert len(rows(book)) == 30 * 41 + 4
    assert book["覆盖"].max_row == 42


def test_more_than_a_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 10)
    with pytest.raises(CallFault):
        excel.render(five_years(), ZH)


def test_sheets_without_anything_are_left_out() -> None:
    report = five_years()
    book = book_of(replace(report, rows=report.rows[:4], paths=(), bases=()))
    assert book.sheetnames == ["目标达成", "问题与疑问"]
    assert date(2023, 6, 30).isoformat() in str(book.worksheets[0]["A2"].value)
