"""Tables and blocks of one table under one another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

Sheet = Callable[..., Path]
HEADERS = {
    "街道 人次 场次": ["人次", "场次"],
    "街道 2020 2021": ["2020", "2021"],
    ". 2020 2021": ["2020", "2021"],
    "街道 学员 .\n. 男 女": ["学员/男", "学员/女"],
}


def tables(path: Path) -> list[Table]:
    return [found.document for found in read_tables(path)]


def names(path: Path) -> list[list[str]]:
    return [list(table.layout.rows) for table in tables(path)]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("gap", ["", "\n", "\n\n\n"])
def test_a_header_that_stands_again_after_a_page_break(header: str, gap: str, sheet: Sheet) -> None:
    text = f"{header}\n合计 60 66\n青石 10 11\n白云 20 22\n{gap}{header}\n松林 25 30\n柳湾 5 3\n"
    assert names(sheet(text)) == [["合计", "青石", "白云", "松林", "柳湾"]]
    assert list(tables(sheet(text))[0].layout.columns) == HEADERS[header]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(
    "blocks",
    [
        ["合计 30 33\n青石 10 11\n白云 20 22", "合计 30 33\n松林 25 30\n柳湾 5 3"],
        ["青石 10 11\n白云 20 22\n合计 30 33", "松林 25 30\n柳湾 5 3"],
        ["青石 10 11\n白云 20 22", "青石 25 30\n白云 5 3"],
    ],
)
def test_blocks_with_totals_or_names_of_their_own_are_tables(header: str, blocks: list[str], sheet: Sheet) -> None:
    """A total closes its block, and the same units again are counted for something else."""
    found = names(sheet("\n\n".join(f"{header}\n{block}" for block in blocks)))
    assert found == [[row.split()[0] for row in block.splitlines()] for block in blocks]


def test_lines_over_the_header_of_the_next_table_are_no_units(sheet: Sheet) -> None:
    block = "\n. Month .\nYear Jan Feb\n2019 1 2\n2020 3 4\nTotal 4 6\n"
    first, second = tables(sheet("Index North" + block + "Index South" + block))
    assert list(first.layout.rows) == list(second.layout.rows) == ["2019", "2020", "Total"]
    assert list(second.layout.columns) == ["South/Month/Jan", "South/Month/Feb"]


def test_blank_rows_and_headings_between_blocks_lose_no_unit(sheet: Sheet) -> None:
    text = "街道 人次 场次\n城区 . .\n青石 10 11\n白云 20 22\n\n\n农村 . .\n松林 25 30\n\n柳湾 5 3\n合计 60 66\n"
    (found,) = names(sheet(text))
    assert [name for name in found if name not in ("城区", "农村")] == ["青石", "白云", "松林", "柳湾", "合计"]
