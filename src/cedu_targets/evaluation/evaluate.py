"""Rules meet a document: every finding in the order of the sheet, and what could not be judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal, localcontext
from functools import lru_cache, partial
from itertools import pairwise
from operator import is_

from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.columns import Factors, factors_of, row_total, unit_slack
from cedu_targets.domain.diagnosis import Search
from cedu_targets.domain.duty import Duty
from cedu_targets.domain.finding import Finding, NotJudged, Place, Severity
from cedu_targets.domain.indicator import Rounding
from cedu_targets.domain.numbers import PRECISION
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.relation import Relation, Side, compare, total
from cedu_targets.domain.rounding_tolerance import Slack, Zone, total_slack
from cedu_targets.domain.table import Blanks, Measure, Table
from cedu_targets.evaluation.bind import acquaint
from cedu_targets.evaluation.repair_constraints import Objections
from cedu_targets.packs import inference
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import AppliedRule, Checked, FileReport, Outcome

_LONGEST_FORM = 500
"""Rows; what is worked out for a longer table is not kept for the next."""


@dataclass(frozen=True, eq=False)
class Case:
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
        return isinstance(other, Case) and all(map(is_, self._parts(), other._parts()))


_PARTS_OF_TABLE = [field.name for field in fields(Table) if field.name not in ("values", "unreadable")]


@dataclass(frozen=True)
class Brief:
    """How all tables are judged that differ in nothing but their values."""

    table: Table
    """Without values; told what it is compared with."""
    rules: Sequence[Rule]
    applied: Sequence[AppliedRule]
    """Each rule as it fares where it finds nothing and can judge everything."""
    remarks: Sequence[Finding]
    """What is strange about its names and columns."""
    duties: tuple[Duty, ...]


@lru_cache(maxsize=32)
def _brief(case: Case) -> Brief:
    """Kept, since the forms of one notice are read as the same table but for their values."""
    table, pack = case.table, case.pack
    remarks: list[Finding] = []
    if pack is None:
        # A target left blank was not assigned; an achievement left blank was not reported.
        blanks = Blanks.ZERO if table.measure is Measure.TARGET else Blanks.UNKNOWN
        rules = inference.infer(table)
    else:
        blanks = pack.blanks
        table = pack.rounding.applied(table)
        rules = [*pack.rules, *inference.declared_beyond(table, pack)]
        table, strange = acquaint(table, pack, case.prose, case.last_year)
        remarks = [*_misfits(table, pack), *strange]
    table = replace(table, blanks=blanks)
    return Brief(table, rules, [_spotless(rule, table) for rule in rules], remarks, _duties(pack, case.prose))


def _spotless(rule: Rule, table: Table) -> AppliedRule:
    applies = rule.applies(table)
    return AppliedRule(
        id=rule.id,
        check=rule.check,
        severity=rule.binds,
        why=rule.why,
        parameters=rule.told(table),
        relations=rule.evaluations(table),
        judged=rule.places(table) if applies else 0,
        applies=applies,
    )


def evaluate(
    path: str,
    number: int,
    table: Table,
    remarks: Sequence[Finding],
    pack: RulePack | None,
    *,
    prose: Prose | None = None,
    last_year: Table | None = None,
    diagnosis: bool = True,
) -> FileReport:
    """Judge a table by a pack, or by what it declares itself; then look for the causes of what fails.

    `prose` and `last_year` are what it is compared with. Worked out in PRECISION digits.
    """
    with localcontext(prec=PRECISION):
        return _evaluated(path, number, table, remarks, pack, prose, last_year, diagnosis)


def _evaluated(
    path: str,
    number: int,
    table: Table,
    remarks: Sequence[Finding],
    pack: RulePack | None,
    prose: Prose | None,
    last_year: Table | None,
    diagnosis: bool,
) -> FileReport:
    case = Case(replace(table, values={}, unreadable=frozenset()), pack, prose, last_year)
    is_one_of_many = len(table.rows) <= _LONGEST_FORM and (prose is None or prose.path is not None)
    brief = _brief(case) if is_one_of_many else _brief.__wrapped__(case)
    table = replace(brief.table, values=table.values, unreadable=table.unreadable)
    remarks = [*remarks, *brief.remarks]
    applied, findings, not_judged = _apply(brief, table)
    findings = sorted([*remarks, *_said_once(findings)], key=lambda finding: _order(finding.place))
    return FileReport(
        path=path,
        number=number,
        table=table,
        pack=pack.name if pack else None,
        checked=Checked(
            sum(rule.relations for rule in applied), len(table.rows) * len(table.indicators), len(not_judged)
        ),
        findings=tuple(findings),
        not_judged=tuple(not_judged),
        rules=tuple(applied),
        duties=brief.duties,
        search=_causes(brief.rules, table, findings) if diagnosis else None,
    )


def _causes(rules: Sequence[Rule], table: Table, findings: Sequence[Finding]) -> Search | None:
    """The causes of what fails; nothing is loaded where nothing fails."""
    if not any(finding.difference is not None for finding in findings) and not table.unreadable:
        return None
    from cedu_targets.diagnosis.diagnose import diagnose

    equations = [equation for rule in rules for equation in rule.equations(table)]
    return diagnose(table, equations, findings, objection=Objections.of(rules, table).against)


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


def _apply(brief: Brief, table: Table) -> tuple[list[AppliedRule], list[Finding], list[NotJudged]]:
    """Every rule on the table: how each fared, and all that they found."""
    applied: list[AppliedRule] = []
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    for rule, spotless in zip(brief.rules, brief.applied, strict=True):
        found = list(rule.findings(table)) if spotless.applies else []
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
    if factors := factors_of(table, relation.terms):
        return _holds_in_one_unit(relation, table, unit, factors)
    holds = relation.holds(value_of)
    if holds is False and relation.is_equality and any(i.rounding is not Rounding.EXACT for i in table.indicators):
        return all(
            _slack(table, unit, left, right).zone((total(left, value_of) or Decimal(0)) - (total(right, value_of) or 0))
            is not Zone.WRONG
            for left, right in pairwise(relation.sides)
        )
    return holds


def _holds_in_one_unit(relation: Relation, table: Table, unit: str, factors: Factors) -> bool | None:
    """Whether a relation over 万人次 and 人次 holds in a row; coarser columns may be off by half of their step."""
    if all(table.value(unit, term.code) is None for term in relation.terms):
        return None
    slack = unit_slack(table, relation.terms, factors)
    totals = [row_total(table, unit, side, factors) or Decimal(0) for side in relation.sides]
    return all(
        compare(left, sign, right) or abs(left - right) <= slack
        for left, sign, right in zip(totals, relation.comparators, totals[1:], strict=False)
    )


def _slack(table: Table, unit: str, left: Side, right: Side) -> Slack:
    signed = [*((term.code, term.sign) for term in left), *((term.code, -term.sign) for term in right)]
    found = ((table.by_code[code], sign, table.value(unit, code)) for code, sign in signed)
    return total_slack((indicator, sign, [value]) for indicator, sign, value in found if value is not None)


def _order(place: Place) -> tuple[int, int, int]:
    """The order of the sheet: by row, then column; what has no cell comes first."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", place.cell or "")
    if match is None:
        return (place.line or 0, 0, 0)
    return (int(match[2]), len(match[1]), int.from_bytes(match[1].encode(), "big"))
