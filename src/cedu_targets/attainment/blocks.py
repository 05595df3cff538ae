"""Blocks: where in a sheet the names that are looked for stand, with their headings, labels and numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.attainment.headings import Heading, Part, part_of
from cedu_targets.attainment.name_runs import NameCells, NameRun, NameRuns, end_of
from cedu_targets.attainment.plane import Plane
from cedu_targets.attainment.sought import SoughtNames
from cedu_targets.attainment.towers import together
from cedu_targets.files.grid import Spot, is_number
from cedu_targets.recognition.table.columns import corner_measure, measure_in_brackets
from cedu_targets.recognition.view import GridView

_MOST_BEFORE, _MOST_BEHIND = 4, 3
"""Rows of headings over the names, and under them."""
_MOST_BLOCKS = 100
"""Tables of a sheet; one with more is of something else."""
_MOST_CARRIED = 12
"""Lines behind the last name that a heading in several lines may reach over."""
_PARTS_OF_A_NAME = frozenset({Part.TARGET, Part.ACHIEVED, Part.BASE, Part.DERIVED})


class Block(Struct, frozen=True):
    """Names along a cross, and the crosses behind it with their numbers."""

    plane: Plane
    cross: int
    """Where the names stand."""
    lines: Mapping[int, Heading]
    """The lines whose headings name something, in order."""
    labels: tuple[int, ...]
    """The lines that say what the crosses are: columns of units and years; rows of headings."""
    before: tuple[int, ...]
    """The crosses before the names that are of their headings, or say something of each line."""
    data: range
    """The crosses with numbers, and what else is said of each line."""
    unread: tuple[int, ...] = ()
    """Lines whose heading names something and then something else (参训人数 › 其中：女)."""

    @property
    def first(self) -> int:
        """The first line that is named."""
        return min(self.lines)

    @property
    def spots(self) -> Iterator[Spot]:
        """Its headings and labels: what stands there is no name of another block."""
        last = max((*self.lines, *self.unread))
        for cross in (*self.before, *range(self.cross, self.data.start)):
            yield from (self.plane.spot(cross, line) for line in range(self.first, last + 1))
        for line in self.labels:
            yield from (self.plane.spot(cross, line) for cross in range(self.cross, self.data.stop))


class Blocks(NamedTuple):
    """The blocks of a sheet, and the names with numbers that are in none of them."""

    blocks: Sequence[Block]
    left: Sequence[str]
    """Where they stand."""


def blocks_of(view: GridView, cells: NameCells, names: SoughtNames) -> Blocks:
    """The blocks of a sheet; a name counts once, in the block with the most names."""
    runs, blocks = NameRuns(view, cells), []
    waiting = iter(runs)
    for run in islice(waiting, _MOST_BLOCKS):
        block = _block(runs.with_headings_behind(run), names)
        if block is not None:
            blocks.append(block)
            runs.take(block.spots)
    left = [view.address(*run.plane.spot(run.cross, line)) or "" for run in waiting for line in run.lines]
    return Blocks(sorted(blocks, key=lambda one: one.plane.spot(one.cross, one.first)), left)


def _block(run: NameRun, names: SoughtNames) -> Block | None:
    plane, cross, first, end = run.plane, run.cross, min(run.lines), end_of(run)
    labels = _labels(plane, cross, first, end)
    before = _before(run)
    behind = _behind(run, labels, end)
    crosses = (*_groups(plane, before, labels), cross, *behind)
    start = crosses[-1] + 1
    lines: dict[int, Heading] = {}
    unread: list[int] = []
    carried: dict[int, str] = {}
    for line in range(first, min(plane.size[1], max(run.lines) + 1 + _MOST_CARRIED)):
        heading = together(_tower(plane, line, crosses, carried), names)
        if heading is not None and heading.sought:
            lines[line] = heading
        elif heading is None and any(plane.is_amount(one, line) for one in range(start, end)):
            unread.append(line)
    lines = {**dict(_before_the_first(plane, first, crosses, names)), **lines}
    return Block(plane, cross, lines, labels, before, range(start, end), tuple(unread)) if lines else None


def _before_the_first(
    plane: Plane, first: int, crosses: Sequence[int], names: SoughtNames
) -> Iterator[tuple[int, Heading]]:
    """The lines right before the first name whose headings name something only together: 各类培训 › 合计."""
    for line in range(first - 1, -1, -1):
        heading = together(_tower(plane, line, crosses, {}), names)
        if heading is None or not heading.sought:
            return
        yield line, heading


def _tower(plane: Plane, line: int, crosses: Sequence[int], carried: dict[int, str]) -> list[str]:
    """The headings of a line, the outermost first; one that stands further back reaches up to the next one."""
    texts = [plane.text(one, line) for one in crosses]
    for position, (one, text) in enumerate(zip(crosses, texts, strict=True)):
        if text:
            carried[one] = text
        elif position < len(crosses) - 1 and any(texts[position + 1 :]):
            texts[position] = carried.get(one, "")
    return [text for position, text in enumerate(texts) if text and text not in texts[max(position - 1, 0) : position]]


def _labels(plane: Plane, cross: int, first: int, end: int) -> tuple[int, ...]:
    """The lines before the first name that hold texts for the crosses; titles and lists of remarks are none."""
    return tuple(
        sorted(_rows_over(plane, cross, first, end) if plane.turned else _columns_beside(plane, cross, first, end))
    )


def _rows_over(plane: Plane, cross: int, first: int, end: int) -> Iterator[int]:
    """Of names in a column the rows of headings over the numbers, up to a title, a blank row, or numbers."""
    for line in range(first - 1, max(first - 1 - _MOST_BEFORE, -1), -1):
        filled = plane.filled_crosses(line)
        if not filled or (filled[0] <= cross and len(filled) == 1):
            return
        if any(is_number(plane.raw(one, line)) and not plane.is_year(one, line) for one in filled):
            return
        if filled[-1] > cross and filled[0] < end:
            yield line


def _columns_beside(plane: Plane, cross: int, first: int, end: int) -> Iterator[int]:
    """Of names in a row the columns of units, and of years, to their left; a column of answers (有, 无) is none.

    三村 and 二社区 read like numbers of villages, and are names where such are headed.
    """
    found = 0
    for line in range(first):
        part = part_of(plane.text(cross, line))
        if part in (Part.ASIDE, Part.PERSONAL) or found == _MOST_BEFORE:
            continue
        behind = [one for one in plane.filled_crosses(line) if cross < one < end]
        is_named = part is Part.UNIT and any(isinstance(plane.raw(one, line), str) for one in behind)
        are_years = measure_in_brackets(plane.text(cross, line)) is None
        texts = sum(not plane.is_amount(one, line) or (are_years and plane.is_year(one, line)) for one in behind)
        if is_named or 2 * texts > len(behind):
            found += 1
            yield line


def _before(run: NameRun) -> tuple[int, ...]:
    """The crosses before the names that belong to them: rows of headings over them, columns of units before them."""
    if run.plane.turned:
        return tuple(sorted(_columns_before(run)))
    return tuple(sorted(_headings_over(run.plane, run.cross, min(run.lines))))


def _columns_before(run: NameRun) -> Iterator[int]:
    for cross in range(run.cross - 1, run.start - 1, -1):
        if all(run.plane.raw(cross, line) in (None, "") for line in range(min(run.lines), max(run.lines) + 1)):
            return
        yield cross


def _headings_over(plane: Plane, cross: int, first: int) -> Iterator[int]:
    for one in range(cross - 1, max(cross - 1 - _MOST_BEFORE, -1), -1):
        filled = plane.filled(one)
        texts = [plane.own_text(one, line) for line in filled]
        if not filled or corner_measure([texts], ()) is not None:
            return
        if len(filled) == 1 and (filled[0] < first or _reaches_back(plane, one, filled[0], first)):
            return
        if any(is_number(plane.raw(one, line)) and not plane.is_year(one, line) for line in filled):
            return
        yield one


def _reaches_back(plane: Plane, cross: int, line: int, first: int) -> bool:
    """Whether the only text of a row stands over everything: a title of a table without a column of units."""
    return line == first == 0 and plane.text(cross, line) == plane.text(cross, max(plane.filled(cross + 1), default=0))


def _behind(run: NameRun, labels: Sequence[int], end: int) -> list[int]:
    """The crosses right behind the names that are of the headings still: years, 目标 and 完成, units of measure."""
    plane = run.plane
    crosses: list[int] = []
    for one in range(run.cross + 1, min(run.cross + 1 + _MOST_BEHIND, end)):
        filled = [line for line in range(min(run.lines), plane.size[1]) if plane.raw(one, line) not in (None, "")]
        is_labelled = any(plane.own_text(one, line) for line in labels)
        are_parts = bool(filled) and all(part_of(plane.text(one, line)) in _PARTS_OF_A_NAME for line in filled)
        are_headings = all(
            plane.is_year(one, line)
            or not plane.is_amount(one, line)
            or (are_parts and not is_labelled)  # 已完成 beside 应完成 is no answer
            for line in filled
        )
        is_last = not any(plane.is_amount(later, line) for later in range(one + 1, end) for line in filled)
        if not filled or not are_headings or is_last or (is_labelled and not are_parts):
            break
        crosses.append(one)
    return crosses


def _groups(plane: Plane, before: Sequence[int], labels: Sequence[int]) -> list[int]:
    """Of the crosses before the names those that are groups of them, and say nothing by a heading of their own."""
    if not plane.turned:
        return list(before)
    heads = {one: [text for line in labels if (text := plane.text(one, line))] for one in before}
    return [one for one in before if all(part_of(text) is Part.INDICATOR for text in heads[one])]
