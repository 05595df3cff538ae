"""The year of a time that names none: of a plan of one year that year, of a school year or a term what lies in it."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.due_text import deadline_in, due_of, several_in
from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.plan_years import due_of_any_year, years_of
from cedu_targets.files.grid import squeezed
from cedu_targets.files.number_formats import FIRST_DAY
from cedu_targets.recognition.years import in_digits, years_in

_TO = "[-—–~至到/]{1,2}"
_MONTH = r"(1[0-2]|0?[1-9])月份?"
_SCHOOL_YEAR = lazy_pattern(
    rf"(?P<year>20\d\d)年?(?:{_TO}(?:20)?\d\d年?)?(?:学年度?|(?<=[/~至到—–-]20\d\d)(?=第[一二12]学期)"
    rf"|(?<=[/~至到—–-]20\d\d年)(?=第[一二12]学期))[(]?(?:第?(?P<term>[一二12上下])学?期|(?P<season>[春秋])季?学期)?"
)
_TERM = lazy_pattern(r"(?P<year>20\d\d)年?度?(?P<season>[春秋])季?学期")
_TERM_OF_A_YEAR = lazy_pattern(r"(?P<year>20\d\d)年?度?第?[一二12上下]学期")
_MONTHS = lazy_pattern(rf"(20\d\d)年{_MONTH}{_TO}(?:(20\d\d)|[次翌明])年{_MONTH}")
_SERIAL = lazy_pattern(r"[34]\d{4}", re.ASCII)
_SECOND = frozenset("二2下春")
_BACKWARDS = lazy_pattern(rf"(?<=[月日旬底初末]){_TO}(?=\d|[一二三四五六七八九十])")
_WITHIN = {Recurrence.QUARTERLY: 30, Recurrence.HALF_YEARLY: 91}
"""Days by which a period may have begun before a school year and still be one of it."""


class Span(NamedTuple):
    """Days, both included."""

    first: date
    last: date


class PlanYears(Struct, frozen=True):
    """What a document says of the years of its times; `spans` where it is for parts of two: a term, a school year."""

    period: str | None
    """2019; of a school year and of a plan of several years 2024-2025."""
    years: tuple[int | None, ...]
    """The year that times without one are of; the first and the last of a plan for several, or of a school year."""
    issued: date | None = None
    spans: tuple[Span, ...] = ()
    """The narrowest first: a time that does not lie in the term may lie in its school year."""

    @classmethod
    def of(cls, texts: Iterable[str | None], period: str | None, issued: date | None) -> "PlanYears":
        """By the first of the titles that names a year, else by what is known otherwise."""
        named = next((text for text in texts if text and years_in(text)), None)
        spans = tuple(_spans(in_digits(squeezed(named)))) if named else ()
        if not spans:
            return cls(period, years_of(period) or (None,), issued)
        first, last = spans[-1].first.year, spans[-1].last.year
        # Two years at least: they tell a time that names its year from others.
        years = tuple(range(first, max(last, first + 1) + 1))
        return cls(str(first) if first == last else f"{first}-{last}", years, issued, spans)

    @property
    def year(self) -> int | None:
        """The one year, where there is but one."""
        return self.years[0] if len(self.years) == 1 else None

    def due_of(self, text: str) -> Due:
        """As `domain.due_text.due_of`, in these years."""
        return self.read(text).due

    def deadline_in(self, text: str) -> Due | None:
        """As `domain.due_text.deadline_in`, in these years."""
        readings = [due for one in self.years if (due := deadline_in(text, one, self.issued)) is not None]
        return self._combined(readings) if readings else None

    def several_in(self, text: str) -> tuple[Due, ...]:
        """As `domain.due_text.several_in`, in these years."""
        readings = [several_in(text, one) for one in self.years]
        if len({len(dues) for dues in readings}) > 1:
            return ()
        return tuple(self._combined(dues) for dues in zip(*readings, strict=True))

    def day_of(self, text: str) -> str:
        """A number as the day that it stands for in Excel, where that lies in these years: a cell lost its format."""
        if self.period is None or not _SERIAL.fullmatch(text.strip()):
            return text
        day = FIRST_DAY + timedelta(days=int(text))
        is_of_plan = int(self.period[:4]) <= day.year <= int(self.period[-4:])
        return f"{day.year}年{day.month}月{day.day}日" if is_of_plan else text

    def _combined(self, readings: Sequence[Due]) -> Due:
        return self._settled(_different(readings), None).due if self.spans else due_of_any_year(readings)

    def read(self, text: str, above: Due | None = None) -> "Reading":
        """When something is due whose time stands below another one: `above` ends in the year that it names itself."""
        if self.spans:
            readings = self._readings(text)
            return self._settled(readings, above, lambda one: due_of(text, one, self.issued))
        due = due_of_any_year([due_of(text, one, self.issued) for one in self.years])
        if self.year is None or above is None or above.end is None or above.end.year <= self.year:
            return Reading(due, self._is_fixed(text, due))
        later = due_of(text, above.end.year, self.issued)
        goes_on = later != due and _end(later) >= above.end > _end(due)
        return Reading(_either([due, later]) if goes_on else due, later == due and due.end is not None)

    @property
    def whole(self) -> Due:
        """The time of an item that names none: the years or the term of its document."""
        if self.period is None:
            return UNSTATED
        first, _, last = self.period.partition("-")
        start, end = self.spans[0] if self.spans else Span(date(int(first), 1, 1), date(int(last or first), 12, 31))
        text = f"{self.period.replace('-', '—')}年"
        return Due(text, start, end, precision=Precision.YEAR, printed=False)

    def _is_fixed(self, text: str, due: Due) -> bool:
        other = self.year + 1 if self.year else 1
        return due.end is not None and due == due_of(text, other, self.issued)

    def _readings(self, text: str) -> Sequence[Due]:
        readings = [due_of(text, one, self.issued) for one in self.years]
        if all(due.precision is Precision.UNCLEAR for due in readings):
            rolled = _BACKWARDS.sub("至次年", fold(text), count=1)  # 9月—1月
            onward = [due_of(rolled, one, self.issued) for one in self.years]
            if any(due.end is not None for due in onward):
                readings = [replace(due, text=readings[0].text) for due in onward]
        return _different(readings)

    def _settled(
        self, readings: Sequence[Due], above: Due | None, in_year: Callable[[int], Due] | None = None
    ) -> "Reading":
        """The reading that lies in the term or the school year; any of them where none does."""
        one = readings[0]
        if len(readings) == 1:
            return Reading(self._within(one), one.end is not None)
        if one.precision is Precision.YEAR and one.start is not None:
            return Reading(replace(one, start=self.spans[-1].first, end=self.spans[-1].last))  # 全年
        for span in self.spans:
            inside = [due for due in readings if span.first <= _end(due) <= span.last]
            if inside:
                break
        else:
            return Reading(due_of_any_year(readings))
        if above is not None and above.end is not None and _end(inside[-1]) < above.end and in_year is not None:
            later = [due for more in (0, 1) if _end(due := in_year(above.end.year + more)) >= above.end]
            inside += later[:1]  # 9月 under 2025年6月 is of this school year, or of what comes after it
        return Reading(_either(inside))

    def _within(self, due: Due) -> Due:
        """What recurs does so from the beginning to the end of the school year."""
        if due.recurrence is None or due.end is not None or due.start is not None:
            return due
        first, last = _working_months(self.spans[0])
        if due.recurrence is Recurrence.YEARLY:
            return replace(due, start=first, end=last, precision=Precision.YEAR, recurrence=None)
        return replace(due, start=first + timedelta(days=_WITHIN.get(due.recurrence, 0)), end=last)


class Reading(NamedTuple):
    """A time, and whether it names its year itself."""

    due: Due
    is_fixed: bool = False


class TimesInOrder:
    """The times of a column, asked for from top to bottom."""

    def __init__(self, years: PlanYears) -> None:
        self._years = years
        self._above: Due | None = None

    def begin(self) -> None:
        """Below stands another section."""
        self._above = None

    def due_of(self, text: str) -> Due:
        """When something is due, by its text, the plan's years and the last year that was written above it."""
        due, is_fixed = self._years.read(text, self._above)
        if is_fixed:
            self._above = due
        return due


def _spans(text: str) -> Iterable[Span]:
    """The days of a term and its school year, or from a month of one year to one of another; the narrowest first."""
    if match := _MONTHS.search(text):
        first, last = int(match[1]), int(match[3] or int(match[1]) + 1)
        if last > first:
            yield Span(date(first, int(match[2]), 1), _last_of(last, int(match[4])))
        return
    if match := _SCHOOL_YEAR.search(text):
        year, term = int(match["year"]), match["term"] or match["season"]
        if term:
            yield _spring(year + 1) if term in _SECOND else _autumn(year)
        yield Span(date(year, 9, 1), date(year + 1, 8, 31))
    elif match := _TERM.search(text):
        year = int(match["year"])
        yield _spring(year) if match["season"] in _SECOND else _autumn(year)
    elif match := _TERM_OF_A_YEAR.search(text):  # 2024年上学期 is in autumn here, in spring there
        yield Span(date(int(match["year"]), 2, 1), date(int(match["year"]) + 1, 8, 31))


def _autumn(year: int) -> Span:
    return Span(date(year, 8, 1), _last_of(year + 1, 2))


def _spring(year: int) -> Span:
    return Span(date(year, 2, 1), date(year, 8, 31))


def _working_months(span: Span) -> Span:
    """A term without its holidays; any other span as it is."""
    year = span.last.year
    if span == _autumn(span.first.year):
        return Span(date(year - 1, 9, 1), date(year, 1, 31))
    return Span(date(year, 3, 1), date(year, 6, 30)) if span == _spring(year) else span


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _end(due: Due) -> date:
    return due.end or due.start or date.min


def _different(readings: Sequence[Due]) -> list[Due]:
    return [*readings[:1], *(due for before, due in pairwise(readings) if due != before)]


def _either(dues: Sequence[Due]) -> Due:
    """A time that may be any of these, the first of which ends first: nothing is late by it before the last."""
    first, last = dues[0], dues[-1]
    return last if len(dues) < 2 else replace(last, start=first.start, earliest_end=first.earliest_end or first.end)
