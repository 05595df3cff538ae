"""DS: the district equals the sum of its units."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from cedu_targets.checks.rule import (
    Columns,
    Rule,
    column_parameters,
    listed,
    side_of,
)
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Place
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.table import Blanks, Table


class DistrictSum(Rule):
    """The district's figure equals the sum of its units, column by column.

    Only for additive indicators (可汇总): rates and averages are never summed.

    Passes: district 10, units 4 and 6
    Fails: district 10, units 4 and 5 (DS001: the units make 9, 1 too much)
    Not judged: there is no district row, or a unit's number cannot be read
    """

    codes: ClassVar = ("DS001",)

    check: Literal["district_sum"] = "district_sum"
    indicators: Columns

    def columns(self, table: Table) -> Side:
        """The columns that are summed."""
        return side_of(self.indicators, table)

    def parameters(self, table: Table) -> dict[str, Parameter]:
        """The columns."""
        side = self.columns(table)
        return listed(table, side)

    def evaluations(self, table: Table) -> int:
        """One a column, where there is a district."""
        if table.district is None:
            return 0
        try:
            return len(self.columns(table))
        except UnknownColumnError:
            return 0

    def judge(self, table: Table) -> Iterator[Finding | NotJudged]:
        """DS001 where a column does not add up."""
        district = table.district
        if district is None:
            place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
            yield self.not_judged(place, "no_district")
            return
        for code in self.column_codes(table):
            if not table.by_code[code].additive:
                yield self.not_judged(table.place(district, code), "not_additive", **column_parameters(table, code))
                continue
            filled = table.column(code)
            actual, expected = table.value(district, code), sum(filled.values(), Decimal(0))
            place, parameters = table.place(district, code), column_parameters(table, code)
            if table.unreadable and any(table.is_unreadable(unit, code) for unit in table.rows):
                yield self.not_judged(place, "unreadable", **parameters)
            elif (actual or Decimal(0)) == expected:
                continue
            elif table.blanks is Blanks.UNKNOWN and actual is not None and len(filled) < len(table.units):
                yield self.not_judged(place, "blank_unknown", **parameters)
            else:
                yield Finding(
                    code="DS001",
                    rule=self.id,
                    severity=self.binds,
                    place=place,
                    parameters=parameters,
                    expected=expected,
                    actual=actual,
                    difference=(actual or Decimal(0)) - expected,
                    related=tuple(table.place(unit, code) for unit in filled),
                    variant="blank" if actual is None else "",
                )
