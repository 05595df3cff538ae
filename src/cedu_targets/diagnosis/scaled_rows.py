"""A row in another unit of measure: several of its numbers are off by the same power of ten (人次 for 万人次)."""

from collections.abc import Iterator, Mapping

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.plausibility import MOST_POWERS, WAN
from cedu_targets.diagnosis.repair import Repair, of_operation
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.column_sums import holding
from cedu_targets.domain.diagnosis import Cause

_FEWEST = 2
"""One number that is off by a power of ten is a matter of its own. The district's row is no unit's to mistake."""


def scaled_rows(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Rows in which the failing columns would add up, each number divided by the same power of ten."""
    due = {
        state.equations[place.equation].at: residual
        for place, residual in state.clock.watched(failing.items())
        if state.total_of(place) == state.table.district is not None
    }
    if len(due) < _FEWEST:
        return
    scaled: dict[tuple[str, int], dict[Cell, int | None]] = {}
    for code, residual in due.items():
        granule = state.granules[code]
        wanted = {before: (power, after) for power, before, after in _pairs(residual) if after % granule == 0}
        fitting: dict[int, tuple[int, int]] = {}
        for before, change in wanted.items():
            state.clock.ask()
            fitting |= dict.fromkeys(holding(state.table.down(code), state.decimal(before)), change)
        for at in sorted(fitting):
            if (unit := state.rows[at]) != state.table.district:
                power, after = fitting[at]
                scaled.setdefault((unit, power), {})[Cell(unit, code)] = after
    for (unit, power), changes in scaled.items():
        if len(changes) >= _FEWEST:
            cause = Cause.WAN if abs(power) == WAN else Cause.POWER_OF_TEN
            yield of_operation(state, cause, changes, unit=unit, along="row", power=power)


def _pairs(residual: int) -> Iterator[tuple[int, int, int]]:
    """(power, before, after) with before = after · 10^power, where after − before is `residual`."""
    for power in range(1, MOST_POWERS + 1):
        part, rest = divmod(abs(residual), 10**power - 1)
        if rest == 0 and part:
            large, small = part * 10**power, part
            yield (power, large, small) if residual < 0 else (-power, small, large)
