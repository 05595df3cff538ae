"""ColumnSumRule: one row equals the sum of others, column by column."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.column_sums import blank_at, filled_at, total_of
from cedu_targets.domain.context import Context
from cedu_targets.domain.equation import ColumnSum, Equation
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.floor import Floor, leaves_open
from cedu_targets.domain.indicator import Blanks, Indicator
from cedu_targets.domain.packed_column import Column
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.rounding_tolerance import Zone, severity_of, total_slack
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table


class ColumnSumRule(TableRule, frozen=True, kw_only=True):
    """A rule about rows that sum others. Only additive indicators (可汇总) are summed, never rates and averages."""

    broken: ClassVar[str]
    """The code of a difference that is an error."""

    indicators: Columns

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that are summed."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The columns."""
        return listed(table, self.columns(table, context))

    def totals(self, table: Table) -> tuple[RowTotal, ...]:
        """The rows that sum others."""
        raise NotImplementedError

    def relations(self, table: Table, context: Context) -> int:
        """One a column and total; where a total is not claimed to sum, that is said, and taken off again."""
        try:
            codes = self.column_codes(table, context)
        except UnknownColumnError:
            return 0
        return sum(
            sum(one.claims(code) or _is_total_all_the_same(table, one, code) for code in codes)
            for one in self.totals(table)
        )

    def equations(self, table: Table, context: Context) -> tuple[Equation, ...]:
        """One a column and total; of several breakdowns of one total only the first, which a repair keeps to."""
        try:
            codes = [code for code in self.column_codes(table, context) if table.by_code[code].additive]
        except UnknownColumnError:
            return ()
        first = {one.total: one for one in reversed(self.totals(table))}
        return tuple(
            ColumnSum(self.id, code, one.total) for one in first.values() for code in codes if one.claims(code)
        )

    def judge_columns(
        self, table: Table, context: Context, one: RowTotal, **parameters: Parameter
    ) -> Iterator[Finding | NotJudged]:
        """One total in all columns; where what is headed as a total is not claimed to be one, that is said."""
        addends = _Addends(table, one)
        for code in self.column_codes(table, context):
            if one.claims(code):
                yield from self.judge_total(table, one, code, addends.of(code), **parameters)
            elif _is_total_all_the_same(table, one, code):
                yield self.not_judged(table.place(one.total, code), "not_claimed", **column_parameters(table, code))

    def judge_total(
        self, table: Table, one: RowTotal, code: str, addends: Column, **parameters: Parameter
    ) -> Iterator[Finding | NotJudged]:
        """One total in one column; `addends` are the cells of its members."""
        total, members = one.total, one.members
        actual, expected = table.value(total, code), total_of(addends)
        zone = _zone(table.by_code[code], actual, expected, addends)
        unreadable = table.unreadable_in(code)
        if zone is Zone.HOLDS and table.by_code[code].additive and not unreadable:
            return  # nearly always; places and names are for what there is something to say of
        place = table.place(total, code)
        parameters |= column_parameters(table, code)
        if not table.by_code[code].additive:
            yield self.not_judged(place, "not_additive", **parameters)
            return
        if unreadable and not unreadable.isdisjoint((total, *members)):
            yield self.not_judged(place, "unreadable", **parameters)
        elif zone is Zone.HOLDS:
            return
        elif table.blanks is Blanks.UNKNOWN and actual is not None and blank_at(addends):
            yield self.not_judged(place, "blank_unknown", **parameters)
        elif actual is not None and leaves_open(actual - expected, _floors(table, one, code)):
            yield self.not_judged(place, "floors", **parameters)
        else:
            yield Finding(
                code=self.broken if zone is Zone.WRONG else self.tail,
                rule=self.id,
                severity=severity_of(zone, self.binds),
                place=place,
                parameters=parameters,
                expected=expected,
                actual=actual,
                difference=(actual or Decimal(0)) - expected,
                related=table.places(_filled(members, addends), (code,)),
                variant=zone if zone is not Zone.WRONG else "blank" if actual is None else "",
            )


class _Addends:
    """The cells of a total's members, column by column; where they stand is sought once for all columns."""

    def __init__(self, table: Table, one: RowTotal) -> None:
        self._table, self._members = table, one.members
        self._are_all = one.members is table.units
        self._columns = {} if self._are_all else table.of_rows(one.members)

    def of(self, code: str) -> Column:
        if self._are_all:
            return self._table.down_units(code)  # a whole column at once: tables have 40,000 rows
        column = self._columns.get(code)
        return (None,) * len(self._members) if column is None else column


def _filled(members: Sequence[str], addends: Column) -> Sequence[str]:
    """The members with a number; where all have one they are held once for all columns."""
    filled = filled_at(addends)
    return members if len(filled) == len(members) else [members[at] for at in filled]


def _floors(table: Table, one: RowTotal, code: str) -> Iterator[tuple[int, Floor | None]]:
    if table.floors:
        yield 1, table.floor(one.total, code)
        yield from ((-1, table.floor(unit, code)) for unit in one.members)


def _is_total_all_the_same(table: Table, one: RowTotal, code: str) -> bool:
    """Whether a number that is not claimed to be a sum is headed as one."""
    is_headed = one.total == table.district or one.total in table.subtotals
    return is_headed and table.value(one.total, code) is not None


def _zone(indicator: Indicator, actual: Decimal | None, expected: Decimal, addends: Column) -> Zone:
    """What a column's difference means, by the rounding of its filled cells; a blank total is no matter of rounding."""
    difference = (actual or Decimal(0)) - expected
    if difference == 0:
        return Zone.HOLDS
    if actual is None:
        return Zone.WRONG
    filled = [value for value in addends if value is not None]
    return total_slack([(indicator, 1, [actual]), (indicator, -1, filled)]).zone(difference)
