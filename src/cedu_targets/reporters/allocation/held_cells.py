"""The numbers of an allocation that the plan held: fixed, not assigned, or at a bound that acted."""

from collections.abc import Iterator
from typing import NamedTuple

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.problem import Bound, Limit


class HeldCell(NamedTuple):
    """A number and the bound that holds it."""

    unit: str
    code: str
    bound: Bound
    is_low: bool


def held_cells(report: AllocationReport) -> Iterator[HeldCell]:
    """By column: what is fixed or raised, then what is not assigned or cut. A share of a base is not held."""
    assert report.allocation is not None
    assert report.understood is not None
    for one in report.allocation.problem.columns:
        fitted = report.allocation.fitted[one.code]
        for bounds, is_low in ((one.lows, True), (one.highs, False)):
            for position, bound in bounds.items():
                unit = report.understood.units[position]
                if bound.limit is Limit.HOLD:
                    is_held = is_low and not _is_share(report, unit, one.code)
                else:
                    is_held = bound.limit is Limit.NOT_ASSIGNED or fitted[position] == bound.value
                if is_held:
                    yield HeldCell(unit, one.code, bound, is_low)


def _is_share(report: AllocationReport, unit: str, code: str) -> bool:
    """Whether a number is the share of a base, and not fixed by hand."""
    understood = report.understood
    assert understood is not None
    return code in understood.shares and unit in understood.shares[code].numbers
