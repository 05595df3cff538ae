"""Whole aside: what was reported of the whole of a coverage that its units answered one by one, and otherwise."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cedu_targets.attainment.measured import Evidence, Remark
from cedu_targets.attainment.of_units import Together
from cedu_targets.attainment.ratios import RULE
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.targets import Target
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

_ROUNDED = Fraction(1, 200)
"""Half a per cent: no share is rounded further."""


def whole_aside(target: Target, name: str, year: int, evidence: Evidence, found: Together) -> Iterator[Remark]:
    """GA048 of each number of the whole that nobody used: more than the units that reported make, or another share.

    That the units make more, or that all of them make another number, `contradictions` says; a share of a base is not
    one of the units.
    """
    for one in evidence.numbers.all_of(name, year):
        is_held = target.base is not None or _is_their_share(one, found)
        if one.unit is not None or (is_held if one.is_rate else not _is_more(one, evidence, found)):
            continue
        told: dict[str, Parameter] = {
            "heading": one.heading or one.name, "year": year, "count": len(found.has) + len(found.lacking),
            "rate": int(one.is_rate),
        }  # fmt: skip
        severity, variant = (Severity.WARNING, "aside_rate") if one.is_rate else (Severity.NOTE, "aside")
        finding = Finding("GA048", RULE, severity, one.place, told, actual=one.value, variant=variant)
        yield Remark(one.path, finding)


def _is_their_share(rate: Figure, found: Together) -> bool:
    share = found.share
    return share.low == share.high and abs(Fraction(rate.value) - share.low) <= _ROUNDED


def _is_more(whole: Figure, evidence: Evidence, found: Together) -> bool:
    """Whether a number is more than the units make of which some say nothing: whose the rest is nobody knows."""
    noun = parse_unit_of_measure(whole.unit_of_measure).noun
    parts = [
        one.value
        for one in evidence.numbers.all_of(whole.name, whole.year)
        if one.unit in evidence.units and not one.is_rate and one.counting is whole.counting
        and parse_unit_of_measure(one.unit_of_measure).noun == noun
    ]  # fmt: skip
    return bool(found.silent) and sum(parts, Decimal(0)) < whole.value
