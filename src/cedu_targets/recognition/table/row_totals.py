"""Which rows sum which: what names and places say, held against what the numbers say.

A row that is called 全区 or 小计 is meant as a sum; which rows it sums the sheet hardly ever says. The usual reading
(the district sums all units, a subtotal its own) stands where the numbers bear it out. Where they do not, the reading
that they do bear out is taken: heads over their members, totals of totals, a breakdown by sex and one by age.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, Rounded, localcontext
from functools import cached_property

from msgspec import Struct

from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.levels import members
from cedu_targets.recognition.table.line_sums import HINTED, NAMED, Named, claims, line_sums
from cedu_targets.recognition.table.lines import Lines, LineSum
from cedu_targets.recognition.table.lines_of import MOST_PLACES, lines_of_rows
from cedu_targets.recognition.table.packed_lines import PackedLines
from cedu_targets.recognition.table.row_kinds import RowKinds, is_of_which, may_be_sum
from cedu_targets.recognition.table.values import Values

_MOST_ROWS, _MOST_UNDER_DISTRICT = 600, 5_000
"""Of longer tables only the usual reading is tried; where a row is called the district, of much longer ones."""
_MOST_OF_TABLE = 0.5
_FELLOWS = 2
_QUARTER = 4
"""A head that is off its members by more may sum other rows as well."""


class SummingRow(Struct, frozen=True):
    """A row, the rows that it sums, and where that may be claimed (None: in every column that adds)."""

    row: int
    members: tuple[int, ...]
    columns: frozenset[int] | None = None
    confirmed: bool = True


class RowReading(Struct, frozen=True):
    """The rows that sum others, and the district among them: a row named so, or one that sums nearly all others."""

    district: int | None
    totals: tuple[SummingRow, ...]


def read_row_totals(
    kinds: RowKinds,
    areas: Mapping[int, tuple[int, ...]],
    depths: Callable[[], Mapping[int, int]],
    values: Values,
    additive: Sequence[int],
) -> RowReading:
    """The rows that sum others.

    `areas` are the usual members of subtotals, `depths` tells how deep each row stands, `additive` are the columns
    that add.
    """
    usual = RowReading(kinds.district, tuple(SummingRow(row, members) for row, members in areas.items()))
    every = sorted(kinds.names)
    most = _MOST_ROWS if kinds.district is None else _MOST_UNDER_DISTRICT
    if not additive or len(every) < 2 + (kinds.district is not None) or len(every) > most:
        return usual
    all_rows = _Candidate(kinds, areas, depths, values, additive, every)
    if all_rows.is_usual:
        return usual
    adding = [row for row in every if row == kinds.district or _adds(kinds.names[row], values, row)]
    if not adding:
        return usual
    plain = [row for row in adding if not is_of_which(kinds.names[row])]
    # A name such as "unique to" may mislead: the rows that it speaks against are left out where more holds without.
    fewer = (some for some in (plain, adding) if some and some != every)
    depth_of = all_rows.depth_of
    choices = [_Candidate(kinds, areas, lambda: depth_of, values, additive, some) for some in fewer]
    return max((*choices, all_rows), key=lambda one: one.evidence).reading


def _adds(name: str, values: Values, row: int) -> bool:
    """Whether a row may be part of a sum: averages, rates and shares among the units are not."""
    return adds(name) and not values.is_in_percent(row)


class _Candidate(Struct, dict=True):
    """The sums among some of the rows."""

    kinds: RowKinds
    areas: Mapping[int, tuple[int, ...]]
    depths: Callable[[], Mapping[int, int]]
    values: Values
    additive: Sequence[int]
    rows: Sequence[int]

    @cached_property
    def depth_of(self) -> Mapping[int, int]:
        """How deep each row stands."""
        return self.depths()

    @cached_property
    def position(self) -> Mapping[int, int]:
        """Where each row stands among them."""
        return {row: number for number, row in enumerate(self.rows)}

    @cached_property
    def lines(self) -> Lines:
        """The numbers, row by row."""
        return lines_of_rows(self.values, self.rows, self.additive)

    def _judged(self, row: int, members: Sequence[int]) -> LineSum:
        parts = tuple(self.position[member] for member in members if member in self.position)
        return self.lines.judged(self.position[row], parts)

    @cached_property
    def _named(self) -> frozenset[int]:
        """The rows that are called totals, the district apart."""
        subtotals = (row for row in self.kinds.subtotals if not is_of_which(self.kinds.names[row]))
        return frozenset(self.position.keys() & {*subtotals, *self.kinds.extra_districts})

    @cached_property
    def is_usual(self) -> bool:
        """Whether the district is the sum of all units, and each subtotal of its own, as far as the numbers tell."""
        if self.kinds.district is None or not self._named <= self.areas.keys():
            return False
        # Nearly all tables add up to the last digit: then nothing failed, whatever rounding may explain.
        if adds_exactly(self.values, self.kinds.district, self.kinds.units, self.additive):
            return True
        district = self._judged(self.kinds.district, self.kinds.units)
        return district.held >= len(district.failed)

    @cached_property
    def _by_names(self) -> Named:
        names, district = self.kinds.names, self.kinds.district
        priors = {at: HINTED for row, at in self.position.items() if may_be_sum(names[row])}
        wholes = (*self._named, *(() if district is None else (district,)))
        priors |= {one.whole: HINTED for one in self._heads}
        priors |= {self.position[row]: NAMED for row in wholes}
        usual = [*self._of_the_top]
        usual += [] if district is None else [self._judged(district, self.kinds.units)]
        usual += [self._judged(row, units) for row, units in self.areas.items() if row in self.position]
        bare = [names[row].partition("#")[0] for row in self.rows]
        return Named(bare, priors, tuple(usual), tuple(self._heads))

    @cached_property
    def _heads(self) -> list[LineSum]:
        """The heads of groups, by how deep the rows stand, as sums of what stands one level deeper."""
        depths = [self.depth_of[row] for row in self.rows]
        return [self.lines.judged(head, below) for head, below in members(depths) if len(below) > 1]

    @property
    def _of_the_top(self) -> Iterator[LineSum]:
        """The district as the sum of what stands least deep, and of its subtotals with the units of none."""
        district, units = self.kinds.district, frozenset(self.kinds.units)
        if district is None:
            return
        least = min((self.depth_of[row] for row in self.rows if row in units), default=0)
        top = [row for row in self.rows if row in units and self.depth_of[row] == least]
        if 1 < len(top) < len(units):
            yield self._judged(district, top)
        inside = {unit for members in self.areas.values() for unit in members}
        parted = [row for row in self.rows if row in self.areas or row in units - inside]
        if self.areas and len(parted) > 1:
            yield self._judged(district, parted)

    @property
    def _heads_of_doubt(self) -> Iterator[SummingRow]:
        """Heads of groups that were not found to sum their members, where as many others do."""
        found = {one.whole for one in self._found}
        held = sum(one.held for one in self._heads)
        failed = sum(len(one.failed) for one in self._heads)
        for one in self._heads if held and held >= failed else ():
            if one.whole not in found:
                is_sure = held >= 2 * failed and all(self.lines.is_little(one, at, _QUARTER) for at in one.failed)
                members = tuple(self.rows[part] for part in one.parts)
                yield SummingRow(self.rows[one.whole], members, confirmed=is_sure)

    def _fellows(self, totals: Sequence[SummingRow]) -> Iterator[SummingRow]:
        """Totals of the same name over members of the same names as others: each county's 总人口 over 男 and 女."""
        wholes, names = {one.row for one in totals}, self._by_names.names
        shapes: Counter[tuple[tuple[int, str], ...]] = Counter()
        for total in totals:
            whole = self.position[total.row]
            rows = (total.row, *total.members)
            shapes[tuple((at - whole, names[at]) for at in map(self.position.__getitem__, rows))] += 1
        for shape, count in shapes.items():
            for whole in range(len(self.rows) if count >= _FELLOWS else 0):
                every = [whole + step for step, _ in shape]
                if self.rows[whole] in wholes or min(every) < 0 or max(every) >= len(self.rows):
                    continue
                one = self.lines.judged(whole, tuple(every[1:]))
                if [names[at] for at in every] == [name for _, name in shape] and all(
                    self.lines.is_little(one, at, _QUARTER) for at in one.failed
                ):
                    yield SummingRow(self.rows[whole], tuple(self.rows[at] for at in every[1:]))

    @cached_property
    def _found(self) -> list[LineSum]:
        return line_sums(self.lines, self._by_names)

    @cached_property
    def evidence(self) -> int:
        """How much the numbers speak for what was found."""
        return sum(one.evidence for one in self._found)

    @cached_property
    def reading(self) -> RowReading:
        """What is claimed of these rows."""
        totals = [
            SummingRow(
                self.rows[one.whole],
                tuple(self.rows[part] for part in one.parts),
                frozenset(self.additive[at] for at in where),
            )
            for one, where in claims(self.lines, self._found, self._by_names)
        ]
        totals += self._heads_of_doubt
        totals += self._fellows(totals)
        district = self.kinds.district
        if district is None:
            district = _whole(self.rows, totals)
        elif all(one.row != district for one in totals):
            totals.append(self._by_name(district))
        missed = (row for row in self.areas if all(one.row != row for one in totals))
        totals += [SummingRow(row, self.areas[row]) for row in missed]
        return RowReading(district, tuple(sorted(totals, key=lambda one: one.row)))

    def _by_name(self, district: int) -> SummingRow:
        """The district as the sum of all units but those that a unit sums, where the numbers speak for nothing else."""
        units = set(self.kinds.units)
        parts = {part for one in self._found if self.rows[one.whole] in units for part in one.parts}
        own_rows = tuple(row for row, at in self.position.items() if at not in parts and row in units)
        if len(own_rows) < 2:
            return SummingRow(district, own_rows, frozenset(), confirmed=False)
        own = self._judged(district, own_rows)
        claimed = claims(self.lines, [own, *self._found], self._by_names)
        where = next((where for one, where in claimed if one is own), None)
        columns = None if where is None else frozenset(self.additive[at] for at in where)
        return SummingRow(district, own_rows, columns, confirmed=where is not None)


def adds_exactly(values: Values, total: int, parts: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether a row is the sum of others, to the last digit, in each of these columns that it fills.

    False, too, where numbers have more decimal places than lines keep, or too many digits for that to be told at once.
    """
    if isinstance(values.numbers, PackedLines):
        return False
    wholes, others = values.numbers[total], [values.numbers[part] for part in parts]
    known = {column: position for position, column in enumerate(values.columns)}
    off = Decimal(0)
    with localcontext() as context:
        context.clear_flags()
        for at in [known[column] for column in columns]:
            whole = wholes[at]
            if whole is not None:
                off = sum([number for cells in others if (number := cells[at]) is not None], off - whole)
                if off:
                    return False
        # What was added up has as many places as the finest of its numbers, unless it was rounded.
        exponent = off.as_tuple().exponent
        return not context.flags[Rounded] and isinstance(exponent, int) and -exponent <= MOST_PLACES


def _whole(rows: Sequence[int], totals: Sequence[SummingRow]) -> int | None:
    """The row that sums nearly all others, itself or through totals that it sums; None where there is none."""
    below = {one.row: one.members for one in reversed(totals)}
    for row in (rows[0], rows[-1]):
        if row in below and len(set(_below(row, below))) >= _MOST_OF_TABLE * (len(rows) - 1):
            return row
    return None


def _below(row: int, below: Mapping[int, Sequence[int]]) -> Iterator[int]:
    for member in below.get(row, ()):
        yield member
        yield from _below(member, below)
