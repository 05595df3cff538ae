"""Item order: precedences of a pack that go round in a circle, so that nothing could come first."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from cedu_targets.checks.items.precedence import Precedence
from cedu_targets.domain.finding import Severity
from cedu_targets.packs.lint.flaws import Flaw
from cedu_targets.packs.pack import RulePack


def item_order(pack: RulePack) -> Iterator[Flaw]:
    """PK115 at each precedence that closes a circle; those before it are held against no further one."""
    order: dict[str, set[str]] = {}
    for number, rule in enumerate(pack.rules):
        if not isinstance(rule, Precedence):
            continue
        order.setdefault(rule.after, set()).add(rule.before)
        try:
            TopologicalSorter(order).prepare()
        except CycleError as error:
            circle = " → ".join(error.args[1])
            yield Flaw("PK115", ("rules", number, "after"), rule.id, Severity.WARNING, {"circle": circle})
            order[rule.after].discard(rule.before)
