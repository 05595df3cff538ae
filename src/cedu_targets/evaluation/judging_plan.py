"""JudgingPlan: how a document is judged, whatever its shape."""

from collections.abc import Sequence

from msgspec import Struct

from cedu_targets.checks.rule import Rule
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.items import Item
from cedu_targets.domain.prose import Prose
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import AppliedRule


class JudgingPlan(Struct, frozen=True):
    """How a document is judged; one plan serves all forms that differ in nothing but their values."""

    document: Document
    """As it is judged: of a table, with the blanks and the rounding that the pack says."""
    context: Context
    rules: Sequence[Rule]
    applied: Sequence[AppliedRule]
    """Each rule as it fares where it finds nothing and can judge everything."""
    remarks: Sequence[Finding]
    """What is strange about its names and columns."""
    duties: tuple[Item, ...]
    inferred: frozenset[str] = frozenset()
    """The rules, by id, that no sentence of the sheet and no pack states: names or numbers speak for them."""
    not_judged: tuple[NotJudged, ...] = ()
    """What the pack says of words that the document does not have."""

    def is_stated(self, rule: str) -> bool:
        """Whether a rule is stated, by a pack or by the sheet."""
        return rule not in self.inferred


def untroubled(rule: Rule, document: Document, context: Context) -> AppliedRule:
    """A rule as it fares where it finds nothing and can judge everything."""
    extent = rule.extent(document, context)
    return AppliedRule(
        id=rule.id,
        check=rule.check,
        severity=rule.binds,
        why=rule.why,
        parameters=rule.told(document, context),
        relations=extent.relations,
        judged=extent.places,
        applies=rule.applies(context),
    )


def duties_of(pack: RulePack | None, prose: Prose | None) -> tuple[Item, ...]:
    """What the pack says that the document asks for, with the line of its words where the text was given."""
    entries = pack.duties if pack is not None else ()
    passages = {entry.id: prose.find(entry.quote) if prose else [] for entry in entries}
    return tuple(entry.item(passages[entry.id][0].line if passages[entry.id] else None) for entry in entries)
