"""BD: a value is within its bounds."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from cedu_targets.checks.table.amounts import Amount, OtherMeasureError, band_of, in_unit_of
from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of, with_unreadable
from cedu_targets.checks.table.fields_together import has_one_of
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.column_sums import beyond, blank_at
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import AmountDemand, Demand
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table


class Bounds(RowRule, frozen=True, kw_only=True):
    """In every row meant, a column is not below its floor and not above its ceiling.

    A blank counts as 0 where blanks mean that nothing was assigned.
    """

    codes: ClassVar = ("BD001", "BD002")

    is_its_demands: ClassVar = True

    check: Literal["bounds"] = "bounds"
    indicators: Columns
    at_least: Amount | None = None
    at_most: Annotated[Amount | None, has_one_of("at_least")] = None

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that are bounded."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Columns, rows and bounds."""
        side = self.columns(table, context)
        bounds = {"at_least": self.at_least or "", "at_most": self.at_most or ""}
        columns = listed(table, side)
        return {**self.row_parameters(), **bounds, **columns}

    @property
    def band(self) -> tuple[str, str] | None:
        """Floor and ceiling."""
        return band_of(self.at_least, self.at_most)

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """Floor and ceiling of each column."""
        for term in self.columns(table, context):
            if self.at_least is not None:
                yield AmountDemand((term,), "≥", self.at_least)
            if self.at_most is not None:
                yield AmountDemand((term,), "≤", self.at_most)

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """BD001 below the floor, BD002 above the ceiling."""
        for code in self.column_codes(table, context):
            try:
                floor = None if self.at_least is None else in_unit_of(table, code, self.at_least)
                ceiling = None if self.at_most is None else in_unit_of(table, code, self.at_most)
            except OtherMeasureError as error:
                yield self.other_measure(table, context, code, error)
                continue
            column = table.down(code)
            blank = blank_at(column) if self._speaks_of_blanks(table, code, floor, ceiling) else ()
            positions = {*beyond(column, floor, ceiling), *with_unreadable(table, blank)}
            for row in self.rows_meant(table, context, sorted(positions)):
                yield from self._judged(table, row, code, floor, ceiling)

    @staticmethod
    def _speaks_of_blanks(table: Table, code: str, floor: Decimal | None, ceiling: Decimal | None) -> bool:
        """Whether there is anything to say of a blank: it hides the number, or counts as a 0 that is out of bounds."""
        is_hidden = table.blanks is Blanks.UNKNOWN or not table.by_code[code].additive
        return is_hidden or (floor is not None and floor > 0) or (ceiling is not None and ceiling < 0)

    def _judged(
        self, table: Table, row: str, code: str, floor: Decimal | None, ceiling: Decimal | None
    ) -> Iterator[Finding | NotJudged]:
        value = table.value(row, code)
        if table.is_unreadable(row, code):
            yield self.not_judged(table.place(row, code), "unreadable", **column_parameters(table, code))
            return
        if value is None and (table.blanks is Blanks.UNKNOWN or not table.by_code[code].additive):
            yield self.not_judged(table.place(row, code), "blank_unknown", **column_parameters(table, code))
            return
        actual = value or Decimal(0)
        for code_of, bound, is_broken in (
            ("BD001", floor, floor is not None and actual < floor),
            ("BD002", ceiling, ceiling is not None and actual > ceiling),
        ):
            if is_broken and bound is not None:
                yield Finding(
                    code=code_of,
                    rule=self.id,
                    severity=self.binds,
                    place=table.place(row, code),
                    parameters=column_parameters(table, code),
                    expected=bound,
                    actual=value,
                    difference=actual - bound,
                    variant="blank" if value is None else "",
                )
