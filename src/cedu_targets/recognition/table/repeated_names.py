"""Rows with the same name: a unit entered twice is a slip; sections and lists repeat their names for good reasons."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.table.recognise import Recognised

_FEW = 2
_SMALL_SHARE = 0.1
"""Where more rows than this repeat a name, it is no name of a single unit."""
_LONG_LIST = 100
"""Rows; in a longer table two of one name are one unit only where their numbers are the same, too."""


def entered_twice(found: Recognised) -> tuple[list[int], list[int]]:
    """(the rows whose name stands in another row for no reason, the repeated rows that there is a reason for)."""
    repeated = found.kinds.repeated
    if not repeated:
        return [], []
    before = dict(_previous(found))
    bare = [row for row in repeated if _names_something(found, row)]
    bare = _within(sorted({*found.regions.headings, *_totals(found)}), bare, before)
    apart = _within(sorted(_gaps(found)), bare, before)
    if len(apart) < len(bare) - 1:  # the same names again under another heading, or after a blank line
        bare = apart
    bare = [row for row in bare if _is_alike(found, before[row], row)]
    if len(bare) > max(_FEW, _SMALL_SHARE * len(found.kinds.names)):
        bare = []
    twice = frozenset(bare)
    return bare, [row for row in repeated if row not in twice]


def _within(between: Sequence[int], rows: Sequence[int], before: Mapping[int, int]) -> list[int]:
    """The rows that nothing of `between` parts from their namesake."""
    return [row for row in rows if bisect(between, row) == bisect(between, before[row])]


def _names_something(found: Recognised, row: int) -> bool:
    """Whether a row bears a name: a number or one letter (M, F) names no unit."""
    text = squeezed(found.grid.text(row, found.regions.label))
    return not is_number(found.grid.raw(row, found.regions.label)) and (len(text) > 1 or not text.isascii())


def _totals(found: Recognised) -> Iterator[int]:
    """The rows that close or open a group."""
    kinds = found.kinds
    rows = found.rows
    yield from (*kinds.subtotals, *kinds.extra_districts)
    yield from (rows[one.total] for one in found.table.row_totals)


def _gaps(found: Recognised) -> Iterator[int]:
    """Blank lines, and rows of a name without any number: headings, or units to which nothing was assigned."""
    data = set(found.regions.data)
    for row in range(found.regions.data[0], found.regions.data[-1]):
        if row not in data or found.values.is_blank(row):
            yield row


def _previous(found: Recognised) -> Iterator[tuple[int, int]]:
    """Each row with the last one before it of the same name and under the same head."""
    last: dict[str, int] = {}
    for row, name in zip(found.regions.data, found.regions.names, strict=True):
        if name in last:
            yield row, last[name]
        last[name] = row


def _is_alike(found: Recognised, first: int, second: int) -> bool:
    """Whether two rows of one name are told apart by nothing: no other word, no head, in a long list no number."""
    if _words(found, first) != _words(found, second) or _has_other_head(found, first, second):
        return False
    numbers = found.values.numbers
    return len(found.kinds.names) <= _LONG_LIST or numbers[first] == numbers[second]


def _words(found: Recognised, row: int) -> Sequence[str]:
    """All words of a row; of two entries of a list (a building, its address) something differs."""
    texts = ((column, squeezed(found.grid.text(row, column))) for column in found.grid.filled(row))
    return [text for column, text in texts if not is_number(found.grid.raw(row, column))]


def _has_other_head(found: Recognised, first: int, second: int) -> bool:
    """Whether a row that stands less deep comes between: the two are members of different heads."""
    data, depths = found.regions.data, found.regions.indents
    start, end = bisect(data, first), bisect(data, second)
    own = depths[end - 1]
    return own > 0 and any(depth < own for depth in depths[start : end - 1])
