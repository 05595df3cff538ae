"""Steps of a task in rows of their own: the column that says what each is, and the rows that are items themselves."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import is_filled, is_number
from cedu_targets.recognition.items.cells import Cells, in_one_line
from cedu_targets.recognition.items.header import Header
from cedu_targets.recognition.items.headings import Heading, time_in_words

_ROWS_ASKED, _ANY_YEAR = 50, 2000
_MAY_HEAD_STEPS = lazy_pattern("节点|进度|安排")
"""Headings of times that are those of what is to be done by then, too: 工作节点, 序时进度."""
_MOSTLY = 0.9
_TASKS = (Heading.CONTENT, Heading.GOAL, Heading.CRITERION)
_TOLD_TOGETHER = (
    (Heading.NUMBER,),
    (Heading.TIME, Heading.COMPLETED),
    (Heading.OWNER, Heading.PERSON_OR_OWNER, Heading.UNIT),
    (Heading.PROGRESS,),
    _TASKS,
)
"""What rows under one merged task may say of their own; two of these make an item."""


class OwnCells(Struct, frozen=True, dict=True):
    """What the rows under a merged cell of content say of their own."""

    cells: Cells
    header: Header
    content: int

    @cached_property
    def _kinds(self) -> Sequence[frozenset[int]]:
        return [frozenset(self.header.of(*kind)) - {self.content} for kind in _TOLD_TOGETHER]

    @cached_property
    def _enough(self) -> frozenset[int]:
        return frozenset(self.header.of(Heading.PERIOD)) - {self.content}

    def are_of_an_item(self, row: int) -> bool:
        """Whether a row is an item of its own: it says two of number, time, owner, answer and what to do.

        One that adds but a time, an owner, an answer or a sentence goes on with the item above.
        """
        own = set(self.cells.view.filled(row))
        return not own.isdisjoint(self._enough) or sum(not own.isdisjoint(kind) for kind in self._kinds) > 1

    def are_of_a_step(self, row: int) -> bool:
        """Whether a row without a task, merged or not, says what to do by itself."""
        return self.are_of_an_item(row) and any(_is_text(self.cells, row, one) for one in self._kinds[-1])


def are_times(cells: Cells, header: Header, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether most of what stands in columns of times are times, and no 2004 or 上午."""
    texts = [
        time_in_words(in_one_line(text), header.texts[column])
        for row in rows[:_ROWS_ASKED]
        for column in columns
        if (text := cells.own_text(row, column))
    ]
    clear = sum(1 for text in texts if due_of(text, _ANY_YEAR).precision is not Precision.UNCLEAR)
    return 2 * clear >= len(texts) > 0


def with_steps(cells: Cells, header: Header, rows: Sequence[int]) -> Header:
    """The header, with the columns as goals that say what is to be done in each row under another heading.

    They are known by what stands in them: 工作节点 without times beside a column of them; a column of any name
    (推进步骤) whose own texts stand in every row under a task that is merged or not written again.
    """
    times = header.of(Heading.TIME, Heading.COMPLETED)
    found = {
        column: Heading.GOAL
        for column in header.of(Heading.TIME)
        if _MAY_HEAD_STEPS.search(header.texts[column])
        and any(cells.is_filled(row, column) for row in rows)
        and not are_times(cells, header, rows, [column])
        and any(are_times(cells, header, rows, [other]) for other in times if other != column)
    }
    if not found and (beside := _beside_merged(cells, header, rows)) is not None:
        found[beside] = Heading.GOAL
    return replace(header, columns=dict(sorted({**header.columns, **found}.items()))) if found else header


def told_by_steps(cells: Cells, header: Header, rows: Sequence[int], content: int) -> int:
    """The column that tells items apart: that of steps, where each item has one and the task above them is merged."""
    own = sum(1 for row in rows if cells.own_text(row, content))
    if own >= _MOSTLY * len(rows):
        return content
    steps = (one for one in header.of(*_TASKS) if one > content and all(_is_text(cells, row, one) for row in rows))
    return next(steps, content)


def _beside_merged(cells: Cells, header: Header, rows: Sequence[int]) -> int | None:
    """The first column of an unknown heading that has a text of its own in all rows under a task that stands above."""
    tasks = header.of(Heading.CONTENT)
    own = [OwnCells(cells, header, column) for column in tasks]
    merged = [
        row
        for row in rows
        if not any(cells.is_filled(row, column) for column in tasks)
        and (any(cells.hangs_down(row, column) for column in tasks) or any(one.are_of_an_item(row) for one in own))
    ]
    if not merged or any(_is_text(cells, row, one) for row in merged for one in header.of(*_TASKS)):
        return None
    unknown = sorted(column for column in header.texts if column not in header.columns and column > tasks[0])
    return next((one for one in unknown if all(_is_text(cells, row, one) for row in merged)), None)


def _is_text(cells: Cells, row: int, column: int) -> bool:
    raw = cells.view.raw(row, column)
    return isinstance(raw, str) and is_filled(raw) and not is_number(raw)
