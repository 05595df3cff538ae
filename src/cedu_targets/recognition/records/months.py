"""The month that a head, a title or the name of a file says: （5）月份, 2020年5月, 2020.5, 五月.

A month that the calendar does not have (13月) is said all the same: whoever wrote it is to be told.
"""

from typing import NamedTuple

from cedu_targets.domain.calendar_point import NUMBER, number_of
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.years import in_digits

_YEAR = r"(?:19|20)\d\d"
_OPEN = lazy_pattern(r"(?<![\d一二三四五六七八九十\s_)\]本每当上全各逐按])[(\[]?[\s_]*+[)\]]?\s?月(?:份|(?=[\t :)]|$))")
"""（   ）月份, ____月: the place of a month in which nothing stands."""
_NAMED = lazy_pattern(
    rf"(?<![\d第前后每])(?:(?P<year>{_YEAR})\s?[年度.\-/_]{{0,2}}\s?)?[(\[]?\s?(?P<month>\d{{1,2}}|{NUMBER})\s?[)\]]?\s?月"
    rf"(?!{NUMBER}[日号])"
)
_IN_SIGNS = lazy_pattern(
    rf"(?<![\d.\-/])(?P<year>{_YEAR})(?:[.\-/_](?P<m>\d{{1,2}})|(?P<month>0[1-9]|1[0-9]))(?![\d.\-/])"
)
_YEAR_ALONE = lazy_pattern(rf"(?<!\d)(?P<year>{_YEAR})(?:\s?(?:学?年|\t年)|(?<=年度:\d\d\d\d)(?!\d))")
_WHOLE = lazy_pattern(
    rf"(?:(?P<year>{_YEAR})[年.\-/])?(?<!\d)0?(?P<month>\d{{1,2}})[月.\-/]0?1日?\s?(?:[\-—–~至到]{{1,2}})\s?(?:{_YEAR}[年.\-/])?0?(?P=month)"
    r"[月.\-/](?:28|29|30|31)日?"
)
"""2020年5月1日至5月31日."""
_YEAR_BEFORE = rf"(?:{_YEAR}\s?[年.\-/]?\s?|[次翌]年)"
_SPAN = lazy_pattern(
    rf"{NUMBER}\s?月?份?\s?[\-—–~～至到、和与及]{{1,2}}\s?{_YEAR_BEFORE}?{NUMBER}\s?月|季度?|半年|全年"
    rf"|{_YEAR}[年.\-/]?\d{{1,2}}月?\s?[\-—–~～至到、]{{1,2}}\s?{_YEAR}[年.\-/]?\d{{1,2}}"
)
"""1-6月, 一季度, 2020年12月—2021年1月, 2020.12-2021.01: no month."""
_ANY_YEAR = lazy_pattern(rf"(?<!\d){_YEAR}(?!\d)|(?<!\d){_YEAR}(?=[01]\d(?!\d))|[次翌]年")
_OF_TWO_DATES = lazy_pattern(
    rf"(?<!\d)(?P<year>{_YEAR})\s?[年.\-/]\s?(?P<month>\d{{1,2}}|{NUMBER})\s?月?份?(?:\d{{1,2}}日)?\s?[\-—–~～至到]{{1,2}}\s?"
    rf"(?P<last_year>{_YEAR})\s?[年.\-/]\s?(?:\d{{1,2}}|{NUMBER})(?!\d)"
)
"""2022年12月至2023年1月."""
_BLANKS = lazy_pattern(r"(?<=[\d一二三四五六七八九十年月(\[])[ ]++(?=[\d一二三四五六七八九十年月份)\]])")


class MonthSaid(NamedTuple):
    """A month, the year that stands with it, and which part of the text names it."""

    month: int | None
    year: int | None
    start: int
    end: int
    from_month: int | None = None
    """Of a time that reaches into the next year, its first month: an earlier one is of the year after."""

    @property
    def text(self) -> str:
        """YYYY-MM, or MM where no year is written."""
        return f"{self.month:02}" if self.year is None else f"{self.year}-{self.month:02}"


def month_in(text: str) -> MonthSaid | None:
    """The month in a text that is plain (`plain_text`); only its year where it names none or several; None for neither.

    Of months in different years neither is said; where one date follows the other, with which month the first begins.
    """
    match = _WHOLE.search(text)
    if match is None and (dates := _OF_TWO_DATES.search(text)) is not None:
        first_year = int(dates["year"])
        years = int(dates["last_year"]) - first_year
        first = number_of(dates["month"]) if years == 1 else None
        return MonthSaid(None, first_year if years in (0, 1) else None, *dates.span(), first)
    if match is None and (span := _SPAN.search(text)):
        is_over_years = len(set(_ANY_YEAR.findall(text))) > 1
        return MonthSaid(None, None, *span.span()) if is_over_years else _year_in(text)
    match = match or _NAMED.search(text) or _IN_SIGNS.search(text)
    if match is None:
        return _year_in(text)
    found = match.groupdict()
    written = found["month"] or found.get("m")
    alone = None if found["year"] else _YEAR_ALONE.search(text)
    year = found["year"] or (alone["year"] if alone else None)
    return MonthSaid(number_of(str(written)), int(year) if year else None, *match.span())


def _year_in(text: str) -> MonthSaid | None:
    match = _YEAR_ALONE.search(text)
    return None if match is None else MonthSaid(None, int(match["year"]), *match.span())


def has_open_month(text: str) -> bool:
    """Whether a plain text has a place for a month in which nothing stands."""
    return _OPEN.search(text) is not None


def plain_text(text: str) -> str:
    """The text as these patterns know it: one form for each sign, years in digits, no blanks within a date."""
    return _BLANKS.sub("", in_digits(text))
