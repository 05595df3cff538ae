"""Whose form it is and of which month: the head before the title, the sheet and the file, and all that they say."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import read
from cedu_targets.domain.records import Records
from monthly_forms import form, write_forms
from writers import Cell

Head = Sequence[Sequence[Cell]]


def read_form(folder: Path, name: str = "a.xlsx", **options: object) -> Records:
    (file,) = read(write_forms(folder / name, form(**options))).files  # type: ignore[arg-type]
    assert file.records is not None
    return file.records


HEADS: dict[str, tuple[Head, str | None, int | None, int | None, str | None]] = {
    "in cells of their own": ([["填报单位：", "甲村", None, "月份：", "5", "填报时间：", date(2020, 6, 3)]], "甲村", 2020, 5, "2020-06-03"),
    "without colons": ([["报送单位", "甲村", "月份", 5]], "甲村", None, 5, None),
    "in one cell": ([["单位：甲村  2020年5月份"]], "甲村", 2020, 5, None),
    "a community or village, a year of its own": ([["社区（村）：甲村", "统计年度：2020"], ["5月份"]], "甲村", 2020, 5, None),
    "a year half in words": ([["填报单位：甲村", "二0二0年五月"]], "甲村", 2020, 5, None),
    "sealed, on two lines": ([["填报单位（盖章）：甲村"], ["2020年5月"]], "甲村", 2020, 5, None),
    "a school": ([["甲村社区教育学校（5）月份     填报时间：2020年6月3日"]], "甲村", 2020, 5, "2020-06-03"),
    "a school, wide": ([["  甲村  社区教育学校 （ 五 ）月份     填报时间：2020 年 6 月 3 日"]], "甲村", 2020, 5, "2020-06-03"),
    "a committee": ([["填报单位：丙社区居委会", "2020年十二月", "填报日期：2021-01-04"]], "丙社区", 2020, 12, "2021-01-04"),
    "a village with its town": ([["单位：百胜镇甲村", "2020-05"]], "甲村", 2020, 5, None),
    "a community named after a town": ([["单位：镇东社区", "2020.5"]], "镇东社区", 2020, 5, None),
    "the year before that of filing": ([["填报单位：甲村", "12月", "填报日期：2021-01-04"]], "甲村", 2020, 12, "2021-01-04"),
    "year and month apart": ([["填报单位：甲村", None, "2020年", None, "5", "月"]], "甲村", 2020, 5, None),
    "each a cell": ([["填报单位：甲村", None, "2020", "年", "5", "月份"]], "甲村", 2020, 5, None),
    "the first of the month": ([["填报单位：甲村", None, date(2020, 5, 1)]], "甲村", 2020, 5, None),
    "a day alone is that of filing": ([["填报单位：甲村", "5月", date(2020, 6, 3)]], "甲村", 2020, 5, "2020-06-03"),
    "the period": ([["填报单位：甲村", "报告期：", date(2020, 5, 31)]], "甲村", 2020, 5, None),
    "from the first to the last": ([["2020年5月1日至5月31日"], ["填报单位：甲村"]], "甲村", 2020, 5, None),
    "beside persons": ([["村（居）：甲村", "联系人：某某", "电话：123"], ["报表月份：2020年5月"]], "甲村", 2020, 5, None),
    "a unit of measure": ([["单位：人次"], ["填报单位：甲村", "2020年5月"]], "甲村", 2020, 5, None),
    "a month that there is not": ([["填报单位：甲村（13）月份  填报时间：2020年6月3日"]], "甲村", 2020, 13, "2020-06-03"),
    "a community": ([["所属社区：甲社区", "月份：五月"]], "甲社区", None, 5, None),
    "two things called so": ([["填报单位：甲村　　　　　　单位：人、课时"], ["2020年05月"]], "甲村", 2020, 5, None),
    "all on one line": ([["单位(公章)：甲村民委员会          2020年5月         填表日期：2020年6月1日"]], "甲村", 2020, 5, "2020-06-01"),
    "a sentence": ([["请各村于每月5日前填报"], ["填报单位：甲村", "2020年5月"]], "甲村", 2020, 5, None),
    "open": ([["填报单位：______", "（   ）月份", "填报时间：    年   月   日"]], None, None, None, None),
    "open, a school": ([["社区教育学校 （  ）月份     填报时间：     年  月  日"]], None, None, None, None),
    "a month in words": ([["填报单位：甲村 五月"]], "甲村", None, 5, None),
    "a village named like a month": ([["填报单位：五月村", "2020年3月"]], "五月村", 2020, 3, None),
    "a school of such a village": ([["五月花村社区教育学校 2020年（三）月份"]], "五月花村", 2020, 3, None),
    "a village named like a quarter": ([["单位：四季村", "2020年3月"]], "四季村", 2020, 3, None),
    "the day of filing in words": ([["填报单位：甲村", "十一月", "填报时间：二〇二〇年十二月三日"]], "甲村", 2020, 11, "2020-12-03"),
    "in words, of the next year": ([["填报单位：甲村", "十二月", "填报日期：二○二一年一月八日"]], "甲村", 2020, 12, "2021-01-08"),
    "filed in a month": ([["填报单位：甲村", "12月", "填报时间：2021年2月"]], "甲村", 2020, 12, None),
    "filed in a year": ([["填报单位：甲村", "7月", "填报时间：2021年"]], "甲村", 2021, 7, None),
    "December filed in a year": ([["填报单位：甲村", "12月", "填报时间：2021年"]], "甲村", None, 12, None),
    "two months of two years": ([["填报单位：甲村", "2020年12月—2021年1月"]], "甲村", None, None, None),
    "two months joined": ([["填报单位：甲村", "2020年5月和6月"]], "甲村", 2020, None, None),
    "two months of one year": ([["填报单位：甲村", "2020年5月至2020年6月"]], "甲村", 2020, None, None),
    "two months in signs": ([["填报单位：甲村", "2020.12—2021.01"]], "甲村", None, None, None),
    "two months, the year once": ([["填报单位：甲村", "2020年12月-次年1月"]], "甲村", None, None, None),
    "half a year": ([["填报单位：甲村", "2020年1-6月"]], "甲村", 2020, None, None),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_a_head_says_unit_month_and_day_of_filing(name: str, tmp_path: Path) -> None:
    head, unit, year, month, filed = HEADS[name]
    read = read_form(tmp_path, head=head)
    assert (read.unit, read.year, read.month) == (unit if unit else None, year, month)
    assert (read.filed and read.filed.isoformat()) == filed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("甲村-5月.xlsx", ("甲村", None, 5)),
        ("2020-05_甲村.xlsx", ("甲村", 2020, 5)),
        ("202005甲村.xlsx", ("甲村", 2020, 5)),
        ("5月甲村培训月报表(改).xlsx", ("甲村", None, 5)),
        ("培训月报表.xlsx", (None, None, None)),
        ("2020年上半年甲村台账.xlsx", ("甲村", 2020, None)),
        ("报送2020-06-03甲村.xlsx", ("甲村", None, None)),
    ],
)
def test_the_name_of_the_file_says_them_last(
    name: str, said: tuple[str | None, int | None, int | None], tmp_path: Path
) -> None:
    read = read_form(tmp_path, name, head=[], title="培训月报表")
    assert (read.unit, read.year, read.month) == said


@pytest.mark.parametrize(
    ("title", "sheet", "said"),
    [
        ("百胜镇甲村2020年5月社区教育培训月报表", "Sheet1", ("甲村", 2020, 5)),
        ("百胜镇社区教育培训月报表（2020年5月）", "甲村", ("甲村", 2020, 5)),
        ("百胜镇社区教育培训月报表", "5月", ("百胜镇", None, 5)),
        ("2020年度百胜镇各村社区教育培训月报表", "甲村5月份", ("甲村", 2020, 5)),
        ("水口镇镇东社区2020年5月培训月报表", "Sheet1", ("镇东社区", 2020, 5)),
        ("社区教育培训月报表", "2020.5", (None, 2020, 5)),
        ("甲村社区教育培训月报表（2021年1月报送）", "12月", ("甲村", 2021, 1)),
        ("甲村、乙村社区教育培训月报表", "5月", (None, None, 5)),
    ],
)
def test_title_and_sheet(
    title: str, sheet: str, said: tuple[str | None, int | None, int | None], tmp_path: Path
) -> None:
    read = read_form(tmp_path, head=[], title=title, sheet=sheet)
    assert (read.unit, read.year, read.month) == said


def test_all_that_is_said_is_kept_the_most_trustworthy_first(tmp_path: Path) -> None:
    read = read_form(
        tmp_path, "丙社区6月.xlsx", head=[["填报单位：甲村", "5月"]], title="乙村7月培训月报表", sheet="丁村8月"
    )
    assert [(one.value, str(one.source)) for one in read.units_said] == [
        ("甲村", "head"), ("乙村", "title"), ("丁村", "sheet"), ("丙社区", "file"),
    ]  # fmt: skip
    assert [(one.value, str(one.source)) for one in read.months_said] == [
        ("05", "head"), ("07", "title"), ("08", "sheet"), ("06", "file"),
    ]  # fmt: skip
    assert read.units_said[0].place.cell == "A2"


def test_the_year_of_another_month_is_not_that_of_the_form(tmp_path: Path) -> None:
    read = read_form(tmp_path, head=[["填报单位：甲村", "12月"]], title="甲村2021年1月报送的培训月报表", sheet="2020年")
    assert (read.year, read.month) == (2020, 12)


SEVERAL = {
    "甲村、乙村": ["甲村", "乙村"], "甲、乙村": ["甲", "乙村"], "安和社区，西和社区": ["安和社区", "西和社区"],
    "甲村和丁社区": ["甲村", "丁社区"], "甲村社区教育学校与丙社区": ["甲村社区教育学校", "丙社区"],
    "和平村": ["和平村"], "永和村": ["永和村"], "甲村、": ["甲村"],
}  # fmt: skip


@pytest.mark.parametrize("written", SEVERAL)
def test_a_form_of_several_units_is_of_none(written: str, tmp_path: Path) -> None:
    read = read_form(tmp_path, head=[[f"填报单位：{written}", "2020年5月"]])
    assert [one.value for one in read.units_said] == SEVERAL[written]
    assert read.unit == (SEVERAL[written][0] if len(SEVERAL[written]) == 1 else None)


def test_the_town_that_issues_the_form_is_not_whose_it_is_where_the_head_is_open(tmp_path: Path) -> None:
    read = read_form(tmp_path, unit=None, month="2020-05", title="百胜镇社区教育培训月报表")
    assert (read.unit, read.units_said) == (None, ())


def test_who_fills_it_in_may_stand_under_the_rows(tmp_path: Path) -> None:
    read = read_form(
        tmp_path, head=[], foot=[["填报单位：甲村", "填报时间：2020年6月2日", "填表人：某某"]], sheet="5月"
    )
    assert (read.unit, read.period, read.filed) == ("甲村", "2020-05", date(2020, 6, 2))


def test_a_word_document_has_its_head_before_the_table(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("百胜镇社区教育培训月报表")
    document.add_paragraph("甲村社区教育学校 （5）月份     填报时间：2020年6月3日")
    for rows in (form().rows[2:5], form().rows[2:4]):
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = str(cell)
        document.add_paragraph("填表人：某某     联系电话：123")
        document.add_paragraph("")
        document.add_paragraph("百胜镇社区教育培训月报表")
        document.add_paragraph("乙村社区教育学校 （6）月份     填报时间：2020年7月1日")
    document.save(str(tmp_path / "a.docx"))
    forms = [file.records for file in read(tmp_path / "a.docx").files]
    assert [(one.unit, one.period, one.size) for one in forms if one] == [
        ("甲村", "2020-05", 2),
        ("乙村", "2020-06", 1),
    ]


def test_a_text_has_it_on_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = ["附件3", "", "百胜镇社区教育培训月报表", "", "甲村社区教育学校 （5）月份     填报时间：2020年6月3日", ""]
    lines += [*map("\t{}".format, ["培训项目", "培训人数", "培训地点"]), *map("\t{}".format, ["育秧", "56", "村部"])]
    path.write_text("\n".join(lines), encoding="utf-8")
    (file,) = read(path).files
    assert file.records is not None
    assert (file.records.unit, file.records.period, file.records.filed) == ("甲村", "2020-05", date(2020, 6, 3))
    (entry,) = file.records.entries
    assert (entry.project, entry.people, entry.place, entry.line) == ("育秧", Decimal(56), "村部", 10)


def test_months_one_under_the_other_share_the_title(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["甲村2020年培训月报"]]
    for month in (5, 6):
        rows += [[f"{month}月"], ["培训项目", "培训人数", "培训地点"], ["育秧", month, "村部"], ["合计", month]]
    (tmp_path / "a.csv").write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    forms = [file.records for file in read(tmp_path / "a.csv").files]
    assert [(one.unit, one.period, one.size) for one in forms if one] == [
        ("甲村", "2020-05", 1),
        ("甲村", "2020-06", 1),
    ]
    assert [[total.value for total in one.totals] for one in forms if one] == [[5], [6]]


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_other_programs_save_the_same_form(suffix: str, soffice: str, tmp_path: Path) -> None:
    from monthly_forms import DATED_CLASSES, WITH_FIRST_TIME
    from writers import by_libreoffice, by_openpyxl

    truth = form(
        rows=DATED_CLASSES, headings=WITH_FIRST_TIME, filed=date(2020, 6, 3), totals=[["合计", *[None] * 3, 98]]
    )
    (content,) = by_libreoffice(soffice, [by_openpyxl([truth])], suffix, tmp_path)
    (tmp_path / f"甲村.{suffix}").write_bytes(content)
    (file,) = read(tmp_path / f"甲村.{suffix}").files
    (own,) = read(write_forms(tmp_path / "甲村.xlsx", truth)).files
    assert file.records == own.records
    assert own.records is not None
    assert [entry.day for entry in own.records.entries] == [date(2020, 5, 6), date(2020, 5, 13)]


@pytest.mark.parametrize(
    ("path", "title", "unit"),
    [
        ("石桥村/5月.xlsx", "培训月报表", "石桥村"),
        ("石桥村/2023年5月/报表.xlsx", "培训月报表", "石桥村"),
        ("石桥村/5月.xlsx", "云溪镇培训月报表", "石桥村"),
        ("石桥村/柳湾村5月.xlsx", "培训月报表", "柳湾村"),
        ("云溪镇/5月.xlsx", "培训月报表", None),
        ("各村报表/5月.xlsx", "培训月报表", None),
    ],
)
def test_the_folder_of_a_village_says_whose_a_form_is_where_nothing_else_does(
    path: str, title: str, unit: str | None, tmp_path: Path
) -> None:
    target = tmp_path / path
    target.parent.mkdir(parents=True)
    (file,) = read(write_forms(target, form(title=title, head=[("2023年（5）月份",)]))).files
    assert file.records is not None
    assert file.records.unit == unit
