"""Coverage: what each unit of the scope needs, by what it has reported, and which units lack it or are silent."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from attainment_figures import attained, base, by, figure, target, told
from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import Counting, Target, TargetKind

LATE = date(2022, 1, 1)
COLLEGE = target("1", TargetKind.COVERAGE, due=by(2021), unit_of_measure="所", name="社区学院")
UNITS = ("甲", "乙", "丙", "丁")


def whole(*args: Any, units: tuple[str, ...] = UNITS, **said: Any) -> str:
    return told(attained(*args, units=units, **said).rows[0])


def have(*numbers: str | None, **said: Any) -> list[Figure]:
    """The numbers of the units, in their order; None where one is silent."""
    return [figure(one, unit=unit, **said) for unit, one in zip(UNITS, numbers, strict=True) if one is not None]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (have("1", "1", "1", "1"), "met 1 +甲乙丙丁"),
        (have("1", "2", "1", "1"), "met 1 +甲乙丙丁"),
        (have("1", "1", "1", "0"), "behind 3/4 +甲乙丙 -丁"),
        # A blank is silent, and never lacking; where one lacks it no answer of a silent one would change that.
        (have("1", "1", "1", None), "? incomplete +甲乙丙 ~丁"),
        (have("1", "1", "0", None), "behind 1/2 +甲乙 -丙 ~丁"),
        (have(None, None, None, None), "not_reported ~甲乙丙丁"),
        # Of the whole alone: fewer than there are units is too few, as many may stand in one of them.
        ([figure("3")], "behind 3/4"),
        ([figure("4")], "? incomplete"),
        ([figure("0.75", is_rate=True)], "behind 3/4"),
        ([figure("1", is_rate=True)], "met 1"),
        # The units before the whole.
        ([figure("4"), *have("2", "2", "0", "0")], "behind 1/2 +甲乙 -丙丁"),
        # New ones of a year are the least that there are.
        (have("0", "1", "1", "1", counting=Counting.NEW), "? counting +乙丙丁"),
        ([*have("0", "1", "1", "1", counting=Counting.NEW), figure("1", 2020, "甲", counting=Counting.NEW)], "met 1 +甲乙丙丁"),
        (have("1", "1", "1", "1", unit_of_measure="人次"), "? attendances"),
    ],
)  # fmt: skip
def test_a_college_in_every_county(figures: list[Figure], expected: str) -> None:
    each = replace(COLLEGE, each=True)
    assert whole(each, figures, as_of=LATE) == f"全 2021 {expected}"


def test_of_one_thing_the_whole_may_have_the_only_one() -> None:
    only = replace(COLLEGE, scope="全区")
    assert whole(only, [figure("1")], as_of=LATE) == "全 2021 met 1"
    assert whole(only, [figure("1", is_answer=True)], as_of=LATE) == "全 2021 met 1"
    assert whole(only, [figure("0")], as_of=LATE) == "全 2021 behind 0"
    # Where neither the scope nor the words say whether it is asked of each, both are read.
    assert whole(COLLEGE, [figure("1")], as_of=LATE) == "全 2021 ? incomplete"
    assert whole(COLLEGE, [figure("1")], as_of=LATE, units=()) == "全 2021 met 1"
    assert whole(COLLEGE, [figure("0")], as_of=LATE) == "全 2021 behind 0"
    assert whole(COLLEGE, have("1", "0", "0", "0"), as_of=LATE) == "全 2021 behind 1/4 +甲 -乙丙丁"


@pytest.mark.parametrize(
    "asked",
    [
        replace(COLLEGE, text="到2022年底，每个镇建成一所社区学院", position=13),
        replace(COLLEGE, unit_of_measure=None, printed="各镇建成社区学院"),
        replace(COLLEGE, unit_of_measure=None, printed="社区学院全覆盖"),
        replace(COLLEGE, scope="镇"),
    ],
)
def test_a_number_of_the_whole_says_nothing_of_each(asked: Target) -> None:
    assert whole(asked, [figure("3")], as_of=LATE) == "全 2021 behind 3/4"
    assert whole(asked, [figure("4")], as_of=LATE) == "全 2021 ? incomplete"
    assert whole(asked, [figure("1", is_answer=True)], as_of=LATE) == "全 2021 ? incomplete"
    assert whole(asked, [figure("0", is_answer=True)], as_of=LATE) == "全 2021 behind 0"
    assert whole(asked, [figure("4")], as_of=LATE, units=()) == "全 2021 ? incomplete"
    assert whole(asked, [figure("3", counting=Counting.NEW)], as_of=LATE) == "全 2021 ? incomplete"
    share = replace(asked, value=figure("0.8").value, unit_of_measure="%")
    assert whole(share, [figure("3")], as_of=LATE) == "全 2021 behind 3/4"
    assert whole(share, [figure("4")], as_of=LATE) == "全 2021 ? incomplete"


@pytest.mark.parametrize(
    ("scope", "units", "expected"),
    [
        ("每个乡镇（街道）", ("甲县", "乙市"), "? incomplete"),
        ("每个乡镇（街道）", ("甲镇", "乙街道"), "behind -乙街道 +甲镇"),
        ("每个村", ("甲镇", "乙街道"), "? incomplete"),
        ("镇（街道）的社区学校", ("甲镇", "乙街道"), "behind -乙街道 +甲镇"),
        ("", ("甲县", "乙市"), "behind -乙市 +甲县"),
    ],
)
def test_counties_say_nothing_of_each_town(scope: str, units: tuple[str, str], expected: str) -> None:
    two = target("2", TargetKind.COUNT, due=by(2021), unit_of_measure="名", each=True, scope=scope)
    found = [figure("5", unit=units[0]), figure("1", unit=units[1])]
    row = attained(two, found, as_of=LATE, units=units).rows[0]
    shown = f"? {row.why}" if row.why else f"{row.state} -{''.join(row.lacking)} +{''.join(row.units)}"
    assert shown == expected


def test_the_rows_of_the_units() -> None:
    each = replace(COLLEGE, each=True)
    rows = attained(each, have("1", "0", "3", None), as_of=LATE, units=UNITS).rows
    assert [told(row) for row in rows[1:]] == [
        "甲 2021 met 1", "乙 2021 behind 0", "丙 2021 exceeded 3", "丁 2021 not_reported",
    ]  # fmt: skip
    assert rows[0].demanded == 1
    assert rows[0].gap == Fraction(1, 2)
    assert len(attained(COLLEGE, have("1", "0", "3", None), as_of=LATE, units=UNITS).rows) == 1


def test_two_in_every_county() -> None:
    two = replace(COLLEGE, value=figure("2").value, each=True)
    rows = attained(two, have("2", "1", "0", "5"), as_of=LATE, units=UNITS).rows
    assert [told(row) for row in rows] == [
        "全 2021 behind 1/2 +甲丁 -乙丙", "甲 2021 met 2", "乙 2021 behind 1", "丙 2021 behind 0", "丁 2021 exceeded 5",
    ]  # fmt: skip
    assert [f"{row.demanded} {row.gap}" for row in rows[:3]] == ["1 1/2", "2 0", "2 1"]


def test_a_share_of_the_units_is_enough() -> None:
    most = target("0.8", TargetKind.COVERAGE, due=by(2021), unit_of_measure="%")
    five = (*UNITS, "戊")
    assert (
        whole(most, [*have("1", "1", "1", "0"), figure("1", unit="戊")], as_of=LATE, units=five)
        == "全 2021 met 4/5 +甲乙丙戊 -丁"
    )
    assert whole(most, have("1", "1", "1", "0"), as_of=LATE, units=five) == "全 2021 ? incomplete +甲乙丙 -丁 ~戊"
    assert whole(most, have("1", "1", "0", "0"), as_of=LATE, units=five) == "全 2021 behind 2/5 +甲乙 -丙丁 ~戊"
    assert whole(most, have("1", "1", "1", "1"), as_of=LATE, units=five) == "全 2021 met 4/5 +甲乙丙丁 ~戊"
    assert (
        whole(most, [*have("1", "1", "1", "1"), figure("1", unit="戊")], as_of=LATE, units=five)
        == "全 2021 exceeded 1 +甲乙丙丁戊"
    )


SCHOOLS = replace(COLLEGE, base="乡镇数", each=True)
TOWNS = [base(number, unit=unit, name="乡镇数") for unit, number in zip(UNITS, ("10", "11", "6", "4"), strict=True)]


@pytest.mark.parametrize(
    ("figures", "bases", "expected"),
    [
        (have("10", "11", "6", "4"), TOWNS, "met 1 +甲乙丙丁"),
        # What one has beyond its own does not make up for another's.
        (have("12", "11", "6", "2"), TOWNS, "behind 29/31 +甲乙丙 -丁"),
        (have("10", "11", "6", None), TOWNS, "? incomplete +甲乙丙 ~丁"),
        (have("9", "11", "6", None), TOWNS, "behind 26/31 +乙丙 -甲 ~丁"),
        (have("10", "11", "6", "4"), TOWNS[:3], "? no_base 乡镇数 +甲乙丙"),
        (have("10", "11", "6", "4"), [], "? no_base 乡镇数"),
        ([figure("31")], [base("31", name="乡镇数")], "met 1"),
        ([figure("28")], [base("31", name="乡镇数")], "behind 28/31"),
        ([figure("28")], TOWNS, "behind 28/31"),
        # The base of the whole, and what its units make, are both read.
        ([figure("31")], [base("32", name="乡镇数"), *TOWNS], "? differ 乡镇数"),
        ([figure("30")], [base("32", name="乡镇数"), *TOWNS], "behind 15/16"),
        ([figure("32")], [base("32", name="乡镇数"), *TOWNS], "met 1"),
        ([figure("28")], [], "? no_base 乡镇数"),
    ],
)
def test_a_school_in_every_town(figures: list[Figure], bases: list[Figure], expected: str) -> None:
    assert whole(SCHOOLS, figures, bases, LATE) == f"全 2021 {expected}"


def test_a_unit_needs_as_many_as_its_base() -> None:
    rows: tuple[Attained, ...] = attained(SCHOOLS, have("12", "10", "6", None), TOWNS, LATE, units=UNITS).rows
    assert [told(row) for row in rows[1:]] == [
        "甲 2021 exceeded 12", "乙 2021 behind 10", "丙 2021 met 6", "丁 2021 not_reported",
    ]  # fmt: skip
    assert [f"{row.demanded} {row.gap}" for row in rows[1:4]] == ["10 -2", "11 1", "6 0"]


def test_a_base_of_another_year_is_told_once() -> None:
    found = attained(SCHOOLS, have("10", "11", "6", "4"), [replace(one, year=2019) for one in TOWNS], LATE, units=UNITS)
    assert [finding.code for _, finding in found.findings] == ["GA040"]


def test_a_hope_is_below_and_never_behind() -> None:
    brands = replace(COLLEGE, strength=Strength.EXPECTED, word="力争")
    assert whole(brands, have("1", "0", "1", "1"), as_of=LATE) == "全 2021 below 3/4 +甲丙丁 -乙"


def test_units_come_from_the_bases_else_from_the_achievements() -> None:
    assert whole(COLLEGE, have("1", "1", "1", None), as_of=LATE, units=()) == "全 2021 met 1 +甲乙丙"
    assert whole(COLLEGE, have("1", "1", "1", None), TOWNS, LATE, units=()) == "全 2021 ? incomplete +甲乙丙 ~丁"


def test_coverage_before_its_day() -> None:
    assert whole(COLLEGE, have("1", "0", "1", "1"), as_of=date(2021, 6, 30)) == "全 2021 below 3/4 +甲丙丁 -乙"


def test_what_is_covered_of_a_base_stands_in_its_numbers() -> None:
    row = attained(SCHOOLS, have("12", "11", "6", "2"), TOWNS, LATE, units=UNITS).rows[0]
    assert (str(row.total), str(row.base_total)) == ("29", "31")
    row = attained(replace(SCHOOLS, base=None), have("1", "0", "1", "1"), as_of=LATE, units=UNITS).rows[0]
    assert (str(row.total), str(row.base_total)) == ("3", "4")


def test_a_share_of_the_towns() -> None:
    most = target("0.9", TargetKind.COVERAGE, due=by(2021), unit_of_measure="%", base="乡镇数")
    schools = have("10", "11", "5", "2", unit_of_measure="所")
    assert whole(most, schools, TOWNS, LATE) == "全 2021 exceeded 28/31 +甲乙 -丙丁"
    assert (
        whole(most, have("10", "10", "5", "2", unit_of_measure="所"), TOWNS, LATE) == "全 2021 behind 27/31 +甲 -乙丙丁"
    )
    assert (
        whole(most, have("10", "11", "6", None, unit_of_measure="所"), TOWNS, LATE)
        == "全 2021 ? incomplete +甲乙丙 ~丁"
    )
    assert (
        whole(most, have("5", "11", "6", None, unit_of_measure="所"), TOWNS, LATE)
        == "全 2021 behind 22/31 +乙丙 -甲 ~丁"
    )


def test_a_unit_that_counts_something_else_or_has_no_base_is_open() -> None:
    figures = [*have("10", "11", "6", None), figure("4", unit="丁", unit_of_measure="人次")]
    assert whole(SCHOOLS, figures, TOWNS, LATE) == "全 2021 ? attendances +甲乙丙"
    assert whole(SCHOOLS, have("9", "11", "6", "4"), TOWNS[:3], LATE) == "全 2021 behind 1/2 +乙丙 -甲"
    assert whole(SCHOOLS, have("10", "11", None, "4"), TOWNS[:3], LATE) == "全 2021 ? incomplete +甲乙 ~丙"
    two = [figure("10", unit="甲", unit_of_measure="人次"), *have(None, "11", "6", "4")]
    assert whole(SCHOOLS, two, TOWNS[:3], LATE) == "全 2021 ? attendances +乙丙"


def test_where_there_are_no_towns_at_all_nothing_can_be_said() -> None:
    none = [replace(one, value=figure("0").value) for one in TOWNS]
    assert whole(SCHOOLS, have("0", "0", "0", "0"), none, LATE) == "全 2021 ? zero_base +甲乙丙丁"
    assert whole(SCHOOLS, [figure("3")], [base("0", name="乡镇数")], LATE) == "全 2021 ? zero_base 乡镇数"
    one = [replace(base, value=figure("0" if base.unit != "甲" else "1").value) for base in TOWNS]
    assert whole(SCHOOLS, have("1", "0", "0", "0"), one, LATE) == "全 2021 met 1 +甲乙丙丁"


def test_of_nobody_knows_which_units_nothing_can_be_said() -> None:
    assert whole(replace(COLLEGE, each=True), [figure("3")], as_of=LATE, units=()) == "全 2021 ? incomplete"
    assert whole(COLLEGE, [figure("1"), figure("2")], as_of=LATE, units=()) == "全 2021 ? differ"


def test_nobody_reported_anything() -> None:
    assert whole(COLLEGE, as_of=LATE) == "全 2021 not_reported ~甲乙丙丁"
    # What came of another name, or of strangers, is none of theirs.
    assert whole(COLLEGE, [figure("1", unit="戊")], as_of=LATE) == "全 2021 not_reported ~甲乙丙丁"


def test_bases_that_the_target_does_not_name_are_not_used() -> None:
    rows = attained(COLLEGE, have("1", "1", "1", "1"), TOWNS, LATE, units=UNITS).rows
    assert [(str(row.base_total), row.state) for row in rows] == [("4", State.MET)]


def test_a_path_of_coverage_shows_the_whole() -> None:
    steps = [replace(COLLEGE, id=f"c{year}", due=by(year), each=True) for year in (2020, 2021)]
    report = attained(steps, have("1", "1", "0", "0"), as_of=LATE, units=UNITS)
    assert [(step.year, str(step.value)) for step in report.paths[0].achieved] == [(2021, "1/2")]


def test_what_has_to_be_asked_for_is_asked_only_where_it_is_open() -> None:
    shares = target("0.6", due=by(2021), each=True)
    figures = [figure("30", unit="甲"), figure("70", unit="乙")]
    row = attained(shares, figures, [base("100", unit="甲")], LATE, units=("甲", "乙")).rows[0]
    assert (row.state, row.missing) == (State.BEHIND, None)


PLACES = ("东街道", "西街道", "南镇")


def asked(scope: str | None, *, units: tuple[str, ...] = PLACES, name: str = "学习点", **said: Any) -> str:
    """How a coverage stands of which every unit that reports has one."""
    one = target("1", TargetKind.COVERAGE, due=by(2021), name=name, scope=scope, **said)
    return told(attained(one, [figure("1", unit=unit) for unit in units], as_of=LATE, units=units).rows[0])


@pytest.mark.parametrize(
    ("scope", "units", "missing"),
    [
        ("每个村（社区）", PLACES, "村（社区）数"),
        ("各社区居委会", PLACES, "社区居委会数"),
        ("每户", PLACES, "户数"),
        ("各社区学校", PLACES, "社区学校数"),
        ("各乡镇(街道)", ("甲县", "乙区", "丙管委会"), None),
        ("各乡镇(街道)", ("甲县", "乙区"), "乡镇(街道)数"),
        # Where the units are what is meant, or nobody knows what they are, they are counted.
        ("每个街道（镇）", PLACES, None),
        ("各村（社区）", ("阳光社区", "大桥村"), None),
        ("各县(区)、管委会", ("甲县", "高新区", "丙管委会"), None),
        ("各县（市、区）", ("甲市", "乙县"), None),
        ("每个村", ("甲", "乙"), None),
        ("各单位", PLACES, None),
        ("全市", PLACES, None),
        ("城乡", PLACES, None),
        (None, PLACES, None),
    ],
)
def test_towns_are_no_villages(scope: str | None, units: tuple[str, ...], missing: str | None) -> None:
    assert (" ? no_base " in asked(scope, units=units)) is (missing is not None)
    assert missing is None or f"no_base {missing}" in asked(scope, units=units)


def test_households_and_persons_are_no_units() -> None:
    assert asked(None, name="贫困户培训") == "全 2021 ? no_base 贫困户数"
    assert asked(None, name="户外学习点").startswith("全 2021 met 1")
    teachers = target("1", TargetKind.COVERAGE, due=by(2021), name="专职教师培训")
    for noun, unit in (("人", "甲"), ("人", None), ("户", "甲")):
        found = [figure("300", unit=unit, unit_of_measure=noun)]
        assert whole(teachers, found, as_of=LATE, units=("甲",)) == "全 2021 ? no_base 专职教师培训数"
    assert whole(teachers, [figure("1", is_rate=True)], as_of=LATE, units=("甲",)) == "全 2021 met 1"


def test_of_the_whole_alone_villages_are_asked_for_too() -> None:
    points = replace(COLLEGE, name="学习点", scope="每个村", each=True)
    assert whole(points, [figure("94")], as_of=LATE, units=PLACES) == "全 2021 ? no_base 村数"
    known = replace(points, base="村数")
    assert whole(known, [figure("94")], [base("100", name="村数")], LATE, units=PLACES) == "全 2021 behind 47/50"


@pytest.mark.parametrize(
    ("of_whole", "numbers", "variant"),
    [
        (figure("1"), ("0", None, None, None), "aside"),
        (figure("3"), ("1", "1", "1", None), ""),
        (figure("4"), ("1", "1", "1", "1"), ""),
        (figure("1", is_rate=True), ("1", "1", "1", "0"), "aside_rate"),
        (figure("1", is_rate=True), ("1", "1", "1", None), "aside_rate"),
        (figure("0.75", is_rate=True), ("1", "1", "1", "0"), ""),
    ],
)
def test_a_number_of_the_whole_beside_those_of_its_units_is_said(
    of_whole: Figure, numbers: tuple[str | None, ...], variant: str
) -> None:
    report = attained(COLLEGE, [of_whole, *have(*numbers)], as_of=LATE, units=UNITS)
    found = [one.variant for file in report.files for one in file.findings if one.code == "GA048"]
    assert found == ([variant] if variant else [])
