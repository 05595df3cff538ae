"""PR: a required value is there."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.column_sums import blank_at
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table


class Present(RowRule, frozen=True, kw_only=True):
    """In every row meant, a column is filled.

    Something that is no number is not blank: it is a finding of its own (RD001).
    """

    codes: ClassVar = ("PR001",)
    judges_numbers: ClassVar = False

    check: Literal["present"] = "present"
    indicators: Columns

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that must be filled."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Columns and rows."""
        side = self.columns(table, context)
        return {**self.row_parameters(), **listed(table, side)}

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """PR001 at every blank."""
        codes = self.column_codes(table, context)
        blank = {at for code in codes for at in blank_at(table.down(code))}
        for row in self.rows_meant(table, context, sorted(blank)):
            for code in codes:
                if table.value(row, code) is None and not table.is_unreadable(row, code):
                    place = table.place(row, code)
                    yield Finding("PR001", self.id, self.binds, place, column_parameters(table, code))
