"""Fractions by iterative fitting."""

import numpy
import pytest

from cedu_targets.allocation.solver.fit_table import multiplier
from cedu_targets.allocation.solver.large_fit import multipliers


@pytest.mark.parametrize("total", [5, 6, 7.5, 9, 10])
def test_one_factor_a_row_brings_its_numbers_to_the_total(total: float) -> None:
    """Between what all lower bounds and what all upper bounds come to, ends included."""
    free, lows, highs = (numpy.array([row, row], dtype=float) for row in ([1, 1], [2, 3], [5, 5]))
    factors = multipliers(free, lows, highs, numpy.array([total, 10], dtype=float))
    reached = numpy.clip(free * factors[:, None], lows, highs).sum(axis=1)
    assert list(reached) == pytest.approx([total, 10])
    assert list(factors) == [multiplier([1.0, 1.0], [2.0, 3.0], [5.0, 5.0], sum_) for sum_ in (total, 10)]
