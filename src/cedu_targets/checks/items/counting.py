"""QU003: new ones or all of them? What stays once it is there can be counted in two ways."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.targets import Counting


class HowCounted(ItemRule, frozen=True, kw_only=True):
    """Targets of things that stay say whether those of the year are meant or all of them; else the office is asked.

    It is asked once for all of a list of which the pack says that the text leaves it open, and asks nothing else.
    """

    codes: ClassVar = ("QU003",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True
    is_of_lists: ClassVar = False
    is_of_targets: ClassVar = True
    judges_numbers: ClassVar = False

    check: Literal["counting"] = "counting"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - words alone
        """QU003 at the first of them, with the names of all."""
        asked = [
            (target.name or entry.id, entry)
            for entry in items.entries
            for target in entry.targets
            if target.counting is Counting.UNSTATED and target.question is None
        ]
        if asked:
            first, *others = (entry for _, entry in asked)
            names = "、".join(dict.fromkeys(name for name, _ in asked))
            finding = self.at(first, "QU003", names=names, times=len(asked))
            yield Finding(
                finding.code, finding.rule, finding.severity, finding.place, finding.parameters,
                related=tuple(entry.place for entry in others), variant="table" if items.is_path_table else "",
            )  # fmt: skip

    def places(self, items: Items) -> int:  # noqa: ARG002 - a question judges nothing
        """None."""
        return 0
