"""Form entries: what a pack says twice of the forms that it expects."""

from collections.abc import Iterator

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.quantity import folded
from cedu_targets.packs.lint.flaws import Flaw
from cedu_targets.packs.pack import RulePack


def form_entries(pack: RulePack) -> Iterator[Flaw]:
    """PK116 for a category that is listed twice."""
    monthly = pack.forms.monthly if pack.forms is not None else None
    if monthly is None:
        return
    seen: set[str] = set()
    for number, category in enumerate(monthly.categories):
        if folded(category) in seen:
            path = ("forms", "monthly", "categories", number)
            yield Flaw("PK116", path, "forms", Severity.WARNING, {"category": category})
        seen.add(folded(category))
