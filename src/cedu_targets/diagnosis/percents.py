"""Rates in percent where a fraction was meant, or the reverse: the other rates of the column tell which."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cedu_targets.diagnosis.plausibility import COSTS
from cedu_targets.diagnosis.problem import Cell, Problem, Sum
from cedu_targets.diagnosis.repair import Repair
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.numbers import is_multiple

AMBIGUOUS = "RD005"
"""The reader could not tell a percentage from a fraction."""
_OUT_OF_RANGE = ("RT001", "RT002")
_FEWEST = 2
"""So many other rates have to agree on where the column lies."""


def percents(
    problem: Problem, findings: Sequence[Finding], failing: Mapping[Sum, int]
) -> Iterator[tuple[Repair, tuple[int, ...]]]:
    """(repair, position of the finding) of every rate that lies among the column's others once it is × or ÷ 100.

    Rates that a failing sum speaks of are left to the sums.
    """
    for position, finding in enumerate(findings):
        unit, code = finding.place.unit, finding.place.indicator
        if unit is None or code is None or finding.code not in (AMBIGUOUS, *_OUT_OF_RANGE):
            continue
        cell = Cell(unit, code)
        if problem.table.by_code[code].kind is not Kind.RATE or any(one in failing for one, _ in problem.sums_of(cell)):
            continue
        found = [after for after in _readings(problem, cell, finding) if _is_among_others(problem, cell, after)]
        if len(found) == 1:
            changes = {cell: problem.steps(found[0])}
            text = str(finding.parameters.get("text", ""))
            yield (
                Repair(Cause.PERCENT, changes, frozenset(), COSTS[Cause.PERCENT], text=text),
                (position,),
            )


def _readings(problem: Problem, cell: Cell, finding: Finding) -> Iterator[Decimal]:
    """What may have been meant."""
    before = problem.table.value(*cell)
    if before is not None:
        yield from (before.scaleb(-2), before.scaleb(2))
    elif finding.code == AMBIGUOUS:
        written = Decimal(str(finding.parameters["text"]))
        yield from (written, written.scaleb(-2))


def _is_among_others(problem: Problem, cell: Cell, after: Decimal) -> bool:
    table, code = problem.table, cell.indicator
    others = [value for unit in table.rows if unit != cell.unit and (value := table.value(unit, code)) is not None]
    granule = table.by_code[code].granule
    return len(others) >= _FEWEST and min(others) <= after <= max(others) and is_multiple(after, granule)
