"""Where cells stand in a table whose rows and columns were exchanged to be read."""

import pytest

from cedu_targets.domain.layout import Layout, Transposition

TURNED = Transposition(top=2, columns=(0, 3, 4), rows=(2, 5, 6))
"""Read upright from row 2 on: what is read as three rows stands in the columns A, D, E; as three columns, in rows 3, 6, 7."""


@pytest.mark.parametrize(
    ("read", "real"),
    [
        ((2, 0), (2, 0)), ((3, 0), (2, 3)), ((2, 1), (5, 0)), ((4, 2), (6, 4)),
        ((0, 1), (0, 1)), ((1, 1), (1, 1)),  # a title, and the line right above the table
        ((4, 9), (6, 4)),  # beside the table: its last row
        ((5, 0), (7, 0)), ((6, 1), (8, 1)),  # a note below it
    ],
)  # fmt: skip
def test_cells_of_a_turned_table(read: tuple[int, int], real: tuple[int, int]) -> None:
    assert TURNED.real(*read) == real


def test_an_address() -> None:
    rows, columns = {"甲": 3, "乙": 4}, {"1": 1, "2": 2}
    assert Layout("表", rows, columns).cell("乙", "1") == "B5"
    assert Layout("表", rows, columns, TURNED).cell("乙", "1") == "E6"
