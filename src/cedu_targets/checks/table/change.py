"""CB: the change against last year's number is within its band."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from cedu_targets.checks.field_marks import Checked, UnfitError
from cedu_targets.checks.table.amounts import band_of
from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.table.fields_together import has_one_of
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.numbers import parse_number
from cedu_targets.domain.quantity import MOST_AS_SHARE
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure


def _share(text: str) -> Decimal:
    try:
        number = parse_number(text)
    except ValueError:
        number = None
    if number is None:
        raise UnfitError("amount", "{name} is no amount", name=text)
    # 10 is 10 %: nothing in these tables grows tenfold.
    return number.value / 100 if not number.percent and abs(number.value) > MOST_AS_SHARE else number.value


Share = Annotated[str, Meta(min_length=1, max_length=40), Checked(_share)]
"""A share with a sign, `-10%` or `0.3`."""


class Change(RowRule, frozen=True, kw_only=True):
    """In every row meant, a value has grown since last year by no less and no more than the band allows.

    Growth is this year's number over last year's, less 1; of a rate it is the difference in percentage points.
    """

    codes: ClassVar = ("CB001",)
    usual_severity: ClassVar = Severity.WARNING

    check: Literal["change"] = "change"
    indicators: Columns
    at_least: Share | None = None
    at_most: Annotated[Share | None, has_one_of("at_least")] = None

    @property
    def band(self) -> tuple[str, str] | None:
        """The least and the most growth."""
        return band_of(self.at_least, self.at_most)

    def applies(self, context: Context) -> bool:
        """Whether last year's table was given."""
        return context.last_year is not None

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that are compared."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Columns, rows and the band."""
        side = self.columns(table, context)
        columns = listed(table, side)
        return {**self.row_parameters(), **columns, "at_least": self.at_least or "", "at_most": self.at_most or ""}

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """CB001 outside the band."""
        last_year = context.last_year
        if last_year is None:
            return
        for code in self.column_codes(table, context):
            indicator, before = table.by_code[code], last_year.by_code.get(code)
            if before is None or parse_unit_of_measure(before.unit_of_measure) != parse_unit_of_measure(
                indicator.unit_of_measure
            ):
                rows = len(self.rows_of(table, context))
                parameters = column_parameters(table, code)
                entry = self.not_judged(table.place(table.rows[0], code), "no_base_column", **parameters)
                yield replace(entry, places=rows)
                continue
            for row in self.rows_of(table, context):
                yield from self._judged(table, last_year, row, code)

    def _judged(self, table: Table, last_year: Table, row: str, code: str) -> Iterator[Finding | NotJudged]:
        place, parameters = table.place(row, code), column_parameters(table, code)
        value, base = table.value(row, code), last_year.value(row, code)
        is_rate = table.by_code[code].kind is Kind.RATE
        if table.is_unreadable(row, code) or last_year.is_unreadable(row, code):
            yield self.not_judged(place, "unreadable", **parameters)
        elif value is None and base is None:
            return  # nothing then, nothing now
        elif base is None or (not base and not is_rate):
            yield self.not_judged(place, "no_base", **parameters)
        elif value is None:
            yield self.not_judged(place, "blank_unknown", **parameters)
        else:
            yield from self._outside(table, row, code, value, base)

    def _outside(self, table: Table, row: str, code: str, value: Decimal, base: Decimal) -> Iterator[Finding]:
        """Decided by multiplication, so that no quotient is rounded."""
        is_rate = table.by_code[code].kind is Kind.RATE
        for bound, sign in ((self.at_least, 1), (self.at_most, -1)):
            if bound is None:
                continue
            edge = base + _share(bound) if is_rate else base * (1 + _share(bound))
            if (value - edge) * sign < 0:
                growth = value - base if is_rate else (value - base) / base
                band: dict[str, Parameter] = {"base": base, "growth": round(growth * 100, 1), "limit": bound}
                yield Finding(
                    code="CB001",
                    rule=self.id,
                    severity=self.binds,
                    place=table.place(row, code),
                    parameters={**column_parameters(table, code), **band},
                    expected=edge,
                    actual=value,
                    difference=value - edge,
                    variant="rate" if is_rate else "",
                )
