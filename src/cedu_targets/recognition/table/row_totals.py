"""Which rows sum which: what names and places say, held against what the numbers say.

A row that is called 全区 or 小计 is meant as a sum; which rows it sums the sheet hardly ever says. The usual reading
(the district sums all units, a subtotal its own) stands where the numbers bear it out. Where they do not, the reading
that they do bear out is taken: heads over their members, totals of totals, a breakdown by sex and one by age.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cedu_targets.recognition.table.line_sums import Lines, LineSum, claims, line_sums
from cedu_targets.recognition.table.lines_of import lines_of_rows
from cedu_targets.recognition.table.row_kinds import RowKinds, is_of_which, may_be_sum
from cedu_targets.recognition.table.values import Values

MOST_ROWS = 2_000
"""Of longer tables only the usual reading is tried."""
_NAMED = 10.0
"""Bits by which a name such as 合计 speaks for a row as a total."""
_HINTED = 6.0
"""Bits by which 总人口 or All families does."""
_MOST_OF_TABLE = 0.5


@dataclass(frozen=True)
class SummingRow:
    """A row, the rows that it sums, and where that may be claimed (None: in every column that adds)."""

    row: int
    members: tuple[int, ...]
    columns: frozenset[int] | None = None
    confirmed: bool = True


@dataclass(frozen=True)
class RowReading:
    """The rows that sum others, and the district among them: a row named so, or one that sums nearly all others."""

    district: int | None
    totals: tuple[SummingRow, ...]


def read_row_totals(
    kinds: RowKinds, areas: Mapping[int, tuple[int, ...]], values: Values, additive: Sequence[int]
) -> RowReading:
    """The rows that sum others. `areas` are the usual members of subtotals, `additive` the columns that add."""
    usual = RowReading(kinds.district, tuple(SummingRow(row, members) for row, members in areas.items()))
    rows = sorted(kinds.names)
    if not additive or len(rows) < 3 or (len(rows) > MOST_ROWS and kinds.district is not None):
        return usual
    lines = lines_of_rows(values, rows, additive)
    position = {row: number for number, row in enumerate(rows)}
    district = None
    if kinds.district is not None:
        units = tuple(position[row] for row in kinds.units)
        district = lines.judged(position[kinds.district], units)
    named = {*(row for row in kinds.subtotals if not is_of_which(kinds.names[row])), *kinds.extra_districts}
    if len(rows) > MOST_ROWS or (district is not None and _is_borne_out(district) and named <= areas.keys()):
        return usual
    priors = {position[row]: _HINTED for row in rows if may_be_sum(kinds.names[row])}
    priors |= {position[row]: _NAMED for row in (*named, *(() if kinds.district is None else (kinds.district,)))}
    candidates = [] if district is None else [district]
    candidates += [lines.judged(position[row], tuple(position[unit] for unit in units)) for row, units in areas.items()]
    found = line_sums(lines, priors, candidates)
    reading = _reading(kinds, rows, additive, lines, found, priors)
    missed = [one for one in usual.totals if all(one.row != other.row for other in reading.totals)]
    return RowReading(reading.district, tuple(sorted((*reading.totals, *missed), key=lambda one: one.row)))


def _is_borne_out(one: LineSum) -> bool:
    return one.held >= len(one.failed)


def _reading(
    kinds: RowKinds,
    rows: Sequence[int],
    additive: Sequence[int],
    lines: Lines,
    found: Sequence[LineSum],
    priors: Mapping[int, float],
) -> RowReading:
    totals = [
        SummingRow(rows[one.whole], tuple(rows[part] for part in one.parts), frozenset(additive[at] for at in where))
        for one, where in claims(lines, found, priors)
    ]
    district = kinds.district
    if district is None:
        district = _whole(rows, totals)
    elif all(one.row != district for one in totals):
        parts = {part for one in found for part in one.parts}
        members = tuple(row for number, row in enumerate(rows) if number not in parts and row in kinds.units)
        totals.append(_as_named(district, members, rows, additive, lines, found, priors))
    return RowReading(district, tuple(totals))


def _as_named(
    district: int,
    members: tuple[int, ...],
    rows: Sequence[int],
    additive: Sequence[int],
    lines: Lines,
    found: Sequence[LineSum],
    priors: Mapping[int, float],
) -> SummingRow:
    """The district as the sum of what is part of nothing else, where no number speaks for another reading."""
    if len(members) < 2:
        return SummingRow(district, members, frozenset(), confirmed=False)
    own = lines.judged(rows.index(district), tuple(rows.index(row) for row in members))
    where = next((where for one, where in claims(lines, [own, *found], priors) if one is own), None)
    columns = None if where is None else frozenset(additive[at] for at in where)
    return SummingRow(district, members, columns, confirmed=where is not None)


def _whole(rows: Sequence[int], totals: Sequence[SummingRow]) -> int | None:
    """The row that sums nearly all others, itself or through totals that it sums; None where there is none."""
    members = {one.row: one.members for one in reversed(totals)}
    for row in (rows[0], rows[-1]):
        if row in members and len(set(_below(row, members))) >= _MOST_OF_TABLE * (len(rows) - 1):
            return row
    return None


def _below(row: int, members: Mapping[int, Sequence[int]]) -> Iterator[int]:
    for member in members.get(row, ()):
        yield member
        yield from _below(member, members)
