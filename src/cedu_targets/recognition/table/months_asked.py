"""The month that a form is of, where a cell of its own says it: 报送月份：2020年3月."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span, span_of
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.month_cells import MonthAsked
from cedu_targets.recognition.view import GridView

_HEAD = lazy_pattern(
    r"(?:^|(?=[报填上统数所]))(?:(?:报送|填报|上报|统计|数据|报表|报告|所属)(?:的)?(?:月份|月度|月)|(?:统计|数据)(?:时间|期间|截止(?:时间|日期)?)"
    r"|所属(?:时期|期间?)|报告期|统计期|月份|(?:reporting )?month(?=:))(?:[（(][^（）()]{0,12}[)）])?"
    r"(?:[:：] ?(?P<text>[^\s，,；;]*)|$)",
    re.IGNORECASE,
)
"""填报时间 and 填报日期 are days on which somebody wrote, and no months of the numbers."""
_NUMBER = lazy_pattern(r"(?:month )?(0?[1-9]|1[0-2])(?:\.0)?", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LONGEST = 40


def month_asked(grid: GridView, rows: Iterable[int]) -> MonthAsked | None:
    """What stands behind 报送月份： in some rows over a table, in the same cell or beside it; None without one."""
    for row in rows:
        filled = grid.filled(row)
        for column in filled:
            text = squeezed(grid.text(row, column))
            head = _HEAD.search(text) if len(text) <= _LONGEST else None
            if head is None:
                continue
            if head["text"]:
                return _asked(grid, row, column, head["text"])
            return _beside(grid, row, column, filled) or _asked(grid, row, column + 1, "")
    return None


def _beside(grid: GridView, row: int, column: int, filled: Iterable[int]) -> MonthAsked | None:
    """The next filled cell of the row, where it is no heading of another blank."""
    after = next((one for one in filled if one > column), None)
    text = "" if after is None else squeezed(grid.text(row, after))
    return None if after is None or re.search(r"[:：]$", text) else _asked(grid, row, after, text)


def _asked(grid: GridView, row: int, column: int, text: str) -> MonthAsked:
    number = _NUMBER.fullmatch(text)
    span = span_of(text) if number is None else Span(int(number[1]), int(number[1]))
    year = _YEAR.search(text) or re.match(r"((?:19|20)\d\d)(?:0[1-9]|1[0-2])$", text)
    place = Place(sheet=grid.sheet, cell=grid.address(row, column))
    return MonthAsked(place, text, span, year[1] if year else None)


def of_month(view: GridView, asked: MonthAsked | None) -> GridView:
    """The view with the month that its sheet says behind 报送月份：, where its headings name none."""
    if view.measure is not Measure.ACHIEVEMENT or asked is None:
        return view
    view = replace(view, month_asked=asked)
    if asked.span is None or view.span is not None:
        return view
    is_alone = re.match(r"[本当]月", view.measure_heading) is not None and not view.this_month
    return replace(view, span=Span(asked.span.last if is_alone else 1, asked.span.last), year=asked.year or view.year)
