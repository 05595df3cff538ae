"""Rules meet a document: every finding in the order of the sheet, and what could not be judged."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import localcontext
from functools import partial

from msgspec.structs import replace

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.cell_places import CellPlaces
from cedu_targets.domain.context import Context
from cedu_targets.domain.declaration import Declaration
from cedu_targets.domain.diagnosis import Search
from cedu_targets.domain.document import Document
from cedu_targets.domain.equation import Equation
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.items import Items
from cedu_targets.domain.numbers import PRECISION
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.judging_plan import JudgingPlan
from cedu_targets.evaluation.of_which_rows import of_which_rows
from cedu_targets.evaluation.repair_constraints import RepairConstraints
from cedu_targets.evaluation.stated_sums import told_once
from cedu_targets.evaluation.support import supported
from cedu_targets.evaluation.table_plan import table_plan
from cedu_targets.evaluation.unjudged_totals import unjudged_totals, without_notes
from cedu_targets.files.reading_watch import JUDGED, reach
from cedu_targets.packs import inference
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import AppliedRule, Checked, FileReport, Outcome

SEARCH_SECONDS = 9.0 if sys.platform == "emscripten" else 3.0
"""The search for the causes of what fails in one file. In a browser the same search may take three times as long."""
_MOST_PLACES = 300_000
"""That the findings of one document may name, some 150 MB; nobody reads as many."""
_NAMES_OF_A_PLACE = 64
"""A list of so many names takes what a place takes; a tuple of them is the table's own."""


def evaluate(
    path: str,
    number: int,
    document: Document,
    remarks: Sequence[Finding],
    pack: RulePack | None,
    *,
    prose: Prose | None = None,
    last_year: Sequence[Table] = (),
    forms: ExpectedForms | None = None,
    lists: Sequence[Items] = (),
    diagnosis: bool = True,
    search_seconds: float = SEARCH_SECONDS,
) -> FileReport:
    """Judge a document by a pack, or by what it declares itself; then look for the causes of what fails.

    It is compared with `prose` and with the tables of last year's file, a form of what took place with those that are
    expected (`forms`), the targets of its pack with all of the file's lists of items that have it (`lists`). Worked
    out in PRECISION digits. The search for causes stops after `search_seconds`.
    """
    with localcontext(prec=PRECISION):
        plan = plan_for(document, pack, prose, last_year, forms, lists, is_first=number == 1)
        document = plan.document
        applied, findings, not_judged = _apply(plan)
        not_judged = [*plan.not_judged, *not_judged]
        if isinstance(document, Table):
            found = supported(document, findings, not_judged, plan.is_stated)
            totals = list(unjudged_totals(document, plan.rules, plan.context))
            applied = _less(applied, found.not_judged[len(not_judged) :])
            not_judged = [*found.not_judged, *totals]
            remarks = without_notes(remarks, totals)
            findings = told_once(document, found.findings, plan.is_stated, partial(_equations, plan, document))
            findings += of_which_rows(document)
            if document.skipped:
                from cedu_targets.evaluation.skipped_numbers import skipped_numbers  # hardly any form has such texts

                findings += skipped_numbers(document, findings)
        reach(JUDGED)
        said = [*remarks, *plan.remarks, *_said_once(findings)]
        said.sort(key=lambda finding: finding.place.reading_order)
        relations = sum(rule.relations for rule in applied)
        relations += document.relations_read if isinstance(document, Table) else 0
        return FileReport(
            path=path,
            number=number,
            document=document,
            pack=pack.name if pack else None,
            checked=_extent(document, relations, len(not_judged)),
            findings=tuple(said),
            not_judged=tuple(not_judged),
            rules=tuple(applied),
            duties=plan.duties,
            issued=pack.issued if pack else None,
            search=_causes(plan, document, said, search_seconds) if diagnosis and isinstance(document, Table) else None,
        )


def _extent(document: Document, relations: int, not_judged: int) -> Checked:
    match document:
        case Items():
            return Checked(relations, 0, not_judged, items=document.size)
        case Records():
            return Checked(relations, 0, not_judged, records=document.size)
        case Table():
            return Checked(relations, document.size, not_judged)


def plan_for(
    document: Document,
    pack: RulePack | None,
    prose: Prose | None = None,
    last_year: Sequence[Table] = (),
    forms: ExpectedForms | None = None,
    lists: Sequence[Items] = (),
    *,
    is_first: bool = True,
) -> JudgingPlan:
    """How a document, the first of its file or a further one, is judged; each shape has its own way."""
    match document:
        case Table():
            return table_plan(document, pack, prose, last_year)
        case Items():
            from cedu_targets.evaluation.items_plan import items_plan  # loads checks that no table is held to

            return items_plan(document, pack, prose, lists, is_first=is_first)
        case Records():
            from cedu_targets.evaluation.records_plan import records_plan

            return records_plan(document, pack, forms)


def equations_of(table: Table, pack: RulePack | None) -> list[Equation]:
    """The sums that hold of a table by a pack, or by what it declares itself."""
    plan = plan_for(table, pack)
    return _equations(plan, table)


def _causes(plan: JudgingPlan, table: Table, findings: Sequence[Finding], seconds: float) -> Search | None:
    """The causes of what fails in a table; nothing is loaded where nothing fails."""
    if not any(finding.difference is not None for finding in findings) and not table.unreadable:
        return None
    from cedu_targets.diagnosis.diagnose import SearchLimits, diagnose

    constraints = RepairConstraints.of(_table_rules(plan), table, plan.context)
    limits = SearchLimits(seconds)
    return diagnose(table, _equations(plan, table), findings, limits, objection=constraints.against)


def _table_rules(plan: JudgingPlan) -> list[TableRule]:
    return [rule for rule in plan.rules if isinstance(rule, TableRule)]


def _equations(plan: JudgingPlan, table: Table) -> list[Equation]:
    return [equation for rule in _table_rules(plan) for equation in rule.equations(table, plan.context)]


def _said_once(findings: Sequence[Finding]) -> list[Finding]:
    """Without "required and blank" at a total whose failed sum says so already."""
    blank_sums = {
        (finding.place.unit, finding.place.indicator)
        for finding in findings
        if finding.code in ("PW001", "DS001") and finding.actual is None
    }
    return [
        finding
        for finding in findings
        if finding.code != "PR001" or (finding.place.unit, finding.place.indicator) not in blank_sums
    ]


def _apply(plan: JudgingPlan) -> tuple[list[AppliedRule], list[Finding], list[NotJudged]]:
    """Every rule on the document: how each fared, and all that they found."""
    applied: list[AppliedRule] = []
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    left = _MOST_PLACES
    for rule, spotless in zip(plan.rules, plan.applied, strict=True):
        found = _bounded(rule.findings(plan.document, plan.context), rule.id, plan.document, left)
        left -= sum(map(_places, found))
        if not found:
            applied.append(spotless)
            continue
        unjudged = [entry for entry in found if isinstance(entry, NotJudged)]
        stated = [entry for entry in found if isinstance(entry, Finding)]
        applied.append(
            replace(
                spotless,
                relations=max(0, spotless.relations - sum(entry.place.unit is not None for entry in unjudged)),
                findings=len(stated),
                not_judged=len(unjudged),
                judged=max(0, spotless.judged - sum(entry.places for entry in unjudged)),
            )
        )
        findings += stated
        not_judged += unjudged
    return applied, findings, not_judged


def _bounded(
    found: Iterable[Finding | NotJudged], rule: str, document: Document, left: int
) -> list[Finding | NotJudged]:
    """What a rule finds, until its findings name more places than are left."""
    kept: list[Finding | NotJudged] = []
    for one in found:
        left -= _places(one)
        if left < 0:
            kept.append(NotJudged(rule, document.whole_place, "too_many_findings", {"limit": _MOST_PLACES}))
            break
        kept.append(one)
    return kept


def _places(found: Finding | NotJudged) -> int:
    """How many places are held for it: those of a column are made when they are read, of its rows' names."""
    if not isinstance(found, Finding):
        return 1
    related = found.related
    if not isinstance(related, CellPlaces):
        return 1 + len(related)
    return 1 + (0 if isinstance(related.units, tuple) else len(related.units) // _NAMES_OF_A_PLACE)


def _less(applied: Sequence[AppliedRule], opened: Sequence[NotJudged]) -> list[AppliedRule]:
    """The rules without the failures that turned out to be no sums at all: they are not judged."""
    count = Counter[str]()
    for entry in opened:
        count[entry.rule] += entry.places
    return [
        replace(
            one,
            relations=max(0, one.relations - count[one.id]),
            findings=one.findings - count[one.id],
            not_judged=one.not_judged + count[one.id],
            judged=max(0, one.judged - count[one.id]),
        )
        if one.id in count
        else one
        for one in applied
    ]


def outcomes(table: Table, pack: RulePack | None) -> tuple[Outcome, ...]:
    """Each declared relation with the rows in which it holds and fails, judged as a check by `pack` would judge it.

    A row that a check would not judge, and one without any number, is neither.
    """
    with localcontext(prec=PRECISION):
        plan = table_plan(table, pack)
        assert isinstance(plan.document, Table)
        return tuple(_outcome(declaration, plan.document, plan.context) for declaration in table.declarations)


def _outcome(declaration: Declaration, table: Table, context: Context) -> Outcome:
    relation = declaration.relation
    if relation is None:
        return Outcome(declaration, 0, 0)
    failed: set[str | None] = set()
    unjudged: set[str | None] = set()
    for rule in inference.rules_of(relation, declaration.text):
        for entry in rule.findings(table, context):
            if isinstance(entry, NotJudged):
                unjudged |= set(table.rows) if entry.place.unit is None else {entry.place.unit}
            elif entry.code != rule.tail:
                failed.add(entry.place.unit)
    rows = {row for row in table.rows if any(table.value(row, term.code) is not None for term in relation.terms)}
    return Outcome(declaration, len(rows - failed - unjudged), len(failed))
