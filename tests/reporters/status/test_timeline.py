"""Where a bar lies on its axis."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.domain.items import Item, ItemKind
from cedu_targets.domain.status import State
from cedu_targets.reporters.status.timeline import Axis, Bar, axis_of, bar, charts
from status_reports import due_of, long_status, report_of, row_of

YEAR = Axis(2019, 1)
DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))


def drawn(start: date | None, end: date, earliest: date | None = None, axis: Axis = YEAR) -> Bar:
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(start, end, earliest=earliest))
    return bar(row_of(item, State.DUE), axis)


def ends(found: Bar) -> tuple[str, str]:
    return found.start, found.width


def test_every_month_is_as_wide_and_a_year_fills_the_axis() -> None:
    assert YEAR.before(date(2019, 1, 1)) == 0
    assert YEAR.after(date(2019, 12, 31)) == 1
    for month in range(1, 13):
        last = date(2019, month, monthrange(2019, month)[1])
        assert 12 * YEAR.after(last) == month
        assert YEAR.after(last) == YEAR.before(last + timedelta(1))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2019, 1, 1), date(2019, 12, 31), ("0.00%", "100.00%")),
        (date(2019, 6, 1), date(2019, 6, 30), ("41.67%", "8.33%")),
        (date(2019, 6, 16), date(2019, 6, 30), ("45.83%", "4.17%")),
        (date(2018, 6, 1), date(2019, 6, 30), ("0.00%", "50.00%")),
        (date(2019, 12, 31), date(2019, 12, 31), ("99.00%", "1.00%")),  # one day can be seen
    ],
)
def test_a_bar_runs_from_its_first_day_to_its_last(start: date, end: date, expected: tuple[str, str]) -> None:
    assert ends(drawn(start, end)) == expected


def test_what_goes_on_outside_has_an_arrow_and_what_lies_outside_no_bar() -> None:
    long = drawn(date(2018, 1, 1), date(2020, 12, 31))
    assert (long.is_from_before, long.goes_on, *ends(long)) == (True, True, "0.00%", "100.00%")
    before, after = drawn(date(2017, 1, 1), date(2017, 3, 31)), drawn(date(2021, 1, 1), date(2021, 3, 31))
    assert (before.is_from_before, before.goes_on, before.width) == (True, False, "0.00%")
    assert (after.is_from_before, after.goes_on, after.width) == (False, True, "0.00%")


def test_without_a_start_a_thin_line_leads_to_the_end() -> None:
    found = drawn(None, date(2019, 6, 30))
    assert (found.thin, *ends(found)) == ("48.00%", "48.00%", "2.00%")
    assert drawn(date(2019, 6, 1), date(2019, 6, 30)).thin == ""


def test_an_end_that_may_be_earlier_is_drawn_apart() -> None:
    found = drawn(date(2019, 1, 1), date(2019, 9, 30), date(2019, 6, 30))
    assert (ends(found), found.light) == (("0.00%", "50.00%"), ("50.00%", "25.00%"))
    found = drawn(None, date(2019, 5, 31), date(2019, 4, 30))  # 5月前
    assert (found.thin, found.width, found.light) == ("33.33%", "0.00%", ("33.33%", "8.33%"))


@given(DAYS, DAYS, DAYS, st.booleans(), st.sampled_from([YEAR, Axis(2019, 2), Axis(2018, 5)]))
def test_nothing_is_drawn_outside(one: date, two: date, three: date, has_start: bool, axis: Axis) -> None:
    start, earliest, end = sorted((one, two, three))
    found = drawn(start if has_start else None, end, earliest, axis)
    shares = [float(text.rstrip("%")) for text in (*ends(found), *(found.light or ()), found.sign)]
    assert all(0 <= share <= 100 for share in shares)
    assert float(found.start[:-1]) + float(found.width[:-1]) <= 100.01


def test_charts_hold_every_row_once_in_the_order_of_the_ends() -> None:
    rows = long_status(100).rows
    found = [row for chart in charts(rows) for _, part in chart.months for row in part]
    assert sorted(map(id, found)) == sorted(map(id, rows))
    assert [row.due.end for row in found] == sorted(row.due.end for row in rows if row.due.end)
    assert [chart.size for chart in charts(rows)] == [40, 40, 20]


def test_the_axis_is_of_the_items_where_the_plan_names_no_year_or_another() -> None:
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(date(2021, 6, 1), date(2022, 6, 20)))
    rows = [row_of(item, State.DUE)]
    assert axis_of(report_of(rows, None)) == Axis(2022, 1)
    assert axis_of(report_of(rows, "2015")) == Axis(2022, 1)
    assert axis_of(report_of(rows, "2021-2023")) == Axis(2021, 3)
    assert axis_of(report_of([])) == Axis(2019, 1)
    later = replace(item, due=due_of(None, date(2040, 1, 1)))
    assert axis_of(report_of([*rows, row_of(later, State.LATER)], None, date(2030, 5, 1))) == Axis(2030, 6)
