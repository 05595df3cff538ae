"""CB: a unit's change since last year is like that of the others in its column."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.table.columns import Columns, column_parameters, listed, side_of
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

FACTOR = 2
"""So many times what the others' change would make of last year's number, or the same part of it, is unusual."""
FEWEST_UNITS = 5
"""With fewer the others say nothing: then it is last year's number itself."""
FEWEST_STEPS = 5
"""Differences of fewer steps are none: 1 project last year, 2 this year."""
POINTS = Fraction(10, 100)
"""The same for rates, as a difference."""


class UsualChange(TableRule, frozen=True, kw_only=True):
    """In every row a value has changed since last year about as it has in the other rows of its column.

    What the others' change makes of last year's number is due: last year's number times the median of the column's
    ratios (of a rate: plus the median of the differences). Last year's zeros and blanks have no ratio.
    """

    codes: ClassVar = ("CB002", "CB003")
    usual_severity: ClassVar = Severity.NOTE

    check: Literal["usual_change"] = "usual_change"
    indicators: Columns

    def applies(self, context: Context) -> bool:
        """Whether last year's table was given."""
        return context.last_year is not None

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that are compared."""
        return side_of(self.indicators, table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """Columns and thresholds, and how many units and columns last year's table has, too."""
        thresholds: dict[str, Parameter] = {
            "factor": FACTOR, "steps": FEWEST_STEPS, "points": int(POINTS * 100), "fewest": FEWEST_UNITS,
        }  # fmt: skip
        last_year = context.last_year
        if last_year is not None:  # how much of the two tables meets
            columns = [one for one in self.column_codes(table, context) if _is_counted_alike(table, last_year, one)]
            both = set(table.units) & set(last_year.units)
            thresholds |= {"met_units": len(both), "met_columns": len(columns)}
        return {**listed(table, self.columns(table, context)), **thresholds}

    def places(self, table: Table, context: Context) -> int:
        """One a unit and column."""
        return len(table.units) * len(self.column_codes(table, context))

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """CB003 where a whole column changed unusually, CB002 at each unit that did not change like the others."""
        last_year = context.last_year
        if last_year is None:
            return
        for code in self.column_codes(table, context):
            if _is_counted_alike(table, last_year, code):
                yield from self._column(table, last_year, code)
            else:
                entry = self.not_judged(
                    replace(table.whole_place, indicator=code), "no_base_column", **column_parameters(table, code)
                )
                yield replace(entry, places=len(table.units))

    def _column(self, table: Table, last_year: Table, code: str) -> Iterator[Finding]:
        is_rate, there = table.by_code[code].kind is Kind.RATE, set(last_year.units)
        pairs = [
            (unit, table.value(unit, code), last_year.value(unit, code))
            for unit in table.units
            if unit in there and not table.is_unreadable(unit, code) and not last_year.is_unreadable(unit, code)
        ]
        both = [
            (now, before) for _, now, before in pairs if now is not None and before and (is_rate or now > 0 < before)
        ]
        has_others = len(both) >= FEWEST_UNITS
        usual = Fraction(0 if is_rate else 1)
        if has_others:
            changes = [Fraction(now) - Fraction(b) if is_rate else Fraction(now) / Fraction(b) for now, b in both]
            usual = _median(changes)
            if (abs(usual) >= POINTS) if is_rate else not Fraction(1, FACTOR) < usual < FACTOR:
                yield self._whole(table, code, usual, len(both), is_rate)
        step = Fraction(table.by_code[code].granule)
        for unit, now, before in pairs:
            if now is None or not before or (not is_rate and now <= 0):
                yield from self._appeared(
                    table, (unit, code), now, before, step if has_others and not is_rate else None
                )
                continue
            due = Fraction(before) + usual if is_rate else Fraction(before) * usual
            is_far = abs(Fraction(now) - due) >= POINTS if is_rate else not due / FACTOR < now < due * FACTOR
            if is_far and (is_rate or abs(Fraction(now) - due) >= FEWEST_STEPS * step):
                yield self._unit(table, (unit, code), now, before, usual, has_others)

    def _whole(self, table: Table, code: str, usual: Fraction, units: int, is_rate: bool) -> Finding:
        change = usual * 100 if is_rate else (usual - 1) * 100
        parameters: dict[str, Parameter] = {
            **column_parameters(table, code),
            "growth": _rounded(change),
            "units": units,
        }
        place = replace(table.whole_place, indicator=code, cell=table.layout.cell(table.rows[0], code))
        return Finding("CB003", self.id, self.binds, place, parameters, variant="rate" if is_rate else "")

    def _unit(
        self, table: Table, cell: tuple[str, str], now: Decimal, before: Decimal, usual: Fraction, has_others: bool
    ) -> Finding:
        is_rate = table.by_code[cell[1]].kind is Kind.RATE
        own = Fraction(now) - Fraction(before) if is_rate else Fraction(now) / Fraction(before) - 1
        others = usual if is_rate else usual - 1
        parameters: dict[str, Parameter] = {
            **column_parameters(table, cell[1]), "base": before, "growth": _rounded(own * 100),
            "usual": _rounded(others * 100),
        }  # fmt: skip
        variant = ("rate" if is_rate else "") if has_others else ("rate_alone" if is_rate else "alone")
        return Finding("CB002", self.id, self.binds, table.place(*cell), parameters, actual=now, variant=variant)

    def _appeared(
        self, table: Table, cell: tuple[str, str], now: Decimal | None, before: Decimal | None, step: Fraction | None
    ) -> Iterator[Finding]:
        """A number where there was none, or none where there was one, while the column has both for the others."""
        amount = max(now or Decimal(0), before or Decimal(0))
        if step is None or amount < FEWEST_STEPS * step:
            return
        parameters: dict[str, Parameter] = {**column_parameters(table, cell[1]), "base": before}
        yield Finding(
            "CB002",
            self.id,
            self.binds,
            table.place(*cell),
            parameters,
            actual=now,
            variant="gone" if before else "new",
        )


def _is_counted_alike(table: Table, last_year: Table, code: str) -> bool:
    before = last_year.by_code.get(code)
    return before is not None and parse_unit_of_measure(before.unit_of_measure) == parse_unit_of_measure(
        table.by_code[code].unit_of_measure
    )


def _median(numbers: Sequence[Fraction]) -> Fraction:
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _rounded(number: Fraction) -> Decimal:
    """To one place, for a sentence."""
    return Decimal(round(number * 10)) / 10
