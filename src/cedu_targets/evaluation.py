"""Rules meet a document: every finding in the order of the sheet, and what could not be judged."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from cedu_targets import packs
from cedu_targets.checks.rule import Rule
from cedu_targets.domain.diagnosis import Search
from cedu_targets.domain.finding import Finding, NotJudged, Place, Severity
from cedu_targets.domain.indicator import Rounding
from cedu_targets.domain.relation import Relation, Side, total
from cedu_targets.domain.table import Blanks, Measure, Table
from cedu_targets.domain.tail_difference import Slack, Zone, total_slack
from cedu_targets.report import Checked, FileReport, Outcome


def evaluate(
    path: str,
    number: int,
    table: Table,
    remarks: Sequence[Finding],
    pack: packs.RulePack | None,
    diagnosis: bool = True,
) -> FileReport:
    """Judge a table by a pack, or by what it declares itself; then look for the causes of what fails."""
    if pack is None:
        # A target left blank was not assigned; an achievement left blank was not reported.
        blanks = Blanks.ZERO if table.measure is Measure.TARGET else Blanks.UNKNOWN
        rules = packs.infer(table)
    else:
        blanks = pack.blanks
        table = pack.rounding.applied(table)
        rules = [*pack.rules, *packs.declared_beyond(table, pack)]
        remarks = [*remarks, *_misfits(table, pack)]
    table = replace(table, blanks=blanks)
    findings, not_judged, relations = _apply(rules, table)
    findings = sorted([*remarks, *findings], key=lambda finding: _order(finding.place))
    return FileReport(
        path=path,
        number=number,
        table=table,
        pack=pack.name if pack else None,
        checked=Checked(relations, len(table.rows) * len(table.indicators), len(not_judged)),
        findings=tuple(findings),
        not_judged=tuple(not_judged),
        outcomes=outcomes(table),
        search=_causes(rules, table, findings) if diagnosis else None,
    )


def _causes(rules: Sequence[Rule], table: Table, findings: Sequence[Finding]) -> Search | None:
    """The causes of what fails; nothing is loaded where nothing fails."""
    if not any(finding.difference is not None for finding in findings) and not table.unreadable:
        return None
    from cedu_targets.diagnosis.diagnose import diagnose

    return diagnose(table, [equation for rule in rules for equation in rule.equations(table)], findings)


def _misfits(table: Table, pack: packs.RulePack) -> list[Finding]:
    """A warning where a pack is used on a table that it was not written for, naming the columns it leaves out."""
    if pack.fits(table):
        return []
    spoken_of = packs.columns_of(pack, table)
    left_out = [code for code in table.codes if code not in spoken_of]
    parameters = {"pack": pack.name, "title": pack.title, "no_rule_for": "、".join(left_out)}
    place = Place(sheet=table.layout.sheet, period=table.period, measure=table.measure)
    return [Finding("RD021", "reading", Severity.WARNING, place, parameters)]


def _apply(rules: Sequence[Rule], table: Table) -> tuple[list[Finding], list[NotJudged], int]:
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    relations = 0
    for rule in rules:
        relations += rule.evaluations(table)
        for found in rule.findings(table):
            if isinstance(found, NotJudged):
                not_judged.append(found)
                relations -= found.place.unit is not None
            else:
                findings.append(found)
    return findings, not_judged, relations


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
    value_of = partial(table.value, unit)
    holds = relation.holds(value_of)
    if holds is False and relation.is_equality and any(i.rounding is not Rounding.EXACT for i in table.indicators):
        return all(
            _slack(table, unit, left, right).zone((total(left, value_of) or Decimal(0)) - (total(right, value_of) or 0))
            is not Zone.WRONG
            for left, right in pairwise(relation.sides)
        )
    return holds


def _slack(table: Table, unit: str, left: Side, right: Side) -> Slack:
    signed = [*((term.code, term.sign) for term in left), *((term.code, -term.sign) for term in right)]
    return total_slack((table.by_code[code], sign, 1) for code, sign in signed if table.value(unit, code) is not None)


def _order(place: Place) -> tuple[int, int, int]:
    """The order of the sheet: by row, then column; what has no cell comes first."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", place.cell or "")
    if match is None:
        return (place.line or 0, 0, 0)
    return (int(match[2]), len(match[1]), int.from_bytes(match[1].encode(), "big"))
