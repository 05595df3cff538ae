"""JudgingPlan: how a document is judged, worked out once for all forms that differ in nothing but their values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import is_

from cedu_targets.checks.rule import Rule
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.duty import Duty
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Blanks, Measure
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.bind import bind
from cedu_targets.packs import inference
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import AppliedRule

_LONGEST_FORM = 500
"""Rows; what is worked out for a longer table is not kept for the next."""
_PARTS_OF_TABLE = [field.name for field in fields(Table) if field.name not in ("values", "unreadable")]


@dataclass(frozen=True, eq=False)
class DocumentForm:
    """A table without its values, and what it is judged by. Two are equal that are made of the same objects."""

    table: Table
    pack: RulePack | None
    prose: Prose | None
    last_year: Table | None

    def _parts(self) -> Iterator[object]:
        yield from (getattr(self.table, name) for name in _PARTS_OF_TABLE)
        yield from (self.pack, self.prose, self.last_year)

    def __hash__(self) -> int:
        return hash(tuple(map(id, self._parts())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocumentForm) and all(map(is_, self._parts(), other._parts()))


@dataclass(frozen=True)
class JudgingPlan:
    """How all tables are judged that differ in nothing but their values."""

    table: Table
    """Without values; its blanks and its rounding as they are judged."""
    context: Context
    rules: Sequence[Rule]
    applied: Sequence[AppliedRule]
    """Each rule as it fares where it finds nothing and can judge everything."""
    remarks: Sequence[Finding]
    """What is strange about its names and columns."""
    duties: tuple[Duty, ...]

    def bound(self, document: Document) -> Document:
        """A document of this form as it is judged."""
        return replace(self.table, values=document.values, unreadable=document.unreadable)


def judging_plan(
    document: Document, pack: RulePack | None, prose: Prose | None = None, last_year: Table | None = None
) -> JudgingPlan:
    """The plan for a document, kept for the next of its form where they are many."""
    form = DocumentForm(replace(document, values={}, unreadable=frozenset()), pack, prose, last_year)
    is_one_of_many = len(document.rows) <= _LONGEST_FORM and (prose is None or prose.path is not None)
    return _plan(form) if is_one_of_many else _plan.__wrapped__(form)


@lru_cache(maxsize=32)
def _plan(form: DocumentForm) -> JudgingPlan:
    """Kept, since the forms of one notice are read as the same table but for their values."""
    table, pack = form.table, form.pack
    context, remarks, duties = Context(), list[Finding](), tuple[Duty, ...]()
    rules: Sequence[Rule]
    if pack is None:
        # A target left blank was not assigned; an achievement left blank was not reported.
        blanks = Blanks.ZERO if table.measure is Measure.TARGET else Blanks.UNKNOWN
        rules = inference.infer(table)
    else:
        blanks = pack.blanks
        table = pack.rounding.applied(table)
        context, strange = bind(table, pack, form.prose, form.last_year)
        rules = [*pack.rules, *inference.declared_beyond(table, pack, context)]
        remarks = [*_misfits(table, pack, context), *strange]
        duties = _duties(pack, form.prose)
    table = replace(table, blanks=blanks)
    rules = [rule for rule in rules if rule.shape is table.shape]
    return JudgingPlan(table, context, rules, [_spotless(rule, table, context) for rule in rules], remarks, duties)


def _spotless(rule: Rule, table: Table, context: Context) -> AppliedRule:
    applies = rule.applies(context)
    return AppliedRule(
        id=rule.id,
        check=rule.check,
        severity=rule.binds,
        why=rule.why,
        parameters=rule.told(table, context),
        relations=rule.relations(table, context),
        judged=rule.places(table, context) if applies else 0,
        applies=applies,
    )


def _duties(pack: RulePack, prose: Prose | None) -> tuple[Duty, ...]:
    passages = {entry.id: prose.find(entry.quote) if prose else [] for entry in pack.duties}
    return tuple(entry.duty(passages[entry.id][0].line if passages[entry.id] else None) for entry in pack.duties)


def _misfits(table: Table, pack: RulePack, context: Context) -> list[Finding]:
    """A warning where a pack is used on a table that it was not written for, naming the columns it leaves out."""
    if pack.fits(table):
        return []
    spoken_of = inference.columns_of(pack, table, context)
    left_out = [code for code in table.codes if code not in spoken_of]
    parameters = {"pack": pack.name, "title": pack.title, "no_rule_for": "、".join(left_out)}
    return [Finding("RD021", "reading", Severity.WARNING, table.whole_place, parameters)]
