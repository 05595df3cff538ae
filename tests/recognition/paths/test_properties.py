"""Tables over years with anything in any cell: read without a fault of ours, each target once and under its own name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain.attainment import paths_of
from cedu_targets.files.grid import CellRange, Grid, Raw, Spot
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.paths_apart import targets_in, without_paths
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import views_of
from cedu_targets.recognition.written_cells import with_written_numbers
from path_samples import LOOK_ALIKES, SAMPLES
from writers import Percent

TABLES = [*(sample.rows for sample in SAMPLES.values()), *LOOK_ALIKES.values()]
CELLS: list[Raw] = [
    "", None, "2021年", 2021, "50%", "0%", "≥95", "合计", "其中：", "单位", "属性", "约束性", "预期性", "%", "（%）", "。", "-", "—", "1—2",
    "[20]", "全覆盖", 0.5, 1e20, float("nan"), float("inf"), True, "年", "2020年现状", "目标", "累计", "三、", "１", "x" * 300, "\n",
    "2021年 2022年", "（", "万人", -3, "-5%", "责任单位", "备注", "联系人", "0", 0, "3倍", "∞", "12:1", "2020年（基期）", "2025年目标",
]  # fmt: skip
PLACE = st.tuples(st.integers(0, 8), st.integers(0, 8))
SIZE = st.tuples(st.integers(0, 3), st.integers(0, 3))


@settings(deadline=None)
@given(
    rows=st.sampled_from(TABLES), edits=st.lists(st.tuples(PLACE, st.sampled_from(CELLS)), max_size=6),
    moved=st.none() | st.integers(0, 8), merges=st.lists(st.tuples(PLACE, SIZE), max_size=3),
    percents=st.frozensets(PLACE, max_size=4), broken=st.dictionaries(PLACE, st.sampled_from(["", "#REF!"]), max_size=2),
)  # fmt: skip
def test_every_target_is_read_once_whatever_stands_around_it(
    rows: list[list[Raw | Percent]], edits: list[tuple[Spot, Raw]], moved: int | None,
    merges: list[tuple[Spot, Spot]], percents: frozenset[Spot], broken: dict[Spot, str],
) -> None:  # fmt: skip
    cells = [[cell.value if isinstance(cell, Percent) else cell for cell in row] for row in rows]
    for (row, column), cell in edits:
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = cell
    if moved is not None and moved < len(cells):
        cells.append(cells.pop(moved))
    spans = [CellRange(top, left, top + down, left + right) for (top, left), (down, right) in merges]
    (view,) = views_of([Grid("表", cells, spans, percents, broken)])
    apart = without_paths(with_written_numbers(plainly_written(with_units_at_names(view))))
    messages = Messages(Language.ZH)
    for items, findings in targets_in(apart):
        targets = [entry.targets[0] for entry in items.entries]
        assert len({entry.id for entry in items.entries}) == items.size
        assert len({(target.name, target.due.end) for target in targets}) == items.size
        assert [entry.due for entry in items.entries] == [target.due for target in targets]
        assert all(target.value is not None and target.value.is_finite() for target in targets)
        assert all(messages.message(one) for one in findings)
        assert sum(len(path.steps) for path in paths_of(items)) <= items.size
