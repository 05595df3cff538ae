"""本月完成 beside 累计完成: forms that are sent each month, and the month that they are of."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cedu_targets import check, read
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import Span
from cedu_targets.domain.table import Table

Sheet = Callable[..., Path]
ROWS = "1 培训 人次 400 30 300 .\n2 讲座 场 8 0 6 .\n3 覆盖率 % 95 1 90 .\n"
TITLE = "2020年社区教育目标任务完成情况报送表"
HEAD = "栏次 指标 计量单位 目标 本月完成 累计完成 备注"


def achieved(path: Path) -> Table:
    tables = [table for table in read(path).tables if table.measure is Measure.ACHIEVEMENT]
    (table,) = tables
    return table


def months(table: Table) -> dict[str, str]:
    assert {unit for unit, _ in table.this_month} == set(table.units)
    return {code: str(value) for (_, code), value in table.this_month.items()}


@pytest.mark.parametrize(
    "line",
    [
        "填报单位：湖熟街道 . 报送月份：2020年3月",
        "填报单位：湖熟街道 . 报送月份： . 2020年3月",
        "填报单位： 湖熟街道 . 报送月份： 2020年3月",
        "填报单位：湖熟街道 . 报送月份 3月",
        "填报单位：湖熟街道 . 月份：3",
        "填报单位：湖熟街道 . 统计月份（必填）： 2020-03",
        "填报单位：湖熟街道 . 报送月份： 202003",
        "填报单位：湖熟街道 . 报送月份： 2020-03-01",
        "填报单位：湖熟街道 . 统计时间：2020年1—3月",
        "填报单位：湖熟街道 . 填报日期：2020年4月5日 报送月份： 2020年3月",
        "填报单位：湖熟街道____报送月份：2020年3月",
    ],
)
def test_the_month_in_a_cell(line: str, sheet: Sheet) -> None:
    table = achieved(sheet(f"{TITLE}\n{line}\n{HEAD}\n{ROWS}", "form.csv"))
    assert (table.units, table.period, table.span) == (("湖熟街道",), "2020", Span(1, 3))
    assert months(table) == {"1": "30", "2": "0", "3": "0.01"}
    assert [str(table.value("湖熟街道", code)) for code in table.codes] == ["300", "6", "0.9"]


def test_the_day_of_writing_is_no_month(sheet: Sheet) -> None:
    line = "填报单位：湖熟街道 . 填报时间：2020年4月5日 填报日期： 2020年4月5日"
    assert achieved(sheet(f"{TITLE}\n{line}\n{HEAD}\n{ROWS}", "form.csv")).span is None


@pytest.mark.parametrize(
    ("month", "so_far"),
    [
        ("本月", "累计"), ("本月数", "至本月累计"), ("当月完成", "1—3月累计"), ("本月实际完成", "年初至本月累计完成"),
        ("本月完成数", "截至本月底累计完成"), ("3月", "1—3月累计"), ("3月完成", "累计完成"), ("本月", "本年累计数"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_words_and_orders_of_columns(month: str, so_far: str, order: tuple[int, ...], sheet: Sheet) -> None:
    heads = ["全年目标", month, so_far]
    numbers = [["400", "30", "300"], ["8", "0", "6"]]
    head, *rows = [" ".join(line[place] for place in order) for line in [heads, *numbers]]
    text = f"湖熟街道2020年3月目标完成情况\n指标 计量单位 {head}\n培训 人次 {rows[0]}\n讲座 场 {rows[1]}\n"
    table = achieved(sheet(text, "form.csv"))
    assert table.span == Span(1, 3)
    assert list(months(table).values()) == ["30", "0"]
    assert [str(table.value("湖熟街道", code)) for code in table.codes] == ["300", "6"]


def test_the_month_alone_is_of_that_month(sheet: Sheet) -> None:
    text = (
        f"{TITLE}\n填报单位：湖熟街道 报送月份：2020年3月\n指标 计量单位 目标 本月完成\n培训 人次 400 30\n讲座 场 8 1\n"
    )
    table = achieved(sheet(text, "form.csv"))
    assert (table.span, table.this_month) == (Span(3, 3), {})


def test_shares_in_the_month_s_column(sheet: Sheet) -> None:
    rows = ROWS.replace("95 1 90", "95% 1% 90%")
    table = achieved(sheet(f"{TITLE}\n填报单位：湖熟街道 报送月份：3月\n{HEAD}\n{rows}", "form.csv"))
    assert table.this_month["湖熟街道", table.codes[2]] == Decimal("0.01")


def test_a_table_of_many_units(tmp_path: Path) -> None:
    """本月 beside 累计 under each indicator, and the month in a line over the table."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for line in (
        ["2020年社区教育目标任务完成情况汇总表"], ["报送月份：2020年3月"], ["单位", "培训（人次）", None, None, "讲座（场）"],
        [None, "目标", "本月", "累计", "目标", "本月", "累计"], ["全区", 700, 50, 170, 18, 3, 9],
        ["甲街道", 300, 20, 70, 8, 1, 4], ["乙街道", 400, 130, 100, 10, 2, 5],
    ):  # fmt: skip
        page.append(line)
    for merged in ("A1:G1", "A3:A4", "B3:D3", "E3:G3"):
        page.merge_cells(merged)
    path = tmp_path / "all.xlsx"
    book.save(path)
    table = achieved(path)
    assert (table.units, table.span) == (("甲街道", "乙街道"), Span(1, 3))
    assert [str(table.this_month[unit, code]) for unit in table.rows for code in table.codes] == [
        "50", "3", "20", "1", "130", "2"
    ]  # fmt: skip
    (found,) = [one for file in check(path).files for one in file.findings if one.code == "RD152"]
    assert (found.place.cell, found.parameters["row"]) == ("C7", "乙街道 培训")
