"""GR: a value is a whole number of granules."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from cedu_targets.checks.field_marks import Checked, UnfitError
from cedu_targets.checks.table.amounts import Amount, OtherMeasureError, in_unit_of
from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of, with_unreadable
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.column_sums import off_step
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.numbers import is_multiple
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table


def _check_positive(step: str) -> None:
    if not parse_quantity(step).low:
        raise UnfitError("amount", "{name} is no amount", name=step)


class Granule(RowRule, frozen=True, kw_only=True):
    """In every row meant, a column holds a multiple of its smallest step (计量精度: 1 人, 0.01 万人次)."""

    codes: ClassVar = ("GR001",)
    holds_of_any_measure: ClassVar = True

    check: Literal["granule"] = "granule"
    indicators: Columns
    step: Annotated[Amount, Checked(_check_positive)] = "1"

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that are counted in steps."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Columns, rows and the step."""
        side = self.columns(table, context)
        columns = listed(table, side)
        return {**self.row_parameters(), **columns, "step": self.step}

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """GR001 where a value is no multiple of the step."""
        for code in self.column_codes(table, context):
            try:
                step = in_unit_of(table, code, self.step)
            except OtherMeasureError as error:
                yield self.other_measure(table, context, code, error)
                continue
            finer = self.rows_meant(table, context, with_unreadable(table, off_step(table.down(code), step)))
            for row in finer:
                value, place = table.value(row, code), table.place(row, code)
                if table.is_unreadable(row, code):
                    yield self.not_judged(place, "unreadable", **column_parameters(table, code))
                elif value is not None and not is_multiple(value, step):
                    parameters = {**column_parameters(table, code), "step": self.step}
                    yield Finding("GR001", self.id, self.binds, place, parameters, actual=value)
