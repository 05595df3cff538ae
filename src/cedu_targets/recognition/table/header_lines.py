"""Lines of a header: which rows say what their columns are, though they hold years or numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS, parse_number
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Grid, Raw, is_number, text_of
from cedu_targets.recognition.no_data import says_no_data

_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_DAYS_COUNTED = range(10_000, 80_000)
"""Dates that lost their format, as workbooks count them: 1927 to 2119."""
_PERIODS = frozenset({1, 7, 14, *range(28, 32), *range(89, 93), *range(181, 185), 365, 366})
"""Days from one heading of dates to the next: a day, a week, a month, a quarter, half a year, a year."""
_LONGEST_YEAR = 24
"""Signs of a heading that names a year and what of it stands there."""
_IN_WORDS = frozenset(("二〇", "二零", "二○", "一九"))
_YEAR_BEHIND = lazy_pattern(r"[(（\s](?:(?:19|20)\d\d|二[〇零○]\w\w)年?[^\d)）]{0,4}[)）]?$")
_CLOSING = (")", "）")
YEAR_TEXT = lazy_pattern(r"(?:FY|CY|财年)?\s*'?(?:18|19|20)\d\d\s*(?:年度?)?[^\w]{0,3}\d?[^\w]{0,2}", re.IGNORECASE)
"""2002*, 2003年, FY2011, 2006 3): a year with what may stand beside one."""
KEY_HEAD = lazy_pattern(
    r".{0,6}(?:年[份度次]|年龄段?|月份|日期|时间|时段|季度|学年|编号|代码|学号|工号|编码|批次|期次|届次|班级|年级)|[年月日岁]|周次?|序号"
    r"|.*\b(?:years?|quarters?|months?|days?|weeks?|dates?|hours?|ages?|grades?|id|ids|no|number|code|codes|#|tracts?"
    r"|zip|item|items|period|time|rank)\.?|.*#",
    re.IGNORECASE,
)
"""Headings of a column of numbers that name rows and count nothing."""


def number_of(raw: Raw) -> Decimal | None:
    """The value of a cell that holds a number; None for a stored double beyond all indicators, too."""
    if not is_number(raw):
        return None
    if isinstance(raw, WrittenNumber):
        return raw.value
    try:
        number = parse_number(text_of(raw))
    except ValueError:
        return None
    return None if number is None else number.value


def is_year(raw: Raw) -> bool:
    """True for a number that could be a year, however it is stored."""
    value = number_of(raw)
    return value is not None and value == value.to_integral_value() and _FIRST_YEAR <= value <= _LAST_YEAR


def starts_like_a_year(raw: Raw) -> bool:
    """False for what is no year at first sight."""
    if isinstance(raw, str):
        return raw.lstrip()[:2] in ("18", "19", "20")
    return isinstance(raw, float | int) and _FIRST_YEAR <= raw <= 10 * _LAST_YEAR


def may_say_a_year(raw: Raw) -> bool:
    """A look that costs little: whether a cell may head the numbers of a year: 2021年, 到2021年底, 现状（2020年）."""
    if type(raw) is float or type(raw) is int:
        return _FIRST_YEAR <= raw <= _LAST_YEAR and is_year(raw)
    if type(raw) is not str or len(raw) > _LONGEST_YEAR:
        return False
    if "20" not in raw and "19" not in raw:
        return raw.lstrip()[:2] in _IN_WORDS or (raw.endswith(_CLOSING) and _YEAR_BEHIND.search(raw) is not None)
    return starts_like_a_year(raw.lstrip("到至截 “‘\"'")) or _YEAR_BEHIND.search(raw) is not None


def years_said(cells: Sequence[Raw]) -> int:
    """How many of the cells of a row may head the numbers of a year."""
    return sum(
        [
            may_say_a_year(raw)
            for raw in cells
            if raw is not None and (type(raw) is not float or _FIRST_YEAR <= raw <= _LAST_YEAR)
        ]
    )


def counts_on(raws: Sequence[Raw]) -> bool:
    """True for numbers such as stand in a header: years, dates that lost their format, or 1, 2, 3.

    A year may have the mark of a footnote grown onto it (20071) where the others have none.
    """
    values = [value for raw in raws if (value := number_of(raw)) is not None]
    if not values or len(values) < len(raws) or any(value != value.to_integral_value() for value in values):
        return False
    years = [value for value in values if _FIRST_YEAR <= value <= _LAST_YEAR]
    marked = [value for value in values if _FIRST_YEAR <= value // 10 <= _LAST_YEAR]
    if years and len(years) + len(marked) == len(values) and len(marked) <= len(years) // 2:
        return True
    steps = [right - left for left, right in pairwise(values)]
    if steps and all(int(value) in _DAYS_COUNTED for value in values):
        return all(abs(step) in _PERIODS for step in steps) and len({step > 0 for step in steps}) == 1
    return bool(steps) and 1 in (values[0], values[-1]) and len(set(steps)) == 1 and abs(steps[0]) == 1


def are_years(raws: Sequence[Raw]) -> bool:
    """True for two years and more, one after the other, and again and again where they stand under several heads."""
    values = [value for raw in raws if (value := number_of(raw)) is not None]
    return len(set(values)) > 1 and counts_on(raws) and all(value >= _FIRST_YEAR for value in values)


def is_header_line(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """True for a row whose cells over `columns` are texts, or numbers that count on, or mostly texts."""
    raws = [raw for column in columns if is_number(raw := grid.raw(row, column))]
    texts = [text for column in columns if (text := grid.text(row, column)) and not is_number(text)]
    if not raws or counts_on(raws):
        return True
    return sum(1 for text in texts if not says_no_data(text) and text not in BLANK_MARKS) >= 2 * len(raws)
