"""SC011, SC012, SC014: what a checklist says of its items can be counted."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Items, Reported, Return


class Answers(ItemRule):
    """What is done names its evidence, what is given up its reason, and every answer says how it stands."""

    codes: ClassVar = ("SC011", "SC012", "SC014")
    usual_severity: ClassVar = Severity.WARNING
    is_usual: ClassVar = True

    check: Literal["answers"] = "answers"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - answers alone
        """One finding at each answer that lacks something; a blank row lacks nothing."""
        for one in items.returns:
            found = self._lacking(one, items)
            if found is not None:
                code, variant, severity = found
                place = replace(one.place, item=one.item, unit=one.unit)
                yield Finding(code, self.id, severity, place, {"item": one.item, "said": one.said}, variant=variant)

    def places(self, items: Items) -> int:
        """Every row that is not blank."""
        return sum(not _is_empty(one) for one in items.returns)

    def _lacking(self, one: Return, items: Items) -> tuple[str, str, Severity] | None:
        match one.reported:
            case Reported.DONE if items.asks_evidence and not one.evidence:
                return "SC011", "", self.binds
            case Reported.CANCELLED if not one.reason:
                return "SC012", "", self.binds
            case Reported.BLANK if not _is_empty(one):
                return "SC014", "", self.binds
            case Reported.NOT_DONE | Reported.IN_PROGRESS if one.completed is not None:
                return "SC014", "dated", self.binds
            case Reported.UNCLEAR:
                return "SC014", "unclear", min(self.binds, Severity.NOTE, key=lambda severity: severity.rank)
        return None


def _is_empty(one: Return) -> bool:
    return one.reported is Reported.BLANK and one.completed is None and not one.evidence and not one.reason
