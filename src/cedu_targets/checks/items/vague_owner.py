"""QU002: owners that are not named: 各有关市、区, 市级有关部门."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.owner_names import is_vague


class VagueOwner(ItemRule, frozen=True, kw_only=True):
    """Who has to do something can be told: where the words leave it open, the office is asked who is meant.

    It is asked of a list without a rule pack; the writer of a pack has decided what to ask.
    """

    codes: ClassVar = ("QU002",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True
    judges_numbers: ClassVar = False

    check: Literal["vague_owner"] = "vague_owner"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - owners alone
        """QU002 at the first item of each such owner, with how many items it has."""
        if items.is_checklist:  # whoever fills it in did not write the plan
            return
        asked: dict[str, int] = {}
        for entry in items.entries:
            for owner in entry.owners:
                if is_vague(owner.name):
                    asked[owner.name] = asked.get(owner.name, 0) + 1
        for name, count in asked.items():
            first = next(entry for entry in items.entries if any(owner.name == name for owner in entry.owners))
            yield self.at(first, "QU002", owner=name, times=count)

    def places(self, items: Items) -> int:  # noqa: ARG002 - a question judges nothing
        """None."""
        return 0
