"""States: the city's schedule on six days, then each rule of the table by itself."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.agenda.states import Day, standing
from cedu_targets.agenda.told import told_by
from cedu_targets.domain.due import UNSTATED, Due, Precision
from cedu_targets.domain.items import Reported
from cedu_targets.domain.status import Doubt, State
from suzhou_items import answer, points, status, truth

JUNE = Due("6 月", date(2019, 6, 1), date(2019, 6, 30), precision=Precision.MONTH)
MAY = Due("5 月", date(2019, 5, 1), date(2019, 5, 31), precision=Precision.MONTH)
SIX_DAYS = sorted(truth()["unreported_states"])


@pytest.mark.parametrize("day", SIX_DAYS)
def test_the_schedule_of_which_nothing_was_reported(day: str) -> None:
    expected = truth()["unreported_states"][day]
    report = status(as_of=date.fromisoformat(day))
    assert {row.item.number: row.state for row in report.rows} == expected["states"]
    assert report.counts == Counter(expected["counts"])


@pytest.mark.parametrize("day", SIX_DAYS)
def test_what_has_only_the_year_of_its_document_is_never_late(day: str) -> None:
    report = status(as_of=date.fromisoformat(day), documents=(points(),))
    assert report.counts == {State.ONGOING: 10}
    assert {row.days for row in report.rows} == {None}


def at(due: Due, day: date, *reported: Reported, issued: date | None = None, **more: Any) -> State | Doubt | None:
    told = told_by([answer("安排-1", one, **more) for one in reported])
    found = standing(due, told, issued, Day(day, 15))
    return found.doubt or found.state


@pytest.mark.parametrize(
    ("due", "day", "state"),
    [
        (JUNE, date(2019, 5, 31), State.UPCOMING),
        (JUNE, date(2019, 6, 1), State.DUE),
        (JUNE, date(2019, 6, 14), State.DUE),
        (JUNE, date(2019, 6, 15), State.DUE_SOON),
        (JUNE, date(2019, 6, 30), State.DUE_SOON),  # the end day itself is in time
        (JUNE, date(2019, 7, 1), State.NOT_REPORTED),
        (UNSTATED, date(2019, 7, 1), State.ONGOING),
        (Due("待定", precision=Precision.TBD), date(2019, 7, 1), State.UNDATED),
        (Due("春节前", precision=Precision.UNCLEAR), date(2019, 7, 1), State.UNDATED),
        (Due("3月", precision=Precision.MONTH), date(2019, 7, 1), State.UNDATED),  # of a year that nobody says
        (Due("3月", precision=Precision.MONTH, printed=False, carried=True), date(2019, 7, 1), State.UNDATED),
        (Due("用2-3年", precision=Precision.RANGE), date(2019, 7, 1), State.UNDATED),
        (Due("5月起", date(2019, 5, 1), precision=Precision.FROM), date(2019, 7, 1), State.ONGOING),
        (Due("长期坚持", precision=Precision.ONGOING), date(2019, 7, 1), State.ONGOING),
        (Due("6 月", JUNE.start, JUNE.end, printed=False, carried=True), date(2019, 7, 1), State.NOT_REPORTED),
        (Due("2019年", date(2019, 1, 1), date(2019, 12, 31), printed=False), date(2020, 7, 1), State.ONGOING),
    ],
)
def test_by_the_day_alone(due: Due, day: date, state: State) -> None:
    assert at(due, day) is state


ONE_DAY = Due("10月15日", date(2019, 10, 15), date(2019, 10, 15), precision=Precision.DAY)
NEW_YEAR = Due("2020年1月5日", date(2020, 1, 5), date(2020, 1, 5), precision=Precision.DAY)


@pytest.mark.parametrize(
    ("due", "day", "state"),
    [
        (ONE_DAY, date(2019, 9, 29), State.UPCOMING),
        (ONE_DAY, date(2019, 9, 30), State.DUE_SOON),
        (ONE_DAY, date(2019, 10, 14), State.DUE_SOON),
        (ONE_DAY, date(2019, 10, 15), State.DUE_SOON),
        (ONE_DAY, date(2019, 10, 16), State.NOT_REPORTED),
        (NEW_YEAR, date(2019, 12, 20), State.UPCOMING),
        (NEW_YEAR, date(2019, 12, 21), State.DUE_SOON),
    ],
)
def test_what_is_on_one_day_is_due_soon_before_it_begins(due: Due, day: date, state: State) -> None:
    assert at(due, day) is state


TWO_OR_THREE_YEARS = Due("用2-3年", date(2019, 4, 1), date(2022, 3, 31), date(2021, 3, 31), precision=Precision.RANGE)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2020, 12, 31), State.LATER),
        (date(2021, 1, 1), State.DUE),
        (date(2021, 12, 31), State.DUE),
        (date(2022, 3, 31), State.DUE_SOON),
        (date(2022, 4, 1), State.NOT_REPORTED),
    ],
)
def test_of_several_readings_the_latest_is_late_and_the_earliest_is_due(day: date, state: State) -> None:
    assert at(TWO_OR_THREE_YEARS, day) is state


@pytest.mark.parametrize(
    ("reported", "in_june", "in_july"),
    [
        (Reported.BLANK, State.DUE_SOON, State.NOT_REPORTED),
        (Reported.NOT_DONE, State.DUE_SOON, State.OVERDUE),
        (Reported.IN_PROGRESS, State.DUE_SOON, State.OVERDUE),
        (Reported.UNCLEAR, State.DUE_SOON, Doubt.UNCLEAR),
        (Reported.DONE, State.DONE, State.DONE),
        (Reported.CANCELLED, State.DUE_SOON, State.OVERDUE),  # without a reason it is only not done
    ],
)
def test_by_what_was_reported(reported: Reported, in_june: State, in_july: State | Doubt) -> None:
    assert at(JUNE, date(2019, 6, 20), reported) is in_june
    assert at(JUNE, date(2019, 7, 1), reported) is in_july


def test_what_is_in_progress_before_it_is_due_soon() -> None:
    assert at(JUNE, date(2019, 6, 2), Reported.IN_PROGRESS) is State.IN_PROGRESS
    assert at(JUNE, date(2019, 5, 2), Reported.IN_PROGRESS) is State.UPCOMING


def test_what_is_given_up_with_a_reason_is_void_on_any_day() -> None:
    assert at(MAY, date(2019, 7, 1), Reported.CANCELLED, reason="并入下年") is State.VOID


@pytest.mark.parametrize(
    ("completed", "day", "state"),
    [
        (date(2019, 5, 31), date(2019, 6, 15), State.DONE),
        (date(2019, 6, 1), date(2019, 6, 15), State.DONE_LATE),
        (date(2019, 6, 15), date(2019, 6, 15), State.DONE_LATE),
        (date(2019, 6, 16), date(2019, 6, 15), Doubt.LATER_DAY),
        (None, date(2019, 6, 15), State.DONE),
    ],
)
def test_the_day_on_which_it_was_done(completed: date | None, day: date, state: State | Doubt) -> None:
    assert at(MAY, day, Reported.DONE, completed=completed) is state


@pytest.mark.parametrize(
    ("written", "day", "state"),
    [
        ("2019年6月", date(2019, 6, 15), Doubt.NO_DAY),
        ("六月初", date(2019, 6, 15), Doubt.NO_DAY),
        ("5月30日、6月2日", date(2019, 6, 15), Doubt.NO_DAY),
        ("2019年5月", date(2019, 6, 15), State.DONE),
        ("5月10日", date(2019, 6, 15), State.DONE),
        ("四月底", date(2019, 5, 31), State.DONE),
        ("——", date(2019, 6, 15), State.DONE),
    ],
)
def test_a_day_of_completion_that_is_none_is_late_by_nothing_and_in_time_only_where_it_must_be(
    written: str, day: date, state: State | Doubt
) -> None:
    assert at(MAY, day, Reported.DONE, completed_text=written) is state


def test_nothing_is_done_late_by_a_year_that_only_the_document_has() -> None:
    year = Due("2019年", date(2019, 1, 1), date(2019, 12, 31), precision=Precision.YEAR, printed=False)
    assert at(year, date(2020, 2, 1), Reported.DONE, completed=date(2020, 1, 5)) is State.DONE


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ((Reported.DONE, Reported.BLANK), State.DONE),
        ((Reported.BLANK, Reported.IN_PROGRESS), State.OVERDUE),
        ((Reported.UNCLEAR, Reported.DONE), State.DONE),
        ((Reported.DONE, Reported.DONE), State.DONE),
        ((Reported.DONE, Reported.NOT_DONE), Doubt.DIFFER),
        ((Reported.CANCELLED, Reported.IN_PROGRESS), Doubt.DIFFER),
    ],
)
def test_several_owners(answers: tuple[Reported, ...], state: State | Doubt) -> None:
    assert at(MAY, date(2019, 7, 1), *answers) is state


def test_owners_who_name_different_days_differ_where_one_of_them_is_too_late() -> None:
    def of(*days: date) -> State | Doubt | None:
        told = told_by([answer("安排-1", Reported.DONE, completed=one) for one in days])
        found = standing(MAY, told, None, Day(date(2019, 7, 1), 15))
        return found.doubt or found.state

    assert of(date(2019, 5, 20), date(2019, 5, 31)) is State.DONE
    assert of(date(2019, 6, 3), date(2019, 6, 2)) is State.DONE_LATE
    assert of(date(2019, 5, 31), date(2019, 6, 2)) is Doubt.DIFFER


def test_what_lay_past_when_the_document_was_issued_is_not_overdue() -> None:
    assert at(MAY, date(2019, 7, 1), issued=date(2019, 6, 1)) is State.ELAPSED
    assert at(MAY, date(2019, 7, 1), issued=date(2019, 5, 31)) is State.NOT_REPORTED
    assert at(MAY, date(2019, 7, 1), Reported.DONE, issued=date(2019, 6, 1)) is State.DONE


DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))


@given(DAYS, DAYS, DAYS, st.sampled_from([None, *Reported]), st.integers(0, 400))
def test_a_day_more_never_makes_anything_less_late(
    one: date, other: date, day: date, reported: Reported | None, remind: int
) -> None:
    due = Due("期", min(one, other), max(one, other), precision=Precision.RANGE)
    told = told_by([] if reported is None else [answer("安排-1", reported)])
    found = standing(due, told, None, Day(day, remind))
    assert (found.state is None) == (found.doubt is not None)
    late = found.state in (State.OVERDUE, State.NOT_REPORTED) or found.doubt is Doubt.UNCLEAR
    assert late == (day > max(one, other) and reported is not Reported.DONE)
    if found.state is State.NOT_REPORTED:
        assert reported in (None, Reported.BLANK)
