"""What holds of every target: more is never less, nobody is short by a rounding, and no reading is passed over."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from attainment_figures import attained, base, by, figure, target
from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import Counting, TargetKind, TargetRelation

LATE = date(2022, 1, 1)
REACHED = (State.MET, State.EXCEEDED)
UNITS = ("甲", "乙", "丙")
SHARES = st.decimals(min_value=0, max_value=1, places=3)
NUMBERS = st.integers(0, 40)
COUNTINGS = st.sampled_from([None, *Counting])
SAID = st.sampled_from([None, Counting.NEW, Counting.CUMULATIVE])


def only(*args: object, **said: object) -> Attained:
    return attained(*args, **said).rows[0]  # type: ignore[arg-type]


def of_units(numbers: Sequence[int | None], year: int = 2021, counting: Counting | None = None) -> list[Figure]:
    known = zip(UNITS, numbers, strict=True)
    return [figure(str(one), year, unit, counting=counting) for unit, one in known if one is not None]


@given(SHARES, st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_held_against_its_target_exactly(demanded: Decimal, part: int, whole: int) -> None:
    row = only(target(str(demanded), due=by(2021)), [figure(str(part))], [base(str(whole))], LATE)
    if part > whole:
        assert row.state is None
        return
    assert (row.state in REACHED) is (Fraction(part, whole) >= Fraction(demanded))
    assert (row.state is State.MET) is (Fraction(part, whole) == Fraction(demanded))
    assert row.gap == Fraction(demanded) - Fraction(part, whole)


@given(st.integers(1, 10**18), st.sampled_from(["0.6", "0.333", "0.9"]))
def test_one_person_less_than_the_floor_is_less(whole: int, demanded: str) -> None:
    least = -(-Fraction(demanded) * whole // 1)  # rounded up
    goal, bases = target(demanded, due=by(2021)), [base(str(whole))]
    assert only(goal, [figure(str(least))], bases, LATE).state in REACHED
    assert only(goal, [figure(str(least - 1))], bases, LATE).state is State.BEHIND


@given(
    st.lists(st.one_of(st.none(), NUMBERS), min_size=3, max_size=3),
    st.integers(0, 2),
    st.integers(1, 20),
    st.sampled_from([TargetKind.COUNT, TargetKind.COVERAGE, TargetKind.SHARE]),
    COUNTINGS,
    SAID,
)
def test_more_never_makes_a_target_missed(
    numbers: list[int | None], unit: int, more: int, kind: TargetKind, counting: Counting | None, said: Counting | None
) -> None:
    value = "0.3" if kind is TargetKind.SHARE else "10" if kind is TargetKind.COUNT else "1"
    goal = target(value, kind, due=by(2021), counting=counting if kind is TargetKind.COUNT else None, base="居民")
    goal = replace(goal, base="居民" if kind is TargetKind.SHARE else None)
    raised = [*numbers]
    raised[unit] = (numbers[unit] or 0) + more
    before, after = (
        only(goal, of_units(found, counting=said), [base("1000")], LATE, units=UNITS) for found in (numbers, raised)
    )
    if before.state in REACHED:
        assert after.state in REACHED
    if after.state is State.BEHIND:
        assert before.state not in REACHED


@given(COUNTINGS, SAID, NUMBERS, st.one_of(st.none(), NUMBERS), st.integers(1, 30))
def test_a_number_is_judged_only_as_every_reading_does(
    counting: Counting | None, said: Counting | None, now: int, before: int | None, demanded: int
) -> None:
    """Whatever target and report mean, and whatever there was before, a verdict is the one of that reading."""
    goal = target(str(demanded), TargetKind.COUNT, due=by(2021), counting=counting)
    figures = [figure(str(now), counting=said)]
    figures += [] if before is None else [figure(str(before), 2020, counting=said)]
    row = only(goal, figures, as_of=LATE)
    if counting is None and said is None:
        assert (row.state in REACHED) is (now >= demanded)
        return
    verdicts = set()
    for meant in [counting] if counting in (Counting.NEW, Counting.CUMULATIVE) else [Counting.NEW, Counting.CUMULATIVE]:
        for reported in [said] if said else [Counting.NEW, Counting.CUMULATIVE]:
            for unknown in (0, now // 2, now, 50):  # what there was before, where nobody says it
                earlier = before or 0
                if reported is Counting.NEW:
                    reached = now if meant is Counting.NEW else now + earlier + unknown
                elif meant is Counting.CUMULATIVE:
                    reached = now
                else:
                    reached = now - (min(unknown, now) if before is None else before)
                verdicts.add(reached >= demanded)
    if row.state in REACHED:
        assert verdicts == {True}
    elif row.state is State.BEHIND:
        assert verdicts == {False}
    else:
        assert row.why is not None


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=3, max_size=3), st.integers(1, 2), st.booleans())
def test_coverage_parts_the_units(numbers: list[int | None], each: int, has_bases: bool) -> None:
    goal = target(str(each), TargetKind.COVERAGE, due=by(2021), unit_of_measure="所", each=True)
    goal = replace(goal, base="居民" if has_bases else None)
    bases = [base("1", unit=unit) for unit in UNITS] if has_bases else []
    report = attained(goal, of_units(numbers), bases, LATE, units=UNITS)
    row = report.rows[0]
    assert sorted((*row.units, *row.lacking, *row.silent)) == sorted(UNITS)
    assert row.silent == tuple(unit for unit, one in zip(UNITS, numbers, strict=True) if one is None)
    assert row.lacking == tuple(
        unit for unit, one in zip(UNITS, numbers, strict=True) if one is not None and one < each
    )
    assert (row.state in REACHED) is (len(row.units) == len(UNITS))
    assert (row.state is State.BEHIND) is bool(row.lacking)


@given(
    st.lists(st.one_of(st.none(), NUMBERS), min_size=3, max_size=3),
    st.integers(0, 120),
    st.sampled_from([TargetRelation.AT_LEAST, TargetRelation.AT_MOST]),
)
def test_what_silent_units_may_report_changes_no_verdict(
    numbers: list[int | None], late: int, relation: TargetRelation
) -> None:
    goal = target("40", TargetKind.COUNT, due=by(2021), relation=relation)
    early = only(goal, of_units(numbers), as_of=LATE, units=UNITS)
    complete = only(goal, of_units([late if one is None else one for one in numbers]), as_of=LATE, units=UNITS)
    if early.state in (*REACHED, State.BEHIND):
        assert (early.state in REACHED) is (complete.state in REACHED)


@given(st.dates(date(2019, 1, 1), date(2025, 1, 1)), st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.booleans())
def test_nobody_is_behind_before_the_last_day(as_of: date, end: date, is_short: bool) -> None:
    goal = target("0.5", due=by(end.year, end.month, end.day))
    figures = [figure("400" if is_short else "500", year) for year in range(2019, 2026)]
    row = only(goal, figures, [base("1000")], as_of)
    assert (row.state is State.BEHIND) is (is_short and as_of >= end)
    assert row.year is not None
    assert row.year <= min(as_of.year, end.year)
