"""Rows: which kinds of rows a pack tells apart, so that fifty thousand units are a handful of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.coverage import Coverage
from cedu_targets.checks.table.either import Either
from cedu_targets.checks.table.narrative_claim import NarrativeClaim
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.packs.lint.pack_rules import Book

DISTRICT = 0
"""The number of the district's row."""


@dataclass(frozen=True)
class Row:
    """Units that no rule tells apart, or the district; `size` of them stand in the district's sums."""

    units: tuple[str, ...]
    size: int
    name: str | None = None
    """Where rules single the units out, the first of them."""
    is_average: bool = False
    """What the units are on average: of those that may choose (`either`) nothing more can be summed."""


class Rows:
    """The kinds of rows of a pack; the district is the first, the units that nothing singles out the second."""

    def __init__(self, book: Book) -> None:
        self._names = {name: names[0] for names in book.units for name in names}
        self._district = frozenset(book.district)
        self.all: list[Row] = [Row((), 0)]
        marks = self._marks(book)
        kinds: dict[frozenset[object], list[str]] = {frozenset(): []}
        for unit in [names[0] for names in book.units] or list(marks):
            kinds.setdefault(frozenset(marks.get(unit, ())), []).append(unit)
        choices = [rule for rule in book.rules if isinstance(rule, Either)]
        for kind, units in kinds.items():
            if not units and book.units:
                continue
            row = Row(tuple(units), len(units) if book.units else 0, units[0] if kind else None)
            if row.size > 1 and any(self.applies(rule, row) for rule in choices):
                self.all.append(Row(row.units, row.size, row.name, is_average=True))
                row = Row(row.units, 0, row.name)
            self.all.append(row)

    def of(self, rule: Rule) -> Iterator[int]:
        """The rows that a rule is about; the units before the district, since rules mostly are about them."""
        for number in (*range(1, len(self.all)), DISTRICT):
            if number == DISTRICT:
                if self._applies_to_district(rule):
                    yield number
            elif self.applies(rule, self.all[number]):
                yield number

    def applies(self, rule: Rule, row: Row) -> bool:
        """Whether a rule is about units of a kind."""
        if isinstance(rule, NarrativeClaim):
            return rule.unit is not None and self._plain(rule.unit) in row.units
        if not isinstance(rule, RowRule):
            return True
        if row.is_average and isinstance(rule, Either):
            return False
        unit = row.units[0] if row.units else None
        only, without = (
            {self._plain(name) for name in names} if names else set() for names in (rule.only, rule.without)
        )
        return rule.rows != "district" and (not rule.only or unit in only) and unit not in without

    def unknown(self, rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The units that a rule names and the pack does not list, with their paths within the rule."""
        if not self._names:
            return
        known = {*self._names, *self._district}
        if isinstance(rule, RowRule):
            for field in ("only", "without"):
                yield from (((field, n), name) for n, name in enumerate(getattr(rule, field)) if name not in known)
        elif isinstance(rule, NarrativeClaim) and rule.unit is not None and rule.unit not in known:
            yield ("unit",), rule.unit

    def _applies_to_district(self, rule: Rule) -> bool:
        if isinstance(rule, NarrativeClaim):
            return rule.unit is None or rule.unit in self._district
        if not isinstance(rule, RowRule):
            return True
        only = not rule.only or any(name in self._district for name in rule.only)
        return rule.rows != "units" and only and not any(name in self._district for name in rule.without)

    def _plain(self, name: str) -> str:
        return self._names.get(name, name)

    def _marks(self, book: Book) -> dict[str, set[object]]:
        """What singles a unit out: the rules that name it, and the bases that rules divide its numbers by."""
        marks: dict[str, set[object]] = {}

        def mark(names: Sequence[str], by: object) -> None:
            for name in names:
                if name not in self._district:
                    marks.setdefault(self._plain(name), set()).add(by)

        used = {rule.base for rule in book.rules if isinstance(rule, Coverage) and rule.base in book.bases}
        for name in used:
            for unit, value in book.bases[str(name)].values.items():
                mark([unit], (name, value))
        for number, rule in enumerate(book.rules):
            if isinstance(rule, RowRule):
                mark((*rule.only, *rule.without), number)
            elif isinstance(rule, NarrativeClaim) and rule.unit is not None:
                mark([rule.unit], number)
        return marks
