"""Flows of large networks by OR-tools (cost scaling; Goldberg & Tarjan 1990). Loaded only for such networks."""

from collections.abc import Sequence

import numpy
from ortools.graph.python import max_flow, min_cost_flow

_BITS = 61
"""The solver multiplies costs by the number of nodes; the product stays below 2^61."""


def flow(
    tails: Sequence[int], heads: Sequence[int], room: Sequence[int], costs: Sequence[int], supplies: Sequence[int]
) -> list[int] | None:
    """The cheapest flow that takes all supplies to where they are missing; None where there is none.

    Costs that are too large for the solver's arithmetic lose their last bits, all of them the same number.
    """
    excess = max(0, _size(costs) + len(supplies).bit_length() - _BITS)
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        numpy.array(tails, dtype=numpy.int32),
        numpy.array(heads, dtype=numpy.int32),
        numpy.array(room, dtype=numpy.int64),
        numpy.array([cost >> excess for cost in costs] if excess else costs, dtype=numpy.int64),
    )
    solver.set_nodes_supplies(numpy.arange(len(supplies), dtype=numpy.int32), numpy.array(supplies, dtype=numpy.int64))
    status = solver.solve()
    if status == solver.INFEASIBLE:
        return None
    if status != solver.OPTIMAL:
        raise ArithmeticError(f"the flow was not solved: status {status}")
    flows: list[int] = solver.flows(numpy.arange(len(tails), dtype=numpy.int32)).tolist()
    return flows


def cuts(tails: Sequence[int], heads: Sequence[int], room: Sequence[int], supplies: Sequence[int]) -> list[set[int]]:
    """Sets of nodes whose supplies cannot all leave; the least and the largest; empty where all can."""
    source, sink = len(supplies), len(supplies) + 1
    solver = max_flow.SimpleMaxFlow()
    given = [(source, node, supply) for node, supply in enumerate(supplies) if supply > 0]
    taken = [(node, sink, -supply) for node, supply in enumerate(supplies) if supply < 0]
    ends = numpy.array(given + taken, dtype=numpy.int64).reshape(-1, 3)
    solver.add_arcs_with_capacity(
        numpy.concatenate([numpy.array(tails, dtype=numpy.int32), ends[:, 0].astype(numpy.int32)]),
        numpy.concatenate([numpy.array(heads, dtype=numpy.int32), ends[:, 1].astype(numpy.int32)]),
        numpy.concatenate([numpy.array(room, dtype=numpy.int64), ends[:, 2]]),
    )
    status = solver.solve(source, sink)
    if status != solver.OPTIMAL:
        raise ArithmeticError(f"the flow was not solved: status {status}")
    if solver.optimal_flow() == sum(amount for _, _, amount in given):
        return []
    least = set(solver.get_source_side_min_cut()) - {source}
    return [least, set(range(len(supplies))) - set(solver.get_sink_side_min_cut())]


def _size(costs: Sequence[int]) -> int:
    return max(max(costs, default=0), -min(costs, default=0)).bit_length()
