"""The day of a class as its cell writes it: 5月3日, 2020-05-03, 5.3, 3日, 5月3日-5日; of several the first."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cedu_targets.domain.calendar_point import NUMBER, number_of
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Raw, is_number, text_of
from cedu_targets.files.number_formats import FIRST_DAY, MonthDate
from cedu_targets.recognition.years import in_digits

_LONGEST = 40
_YEAR = r"(?:19|20)\d\d"
_IN_WORDS = lazy_pattern(
    rf"(?:(?P<year>{_YEAR})年)?(?:(?P<month>{NUMBER})月份?)?(?:(?P<day>{NUMBER})(?:[日号]|(?=[-—–~至到、,和及]\d)))?"
)
_IN_SIGNS = lazy_pattern(
    rf"(?:(?P<year>{_YEAR})(?P<sign>[-./])(?P<m>\d{{1,2}})(?P=sign)(?P<d>\d{{1,2}})|(?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}}))(?!\d)"
)
_TOGETHER = lazy_pattern(rf"(?P<year>{_YEAR})(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_BEHIND = lazy_pattern(r"(?:\D.*|$)", re.DOTALL)
"""What may follow the first day: an hour, the end of a range, a second day."""
_SERIAL = range(36_526, 73_050)
"""Days of this century as workbooks count them, where the format was lost."""
_POINTED = lazy_pattern(r"(?:1[0-2]|0?[1-9])\.(?:[12]\d|3[01]|0[1-9]|[1-9])")
_NAMES_DAYS = ("日期", "月日")
_HALF = ".5"


class DayRead(NamedTuple):
    """What a cell says of the day; each part None where it does not say it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_cut: bool = False
    """5.1, of which a workbook may have dropped a nought: the 1st or the 10th."""

    def with_year(self, year: int | None, month: int | None) -> tuple[date | None, str | None]:
        """The day and the month YYYY-MM, with what the form says where the cell does not."""
        year, month = self.year or year, self.month or month
        if year is None or month is None or self.is_nothing:
            return None, None
        period = f"{year}-{month:02}"
        if self.day is None:
            return None, period
        try:
            return date(year, month, self.day), period
        except ValueError:
            return None, None

    @property
    def lacks_year(self) -> bool:
        """Whether it names a day and a month, and no year."""
        return self.year is None and self.month is not None and self.day is not None

    @property
    def is_month(self) -> bool:
        """Whether it names a month and is meant to: 5月."""
        return self.month is not None and self.day is None and not self.is_cut

    @property
    def is_nothing(self) -> bool:
        """Whether it names neither month nor day."""
        return self.month is None and self.day is None


def day_in(raw: Raw) -> DayRead:
    """What a cell says of the day; nothing where it is not written like one."""
    if isinstance(raw, MonthDate):
        return DayRead(raw.year, raw.month)
    if isinstance(raw, date):
        return DayRead(raw.year, raw.month, raw.day)
    if isinstance(raw, bool) or raw is None:
        return DayRead()
    text = text_of(raw)
    if isinstance(raw, int | float) or text.isdigit():
        return _counted(raw, text)
    return _written(text)


def _counted(raw: Raw, text: str) -> DayRead:
    """A number: a day that lost its format, 20200503, or 5.12, of which 5.1 may be what is left of 5.10."""
    if text.isdigit() and int(text) in _SERIAL:
        stored = FIRST_DAY + timedelta(days=int(text))
        return DayRead(stored.year, stored.month, stored.day)
    if match := _TOGETHER.fullmatch(text):
        return DayRead(int(match["year"]), int(match["month"]), int(match["day"]))
    if _POINTED.fullmatch(text):
        month, _, day = text.partition(".")
        is_cut = isinstance(raw, float) and day in ("1", "2", "3")
        return DayRead(None, int(month), None if is_cut else int(day), is_cut)
    return DayRead()


def _written(text: str) -> DayRead:
    plain = "".join(in_digits(text[:_LONGEST]).split())
    for pattern in (_IN_SIGNS, _TOGETHER, _IN_WORDS):
        match = pattern.match(plain)
        if match is None or not match[0] or not _BEHIND.match(plain, match.end()):
            continue
        found = match.groupdict()
        month, day = found.get("m") or found["month"], found.get("d") or found["day"]
        year = found["year"]
        return DayRead(
            int(year) if year else None, number_of(month) if month else None, number_of(day) if day else None
        )
    return DayRead()


def may_be_days(raws: Sequence[Raw], head: str) -> bool:
    """Whether the numbers in a column that is headed like one of days may be days and count nothing.

    1.5 and 2 under 培训时间 are hours; 5.12 and 5.20 are days.
    """
    texts = [raw.plain if isinstance(raw, WrittenNumber) else text_of(raw) for raw in raws if is_number(raw)]
    if not all(_reads_like_a_day(text) for text in texts):
        return False
    pointed = [text for text in texts if "." in text]
    return not pointed or any(word in head for word in _NAMES_DAYS) or not all(text.endswith(_HALF) for text in pointed)


def _reads_like_a_day(text: str) -> bool:
    if text.isdigit():
        return int(text) in _SERIAL or _TOGETHER.fullmatch(text) is not None or 1800 <= int(text) <= 2099
    return _POINTED.fullmatch(text) is not None
