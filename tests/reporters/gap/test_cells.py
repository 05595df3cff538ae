"""Cells of tasks in a workbook: what is short of all never reads as all."""

from fractions import Fraction
from pathlib import PurePath

from msgspec.structs import replace

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap.cells import TaskCells
from cedu_targets.reporters.shared.workbook import ReportBook
from sample_reports import jiangning_gaps


def test_a_completion_that_is_short_of_all_has_more_places() -> None:
    cells = TaskCells(ReportBook(Messages(Language.ZH), PurePath(), 0), with_growth=False)
    (row, *_) = [row for row in jiangning_gaps().rows if row.completion is not None]
    for completion, shown in (
        (Fraction(9999, 10000), "0.0000%"),
        (Fraction(1, 2), "0.0%"),
        (Fraction(1), "0.0%"),
        (Fraction(7499, 10000), "0.0000%"),
        (Fraction(3, 4), "0.0%"),
    ):
        task = cells.task(replace(row, completion=completion, pace=Fraction(3, 4)))
        assert (task.completion, task.shape) == (float(completion), shown)
