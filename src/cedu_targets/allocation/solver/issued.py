"""The issued table, kept as far as the new demands allow: the least total absolute change, as a cheapest flow.

A table of least change is found first; the prices of its network then tell which numbers may differ at all between
tables of least change (complementary slackness). Within that box the nearest to the shares is looked for.
"""

from collections import deque
from collections.abc import Sequence

from cedu_targets.allocation.solver.nearest import Box, Numbers, whole_box
from cedu_targets.allocation.solver.network import Network
from cedu_targets.allocation.solver.trees import Tree


def least_change(tree: Tree, issued: Sequence[Sequence[int]]) -> tuple[Numbers, Box] | None:
    """A table of least change of a network tree, and the box in which all of them lie; None where none exists.

    `issued` by column of the tree and position of the unit.
    """
    box = whole_box(tree)
    start = [
        [min(max(number, low), high) for number, low, high in zip(*column, strict=True)]
        for column in zip(issued, box.lows, box.highs, strict=True)
    ]
    network, cells = tree.network(), []
    for sum_, (low, high) in zip(tree.sums(), box.sums, strict=True):
        network.add(sum_.tail, sum_.head, low, high)
    for number, numbers in enumerate(start):
        for unit, tail, head in tree.ends(number):
            network.send(tail, head, numbers[unit])
            network.add(tail, head, 0, box.highs[number][unit] - numbers[unit], 1)
            network.add(head, tail, 0, numbers[unit] - box.lows[number][unit], 1)
            cells.append((number, unit))
    flow = network.flow()
    if flow is None:
        return None
    free = _free(network, flow)
    table, lows, highs = ([list(numbers) for numbers in start] for _ in range(3))
    for place, (number, unit) in enumerate(cells, 0):
        up, down = len(box.sums) + 2 * place, len(box.sums) + 2 * place + 1
        table[number][unit] += flow[up] - flow[down]
        lows[number][unit] += free[up][0] - free[down][1]
        highs[number][unit] += free[up][1] - free[down][0]
    return table, Box(lows, highs, free[: len(box.sums)])


def _free(network: Network, flow: Sequence[int]) -> list[tuple[int, int]]:
    """By arc: between which bounds its flow lies in every cheapest flow."""
    prices = _prices(network, flow)
    free = []
    for tail, head, low, high, cost in zip(
        network.tails, network.heads, network.lows, network.highs, network.costs, strict=True
    ):
        reduced = cost + prices[tail] - prices[head]
        free.append((low, low) if reduced > 0 else (high, high) if reduced < 0 else (low, high))
    return free


def _prices(network: Network, flow: Sequence[int]) -> list[int]:
    """Prices of the nodes that prove a flow cheapest: shortest distances over what the flow leaves open."""
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(network.nodes)]
    for arc, amount in enumerate(flow):
        tail, head, cost = network.tails[arc], network.heads[arc], network.costs[arc]
        if amount < network.highs[arc]:
            leaving[tail].append((head, cost))
        if amount > network.lows[arc]:
            leaving[head].append((tail, -cost))
    prices = [0] * network.nodes
    waiting, is_waiting = deque(range(network.nodes)), [True] * network.nodes
    while waiting:
        node = waiting.popleft()
        is_waiting[node] = False
        for end, cost in leaving[node]:
            if prices[node] + cost < prices[end]:
                prices[end] = prices[node] + cost
                if not is_waiting[end]:
                    is_waiting[end] = True
                    waiting.append(end)
    return prices
