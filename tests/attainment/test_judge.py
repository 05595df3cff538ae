"""How one target stands on a day: a case a line, the numbers worked out by hand."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from attainment_figures import EVERY_YEAR, attained, base, by, figure, target, told
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation

COUNT, COVERAGE, PER_HEAD, SHARE = TargetKind.COUNT, TargetKind.COVERAGE, TargetKind.PER_HEAD, TargetKind.SHARE
NEW, ALL, UNSTATED = Counting.NEW, Counting.CUMULATIVE, Counting.UNSTATED
IN_TIME, LAST_DAY, LATE = date(2021, 12, 30), date(2021, 12, 31), date(2022, 1, 1)
SIXTY = target("0.6", due=by(2021))
HOPE = replace(SIXTY, strength=Strength.EXPECTED, word="力争")
RESIDENTS = base("1000")
TWO_OR_THREE_YEARS = Due("用2-3年", date(2019, 3, 18), date(2022, 3, 31), date(2021, 3, 31), Precision.RANGE)


def people(value: str, unit: str | None = None, year: int | None = 2021, **said: Any) -> Figure:
    return figure(value, year, unit, **{"unit_of_measure": "人", **said})


def schools(counting: Counting | None, value: str = "5", year: int = 2021) -> Target:
    return target(value, COUNT, due=by(year), counting=counting, unit_of_measure="个")


def rows(*args: Any, **said: Any) -> list[str]:
    return [told(row) for row in attained(*args, **said).rows]


@pytest.mark.parametrize(
    ("figures", "bases", "as_of", "expected"),
    [
        # 572 of 1000 are 57.2 %, 2.8 points short: missed from the last day on.
        ([people("572")], [RESIDENTS], IN_TIME, "全 2021 below 143/250"),
        ([people("572")], [RESIDENTS], LAST_DAY, "全 2021 behind 143/250"),
        ([people("572")], [RESIDENTS], LATE, "全 2021 behind 143/250"),
        ([people("600")], [RESIDENTS], LATE, "全 2021 met 3/5"),
        ([people("601")], [RESIDENTS], LATE, "全 2021 exceeded 601/1000"),
        ([people("599")], [RESIDENTS], LATE, "全 2021 behind 599/1000"),
        # A number of an earlier year shows how it stands before the day; after it, it says nothing; a later one never does.
        ([people("650", year=2020)], [RESIDENTS], IN_TIME, "全 2020 on_pace 13/20"),
        ([people("650", year=2020)], [RESIDENTS], LAST_DAY, "全 2021 not_reported"),
        ([people("650", year=2022)], [RESIDENTS], date(2022, 12, 31), "全 2021 not_reported"),
        ([people("650", year=2022), people("500")], [RESIDENTS], date(2022, 12, 31), "全 2021 behind 1/2"),
        ([people("650", year=2021)], [RESIDENTS], date(2020, 6, 1), "全 2021 not_reported"),
        ([people("500", year=2019), people("510", year=2020)], [RESIDENTS], IN_TIME, "全 2020 below 51/100"),
        ([], [RESIDENTS], LATE, "全 2021 not_reported"),
        # Without a year it is of the day's.
        ([people("600", year=None)], [RESIDENTS], LAST_DAY, "全 2021 met 3/5"),
        ([people("600", year=None)], [RESIDENTS], LATE, "全 2021 not_reported"),
        # Bases.
        ([people("600")], [], LATE, "全 2021 ? no_base 居民"),
        ([people("600")], [base("1000", name="老人")], LATE, "全 2021 ? no_base 居民"),
        ([people("600")], [base("0")], LATE, "全 2021 ? zero_base 居民"),
        ([people("600")], [base("1000"), base("1200")], LATE, "全 2021 ? differ 居民"),
        ([people("600")], [base("1200", 2020), base("900", 2022)], LATE, "全 2021 behind 1/2"),
        ([people("600")], [base("1200", 2018), base("900", 2022)], LATE, "全 2021 behind 1/2"),
        ([people("600")], [base("1200", 2018), base("1000", 2020)], LATE, "全 2021 met 3/5"),
        ([people("600")], [base("1000", 2023)], LATE, "全 2021 met 3/5"),
        ([people("600")], [base("1200", None), base("1000", 2016)], LATE, "全 2021 met 3/5"),
        ([people("600")], [base("1200", None)], LATE, "全 2021 behind 1/2"),
        # Of a base that its units contradict both are read.
        ([people("600")], [RESIDENTS, base("400", unit="甲"), base("400", unit="乙")], LATE, "全 2021 met 3/5"),
        ([people("500")], [RESIDENTS, base("400", unit="甲"), base("400", unit="乙")], LATE, "全 2021 ? differ 居民"),
        ([people("450")], [RESIDENTS, base("400", unit="甲"), base("400", unit="乙")], LATE, "全 2021 behind 9/20"),
        ([people("900")], [RESIDENTS, base("400", unit="甲"), base("400", unit="乙")], LATE, "全 2021 exceeded 9/10"),
        ([people("1001")], [RESIDENTS], LATE, "全 2021 ? above_base"),
        ([people("1000")], [RESIDENTS], LATE, "全 2021 exceeded 1"),
        # Units of measure.
        ([people("600", unit_of_measure="人次")], [base("1000", unit_of_measure="人")], LATE, "全 2021 ? attendances"),
        ([people("600", unit_of_measure="人次")], [RESIDENTS], LATE, "全 2021 ? attendances"),
        ([people("600", unit_of_measure="人次")], [], LATE, "全 2021 ? attendances"),
        ([people("600", unit_of_measure="户")], [base("1000", unit_of_measure="人")], LATE, "全 2021 ? measure 居民"),
        # Persons over a base in attendances: it is the base that has to be asked for.
        ([people("600")], [base("1000", unit_of_measure="人次")], LATE, "全 2021 ? attendances 居民"),
        ([people("600", unit_of_measure=None)], [base("1000", unit_of_measure="人")], LATE, "全 2021 met 3/5"),
        # Persons beside attendances: the persons are a part of the base.
        ([people("600"), people("900", unit_of_measure="人次")], [base("1000", unit_of_measure="人")], LATE, "全 2021 met 3/5"),
        ([people("900", unit_of_measure="人次"), people("600")], [RESIDENTS], LATE, "全 2021 met 3/5"),
        ([people("600", unit_of_measure="人次")], [base("1000", unit_of_measure="人次")], LATE, "全 2021 met 3/5"),
        ([figure("0.6", is_rate=True), people("900", unit_of_measure="人次")], [RESIDENTS], LATE, "全 2021 met 3/5"),
        ([figure("0.6", is_rate=True), people("900", unit_of_measure="户")], [base("1000", unit_of_measure="人")], LATE,
         "全 2021 met 3/5"),
        # The ratio itself.
        ([figure("0.572", is_rate=True)], [], LATE, "全 2021 behind 143/250"),
        ([figure("0.6", is_rate=True)], [], LATE, "全 2021 met 3/5"),
        ([figure("1.01", is_rate=True)], [], LATE, "全 2021 ? above_base"),
        ([figure("0.57", is_rate=True), people("572")], [RESIDENTS], LATE, "全 2021 behind 143/250"),
        ([figure("0.575", is_rate=True), people("572")], [RESIDENTS], LATE, "全 2021 ? differ"),
        ([figure("0.6", is_rate=True), people("596")], [RESIDENTS], LATE, "全 2021 behind 149/250"),
        ([figure("0.6", is_rate=True), people("594")], [RESIDENTS], LATE, "全 2021 ? differ"),
        ([figure("0.6", is_rate=True), people("594")], [], LATE, "全 2021 met 3/5"),
        ([figure("0.6", is_rate=True), figure("0.61", is_rate=True)], [], LATE, "全 2021 ? differ"),
        ([figure("0.9", unit="甲", is_rate=True)], [], LATE, "全 2021 ? measure"),
    ],
)  # fmt: skip
def test_a_share(figures: list[Figure], bases: list[Figure], as_of: date, expected: str) -> None:
    assert rows(SIXTY, figures, bases, as_of) == [expected]


@pytest.mark.parametrize(
    ("figures", "bases", "expected"),
    [
        # 300 + 290 of 500 + 500 are 59 %.
        ([people("300", "甲"), people("290", "乙")], [base("500", unit="甲"), base("500", unit="乙")], "behind 59/100 +甲乙"),
        # The whole is taken as it was reported.
        ([people("600")], [base("500", unit="甲"), base("500", unit="乙")], "met 3/5"),
        ([people("300", "甲"), people("300", "乙")], [RESIDENTS], "met 3/5 +甲乙"),
        # One is silent: there can only be more, so what is reached is reached.
        ([people("600", "甲")], [RESIDENTS], "met 3/5 +甲 ~乙"),
        ([people("599", "甲")], [RESIDENTS], "? incomplete +甲 ~乙"),
        # The base of the whole has to be known of all.
        ([people("300", "甲"), people("290", "乙")], [base("500", unit="甲")], "? no_base 居民 +甲乙"),
        ([people("300", "甲"), people("290", "乙")], [base("500", unit="甲"), base("500", 2020, "甲"), base("480", 2020, "乙")],
         "exceeded 59/98 +甲乙"),
        # A stranger is not counted.
        ([people("300", "甲"), people("290", "乙"), people("90", "丙")], [RESIDENTS], "behind 59/100 +甲乙"),
        # The whole and its units differ: both are read.
        ([people("600"), people("300", "甲"), people("290", "乙")], [RESIDENTS], "? differ"),
        ([people("610"), people("300", "甲"), people("305", "乙")], [RESIDENTS], "exceeded 61/100"),
        ([people("590"), people("600", "甲")], [RESIDENTS], "? differ"),
        ([people("590"), people("300", "甲")], [RESIDENTS], "behind 59/100"),
        ([people("300", "甲"), people("301", "甲"), people("290", "乙")], [RESIDENTS], "? differ"),
    ],
)  # fmt: skip
def test_a_share_of_several_units(figures: list[Figure], bases: list[Figure], expected: str) -> None:
    assert rows(SIXTY, figures, bases, LATE, units=("甲", "乙")) == [f"全 2021 {expected}"]


@pytest.mark.parametrize(
    ("said", "value", "expected"),
    [
        ({"relation": TargetRelation.AT_MOST}, "600", "met 3/5"),
        ({"relation": TargetRelation.AT_MOST}, "10", "met 1/100"),
        ({"relation": TargetRelation.AT_MOST}, "601", "behind 601/1000"),
        ({"relation": TargetRelation.REACH}, "601", "exceeded 601/1000"),
        ({"relation": TargetRelation.ABOUT}, "590", "below 59/100"),
        ({"relation": TargetRelation.ABOUT}, "600", "met 3/5"),
        ({"relation": TargetRelation.BETWEEN, "value_high": "0.7"}, "600", "met 3/5"),
        ({"relation": TargetRelation.BETWEEN, "value_high": "0.7"}, "700", "met 7/10"),
        ({"relation": TargetRelation.BETWEEN, "value_high": "0.7"}, "701", "exceeded 701/1000"),
        ({"relation": TargetRelation.BETWEEN, "value_high": "0.7"}, "599", "behind 599/1000"),
        ({"strength": Strength.EXPECTED}, "590", "below 59/100"),
    ],
)
def test_relations_and_strengths(said: dict[str, Any], value: str, expected: str) -> None:
    from decimal import Decimal

    said = {**said, **({"value_high": Decimal(said["value_high"])} if "value_high" in said else {})}
    assert rows(replace(SIXTY, **said), [people(value)], [RESIDENTS], LATE) == [f"全 2021 {expected}"]


@pytest.mark.parametrize(
    ("counting", "figures", "as_of", "expected"),
    [
        # New against new, all against all.
        (NEW, [figure("5", counting=NEW)], LATE, "2021 met 5"),
        (NEW, [figure("4", counting=NEW)], LATE, "2021 behind 4"),
        (ALL, [figure("6", counting=ALL)], LATE, "2021 exceeded 6"),
        (ALL, [figure("4", counting=ALL)], LATE, "2021 behind 4"),
        # All are demanded, new ones were reported: together they are the least.
        (ALL, [figure("2", counting=NEW), figure("3", 2020, counting=NEW)], LATE, "2021 met 5"),
        (ALL, [figure("2", counting=NEW), figure("2", 2020, counting=NEW)], LATE, "2021 ? counting"),
        (ALL, [figure("2", counting=NEW), figure("3", 2022, counting=NEW)], date(2022, 12, 31), "2021 ? counting"),
        # New ones are demanded, all were reported: less those of the year before.
        (NEW, [figure("7", counting=ALL), figure("2", 2020, counting=ALL)], LATE, "2021 met 5"),
        (NEW, [figure("7", counting=ALL), figure("3", 2020, counting=ALL)], LATE, "2021 behind 4"),
        (NEW, [figure("7", counting=ALL)], LATE, "2021 ? counting"),
        (NEW, [figure("4", counting=ALL)], LATE, "2021 behind 4"),
        (NEW, [figure("7", counting=ALL), figure("2", 2020, counting=ALL, is_at_least=True)], LATE, "2021 ? counting"),
        # The text does not say which: reached only if it is either way.
        (UNSTATED, [figure("5", counting=NEW)], LATE, "2021 met 5"),
        (UNSTATED, [figure("5", counting=ALL)], LATE, "2021 ? counting"),
        (UNSTATED, [figure("4", counting=ALL)], LATE, "2021 behind 4"),
        (UNSTATED, [figure("4", counting=NEW)], LATE, "2021 ? counting"),
        (UNSTATED, [figure("4", counting=NEW), figure("4", counting=ALL)], LATE, "2021 behind 4"),
        (UNSTATED, [figure("5", counting=NEW), figure("9", counting=ALL)], LATE, "2021 met 5"),
        # Neither does the report.
        (UNSTATED, [figure("5")], LATE, "2021 ? counting"),
        (UNSTATED, [figure("5"), figure("0", 2020)], LATE, "2021 met 5"),
        (UNSTATED, [figure("4")], LATE, "2021 ? counting"),
        (NEW, [figure("5")], LATE, "2021 ? counting"),
        (ALL, [figure("5")], LATE, "2021 met 5"),
        # New ones of another year say nothing of this one.
        (NEW, [figure("9", 2020, counting=NEW)], IN_TIME, "2021 not_reported"),
        (UNSTATED, [figure("4", 2020, counting=ALL)], date(2020, 12, 31), "2020 below 4"),
        (UNSTATED, [figure("6", 2020, counting=ALL)], date(2020, 12, 31), "2020 ? counting"),
        # Before its day it is asked only where the readings differ by what was reported so far.
        (UNSTATED, [figure("4", 2020, counting=ALL)], date(2021, 3, 31), "2020 below 4"),
        (UNSTATED, [figure("4", 2020)], date(2021, 3, 31), "2020 below 4"),
        (UNSTATED, [figure("4", counting=NEW)], IN_TIME, "2021 below 4"),
        (UNSTATED, [figure("6", 2020)], date(2021, 3, 31), "2020 ? counting"),
        # What does not stay is a number of its year.
        (None, [figure("5")], LATE, "2021 met 5"),
        (None, [figure("4")], LATE, "2021 behind 4"),
        (None, [figure("4", counting=ALL)], LATE, "2021 behind 4"),
        (None, [figure("6", counting=ALL)], LATE, "2021 ? counting"),
        (None, [figure("5"), figure("0.5", is_rate=True)], LATE, "2021 met 5"),
        # Units of measure, and a ratio where a number is due.
        (None, [figure("5", unit_of_measure="所")], LATE, "2021 met 5"),
        (None, [figure("5", unit_of_measure="人")], LATE, "2021 ? measure"),
        (None, [figure("5", unit_of_measure="人次")], LATE, "2021 ? attendances"),
        (None, [figure("0.5", is_rate=True)], LATE, "2021 ? measure"),
    ],
)  # fmt: skip
def test_counting(counting: Counting | None, figures: list[Figure], as_of: date, expected: str) -> None:
    assert rows(schools(counting), figures, as_of=as_of) == [f"全 {expected}"]


def test_where_nothing_is_demanded_nothing_is_missing() -> None:
    """The least that new ones can be is none, and none of a year that has not begun are exactly none."""
    none = replace(schools(NEW), value=figure("0").value)
    assert rows(none, [figure("7", counting=ALL)], as_of=LATE) == ["全 2021 met 0"]
    unstated = replace(none, counting=UNSTATED)
    assert rows(unstated, [figure("0", 2020, counting=ALL)], as_of=date(2020, 6, 1)) == ["全 2020 met 0"]
    assert rows(unstated, [figure("0", 2020, counting=ALL)], as_of=date(2021, 6, 1)) == ["全 2020 met 0"]
    at_most_none = replace(unstated, relation=TargetRelation.AT_MOST)
    assert rows(at_most_none, [figure("0", 2020, counting=ALL)], as_of=date(2020, 6, 1)) == ["全 2020 on_pace 0"]
    assert rows(at_most_none, [figure("0", 2020, counting=ALL)], as_of=date(2021, 6, 1)) == ["全 2020 ? counting"]


def test_before_its_day_only_what_stays_is_reached_by_a_number_of_an_earlier_year() -> None:
    heads = [base("100", name="常住人口")]
    for goal, figures, expected in (
        (SIXTY, [people("650", year=2020)], "on_pace 13/20"),
        (SIXTY, [people("600", year=2020)], "on_pace 3/5"),
        (SIXTY, [people("599", year=2020)], "below 599/1000"),
        (target("2", PER_HEAD, due=by(2021), base="常住人口"), [figure("300", 2020)], "on_pace 3"),
        (schools(None), [figure("6", 2020)], "on_pace 6"),
        (schools(ALL), [figure("6", 2020, counting=ALL)], "exceeded 6"),
        (replace(schools(ALL), relation=TargetRelation.AT_MOST), [figure("4", 2020, counting=ALL)], "on_pace 4"),
        (target("1", COVERAGE, due=by(2021)), [figure("1", 2020, "甲")], "met 1 +甲"),
    ):
        assert rows(goal, figures, [RESIDENTS, *heads], IN_TIME, units=("甲",))[0] == f"全 2020 {expected}"


def test_of_every_year_new_ones_are_meant() -> None:
    yearly = replace(schools(None), due=EVERY_YEAR)
    known = [figure("7", counting=ALL), figure("2", 2020, counting=ALL)]
    assert rows(yearly, known) == ["全 2020 behind 2", "全 2021 met 5"]
    assert [str(row.total) for row in attained(yearly, [*known, figure("6", counting=NEW)]).rows] == ["2", "6"]


@pytest.mark.parametrize(
    ("counting", "figures", "total"),
    [
        (NEW, [figure("7", counting=ALL), figure("6", counting=NEW)], "6"),
        (ALL, [figure("6", counting=NEW), figure("7", counting=ALL)], "7"),
        (UNSTATED, [figure("6", counting=NEW), figure("7", counting=ALL)], "7"),
        (None, [figure("6", counting=NEW), figure("7", counting=ALL)], "7"),
        (None, [figure("6", counting=NEW), figure("8"), figure("7", counting=ALL)], "7"),
    ],
)  # fmt: skip
def test_the_number_that_counts_as_the_target_does_is_shown(
    counting: Counting | None, figures: list[Figure], total: str
) -> None:
    assert [str(row.total) for row in attained(schools(counting), figures, as_of=LATE).rows] == [total]


def test_a_share_of_new_ones_and_of_all() -> None:
    new, every = people("600", counting=NEW), people("700", counting=ALL)
    assert rows(SIXTY, [new, every], [RESIDENTS], LATE) == ["全 2021 ? counting"]
    assert rows(SIXTY, [new, replace(every, value=new.value)], [RESIDENTS], LATE) == ["全 2021 met 3/5"]
    assert rows(SIXTY, [new], [RESIDENTS], LATE) == ["全 2021 met 3/5"]


def test_all_of_them_and_more() -> None:
    everybody = replace(SIXTY, value=base("1").value)
    assert rows(everybody, [people("1000")], [RESIDENTS], LATE) == ["全 2021 met 1"]
    assert rows(everybody, [people("1001")], [RESIDENTS], LATE) == ["全 2021 ? above_base"]
    more = replace(SIXTY, value=base("1.1").value)
    assert rows(more, [people("1100")], [RESIDENTS], LATE) == ["全 2021 met 11/10"]


def test_a_rounded_amount_a_head() -> None:
    yuan = target("1", PER_HEAD, due=EVERY_YEAR, unit_of_measure="元")
    yuan = replace(yuan, base="居民")
    said = figure("1", is_rate=True)
    assert rows(yuan, [said, figure("1400", unit_of_measure="元")], [RESIDENTS]) == ["全 2021 exceeded 7/5"]
    assert rows(yuan, [said, figure("1600", unit_of_measure="元")], [RESIDENTS]) == ["全 2021 ? differ"]


def test_a_number_of_units_together() -> None:
    five_hundred = target("500", COUNT, due=EVERY_YEAR, unit_of_measure="人")
    known = [people("300", "甲"), people("199", "乙")]
    assert rows(five_hundred, known, units=("甲", "乙")) == ["全 2021 behind 499 +甲乙"]
    assert rows(five_hundred, known, units=("甲", "乙", "丙")) == ["全 2021 ? incomplete +甲乙 ~丙"]
    assert rows(five_hundred, [people("500", "甲")], units=("甲", "乙", "丙")) == ["全 2021 met 500 +甲 ~乙丙"]
    most = replace(five_hundred, relation=TargetRelation.AT_MOST)
    assert rows(most, [people("501", "甲")], units=("甲", "乙")) == ["全 2021 behind 501 +甲 ~乙"]
    assert rows(most, [people("499", "甲")], units=("甲", "乙")) == ["全 2021 ? incomplete +甲 ~乙"]


def test_every_year_has_a_row_and_the_year_of_the_day_too() -> None:
    yearly = replace(SIXTY, due=EVERY_YEAR)
    figures = [people("700", year=2019), people("500", year=2020), people("900", year=2022), people("900", year=2018)]
    assert rows(yearly, figures, [RESIDENTS], IN_TIME) == [
        "全 2019 exceeded 7/10", "全 2020 behind 1/2", "全 2021 not_reported",
    ]  # fmt: skip
    found = rows(yearly, [people("500")], [RESIDENTS], IN_TIME)
    assert found == ["全 2021 below 1/2"]
    assert rows(yearly, [people("500")], [RESIDENTS], LAST_DAY) == ["全 2021 behind 1/2"]
    # The plan is over: its last year is asked about, and no later one.
    assert rows(yearly, [people("600", year=2024)], [RESIDENTS], date(2025, 1, 1)) == ["全 2023 not_reported"]
    assert rows(yearly, [people("600", year=2024)], [RESIDENTS], date(2025, 1, 1), period=None) == [
        "全 2024 met 3/5", "全 2025 not_reported",
    ]  # fmt: skip


def test_a_day_in_every_year() -> None:
    june = replace(EVERY_YEAR, text="每年6月底前", end=date(2019, 6, 30))
    yearly = replace(SIXTY, due=june)
    assert [row.judged_on for row in attained(yearly, [people("1")], [RESIDENTS]).rows] == [date(2021, 6, 30)]
    leap = replace(EVERY_YEAR, end=date(2020, 2, 29))
    assert [row.judged_on for row in attained(replace(SIXTY, due=leap)).rows] == [date(2021, 2, 28)]


def test_what_comes_back_within_the_year_is_not_told_by_a_number_of_the_year() -> None:
    from cedu_targets.domain.due import Recurrence

    monthly = replace(EVERY_YEAR, recurrence=Recurrence.MONTHLY)
    assert rows(target("2", COUNT, due=monthly), [figure("24")]) == ["全 2021 ? measure"]
    assert rows(target("2", COUNT, due=monthly)) == ["全 2021 not_reported"]


def test_a_time_that_stands_there_is_no_reading() -> None:
    for due, is_reading in (
        (by(2021), False),
        (replace(by(2021), printed=False, carried=True), False),
        (replace(by(2021), printed=False), True),
    ):
        assert [row.is_reading for row in attained(replace(SIXTY, due=due)).rows] == [is_reading]


def test_where_a_number_stands() -> None:
    cells = [replace(people("600").place, cell=cell) for cell in ("B2", "C2")]
    bases = [replace(RESIDENTS, place=cells[1])]
    (row,) = attained(SIXTY, [people("600", place=cells[0])], bases, LATE).rows
    assert row.numerator is not None
    assert row.base is not None
    assert (row.numerator.place.cell, row.base.place.cell) == ("B2", "C2")


def test_a_ceiling_over_what_may_be_less() -> None:
    few = replace(schools(NEW), relation=TargetRelation.AT_MOST)
    assert rows(few, [figure("6", counting=ALL)], as_of=LATE) == ["全 2021 ? counting"]
    assert rows(few, [figure("5", counting=ALL)], as_of=LATE) == ["全 2021 met 5"]


def test_without_a_time_the_end_of_the_plan_is_meant() -> None:
    floor = target("0.6")
    for as_of, expected in ((LATE, "below"), (date(2023, 12, 30), "below"), (date(2023, 12, 31), "not_reported")):
        report = attained(floor, [people("500")], [RESIDENTS], as_of)
        assert [str(row.state) for row in report.rows] == [expected]
        assert report.rows[0].is_reading
        assert report.rows[0].judged_on == date(2023, 12, 31)
    assert rows(floor, [people("500", year=2023)], [base("1000", 2023)], date(2023, 12, 31)) == ["全 2023 behind 1/2"]
    report = attained(floor, [people("500")], [RESIDENTS], date(2030, 1, 1), period=None)
    assert [told(row) for row in report.rows] == ["全 2021 below 1/2"]
    assert report.rows[0].judged_on is None


@pytest.mark.parametrize("precision", [Precision.TBD, Precision.ONGOING, Precision.UNCLEAR, Precision.FROM])
def test_a_time_without_an_end_is_never_over(precision: Precision) -> None:
    open_ended = target("0.6", due=Due("长期", precision=precision))
    report = attained(open_ended, [people("500", year=2023)], [RESIDENTS], date(2030, 1, 1))
    assert [(row.judged_on, str(row.state)) for row in report.rows] == [(None, "below")]


def test_a_deadline_with_two_ends_is_over_with_the_later_one() -> None:
    links = target("1", COVERAGE, due=TWO_OR_THREE_YEARS)
    figures = [figure("0", 2022, "甲"), figure("0", 2021, "甲")]
    for as_of, expected in (
        (date(2021, 4, 1), "全 2021 below 0 -甲"),
        (date(2022, 3, 30), "全 2022 below 0 -甲"),
        (date(2022, 3, 31), "全 2022 behind 0 -甲"),
    ):
        assert rows(links, figures, as_of=as_of, units=("甲",)) == [expected]


def test_amounts_a_head() -> None:
    yuan = target("1", PER_HEAD, due=EVERY_YEAR, base="常住人口", unit_of_measure="元")
    heads = [base("1180000", name="常住人口", unit_of_measure="人")]
    money = figure("1416000", unit_of_measure="元")
    assert rows(yuan, [money], heads) == ["全 2021 exceeded 6/5"]
    assert rows(yuan, [replace(money, value=base("1179999").value)], heads) == ["全 2021 behind 1179999/1180000"]
    assert rows(yuan, [money]) == ["全 2021 ? no_base 常住人口"]
    assert rows(yuan, [figure("1.2", is_rate=True)]) == ["全 2021 exceeded 6/5"]
    assert rows(yuan, [figure("5", unit_of_measure="人")], heads) == ["全 2021 ? measure"]


def test_amounts_for_every_so_many_heads() -> None:
    """1.5 for every ten thousand of 500 000 residents are 75."""
    staff = target("1.5", PER_HEAD, due=by(2021), base="常住人口", unit_of_measure="名", heads=10000)
    heads = [base("500000", name="常住人口", unit_of_measure="人")]
    for value, expected in (("75", "met 3/2"), ("80", "exceeded 8/5"), ("74", "behind 37/25")):
        assert rows(staff, [people(value)], heads, LATE) == [f"全 2021 {expected}"]
    assert rows(staff, [people("80")], as_of=LATE) == ["全 2021 ? no_base 常住人口"]
    assert rows(staff, [people("80"), figure("1.6", is_rate=True)], heads, LATE) == ["全 2021 exceeded 8/5"]
    assert rows(staff, [people("80"), figure("3.6", is_rate=True)], heads, LATE) == ["全 2021 ? differ"]
    silent = rows(staff, [people("80", "甲")], heads, LATE, units=("甲", "乙"))
    assert silent == ["全 2021 exceeded 8/5 +甲 ~乙"]


def test_what_was_reported_stands_beside_the_reason() -> None:
    for goal, figures in (
        (SIXTY, [people("600", unit_of_measure="人次")]),
        (SIXTY, [people("600")]),
        (schools(None), [figure("600", unit_of_measure="人")]),
        (target(None, TargetKind.NONE), [figure("600")]),
        (target(None, TargetKind.NOT_ASSIGNED), [figure("600")]),
    ):
        report = attained(goal, figures, as_of=LATE)
        assert [str(row.total) for row in report.rows] == ["600"]
        assert not [one for _, one in report.findings if one.code == "GA045"]


def test_what_demands_no_number_and_what_is_not_demanded() -> None:
    assert rows(target(None, TargetKind.NONE), [figure("1")]) == ["全 2021 ? no_number"]
    assert rows(target(None, TargetKind.NOT_ASSIGNED)) == ["全 2023 not_assigned"]
    assert not attained(target(None, TargetKind.NOT_ASSIGNED)).not_judged
    assert not attained(target(None, TargetKind.NONE), [figure("1")]).not_judged


def test_each_unit_by_itself() -> None:
    teachers = target("1", COUNT, each=True, due=by(2021), unit_of_measure="名")
    figures = [figure("2", unit="甲"), figure("0", unit="乙"), figure("1", unit="丙")]
    assert rows(teachers, figures, as_of=LATE, units=("甲", "乙", "丙", "丁")) == [
        "全 2021 behind +甲丙 -乙 ~丁", "甲 2021 exceeded 2", "乙 2021 behind 0", "丙 2021 met 1", "丁 2021 not_reported",
    ]  # fmt: skip
    assert rows(teachers, figures[:1], as_of=LATE, units=("甲", "丁")) == [
        "全 2021 ? incomplete +甲 ~丁", "甲 2021 exceeded 2", "丁 2021 not_reported",
    ]  # fmt: skip
    assert rows(teachers, [figure("9")], as_of=LATE, units=("甲", "丁")) == ["全 2021 ? incomplete"]
    assert rows(teachers, as_of=LATE, units=("甲", "丁")) == ["全 2021 not_reported ~甲丁"]


def test_a_unit_with_a_ratio_and_one_with_nothing() -> None:
    teachers = target("1", COUNT, each=True, due=by(2021), unit_of_measure="名")
    figures = [figure("1", unit="甲"), figure("0.5", unit="乙", is_rate=True)]
    assert rows(teachers, figures, as_of=LATE, units=("甲", "乙", "丙"))[1:] == [
        "甲 2021 met 1", "乙 2021 ? measure", "丙 2021 not_reported",
    ]  # fmt: skip


def test_each_unit_has_a_base_of_its_own() -> None:
    share = replace(SIXTY, each=True)
    figures = [people("60", "甲"), people("50", "乙")]
    bases = [base("100", unit="甲"), base("100", 2020, unit="乙")]
    assert rows(share, figures, bases, LATE) == [
        "全 2021 behind +甲 -乙", "甲 2021 met 3/5", "乙 2021 behind 1/2",
    ]  # fmt: skip
    assert rows(share, figures, bases[:1], LATE, units=("甲", "乙")) == [
        "全 2021 ? no_base 居民 +甲", "甲 2021 met 3/5", "乙 2021 ? no_base 居民",
    ]  # fmt: skip
