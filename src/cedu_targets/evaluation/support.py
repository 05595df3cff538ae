"""A claim needs support: which of the sums that fail are called wrong, and how.

A sum that the sheet or a pack states is judged place by place. One that only names or numbers speak for is called
wrong where the rest of the table bears it out, or where it is nearly right; else it is asked about, once. What rounding
explains in many sums is said once for the table.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.cell_places import cells_of, rows_of
from cedu_targets.domain.declaration import Declaration
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.near_sums import accounts_for_a_row, is_near, lies_among_its_parts
from cedu_targets.evaluation.rounded_sums import RoundedSums
from cedu_targets.recognition.table.additivity import adds

SUMS = frozenset({"PW001", "DS001", "DS003"})
"""The findings about sums, by code."""
_MOST_SLIPS = 3
_MOST_LISTED = 3
"""Places of one sum that are named one by one where it was not judged."""


class Supported(Struct, frozen=True):
    """What may be said: findings, and what could not be judged."""

    findings: list[Finding]
    not_judged: list[NotJudged]


def supported(
    table: Table, findings: Sequence[Finding], not_judged: Sequence[NotJudged], is_stated: Callable[[str], bool]
) -> Supported:
    """The findings that have support; `is_stated` says of a rule whether the sheet or a pack states it."""
    sums = [one for one in findings if one.code in SUMS and one.difference is not None]
    if not sums:
        return Supported(list(findings), list(not_judged))
    claims = _Claims(table, Counter(map(_line_of, sums)))
    stated = [one for one in sums if is_stated(one.rule) or claims.is_formula(one)]
    told, of_stated = {id(one) for one in sums}, {id(one) for one in stated}
    for one in sums:
        if id(one) not in of_stated:
            claims.weigh(one)
    kept = [one for one in findings if id(one) not in told]
    said = [*kept, *stated, *claims.said()]
    return Supported(said, [*not_judged, *claims.open()])


def _line_of(finding: Finding) -> tuple[str, str | None]:
    """The row of a sum of columns, the column of a sum of rows."""
    place = finding.place
    return ("row", place.unit) if finding.code == "PW001" else ("column", place.indicator)


class _Claims(Struct, dict=True):
    """The sums of a table that only names or numbers speak for, and those of them that fail."""

    table: Table
    _odd: Mapping[tuple[str, str | None], int]
    """How many sums fail in each row, and in each column."""
    _left: dict[tuple[object, str], list[Finding]] = field(default_factory=dict)
    _sure: list[Finding] = field(default_factory=list)
    _loose: dict[object, list[Finding]] = field(default_factory=dict)
    _rounded_in: dict[int, list[Finding]] = field(default_factory=dict)
    """Of a finding that rounding may explain, those that it belongs to if it does not."""

    def weigh(self, finding: Finding) -> None:
        """Take a sum that fails as wrong, as one that rounding explains, as in doubt, or as none."""
        unit, code = str(finding.place.unit), str(finding.place.indicator)
        if finding.code == "PW001":
            entry = self._declarations.get(finding.rule)
            key: object = finding.rule
            confirmed = entry is None or entry.confirmed
            is_odd = (unit in self.table.odd_rows or not adds(unit)) and unit not in self._counted_rows
        else:
            total = self._row_total(finding)
            key, confirmed = (total.total, total.members), total.confirmed
            is_odd = not total.claims(code) and code not in self._counted_columns
        if is_odd and not (adds(unit) and self._odd_alone(finding) and is_near(self.table, finding)):
            self._leave([finding], key, "not_claimed")
        elif finding.actual is None and not self.table.by_code[code].coded:
            self._leave([finding], key, "blank_total")
        elif not self.table.by_code[code].coded and self._has_no_parts(finding):
            self._leave([finding], key, "blank_parts")
        else:
            group = self._sure if confirmed else self._loose.setdefault(key, [])
            if self._rounded.take(finding):
                self._rounded_in[id(finding)] = group
            else:
                group.append(finding)

    def _has_no_parts(self, finding: Finding) -> bool:
        return all(self.table.value(*cell) is None for cell in cells_of(finding.related))

    def _odd_alone(self, finding: Finding) -> bool:
        """Whether it is the one failure of its row, or column, and no mean of its parts: there a slip is likelier."""
        return self._odd[_line_of(finding)] == 1 and not lies_among_its_parts(self.table, [finding])

    def said(self) -> Iterator[Finding]:
        """What is said of them all."""
        for one in self._rounded.given_back():
            self._rounded_in[id(one)].append(one)
        yield from self._sure
        yield from self._rounded.said()
        for key, group in self._loose.items():
            if not group:
                continue
            if lies_among_its_parts(self.table, group):
                self._leave(group, key, "not_claimed")
                continue
            is_headed = group[0].code == "PW001" or self._row_total(group[0]).headed
            # What fails everywhere is no slip of the pen, however near it comes here and there.
            near = [one for one in group if len(group) <= _MOST_SLIPS and is_near(self.table, one)]
            near = group if is_headed and accounts_for_a_row(self.table, group) else near
            yield from near
            told = set(map(id, near))
            if far := [one for one in group if id(one) not in told]:
                yield _question(far, Severity.WARNING if is_headed else Severity.NOTE)

    def _leave(self, findings: Iterable[Finding], key: object, reason: str) -> None:
        self._left.setdefault((key, reason), []).extend(findings)

    def open(self) -> Iterator[NotJudged]:
        """What was not judged; of one sum in many places the first, with how many there are."""
        for (_, reason), findings in self._left.items():
            entries = [NotJudged(one.rule, one.place, reason, one.parameters) for one in findings]
            if len(entries) > _MOST_LISTED:
                yield replace(entries[0], places=len(entries))
            else:
                yield from entries

    def is_formula(self, finding: Finding) -> bool:
        """Whether a formula of the workbook states the sum, and passes over some of its numbers."""
        place = finding.place
        return any((one.unit, one.indicator) == (place.unit, place.indicator) for one in self.table.skipped)

    @cached_property
    def _counted_rows(self) -> frozenset[str]:
        """The rows in a sum of rows that several columns bear out: what they hold is counted."""
        sure = (one for one in self._totals if one.confirmed and (one.columns is None or len(one.columns) > 1))
        return frozenset(row for one in sure for row in (one.total, *one.members))

    @cached_property
    def _counted_columns(self) -> frozenset[str]:
        """The columns in a sum of columns that is borne out."""
        entries = (one for one in self.table.declarations if one.confirmed)
        sums = (one.relation for one in entries if one.relation is not None and one.relation.is_equality)
        return frozenset(term.code for relation in sums for term in relation.terms)

    @cached_property
    def _rounded(self) -> RoundedSums:
        return RoundedSums(self.table)

    @cached_property
    def _declarations(self) -> Mapping[str, Declaration]:
        return {f"sum:{entry.relation}": entry for entry in self.table.declarations}

    def _row_total(self, finding: Finding) -> RowTotal:
        """The total that a finding is about: of several breakdowns the one whose members it names."""
        own = [one for one in self._totals if one.total == finding.place.unit]
        if len(own) == 1:
            return own[0]
        named = set(rows_of(finding.related))
        return next((one for one in own if named <= set(one.members)), own[0])

    @cached_property
    def _totals(self) -> Sequence[RowTotal]:
        return (*self.table.district_totals, *self.table.row_totals)


def _question(group: Sequence[Finding], severity: Severity) -> Finding:
    """RD061, once: is this meant as a sum?"""
    first = min(group, key=lambda one: one.place.reading_order)
    related = tuple(one.place for one in group if one is not first)
    parameters = {**first.parameters, "count": len(group)}
    return Finding("RD061", "reading", severity, first.place, parameters, related=related)
