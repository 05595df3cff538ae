"""The fit to both margins: numbers in proportion to the weights under totals of columns and of units, with bounds.

    x_uj = clip(a_u · b_j · w_uj, low, high)   with the factors for which all totals are met

The least Σ x ln(x/w) under the totals and bounds. Each round sets the factors of one family of totals after the other
so that these are met exactly, by the same walk over breakpoints as in `shares`; without bounds this is iterative
proportional fitting (Deming & Stephan 1940; Bacharach 1970), with them coordinate ascent on the dual. In floats, since
the factors are no fractions; the answer is therefore approximate and says by how much. What follows is exact again.
"""

from fractions import Fraction
from importlib.util import find_spec

from cedu_targets.allocation.solver.fit_table import FitTable
from cedu_targets.allocation.solver.nearest import Box, whole_box
from cedu_targets.allocation.solver.shares import Shares, Spread
from cedu_targets.allocation.solver.trees import Tree

ROUNDS = 50
"""Where only a boundary of the bounds is left, the last digits would take thousands."""
PATIENT_ROUNDS = 2000
_PATIENCE = 5_000_000
"""Cells times rounds that are worth waiting for, once it is known that no such boundary is left."""
_MOST_CELLS_BY_HAND = 2000
"""Larger tables are fitted by numpy where it is; loading it takes about as long as some rounds of one of this size."""
_SNAP = 1e-6
_DIGITS = 32


def fit(tree: Tree, box: Box | None = None) -> tuple[list[Shares], Fraction]:
    """The fractions by column of the tree, and how far they are from the totals, in granules of the tree.

    `box`: the bounds with all that is `forced`, for a second and more patient try.
    """
    cells = len(tree.order) * len(tree.spreads)
    table = _table_class(cells)(tree, box or whole_box(tree))
    patience = min(PATIENT_ROUNDS, _PATIENCE // cells)
    error = table.rounds(max(ROUNDS, patience) if box else ROUNDS)
    found = [_shares([n / scale for n in row], tree) for row, scale in zip(table.values(), tree.scales, strict=True)]
    cut_off = max(map(_off_total, found, tree.spreads, tree.scales))
    return found, Fraction(error).limit_denominator(10**9) + cut_off


def _table_class(cells: int) -> type[FitTable]:
    if cells <= _MOST_CELLS_BY_HAND or find_spec("numpy") is None:
        return FitTable
    from cedu_targets.allocation.solver.large_fit import LargeFit

    return LargeFit


def _off_total(column: Shares, spread: Spread, scale: int) -> Fraction:
    """By how much the digits that fractions are kept to miss the total of a column, in granules of the tree."""
    whole = sum(column.wholes) - spread.column.total
    return scale * abs(whole + Fraction(sum(column.rests), column.of[0]))


def _shares(row: list[float], tree: Tree) -> Shares:
    """Floats of a column as fractions over a power of two, by position of the unit; what is nearly whole is whole."""
    digits = min(_DIGITS, 61 - int(max([1.0, *row])).bit_length())
    parts = 1 << digits
    wholes, rests = [0] * len(row), [0] * len(row)
    for unit, number in zip(tree.order, row, strict=True):
        near = round(number)
        if abs(number - near) < _SNAP:
            wholes[unit] = near
        else:
            wholes[unit], rests[unit] = divmod(round(number * parts), parts)
    return Shares(wholes, rests, [parts] * len(row))
