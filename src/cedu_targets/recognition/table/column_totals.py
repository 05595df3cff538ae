"""Which columns sum which, where no note says it: what the header says, held against what the numbers say.

合计 in a header is meant as a sum; of which columns, its group says, and sometimes wrongly (a merged cell one column off,
a total that closes its group). The header's reading stands where the numbers bear it out, and where they bear out no
other; a sum that only the numbers show is taken where they leave no doubt.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.recognition.table.header_texts import Tower
from cedu_targets.recognition.table.line_sums import Lines, LineSum, claims, line_sums
from cedu_targets.recognition.table.lines_of import lines_of_columns
from cedu_targets.recognition.table.row_kinds import may_be_sum
from cedu_targets.recognition.table.values import Values

_MOST_ROWS = 500
"""Rows that tell; the rest of a long table is like them."""
_MOST_COLUMNS = 300
_NAMED, _HINTED = 10.0, 6.0
"""Bits by which a heading such as 合计, or 总人口, speaks for a column as a total."""


@dataclass(frozen=True)
class ColumnReading:
    """The sums of columns, and the rows in which none of them holds: rates and averages among the counts."""

    declarations: tuple[Declaration, ...]
    odd_rows: frozenset[int]


Found = tuple[tuple[LineSum, frozenset[int]], ...]
"""Sums of columns by position, each with the rows (by position) where it may be claimed."""


def read_column_totals(
    header: Sequence[Declaration],
    towers: Sequence[Tower],
    indicators: Sequence[Indicator],
    values: Values,
    rows: Sequence[int],
) -> ColumnReading:
    """The sums of columns. `header` is what the header declares, `rows` are the rows that are judged."""
    kept: list[Declaration] = []
    odd: set[int] = set()
    spoken: set[str] = set()
    rows = rows[:_MOST_ROWS]
    for rates in (False, True):
        columns = [n for n, one in enumerate(indicators) if (one.kind is Kind.RATE and one.of_whole if rates else one.additive)]
        if len(columns) < 3 or len(columns) > _MOST_COLUMNS or len(rows) < 1:
            continue
        lines = lines_of_columns(values, rows, [values.columns[n] for n in columns])
        codes = [indicators[n].code for n in columns]
        heads = {at: towers[n][-1] for at, n in enumerate(columns) if towers[n]}
        priors = {at: _HINTED for at, head in heads.items() if may_be_sum(head.text)}
        priors |= {at: _NAMED for at, head in heads.items() if head.is_total}
        named = list(_named(header, codes, lines))
        found = line_sums(lines, priors, named)
        claimed = [(one, where) for one, where in claims(lines, found, priors) if _are_alike(one, columns, indicators)]
        for one, where in claimed:
            kept.append(_declaration(one, codes, header, towers[columns[one.whole]]))
            odd |= {rows[at] for at in one.failed if at not in where}
            spoken |= {codes[one.whole]}
    for entry in header:
        if entry.relation is None or not entry.relation.is_equality or not entry.checked:
            kept.append(entry)
        elif entry.relation.sides[0][0].code not in spoken:
            kept.append(replace(entry, confirmed=False) if _is_loose(entry, indicators) else entry)
    return ColumnReading(tuple(kept), frozenset(odd))


def _is_loose(entry: Declaration, indicators: Sequence[Indicator]) -> bool:
    return True


def _named(header: Sequence[Declaration], codes: Sequence[str], lines: Lines) -> Iterator[LineSum]:
    position = {code: at for at, code in enumerate(codes)}
    for entry in header:
        if entry.relation is None or not entry.relation.is_equality:
            continue
        whole, *sides = entry.relation.sides
        for side in sides:
            if all(term.code in position for term in (*whole, *side)):
                yield lines.judged(position[whole[0].code], tuple(position[term.code] for term in side))


def _are_alike(one: LineSum, columns: Sequence[int], indicators: Sequence[Indicator]) -> bool:
    """Whether all count the same thing: persons are no part of attendances."""
    measures = {indicators[columns[at]].unit_of_measure for at in (one.whole, *one.parts)} - {None}
    return len(measures) < 2


def _declaration(one: LineSum, codes: Sequence[str], header: Sequence[Declaration], tower: Tower) -> Declaration:
    relation = Relation(((Term(codes[one.whole]),), tuple(Term(codes[part]) for part in one.parts)), ("=",))
    for entry in header:
        if entry.relation is not None and entry.relation.substance == relation.substance:
            return entry
    text = "".join(heading.text for heading in tower)
    return Declaration(text, relation, Origin.NUMBERS, Reading.FOUND)
