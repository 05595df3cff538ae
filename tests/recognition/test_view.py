"""GridView: every place is one of the source, however the view stands."""

from msgspec.structs import replace

from cedu_targets.domain.layout import Transposition
from cedu_targets.files.grid import CellRange, Grid
from cedu_targets.recognition.view import views_of

ROWS = [["单位", "培训", ""], ["甲", "1", "2"]]


def test_paragraphs_are_rows_of_the_view_and_of_no_source() -> None:
    (view,) = views_of([Grid("table 1", ROWS, [CellRange(0, 1, 0, 2)], before=["正文", "表一"], after=["说明：1=2"])])
    assert view.rows == [["正文"], ["表一"], *ROWS, [""], ["说明：1=2"]]
    assert list(view.merges) == [CellRange(0, 0, 0, 2), CellRange(1, 0, 1, 2), CellRange(2, 1, 2, 2)]
    assert [view.address(row, 0) for row in range(6)] == [None, None, "A1", "A2", None, None]
    assert view.layout({3: "甲"}, {"1": 1}, 0).cell("甲", "1") == "B2"


def test_a_view_set_upright_counts_as_its_source() -> None:
    (view,) = views_of(
        [Grid("table 1", ROWS, before=["表一"], hidden_rows=frozenset({1}), hidden_columns=frozenset({2}))]
    )
    upright = replace(
        view, turned=Transposition(1, (0, 1, 2), (1, 2)), rows=[[], ["单位", "甲"], ["培训", "1"], ["", "2"]]
    )
    assert upright.address(2, 1) == "B2"
    assert (upright.mark(0), upright.mark(1)) == ("1", "2")
    assert [upright.hides_row(row) for row in (1, 2, 3)] == [False, False, True]
    assert [upright.hides_column(column) for column in (0, 1)] == [False, True]
    assert upright.layout({2: "培训"}, {"甲": 1}, 0).cell("培训", "甲") == "B2"


def test_a_sheet_counts_as_it_stands() -> None:
    (view,) = views_of([Grid("表", ROWS, formulas={(1, 1): "B1"})])
    assert (view.address(1, 2), view.mark(2), view.real(1, 2)) == ("C2", "C", (1, 2))
    assert view.calculation is not None
