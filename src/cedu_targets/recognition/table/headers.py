"""Header rows over a code row: which names stand over which column.

Merged cells say it exactly. Where merges were lost, a text covers the columns up
to the next text of its row; and where texts were lost with them, rows are out of
step with the codes, and only the structure can tell: 合计 and 其中, the number of
parts, the relations that the notes declare. `realign` finds the reading that
keeps the order of the texts and moves them least.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cedu_targets.files.grid import Grid, squeezed
from cedu_targets.recognition.table.closed_groups import closed_groups
from cedu_targets.recognition.table.header_texts import DeclaredSum, Header, HeaderText, Levels, Tower

_MOST_STEPS = 30_000
_MOST_STATES = 150_000
"""Bounds of the search, for headers that fit no reading: a few seconds."""
_MOST_ALIKE = 6  # ways kept to the same partial reading: more than one, so that the numbers can choose
_SLACK = 4  # readings that cost at most this much more than the cheapest are compared by the numbers


def read_header(
    grid: Grid,
    rows: range,
    columns: Sequence[int],
    sums: Sequence[DeclaredSum],
    agreement: Callable[[Sequence[Tower]], int],
    label: int | None = None,
) -> Header:
    """The names over `columns` from the header `rows`; what heads the names of the rows, in `label`, is none of them.

    `sums` are the declared sums by position in `columns`; `agreement` says how well the
    numbers fit a reading, and decides between readings that move the texts equally little.
    """
    levels = _levels(grid, rows, columns, label)
    if not levels:
        return Header(tuple(() for _ in columns))
    merged = any(heading.right is not None for level in levels for heading in level)
    if len(levels) == 1 and not merged and {heading.column for heading in levels[0]} < set(columns):
        return Header(_by_position(levels, columns, exact=True))  # nothing says that a heading reaches further
    for exact in (True, False) if merged else (False,):
        towers = _by_position(levels, columns, exact)
        if not merged and (grouped := closed_groups(levels, columns, towers)) is not None:
            return Header(grouped, realigned=True)
        if _is_consistent(towers, () if merged else sums):
            return _as_merged(towers, levels, columns, sums) if merged else Header(towers)
    readings = realign(levels, columns, sums)
    if readings:
        best = readings[0] if sums else max(readings, key=agreement)
        return Header(best, realigned=best != _by_position(levels, columns, merged))
    return Header(_by_position(levels, columns, merged), certain=False)


def _as_merged(
    towers: tuple[Tower, ...], levels: Levels, columns: Sequence[int], sums: Sequence[DeclaredSum]
) -> Header:
    """The header as its merged cells say, but where they stand off: where a total came among the parts of another."""
    contiguous = [part for part in sums if part.is_contiguous]
    if not (_has_strays(towers, contiguous) or _reach_over(towers, contiguous)):
        return Header(towers)
    bare = [[heading._replace(right=None) for heading in level] for level in levels]
    readings = realign(bare, columns, sums)
    is_better = bool(readings) and _is_consistent(readings[0], sums)
    return Header(readings[0], realigned=True) if is_better else Header(towers)


def _reach_over(towers: Sequence[Tower], sums: Sequence[DeclaredSum]) -> bool:
    """True where the last parts of a sum stand in the group of the sum after it, before its total."""
    by_start = {min(part.columns): part for part in sums}
    for part in sums:
        following = by_start.get(max(part.columns) + 1)
        if following is None or following.whole != min(following.columns) or part.whole != min(part.columns):
            continue
        # The last columns may have slid out from under their group.
        inside = [towers[position] for position in (max(part.columns), *following.columns)]
        groups = {tower[0] for tower in inside if len(tower) > 1}
        if groups == {inside[0][0]} == {towers[following.whole][0]} and towers[part.whole][0] not in groups:
            return True
    return False


def _has_strays(towers: Sequence[Tower], sums: Sequence[DeclaredSum]) -> bool:
    """True where a lone 合计 stands among the parts of a declared sum: it has slid out of its place."""
    totals = {position for position, tower in enumerate(towers) if tower and tower[-1].is_total}
    strays = totals - {part.whole for part in sums}
    return any(strays & part.parts and part.parts - totals for part in sums)


def _levels(grid: Grid, rows: range, columns: Sequence[int], label: int | None) -> Levels:
    first, last = columns[0], columns[-1]
    spans = {(span.top, span.left): span for span in grid.merges}
    levels: Levels = []
    for row in rows:
        level: list[HeaderText] = []
        for column in grid.filled(row):
            span = spans.get((row, column))
            right = span.right if span is not None and span.right > span.left else None
            if (right or column) < first or column > last or (column == label and right is None):
                continue
            text = squeezed(grid.text(row, column))
            repeats = level and level[-1].text == text and level[-1].right is None and row != rows[-1]
            if not repeats:  # a text repeated to the right is a merged cell that was filled in
                level.append(HeaderText(text, row, max(column, first), right))
        if level:
            levels.append(level)
    return levels


def _by_position(levels: Levels, columns: Sequence[int], exact: bool) -> tuple[Tower, ...]:
    """Towers by position; with `exact` a heading covers its merged range only, else all up to the next one."""
    towers: list[list[HeaderText]] = [[] for _ in columns]
    for level in levels:
        for heading, following in pairwise([*level, None]):
            assert heading is not None
            end = following.column - 1 if following else columns[-1]
            if heading.right is not None:
                end = heading.right
            elif exact:
                end = heading.column
            parent: HeaderText | None = None
            reached = range(bisect_left(columns, heading.column), bisect_right(columns, end))
            for position in reached:
                column = columns[position]
                above = towers[position][-1] if towers[position] else None
                if column == heading.column:
                    parent = above
                elif heading.right is None and above is not parent:
                    break  # a heading does not reach out from under the one above it
                if above is None or above.text != heading.text:
                    towers[position].append(heading)
    return tuple(tuple(tower) for tower in towers)


def _is_consistent(towers: Sequence[Tower], sums: Sequence[DeclaredSum]) -> bool:
    if any(not tower or tower[-1].is_of_which for tower in towers) or len(set(towers)) != len(towers):
        return False
    if _has_strays(towers, sums):
        return False
    if all(len(tower) == 1 for tower in towers):
        return True
    # Neighbouring columns that make a sum stand under one group heading.
    return all(len({towers[position][0] for position in part.columns}) == 1 for part in sums if part.is_contiguous)


class _State(NamedTuple):
    """A partial reading: how many headings of each row are used up, how far each row stands out of step."""

    cost: int
    used: tuple[int, ...]
    shifts: tuple[int, ...]
    leaf: int
    towers: tuple[tuple[int, ...], ...]


def realign(levels: Levels, columns: Sequence[int], sums: Sequence[DeclaredSum]) -> list[tuple[Tower, ...]]:
    """All cheapest readings that use every heading in order and name every column; best first.

    Cost: each change of a row's shift from one heading to the next (a lost cell moves all that
    follow it), and heavily what the structure forbids (see `_misfit`). Uniform-cost search.
    """
    context = _Context(sums)
    depth = len(levels)
    start = _State(0, (0,) * depth, (0,) * depth, 0, ())
    queue = [start]
    seen: Counter[tuple[object, ...]] = Counter()
    readings: list[tuple[Tower, ...]] = []
    cheapest: int | None = None
    states = 0
    for _ in range(_MOST_STEPS):
        if not queue or states > _MOST_STATES or (cheapest is not None and queue[0].cost > cheapest + _SLACK):
            break
        state = heapq.heappop(queue)
        position = len(state.towers)
        if position == len(columns):
            if all(used == len(level) for used, level in zip(state.used, levels, strict=True)):
                cheapest = state.cost if cheapest is None else cheapest
                readings.append(_towers(state, levels))
            continue
        identity = (position, state.used, state.shifts, state.leaf, state.towers[-1] if state.towers else ())
        seen[identity] += 1
        if seen[identity] > _MOST_ALIKE:
            continue
        for following in _next_states(state, levels, columns, context):
            heapq.heappush(queue, following)
            states += 1
    return readings


class _Context:
    """The declared sums, by column position."""

    def __init__(self, sums: Sequence[DeclaredSum]) -> None:
        self.wholes = {part.whole for part in sums}
        self.members = {position: number for number, part in enumerate(sums) for position in (part.whole, *part.parts)}


def _next_states(state: _State, levels: Levels, columns: Sequence[int], context: _Context) -> Iterator[_State]:
    """Name the next column: a new heading in each row from `top` down to `leaf`, those above go on."""
    position = len(state.towers)
    previous = state.towers[-1] if state.towers else ()
    for top in range(state.leaf + 1 if previous else 1):
        used, shifts, cost = list(state.used), list(state.shifts), state.cost
        tower = previous[:top]
        for leaf in range(top, len(levels)):
            if used[leaf] == len(levels[leaf]):
                break
            heading = levels[leaf][used[leaf]]
            tower = (*tower, used[leaf])
            used[leaf] += 1
            shift = columns[position] - heading.column
            cost += abs(shift - shifts[leaf])
            shifts[leaf] = shift
            above = [levels[level][index] for level, index in enumerate(tower[:-1])]
            if heading.is_of_which or any(parent.is_total for parent in above):
                continue  # a bare 其中 names no column by itself, and a total has no parts under it
            misfit = _misfit(position, top, state.leaf, heading, above, context)
            yield _State(cost + misfit, tuple(used), tuple(shifts), leaf, (*state.towers, tower))


def _misfit(
    position: int, top: int, previous_leaf: int, leaf: HeaderText, above: list[HeaderText], context: _Context
) -> int:
    cost = 0
    if leaf.is_total and above and top > 0:
        cost += 6  # a total opens its group
    if context.wholes and leaf.is_total != (position in context.wholes):
        cost += 10
    if position:
        group, previous = context.members.get(position), context.members.get(position - 1)
        if group is not None and group == previous and top == 0:
            cost += 10  # a sum does not reach over two groups
        if previous is not None and group != previous and top != 0 and top >= previous_leaf:
            cost += 10  # what follows the last part does not stand among the parts
    return cost


def _towers(state: _State, levels: Levels) -> tuple[Tower, ...]:
    return tuple(tuple(levels[level][index] for level, index in enumerate(tower)) for tower in state.towers)
