"""The calendar of what is due, as another program reads it."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.due import Due
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.status import ics
from sample_reports import messages_for
from status_reports import hostile_status, long_status
from suzhou_answers import answered
from suzhou_items import one_item, status

ZH = Messages(Language.ZH)


def calendar(report: StatusReport, language: Language = Language.ZH) -> Any:
    """The calendar that a program reads, whose lines are as they should be."""
    written = ics.render(report, messages_for(language))
    assert written.endswith(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no sign is cut in two
    return Calendar.from_ical(written)


def events(report: StatusReport) -> dict[str, Any]:
    found = {str(one["SUMMARY"]).split()[0]: one for one in calendar(report).walk("VEVENT")}
    assert calendar(report).walk("VTODO") == []
    return found


def test_an_event_is_the_whole_of_the_last_day_with_an_alarm_a_week_before() -> None:
    event = events(status())["安排-12"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2019, 6, 30), date(2019, 7, 1))
    assert event["DTSTAMP"].dt.isoformat() == "2019-06-15T00:00:00+00:00"
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-7))
    assert event["SUMMARY"] == "安排-12 2019 年苏州市社会教育课题申报"
    assert event["DESCRIPTION"].splitlines() == [
        "2019 年苏州市社会教育课题申报",
        "责任单位：市社指中心，各市、区",
        "时间：6 月（承上）",
        "截至 2019-06-15：将到期",
        "出处：2019 年苏州市社区教育主要工作安排 suzhou.txt:79",
    ]


def test_what_is_done_given_up_or_has_no_day_is_left_out_and_counted() -> None:
    found = events(answered())
    assert len(found) == 36 - 2 - 1 - 2 - 10  # done, cancelled, undated, without an end
    assert not {"安排-2", "安排-3", "安排-4", "安排-25", "要点-1"} & found.keys()
    whole = calendar(answered())
    assert whole["X-WR-CALDESC"] == "没有列入日历：逾期完成 1，已完成 1，进行中（无期限） 10，待定 2，不再执行 1。"
    assert "X-WR-CALDESC" not in calendar(status(only=[State.DUE_SOON]))


def test_an_event_is_the_same_in_every_run() -> None:
    """Another day and another report of it replace the event; another unit's is its own."""
    earlier, later = events(status(as_of=date(2019, 3, 10))), events(answered())
    assert earlier["安排-12"]["UID"] == later["安排-12"]["UID"] == "2f7de87df06392ba0cc7fd777fddb20e@cedu"
    assert len({one["UID"] for one in earlier.values()}) == len(earlier)


def test_signs_that_have_a_meaning_stay_what_they_are() -> None:
    due = Due("6月", date(2019, 6, 1), date(2019, 6, 30))
    text = "甲;乙,丙\\丁\n戊：“己”"
    (event,) = calendar(status(documents=(one_item(due, text=text),))).walk("VEVENT")
    assert event["SUMMARY"] == "安排-1 甲;乙,丙\\丁 戊：“己”"


def test_the_end_of_all_days_has_no_day_after_it() -> None:
    due = Due("到9999年", None, date(9999, 12, 31))
    (event,) = calendar(status(documents=(one_item(due),))).walk("VEVENT")
    assert event["DTSTART"].dt == date(9999, 12, 31)


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_make_no_lines_of_their_own(language: Language) -> None:
    report = hostile_status()
    assert len(calendar(report, language).walk("VEVENT")) == sum(row.days is not None for row in report.rows)
    assert calendar(long_status(), language).walk("VEVENT")


@given(st.text())
def test_what_is_folded_can_be_unfolded(text: str) -> None:
    line = "".join(sign for sign in text if sign not in "\r\n" and not "\ud800" <= sign <= "\udfff")
    pieces = ics.folded(line).split("\r\n")
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    for one, two in pairwise(pieces):
        assert two.startswith(" ")
        assert len((one + two[1]).encode()) > 75
