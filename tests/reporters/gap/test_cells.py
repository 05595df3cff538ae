"""Cells of tasks in a workbook: what is short of all never reads as all."""

from fractions import Fraction

from msgspec.structs import replace

from cedu_targets.reporters.gap.cells import completion_cell
from sample_reports import jiangning_gaps


def test_a_completion_that_is_short_of_all_has_more_places() -> None:
    (row, *_) = [row for row in jiangning_gaps().rows if row.completion is not None]
    for completion, shown in (
        (Fraction(9999, 10000), "0.0000%"),
        (Fraction(1, 2), "0.0%"),
        (Fraction(1), "0.0%"),
        (Fraction(7499, 10000), "0.0000%"),
        (Fraction(3, 4), "0.0%"),
    ):
        found = completion_cell(replace(row, completion=completion, pace=Fraction(3, 4)))
        assert found == (float(completion), shown)
