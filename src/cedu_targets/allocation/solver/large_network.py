"""Flows of large networks, by HiGHS's simplex. Loaded only for such networks.

A network's program has whole vertices, and with whole costs all that the simplex computes on them (sums along a tree)
is whole too, below 2^53 exactly so in floats: ties are broken as declared, on every machine. Scaling would spoil that
and is off; the presolve alone takes many times as long as the simplex. The answer is rounded and must be conserved in
integers before it is believed.
"""

from array import array
from collections.abc import Sequence
from itertools import chain
from operator import gt

from cedu_targets.allocation.solver.augmenting import Residual, cheapest
from cedu_targets.optimum.program import Layout, Matrix, Options
from cedu_targets.optimum.solver import solved

_COST_BITS = 44
_OPTIONS: Options = {"solver": "simplex", "simplex_scale_strategy": 0, "presolve": "off"}


def flow(
    tails: Sequence[int], heads: Sequence[int], room: Sequence[int], costs: Sequence[int], supplies: Sequence[int]
) -> list[int] | None:
    """The cheapest flow that takes all supplies to where they are missing; None where there is none.

    Costs beyond 44 bits lose their last bits, all of them the same number.
    """
    excess = max(0, max(map(abs, costs), default=0).bit_length() - _COST_BITS)
    return _flows(tails, heads, room, [cost >> excess for cost in costs] if excess else costs, supplies)


def cuts(tails: Sequence[int], heads: Sequence[int], room: Sequence[int], supplies: Sequence[int]) -> list[set[int]]:
    """Sets of nodes whose supplies cannot all leave; the least and the largest; empty where all can."""
    # One more node takes, at a price, what cannot be sent, and gives what cannot be filled.
    beyond, nodes = len(supplies), range(len(supplies))
    ends = [(node, beyond) if supplies[node] > 0 else (beyond, node) for node in nodes if supplies[node]]
    sent = _flows(
        [*tails, *(tail for tail, _ in ends)],
        [*heads, *(head for _, head in ends)],
        [*room, *(abs(supply) for supply in supplies if supply)],
        [0] * len(tails) + [1] * len(ends),
        [*supplies, 0],
    )
    residual = Residual(tails, heads, room, list(supplies))
    for arc, amount in enumerate((sent or [])[: len(tails)]):
        residual.push(2 * arc, amount)
    if cheapest(residual, [0] * len(tails)):
        return []
    return [residual.reached(), set(nodes) - residual.reaching()]


def _flows(
    tails: Sequence[int], heads: Sequence[int], room: Sequence[int], costs: Sequence[int], supplies: Sequence[int]
) -> list[int] | None:
    count, bounds = len(tails), array("d", supplies)
    layout = Layout(
        array("d", costs),
        array("d", bytes(8 * count)),  # zeros; lists of floats would take four times the room
        array("d", room),
        [],
        bounds,
        bounds,
        Matrix(
            True,
            range(0, 2 * count + 1, 2),
            array("i", chain.from_iterable(zip(tails, heads, strict=True))),
            array("d", (1.0, -1.0)) * count,
        ),
    )
    values = solved(layout, _OPTIONS).values
    if values is None:
        return None
    flows = [round(value) for value in values]
    left = list(supplies)
    for tail, head, amount in zip(tails, heads, flows, strict=True):
        left[tail] -= amount
        left[head] += amount
    if any(left) or min(flows) < 0 or any(map(gt, flows, room)):
        raise ArithmeticError("the flow is not whole")
    return flows
