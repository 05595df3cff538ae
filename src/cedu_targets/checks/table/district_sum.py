"""DS: the district equals the sum of its units."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.table.column_sum_rule import ColumnSumRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import Demand, UnitsDemand
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table


class DistrictSum(ColumnSumRule, frozen=True, kw_only=True):
    """The district's figure equals the sum of its units, column by column."""

    codes: ClassVar = ("DS001", "DS002")
    holds_of_any_measure: ClassVar = True
    broken: ClassVar = "DS001"
    tail: ClassVar = "DS002"

    check: Literal["district_sum"] = "district_sum"

    def totals(self, table: Table) -> tuple[RowTotal, ...]:
        """The district's row, where there is one and rows beside it."""
        return tuple(one for one in table.district_totals if one.members)

    @property
    def says_more(self) -> bool:
        """Sums over units often follow from each other, and are checked all the same."""
        return True

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """The district is the sum of its units, column by column."""
        return (UnitsDemand((term,)) for term in self.columns(table, context))

    def places(self, table: Table, context: Context) -> int:
        """One a column; none in one unit's own form, which has no sum to wait for."""
        return 0 if _is_of_one_unit(table) else super().places(table, context)

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """DS001 where a column does not add up."""
        if not self.totals(table) and not _is_of_one_unit(table):
            yield self.not_judged(table.whole_place, "no_district" if table.district is None else "no_units")
        for one in self.totals(table):
            yield from self.judge_columns(table, context, one)


def _is_of_one_unit(table: Table) -> bool:
    return table.district is None and len(table.units) == 1
