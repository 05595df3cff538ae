"""DS: an area's subtotal equals the sum of its own units."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.table.column_sum_rule import ColumnSumRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table


class AreaSum(ColumnSumRule, frozen=True, kw_only=True):
    """An area's subtotal (小计) equals the sum of the units that belong to it, column by column."""

    codes: ClassVar = ("DS003", "DS004")
    holds_of_any_measure: ClassVar = True
    broken: ClassVar = "DS003"
    tail: ClassVar = "DS004"

    check: Literal["area_sum"] = "area_sum"

    def totals(self, table: Table) -> tuple[RowTotal, ...]:
        """The subtotals whose units are clear."""
        return tuple(one for one in table.row_totals if one.total != table.district)

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """DS003 where an area's column does not add up."""
        totals = self.totals(table)
        if not totals:
            place = table.whole_place
            yield self.not_judged(place, "no_areas")
        for one in totals:
            yield from self.judge_columns(table, context, one, members=_names(one.members))


def _names(members: tuple[str, ...]) -> str:
    """All names, or of many the first and the last."""
    return "、".join(members) if len(members) <= 4 else f"{members[0]}…{members[-1]}"
