"""Findings: what makes one the same as another, and for how much an unjudged place speaks."""

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from made_tables import check, table

BASE = Finding("X1", "r", Severity.ERROR, Place(indicator="1", period="2020"))


def test_a_finding_is_known_by_whom_it_is_about() -> None:
    """A unit, an item or a record, whichever the document has."""
    for one, other in (
        (Place(unit="甲"), Place(unit="乙")),
        (Place(item="甲"), Place(item="乙")),
        (Place(record="甲"), Place(record="乙")),
    ):
        prints = {replace(BASE, place=place).fingerprint for place in (one, other, Place())}
        assert len(prints) == 3


def test_a_finding_is_known_by_code_rule_column_and_period_but_not_by_its_cell() -> None:
    same = replace(BASE, place=replace(BASE.place, cell="B7", sheet="表"), severity=Severity.NOTE, variant="x")
    assert same.fingerprint == BASE.fingerprint
    others = (
        replace(BASE, code="X2"),
        replace(BASE, rule="s"),
        replace(BASE, place=replace(BASE.place, indicator="2")),
        replace(BASE, place=replace(BASE.place, period="2021")),
        replace(BASE, place=replace(BASE.place, measure="target")),
    )
    assert len({other.fingerprint for other in (BASE, *others)}) == 6


def test_a_rule_that_is_not_judged_in_a_row_is_judged_in_one_row_less() -> None:
    found = table({"甲": [3, 1, 2], "乙": [3, 1, 2], "丙": [3, 1, 2]}, ["1=2+3"])
    hidden = replace(found, unreadable=frozenset({found.key("乙", "3")}))
    whole, less = (check(one).rules[0] for one in (found, hidden))
    assert (whole.judged, less.judged, less.not_judged) == (3, 2, 1)
