"""Points of the calendar as schedules name them: 2020年9月30日, 三月上旬, 第一季度, 上半年, 年底, 2020.9, Q1, 6/30.

Everything here is asked of folded text (`quantity.folded`). A point may lack its year, and a day its month: what came
before it in the same text says which.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import Precision
from cedu_targets.domain.lazy_pattern import lazy_pattern

DIGITS = "一二三四五六七八九"
NUMBER = rf"(?:\d{{1,2}}|二?十[{DIGITS}]?|三十一?|[{DIGITS}])"
_DIGIT = {sign: number for number, sign in enumerate(f"零{DIGITS}")} | {"〇": 0, "○": 0}
_YEAR = (
    rf"(?:19|20|21)\d\d|[一二][九〇零○一][〇零○{DIGITS}]{{2}}"
    r"|\d\d(?=年(?:第?[1-4一二三四]季度|[上下]半年|\d{1,2}月|[底末]))"
)
_TENS = {"上": (1, 10), "中": (11, 20), "下": (21, 31), "上中": (1, 20), "中下": (11, 31)}
_NAMED = lazy_pattern(
    rf"(?<![\d.])(?:(?P<year>(?:19|20|21)\d\d)年)?(?P<month>{NUMBER})月(?:(?P<day>{NUMBER})[日号])?"
    r"|(?<![\d.])(?P<y>(?:19|20|21)\d\d)(?P<sign>[-/.])(?P<m>\d{1,2})(?:(?P=sign)(?P<d>\d{1,2}))?(?!\d)"
)
_LEAP_YEAR = 2000
_NEXT = frozenset("明次翌")
"""The year after that of the document."""
_PRECISIONS = {3: Precision.QUARTER, 6: Precision.HALF, 12: Precision.YEAR}


def point_pattern(suffix: str) -> str:
    """The source of a pattern for one point; its groups end in `suffix`. It matches nothing at all, too.

    Of 6.3 a workbook may have dropped the nought of 6.30: it is a day only with a word behind it (6.3前).
    """
    of_year = (
        rf"第?(?P<quarter{suffix}>[1-4一二三四])季度|(?P<half{suffix}>[上下])半年"
        rf"|(?P<month{suffix}>{NUMBER})月份?(?:(?P<tens{suffix}>上中|中下|[上中下])旬|(?P<day{suffix}>{NUMBER})[日号])?"
        rf"|(?P<mm{suffix}>\d{{1,2}})(?:/|\.(?![123](?![\d前之以日号至到—–~-])))(?P<dd{suffix}>\d{{1,2}})[日号]?(?![\d./月年])"
        rf"|(?P<lone{suffix}>{NUMBER})[日号]|[Qq](?P<q{suffix}>[1-4])(?!\d)"
    )
    signs = rf"(?P<y{suffix}>(?:19|20|21)\d\d)(?P<sign{suffix}>[-./])(?P<m{suffix}>\d{{1,2}})"
    in_signs = rf"{signs}(?:(?P=sign{suffix})(?P<d{suffix}>\d{{1,2}}))?(?![\d年月日])"
    year = rf"(?:(?P<year{suffix}>{_YEAR}|[今本当明次翌])年度?)"
    of_all = rf"(?P<all{suffix}>年)(?=[底末])"
    return rf"(?:{in_signs}|{year}?(?:{of_year})?|{of_all})(?P<end{suffix}>(?:(?<=年)年)?[底末])?"


class CalendarPoint(Struct, frozen=True):
    """A part of a year, of `months` months from `month` on; ten days or one day of it where `tens` or `day` is set."""

    year: int | None
    month: int | None
    """None of a day whose month is named before it."""
    months: int = 1
    tens: str | None = None
    day: int | None = None
    is_end: bool = False
    """3月底, 年底: its last day."""

    @property
    def precision(self) -> Precision:
        """How exactly it is named."""
        if self.day is not None:
            return Precision.DAY
        return Precision.TEN_DAYS if self.tens else _PRECISIONS.get(self.months, Precision.MONTH)

    @property
    def is_exact(self) -> bool:
        """Whether its last day is the one that is meant by 前: 9月30日前, 9月底前, not 9月前."""
        return self.is_end or self.day is not None

    def after(self, earlier: "CalendarPoint") -> "CalendarPoint":
        """With what an earlier point of the same text says of year and month."""
        return replace(self, year=self.year or earlier.year, month=self.month or earlier.month)

    def days(self) -> tuple[date, date]:
        """Its first and last day. Raises ValueError without a year or month, and where the calendar has no such day."""
        if self.year is None or self.month is None:
            raise ValueError(self)
        last_month = self.month + self.months - 1
        length = monthrange(self.year, last_month)[1]
        first, last = _TENS.get(self.tens or "", (1, length))
        if self.day is not None:
            first = last = self.day
        return date(self.year, self.month, first), date(self.year, last_month, last if self.day else min(last, length))

    def day_before(self) -> date:
        """The last day before it. Raises ValueError as `days`, and OverflowError before the calendar begins."""
        return self.days()[0] - timedelta(days=1)


def no_such_day(text: str, year: int | None) -> str | None:
    """The first day or month in a folded text that the calendar does not have: 6月31日, 13月; None where it has all.

    `year` is that of the document; without one 2月29日 may be.
    """
    for match in _NAMED.finditer(text):
        month = number_of(match["month"] or match["m"])
        day = match["day"] or match["d"]
        own = int(match["year"] or match["y"] or year or _LEAP_YEAR)
        if not 1 <= month <= 12 or (day and not 1 <= number_of(day) <= monthrange(own, month)[1]):
            return match[0]
    return None


def number_of(written: str) -> int:
    """A whole number up to 99 in digits or Chinese numerals: 12, 十二, 二十."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_DIGIT.get(tens, 1) * 10 if ten else 0) + _DIGIT.get(ones, 0)


def point_of(match: re.Match[str], suffix: str, year: int | None) -> CalendarPoint | None:
    """The point that a match of `point_pattern` names; None where it named nothing.

    `year` is that of the document, which 今年, 次年 and a point without a year refer to.
    """
    said = {name.removesuffix(suffix): text for name, text in match.groupdict().items() if name.endswith(suffix)}
    is_end = said["end"] is not None
    if said["sign"]:
        written = int(said["d"]) if said["d"] else None
        return CalendarPoint(int(said["y"]), int(said["m"]), day=written, is_end=is_end)
    own = _year(said["year"], year)
    if said["month"] or said["lone"] or said["mm"]:
        written_month = said["month"] or said["mm"]
        month = number_of(written_month) if written_month else None
        day = said["day"] or said["lone"] or said["dd"]
        return CalendarPoint(own, month, 1, said["tens"], number_of(day) if day else None, is_end)
    if quarter := said["quarter"] or said["q"]:
        return CalendarPoint(own, 3 * number_of(quarter) - 2, 3, is_end=is_end)
    if said["half"]:
        return CalendarPoint(own, 1 if said["half"] == "上" else 7, 6, is_end=is_end)
    return CalendarPoint(own, 1, 12, is_end=is_end) if said["year"] or said["all"] else None


def _year(written: str | None, year: int | None) -> int | None:
    if written is None or not (written.isdigit() or len(written) > 1):
        return year + 1 if year is not None and written in _NEXT else year
    number = int("".join(str(_DIGIT.get(sign, sign)) for sign in written))
    return number if number > 99 else 2000 + number  # 25年6月
