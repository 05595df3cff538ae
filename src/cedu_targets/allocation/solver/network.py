"""Networks: flows within bounds, conserved at every node. All numbers are whole, and so are all answers.

Sums of numbers that are nested on two sides (units within wholes, units within areas) are such a network, and that
is why an exact answer exists: where fractions meet all demands, whole numbers do, each less than 1 from its
fraction (Bacharach 1966; Hoffman's circulation theorem; Cox & Ernst 1982).
"""

from msgspec import Struct, field

from cedu_targets.allocation.solver.augmenting import Residual, cheapest

MOST_ARCS_BY_HAND = 1000
"""Larger networks are given to HiGHS; loading it takes about as long as one of this size by hand."""


class Network(Struct):
    """Arcs between numbered nodes. A flow is conserved at every node: what enters leaves (a circulation)."""

    nodes: int
    tails: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    lows: list[int] = field(default_factory=list)
    highs: list[int] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)
    sent: dict[int, int] = field(default_factory=dict)
    """By node: what enters it by `send` beyond what leaves it."""

    def send(self, tail: int, head: int, amount: int) -> None:
        """A flow that is there in any case."""
        self.sent[tail] = self.sent.get(tail, 0) - amount
        self.sent[head] = self.sent.get(head, 0) + amount

    def add(self, tail: int, head: int, low: int, high: int, cost: int = 0) -> None:
        """One more arc; its number is the count of those before it. `low` ≤ `high`."""
        self.tails.append(tail)
        self.heads.append(head)
        self.lows.append(low)
        self.highs.append(high)
        self.costs.append(cost)

    def flow(self) -> list[int] | None:
        """The cheapest flow by arc; None where the bounds allow none."""
        if len(self.tails) > MOST_ARCS_BY_HAND:
            from cedu_targets.allocation.solver import large_network

            beyond = large_network.flow(self.tails, self.heads, self._room(), self.costs, self._supplies())
            return beyond and [low + more for low, more in zip(self.lows, beyond, strict=True)]
        residual = Residual(self.tails, self.heads, self._room(), self._supplies())
        if not cheapest(residual, self.costs):
            return None
        return [low + residual.left[2 * arc + 1] for arc, low in enumerate(self.lows)]

    def cuts(self) -> list[set[int]]:
        """Where no flow exists: sets of nodes that must take in more than may leave them, by as much as possible.

        The least and the largest such set; empty where a flow exists.
        """
        if len(self.tails) > MOST_ARCS_BY_HAND:
            from cedu_targets.allocation.solver import large_network

            return large_network.cuts(self.tails, self.heads, self._room(), self._supplies())
        residual = Residual(self.tails, self.heads, self._room(), self._supplies())
        if cheapest(residual, [0] * len(self.tails)):
            return []
        return [residual.reached(), set(range(self.nodes)) - residual.reaching()]

    def _room(self) -> list[int]:
        return [high - low for low, high in zip(self.lows, self.highs, strict=True)]

    def _supplies(self) -> list[int]:
        """What the low bounds alone leave at each node to be sent on."""
        supplies = [self.sent.get(node, 0) for node in range(self.nodes)]
        for tail, head, low in zip(self.tails, self.heads, self.lows, strict=True):
            supplies[tail] -= low
            supplies[head] += low
        return supplies
