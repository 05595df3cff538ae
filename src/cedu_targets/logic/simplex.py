"""Whether linear constraints can hold together, over exact numbers, and if not, which bounds are to blame.

The general simplex of Dutertre and de Moura (A fast linear-arithmetic solver for DPLL(T), CAV 2006):
each form has a variable of its own, constraints are bounds of variables, and a row that cannot be
repaired names the bounds that contradict. The tableau stays warm from one question to the next.
Numbers are ints and Fractions; a strict bound is a bound moved by an infinitesimal (`delta`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Exact = int | Fraction
Bound = tuple[Exact, Exact]
"""(value, delta): (5, 0) is 5, (5, 1) just above 5, (5, -1) just below; they compare as tuples do."""
Blame = tuple[int, bool]
"""(variable, whether its upper bound)."""


class ExhaustedError(Exception):
    """The question costs more than was allowed; the answer is not known."""


@dataclass
class Budget:
    """How many coefficients may still be touched; the same question always costs the same."""

    left: int

    def spend(self, amount: int) -> None:
        """Take some away. Raises ExhaustedError."""
        self.left -= amount
        if self.left < 0:
            raise ExhaustedError


def divided(dividend: Exact, divisor: Exact) -> Exact:
    """The exact quotient, an int where it is one: most are, and ints are ten times as fast."""
    quotient = Fraction(dividend) / divisor
    return quotient.numerator if quotient.denominator == 1 else quotient


class Simplex:
    """Variables 0..count-1, then one a form; `values` is the last solution that was found."""

    def __init__(self, count: int, forms: Sequence[Mapping[int, Exact]], budget: Budget) -> None:
        self.values: list[Bound] = [(0, 0)] * (count + len(forms))
        self._rows: dict[int, dict[int, Exact]] = {}
        self._uses: list[set[int]] = [set() for _ in self.values]
        self._budget = budget
        for number, form in enumerate(forms, start=count):
            self._rows[number] = dict(form)
            for variable in form:
                self._uses[variable].add(number)

    def conflict(self, low: Sequence[Bound | None], high: Sequence[Bound | None]) -> list[Blame] | None:
        """The bounds that cannot hold together; None where all can. Raises ExhaustedError."""
        self._budget.spend(len(self.values) // 4)
        for variable, (least, most) in enumerate(zip(low, high, strict=True)):
            if least is not None and most is not None and least > most:
                return [(variable, False), (variable, True)]
        for variable, (least, most) in enumerate(zip(low, high, strict=True)):
            if variable not in self._rows:
                value = self.values[variable]
                if least is not None and value < least:
                    self._move(variable, least)
                elif most is not None and value > most:
                    self._move(variable, most)
        while (basic := self._violated(low, high)) is not None:
            least = low[basic]
            too_low = least is not None and self.values[basic] < least
            target = least if too_low else high[basic]
            assert target is not None  # it is violated
            entering = self._entering(basic, too_low, low, high)
            if entering is None:
                blamed = [(variable, (factor > 0) is too_low) for variable, factor in sorted(self._rows[basic].items())]
                return [(basic, not too_low), *blamed]
            self._pivot(basic, entering, target)
        return None

    def _violated(self, low: Sequence[Bound | None], high: Sequence[Bound | None]) -> int | None:
        """The first dependent variable out of its bounds (Bland's rule: the search cannot cycle)."""
        values, found = self.values, None
        for variable in self._rows:
            if found is not None and variable > found:
                continue
            least, most, value = low[variable], high[variable], values[variable]
            if (least is not None and value < least) or (most is not None and value > most):
                found = variable
        return found

    def _entering(
        self, basic: int, too_low: bool, low: Sequence[Bound | None], high: Sequence[Bound | None]
    ) -> int | None:
        """The first free variable by which a dependent one can be moved toward its bound."""
        found = None
        for variable, factor in self._rows[basic].items():
            if found is not None and variable > found:
                continue
            limit = high[variable] if (factor > 0) is too_low else low[variable]
            if limit is None or self.values[variable] != limit:
                found = variable
        return found

    def _move(self, variable: int, target: Bound) -> None:
        """Give a free variable another value; what depends on it follows."""
        old, values = self.values[variable], self.values
        step = (target[0] - old[0], target[1] - old[1])
        values[variable] = target
        self._budget.spend(len(self._uses[variable]))
        for basic in self._uses[variable]:
            factor, value = self._rows[basic][variable], values[basic]
            values[basic] = (value[0] + factor * step[0], value[1] + factor * step[1])

    def _pivot(self, basic: int, entering: int, target: Bound) -> None:
        """The dependent variable takes its bound and becomes free; the free one becomes dependent in its place."""
        rows, uses, old = self._rows, self._uses, self.values[basic]
        row = rows[basic]
        factor = row[entering]
        value = self.values[entering]
        moved = (
            value[0] + divided(target[0] - old[0], factor),
            value[1] + divided(target[1] - old[1], factor),
        )
        self._budget.spend(len(row) * len(uses[entering]))
        self._move(entering, moved)
        self.values[basic] = target
        del rows[basic]
        for variable in row:
            uses[variable].discard(basic)
        solved = {variable: divided(-other, factor) for variable, other in row.items() if variable != entering}
        solved[basic] = divided(1, factor)
        for other in uses[entering]:
            self._substitute(other, entering, solved)
        uses[entering] = set()
        rows[entering] = solved
        for variable in solved:
            uses[variable].add(entering)

    def _substitute(self, basic: int, variable: int, solved: Mapping[int, Exact]) -> None:
        row = self._rows[basic]
        factor = row.pop(variable)
        for inner, share in solved.items():
            total = row.get(inner, 0) + factor * share
            if total:
                if isinstance(total, Fraction) and total.denominator == 1:
                    total = total.numerator
                row[inner] = total
                self._uses[inner].add(basic)
            else:
                del row[inner]
                self._uses[inner].discard(basic)
