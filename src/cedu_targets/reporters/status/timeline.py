"""The timeline of `cedu status -f html`: each item a bar over the months of the plan's years, by the month of its end.

A place on the axis is a share of its length: every month is as wide as the others, a day a part of its month.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.reporters.status.row_words import end_of, start_of

MOST_ROWS = 40
"""Items of one chart: its axis stays near, and it fits a sheet of paper."""
MOST_YEARS = 6
"""Years of the axis; what lies beyond is an arrow."""
_MONTHS = 12
_QUARTERS = 4
_NARROWEST = Fraction(1, 100)
"""Of a bar, so that one day can be seen."""
_END = Fraction(1, 50)
"""Of the end of an item of which no start is written."""
_AFTER_ARROW = Fraction(1, 50)
"""Where a sign stands beside the arrow of an item that lies wholly outside."""
_ROOM = Fraction(1, 16)
"""Beside a bar, for its sign."""

LOOKS: Mapping[State | None, str] = {
    State.NOT_REPORTED: "hatched", None: "hatched", State.DONE_LATE: "hatched", State.ELAPSED: "hatched",
    State.DUE: "outline", State.UPCOMING: "outline", State.LATER: "outline", State.VOID: "outline",
}  # fmt: skip
"""How a bar is filled; the others are full. It tells the states apart without colour, beside the sign."""


class Axis(Struct, frozen=True):
    """The years that a chart shows: twelve months each; more than two years are divided by quarters."""

    first: int
    years: int

    @property
    def divisions(self) -> int:
        """Columns of the chart."""
        return self.years * (_MONTHS if self.has_months else _QUARTERS)

    @property
    def has_months(self) -> bool:
        """Whether a column is a month, not a quarter."""
        return self.years <= 2

    def before(self, day: date) -> Fraction:
        """The place at which a day begins: 0 at the first day of the axis, 1 after its last."""
        months = (day.year - self.first) * _MONTHS + day.month - 1
        part = Fraction(day.day - 1, monthrange(day.year, day.month)[1])
        return (months + part) / (self.years * _MONTHS)

    def after(self, day: date) -> Fraction:
        """The place at which a day ends."""
        part = Fraction(1, monthrange(day.year, day.month)[1] * self.years * _MONTHS)
        return self.before(day) + part

    def holds(self, day: date) -> bool:
        """Whether a day lies on it."""
        return self.first <= day.year < self.first + self.years


class Bar(Struct, frozen=True):
    """One item in the chart, in per cent of the axis."""

    look: str
    start: str
    width: str
    light: tuple[str, str] | None
    """Start and width of the part in which the end may already lie."""
    thin: str
    """Up to where a thin line leads from the left, where no start is written; else empty."""
    is_from_before: bool
    goes_on: bool
    sign: str
    """The place of its sign."""
    side: str
    """Where the sign stands: right or left of the bar, or in it."""


Month = tuple[int, int]
"""A year and a month."""


class Chart(Struct, frozen=True):
    """As many rows as one chart has, by the month of their end."""

    months: Sequence[tuple[Month, Sequence[StatusRow]]]

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(len(rows) for _, rows in self.months)


def axis_of(report: StatusReport) -> Axis:
    """The years of the plan; where it names none, or nothing lies in them, those of the items."""
    periods = [items.period for _, items in report.items if items.period]
    printed = [int(year) for period in periods for year in period.split("-") if len(year) == 4]
    ends = [row.due.end for row in report.shown if row.days is not None and row.due.end is not None]
    years = printed if printed and any(min(printed) <= end.year <= max(printed) for end in ends) else []
    years = years or [end.year for end in ends] or [report.as_of.year]
    first, last = min(years), max(years)
    if last - first >= MOST_YEARS:  # the day of the report is what people look at
        first = min(max(first, report.as_of.year), last - MOST_YEARS + 1)
    return Axis(first, min(last - first + 1, MOST_YEARS))


def charts(rows: Sequence[StatusRow]) -> Iterator[Chart]:
    """The rows with an end (they come by it), in charts of MOST_ROWS; a month that does not fit goes on in the next."""
    ended = [(end, row) for row in rows if (end := end_of(row)) is not None]
    for start in range(0, len(ended), MOST_ROWS):
        part = ended[start : start + MOST_ROWS]
        by_month = groupby(part, key=lambda pair: (pair[0].year, pair[0].month))
        yield Chart([(month, [row for _, row in found]) for month, found in by_month])


def bar(row: StatusRow, axis: Axis) -> Bar:
    """A row's bar; the row has an end."""
    start, end, earliest = start_of(row), end_of(row), row.due.earliest_end
    assert end is not None
    right = axis.after(end)
    middle = right if earliest is None or earliest >= end else axis.after(earliest)
    marked = right - _END if middle == right else middle  # where nothing says when it begins
    left = marked if start is None else axis.before(start)
    left = max(Fraction(0), min(left, right - _NARROWEST)) if 0 <= left < 1 else left
    shown_left, shown_middle, shown_right = (
        min(max(one, Fraction(0)), Fraction(1)) for one in (left, max(left, middle), right)
    )
    side = "right" if shown_right + _ROOM <= 1 else "left" if shown_left >= _ROOM else "in"
    places = {"right": shown_right + _AFTER_ARROW * (right <= 0), "left": shown_left - _AFTER_ARROW * (left >= 1)}
    return Bar(
        LOOKS.get(row.state, "full"),
        percent(shown_left),
        percent(shown_middle - shown_left),
        (percent(shown_middle), percent(shown_right - shown_middle)) if shown_middle < shown_right else None,
        percent(shown_left) if start is None else "",
        left < 0,
        right > 1,
        percent(places.get(side, Fraction(1, 2))),
        side,
    )


def percent(share: Fraction) -> str:
    """A share as a length in per cent of the axis: `45.83%`."""
    hundredths = round(share * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02}%"
