"""Differences that rounding may have made, though nobody declared it: no digit is blamed for them.

333 + 333 + 333 against 1000 is a mismatch all the same; but that one of the three is 334 is a guess among many.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cedu_targets.diagnosis.equation_index import Sum
from cedu_targets.diagnosis.repair import Repair
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.rounding_tolerance import rounding_explains, step_of

_OF_THE_WHOLE = 200
"""A difference of more than one part in so many is no matter of rounding."""
_OPERATIONS = frozenset({Cause.SUBTOTAL, Cause.LEFT_OUT, Cause.SWAP, Cause.SHIFT, Cause.TEXT_NUMBER})
"""Causes that are no single number's; they say enough to be told."""


def is_slight(state: TableState, place: Sum, residual: int) -> bool:
    """Whether rounding explains by how much a sum is off: the numbers alone tell, and by little of the whole."""
    cells = [(state.value(cell), factor) for cell, factor in state.cells_of(place)]
    numbers = [state.decimal(value * factor) for value, factor in cells if value is not None]
    whole, difference = max(map(abs, numbers), default=Decimal(0)), abs(state.number(residual) or Decimal(0))
    step = step_of(numbers, fewest=len(numbers) + 1)  # targets are set round, to hundreds: that is no rounding
    return _OF_THE_WHOLE * difference <= whole and rounding_explains(difference, step, len(numbers))


def blames_rounding(state: TableState, failing: Mapping[Sum, int], repairs: Sequence[Repair]) -> bool:
    """Whether all that alternatives would do is to choose a number to blame for a slight difference."""
    if len(repairs) < 2 or any(repair.cause in _OPERATIONS for repair in repairs):
        return False
    places = {place for repair in repairs for place in repair.mends if place in failing}
    return all(is_slight(state, place, failing[place]) for place in places)
