"""Numbers that the demands leave no choice about, though no single total or bound says so.

Where units together fill the columns that they may use, no other unit can have anything there. A fit that is not told
comes nearer to such a 0 for ever. A number can differ between two flows only along a cycle of what one flow leaves
open, so it is forced where its two ends lie in different strongly connected parts.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.allocation.solver.nearest import Box, whole_box
from cedu_targets.allocation.solver.network import Network
from cedu_targets.allocation.solver.trees import Tree


def forced(tree: Tree) -> Box | None:
    """All that the demands on a tree allow, with forced numbers held; None where they allow nothing.

    Of a tree that is more than a network, what its network forces; there a number may be forced to a fraction of its
    column's granule, and is then not held.
    """
    box, network, cells = whole_box(tree), tree.network(), []
    for sum_, (low, high) in zip(tree.sums(), box.sums, strict=True):
        network.add(sum_.tail, sum_.head, low, high)
    for number, scale in enumerate(tree.scales):
        for unit, tail, head in tree.ends(number):
            cells.append((number, unit))
            network.add(tail, head, scale * box.lows[number][unit], scale * box.highs[number][unit])
    flow = network.flow()
    if flow is None:
        return None
    parts = _strong_parts(network, flow)
    lows, highs = ([list(numbers) for numbers in side] for side in (box.lows, box.highs))
    for arc, (number, unit) in enumerate(cells, len(box.sums)):
        value, beyond = divmod(flow[arc], tree.scales[number])
        if parts[network.tails[arc]] != parts[network.heads[arc]] and not beyond:
            lows[number][unit] = highs[number][unit] = value
    return replace(box, lows=lows, highs=highs)


def _strong_parts(network: Network, flow: Sequence[int]) -> list[int]:
    """By node: the number of its strongly connected part in what a flow leaves open (Kosaraju's two searches)."""
    leaving: list[list[int]] = [[] for _ in range(network.nodes)]
    entering: list[list[int]] = [[] for _ in range(network.nodes)]
    for arc, amount in enumerate(flow):
        tail, head = network.tails[arc], network.heads[arc]
        for open_, start, end in ((amount < network.highs[arc], tail, head), (amount > network.lows[arc], head, tail)):
            if open_:
                leaving[start].append(end)
                entering[end].append(start)
    finished: list[int] = []
    seen = [False] * network.nodes
    for root in range(network.nodes):
        stack = [] if seen[root] else [(root, 0)]
        seen[root] = True
        while stack:
            node, done = stack.pop()
            if done == len(leaving[node]):
                finished.append(node)
                continue
            stack.append((node, done + 1))
            end = leaving[node][done]
            if not seen[end]:
                seen[end] = True
                stack.append((end, 0))
    parts = [-1] * network.nodes
    for root in reversed(finished):
        waiting = [root] if parts[root] < 0 else []
        parts[root] = root if parts[root] < 0 else parts[root]
        while waiting:
            for start in entering[waiting.pop()]:
                if parts[start] < 0:
                    parts[start] = root
                    waiting.append(start)
    return parts
