"""Equations: what a rule demands of a table's numbers, as data that a search can read.

A rule speaks of columns, so one equation here stands for a sum in every row, or for
the sum of one column over the units of a total; nothing is spelt out for each of 40,000 rows.
"""

from collections.abc import Iterable

from msgspec import Struct

from cedu_targets.domain.relation import Term


class RowSum(Struct, frozen=True):
    """`Σ factor · cell = 0` in every row (with `bound`: `<= 0`); the total stands with factor +1.

    `at` is the column that a finding of the rule names; `rule` is the rule's id.
    """

    rule: str
    at: str
    terms: tuple[tuple[str, int], ...]
    bound: bool = False
    strict: bool = False
    """Of a bound: `< 0`."""

    @property
    def substance(self) -> object:
        """What it demands, whichever rule says so and on whichever side its terms stand."""
        factors = sorted(self.terms)
        flip = 1 if self.bound or factors[0][1] > 0 else -1
        return self.bound, self.strict, tuple((code, flip * factor) for code, factor in factors)


class ColumnSum(Struct, frozen=True):
    """The cell of a total (the district, or a subtotal) less the cells of the units it sums is 0, in one column."""

    rule: str
    at: str
    total: str

    @property
    def substance(self) -> object:
        """The column and the total say what it demands."""
        return self.at, self.total


Equation = RowSum | ColumnSum


def row_sum(
    rule: str, at: str, left: Iterable[Term], right: Iterable[Term], *, bound: bool = False, strict: bool = False
) -> RowSum:
    """`left = right` (or `left <= right`) with every term on one side; a column on both sides is netted."""
    factors: dict[str, int] = {}
    for term in left:
        factors[term.code] = factors.get(term.code, 0) + term.sign
    for term in right:
        factors[term.code] = factors.get(term.code, 0) - term.sign
    return RowSum(rule, at, tuple((code, factor) for code, factor in factors.items() if factor), bound, strict)
