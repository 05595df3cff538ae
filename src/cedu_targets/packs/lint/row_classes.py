"""Row classes: which kinds of rows a pack tells apart, so that fifty thousand units are a handful of them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.packs.lint.pack_rules import PackRules

DISTRICT = 0
"""The number of the district's row."""


class RowClass(Struct, frozen=True):
    """Units that no rule tells apart, or the district; `size` of them stand in the district's sums."""

    units: tuple[str, ...]
    size: int
    name: str | None = None
    """Where rules single the units out, the first of them."""
    is_average: bool = False
    """What the units are on average: of those that may choose (`either`) nothing more can be summed."""


class RowClasses:
    """The kinds of rows of a pack; the district is the first, the units that nothing singles out the second."""

    def __init__(self, pack_rules: PackRules) -> None:
        self._names = {name: names[0] for names in pack_rules.units for name in names}
        self._district = frozenset(pack_rules.district)
        self.all: list[RowClass] = [RowClass((), 0)]
        marks = self._marks(pack_rules)
        kinds: dict[frozenset[object], list[str]] = {frozenset(): []}
        for unit in [names[0] for names in pack_rules.units] or list(marks):
            kinds.setdefault(frozenset(marks.get(unit, ())), []).append(unit)
        choices = [rule for rule in pack_rules.rules.values() if rule.is_choice]
        for kind, units in kinds.items():
            if not units and pack_rules.units:
                continue
            row = RowClass(tuple(units), len(units) if pack_rules.units else 0, units[0] if kind else None)
            if row.size > 1 and any(self.applies(rule, row) for rule in choices):
                self.all.append(RowClass(row.units, row.size, row.name, is_average=True))
                row = RowClass(row.units, 0, row.name)
            self.all.append(row)

    def of(self, rule: TableRule) -> Iterator[int]:
        """The rows that a rule is about; the units before the district, since rules mostly are about them."""
        for number in (*range(1, len(self.all)), DISTRICT):
            if number == DISTRICT:
                if self._applies_to_district(rule):
                    yield number
            elif self.applies(rule, self.all[number]):
                yield number

    def applies(self, rule: TableRule, row: RowClass) -> bool:
        """Whether a rule is about units of a kind."""
        if row.is_average and rule.is_choice:
            return False
        unit = row.units[0] if row.units else None
        scope = rule.scope
        only, without = ({self._plain(name) for name in names} for names in (scope.only, scope.without))
        return scope.rows != "district" and (not only or unit in only) and unit not in without

    def unknown(self, rule: TableRule) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The units that a rule names and the pack does not list, with their paths within the rule."""
        known = {*self._names, *self._district}
        for path, name in rule.unit_places() if self._names else ():
            if name not in known:
                yield path, name

    def _applies_to_district(self, rule: TableRule) -> bool:
        scope = rule.scope
        only = not scope.only or any(name in self._district for name in scope.only)
        return scope.rows != "units" and only and not any(name in self._district for name in scope.without)

    def _plain(self, name: str) -> str:
        return self._names.get(name, name)

    def _marks(self, pack_rules: PackRules) -> dict[str, set[object]]:
        """What singles a unit out: the rules that name it, and the bases that rules divide its numbers by."""
        marks: dict[str, set[object]] = {}

        def mark(names: Sequence[str], by: object) -> None:
            for name in names:
                if name not in self._district:
                    marks.setdefault(self._plain(name), set()).add(by)

        for base in {base for rule in pack_rules.rules.values() for base in rule.bases if base in pack_rules.bases}:
            for unit, value in pack_rules.bases[base].values.items():
                mark([unit], (base, value))
        for number, rule in pack_rules.rules.items():
            mark([name for _, name in rule.unit_places()], number)
        return marks
