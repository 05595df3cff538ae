"""Due: when something is to be done, as an interval of days with a precision."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Precision(StrEnum):
    """How exactly a text says when something is due."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    """上旬, 中旬, 下旬"""
    MONTH = "month"
    MONTHS = "months"
    """3-4月"""
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    """Ends between two days: 用2-3年."""
    FROM = "from"
    """5月起: a start without an end."""
    RECURRING = "recurring"
    """每月, 每季度 …; `recurrence` says how often."""
    ONGOING = "ongoing"
    """长期坚持, 持续推进"""
    TBD = "tbd"
    """待定"""
    UNSTATED = "unstated"
    """No time is written."""
    UNCLEAR = "unclear"
    """A time is written and it names no day: 春节前, 适时, 立行立改."""


class Recurrence(StrEnum):
    """How often something comes back."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


_WITHOUT_DAYS = frozenset(
    {Precision.RECURRING, Precision.ONGOING, Precision.TBD, Precision.UNSTATED, Precision.UNCLEAR}
)


class Due(Struct, frozen=True):
    """When something is due: from `start` to `end`, both days included; None where the text names no such day."""

    text: str | None
    """As written; None where nothing is."""
    start: date | None = None
    end: date | None = None
    earliest_end: date | None = None
    """The first day that the text may mean as the last one, where it may mean several."""
    precision: Precision = Precision.UNSTATED
    recurrence: Recurrence | None = None
    day_of_period: int | None = None
    """Of something that recurs, the day by which it is due in its period: 25 of 每月25日前."""
    month_of_period: int | None = None
    """Of a quarter or half year that recurs, the month in which that day lies: 3 of 每季度末月28日前."""
    printed: bool = True
    """Whether the time stands at the item itself; False for one carried down, or that of the whole document."""
    carried: bool = False
    """Whether it stands in a cell above, and holds on."""

    @property
    def lacks_year(self) -> bool:
        """Whether it is understood but for its year (3月), or the day that it counts from (用2-3年): it has no days."""
        return self.precision not in _WITHOUT_DAYS and self.start is None and self.end is None


UNSTATED = Due(None, printed=False)
