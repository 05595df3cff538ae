"""BD003: one of several floors is reached."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from cedu_targets.checks.table.amounts import Amount, OtherMeasureError, in_unit_of
from cedu_targets.checks.table.columns import SingleColumn, column_parameters, is_coded, side_of
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import AmountDemand, Demand
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table


class Floor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the alternatives: a column and the least it has to reach."""

    indicator: SingleColumn
    at_least: Amount


class Either(RowRule, frozen=True, kw_only=True):
    """In every row meant, at least one of several floors is reached (培训下岗人员 50% 或 实用技术 70%)."""

    codes: ClassVar = ("BD003",)
    one_a_row: ClassVar = True

    is_choice: ClassVar = True
    is_its_demands: ClassVar = True

    check: Literal["either"] = "either"
    floors: Annotated[tuple[Floor, ...], Meta(min_length=2, max_length=20)]

    def columns(self, table: Table, context: Context) -> Side:
        """The columns of all alternatives."""
        return side_of([floor.indicator for floor in self.floors], table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The alternatives, and the rows."""
        side = self.columns(table, context)
        texts = (f"{term.code} ≥ {floor.at_least}" for term, floor in zip(side, self.floors, strict=True))
        return {**self.row_parameters(), "floors": "; ".join(texts), "coded": is_coded(table, side)}

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """The floors, one of which is to be reached."""
        for term, floor in zip(self.columns(table, context), self.floors, strict=True):
            yield AmountDemand((term,), "≥", floor.at_least)

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """BD003 where no alternative is reached."""
        codes = self.column_codes(table, context)
        bounds: list[Decimal] = []
        for code, floor in zip(codes, self.floors, strict=True):
            try:
                bounds.append(in_unit_of(table, code, floor.at_least))
            except OtherMeasureError as error:
                yield self.other_measure(table, context, code, error)
                return
        for row in self.rows_of(table, context):
            yield from self._judged(table, context, row, codes, bounds)

    def _judged(
        self, table: Table, context: Context, row: str, codes: list[str], bounds: list[Decimal]
    ) -> Iterator[Finding | NotJudged]:
        reached: dict[str, Decimal] = {}
        for code, bound in zip(codes, bounds, strict=True):
            value = table.value(row, code)
            if value is None and self._is_zero(table, row, code):
                value = Decimal(0)
            if value is not None and value >= bound:
                return
            if value is not None:
                reached[code] = value
        for code in codes:
            if code not in reached:
                reason = "unreadable" if table.is_unreadable(row, code) else "blank_unknown"
                yield self.not_judged(table.place(row, code), reason, **column_parameters(table, code))
                return
        floors = dict(zip(codes, bounds, strict=True))
        code = min(codes, key=lambda one: (floors[one] - reached[one]) / (abs(floors[one]) or 1))
        yield Finding(
            code="BD003",
            rule=self.id,
            severity=self.binds,
            place=table.place(row, code),
            parameters={**column_parameters(table, code), "floors": self.parameters(table, context)["floors"]},
            expected=floors[code],
            actual=table.value(row, code),
            difference=reached[code] - floors[code],
            related=tuple(table.place(row, other) for other in codes if other != code),
        )

    @staticmethod
    def _is_zero(table: Table, row: str, code: str) -> bool:
        """Whether a blank says that nothing was assigned."""
        is_additive = table.by_code[code].additive
        return table.blanks is Blanks.ZERO and is_additive and not table.is_unreadable(row, code)
