"""What rounding may have made gets no wrong digit, and stands in no other cause's way."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from cedu_targets.diagnosis.diagnose import diagnose
from cedu_targets.domain.context import Context
from cedu_targets.domain.diagnosis import Cause, Search
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.table import Table
from cedu_targets.packs import inference
from made_tables import Number, check, shown, table

Rows = dict[str, list[Number]]


@pytest.mark.parametrize(
    ("rows", "is_blamed"),
    [
        ({"全区": [2000], "甲": [667], "乙": [667], "丙": [665]}, False),
        ({"全区": ["20.3"], "甲": ["6.7"], "乙": ["6.8"], "丙": ["6.7"]}, False),
        ({"全区": [2000], "甲": [667], "乙": [667], "丙": [663]}, True),  # 3, and 4 numbers are off by 2 at most
        ({"全区": [20], "甲": [6], "乙": [6], "丙": [7]}, True),  # of so small a whole 1 is much
        ({"全区": [20000], "甲": [6700], "乙": [6700], "丙": [6500]}, True),
        ({"全区": [20000], **{f"单位{n}": [4000] for n in range(4)}, "甲": [3900]}, True),  # targets are set round
        ({"全区": [200000], **{f"单位{n}": [4001] for n in range(50)}}, True),  # 51 numbers are off by 25 at most
        ({"全区": [200000], **{f"单位{n}": [4000] for n in range(49)}, "甲": [4006]}, False),
        ({"全区": [200000], **{f"单位{n}": [4000] for n in range(49)}, "甲": [4007]}, True),  # and hardly ever by 7
    ],
)
def test_a_slight_difference_blames_nobody(rows: Rows, is_blamed: bool) -> None:
    report = check(table(rows))
    assert [finding.code for finding in report.findings] == ["DS001"]
    assert bool(report.diagnoses) is is_blamed
    assert report.search is not None
    assert report.search.unexplained == 0


def test_where_two_sums_meet_the_number_is_named() -> None:
    rows: Rows = {"全区": [2000, 1200, 800], "甲": [667, 400, 267], "乙": [667, 401, 267], "丙": [666, 400, 266]}
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, shown(diagnosis)) == (Cause.WRONG_DIGIT, {"乙/2": "401>400"})


def test_a_unit_left_out_is_told_however_small_it_is() -> None:
    rows: Rows = {"全区": [2000, 3000], "甲": [1200, 1700], "乙": [800, 1300], "丙": [2, 1]}
    first, *_ = check(table(rows)).diagnoses
    assert (first.cause, first.unit) == (Cause.LEFT_OUT, "丙")


# --- some of the findings, and columns that turned out to be rounded

ROUNDED: Rows = {
    "全区": [3000, 1500, 1500], "甲": [1003, 500, 502], "乙": [1000, 501, 500], "丙": [998, 940, 499],
}  # fmt: skip
"""Every sum is off by a little, and 丙's 940 is 490 or so."""


def searched(made: Table, findings: list[Finding], rounded: Mapping[str, Decimal] = MappingProxyType({})) -> Search:
    equations = [one for rule in inference.infer(made) for one in rule.equations(made, Context())]
    return diagnose(made, equations, findings, rounded=rounded)


def test_what_rounding_explains_stands_in_no_causes_way() -> None:
    made = table(ROUNDED, ["1=2+3"])
    rules = inference.infer(made)
    findings = [one for rule in rules for one in rule.findings(made, Context()) if isinstance(one, Finding)]
    assert len(findings) == 6
    ones = dict.fromkeys(made.codes, Decimal(1))
    (first, *_) = searched(made, findings, ones).diagnoses
    assert [change.place.unit for change in first.changes] == ["丙"]
    assert {findings[n].place.indicator for n in first.explains} == {"1", "2"}
    large = [one for one in findings if one.difference is not None and abs(one.difference) > 10]
    (again, *_) = searched(made, large, ones).diagnoses
    assert (shown(again), again.explains) == (shown(first), (0, 1))


def test_a_coarse_step_is_the_granule_of_what_is_proposed() -> None:
    rows: Rows = {"全区": [3000], "甲": [1000], "乙": [990], "丙": [100]}
    made = table(rows)
    search = searched(made, list(check(made).findings), {"1": Decimal(10)})
    assert search.diagnoses
    assert all(change.after is not None and change.after % 10 == 0 for d in search.diagnoses for change in d.changes)


def test_some_of_the_findings_are_enough() -> None:
    """丙's row and column fail by the same; positions are those of the findings that were given."""
    rows: Rows = {"全区": [60, 30, 30], "甲": [20, 10, 10], "乙": [20, 10, 10], "丙": [20, 1, 10]}
    made = table(rows, ["1=2+3"])
    column, row = check(made).findings
    assert (column.code, row.code) == ("DS001", "PW001")
    (diagnosis,) = searched(made, [row, column]).diagnoses
    assert (shown(diagnosis), diagnosis.explains) == ({"丙/2": "1>10"}, (0, 1))
    for one in (row, column):  # the other sum is not told to fail: what is said of one is no worse for it
        assert {d.explains for d in searched(made, [one]).diagnoses} <= {(0,)}
    assert searched(made, []).groups == ()


def test_a_finding_about_a_relation_gets_no_repair() -> None:
    made = table({"全区": [60, 30], "甲": [20, 10], "乙": [20, 10]})
    findings = [replace(one, difference=None) for one in check(made).findings]
    assert len(findings) == 2
    assert searched(made, findings).groups == ()


def test_nor_does_one_at_a_cell_that_cannot_be_read() -> None:
    made = table({"全区": [60, 30], "甲": [20, 10], "乙": [None, 20]})
    (column,) = check(made).findings
    assert column.difference is not None
    made = replace(made, unreadable=frozenset({made.key("乙", "1")}))
    of_relation = replace(column, place=made.place("乙", "1"), difference=None, expected=None, actual=None)
    assert searched(made, [of_relation]).groups == ()
    of_reader = replace(of_relation, code="RD001", rule="reading")
    assert [shown(d) for d in searched(made, [of_reader]).diagnoses] == [{"乙/1": ">40"}]
