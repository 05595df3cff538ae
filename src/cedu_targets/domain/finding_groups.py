"""Groups of findings: one kind, one rule, one reason, at several places; and the ranges that their cells make."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, TypeVar

from msgspec import Struct

from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.place import Place, a1

Entry = TypeVar("Entry", Finding, NotJudged)


class Group(Struct, Generic[Entry], frozen=True):
    """What differs only by place, and by the numbers and texts that stand there; `positions` are those in the list."""

    members: tuple[Entry, ...]
    positions: tuple[int, ...]

    @property
    def first(self) -> Entry:
        """The first of them in the order of the list; only its kind holds of the others, too."""
        return self.members[0]


def grouped(entries: Iterable[Entry]) -> list[Group[Entry]]:
    """Every entry in one group, the groups in the order of their first members."""
    found: dict[object, list[tuple[int, Entry]]] = {}
    for position, entry in enumerate(entries):
        found.setdefault(_kind(entry), []).append((position, entry))
    return [
        Group(tuple(entry for _, entry in members), tuple(position for position, _ in members))
        for members in found.values()
    ]


def _kind(entry: Finding | NotJudged) -> object:
    rule = _rule(entry.rule, entry.place)
    if isinstance(entry, NotJudged):
        return rule, entry.reason
    return rule, entry.code, entry.severity, entry.variant, entry.explained


def _rule(rule: str, place: Place) -> str:
    """The rule; one that a sheet has for each of its columns or rows (`district:17`) is the same at each of them."""
    kind, sign, about = rule.partition(":")
    return kind if sign and about in (place.indicator, place.unit) else rule


def ranges(places: Sequence[Place]) -> list[str]:
    """The cells as few rectangles, from top to bottom: `B8:AC8`, `D10`. What is no cell is left out."""
    cells = sorted({position for place in places if (position := place.position) is not None})
    whole: list[tuple[int, int, int, int]] = []
    open_ones: dict[tuple[int, int], int] = {}
    for row, run in _runs(cells):
        top = open_ones.get(run)
        if top is not None and whole[top][2] == row - 1:
            whole[top] = (*whole[top][:2], row, run[1])
        else:
            open_ones[run] = len(whole)
            whole.append((row, run[0], row, run[1]))
    return [
        a1(top, left) if (top, left) == (bottom, right) else f"{a1(top, left)}:{a1(bottom, right)}"
        for top, left, bottom, right in whole
    ]


def _runs(cells: Sequence[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each row with the first and the last column of cells that stand side by side in it."""
    for row, of_row in groupby(cells, key=lambda cell: cell[0]):
        columns = [column for _, column in of_row]
        for _, run in groupby(enumerate(columns), key=lambda entry: entry[1] - entry[0]):
            side_by_side = [column for _, column in run]
            yield row, (side_by_side[0], side_by_side[-1])
