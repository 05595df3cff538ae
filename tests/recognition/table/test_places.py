"""Whatever a sheet looks like: reading it never fails, and every value stands where its place says."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain.numbers import parse_number
from cedu_targets.domain.place import a1
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.evaluation.table_plan import _plan
from cedu_targets.files.grid import CellRange, Grid, text_of
from cedu_targets.packs import inference
from cedu_targets.recognition.table.find import find_tables
from cedu_targets.recognition.table.findings import reading_findings
from cedu_targets.recognition.table.recognise import _cache_of, recognise
from cedu_targets.recognition.view import GridView, views_of
from cedu_targets.report import FileReport

WORDS = (
    "单位 指标 序号 栏次 计量单位 类别 目标 完成 上年数 完成率 全区 合计 小计 东山 秣陵 甲镇 一、城区 培训 讲座 参与率 人次 % 说明 1=2+3 "
    "2021年任务表 — 1 2 3 4 10 60 95% 0.5"
).split()
CELLS = st.sampled_from(["", "", *WORDS])
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=2, max_size=9)
BASES = [
    "指标 全区 东山 秣陵|培训 3 1 2|讲座 3 1 2",
    "单位 类别 培训 讲座|东山 目标 1 2|. 完成 1 1|秣陵 目标 3 4|. 完成 2 2|合计 目标 4 6|. 完成 3 3",
    "单位 培训 . 讲座 .|. 目标 完成 目标 完成|东山 1 2 3 4|秣陵 1 2 3 4|合计 2 4 6 8",
    "序号 指标 单位 东山 秣陵 全区|1 培训 人 1 2 3|2 讲座 场 1 2 3",
    "单位 培训 单位 讲座|东山 1 甲镇 4|秣陵 2 乙镇 5|合计 3 合计 9",
    "单位 培训 讲座|城区小计 3 3|东山 1 1|秣陵 2 2|农村小计 4 4|甲镇 4 4|全区 7 7",
]


@st.composite
def grids(draw: st.DrawFn) -> GridView:
    """A table of a known shape with a few cells replaced, or anything at all; with merges and formulas."""
    rows = draw(ROWS)
    if base := draw(st.sampled_from(["", *BASES])):
        rows = [["2021年任务表"], *([cell.strip(".") for cell in line.split()] for line in base.split("|"))]
        for _ in range(draw(st.integers(0, 3))):
            row = draw(st.integers(0, len(rows) - 1))
            rows[row][draw(st.integers(0, len(rows[row]) - 1))] = draw(CELLS)
        rows += draw(st.one_of(st.just([]), ROWS))
    spots = st.tuples(st.integers(0, len(rows) - 1), st.integers(0, 5))
    merges = [CellRange(*spot, spot[0] + 1, spot[1] + 1) for spot in draw(st.lists(spots, max_size=2))]
    formulas = draw(st.dictionaries(spots, st.sampled_from(["SUM(B3:B5)", "B3+C3-D3", "ROUND(B3,0)", ""]), max_size=3))
    return views_of([Grid("表", rows, merges, formulas=formulas, hidden_rows=frozenset({2}))])[0]


@settings(max_examples=300, deadline=None)
@given(grids())
def test_every_value_stands_at_its_place(grid: GridView) -> None:
    stored = {a1(row, column): cell for row, cells in enumerate(grid.rows) for column, cell in enumerate(cells)}
    for place in find_tables(grid):
        found = recognise(place.grid, place.regions)
        table = found.table
        for unit in (*table.rows, *table.subtotals):
            for code in table.codes:
                value = table.value(unit, code)
                if value is not None:
                    number = parse_number(text_of(stored[table.layout.cell(unit, code)]))
                    assert number is not None
                    assert number.value in (value, value * Decimal(100))
        evaluate("x", 1, table, list(reading_findings(found)), None)
        assert {unit for units in table.areas.values() for unit in units} <= set(table.units)
        assert inference.infer(table) is not None


@settings(max_examples=100, deadline=None)
@given(grids(), st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), CELLS), min_size=1, max_size=3))
def test_a_sheet_is_read_as_if_it_were_the_first(grid: GridView, edits: list[tuple[int, int, str]]) -> None:
    """What is kept of the sheets before one never shows in it."""
    rows = [list(cells) for cells in grid.rows]
    for row, column, cell in edits:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = cell
    other = GridView(grid.sheet, rows, grid.merges)
    tables_of(grid)
    after = tables_of(other)
    _cache_of.cache_clear()
    _plan.cache_clear()
    assert after == tables_of(other)


def tables_of(grid: GridView) -> list[FileReport]:
    found = [recognise(*place) for place in find_tables(grid)]
    return [evaluate("x", 1, one.table, list(reading_findings(one)), None, diagnosis=False) for one in found]
