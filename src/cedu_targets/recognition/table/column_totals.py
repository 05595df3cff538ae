"""Which columns sum which, where no note says it: what the header says, held against what the numbers say.

合计 in a header is meant as a sum; of which columns, its group says, and sometimes wrongly (a merged cell one column
off, a total that closes its group). The header's reading stands where the numbers bear it out, and where they bear out
no other; a sum that only the numbers show is taken where they leave no doubt.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.header_texts import Tower
from cedu_targets.recognition.table.line_sums import HINTED, NAMED, Named, claims, line_sums
from cedu_targets.recognition.table.lines import Lines, LineSum
from cedu_targets.recognition.table.lines_of import lines_of_columns
from cedu_targets.recognition.table.row_kinds import may_be_sum
from cedu_targets.recognition.table.values import Values

_MOST_ROWS = 200
"""Rows that tell; the rest of a long table is like them."""
_MOST_COLUMNS = 300


class ColumnReading(Struct, frozen=True):
    """The sums of columns, and the rows in which none of them holds: rates and averages among the counts."""

    declarations: tuple[Declaration, ...]
    odd_rows: frozenset[int]


def read_column_totals(
    header: Sequence[Declaration],
    towers: Sequence[Tower],
    indicators: Sequence[Indicator],
    values: Values,
    rows: Mapping[int, str],
) -> ColumnReading:
    """The sums of columns. `header` is what the header declares, `rows` are the rows that are judged, by name."""
    counts = [at for at, one in enumerate(indicators) if one.additive]
    shares = [at for at, one in enumerate(indicators) if one.kind is Kind.RATE and one.of_whole]
    named = list(rows)[:_MOST_ROWS]
    adding = [row for row in named if adds(rows[row]) and not values.is_in_percent(row)]
    groups = [
        max(
            (
                _Group(header, towers, indicators, values, some, [row for row in named if row not in some], columns)
                for some in (named, *([adding] if 0 < len(adding) < len(named) else []))
            ),
            key=lambda group: group.evidence,
        )
        for columns in (counts, shares)
        if 2 < len(columns) <= _MOST_COLUMNS and named
    ]
    found = [entry for group in groups for entry in group.declarations]
    spoken = {entry.relation.sides[0][0].code for entry in found if entry.relation is not None}
    rest = [_as_named(entry) for entry in header if _whole_of(entry) not in spoken]
    return ColumnReading((*found, *rest), frozenset().union(*(group.odd_rows for group in groups)))


def _whole_of(entry: Declaration) -> str | None:
    """The total of a sum that is judged; a bound (其中) stands beside it."""
    if entry.relation is None or not entry.relation.is_equality or not entry.checked:
        return None
    return entry.relation.sides[0][0].code


def _as_named(entry: Declaration) -> Declaration:
    return entry if _whole_of(entry) is None else replace(entry, confirmed=False)


class _Group(Struct, dict=True):
    """Columns that may be added: those of counts, or those of shares of one whole."""

    header: Sequence[Declaration]
    towers: Sequence[Tower]
    indicators: Sequence[Indicator]
    values: Values
    rows: Sequence[int]
    others: Sequence[int]
    """Rows whose names say that they do not add: averages, rates."""
    columns: Sequence[int]

    @cached_property
    def codes(self) -> Sequence[str]:
        """Of the columns."""
        return [self.indicators[at].code for at in self.columns]

    @cached_property
    def lines(self) -> Lines:
        """The rows' numbers, column by column."""
        return lines_of_columns(self.values, self.rows, [self.values.columns[at] for at in self.columns])

    @cached_property
    def _named(self) -> Sequence[LineSum]:
        """What the header declares, held against the numbers."""
        position = {code: at for at, code in enumerate(self.codes)}
        found = []
        for entry in self.header:
            whole = _whole_of(entry)
            if whole not in position or entry.relation is None:
                continue
            sides = [side for side in entry.relation.sides[1:] if all(term.code in position for term in side)]
            parts = (tuple(position[term.code] for term in side) for side in sides)
            found += [self.lines.judged(position[whole], side) for side in parts]
        return found

    @property
    def evidence(self) -> int:
        """How much the numbers speak for what was found."""
        return sum(one.evidence for one, _ in self._found)

    @cached_property
    def _found(self) -> Sequence[tuple[LineSum, frozenset[int]]]:
        named = self._named
        told = {at for one in named for at in (one.whole, *one.parts)}
        if len(told) == len(self.columns) and all(one.exact and not one.failed and not one.near for one in named):
            return [(one, frozenset(self.lines.across)) for one in named]
        heads = [self.towers[column][-1:] for column in self.columns]
        priors = {at: HINTED for at, head in enumerate(heads) if head and may_be_sum(head[0].text)}
        priors |= {at: NAMED for at, head in enumerate(heads) if head and head[0].is_total}
        by_names = Named(["".join(text.text for text in head) for head in heads], priors, tuple(named))
        found = claims(self.lines, line_sums(self.lines, by_names), by_names)
        return [(one, where) for one, where in found if self._are_alike(one)]

    def _are_alike(self, one: LineSum) -> bool:
        """Whether all count the same thing: persons are no part of attendances."""
        measures = {self.indicators[self.columns[at]].unit_of_measure for at in (one.whole, *one.parts)}
        return len(measures - {None}) < 2

    @property
    def declarations(self) -> Iterator[Declaration]:
        """The sums that may be claimed."""
        declared = {entry.relation.substance: entry for entry in self.header if entry.relation is not None}
        for one, _ in self._found:
            whole, parts = Term(self.codes[one.whole]), tuple(Term(self.codes[part]) for part in one.parts)
            relation = Relation(((whole,), parts), ("=",))
            text = "".join(heading.text for heading in self.towers[self.columns[one.whole]])
            yield declared.get(relation.substance, Declaration(text, relation, Origin.NUMBERS, Reading.FOUND))

    @property
    def odd_rows(self) -> frozenset[int]:
        """The rows in which a sum fails, and none holds; those that do not seem to add, where any fails."""
        odd = {self.rows[at] for one, where in self._found for at in one.failed if at not in where}
        if self.others and self._found:
            lines = lines_of_columns(self.values, self.others, [self.values.columns[at] for at in self.columns])
            for one, _ in self._found:
                odd |= {self.others[at] for at in lines.judged(one.whole, one.parts).failed}
        return frozenset(odd)
