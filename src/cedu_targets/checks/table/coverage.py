"""CT: a count over its base (coverage, participation) reaches its floor, and the stated rate is that ratio."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from cedu_targets.checks.table.amounts import Amount, OtherMeasureError, band_of
from cedu_targets.checks.table.columns import SingleColumn, column_parameters, is_coded, side_of
from cedu_targets.checks.table.fields_together import has_just_one_of, has_one_of
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import Demand, RatioDemand
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.quantity import parse_quantity, share_of
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

_BaseName = Annotated[str, Meta(min_length=1, max_length=80)]


class Coverage(RowRule, frozen=True, kw_only=True):
    """In every row meant, a count divided by its base is within bounds, or equals the rate that the table states.

    No quotient is rounded to decide.
    """

    codes: ClassVar = ("CT001", "CT002", "CT003")
    one_a_row: ClassVar = True
    compares_columns: ClassVar = True

    check: Literal["coverage"] = "coverage"
    count: SingleColumn
    of: SingleColumn | None = None
    """The column that is the base."""
    base: Annotated[_BaseName | None, has_just_one_of("of", "one_base")] = None
    """One of the pack's `bases` (常住人口 … with source and year)."""
    at_least: Amount | None = None
    at_most: Amount | None = None
    rate: Annotated[SingleColumn | None, has_one_of("at_least", "at_most")] = None
    """The column that states the ratio; it may differ by half its granule."""
    attendances_over_persons: bool = False
    """人次 over 人 is refused unless this is set, since one person may attend many times."""

    def columns(self, table: Table, context: Context) -> Side:
        """The count, the base's column and the rate's."""
        return side_of([code for code in (self.count, self.of, self.rate) if code is not None], table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Count, base, bounds, rows."""
        side = self.columns(table, context)
        bounds = {"at_least": self.at_least or "", "at_most": self.at_most or "", "stated": self.rate or ""}
        base = self.base or side[1].code
        return {**self.row_parameters(), **bounds, "part": side[0].code, "base": base, "coded": is_coded(table, side)}

    @property
    def band(self) -> tuple[str, str] | None:
        """Floor and ceiling of the ratio."""
        return band_of(self.at_least, self.at_most)

    @property
    def bases(self) -> tuple[str, ...]:
        """The base, where it is the pack's."""
        return () if self.base is None else (self.base,)

    @property
    def says_more(self) -> bool:
        """Whether it holds a stated rate against the ratio."""
        return self.rate is not None

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """Floor and ceiling of the count, as shares of its base."""
        count = side_of([self.count], table, context)
        of = side_of([self.of], table, context) if self.of is not None else ()
        if self.at_least is not None:
            yield RatioDemand(count, "≥", self.at_least, of, self.base, self.attendances_over_persons)
        if self.at_most is not None:
            yield RatioDemand(count, "≤", self.at_most, of, self.base, self.attendances_over_persons)

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """CT001 below the floor, CT002 above the ceiling, CT003 where the stated rate is another."""
        try:
            factor = self._factor(table, context)
        except OtherMeasureError as error:
            yield self.other_measure(table, context, side_of([self.count], table, context)[0].code, error)
            return
        for row in self.rows_of(table, context):
            yield from self._judged(table, context, row, factor)

    def _factor(self, table: Table, context: Context) -> Decimal:
        """What one unit of the count is in units of the base."""
        counted = parse_unit_of_measure(table.by_code[side_of([self.count], table, context)[0].code].unit_of_measure)
        if self.base is not None:
            base = context.bases.get(self.base)
            if base is None:
                raise UnknownColumnError(self.base)
            based = parse_unit_of_measure(base.unit_of_measure)
        else:
            based = parse_unit_of_measure(
                table.by_code[side_of([str(self.of)], table, context)[0].code].unit_of_measure
            )
        is_allowed = self.attendances_over_persons and (counted.noun, based.noun) == ("人次", "人")
        if not counted.agrees_with(based.noun) and not is_allowed:
            raise OtherMeasureError(based.noun)
        return counted.factor / based.factor

    def _base(self, table: Table, context: Context, row: str) -> Decimal | None:
        if self.of is not None:
            return table.value(row, side_of([self.of], table, context)[0].code)
        values = context.bases[str(self.base)].values
        names = {context.units.get(name, name): value for name, value in values.items()}
        return names.get(row)

    def _judged(self, table: Table, context: Context, row: str, factor: Decimal) -> Iterator[Finding | NotJudged]:
        code = side_of([self.count], table, context)[0].code
        place, parameters = table.place(row, code), column_parameters(table, code)
        count, base = table.value(row, code), self._base(table, context, row)
        if any(table.is_unreadable(row, term.code) for term in self.columns(table, context)):
            yield self.not_judged(place, "unreadable", **parameters)
            return
        if count is None or not base:
            if count is not None or base:
                yield self.not_judged(place, "no_base" if not base else "blank_unknown", **parameters)
            return
        plain_count = count * factor
        for code_of, bound, sign in (("CT001", self.at_least, 1), ("CT002", self.at_most, -1)):
            if bound is None:
                continue
            share = share_of(parse_quantity(bound))
            if (plain_count - share * base) * sign < 0:
                yield self._finding(code_of, table, context, row, code, share, plain_count / base)
        yield from self._stated(table, context, row, plain_count, base)

    def _stated(self, table: Table, context: Context, row: str, count: Decimal, base: Decimal) -> Iterator[Finding]:
        if self.rate is None:
            return
        code = side_of([self.rate], table, context)[0].code
        stated, granule = table.value(row, code), table.by_code[code].granule
        if stated is not None and abs(stated * base - count) * 2 > granule * base:
            yield self._finding("CT003", table, context, row, code, count / base, stated)

    def _finding(
        self, code_of: str, table: Table, context: Context, row: str, code: str, expected: Decimal, actual: Decimal
    ) -> Finding:
        is_rate = self.rate is None or table.by_code[code].kind is Kind.RATE
        base = self.base or str(self.of)
        parameters = {**column_parameters(table, code), "rate": int(is_rate), "base": base}
        expected, actual = round(expected, 6), round(actual, 6)
        others = [term.code for term in self.columns(table, context) if term.code != code]
        return Finding(
            code=code_of,
            rule=self.id,
            severity=self.binds,
            place=table.place(row, code),
            parameters=parameters,
            expected=expected,
            actual=actual,
            difference=actual - expected,
            related=tuple(table.place(row, other) for other in others),
        )
