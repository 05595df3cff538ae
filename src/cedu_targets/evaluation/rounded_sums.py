"""Sums that are off by what rounding explains, in a table that says nothing of rounding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Rounding
from cedu_targets.domain.rounding_tolerance import step_of
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.near_sums import accounts_for_a_row

_SMALL = 20
"""A difference of one in so many is small beside the whole."""
_FEWEST = 2
_SHARE = 7
"""Of sums of rounded numbers at least one in so many is off; of slips there are fewer."""
_FINE = Decimal("0.001")
"""Nobody types numbers so fine: they were worked out, and their last place is as it came."""
_ROWS_LOOKED_AT = 500
_DIFFERENT = 12
"""Different numbers that show a coarse step: six multiples of 10 may be chance."""


@dataclass
class RoundedSums:
    """The sums that rounding explains: many of them are one entry, few are errors each."""

    table: Table
    _found: list[Finding] = field(default_factory=list)

    def take(self, finding: Finding) -> bool:
        """Keep a finding that rounding explains; whether it does."""
        explained = self._explains(finding)
        self._found += [finding] if explained else []
        return explained

    def said(self) -> Iterator[Finding]:
        """One entry (RD060) where rounding is likely, else each finding as it is."""
        left_out = _of_rows_left_out(self.table, self._found)
        yield from left_out
        rest = [one for one in self._found if one not in left_out]
        if not rest:
            return
        most = max(abs(one.difference or Decimal(0)) for one in rest)
        apart = len(rest) - _shared(rest)
        if most < _FINE or (apart >= _FEWEST and _SHARE * apart >= self._sums):
            yield _entry(rest, most)
        else:
            yield from rest

    def _explains(self, finding: Finding) -> bool:
        """Whether rounding explains a difference: half a step for each number, and little beside the whole."""
        place, off = finding.place, finding.difference
        if finding.actual is None or off is None:
            return False
        if self.table.by_code[str(place.indicator)].rounding is not Rounding.EXACT:
            return False
        filled = [cell for cell in finding.related if self.table.value(str(cell.unit), str(cell.indicator))]
        if len(filled) < 2 or _SMALL * abs(off) > abs(finding.actual):
            return False
        step = min(self._step(str(cell.indicator)) for cell in (place, *filled))
        count = len(filled) + 1
        return 2 * abs(off) <= step * count and 4 * off**2 <= 3 * count * step**2

    def _step(self, code: str) -> Decimal:
        if code not in self._steps:
            column = {number for number in self.table.down(code)[:_ROWS_LOOKED_AT] if number}
            self._steps[code] = step_of(column, _DIFFERENT)
        return self._steps[code]

    @cached_property
    def _steps(self) -> dict[str, Decimal]:
        return {}

    @cached_property
    def _sums(self) -> int:
        """How many sums of two numbers and more the table has."""
        table, count = self.table, 0
        for entry in table.declarations:
            if entry.relation is not None and entry.relation.is_equality and entry.checked:
                parts = [term.code for side in entry.relation.sides[1:] for term in side]
                count += sum(sum(1 for code in parts if table.value(row, code)) > 1 for row in table.rows)
        for one in (*table.district_totals, *(one for one in table.row_totals if one.total != table.district)):
            for indicator in table.indicators:
                if indicator.additive and one.claims(indicator.code):
                    count += sum(1 for row in one.members if table.value(row, indicator.code)) > 1
        return count


def _entry(findings: Sequence[Finding], most: Decimal) -> Finding:
    first = min(findings, key=lambda one: one.place.reading_order)
    related = tuple(one.place for one in findings if one is not first)
    severity = Severity.NOTE if most < _FINE else Severity.WARNING
    parameters: dict[str, Parameter] = {"count": len(findings), "most": most}
    return Finding("RD060", "reading", severity, first.place, parameters, related=related)


def _shared(findings: Sequence[Finding]) -> int:
    """How many fall away where one cell accounts for a row's and a column's: that is a slip, and no rounding."""
    in_rows = [one for one in findings if one.code == "PW001"]
    down = {(str(one.place.unit), str(one.place.indicator)): one for one in findings if one.code != "PW001"}
    count = 0
    for one in in_rows:
        row, whole = str(one.place.unit), str(one.place.indicator)
        columns = {whole: 1} | {str(place.indicator): -1 for place in one.related}
        for (total, code), other in list(down.items()):
            sign = 1 if row == total else -1 if row in {place.unit for place in other.related} else 0
            if sign and code in columns and columns[code] * (one.difference or 0) == sign * (other.difference or 0):
                count += 1
                del down[total, code]
                break
    return count


def _of_rows_left_out(table: Table, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that make up a whole row: it was left out, however small it is."""
    by_total: dict[str | None, list[Finding]] = {}
    for one in findings:
        if one.code != "PW001":
            by_total.setdefault(one.place.unit, []).append(one)
    groups = (group for group in by_total.values() if len(group) > 1)
    return [one for group in groups if accounts_for_a_row(table, group) for one in group]
