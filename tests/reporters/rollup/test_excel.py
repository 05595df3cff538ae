"""The workbook of a roll-up: its sums are a table of achievements, and nothing else in it is read as one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cedu_targets import gap
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.files.inputs import find_inputs
from cedu_targets.files.own_files import OwnFile, own_file
from cedu_targets.messages.messages import Language
from cedu_targets.recognition.read import read_documents
from cedu_targets.reporters.rollup import excel, excel_details
from cedu_targets.reporters.shared import workbook
from cedu_targets.rollups.report import RollupReport
from report_texts import opened, workbook_text
from rollups import form, hostile, many, rolled, three_months
from sample_reports import STEERING, messages_for

ZH = messages_for(Language.ZH)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))
Sheet = Callable[..., Path]


def book(report: RollupReport, language: Language = Language.ZH) -> Workbook:
    return opened(excel.render(report, messages_for(language)))


def written(report: RollupReport, folder: Path, language: Language = Language.ZH) -> Path:
    path = folder / "achieved.xlsx"
    path.write_bytes(excel.render(report, messages_for(language), folder))
    return path


def test_the_workbook_has_its_sheets_numbers_and_print_settings() -> None:
    found = book(three_months())
    assert found.sheetnames == ["汇总", "报送情况", "问题", "2020年5月", "2020年6月", "2020年7月", "明细"]
    assert all(sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape" for sheet in found)
    assert all(sheet.freeze_panes and sheet.print_title_rows for sheet in found)
    rows = [[cell.value for cell in row] for row in found["汇总"].iter_rows(min_row=3, max_row=8)]
    assert rows == [
        ["单位", "培训人次（人次）", "班次（期）", "课时（课时）", "培训人数（人）", "不完整", "备注"],
        ["甲村", 150, 3, 12, None, "缺2020年7月", "报 1，迟 1，缺 1（2020年7月）"],
        ["乙村", 35, 1, 4, None, "缺2020年6月、缺2020年7月", "报 1，缺 1（2020年7月），不一致 1（2020年6月）"],
        ["丙社区", 45, 2, 8, None, "培训人次、缺2020年7月", "报 1，零 1，缺 1（2020年7月）"],
        ["丁社区", 20, 1, 4, 12, "缺2020年6月、缺2020年7月", "报 1，缺 2（2020年6月、2020年7月）"],
        ["合计", 250, 7, 28, 12, "培训人次、培训人数、缺 6 份", None],
    ]
    june = [[cell.value for cell in row] for row in found["2020年6月"].iter_rows(min_row=3)]
    assert june == [
        ["甲村", 40, 1, 4, None, "迟"],
        ["乙村", None, None, None, None, "不一致"],
        ["丙社区", 45, 2, 8, "培训人次", "报"],
        ["丁社区", None, None, None, None, "缺"],
    ]


def test_who_sent_what_is_a_word_with_a_colour_and_the_rates_have_their_denominators() -> None:
    sheet = book(three_months())["报送情况"]
    texts = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert texts[0] == ["cedu · 报送情况"]
    assert ["报送率 50%：应报 12 份，计入 6 份"] in texts
    assert ["及时率 33.3%：应报 12 份，按时报的 4 份"] in texts
    assert ["没有写填报时间的 1 份，看不出迟早，没有算按时"] in texts
    rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
    assert [cell.value for cell in rows["甲村"][1:5]] == ["报", "迟", "缺", "2/3"]
    assert [cell.value for cell in rows["丙社区"][1:5]] == ["零", "报", "缺", "2/3"]
    assert [cell.value for cell in rows["报送率"][1:5]] == ["4/4", "2/4", "0/4", "6/12"]
    fills = [rows["甲村"][1].fill.fgColor.rgb, rows["甲村"][2].fill.fgColor.rgb, rows["甲村"][3].fill.fgColor.rgb]
    assert len(set(fills)) == 3


def test_every_class_is_listed_with_its_cell_and_whether_it_counts() -> None:
    report = three_months()
    sheet = book(report)["明细"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert len(rows) == len(list(report.details)) == 13
    assert rows[0] == [
        "甲村", "2020年5月", "水稻科学育秧", None, None, "村活动室", 60, None, 4, "讲座", "是", None,
        "back/甲村-5月.xlsx", "Sheet", "A6",
    ]  # fmt: skip
    uncounted = {(row[12], row[11]) for row in rows if row[10] == "否"}
    assert ("back/甲村-6月-再报.xlsx", "与另一份相同") in uncounted
    assert ("back/戊村-5月.xlsx", "单位“戊村”不在名单里") in uncounted
    assert len(uncounted) == 6
    assert sheet["O3"].hyperlink.target.replace("\\", "/") == "back/甲村-5月.xlsx"
    assert sheet["O3"].hyperlink.location == "'Sheet'!A6"


def test_of_very_many_classes_none_is_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_details, "_MOST_LINKED", 12)
    sheet = book(three_months())["明细"]
    assert (sheet["O3"].value, sheet["O3"].hyperlink) == ("A6", None)


def test_a_full_sheet_goes_on_in_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_details, "MOST_ROWS", 8)
    found = book(three_months())
    assert found.sheetnames[-2:] == ["明细", "明细 (2)"]
    assert [sheet.max_row - 2 for sheet in (found["明细"], found["明细 (2)"])] == [7, 6]


def test_rows_that_go_to_disk_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large workbook is written from top to bottom without being held."""
    report = three_months()
    small = workbook_text(excel.render(report, ZH))
    monkeypatch.setattr(workbook, "IN_MEMORY", 0)
    assert workbook_text(excel.render(report, ZH)) == small


@IN_EACH_LANGUAGE
def test_the_sums_are_read_back_as_achieved_and_nothing_else_is(language: Language, tmp_path: Path) -> None:
    report = three_months()
    (found,) = read_documents(written(report, tmp_path, language))
    table = found.document
    assert isinstance(table, Table)
    assert (table.measure, table.period, table.district, table.units) == (
        Measure.ACHIEVEMENT, "2020", "合计", ("甲村", "乙村", "丙社区", "丁社区"),
    )  # fmt: skip
    ours = report.table
    assert {unit: dict(table.row(unit)) for unit in table.units} == {unit: dict(ours.row(unit)) for unit in ours.units}
    assert [(one.name, one.unit_of_measure) for one in table.indicators] == [
        (one.name, one.unit_of_measure) for one in ours.indicators
    ]
    assert table.incomplete >= ours.incomplete
    # every unit lacks a month, so all that it says is the least there may be
    assert table.incomplete == {(unit, code) for unit in ("合计", *table.units) for code in table.codes}
    assert [one.code for one in found.findings] == ["RD022"]  # the asides, once
    assert table.place("甲村", "培训人次") == ours.place("甲村", "培训人次") or language is Language.EN


def test_a_plan_of_persons_is_held_against_persons_alone(tmp_path: Path, sheet: Sheet) -> None:
    """Plan → forms → roll-up → gap: 甲村 says heads alone, 丁社区 who came for the first time."""
    done = written(three_months(), tmp_path)
    plan = sheet(
        "2020年培训计划 .\n单位 培训人数（人）\n全镇 520\n甲村 200\n乙村 150\n丙社区 150\n丁社区 20", "plan.csv"
    )
    report = gap(plan, done, as_of=date(2020, 8, 10))
    states = {row.unit: row.state for row in report.rows}
    assert states == {"全镇": None, "甲村": None, "乙村": None, "丙社区": None, "丁社区": State.ON_PACE}
    assert {(one.variant, one.place.unit) for _, one in report.findings if one.code == "GA026"} == {
        ("blank", "甲村"), ("blank", "乙村"), ("blank", "丙社区"),
    }  # fmt: skip
    attendances = sheet("2020年计划 .\n单位 培训人次（人次）\n甲村 100\n丙社区 60\n乙村 300\n丁社区 20", "at.csv")
    by_unit = {row.unit: row.state for row in gap(attendances, done, as_of=date(2020, 8, 10)).rows}
    assert by_unit == {"甲村": State.EXCEEDED, "丙社区": State.ON_PACE, "乙村": None, "丁社区": State.MET}
    # of 乙村 two months do not count, and a class of 丙社区 cannot be read: there may be more
    more = sheet("2020年计划 .\n单位 培训人次（人次）\n甲村 100\n丙社区 600\n乙村 300\n丁社区 20", "more.csv")
    (short,) = (row for row in gap(more, done, as_of=date(2020, 8, 10)).rows if row.unit == "丙社区")
    assert (short.state, short.is_at_least) == (None, True)


def test_heads_alone_have_no_column_of_persons_and_a_plan_of_persons_is_refused(tmp_path: Path, sheet: Sheet) -> None:
    heads = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 60)), form("b.xlsx", "乙村", "2020-05", ("养鸭", 50)))
    done = written(heads, tmp_path)
    assert "培训人数" not in workbook_text(done.read_bytes())
    report = gap(
        sheet("2020年培训计划 .\n单位 培训人数（人）\n甲村 40\n乙村 40", "plan.csv"), done, as_of=date(2020, 8, 10)
    )
    assert [row.state for row in report.rows] == [None, None]
    assert (report.doubts[0][1].code, report.exit_code) == ("GA026", 3)


def test_units_without_any_form_are_blank_and_have_not_reported(tmp_path: Path, sheet: Sheet) -> None:
    done = written(
        rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 60)), units={"甲村": "甲村", "乙村": "乙村"}), tmp_path
    )
    plan = sheet("2020年计划 .\n单位 培训人次（人次）\n甲村 40\n乙村 40", "plan.csv")
    states = {row.unit: row.state for row in gap(plan, done, as_of=date(2020, 8, 10)).rows}
    assert states == {"甲村": State.EXCEEDED, "乙村": State.NOT_REPORTED}


def test_in_a_folder_it_is_nobodys_form(tmp_path: Path) -> None:
    """Whoever wants it read names it; saved again by an office program it stays what it is."""
    done = written(three_months(), tmp_path)
    (tmp_path / "甲村.csv").write_text("a", encoding="utf-8")
    assert own_file(done) is OwnFile.ROLLUP
    for _ in range(2):
        found = find_inputs(tmp_path)
        assert [Path(path).name for path in found.paths] == ["甲村.csv"]
        assert [(Path(one.path).name, str(one.reason)) for one in found.passed_over] == [
            ("achieved.xlsx", "own_report")
        ]
        assert not found.faults
        saved = load_workbook(done)
        saved.save(done)
        assert own_file(done) is OwnFile.CHANGED_ROLLUP
    assert len(read_documents(done)) == 1


@IN_EACH_LANGUAGE
def test_hostile_names_stay_text(language: Language) -> None:
    cells = [cell for sheet in book(hostile(), language) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # no formula
    assert not any(STEERING.search(cell.value) for cell in cells if isinstance(cell.value, str))


def test_nothing_that_counts_is_a_workbook_that_says_so() -> None:
    found = book(rolled(form("a.xlsx", None, None, ("养鸭", 60))))
    assert found["汇总"]["A4"].value == "合计"
    assert [row[10].value for row in found["明细"].iter_rows(min_row=3)] == ["否"]
    assert "没有写明单位或月份" in workbook_text(excel.render(rolled(form("a.xlsx", None, None, ("养鸭", 60))), ZH))


def test_of_a_thousand_villages_every_one_is_in_it() -> None:
    report = many(1200)
    found = book(report)
    assert found["汇总"].max_row > 1200
    assert [row[0].value for row in found["报送情况"].iter_rows(min_row=2) if row[0].value in report.slots] == []
    assert {row[0].value for row in found["报送情况"].iter_rows()} >= set(report.units)


def test_months_that_have_not_begun_have_no_sheet_and_whole_sums_no_mark(tmp_path: Path) -> None:
    report = rolled(
        form("a.xlsx", "甲村", "2020-07", ("养鸭", 60, 20)), months=[f"2020-{month:02}" for month in range(7, 12)]
    )
    found = book(report)
    assert found.sheetnames == ["汇总", "报送情况", "2020年7月", "明细"]
    assert "不完整" not in workbook_text(excel.render(report, ZH))
    (read,) = read_documents(written(report, tmp_path))
    assert isinstance(read.document, Table)
    assert not read.document.incomplete


def test_what_has_to_be_mended_has_a_row_each_and_notes_are_folded_up_under_one() -> None:
    place = Place(sheet="Sheet", cell="A3")
    findings = [Finding("RC003", "placed", Severity.WARNING, place), Finding("RC014", "unfilled", Severity.NOTE, place)]
    report = rolled(*(form(f"{n}.xlsx", None, None, is_blank=True, findings=findings) for n in range(7)))
    sheet = opened(excel.render(report, ZH))["问题"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    hidden = [sheet.row_dimensions[number].hidden for number in range(3, 3 + len(rows))]
    assert [(row[1], row[2]) for row in rows] == [
        *(("RC003", f"{n}.xlsx") for n in range(7)), ("RC014", None), *(("RC014", f"{n}.xlsx") for n in range(7)),
    ]  # fmt: skip
    assert hidden == [*[False] * 8, *[True] * 7]
    assert rows[7][5] == f"{ZH.message(findings[1]).rstrip('。')}，共 7 处（点左边的“+”看每一处）"
    assert [row[6] is None for row in rows] == [*[False] * 8, *[True] * 7]
