"""When something is due, out of the words of a schedule's cell or of a sentence.

Nothing is guessed: a time that names no day (立行立改, 春节前) is `Precision.UNCLEAR`, and one whose year nobody says
keeps its precision and has no days, since nothing can be late by it. A time named by 前, 底 or 到 has no start: it may
be done as soon as one likes. 5月前 is until the last of April or of May, so both stand in the answer. Several times
(3月、9月) are one from the first start to the last end, with the first end as the earliest: which of them a part of
the work belongs to is not said.
"""

import re
from calendar import monthrange
from datetime import date
from itertools import islice

from msgspec.structs import replace

from cedu_targets.domain.calendar_point import DIGITS, NUMBER, CalendarPoint, number_of, point_of, point_pattern
from cedu_targets.domain.days import day_of
from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.recurring_text import recurring_in

_LONGEST = 80
"""Signs of a time, blanks left out; what is longer is a text."""
_MOST_TIMES = 50
"""Times in a sentence; a text that names more has no one deadline."""
_LEAP_YEARS = 2000, 2004
_TO = r"[-–—―~至到]{1,2}"
_DONE = r"(?:完成|实施|开展|进行|举办|召开|结束|上报|报送)?"
_MIDNIGHT = lazy_pattern(r"(?<=\d\d)[ T]?00:00(?::00)?$")
"""Behind a day that a program has written as text."""
_TBD = lazy_pattern(r"(?:时间)?(?:待定|未定|另定|另行通知|待通知)")
_GOES_ON = r"(?:坚持|推进|开展|实施|进行|落实)"
_ONGOING = lazy_pattern(rf"(?:长期|持续|常态化|经常性?|常年|不断|日常){{1,2}}{_GOES_ON}?|常抓不懈")
_WHOLE_YEAR = lazy_pattern(
    rf"(?:(?:(\w{{1,4}})年度?|年度?)内|(?:(\w{{1,4}})年度?)?(?:全年度?|整年))(?:长期|持续|常态化)?{_GOES_ON}?{_DONE}"
)
_EVENT = r"(?:(?!结束|左右)[^\W\d_年月日季度旬周期后起中间之以假]){1,6}"
"""What takes place on a day, before 前: 9月1日开学前."""
_SPAN = lazy_pattern(
    rf"(?P<until>[自从]?即日起?(?:{_TO}|截[至止])|[到至]|截至|截止到?)?[自从于在]?{point_pattern('_1')}"
    rf"(?:(?P<to>(?:起|开始)?{_TO}){point_pattern('_2')})?(?P<event>{_EVENT}(?=前))?"
    rf"(?P<before>[之以]?前)?(?P<on>起|开始)?(?:各|分别)?{_DONE}(?:[一二两三四1-9][次场期轮])?"
)
_WEEKDAY = lazy_pattern(r"\((?:星期|周|礼拜)[一二三四五六日天]\)")
_ROMAN = str.maketrans({"Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4"})
_LENT = lazy_pattern(
    rf"(?<![\d十./-])({NUMBER}|(?:19|20|21)\d\d)(?={_TO}第?(?:{NUMBER}|(?:19|20|21)\d\d)(月|季度|年|[日号]))"
)
"""The number before 至 without its unit: 3-4月, 2020-2022年, 一至三季度."""
_LISTED = lazy_pattern(r"[、,;\n]|[和及与]|[①-⑳]")
_UNIT = lazy_pattern(rf"第?(?:{NUMBER}|[上下])(月|季度|半年|[日号])")
_WITHOUT_UNIT = lazy_pattern(rf"(?:.{{0,12}}月|第)?(?:{NUMBER}|[上下])")
_EVERY_YEAR = lazy_pattern(r"(?:每|按|逐)年度?(?P<rest>.+)", re.DOTALL)
_WITHIN = lazy_pattern(r"(?P<span>[^每]{2,24}?)[,;]?(?P<every>每.+)", re.DOTALL)
"""3月起每月; 4月至11月每月25日前."""
_IN_YEARS = lazy_pattern(
    rf"(?:力争|争取)?(?P<use>用)?(?P<least>{NUMBER})(?:{_TO}(?P<most>{NUMBER}))?年(?:的?时间)?(?P<within>之?内)?{_DONE}"
)
_LAST_DAY = lazy_pattern(
    r"(?P<time>.+)\((?:至|最迟|截至|截止到?|until|at the latest)\s*(?P<day>\d{4}-\d\d-\d\d)\)", re.DOTALL
)
"""A time with its last day behind it, as checklists write it: 3月（至 2019-03-31）."""
_CLAUSE = r"(?<![^,。;:!?、()“”\"①-⑳.\-—])"
"""Where a clause begins."""
_BY = lazy_pattern(
    rf"(?<![\d十.零〇{DIGITS}去-])(?=[\d每今本当明次翌年第上下Qq一二三四五六七八九十])"
    rf"(?:每年|每个?月|每个?季度?|每半年)?{point_pattern('_1')}(?P<hour>\d{{1,2}}(?::\d\d|[时点])|下班)?[之以]?前"
    r"(?![期后往列沿景瞻言述提面身半段来几数多两\d一二三四五六七八九十])"
)
_UNTIL = lazy_pattern(
    rf"(?:{_CLAUSE}|(?<=力争)|(?<=争取)|(?<=确保)|(?<=计划)|(?<=预计))到{point_pattern('_1')}(?![\d年个级—–―~至到-])"
)
_USING = lazy_pattern(rf"{_CLAUSE}(?:力争|争取)?用{NUMBER}(?:{_TO}{NUMBER})?年(?:的?时间)?")


def due_of(text: str | date | None, year: int | None, issued: date | None = None) -> Due:
    """When the text of a whole cell, or the day in it, says that something is due.

    `year` is that of the document, for times that name none; without one they have no days. 用2-3年 counts from
    `issued`, and has no days without it.
    """
    if isinstance(text, date):
        day = date(text.year, text.month, text.day)
        return Due(day.isoformat(), day, day, precision=Precision.DAY)
    if text is None or not any(sign.isalnum() for sign in text):
        return UNSTATED
    found = _with_last_day(text, year, issued) or _due(text, year, issued)
    return replace(found, text=text.strip()) if found else Due(text.strip(), precision=Precision.UNCLEAR)


def several_in(text: str, year: int | None) -> tuple[Due, ...]:
    """The times of a whole cell that names several (3月、9月), each by itself; () where it names one, or none."""
    if year is None or due_of(text, year).precision is not Precision.RANGE:
        return ()
    try:
        found = _each(_plain(text), year) or ()
    except (ValueError, OverflowError):
        return ()
    return tuple(replace(due, text=part) for part, due in found) if len(found) > 1 else ()


def _with_last_day(text: str, year: int | None, issued: date | None) -> Due | None:
    """What a time with its last day says: the day decides where the words mean another one, or none."""
    match = _LAST_DAY.fullmatch(fold(text[: 4 * _LONGEST]).strip())
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return None
    found = _due(match["time"], year or day.year, issued)
    return found if found is not None and found.end == day else Due(None, None, day, precision=Precision.DAY)


def deadline_in(text: str, year: int | None, issued: date | None = None) -> Due | None:
    """The time that a sentence names as the one by which its work is to be done; the latest where it names several.

    Only 前, 到 and 用…年 name a deadline; 2018年…报告定稿 and 2018-2019年项目 do not. `year` and `issued` as in
    `due_of`; None where no deadline is named.
    """
    plain = folded(text)
    matches = [match for pattern in (_BY, _UNTIL, _USING) for match in islice(pattern.finditer(plain), _MOST_TIMES + 1)]
    if len(matches) > _MOST_TIMES:
        return None
    found = []
    for match in matches:
        hour = match.groupdict().get("hour")
        due = _due(match[0].replace(hour, "") if hour else match[0], year, issued)
        if due is not None:
            found.append((due, match.span()))
    if not found:
        return None
    latest, (start, end) = max(found, key=lambda one: one[0].end or date.min)
    return replace(latest, text=_as_written(text, start, end))


def _as_written(text: str, start: int, end: int) -> str:
    """The part of a text that stands at these places of the folded one."""
    places = (place for place, sign in enumerate(text) for _ in folded(sign))
    first, *_, last = islice(places, start, end)
    return text[first : last + 1]


def _due(text: str, year: int | None, issued: date | None) -> Due | None:
    """None for what names no time, or one that the calendar does not have."""
    if len(text) > 4 * _LONGEST or len(folded(text)) > _LONGEST:
        return None
    plain = _plain(text)
    try:
        if year is not None:
            return _read(plain, year, issued)
        one, other = (_read(plain, any_year, issued) for any_year in _LEAP_YEARS)
    except (ValueError, OverflowError):
        return None
    return one if one is None or one == other else replace(one, start=None, end=None, earliest_end=None)


def _plain(text: str) -> str:
    return _WEEKDAY.sub("", fold(text).translate(_ROMAN)).strip("\n .。;；,()[]")


def _read(plain: str, year: int, issued: date | None) -> Due | None:
    together = _MIDNIGHT.sub("", folded(plain))
    if together.isdigit():
        day = day_of(together)
        return Due(None, day, day, precision=Precision.DAY) if day else None
    if _TBD.fullmatch(together):
        return Due(None, precision=Precision.TBD)
    if _ONGOING.fullmatch(together):
        return Due(None, precision=Precision.ONGOING)
    if match := _IN_YEARS.fullmatch(together):
        return _in_years(match, issued)
    if match := _WHOLE_YEAR.fullmatch(together):
        return _listed(f"{match[1] or match[2] or '本'}年", year)
    if found := recurring_in(together):
        return found
    if (match := _EVERY_YEAR.fullmatch(together)) and (found := _yearly(match, year)):
        return found
    if match := _WITHIN.fullmatch(together):
        return _within(match, year, issued)
    return _listed(_MIDNIGHT.sub("", plain), year)


def _in_years(match: re.Match[str], issued: date | None) -> Due | None:
    """用2-3年: from the day of issue to the end of its month so many years later."""
    if not (match["use"] or match["within"]):
        return None
    if issued is None:
        return Due(None, precision=Precision.RANGE)
    years = [number_of(written) for written in (match["least"], match["most"]) if written]
    ends = [date(issued.year + n, issued.month, monthrange(issued.year + n, issued.month)[1]) for n in years]
    if ends != sorted(ends):
        return None
    return Due(None, issued, ends[-1], ends[0] if len(ends) > 1 else None, Precision.RANGE)


def _yearly(match: re.Match[str], year: int) -> Due | None:
    """每年6月: with that of the document's year as its time."""
    dated = _listed(match["rest"], year)
    return dated and replace(dated, precision=Precision.RECURRING, recurrence=Recurrence.YEARLY)


def _within(match: re.Match[str], year: int, issued: date | None) -> Due | None:
    """What comes back in a part of the year only."""
    every, span = recurring_in(match["every"]), _read(match["span"], year, issued)
    if every is None or span is None or (span.start is None and span.end is None):
        return None
    return replace(every, start=span.start, end=span.end)


def _listed(plain: str, year: int) -> Due | None:
    """One time, or several with signs between them."""
    found = _each(plain, year)
    return _joined([due for _, due in found]) if found else None


def _each(plain: str, year: int) -> list[tuple[str, Due]] | None:
    """The times with signs between them, each in words of its own; None where one of them is none."""
    parts = [folded(part) for part in _LISTED.split(plain)]
    parts = [_LENT.sub(r"\1\2", part) for part in parts if part]
    for number in range(len(parts) - 2, -1, -1):
        unit = _UNIT.match(parts[number + 1])
        if unit and _WITHOUT_UNIT.fullmatch(parts[number]):
            parts[number] += unit[1]
    found: list[tuple[str, Due]] = []
    last: CalendarPoint | None = None
    for part in parts:
        match = _SPAN.fullmatch(part)
        points = _points(match, year, last) if match else []
        if not match or not points:
            return None
        found.append((part, _span(match, points)))
        last = points[-1]
    return found


def _points(match: re.Match[str], year: int, last: CalendarPoint | None) -> list[CalendarPoint]:
    """The first and, after 至, the last point of a span; empty where one of them is not named."""
    points: list[CalendarPoint] = []
    for suffix in ("_1", "_2") if match["to"] else ("_1",):
        point = point_of(match, suffix, year if last is None else last.year)
        if point is None:
            return []
        last = point.after(last) if last else point
        points.append(last)
    return points


def _span(match: re.Match[str], points: list[CalendarPoint]) -> Due:
    """Raises ValueError for what the calendar does not have, and for a span that runs backwards."""
    first, last = points[0], points[-1]
    start, end = first.days()[0], last.days()[1]
    if match["event"] and last.day is None:
        raise ValueError(match[0])
    precision = Precision.MONTHS if len(points) > 1 and last.precision is Precision.MONTH else last.precision
    if match["on"]:
        if len(points) > 1 or match["before"]:
            raise ValueError(match[0])
        return Due(None, start, precision=Precision.FROM)
    if len(points) > 1:
        if start > end or (match["before"] and not last.is_exact):
            raise ValueError(match[0])
        return Due(None, start, end, precision=precision)
    if match["before"] and not last.is_exact:
        return Due(None, None, end, last.day_before(), precision)
    names_end = match["before"] or match["until"] or first.is_end
    return Due(None, None if names_end else start, end, precision=precision)


def _joined(found: list[Due]) -> Due | None:
    if len(found) < 2:
        return found[0] if found else None
    ends = [due.end for due in found if due.end is not None]
    if len(ends) < len(found) or ends != sorted(ends):
        return None  # an open end among several, or January after November, whose year is not said
    starts = [due.start for due in found if due.start is not None]
    start = min(starts) if len(starts) == len(found) else None
    return Due(None, start, ends[-1], found[0].earliest_end or ends[0], Precision.RANGE)
