"""What a merge covers is in the file and shown to nobody: it is no number of the table, and it is counted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cedu_targets import check
from cedu_targets.files.covered_cells import without_covered
from cedu_targets.files.grid import CellRange, Grid, Raw
from packing import archive, part, parts_of

ROWS: list[list[Raw]] = [
    ["2021年目标任务表"],
    ["单位", "培训人次", "农村", "城市"],
    ["全区", 30, 12, 18],
    ["东山", 10, 4, 6],
    ["秣陵", 20, 8, 12],
]


def table_with(merge: str, path: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    parts = parts_of(path)
    name = "xl/worksheets/sheet1.xml"
    merges = f'</sheetData><mergeCells count="1"><mergeCell ref="{merge}"/></mergeCells>'.encode()
    parts[name] = parts[name].replace(b"</sheetData>", merges)
    path.write_bytes(archive([part(each, data) for each, data in parts.items()]))
    return path


def test_a_number_under_a_merge_is_not_counted(tmp_path: Path) -> None:
    (sound,) = check(table_with("A1:D1", tmp_path / "a.xlsx"), rules="none").files
    assert sound.findings == ()
    (covered,) = check(table_with("B4:C4", tmp_path / "b.xlsx"), rules="none").files
    found = {(finding.code, finding.place.cell) for finding in covered.findings}
    assert {("RD056", "C4"), ("DS001", "C3")} <= found


def test_formulas_count_what_is_covered_and_merges_that_meet_cover_nothing() -> None:
    rows: list[list[Raw]] = [["a", 1.0, 2.0], ["b", 3.0, 4.0]]
    grid = Grid(
        "S", rows, merges=[CellRange(0, 1, 0, 9), CellRange(0, 2, 1, 2)], formulas={(0, 2): "B1*2", (1, 1): "C1+1"}
    )
    seen = without_covered(grid)
    assert [list(row) for row in seen.rows] == [["a", 1.0, None], ["b", 3.0, 4.0]]
    assert (seen.concealed, dict(seen.formulas)) == ({(0, 2): "2"}, {(1, 1): "C1+1"})
    assert rows[0] == ["a", 1.0, 2.0]
    assert without_covered(Grid("S", rows, merges=[CellRange(0, 3, 1, 3)])).rows is rows


@pytest.mark.parametrize("count", [10, 300_000])
def test_many_merges_of_one_place_cost_no_more_than_the_sheet(count: int) -> None:
    grid = Grid("S", [[1.0] * 30 for _ in range(30)], merges=[CellRange(0, 0, 29, 29)] * count)
    assert len(without_covered(grid).concealed) == 899


RAWS = st.sampled_from([None, "", " ", "甲", 0.0, 1.5, False])
SPANS = st.builds(
    lambda top, left, down, right: CellRange(top, left, top + down, left + right),
    st.integers(0, 4), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3),
)  # fmt: skip


@given(st.lists(st.lists(RAWS, max_size=5), max_size=5), st.lists(SPANS, max_size=4))
def test_the_look_row_by_row_misses_no_covered_cell(rows: list[list[Raw]], spans: list[CellRange]) -> None:
    seen = without_covered(Grid("S", rows, merges=spans))
    taken: set[tuple[int, int]] = set()
    expected = [list(row) for row in rows]
    width = max(map(len, rows), default=0)
    for span in spans:
        inside = [
            (row, column)
            for row in range(span.top, min(span.bottom + 1, len(rows)))
            for column in range(span.left, min(span.right + 1, width))
        ]
        cells = {(span.top, span.left), *inside}
        if taken.isdisjoint(cells):
            taken |= cells
            for row, column in cells - {(span.top, span.left)}:
                if column < len(expected[row]) and expected[row][column] != "" and str(expected[row][column]).strip():
                    expected[row][column] = None
    assert [list(row) for row in seen.rows] == expected
