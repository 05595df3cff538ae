"""Which demands are said to conflict."""

from decimal import Decimal

from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.outcome import Demand, Infeasible
from cedu_targets.allocation.solver.problem import Bound, Column, Limit, Problem, Whole

CENT = Decimal("0.01")


def test_the_totals_of_all_parts_are_told_as_that_of_the_whole() -> None:
    """10.00 for the two columns together, 9.00 for the two units, in hundredths."""
    columns = tuple(Column(code, 500, [1, 1], CENT) for code in "12")
    held = {0: Bound(400, Limit.HOLD), 1: Bound(500, Limit.HOLD)}
    outcome = allocate(Problem(("甲", "乙"), columns, (Whole("A", ("1", "2"), 1000, CENT, held, held),)))
    assert isinstance(outcome, Infeasible)
    assert (outcome.needed, outcome.available) == (Decimal("10.00"), Decimal("9.00"))
    assert [(one.demand, one.indicator, one.amount) for one in outcome.constraints] == [
        (Demand.DISTRICT_TOTAL, "A", Decimal("10.00")),
        (Demand.UNIT_TOTAL, "A", Decimal("9.00")),
    ]
