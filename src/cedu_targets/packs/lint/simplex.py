"""Whether linear constraints can hold together, over exact numbers, and if not, which bounds are to blame.

The general simplex of Dutertre and de Moura (A fast linear-arithmetic solver for DPLL(T), CAV 2006):
each form has a variable of its own, constraints are bounds of variables, and a row that cannot be
repaired names the bounds that contradict. The tableau stays warm from one question to the next.
Numbers are ints and Fractions; a strict bound is a bound moved by an infinitesimal (`delta`).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm

from msgspec import Struct

Exact = int | Fraction
Bound = tuple[Exact, Exact]
"""(value, delta): (5, 0) is 5, (5, 1) just above 5, (5, -1) just below; they compare as tuples do."""
Blame = tuple[int, bool]
"""(variable, whether its upper bound)."""


class ExhaustedError(Exception):
    """The question costs more than was allowed; the answer is not known."""


class Budget(Struct):
    """How many coefficients may still be touched; the same question always costs the same."""

    left: int

    def spend(self, amount: int) -> None:
        """Take some away. Raises ExhaustedError."""
        self.left -= amount
        if self.left < 0:
            raise ExhaustedError


def divided(dividend: Exact, divisor: Exact) -> Exact:
    """The exact quotient, an int where it is one: most are, and ints are ten times as fast."""
    if divisor in (1, -1):
        return dividend * divisor
    quotient = Fraction(dividend) / divisor
    return quotient.numerator if quotient.denominator == 1 else quotient


class Simplex:
    """Variables 0..count-1, then one a form; `values` is the last solution that was found."""

    def __init__(self, count: int, forms: Sequence[Mapping[int, Exact]], budget: Budget) -> None:
        self.values: list[Bound] = [(0, 0)] * (count + len(forms))
        self._rows: dict[int, dict[int, int]] = {}
        """divisor · basic = Σ factor · free; whole numbers, since fractions cost ten times as much."""
        self._divisors: dict[int, int] = {}
        self._uses: list[set[int]] = [set() for _ in self.values]
        self._budget = budget
        for number, form in enumerate(forms, start=count):
            divisor = lcm(*(factor.denominator for factor in form.values()))
            self._rows[number] = {variable: int(factor * divisor) for variable, factor in form.items()}
            self._divisors[number] = divisor
            for variable in form:
                self._uses[variable].add(number)

    def conflict(self, low: Sequence[Bound | None], high: Sequence[Bound | None]) -> list[Blame] | None:
        """The bounds that cannot hold together; None where all can. Raises ExhaustedError."""
        self._budget.spend(len(self.values) // 2)
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
        self._budget.spend(len(self._rows) // 4)
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
        self._budget.spend(len(self._uses[variable]))
        old, values = self.values[variable], self.values
        step = (target[0] - old[0], target[1] - old[1])
        values[variable] = target
        for basic in self._uses[variable]:
            factor, divisor, value = self._rows[basic][variable], self._divisors[basic], values[basic]
            values[basic] = (
                value[0] + divided(factor * step[0], divisor),
                value[1] + divided(factor * step[1], divisor),
            )

    def _pivot(self, basic: int, entering: int, target: Bound) -> None:
        """The dependent variable takes its bound and becomes free; the free one becomes dependent in its place."""
        rows, uses, old = self._rows, self._uses, self.values[basic]
        row, divisor = rows[basic], self._divisors[basic]
        factor = row[entering]
        value = self.values[entering]
        moved = (
            value[0] + divided((target[0] - old[0]) * divisor, factor),
            value[1] + divided((target[1] - old[1]) * divisor, factor),
        )
        self._budget.spend(len(row) * len(uses[entering]))
        self._move(entering, moved)
        self.values[basic] = target
        del rows[basic], self._divisors[basic]
        for variable in row:
            uses[variable].discard(basic)
        sign = 1 if factor > 0 else -1
        solved = {variable: -sign * other for variable, other in row.items() if variable != entering}
        solved[basic] = sign * divisor
        for other in uses[entering]:
            self._substitute(other, entering, solved, abs(factor))
        uses[entering] = set()
        rows[entering], self._divisors[entering] = solved, abs(factor)
        for variable in solved:
            uses[variable].add(entering)

    def _substitute(self, basic: int, variable: int, solved: Mapping[int, int], divisor: int) -> None:
        """Write what a variable now is (divisor · variable = solved) into the row of another one."""
        row, uses = self._rows[basic], self._uses
        factor = row.pop(variable)
        if divisor != 1:
            for inner in row:
                row[inner] *= divisor
        for inner, share in solved.items():
            total = row.get(inner, 0) + factor * share
            if total:
                row[inner] = total
                uses[inner].add(basic)
            else:
                del row[inner]
                uses[inner].discard(basic)
        whole = self._divisors[basic] * divisor
        shared = gcd(whole, *row.values()) if whole != 1 else 1
        self._divisors[basic] = whole // shared
        if shared != 1:
            for inner in row:
                row[inner] //= shared
