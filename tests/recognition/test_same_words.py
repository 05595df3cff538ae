"""What is kept of the words of a sheet: the same answers, whatever was asked before, and nothing of other numbers."""

from collections.abc import Callable, Sequence
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.files.grid import Raw
from cedu_targets.recognition import same_words
from cedu_targets.recognition.items.find import find_items
from cedu_targets.recognition.long_texts import shortened
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.paths_apart import without_paths
from cedu_targets.recognition.records.find import find_records
from cedu_targets.recognition.rosters_apart import without_rosters
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import GridView
from cedu_targets.recognition.written_cells import with_written_numbers

_TEXTS = st.sampled_from(
    [
        "街道",
        "单位",
        "计量单位",
        "万人次",
        "人",
        "500人",
        "≥95%",
        "3组",
        "72,6",
        "(20)",
        "1,234",
        "2020年",
        "任务",
        "时间",
        "",
        " ",
    ]
)
_NUMBERS = st.sampled_from(
    [0.0, 1.0, 12.5, 95.0, 1799.0, 1800.0, 2020.0, 2020.5, 2021.0, 2100.0, 20211.0, float("nan")]
)
_CELLS = st.one_of(_TEXTS, _NUMBERS, st.none(), st.sampled_from([True, False, 1, 2020]))
_ROWS = st.lists(st.lists(_CELLS, max_size=5), max_size=6)


_ASKED: Sequence[Callable[[GridView], object]] = (
    lambda view: without_paths(view).rest.rows,
    lambda view: [*find_items(view)],
    lambda view: [*find_records(view)],
    lambda view: without_rosters(view).rest.rows,
    lambda view: shortened([view])[0].rows,
    lambda view: with_units_at_names(view).rows,
    lambda view: plainly_written(view).rows,
    lambda view: with_written_numbers(view).rows,
)


def _otherwise(rows: list[list[Raw]]) -> list[list[Raw]]:
    """The same words over other numbers, but for years."""
    return [[7.25 if type(raw) is float and not 1800 <= raw <= 2100 else raw for raw in cells] for cells in rows]


@given(_ROWS)
def test_a_sheet_after_one_of_the_same_words_is_read_as_it_is_alone(rows: list[list[Raw]]) -> None:
    with patch.object(same_words, "_words", lambda _: None), patch.object(same_words, "_last", ((), None)):
        alone = [repr(ask(GridView("表", rows))) for ask in _ASKED]
    for before in (_otherwise(rows), rows):
        for ask in _ASKED:
            ask(GridView("表", before))
        assert [repr(ask(GridView("表", rows))) for ask in _ASKED] == alone


def test_a_question_is_put_once_for_sheets_that_differ_in_numbers_alone() -> None:
    asked: list[object] = []

    @by_words
    def question(view: GridView) -> int:
        asked.append(view)
        return len(view.rows)

    for number in (3.0, 4.0, 5000.25):
        assert question(GridView(None, [["甲", number]])) == 1
    assert len(asked) == 1
    others: list[list[list[Raw]]] = [
        [["乙", 3.0]], [["甲", None, 3.0]], [["甲", 2020.0]], [["甲", "3"]], [["甲", 3.0], []],
    ]  # fmt: skip
    for other in others:
        question(GridView(None, other))
    assert len(asked) == 6
    question(GridView(None, [["甲", True]]))
    question(GridView(None, [["甲", True]]))
    assert len(asked) == 8, "nothing is kept of a sheet that holds other things than texts and numbers"
