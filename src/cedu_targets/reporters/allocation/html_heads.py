"""The merged headings of the table to be issued as rows of a page's table."""

from collections.abc import Sequence
from typing import NamedTuple

from cedu_targets.allocation.plan.understood_plan import UnderstoodPlan
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.table_layout import headings


class HeadCell(NamedTuple):
    """A heading, over so many columns and rows."""

    text: str
    wide: int
    high: int
    is_over_others: bool
    """It stands over columns that have headings of their own."""


def head_rows(understood: UnderstoodPlan, first: int, last: int, messages: Messages) -> Sequence[Sequence[HeadCell]]:
    """The rows of headings over the columns from `first` to `last`, counted from 1; empty where none is given."""
    every = headings(understood, messages)
    bottom = max(one.bottom for one in every)
    found = [one for one in every if one.left <= last and one.right >= first]
    rows: list[list[HeadCell]] = []
    for top in range(bottom + 1):
        cells = []
        taken = {column for one in found if one.top <= top <= one.bottom for column in range(one.left, one.right + 1)}
        beginning = {max(one.left, first): one for one in found if one.top == top}
        for column in range(first, last + 1):
            one = beginning.get(column)
            if one is not None:
                wide = min(one.right, last) - column + 1
                cells.append(HeadCell(one.text, wide, one.bottom - top + 1, one.bottom < bottom))
            elif column not in taken:
                cells.append(HeadCell("", 1, 1, False))
        rows.append(cells)
    return rows
