"""A table set in several blocks of columns is one table; two tables beside one another are two."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

Sheet = Callable[..., Path]


def tables(path: Path) -> list[Table]:
    return [found.document for found in read_tables(path)]


def wrong(path: Path) -> list[tuple[str, str | None]]:
    """The codes and cells of the error findings of all tables."""
    files = check(path, rules="none").files
    return [(one.code, one.place.cell) for file in files for one in file.findings if one.severity == "error"]


TITLE = "2021年任务表\n"
LAYOUTS = {
    "two": "街道 人次 街道 人次\n合计 {total} 松林 180\n青石 100 柳湾 120\n白云 200 河口 400",
    "with a gap": "街道 人次 . 街道 人次\n合计 {total} . 松林 180\n青石 100 . 柳湾 120\n白云 200 . 河口 400",
    "three": "街道 人次 街道 人次 街道 人次\n青石 100 松林 180 河口 400\n白云 200 柳湾 120 合计 {total}",
    "with running numbers": "序号 街道 人次 序号 街道 人次\n. 合计 {total} 3 松林 180\n1 青石 100 4 柳湾 120\n2 白云 200 5 河口 400",
    "with codes": "街道 人次 街道 人次\n栏次 1 栏次 1\n合计 {total} 松林 180\n青石 100 柳湾 120\n白云 200 河口 400",
    "of uneven length": "街道 人次 街道 人次\n合计 {total} 柳湾 120\n青石 100 河口 400\n白云 200 . .\n松林 180 . .",
    "under years": "街道 2021 街道 2021\n合计 {total} 松林 180\n青石 100 柳湾 120\n白云 200 河口 400",
    "under two lines": "街道 学员 街道 学员\n. 人次 . 人次\n合计 {total} 松林 180\n青石 100 柳湾 120\n白云 200 河口 400",
    "under other heads": "Name Visits Name Visits\nTotal {total} East 180\nWest 100 South 120\nNorth 200 Centre 400",
}  # fmt: skip
WHOLE = {"three": "F4", "with running numbers": "C3", "with codes": "B4", "under two lines": "B4"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_in_blocks_is_one(name: str, sheet: Sheet) -> None:
    assert wrong(sheet(TITLE + LAYOUTS[name].format(total=1000))) == []
    path = sheet(TITLE + LAYOUTS[name].format(total=1001))
    (table,) = tables(path)
    assert (len(table.units), table.title) == (5, "2021年任务表")
    assert wrong(path) == [("DS001", WHOLE.get(name, "B3"))]


def test_every_unit_keeps_its_place(sheet: Sheet) -> None:
    (table,) = tables(sheet(TITLE + LAYOUTS["three"].format(total=1000)))
    assert [table.layout.cell(unit, "人次") for unit in (*table.units, "合计")] == ["B3", "B4", "D3", "D4", "F3", "F4"]


def test_a_word_among_the_numbers_is_said_where_it_stands(sheet: Sheet) -> None:
    text = TITLE + LAYOUTS["two"].format(total=1000).replace("柳湾 120", "柳湾 约120")
    assert ("RD001", "D4") in wrong(sheet(text))


def test_years_as_names_in_blocks(sheet: Sheet) -> None:
    (table,) = tables(
        sheet("年份 人次 场次 年份 人次 场次\n2016 90 3 2019 180 3\n2017 100 4 2020 120 2\n2018 200 3 . . .")
    )
    assert table.units == ("2016", "2017", "2018", "2019", "2020")


@pytest.mark.parametrize(
    "text",
    [
        "街道 人次 街道 场次\n合计 300 合计 301\n青石 100 松林 180\n白云 200 柳湾 120",
        "街道 人次 街道 人次\n合计 300 合计 301\n青石 100 松林 180\n白云 200 柳湾 120",
        "街道 人次 乡镇 人次\n合计 300 合计 301\n青石 100 松林 180\n白云 200 柳湾 120",
    ],
)
def test_two_tables_are_two(text: str, sheet: Sheet) -> None:
    """By other heads, or by a total of their own."""
    path = sheet(TITLE + text)
    assert len(tables(path)) == 2
    assert wrong(path) == [("DS001", "D3")]


def test_notes_and_their_relations_hold_for_all_blocks(sheet: Sheet) -> None:
    text = "街道 讲座 农村 街道 讲座 农村\n栏次 1 2 栏次 1 2\n青石 10 2 松林 18 20\n白云 20 3 柳湾 12 4\n说明：2≤1"
    assert [cell for _, cell in wrong(sheet(TITLE + text))] == ["F4"]


def test_per_cents_of_a_workbook_stay_per_cents(workbook: Callable[..., Path]) -> None:
    def in_per_cent(_: Workbook, page: Worksheet) -> None:
        for cell in ("B2", "B3", "D2", "D3"):
            page[cell].number_format = "0%"

    rows: list[list[Any]] = [
        ["街道", "达标率", "街道", "达标率"],
        ["青石", 0.5, "松林", 0.75],
        ["白云", 0.6, "柳湾", 0.99],
    ]
    (table,) = tables(workbook(rows, in_per_cent))
    assert {indicator.kind for indicator in table.indicators} == {"rate"}
    assert len(table.units) == 4
