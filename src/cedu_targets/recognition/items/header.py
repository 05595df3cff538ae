"""The header of a schedule: which rows it takes and what stands in its columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.items import Role
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.items.cells import Cells
from cedu_targets.recognition.items.headings import Heading, heading_of, heads_activities, heads_tasks, role_of

_MOST_WIDTH = 60
"""Columns of a schedule; a row of more is none of its header."""
_FEWEST = 2
TASK_LIKE = frozenset({Heading.CONTENT, Heading.GOAL, Heading.CRITERION, Heading.PERIOD})
"""What headings may be that a row of items has, too: 开展读书活动, 4月."""


class Header(Struct, frozen=True, dict=True):
    """The rows of a header and its columns by what they hold, each with its own heading."""

    rows: range
    columns: Mapping[int, Heading]
    texts: Mapping[int, str]
    """The headings, also of columns whose meaning is not known."""

    def of(self, *headings: Heading) -> list[int]:
        """The columns that hold one of these, from left to right."""
        return [column for column, heading in self.columns.items() if heading in headings]

    def role(self, column: int) -> Role:
        """What part the owners of a column have."""
        return role_of(self.texts[column])

    @cached_property
    def known(self) -> frozenset[Heading]:
        """What its columns hold, all together."""
        return frozenset(self.columns.values())


def header_at(cells: Cells, row: int) -> Header | None:
    """The header whose words stand in a row, with the lines over and under it that belong to it."""
    if not _is_of_headings(cells, row) or _heads_the_line_below(cells, row):
        return None
    rows = range(row - 1 if _heads_groups(cells, row - 1, row) else row, row + 1)
    if _divides(cells, row, row + 1):
        rows = range(rows.start, row + 2)
    texts = dict(_texts(cells, rows))
    columns = {column: found for column, text in texts.items() if (found := _meaning(text)) is not None}
    heads = {column: path[-1] for column, path in sorted(texts.items())}
    periods = [column for column, found in columns.items() if found is Heading.PERIOD]
    if Heading.CONTENT not in columns.values() and len(periods) == 1 and heads_tasks(heads[periods[0]]):
        columns[periods[0]] = Heading.CONTENT
    activities = [column for column, text in heads.items() if heads_activities(text)]
    if Heading.CONTENT not in columns.values() and len(activities) == 1:
        columns[activities[0]] = Heading.CONTENT
    return Header(rows, dict(sorted(columns.items())), heads)


def heads_another(cells: Cells, row: int, contents: Collection[int]) -> bool:
    """Whether a row among items is the header of another list: beside its `contents` stand headings of two kinds.

    What is to be done, a month and who does it (社区) may read like headings themselves.
    """
    filled = [column for column in cells.view.filled(row) if column not in contents]
    if not _FEWEST <= len(filled) <= _MOST_WIDTH or any(is_number(cells.view.raw(row, one)) for one in filled):
        return False
    found = [heading for one in filled if (heading := heading_of(cells.text(row, one))) not in {None, *TASK_LIKE}]
    return len(set(found)) >= _FEWEST and 2 * len(found) >= len(filled)


def _is_of_headings(cells: Cells, row: int) -> bool:
    """Whether at least two cells of a row are known headings, and half of them: texts all."""
    filled = cells.view.filled(row)
    if not _FEWEST <= len(filled) <= _MOST_WIDTH or any(is_number(cells.view.raw(row, one)) for one in filled):
        return False
    known = sum(heading_of(cells.text(row, column)) is not None for column in filled)
    return known >= _FEWEST and 2 * known >= len(filled)


def _heads_the_line_below(cells: Cells, row: int) -> bool:
    """Whether the headings of the columns stand in the line below, under those of their groups."""
    if row + 1 >= len(cells.view.rows):
        return False
    below = cells.view.filled(row + 1)
    has_group = any(not cells.is_filled(row, column) for column in below)
    return has_group and _is_of_headings(cells, row + 1) and _names_tasks(cells, row + 1, below)


def _names_tasks(cells: Cells, row: int, filled: Sequence[int]) -> bool:
    found = [heading_of(cells.text(row, column)) for column in filled]
    return None not in found and Heading.CONTENT in found


def _heads_groups(cells: Cells, above: int, row: int) -> bool:
    """Whether the line over a header is of it: it heads several of its columns, or one that is blank in the header."""
    if above < 0:
        return False
    filled = cells.view.filled(above)
    if not _FEWEST <= len(filled) <= _MOST_WIDTH or any(is_number(cells.view.raw(above, one)) for one in filled):
        return False
    blank = [column for column in filled if not cells.is_filled(row, column)]
    return any(heading_of(cells.text(above, column)) is not None for column in blank)


def _divides(cells: Cells, row: int, below: int) -> bool:
    """Whether the line under a header is of it: only headings, in columns that are blank above, or under a group."""
    if below >= len(cells.view.rows):
        return False
    filled = cells.view.filled(below)
    if not filled or len(filled) > _MOST_WIDTH:
        return False
    top = set(cells.view.filled(row))
    content = [column for column in top if heading_of(cells.text(row, column)) is Heading.CONTENT]
    if any(column in filled for column in content) or len(top | set(filled)) == len(top):
        return False
    return all(heading_of(cells.text(below, column)) is not None for column in filled)


def _texts(cells: Cells, rows: range) -> Iterator[tuple[int, Sequence[str]]]:
    """The headings over each column, the uppermost first; one that reaches over several columns stands in each."""
    width = max(len(cells.view.rows[row]) for row in rows)
    paths: dict[int, list[str]] = {}
    for row in rows:
        reaching = ""
        for column in range(min(width, _MOST_WIDTH)):
            text = squeezed(cells.text(row, column))
            if text:
                reaching = text if len(rows) > 1 and row == rows.start else ""
            elif row == rows.start and any(cells.is_filled(below, column) for below in rows[1:]):
                text = reaching
            path = paths.setdefault(column, [])
            if text and text not in path:
                path.append(text)
    return ((column, path) for column, path in paths.items() if path)


def _meaning(path: Sequence[str]) -> Heading | None:
    """What the lowest heading says, else the one over it: 配合单位 under 责任分工, 街道 under 配合单位."""
    return next((found for text in reversed(path) if (found := heading_of(text)) is not None), None)
