"""RT: rates are shares between 0 and 1, never summed, and the district's lies among its units'."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import AmountDemand, Demand
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Kind
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
            rates = table.column(code)
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
        rates = [rate for rate in table.down(code) if rate is not None]
        outside = [rate for rate in rates if not _is_share(rate)]
        # What is beyond again and again was never meant to lie between 0 and 100 %.
        strange = set(outside) if len(outside) < _MANY or len(outside) * _MOST_OUTSIDE <= len(rates) else set()
        for row in table.rows if strange or table.unreadable else ():
            if table.is_unreadable(row, code):
                yield self.not_judged(table.place(row, code), "unreadable", **column_parameters(table, code))
                continue
            value = table.value(row, code)
            if value is None or value not in strange or (row == table.district and summed):
                continue
            bound = _WHOLE if value > _WHOLE else Decimal(0)
            yield self._finding("RT001", self.binds, table, row, code, bound)

    def _district(
        self, table: Table, code: str, rates: Mapping[str, Decimal], *, summed: bool
    ) -> Iterator[Finding | NotJudged]:
        rate = table.value(table.district, code) if table.district else None
        if table.district is None or rate is None or len(rates) < 2:
            return
        if any(table.is_unreadable(unit, code) for unit in table.units if table.unreadable):
            yield self.not_judged(table.place(table.district, code), "unreadable", **column_parameters(table, code))
            return
        lowest, highest = min(rates.values()), max(rates.values())
        if table.by_code[code].of_whole or rate == sum(rates.values()) == _WHOLE:
            return  # shares of a whole (占比): 50 % and 50 % make 100 %, 30 % and 25 % make 55 %, as they should
        if summed:
            yield self._finding("RT003", Severity.ERROR, table, table.district, code, None)
        elif rate < lowest and table.floor(table.district, code) is None:
            yield self._finding("RT002", self.binds, table, table.district, code, lowest)
        elif rate > highest and all(table.floor(unit, code) is None for unit in rates):
            yield self._finding("RT002", self.binds, table, table.district, code, highest)

    def _floor(self, table: Table, above: tuple[str, ...], codes: list[str]) -> Finding:
        side = tuple(Term(code) for code in codes)
        return Finding(
            code="RT004",
            rule=self.id,
            severity=Severity.NOTE,
            place=table.place(str(table.district), codes[0]),
            parameters={**listed(table, side), "above": "、".join(above)},
            related=tuple(table.place(unit, code) for code in codes for unit in above),
        )

    def _finding(
        self, code_of: str, severity: Severity, table: Table, row: str, code: str, bound: Decimal | None
    ) -> Finding:
        rates = table.column(code)
        actual = table.value(row, code)
        assert actual is not None  # only a filled rate is judged
        parameters = column_parameters(table, code)
        related: tuple[str, ...] = ()
        if row == table.district and code_of != "RT001":
            related = tuple(rates)
            parameters |= {"lowest": min(rates.values()), "highest": max(rates.values())}
        return Finding(
            code=code_of,
            rule=self.id,
            severity=severity,
            place=table.place(row, code),
            parameters=parameters,
            expected=bound,
            actual=actual,
            difference=None if bound is None else actual - bound,
            related=tuple(table.place(unit, code) for unit in related),
        )


def _is_share(rate: Decimal) -> bool:
    return 0 <= rate <= _WHOLE


def _is_summed(table: Table, code: str, rates: Mapping[str, Decimal]) -> bool:
    """Whether the district's rate is the sum of two rates and more, none of them 0; growth and decline may cancel."""
    filled = [rate for rate in rates.values() if rate]
    if any(rate < 0 for rate in filled):
        return False
    return bool(table.district) and len(filled) > 1 and table.value(str(table.district), code) == sum(filled)


def _above_the_district(table: Table, code: str, rates: Mapping[str, Decimal]) -> tuple[str, ...]:
    """The units above the district's rate, where that is the lowest unit's."""
    rate = table.value(table.district, code) if table.district else None
    if rate is None or not rates or rate != min(rates.values()):
        return ()
    return tuple(unit for unit, other in rates.items() if other > rate)
