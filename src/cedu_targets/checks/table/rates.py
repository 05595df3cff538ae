"""RT: rates are shares between 0 and 1, never summed, and the district's lies among its units'."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.table.columns import Columns, column_parameters, listed, rows_at, side_of
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.column_sums import beyond, filled_at, least_of, most_of, total_of
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import AmountDemand, Demand
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.packed_column import Column, filled_count
from cedu_targets.domain.relation import Side, Term, UnknownColumnError
from cedu_targets.domain.table import Table

_WHOLE = Decimal(1)
_MANY, _MOST_OUTSIDE = 3, 5


class Rates(TableRule, frozen=True, kw_only=True):
    """Rates are between 0 and 100 %; the district's is no sum, and lies between its units' lowest and highest."""

    codes: ClassVar = ("RT001", "RT002", "RT003", "RT004")
    usual_severity: ClassVar = Severity.WARNING

    check: Literal["rates"] = "rates"
    indicators: Columns
    may_exceed: bool = False
    """Whether values above 100 % or below 0 are possible: completion, growth."""

    def columns(self, table: Table, context: Context) -> Side:
        """The columns of rates."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The columns."""
        side = self.columns(table, context)
        return listed(table, side)

    def places(self, table: Table, context: Context) -> int:
        """One a rate."""
        try:
            return len(table.rows) * len(self.column_codes(table, context))
        except UnknownColumnError:
            return 0

    @property
    def says_more(self) -> bool:
        """The district's rate among its units'."""
        return True

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """Each between 0 and 100 %, but for those that may exceed it."""
        for term in () if self.may_exceed else self.columns(table, context):
            if not table.by_code[term.code].may_exceed_whole:
                yield AmountDemand((term,), "≥", "0")
                yield AmountDemand((term,), "≤", "100%")

    def signed_columns(self, table: Table, context: Context) -> Iterator[str]:
        """The columns of growth."""
        yield from self.column_codes(table, context) if self.may_exceed else ()

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """RT001 at each rate out of range; RT002 and RT003 at the district's; RT004 once over all columns alike."""
        floors: dict[tuple[str, ...], list[str]] = {}
        for code in self.column_codes(table, context):
            if table.by_code[code].kind is not Kind.RATE:
                parameters = column_parameters(table, code)
                entry = self.not_judged(table.place(table.rows[0], code), "not_a_rate", **parameters)
                yield replace(entry, places=len(table.rows))
                continue
            rates = table.down_units(code)
            summed = _is_summed(table, code, rates)
            yield from self._in_range(table, code, summed=summed)
            yield from self._district(table, code, rates, summed=summed)
            above = _above_the_district(table, code, rates)
            if above and table.floor(str(table.district), code) is None:  # ≥95% says itself that it is a floor
                floors.setdefault(above, []).append(code)
        for above, codes in floors.items():
            yield self._floor(table, above, codes)

    def _in_range(self, table: Table, code: str, *, summed: bool) -> Iterator[Finding | NotJudged]:
        free = self.may_exceed or table.by_code[code].may_exceed_whole
        if free:
            return
        column = table.down(code)
        outside = beyond(column, Decimal(0), _WHOLE)
        # What is beyond again and again was never meant to lie between 0 and 100 %.
        is_strange = len(outside) < _MANY or len(outside) * _MOST_OUTSIDE <= filled_count(column)
        for row in rows_at(table, outside if is_strange else ()):
            if table.is_unreadable(row, code):
                yield self.not_judged(table.place(row, code), "unreadable", **column_parameters(table, code))
                continue
            value = table.value(row, code)
            if value is None or 0 <= value <= _WHOLE or not is_strange or (row == table.district and summed):
                continue
            bound = _WHOLE if value > _WHOLE else Decimal(0)
            yield self._finding("RT001", self.binds, table, row, code, bound)

    def _district(self, table: Table, code: str, rates: Column, *, summed: bool) -> Iterator[Finding | NotJudged]:
        rate = table.value(table.district, code) if table.district else None
        if table.district is None or rate is None or filled_count(rates) < 2:
            return
        if not table.unreadable_in(code).isdisjoint(table.units):
            yield self.not_judged(table.place(table.district, code), "unreadable", **column_parameters(table, code))
            return
        lowest, highest = least_of(rates), most_of(rates)
        assert lowest is not None  # two are filled
        assert highest is not None
        if table.by_code[code].of_whole or rate == total_of(rates) == _WHOLE:
            return  # shares of a whole (占比): 50 % and 50 % make 100 %, 30 % and 25 % make 55 %, as they should
        if summed:
            yield self._finding("RT003", Severity.ERROR, table, table.district, code, None)
        elif rate < lowest and table.floor(table.district, code) is None:
            yield self._finding("RT002", self.binds, table, table.district, code, lowest)
        elif rate > highest and not _have_floors(table, code, rates):
            yield self._finding("RT002", self.binds, table, table.district, code, highest)

    def _floor(self, table: Table, above: tuple[str, ...], codes: list[str]) -> Finding:
        side = tuple(Term(code) for code in codes)
        return Finding(
            code="RT004",
            rule=self.id,
            severity=Severity.NOTE,
            place=table.place(str(table.district), codes[0]),
            parameters={**listed(table, side), "above": "、".join(above)},
            related=table.places(above, codes),
        )

    def _finding(
        self, code_of: str, severity: Severity, table: Table, row: str, code: str, bound: Decimal | None
    ) -> Finding:
        actual = table.value(row, code)
        assert actual is not None  # only a filled rate is judged
        parameters = column_parameters(table, code)
        related: list[str] = []
        if row == table.district and code_of != "RT001":
            rates = table.down_units(code)
            related = [table.units[at] for at in filled_at(rates)]
            parameters |= {"lowest": least_of(rates), "highest": most_of(rates)}
        return Finding(
            code=code_of,
            rule=self.id,
            severity=severity,
            place=table.place(row, code),
            parameters=parameters,
            expected=bound,
            actual=actual,
            difference=None if bound is None else actual - bound,
            related=table.places(related, (code,)) if related else (),
        )


def _have_floors(table: Table, code: str, rates: Column) -> bool:
    return bool(table.floors) and any(table.floor(table.units[at], code) is not None for at in filled_at(rates))


def _is_summed(table: Table, code: str, rates: Column) -> bool:
    """Whether the district's rate is the sum of two rates and more, none of them 0; growth and decline may cancel."""
    if not table.district or table.value(table.district, code) != total_of(rates):
        return False
    return (least_of(rates) or Decimal(0)) >= 0 and len(beyond(rates, None, Decimal(0))) > 1


def _above_the_district(table: Table, code: str, rates: Column) -> tuple[str, ...]:
    """The units above the district's rate, where that is the lowest unit's."""
    rate = table.value(table.district, code) if table.district else None
    if rate is None or rate != least_of(rates):
        return ()
    return tuple(table.units[at] for at in beyond(rates, None, rate))
