"""NC001: a number in the prose is the number in the table."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from cedu_targets.checks.field_marks import Checked, UnfitError
from cedu_targets.checks.table.columns import Columns, column_parameters, is_coded, row_total, side_of, sum_text
from cedu_targets.checks.table.row_rule import UnitName
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import Demand, QuantityDemand, RowScope
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.prose import Passage, the_quantity
from cedu_targets.domain.quantity import Quantity
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure


def check_quote(text: str) -> None:
    try:
        the_quantity(text)
    except ValueError:
        raise UnfitError("one_number", "{name} must hold exactly one number", name=text) from None


Quote = Annotated[str, Meta(min_length=2, max_length=500), Checked(check_quote)]
"""Words of the text with the one number in them; matched without white space, whatever the number is now.

The text is the file's own, or the one given with `--text`.
"""


class NarrativeClaim(TableRule, frozen=True, kw_only=True):
    """The number that a sentence states is the number that stands in the table."""

    codes: ClassVar = ("NC001",)
    usual_severity: ClassVar = Severity.WARNING
    compares_columns: ClassVar = True

    check: Literal["narrative_claim"] = "narrative_claim"
    quote: Quote
    indicator: Columns
    unit: UnitName | None = None
    """The row that the sentence speaks of; by default the district."""
    measure: Annotated[str, Meta(min_length=1, max_length=20)] | None = None
    """The noun that the sentence really counts, where it says another one than the table (人次 for 人)."""

    def applies(self, context: Context) -> bool:
        """Whether there is a text."""
        return context.prose is not None

    @property
    def claim(self) -> str:
        """The quote."""
        return self.quote

    @property
    def scope(self) -> RowScope:
        """The unit that it names, else the district."""
        return RowScope("district") if self.unit is None else RowScope(only=(self.unit,))

    @property
    def says_more(self) -> bool:
        """It waits for its text, and says more than a bound."""
        return True

    def unit_places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The unit, where it names one."""
        if self.unit is not None:
            yield ("unit",), self.unit

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """The columns make what the sentence states."""
        yield QuantityDemand(self.columns(table, context), the_quantity(self.quote), self.measure)

    def columns(self, table: Table, context: Context) -> Side:
        """The columns whose sum the sentence states; mostly one."""
        return side_of(self.indicator, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The quote, the columns, the row."""
        side = self.columns(table, context)
        return {"quote": self.quote, "sum": sum_text(table, side), "coded": is_coded(table, side), "only": self.unit}

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """NC001 where the two differ."""
        prose = context.prose
        if prose is None:
            return
        row = context.units.get(self.unit, self.unit) if self.unit else table.district
        place = table.whole_place
        side = self.columns(table, context)
        if row is None or row not in table.rows:
            reason = "no_unit" if self.unit else "no_district"
            yield self.not_judged(place, reason, wanted=self.unit)
            return
        passages = prose.find_with_number(self.quote)
        if not passages:
            yield self.not_judged(place, "no_quote", quote=self.quote)
        for passage, quantity in passages:
            yield from self._judged(table, context, row, side, passage, quantity)

    def _judged(
        self, table: Table, context: Context, row: str, side: Side, passage: Passage, quantity: Quantity
    ) -> Iterator[Finding | NotJudged]:
        code, parameters = side[0].code, column_parameters(table, side[0].code)
        measure = parse_unit_of_measure(table.by_code[code].unit_of_measure)
        value = row_total(table, row, side)
        if any(table.is_unreadable(row, term.code) for term in side):
            yield self.not_judged(table.place(row, code), "unreadable", **parameters)
        elif value is None:
            yield self.not_judged(table.place(row, code), "blank_claim", quote=passage.text, **parameters)
        elif not measure.agrees_with(self.measure or quantity.noun):
            details = {"wanted": quantity.noun, "unit_of_measure": table.by_code[code].unit_of_measure}
            yield self.not_judged(table.place(row, code), "other_measure", **details, **parameters)
        elif not quantity.admits(value * measure.factor):
            yield self._finding(table, context, row, side, passage, quantity, value, measure.factor)

    def _finding(
        self,
        table: Table,
        context: Context,
        row: str,
        side: Side,
        passage: Passage,
        quantity: Quantity,
        value: Decimal,
        factor: Decimal,
    ) -> Finding:
        prose, place = context.prose, table.place(row, side[0].code)
        assert prose is not None
        expected = quantity.nearest(value * factor) / factor
        others: dict[str, Parameter] = {"quote": passage.text, "prose": prose.path, "cell": place.cell}
        return Finding(
            code="NC001",
            rule=self.id,
            severity=Severity.NOTE if quantity.approximate else self.binds,
            place=replace(place, sheet=None, cell=None, line=passage.line),
            parameters={**column_parameters(table, side[0].code), **others, "sum": sum_text(table, side)},
            expected=expected,
            actual=value,
            difference=value - expected,
            related=tuple(table.place(row, term.code) for term in side),
        )
