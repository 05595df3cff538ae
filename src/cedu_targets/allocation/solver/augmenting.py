"""Cheapest flows of small networks by shortest augmenting paths, in plain Python whole numbers.

A district's table has a few hundred arcs; for those this is done before a large library is loaded. Costs are of
any size, so nothing is scaled or rounded here. Busacker & Gowen 1960, with the node prices of Edmonds & Karp 1972.
"""

from collections.abc import Sequence
from heapq import heappop, heappush


class Residual:
    """What a flow leaves of a network: every arc there and, at the next number, back."""

    def __init__(self, tails: Sequence[int], heads: Sequence[int], capacities: Sequence[int], supplies: list[int]):
        self.supplies = supplies
        self.ends: list[int] = []
        self.left: list[int] = []
        self.leaving: list[list[int]] = [[] for _ in supplies]
        for tail, head, capacity in zip(tails, heads, capacities, strict=True):
            self.leaving[tail].append(len(self.ends))
            self.ends.append(head)
            self.left.append(capacity)
            self.leaving[head].append(len(self.ends))
            self.ends.append(tail)
            self.left.append(0)

    def push(self, arc: int, amount: int) -> None:
        """Send `amount` along an arc, and account for it at both ends."""
        self.left[arc] -= amount
        self.left[arc ^ 1] += amount
        self.supplies[self.ends[arc ^ 1]] -= amount
        self.supplies[self.ends[arc]] += amount

    def reached(self) -> set[int]:
        """Nodes to which what is still to be sent could go."""
        return self._search([node for node, supply in enumerate(self.supplies) if supply > 0], back=0)

    def reaching(self) -> set[int]:
        """Nodes from which what is still missing could come."""
        return self._search([node for node, supply in enumerate(self.supplies) if supply < 0], back=1)

    def _search(self, stack: list[int], back: int) -> set[int]:
        seen = set(stack)
        while stack:
            for arc in self.leaving[stack.pop()]:
                if self.left[arc ^ back] and self.ends[arc] not in seen:
                    seen.add(self.ends[arc])
                    stack.append(self.ends[arc])
        return seen


def cheapest(residual: Residual, costs: Sequence[int]) -> bool:
    """Send all supplies to where they are missing, at the least cost; False where not all of it can go.

    `costs` by arc of the network. The flow on arc `n` is `residual.left[2 * n + 1]` afterwards, a greatest flow in
    any case.
    """
    both = [cost for forth in costs for cost in (forth, -forth)]
    for arc in range(0, len(both), 2):
        if both[arc] < 0 and residual.left[arc]:
            residual.push(arc, residual.left[arc])
    prices = [0] * len(residual.supplies)
    while any(supply > 0 for supply in residual.supplies):
        found = _nearest(residual, both, prices)
        if found is None:
            return False
        end, through = found
        path = []
        node = end
        while node in through:
            path.append(through[node])
            node = residual.ends[through[node] ^ 1]
        amount = min(residual.supplies[node], -residual.supplies[end], *(residual.left[arc] for arc in path))
        for arc in path:
            residual.push(arc, amount)
    return True


def _nearest(residual: Residual, costs: Sequence[int], prices: list[int]) -> tuple[int, dict[int, int]] | None:
    """The node with something missing that is cheapest to reach, and the arcs by which nodes were reached."""
    distances = {node: 0 for node, supply in enumerate(residual.supplies) if supply > 0}
    heap = [(0, node) for node in distances]
    through: dict[int, int] = {}
    done: set[int] = set()
    while heap:
        distance, node = heappop(heap)
        if node in done:
            continue
        done.add(node)
        if residual.supplies[node] < 0:
            for other, price in enumerate(prices):
                prices[other] = price + min(distances.get(other, distance), distance)
            return node, through
        for arc in residual.leaving[node]:
            end = residual.ends[arc]
            if not residual.left[arc] or end in done:
                continue
            further = distance + costs[arc] + prices[node] - prices[end]
            if end not in distances or further < distances[end]:
                distances[end] = further
                through[end] = arc
                heappush(heap, (further, end))
    return None
