"""DS: an area's subtotal equals the sum of its own units."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from cedu_targets.checks.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.rule import Rule
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Place
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.table import Blanks, Table


class AreaSum(Rule):
    """An area's subtotal (小计) equals the sum of the units that belong to it, column by column.

    Which units belong to it is read from the sheet: those since the previous subtotal, or under its heading.
    Only for additive indicators (可汇总).

    Passes: subtotal 10, its units 4 and 6
    Fails: subtotal 10, its units 4 and 5 (DS003: the units make 9, 1 too much)
    Not judged: the table has no subtotal whose units are clear, or a unit's number cannot be read
    """

    codes: ClassVar = ("DS003",)

    check: Literal["area_sum"] = "area_sum"
    indicators: Columns

    def columns(self, table: Table) -> Side:
        """The columns that are summed."""
        return side_of(self.indicators, table)

    def evaluations(self, table: Table) -> int:
        """One a column and area."""
        try:
            return len(self.columns(table)) * len(table.areas)
        except UnknownColumnError:
            return 0

    def parameters(self, table: Table) -> dict[str, Parameter]:
        """The columns."""
        return listed(table, self.columns(table))

    def judge(self, table: Table) -> Iterator[Finding | NotJudged]:
        """DS003 where an area's column does not add up."""
        if not table.areas:
            place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
            yield self.not_judged(place, "no_areas")
            return
        codes = self.column_codes(table)
        for area, members in table.areas.items():
            for code in codes:
                yield from self._of_area(table, area, members, code)

    def _of_area(self, table: Table, area: str, members: tuple[str, ...], code: str) -> Iterator[Finding | NotJudged]:
        place, parameters = table.place(area, code), column_parameters(table, code)
        if not table.by_code[code].additive:
            yield self.not_judged(place, "not_additive", **parameters)
            return
        values = {unit: table.value(unit, code) for unit in members}
        filled = {unit: value for unit, value in values.items() if value is not None}
        actual, expected = table.value(area, code), sum(filled.values(), Decimal(0))
        if any(table.is_unreadable(unit, code) for unit in (area, *members)):
            yield self.not_judged(place, "unreadable", **parameters)
        elif (actual or Decimal(0)) == expected:
            return
        elif table.blanks is Blanks.UNKNOWN and actual is not None and len(filled) < len(values):
            yield self.not_judged(place, "blank_unknown", **parameters)
        else:
            yield Finding(
                code="DS003",
                rule=self.id,
                severity=self.binds,
                place=place,
                parameters={"members": _names(members), **parameters},
                expected=expected,
                actual=actual,
                difference=(actual or Decimal(0)) - expected,
                related=tuple(table.place(unit, code) for unit in filled),
                variant="blank" if actual is None else "",
            )


def _names(members: tuple[str, ...]) -> str:
    """All names, or of many the first and the last."""
    return "、".join(members) if len(members) <= 4 else f"{members[0]}…{members[-1]}"
