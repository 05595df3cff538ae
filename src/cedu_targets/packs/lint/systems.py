"""Problem: constraints that share cells, as questions for the simplex; groups that share none are asked apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.packs.lint.linear_forms import DOMAIN, Form, FormCell, LinearForm
from cedu_targets.packs.lint.simplex import Bound, Budget, Exact, Simplex, divided

Blamed = frozenset[int]
"""Constraints, by their place in `System.constraints`."""


class SystemBounds(Struct, frozen=True):
    """The tightest bounds of every variable, and the constraint that each comes from."""

    low: list[Bound | None]
    high: list[Bound | None]
    low_from: list[int]
    high_from: list[int]
    choices: tuple[tuple[int, ...], ...]
    """Alternatives that are still open: of each, one has to hold."""

    def with_bound(self, variable: int, bound: Bound, is_high: bool, source: int) -> "SystemBounds":
        """One bound more; nothing changes where it is no tighter."""
        limits, sources = (self.high, self.high_from) if is_high else (self.low, self.low_from)
        old = limits[variable]
        if old is not None and (old <= bound if is_high else old >= bound):
            return self
        limits, sources = [*limits], [*sources]
        limits[variable], sources[variable] = bound, source
        return replace(self, high=limits, high_from=sources) if is_high else replace(self, low=limits, low_from=sources)


NEGATION = -2
"""The source of a bound that is only supposed."""


class System:
    """Constraints over cells that hang together."""

    def __init__(self, constraints: Sequence[LinearForm], budget: Budget) -> None:
        self.constraints = constraints
        self.cells: list[FormCell] = sorted({cell for one in constraints for cell, _ in one.form})
        self.budget = budget
        numbers = {cell: number for number, cell in enumerate(self.cells)}
        forms: dict[Form, int] = {}
        self._bounds: list[tuple[int, Bound | None, Bound | None]] = []
        self._at: dict[int, list[int]] = defaultdict(list)
        self.of_rule: dict[int, list[int]] = defaultdict(list)
        for index, one in enumerate(constraints):
            self.of_rule[one.rule].append(index)
            form, low, high = normal(one)
            alone = form[1:] == ()
            variable = numbers[form[0][0]] if alone else forms.setdefault(form, len(self.cells) + len(forms))
            self._bounds.append((variable, low, high))
            self._at[variable].append(index)
        rows: list[Mapping[int, Exact]] = [{numbers[cell]: factor for cell, factor in form} for form in forms]
        self._size = len(self.cells) + len(rows)
        self._simplex = Simplex(len(self.cells), rows, budget)

    @property
    def values(self) -> Sequence[Bound]:
        """The last solution, in the order of `cells`."""
        return self._simplex.values

    def bounds(self, wanted: Callable[[int], bool]) -> SystemBounds:
        """The bounds of the rules that are wanted; those of the domain always count."""
        self.budget.spend(len(self.constraints) // 4)
        empty: list[Bound | None] = [None] * self._size
        bounds = SystemBounds(empty, [*empty], [DOMAIN] * self._size, [DOMAIN] * self._size, ())
        choices: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, one in enumerate(self.constraints):
            if one.rule == DOMAIN or wanted(one.rule):
                if one.choice is None:
                    self._tighten(bounds, index)
                else:
                    choices[one.choice].append(index)
        return replace(bounds, choices=tuple(tuple(one) for one in choices.values()))

    def without(self, bounds: SystemBounds, rule: int, wanted: Callable[[int], bool]) -> SystemBounds:
        """The bounds that are left when one of the wanted rules is taken out."""
        lists = ([*bounds.low], [*bounds.high], [*bounds.low_from], [*bounds.high_from])
        choices = tuple(one for one in bounds.choices if self.constraints[one[0]].rule != rule)
        left = SystemBounds(*lists, choices)
        for variable in {self._bounds[index][0] for index in self.of_rule.get(rule, ())}:
            left.low[variable] = left.high[variable] = None
            for index in self._at[variable]:
                other = self.constraints[index]
                if other.choice is None and other.rule != rule and (other.rule == DOMAIN or wanted(other.rule)):
                    self._tighten(left, index)
        return left

    def _tighten(self, bounds: SystemBounds, index: int) -> None:
        variable, least, most = self._bounds[index]
        old = bounds.low[variable]
        if least is not None and (old is None or least > old):
            bounds.low[variable], bounds.low_from[variable] = least, index
        old = bounds.high[variable]
        if most is not None and (old is None or most < old):
            bounds.high[variable], bounds.high_from[variable] = most, index

    def conflict(self, bounds: SystemBounds) -> Blamed | None:
        """The constraints that cannot hold together; None where all can. Raises ExhaustedError."""
        found = self._simplex.conflict(bounds.low, bounds.high)
        if found is not None:
            return frozenset((bounds.high_from if is_high else bounds.low_from)[name] for name, is_high in found)
        for choice in bounds.choices:
            if not any(self._is_reached(index) for index in choice):
                return self._branched(
                    replace(bounds, choices=tuple(one for one in bounds.choices if one != choice)), choice
                )
        return None

    def _branched(self, bounds: SystemBounds, choice: tuple[int, ...]) -> Blamed | None:
        blamed: set[int] = set()
        for index in choice:
            variable, least, _ = self._bounds[index]
            assert least is not None  # an alternative is a floor
            found = self.conflict(bounds.with_bound(variable, least, False, index))
            if found is None:
                return None
            if index not in found:
                return found
            blamed |= found
        return frozenset(blamed)

    def _is_reached(self, index: int) -> bool:
        variable, least, _ = self._bounds[index]
        return least is None or self._simplex.values[variable] >= least

    def negations(self, rule: int, bounds: SystemBounds) -> Iterable[SystemBounds]:
        """All ways in which a rule can be broken here, each as bounds to ask about."""
        choices: dict[tuple[int, int], SystemBounds] = {}
        for index in self.of_rule.get(rule, ()):
            (variable, least, most), choice = self._bounds[index], self.constraints[index].choice
            if choice is not None:
                assert least is not None  # an alternative is a floor
                before = choices.get(choice, bounds)
                choices[choice] = before.with_bound(variable, (least[0], least[1] - 1), True, NEGATION)
                continue
            if least is not None:
                yield bounds.with_bound(variable, (least[0], least[1] - 1), True, NEGATION)
            if most is not None:
                yield bounds.with_bound(variable, (most[0], most[1] + 1), False, NEGATION)
        yield from choices.values()


def systems(constraints: Sequence[LinearForm], budget: Budget) -> list[System]:
    """The groups of constraints that share no cell, in the order of the rules."""
    parents: dict[FormCell, FormCell] = {}

    def root(cell: FormCell) -> FormCell:
        while (parent := parents.setdefault(cell, cell)) != cell:
            parents[cell] = parents[parent]
            cell = parent
        return cell

    for one in constraints:
        first = root(one.form[0][0]) if one.form else None
        for cell, _ in one.form[1:]:
            parents[root(cell)] = first  # type: ignore[assignment]
    choices: dict[tuple[int, int], FormCell] = {}
    for one in constraints:  # alternatives belong together
        if one.choice is not None:
            parents[root(one.form[0][0])] = root(choices.setdefault(one.choice, one.form[0][0]))
    groups: dict[FormCell, list[LinearForm]] = defaultdict(list)
    for one in constraints:
        if one.form:
            groups[root(one.form[0][0])].append(one)
    return [System(group, budget) for group in groups.values()]


def normal(constraint: LinearForm) -> tuple[Form, Bound | None, Bound | None]:
    """A constraint whose first factor is 1, so that the same demand is the same however it is written."""
    lead = constraint.form[0][1]
    form = constraint.form if lead == 1 else tuple((cell, divided(factor, lead)) for cell, factor in constraint.form)
    low, high = (_scaled(bound, lead) for bound in (constraint.low, constraint.high))
    return (form, high, low) if lead < 0 else (form, low, high)


def _scaled(bound: Bound | None, lead: Exact) -> Bound | None:
    """A bound of a form, for the form divided by its leading factor."""
    if bound is None or lead == 1:
        return bound
    return divided(bound[0], lead), (bound[1] if lead > 0 else -bound[1])
