"""The sums of a table as they are read: which columns and which rows sum which, by its texts and its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.named_rows import names_of_rows
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.areas import members_of_subtotals
from cedu_targets.recognition.table.column_names import NamedColumns
from cedu_targets.recognition.table.column_totals import ColumnReading, read_column_totals
from cedu_targets.recognition.table.header_sums import declared_by_header
from cedu_targets.recognition.table.levels import levels
from cedu_targets.recognition.table.reading_cache import Questions
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.table.row_kinds import RowKinds, is_headed_total, with_district
from cedu_targets.recognition.table.row_totals import read_row_totals
from cedu_targets.recognition.table.values import Values
from cedu_targets.recognition.view import GridView


class SumsRead(Struct, frozen=True):
    """The sums of a table, with what they tell of its rows and columns."""

    kinds: RowKinds
    """With the district that the numbers show, where no name does."""
    indicators: tuple[Indicator, ...]
    declarations: tuple[Declaration, ...]
    """Of columns, beside those of the notes."""
    odd_rows: frozenset[str]
    row_totals: tuple[RowTotal, ...]


class TableSums(Struct, frozen=True):
    """What the sums are read from."""

    grid: GridView
    regions: Regions
    questions: Questions
    named: NamedColumns
    noted: Sequence[Declaration]
    """What the notes declare."""

    def read(self, kinds: RowKinds, indicators: tuple[Indicator, ...]) -> SumsRead:
        """The sums of rows, then those of columns, which are judged in all rows."""
        as_headed = indicators
        indicators = self._with_shares_that_add(kinds, indicators)
        kinds, totals = self._row_totals(kinds, indicators)
        if self.grid.sums:
            return SumsRead(kinds, indicators, tuple(self._sums_of_rows()), frozenset(), totals)
        columns = self._column_totals(kinds, as_headed)  # shares that add down add across only as shares
        odd_rows = frozenset(kinds.names[row] for row in columns.odd_rows)
        return SumsRead(kinds, indicators, columns.declarations, odd_rows, totals)

    def _with_shares_that_add(self, kinds: RowKinds, indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        """占全区比例: 30, 25 and 45 add to the 100 of the district; where a unit has 100, it is a share of its own."""
        shares = [at for at, one in enumerate(indicators) if one.kind is Kind.RATE and one.of_whole]
        district, first = kinds.district, kinds.units[:1]
        if district is None or not shares or not first:
            return indicators

        def of_one_whole(values: Values) -> tuple[int, ...]:
            whole, part = values.numbers[district], values.numbers[first[0]]
            adding = tuple(at for at in shares if whole[at] in (1, 100) and part[at] != whole[at])
            return adding if len(adding) == len(shares) or any(one.additive for one in indicators) else ()

        adding = self.questions.ask(of_one_whole)
        return tuple(replace(one, additive=True) if at in adding else one for at, one in enumerate(indicators))

    def _sums_of_rows(self) -> Iterator[Declaration]:
        """The sums of the rows that a form had before it was set upright, as sums of columns."""
        code_of = dict(zip(self.regions.columns, self.named.codes, strict=True))
        for total, members in self.grid.sums:
            if total in code_of and all(member in code_of for member in members):
                terms = tuple(Term(code_of[member]) for member in members)
                relation = Relation(((Term(code_of[total]),), terms), ("=",))
                yield Declaration(str(relation), relation, Origin.HEADER, Reading.FOUND)

    def _column_totals(self, kinds: RowKinds, indicators: Sequence[Indicator]) -> ColumnReading:
        """The sums of columns that no note declares; where notes do, only what the header adds to them."""
        named, towers = self.named, self.named.header.towers
        by_header = declared_by_header(towers, named.columns, indicators, self.noted)
        if any(map(_is_sum, self.noted)):
            return ColumnReading(tuple(map(self._as_it_fares, by_header)), frozenset())
        rows = {row: kinds.names[row] for row in sorted((*kinds.judged, *kinds.subtotals, *kinds.extra_districts))}
        return self.questions.ask(lambda values: read_column_totals(by_header, towers, indicators, values, rows))

    def _as_it_fares(self, entry: Declaration) -> Declaration:
        """A reading of the header, not confirmed where it mostly fails."""
        if not _is_sum(entry) or entry.relation is None or not self.named.columns.mostly_fails(entry.relation):
            return entry
        return replace(entry, confirmed=False)

    def _row_totals(self, kinds: RowKinds, indicators: Sequence[Indicator]) -> tuple[RowKinds, tuple[RowTotal, ...]]:
        """The rows that sum others, and the kinds of rows as they are known by that."""
        columns = self.regions.columns
        areas = self._members(kinds, indicators)
        additive = [column for column, indicator in zip(columns, indicators, strict=True) if indicator.additive]
        code_of = dict(zip(columns, (indicator.code for indicator in indicators), strict=True))
        reading = self.questions.ask(lambda values: read_row_totals(kinds, areas, self._depths, values, additive))
        # Not under the same name: the question is put to other tables later, and means the kinds as they were.
        known = kinds if reading.district == kinds.district else with_district(kinds, reading.district)
        printed = names_of_rows(self.regions.data, self.regions.names)
        return known, tuple(
            RowTotal(
                known.names[one.row],
                tuple(known.names[row] for row in one.members),
                None if one.columns is None else frozenset(code_of[column] for column in one.columns),
                one.confirmed,
                is_headed_total(printed[one.row]),
            )
            for one in reading.totals
        )

    def _depths(self) -> Mapping[int, int]:
        """How deep each row stands."""
        regions = self.regions
        leads = [self._lead(row) for row in regions.data]
        return dict(zip(regions.data, levels(leads, regions.names, regions.indents), strict=True))

    def _lead(self, row: int) -> str:
        """What stands before a name: its number or its code."""
        before = (column for column in self.grid.filled(row) if column < self.regions.label)
        return squeezed("".join(self.grid.text(row, column) for column in before))

    def _members(self, kinds: RowKinds, indicators: Sequence[Indicator]) -> dict[int, tuple[int, ...]]:
        """The rows of units that each subtotal sums, told by their place and by the additive numbers."""
        if not kinds.subtotals:
            return {}
        pairs = zip(self.regions.columns, indicators, strict=True)
        additive = {column for column, indicator in pairs if indicator.additive}

        def members(values: Values) -> dict[int, tuple[int, ...]]:
            def cells(row: int) -> dict[int, Decimal]:
                return {column: number for column, number in values.decimals(row).items() if column in additive}

            return members_of_subtotals(kinds, self.regions.headings, cells)

        return self.questions.ask(members)


def _is_sum(entry: Declaration) -> bool:
    return entry.relation is not None and entry.relation.is_equality
