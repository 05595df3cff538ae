"""Names find their columns: by merged cells, by position, and by structure where both were lost."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.files.grid import CellRange, Grid
from cedu_targets.recognition.read import read_tables
from cedu_targets.recognition.table.header_sums import header_sums
from cedu_targets.recognition.table.header_texts import DeclaredSum, Header
from cedu_targets.recognition.table.headers import read_header

GroupSizes = list[int]
"""Parts per group: a group of n parts has a total and, under 其中, n columns."""


def layout(sizes: GroupSizes) -> tuple[list[list[tuple[int, int, str]]], list[str], list[DeclaredSum]]:
    """(three header rows of (first column, last column, text); the leaf names; the sums) with the label in column 0."""
    rows: list[list[tuple[int, int, str]]] = [[(0, 0, "单位")], [], []]
    leaves: list[str] = []
    sums: list[DeclaredSum] = []
    column = 1
    for number, size in enumerate(sizes):
        letter = chr(ord("A") + number)
        rows[0].append((column, column + size, f"{letter}:组{number}"))
        rows[1] += [(column, column, "合计"), (column + 1, column + size, "其中")]
        rows[2] += [(column + 1 + part, column + 1 + part, f"项{number}-{part}") for part in range(size)]
        leaves += ["合计", *(f"项{number}-{part}" for part in range(size))]
        sums.append(DeclaredSum(column - 1, frozenset(range(column, column + size))))
        column += size + 1
    return rows, leaves, sums


def read(
    cells: Sequence[dict[int, str]], width: int, sums: Sequence[DeclaredSum], merges: Sequence[CellRange] = ()
) -> Header:
    rows = [[row.get(column, "") for column in range(width + 1)] for row in cells]
    return read_header(Grid(None, rows, merges), range(len(rows)), range(1, width + 1), sums, lambda _: 0)


def names(header: Header) -> list[str]:
    return [tower[-1].text for tower in header.towers]


sizes = st.lists(st.integers(2, 5), min_size=1, max_size=4)


@given(sizes)
def test_merged_cells_say_it(sizes: GroupSizes) -> None:
    rows, leaves, sums = layout(sizes)
    cells = [{left: text for left, _, text in row} for row in rows]
    merges = [
        CellRange(level, left, level, right) for level, row in enumerate(rows) for left, right, _ in row if right > left
    ]
    header = read(cells, len(leaves), sums, merges)
    assert names(header) == leaves
    assert not header.realigned


@given(sizes)
def test_without_merges_position_says_it(sizes: GroupSizes) -> None:
    rows, leaves, sums = layout(sizes)
    header = read([{left: text for left, _, text in row} for row in rows], len(leaves), sums)
    assert (names(header), header.realigned, header.certain) == (leaves, False, True)
    assert {(entry.whole, entry.parts) for entry in header_sums(header.towers)} == {
        (part.whole, tuple(sorted(part.parts))) for part in sums
    }


@given(sizes)
def test_merged_cells_that_were_filled_in(sizes: GroupSizes) -> None:
    """Some programs repeat a merged text in every cell of its range."""
    rows, leaves, sums = layout(sizes)
    cells = [{column: text for left, right, text in row for column in range(left, right + 1)} for row in rows]
    assert names(read(cells, len(leaves), sums)) == leaves


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(2, 5), min_size=2, max_size=4), st.data())
def test_lost_cells_are_found_by_the_declared_sums(sizes: GroupSizes, data: st.DataObject) -> None:
    """Where a blank cell is lost between two groups, all that follows slides left; the sums put it back."""
    rows, leaves, sums = layout(sizes)
    starts = [left for left, _, _ in rows[0][1:]]
    cells: list[dict[int, str]] = []
    for row in rows[:2]:
        lost = data.draw(st.lists(st.integers(0, 1), min_size=len(starts), max_size=len(starts)))
        lost[0] = 0
        slid: dict[int, str] = {}
        for left, _, text in row:
            slid[left - sum(n for n, start in zip(lost, starts, strict=True) if start <= left)] = text
        cells.append(slid)
    cells.append({left: text for left, _, text in rows[2]})
    header = read(cells, len(leaves), sums)
    assert names(header) == leaves
    groups = [tower[0].text for tower in header.towers]
    assert groups == [text for left, right, text in rows[0][1:] for _ in range(right - left + 1)]


def test_more_texts_than_columns_is_not_certain() -> None:
    header = read([{1: "a", 2: "b", 3: "c"}, {1: "d", 2: "e", 3: "其中"}], 3, ())
    assert not header.certain


def test_no_header_names_nothing() -> None:
    assert read_header(Grid(None, []), range(0), [1, 2], (), lambda _: 0).towers == ((), ())


@pytest.mark.parametrize(
    ("held", "failed", "is_sum"),
    [(0, 2, False), (1, 2, True), (1, 3, False), (2, 4, True), (2, 5, False), (1, 1, True), (0, 1, False)],
)
def test_a_list_under_of_which_is_a_sum_or_some_parts(
    held: int, failed: int, is_sum: bool, sheet: Callable[..., Path]
) -> None:
    """Rows that add up speak for a sum, rows short of their total for some parts: three at least, twice as many."""
    lines = [f"甲{n} 10 4 6" for n in range(held)] + [f"乙{n} 30 4 6" for n in range(failed)]
    (found,) = read_tables(sheet("\n".join(["单位 培训 . .", ". 合计 其中 .", ". . 老年 青年", *lines])))
    signs = {entry.relation.comparators[0] for entry in found.document.declarations if entry.relation}
    assert signs == ({"="} if is_sum else {">="})


@pytest.mark.parametrize("day", ["2026年1月15日", "二〇二六年一月", "日期：2026-1-15"])
@pytest.mark.parametrize("issuer", ["编制单位：清江区教育局", "清江区教育局", "清江区教育局编制"])
def test_who_issued_a_table_and_when_head_no_column(issuer: str, day: str, sheet: Callable[..., Path]) -> None:
    """The day stands over one of the last columns, as pages are laid out."""
    head = f"2026年目标分解表\n{issuer} . . {day}\n责任单位 培训 . 指标 .\n. 老年（人次） 青少年（人次） 参与率 满意度"
    (found,) = read_tables(sheet(f"{head}\n东山 10 20 50% 90%\n秣陵 30 40 60% 95%"))
    assert [one.group for one in found.document.indicators] == ["培训", "培训", "指标", "指标"]


def test_offices_may_be_the_units_that_head_columns(sheet: Callable[..., Path]) -> None:
    (found,) = read_tables(sheet("2026年目标分解表\n指标 教育局 民政局\n培训（人次） 10 20\n讲座（场） 3 4"))
    assert {*found.document.units, *(one.name for one in found.document.indicators)} >= {"教育局", "民政局"}
