"""Rules meet a document: every finding in the order of the sheet, and what could not be judged."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cedu_targets import inference
from cedu_targets.acquaintance import acquaint
from cedu_targets.checks.rule import Rule
from cedu_targets.domain.duty import Duty
from cedu_targets.domain.finding import Finding, NotJudged, Place, Severity
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.relation import Relation
from cedu_targets.domain.table import Blanks, Measure, Table
from cedu_targets.packs import RulePack
from cedu_targets.report import AppliedRule, Checked, FileReport, Outcome


def evaluate(
    path: str,
    number: int,
    table: Table,
    remarks: Sequence[Finding],
    pack: RulePack | None,
    *,
    prose: Prose | None = None,
    last_year: Table | None = None,
) -> FileReport:
    """Judge a table by a pack, or by what it declares itself; `prose` and `last_year` are what it is compared with."""
    if pack is None:
        # A target left blank was not assigned; an achievement left blank was not reported.
        blanks = Blanks.ZERO if table.measure is Measure.TARGET else Blanks.UNKNOWN
        rules = inference.infer(table)
    else:
        blanks = pack.blanks
        rules = [*pack.rules, *inference.declared_beyond(table, pack)]
        table, strange = acquaint(table, pack, prose, last_year)
        remarks = [*remarks, *_misfits(table, pack), *strange]
    table = replace(table, blanks=blanks)
    applied, findings, not_judged = _apply(rules, table)
    findings = _said_once(findings)
    return FileReport(
        path=path,
        number=number,
        table=table,
        pack=pack.name if pack else None,
        checked=Checked(
            sum(rule.relations for rule in applied), len(table.rows) * len(table.indicators), len(not_judged)
        ),
        findings=tuple(sorted([*remarks, *findings], key=lambda finding: _order(finding.place))),
        not_judged=tuple(not_judged),
        rules=tuple(applied),
        duties=_duties(pack, prose),
    )


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


def _duties(pack: RulePack | None, prose: Prose | None) -> tuple[Duty, ...]:
    if pack is None:
        return ()
    passages = {entry.id: prose.find(entry.quote) if prose else [] for entry in pack.duties}
    return tuple(entry.duty(passages[entry.id][0].line if passages[entry.id] else None) for entry in pack.duties)


def _misfits(table: Table, pack: RulePack) -> list[Finding]:
    """A warning where a pack is used on a table that it was not written for, naming the columns it leaves out."""
    if pack.fits(table):
        return []
    spoken_of = inference.columns_of(pack, table)
    left_out = [code for code in table.codes if code not in spoken_of]
    parameters = {"pack": pack.name, "title": pack.title, "no_rule_for": "、".join(left_out)}
    place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
    return [Finding("RD021", "reading", Severity.WARNING, place, parameters)]


def _apply(rules: Sequence[Rule], table: Table) -> tuple[list[AppliedRule], list[Finding], list[NotJudged]]:
    """Every rule on the table: how each fared, and all that they found."""
    applied: list[AppliedRule] = []
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    for rule in rules:
        found = list(rule.findings(table)) if rule.applies(table) else []
        unjudged = [entry for entry in found if isinstance(entry, NotJudged)]
        stated = [entry for entry in found if isinstance(entry, Finding)]
        applied.append(
            AppliedRule(
                id=rule.id,
                check=rule.check,
                severity=rule.binds,
                why=rule.why,
                parameters=rule.told(table),
                relations=rule.evaluations(table) - sum(entry.place.unit is not None for entry in unjudged),
                findings=len(stated),
                not_judged=len(unjudged),
                judged=rule.places(table) - len(unjudged) if rule.applies(table) else 0,
                applies=rule.applies(table),
            )
        )
        findings += stated
        not_judged += unjudged
    return applied, findings, not_judged


def outcomes(table: Table) -> tuple[Outcome, ...]:
    """Each declared relation with the rows in which it holds and fails (blanks as 0)."""
    found = []
    for declaration in table.declarations:
        relation = declaration.relation
        verdicts = [_holds(relation, table, unit) for unit in table.rows] if relation else []
        found.append(Outcome(declaration, verdicts.count(True), verdicts.count(False)))
    return tuple(found)


def _holds(relation: Relation, table: Table, unit: str) -> bool | None:
    if any(table.is_unreadable(unit, term.code) for term in relation.terms):
        return None
    return relation.holds(partial(table.value, unit))


def _order(place: Place) -> tuple[int, int, int]:
    """The order of the sheet: by row, then column; what has no cell comes first."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", place.cell or "")
    if match is None:
        return (place.line or 0, 0, 0)
    return (int(match[2]), len(match[1]), int.from_bytes(match[1].encode(), "big"))
