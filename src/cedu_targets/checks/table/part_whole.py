"""PW: the whole equals the sum of its parts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from cedu_targets.checks.table.columns import (
    Columns,
    Factors,
    SingleColumn,
    column_parameters,
    factors_of,
    is_coded,
    row_total,
    rows_that_differ,
    side_of,
    sum_text,
    unit_slack,
)
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import ColumnsDemand, Demand
from cedu_targets.domain.equation import Equation, row_sum
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.floor import Floor, leaves_open
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.rounding_tolerance import Zone, severity_of, total_slack
from cedu_targets.domain.table import Table


class PartWhole(TableRule, frozen=True, kw_only=True):
    """A total column equals the sum of its parts in every row, the district's included.

    Where the parts leave something out, `not_above` is meant.
    """

    codes: ClassVar = ("PW001", "PW002")
    tail: ClassVar = "PW002"
    holds_of_any_measure: ClassVar = True

    compares_columns: ClassVar = True
    is_its_demands: ClassVar = True

    check: Literal["part_whole"] = "part_whole"
    whole: SingleColumn
    parts: Columns
    also: Annotated[tuple[Columns, ...], Meta(max_length=10)] = ()
    """More sums that must equal the same whole: a chain `C=14=15+16` is whole C, parts 14, also 15+16."""

    def columns(self, table: Table, context: Context) -> Side:
        """The whole and all its parts."""
        return side_of([self.whole, *self.parts, *(part for parts in self.also for part in parts)], table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The whole, and the sums that equal it."""
        whole, sums = self._sides(table, context)
        texts = " = ".join(sum_text(table, parts) for parts in sums)
        return {"whole": whole[0].code, "sum": texts, "coded": is_coded(table, whole)}

    def relations(self, table: Table, context: Context) -> int:
        """One a row, subtotals included; a chain is one a row."""
        try:
            self._sides(table, context)
        except UnknownColumnError:
            return 0
        return len(table.rows) + len(table.subtotals)

    def equations(self, table: Table, context: Context) -> tuple[Equation, ...]:
        """One a sum: a chain has several."""
        try:
            whole, sums = self._sides(table, context)
        except UnknownColumnError:
            return ()
        terms = (*whole, *(term for parts in sums for term in parts))
        if factors_of(table, terms) or self.unlike_columns(table, context, terms):
            return ()  # no cell of the one unit of measure is sought in steps of the other
        found = (row_sum(self.id, whole[0].code, whole, parts) for parts in sums)
        return tuple(one for one in found if one.terms)  # 1=1 demands nothing

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """The whole equals each of the sums."""
        whole, sums = self._sides(table, context)
        return (ColumnsDemand(whole, "=", parts) for parts in sums)

    def signed_columns(self, table: Table, context: Context) -> Iterator[str]:
        """A whole from which something is subtracted."""
        if any(term.sign < 0 for term in self.columns(table, context)):
            yield from (term.code for term in side_of([self.whole], table, context))

    def substance(self, table: Table, context: Context) -> object:
        """The whole, and the sets of its parts."""
        try:
            whole, sums = self._sides(table, context)
        except UnknownColumnError:
            return self
        return "=", whole, frozenset(map(frozenset, sums))

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """PW001 where a row does not add up."""
        whole, sums = self._sides(table, context)
        if (
            unlike := self.unlike_columns(table, context, (*whole, *(term for parts in sums for term in parts)))
        ) is not None:
            yield unlike
            return
        scales = [factors_of(table, (*whole, *parts)) for parts in sums]
        code = whole[0].code
        rows = table.rows if any(scales) else rows_that_differ(table, whole, sums)
        if not rows and not table.subtotals:
            return  # nearly always: every row adds up
        named = column_parameters(table, code)
        told: list[dict[str, Parameter]] = [{"sum": sum_text(table, parts), **named} for parts in sums]
        for unit in (*rows, *table.subtotals):
            hidden = ""
            for parts, factors, parameters in zip(sums, scales, told, strict=True):
                terms = (*whole, *parts)
                if table.unreadable and any(table.is_unreadable(unit, term.code) for term in terms):
                    hidden = "unreadable"
                    continue
                actual = row_total(table, unit, whole)
                expected = row_total(table, unit, parts, factors) or Decimal(0)
                zone = _zone(table, unit, terms, factors, (actual or Decimal(0)) - expected)
                if zone is Zone.HOLDS:
                    continue
                if self._is_hidden(table, unit, parts, actual):
                    hidden = hidden or "blank_unknown"
                    continue
                if actual is not None and leaves_open(actual - expected, _floors(table, unit, whole, parts, factors)):
                    hidden = hidden or "floors"
                    continue
                yield self._finding(table, unit, terms, actual, expected, zone, parameters)
            if hidden:  # once a row, however many links of a chain are
                yield self.not_judged(table.place(unit, code), hidden, **named)

    def _sides(self, table: Table, context: Context) -> tuple[Side, list[Side]]:
        return side_of([self.whole], table, context), [
            side_of(parts, table, context) for parts in (self.parts, *self.also)
        ]

    @staticmethod
    def _is_hidden(table: Table, unit: str, parts: Side, actual: Decimal | None) -> bool:
        """Whether a blank part could hold the difference; a blank total over filled parts hides nothing."""
        blank = any(table.value(unit, term.code) is None for term in parts)
        return table.blanks is Blanks.UNKNOWN and actual is not None and blank

    def _finding(
        self,
        table: Table,
        unit: str,
        terms: Side,
        actual: Decimal | None,
        expected: Decimal,
        zone: Zone,
        parameters: dict[str, Parameter],
    ) -> Finding:
        whole, *parts = (term.code for term in terms)
        blank = "blank" if actual is None else ""
        return Finding(
            code="PW001" if zone is Zone.WRONG else "PW002",
            rule=self.id,
            severity=severity_of(zone, self.binds),
            place=table.place(unit, whole),
            parameters=parameters,
            expected=expected,
            actual=actual,
            difference=(actual or Decimal(0)) - expected,
            related=table.places((unit,), parts),
            variant=blank if zone is Zone.WRONG else zone,
        )


def _floors(table: Table, unit: str, whole: Side, parts: Side, factors: Factors) -> Iterator[tuple[int, Floor | None]]:
    if table.floors and not factors:
        yield from ((1, table.floor(unit, term.code)) for term in whole)
        yield from ((-term.sign, table.floor(unit, term.code)) for term in parts)


def _zone(table: Table, unit: str, terms: Side, factors: Factors, difference: Decimal) -> Zone:
    """What a row's difference means, by the rounding of its filled cells; a blank total is no matter of rounding.

    `terms` are the whole and its parts.
    """
    if difference == 0:
        return Zone.HOLDS
    whole, *parts = terms
    if table.value(unit, whole.code) is None:
        return Zone.WRONG
    if factors:
        return Zone.TAIL if abs(difference) <= unit_slack(table, terms, factors) else Zone.WRONG
    signed = [(whole.code, 1), *((term.code, -term.sign) for term in parts)]
    found = ((table.by_code[code], sign, table.value(unit, code)) for code, sign in signed)
    return total_slack((indicator, sign, [value]) for indicator, sign, value in found if value is not None).zone(
        difference
    )
