"""Sums that are off by what rounding explains, in a table that says nothing of rounding."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import islice

from msgspec import Struct, field

from cedu_targets.domain.cell_places import cells_of, columns_of, rows_of
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Kind, Rounding
from cedu_targets.domain.rounding_tolerance import rounding_explains, step_of
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.near_sums import accounts_for_a_row, is_small

_FEWEST = 2
_SHARE = 7
"""Of sums of rounded numbers at least one in so many is off; of slips there are fewer."""
_FINE = Decimal("0.001")
"""Nobody types numbers so fine: they were worked out, and their last place is as it came."""
_DUST = 10**4
"""A difference of one in so many, of numbers so fine, is what a machine left over."""
_ROWS_LOOKED_AT = 500


class RoundedSums(Struct, dict=True):
    """The sums that rounding explains: many of them are one entry, few are errors each."""

    table: Table
    _tails: list[Finding] = field(default_factory=list)
    _dust: list[Finding] = field(default_factory=list)

    def take(self, finding: Finding) -> bool:
        """Keep a finding that rounding explains; whether it does."""
        if finding.actual is None or finding.difference is None:
            return False
        off, step, count = abs(finding.difference), self._step_of(finding), self._filled(finding) + 1
        is_share = self.table.by_code[str(finding.place.indicator)].kind is Kind.RATE
        if step < _FINE and ((off < _FINE and not is_share) or _DUST * off <= abs(finding.actual)):
            self._dust.append(finding)
        elif is_share and _is_tail(off, abs(finding.actual), step, count):
            self._dust.append(finding)  # shares of 100 are rounded, whoever makes them
        elif self._is_judged_exactly(finding) and _is_tail(off, abs(finding.actual), step, count):
            self._tails.append(finding)
        else:
            return False
        return True

    def said(self) -> Iterator[Finding]:
        """One entry (RD060) where rounding is likely; what a machine left over is a note."""
        if self._tails_of_rounding:
            yield _entry(self._tails_of_rounding, Severity.WARNING)
        if self._dust:
            yield _entry(self._dust, Severity.NOTE)

    def given_back(self) -> list[Finding]:
        """The findings that rounding might explain, and hardly does in this table."""
        return _without(self._tails, self._tails_of_rounding)

    @cached_property
    def _tails_of_rounding(self) -> list[Finding]:
        left_out = _of_rows_left_out(self.table, self._tails)
        rest = _without(self._tails, left_out)
        apart = len(rest) - _shared(rest)
        return rest if apart >= _FEWEST and _SHARE * apart >= self._sums else []

    def _is_judged_exactly(self, finding: Finding) -> bool:
        return self.table.by_code[str(finding.place.indicator)].rounding is Rounding.EXACT

    def _filled(self, finding: Finding) -> int:
        """How many parts there are."""
        return sum(1 for cell in cells_of(finding.related) if self.table.value(*cell))

    def _step_of(self, finding: Finding) -> Decimal:
        return min(self._step(str(code)) for code in (finding.place.indicator, *columns_of(finding.related)))

    def _step(self, code: str) -> Decimal:
        if code not in self._steps:
            own = step_of(self._numbers(code))
            self._steps[code] = max(self._pooled, own) if self._is_count(code) else own
        return self._steps[code]

    def _is_count(self, code: str) -> bool:
        indicator = self.table.by_code[code]
        return indicator.additive and indicator.kind is not Kind.RATE

    def _numbers(self, code: str) -> set[Decimal]:
        return {number for number in self.table.down(code)[:_ROWS_LOOKED_AT] if number}

    @cached_property
    def _pooled(self) -> Decimal:
        """The step of all counts and amounts: few numbers a column may be many together."""
        counts = filter(self._is_count, self.table.codes)
        return step_of(set().union(*map(self._numbers, counts)))

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
                count += sum(sum(map(bool, row)) > 1 for row in zip(*map(table.down, parts), strict=True))
        for one in (*table.district_totals, *(one for one in table.row_totals if one.total != table.district)):
            for indicator in table.indicators:
                if indicator.additive and one.claims(indicator.code):
                    filled = (row for row in one.members if table.value(row, indicator.code))
                    count += len([*islice(filled, 2)]) > 1
        return count


def _is_tail(off: Decimal, whole: Decimal, step: Decimal, count: int) -> bool:
    """Whether rounding explains a difference of several numbers, and it is little of the whole."""
    return count > 2 and rounding_explains(off, step, count) and is_small(off, whole)


def _entry(findings: Sequence[Finding], severity: Severity) -> Finding:
    first = min(findings, key=lambda one: one.place.reading_order)
    related = tuple(one.place for one in findings if one is not first)
    most = max(abs(one.difference or Decimal(0)) for one in findings)
    parameters: dict[str, Parameter] = {**first.parameters, "count": len(findings), "most": most}
    variant = "one" if len(findings) == 1 else ""
    return Finding("RD060", "reading", severity, first.place, parameters, related=related, variant=variant)


def _without(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    told = set(map(id, others))
    return [one for one in findings if id(one) not in told]


def _shared(findings: Sequence[Finding]) -> int:
    """How many fall away where one cell accounts for a row's and a column's: that is a slip, and no rounding."""
    in_rows = [one for one in findings if one.code == "PW001"]
    asked = {str(one.place.unit) for one in in_rows}
    down = {
        (str(one.place.unit), str(one.place.indicator)): (one.difference or 0, asked.intersection(rows_of(one.related)))
        for one in findings
        if one.code != "PW001"
    }
    count = 0
    for one in in_rows:
        row, whole = str(one.place.unit), str(one.place.indicator)
        columns = {whole: 1} | {str(code): -1 for code in columns_of(one.related)}
        for (total, code), (off, members) in list(down.items()):
            sign = 1 if row == total else -1 if row in members else 0
            if sign and code in columns and columns[code] * (one.difference or 0) == sign * off:
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
