"""DS: the district equals the sum of its units."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from cedu_targets.checks.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.rule import Rule
from cedu_targets.domain.equation import ColumnSum, Equation
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Place
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.table import Blanks, Table
from cedu_targets.domain.tail_difference import Zone, severity_of, total_slack


class DistrictSum(Rule):
    """The district's figure equals the sum of its units, column by column.

    Only for additive indicators (可汇总): rates and averages are never summed.

    Passes: district 10, units 4 and 6
    Fails: district 10, units 4 and 5 (DS001: the units make 9, 1 too much)
    Not judged: there is no district row, or a unit's number cannot be read

    Numbers that were rounded may be off by a tail difference, as in `part_whole`.
    """

    codes: ClassVar = ("DS001", "DS002")

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

    def equations(self, table: Table) -> tuple[Equation, ...]:
        """One a column, where there is a district."""
        if table.district is None:
            return ()
        try:
            codes = [term.code for term in self.columns(table)]
        except UnknownColumnError:
            return ()
        return tuple(ColumnSum(self.id, code) for code in codes if table.by_code[code].additive)

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
            zone = _zone(table.by_code[code], actual, expected, len(filled))
            place, parameters = table.place(district, code), column_parameters(table, code)
            if table.unreadable and any(table.is_unreadable(unit, code) for unit in table.rows):
                yield self.not_judged(place, "unreadable", **parameters)
            elif zone is Zone.HOLDS:
                continue
            elif table.blanks is Blanks.UNKNOWN and actual is not None and len(filled) < len(table.units):
                yield self.not_judged(place, "blank_unknown", **parameters)
            else:
                yield Finding(
                    code="DS001" if zone is Zone.WRONG else "DS002",
                    rule=self.id,
                    severity=severity_of(zone, self.binds),
                    place=place,
                    parameters=parameters,
                    expected=expected,
                    actual=actual,
                    difference=(actual or Decimal(0)) - expected,
                    related=tuple(table.place(unit, code) for unit in filled),
                    variant=zone if zone is not Zone.WRONG else "blank" if actual is None else "",
                )


def _zone(indicator: Indicator, actual: Decimal | None, expected: Decimal, filled: int) -> Zone:
    """What a column's difference means, by the rounding of its filled cells; a blank total is no matter of rounding."""
    difference = (actual or Decimal(0)) - expected
    if difference == 0:
        return Zone.HOLDS
    return Zone.WRONG if actual is None else total_slack([(indicator, 1, 1), (indicator, -1, filled)]).zone(difference)
