"""A table is the same whether its rows are held as a list or, as those of a long sheet are, in columns."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.domain import packed_column
from cedu_targets.domain.table import Table
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import CellRange, Grid, Raw, Spot
from cedu_targets.recognition.shapes import documents_in
from cedu_targets.recognition.table import long_values
from cedu_targets.recognition.view import views_of
from long_sheets import as_long
from project import ROOT

FILES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples").rglob("*.xlsx"))
NUMBERS = st.one_of(
    st.none(),
    st.integers(0, 300).map(float),
    st.decimals(0, 99, places=2).map(float),
    st.sampled_from([0.1 + 0.2, 1 / 3, 1e20, -0.0, float("inf"), 2020.0, 0.95]),
    st.sampled_from(["12", "1,234", "5%", "500人", "—", "x", " ", "2.50", "≥3"]),
    st.booleans(),
)


def told(grid: Grid) -> tuple[list[object], list[str]]:
    """All that is read from a sheet: its numbers, and what else there is, so that a blank is not taken for 0."""
    (view,) = views_of([grid], "2020年目标")
    documents, rest = documents_in(view)
    numbers = [dict(document.values) for document, _ in documents if isinstance(document, Table)]
    others = [
        repr((replace(document, values={}) if isinstance(document, Table) else document, findings))
        for document, findings in documents
    ]
    return [*numbers, [list(cells) for cells in rest.rows]], others


@pytest.fixture(autouse=True)
def _short_columns_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_column, "LONG", 0)
    monkeypatch.setattr(long_values, "LONG", 0)


@pytest.mark.parametrize("name", FILES)
def test_every_sheet_of_the_examples_reads_alike(name: str) -> None:
    for grid in read_grids(Path(ROOT, name).read_bytes()):
        if len(grid.rows) and not grid.formulas:
            assert told(as_long(grid)) == told(grid)


@settings(deadline=None)
@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=2, max_size=9), st.booleans(), st.integers(1, 6))
def test_any_table_reads_alike(cells: list[list[Raw]], is_share: bool, height: int) -> None:
    rows: list[list[Raw]] = [
        ["2020年任务分解表"],
        ["单位", "培训人次", "场次", "参与率（%）" if is_share else "课程"],
        ["栏次", 1.0, 2.0, 3.0],
    ]
    rows += [[f"街道{number}" if number else "合计", *some] for number, some in enumerate(cells)]
    rows.append(["说明：1=2"])
    percents = frozenset((row, 3) for row in range(3, len(rows), 2)) if is_share else frozenset()
    grid = Grid("S", rows, percents=percents)
    assert told(as_long(grid, height)) == told(grid)


@st.composite
def marked_sheets(draw: st.DrawFn) -> Grid:
    """A table with hidden rows and columns, merged cells, errors and formulas anywhere in it."""
    cells = draw(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=3, max_size=9))
    names = draw(
        st.lists(st.sampled_from(["甲村", "乙村", "丙村", "小计", "其中：丁村", "", "合计"]), min_size=9, max_size=9)
    )
    rows: list[list[Raw]] = [["2020年任务分解表"], ["单位", "培训人次", "场次", "课程"]]
    rows += [[name, *some] for name, some in zip(names, cells, strict=False)]
    body = st.tuples(st.integers(2, len(rows) - 1), st.integers(0, 3))
    merges = []
    for (top, left), (down, right) in draw(st.lists(st.tuples(body, st.tuples(st.integers(0, 2), st.integers(0, 1))))):
        merges.append(CellRange(top, left, min(top + down, len(rows) - 1), min(left + right, 3)))
    parts = f"{{column}}3:{{column}}{len(rows) - 1}"
    sums = {
        (len(rows) - 1, column): "SUM(" + parts.format(column="ABCD"[column]) + ")"
        for column in draw(st.sets(st.integers(1, 3)))
    }
    others: dict[Spot, str] = {
        spot: f"B{spot[0] + 1}+C{spot[0] + 1}" for spot in draw(st.sets(body, max_size=4)) if spot[1]
    }
    broken = dict.fromkeys(draw(st.sets(body, max_size=2)), "#DIV/0!")
    for row, column in broken:
        rows[row][column] = None
    return Grid(
        "S",
        rows,
        merges=tuple(merges),
        hidden_rows=draw(st.frozensets(st.integers(0, len(rows) - 1), max_size=3)),
        hidden_columns=draw(st.frozensets(st.integers(0, 3), max_size=1)),
        formulas={**others, **sums},
        broken=broken,
    )


@settings(deadline=None)
@given(marked_sheets(), st.integers(1, 6))
def test_a_sheet_with_marks_and_formulas_reads_alike(grid: Grid, height: int) -> None:
    assert told(as_long(grid, height)) == told(grid)
