"""Conflicts: the smallest sets of rules that cannot hold together, and the rules that others imply."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

from msgspec import Struct

from cedu_targets.domain.finding import Fact, Severity
from cedu_targets.packs.lint.linear_forms import DOMAIN, FormCell, LinearForm, LinearForms
from cedu_targets.packs.lint.simplex import Exact
from cedu_targets.packs.lint.systems import NEGATION, Blamed, System, SystemBounds

_MOST_SUBSETS = 1500
"""Up to so many sets of rules are tried one by one for a conflict smaller than the one that was found."""


class RuleConflict(Struct, frozen=True):
    """Rules that cannot hold together and of which none can be left out, with what they demand."""

    rules: tuple[int, ...]
    facts: tuple[Fact, ...]
    severity: Severity


def conflicts(
    constraints: LinearForms, groups: Sequence[System], least: Severity, left_out: Iterable[int] = ()
) -> Iterator[RuleConflict]:
    """Every conflict among the rules that bind at least so firmly, the firmest first.

    After each the last of its rules is left aside, so that one conflict does not hide the next. Raises ExhaustedError.
    """
    firm = {number: rule.binds for number, rule in constraints.pack_rules.rules.items()}
    aside = set(left_out)
    yield from _impossible(constraints.all, firm, aside, least)
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        if severity.rank < least.rank:
            return
        for group in groups:
            while True:
                wanted = {
                    rule for rule in group.of_rule
                    if rule != DOMAIN and rule not in aside and firm[rule].rank >= severity.rank
                }  # fmt: skip
                blamed = group.conflict(group.bounds(wanted.__contains__))
                if blamed is None:
                    break
                rules = _smallest(group, _rules(group, blamed), wanted)
                facts = _facts(group, group.conflict(group.bounds(rules.__contains__)) or blamed)
                yield RuleConflict(
                    tuple(sorted(rules)), facts, min((firm[rule] for rule in rules), key=lambda one: one.rank)
                )
                aside.add(max(rules))


def _impossible(
    constraints: Sequence[LinearForm], firm: Mapping[int, Severity], aside: set[int], least: Severity
) -> Iterator[RuleConflict]:
    """Constraints without any column that do not hold: a part below itself."""
    for one in constraints:
        is_broken = (one.low is not None and one.low > (0, 0)) or (one.high is not None and one.high < (0, 0))
        if not one.form and is_broken and one.rule not in aside and firm[one.rule].rank >= least.rank:
            aside.add(one.rule)
            yield RuleConflict((one.rule,), (one.fact,) if one.fact else (), firm[one.rule])


def _rules(group: System, blamed: Blamed) -> frozenset[int]:
    found = {group.constraints[index].rule for index in blamed if index >= 0}
    return frozenset(found - {DOMAIN})


def _smallest(group: System, rules: frozenset[int], among: set[int]) -> frozenset[int]:
    """The fewest rules that conflict: none can be left out; where there are few, no smaller set conflicts either."""

    def conflict(chosen: Callable[[int], bool]) -> bool:
        return group.conflict(group.bounds(chosen)) is not None

    kept = _irreducible(rules, lambda chosen: conflict(chosen.__contains__))
    for size in range(1, len(kept)):
        if comb(len(among), size) > _MOST_SUBSETS:
            break
        smaller = next((one for one in combinations(sorted(among), size) if conflict(one.__contains__)), None)
        if smaller is not None:
            return frozenset(smaller)
    return kept


def _irreducible(rules: frozenset[int], is_enough: Callable[[frozenset[int]], bool]) -> frozenset[int]:
    """The rules less those that are not needed, the last of the file tried first."""
    kept = rules
    for rule in sorted(rules, reverse=True):
        if is_enough(kept - {rule}):
            kept -= {rule}
    return kept


def told_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts in the order of the file; of a rule that says the same of several rows, only what it says of most."""
    found: dict[tuple[str, str, str, str], Fact] = {}
    for fact in sorted(facts, key=lambda one: (one.line, one.row is not None or one.is_district)):
        found.setdefault((fact.rule, fact.left, fact.comparator, fact.right), fact)
    return tuple(found.values())


def _facts(group: System, blamed: Blamed) -> tuple[Fact, ...]:
    """What the blamed constraints demand."""
    found = (group.constraints[index].fact for index in sorted(blamed) if index >= 0)
    return told_once(fact for fact in found if fact is not None)


class Implications:
    """Which rules follow from which, asked rule by rule among rules that stay the same for many questions."""

    def __init__(self, groups: Sequence[System], among: Iterable[int]) -> None:
        self._groups: dict[int, list[System]] = defaultdict(list)
        for group in groups:
            for rule in group.of_rule:
                self._groups[rule].append(group)
        self._among = set(among)
        self._bounds: dict[System, SystemBounds] = {}

    def leave_out(self, rule: int) -> None:
        """Use a rule in no further proof."""
        self._among.discard(rule)
        for group in self._groups.get(rule, ()):
            self._bounds.pop(group, None)

    def proof(self, rule: int) -> tuple[frozenset[int], tuple[Fact, ...]] | None:
        """The fewest of the other rules from which a rule follows, and what they demand; none where it never fails.

        None where it does not follow. Raises ExhaustedError.
        """
        found = self._reasons(rule, self._base)
        if found is None:
            return None
        rules = self._rules_of(rule, found)
        for other in sorted(rules, reverse=True):
            fewer = self._reasons(rule, self._just(rules - {other}))
            if fewer is not None:
                found, rules = fewer, rules - {other}
        return rules, told_once(fact for group, blamed in found for fact in _facts(group, blamed))

    def _base(self, group: System, rule: int) -> SystemBounds:
        if group not in self._bounds:
            self._bounds[group] = group.bounds(self._among.__contains__)
        if rule not in self._among:
            return self._bounds[group]
        return group.without(self._bounds[group], rule, self._among.__contains__)

    @staticmethod
    def _just(rules: frozenset[int]) -> Callable[[System, int], SystemBounds]:
        return lambda group, _: group.bounds(rules.__contains__)

    def _reasons(
        self, rule: int, bounds_of: Callable[[System, int], SystemBounds]
    ) -> list[tuple[System, Blamed]] | None:
        """Why each way to break the rule fails; None where one succeeds."""
        found: list[tuple[System, Blamed]] = []
        for group in self._groups.get(rule, ()):
            for negated in group.negations(rule, bounds_of(group, rule)):
                blamed = group.conflict(negated)
                if blamed is None:
                    return None
                found.append((group, blamed))
        return found or None

    @staticmethod
    def _rules_of(rule: int, found: Sequence[tuple[System, Blamed]]) -> frozenset[int]:
        return frozenset(other for group, blamed in found for other in _rules(group, blamed) if other != rule)


class Forced(Struct, frozen=True):
    """A column of a kind of row that rules leave only one value."""

    cell: FormCell
    value: Exact
    rules: tuple[int, ...]
    facts: tuple[Fact, ...]


def forced(groups: Sequence[System], among: set[int]) -> Iterator[Forced]:
    """Every cell that the rules leave one value. Raises ExhaustedError."""
    for group in groups:
        bounds = group.bounds(among.__contains__)
        if not among & group.of_rule.keys() or group.conflict(bounds) is not None:
            continue
        first = list(group.values[: len(group.cells)])
        open_cells = {number for number, value in enumerate(first) if value[1] == 0}
        for number, cell in enumerate(group.cells):
            blamed: set[int] = set()
            for is_high in (False, True):
                if number not in open_cells:
                    break
                away = (first[number][0], -1 if is_high else 1)
                reasons = group.conflict(bounds.with_bound(number, away, is_high, NEGATION))
                if reasons is None:  # whatever else moved in this solution is not forced either
                    open_cells -= {one for one in open_cells if group.values[one] != first[one]} | {number}
                else:
                    blamed |= reasons
            if number in open_cells:
                rules = tuple(sorted(_rules(group, frozenset(blamed))))
                yield Forced(cell, first[number][0], rules, _facts(group, frozenset(blamed)))
