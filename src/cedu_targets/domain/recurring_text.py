"""How often something comes back, as schedules say it: 每月25日前, 每季度末月28日前, 每半年一次."""

import re

from msgspec.structs import replace

from cedu_targets.domain.calendar_point import NUMBER, number_of
from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.lazy_pattern import lazy_pattern

_EVERY = lazy_pattern(r"(?P<prefix>每个?|按|逐|一)?(?P<period>半年|年|季|月)(?P<degree>度)?(?P<rest>.*)", re.DOTALL)
_RECURRENCES = {
    "月": Recurrence.MONTHLY, "季": Recurrence.QUARTERLY, "半年": Recurrence.HALF_YEARLY, "年": Recurrence.YEARLY,
}  # fmt: skip
_MONTHS = {Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6}
_DONE = r"(?:完成|实施|开展|进行|举办|召开|结束|上报|报送)?"
_ONCE = lazy_pattern(rf"{_DONE}(?:至少)?[一1][次度]|[底末]?前?{_DONE}")
_TO = r"[-–—―~至到]{1,2}"
_DAYS = lazy_pattern(
    rf"(?P<earlier>(?:{NUMBER}[日号]?前?(?:{_TO}|[、和及与])){{0,3}})(?P<day>{NUMBER})[日号]前?(?:各[一1]次)?{_DONE}"
    rf"|(?P<tens>[上中])旬{_DONE}"
)
"""25日前; the last of several: 5日、20日前."""
_MONTH_OF = lazy_pattern(rf"的?(?:(?P<last>末|最后一?个?)|(?P<first>首)|第?(?P<number>{NUMBER})个)月份?的?(?P<rest>.+)")
"""末月28日前, 第一个月10日前."""


def recurring_in(text: str) -> Due | None:
    """What a folded text says of something that comes back; None where it says something else, or more.

    Of several days in a month the last one is that by which nothing may be missing.
    """
    match = _EVERY.fullmatch(text)
    if match is None:
        return None
    prefix, rest = match["prefix"], match["rest"]
    if prefix in (None, "一") and not match["degree"] and not rest.startswith(("一度", "一次")):
        return None
    recurrence = _RECURRENCES[match["period"]]
    recurring = Due(None, precision=Precision.RECURRING, recurrence=recurrence)
    if _ONCE.fullmatch(rest):
        return recurring if prefix != "一" or rest else None
    if recurrence is Recurrence.MONTHLY:
        day = _day(rest)
        return replace(recurring, day_of_period=day) if day else None
    months = _MONTHS.get(recurrence)
    month = _MONTH_OF.fullmatch(rest) if months else None
    if months is None or month is None or (day := _day(month["rest"])) is None:
        return None
    of_period = months if month["last"] else 1 if month["first"] else number_of(month["number"])
    return replace(recurring, day_of_period=day, month_of_period=of_period) if 1 <= of_period <= months else None


def _day(text: str) -> int | None:
    """The last day that is named; None where one of them is no day of a month, or they run backwards."""
    match = _DAYS.fullmatch(text)
    if match is None:
        return None
    if match["tens"]:
        return {"上": 10, "中": 20}[match["tens"]]
    days = [number_of(one) for one in re.findall(NUMBER, match["earlier"])] + [number_of(match["day"])]
    return days[-1] if days == sorted(days) and days[0] >= 1 and days[-1] <= 31 else None
