"""NA: a part is not above the whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from cedu_targets.checks.table.columns import (
    Columns,
    column_parameters,
    factors_of,
    is_coded,
    row_total,
    rows_at,
    side_of,
    sum_text,
    unit_slack,
)
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.column_sums import exceeding
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import ColumnsDemand, Demand
from cedu_targets.domain.equation import Equation, row_sum
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.relation import Comparator, Side, UnknownColumnError, compare
from cedu_targets.domain.table import Table


class NotAbove(TableRule, frozen=True, kw_only=True):
    """In every row one sum of columns is not above another: 其中 that lists only some parts, or a declared `1≥2`."""

    codes: ClassVar = ("NA001",)
    holds_of_any_measure: ClassVar = True

    compares_columns: ClassVar = True
    is_its_demands: ClassVar = True

    check: Literal["not_above"] = "not_above"
    part: Columns
    whole: Columns
    strict: bool = False
    """The part must be below the whole, not equal to it."""

    def columns(self, table: Table, context: Context) -> Side:
        """Both sides."""
        return side_of((*self.part, *self.whole), table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Both sides."""
        part, whole = side_of(self.part, table, context), side_of(self.whole, table, context)
        names = {"part": sum_text(table, part), "bound": sum_text(table, whole)}
        return {**names, "coded": is_coded(table, part), "comparator": "<" if self.strict else "≤"}

    def relations(self, table: Table, context: Context) -> int:
        """One a row."""
        try:
            self.columns(table, context)
        except UnknownColumnError:
            return 0
        return len(table.rows)

    def equations(self, table: Table, context: Context) -> tuple[Equation, ...]:
        """A bound: no cause is sought for it, but no cause may break it."""
        try:
            part, whole = side_of(self.part, table, context), side_of(self.whole, table, context)
        except UnknownColumnError:
            return ()
        if factors_of(table, (*part, *whole)) or self.unlike_columns(table, context, (*part, *whole)):
            return ()
        bound = row_sum(self.id, part[0].code, part, whole, bound=True, strict=self.strict)
        return (bound,) if bound.terms else ()

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """The part is not above the whole."""
        part, whole = side_of(self.part, table, context), side_of(self.whole, table, context)
        yield ColumnsDemand(part, "<" if self.strict else "≤", whole)

    def substance(self, table: Table, context: Context) -> object:
        """The two sets of columns."""
        try:
            part, whole = side_of(self.part, table, context), side_of(self.whole, table, context)
        except UnknownColumnError:
            return self
        return "<=", frozenset(part), frozenset(whole), self.strict

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """NA001 where the part exceeds the whole."""
        part, whole = side_of(self.part, table, context), side_of(self.whole, table, context)
        code = part[0].code
        if (unlike := self.unlike_columns(table, context, (*part, *whole))) is not None:
            yield unlike
            return
        factors = factors_of(table, (*part, *whole))
        slack = unit_slack(table, (*part, *whole), factors) if factors else Decimal(0)
        summed: dict[str, Parameter] = {"parts": sum_text(table, part)} if len(part) > 1 else {}
        told = {"bound": sum_text(table, whole), **summed, **column_parameters(table, code)}
        sign: Comparator = "<" if self.strict else "<="
        above = () if factors else exceeding(table.signed(part), table.signed(whole), strict=self.strict)
        for unit in table.rows if factors else rows_at(table, above):
            place = table.place(unit, code)
            if table.unreadable and any(table.is_unreadable(unit, term.code) for term in (*part, *whole)):
                yield self.not_judged(place, "unreadable", **column_parameters(table, code))
                continue
            actual, bound = row_total(table, unit, part, factors), row_total(table, unit, whole, factors)
            if actual is None or compare(actual, sign, (bound or Decimal(0)) + slack):
                continue
            if table.blanks is Blanks.UNKNOWN and any(table.value(unit, term.code) is None for term in whole):
                yield self.not_judged(place, "blank_unknown", **column_parameters(table, code))
                continue
            expected = bound or Decimal(0)
            yield Finding(
                code="NA001",
                rule=self.id,
                severity=self.binds,
                place=place,
                parameters=told,
                expected=expected,
                actual=actual,
                difference=actual - expected,
                related=table.places((unit,), [term.code for term in (*part[1:], *whole)]),
                variant="equal" if actual == expected else "sum" if summed else "",
            )
