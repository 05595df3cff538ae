"""What stands over a schedule: its title, its year, and whose checklist it is."""

import re
from collections.abc import Collection, Iterator

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.items.body import FoundItems
from cedu_targets.recognition.items.issue_date import is_date
from cedu_targets.recognition.items.owners import is_office
from cedu_targets.recognition.years import are_only_years, is_only_month, years_in

_ROWS_ABOVE = 8
_LONGEST_TITLE = 60
_TITLE = lazy_pattern(
    r"(?:19|20)\d\d年|安排|清单|要点|计划|任务|方案|台账|一览|工作|分工|分解|情况|[表单]$|进展|事项|项目|指标"
)
_NO_TITLE = lazy_pattern(
    r"(?:填报|报送|上报|填表|制表)|(?:单位|时间|日期|联系)[^:：]{0,6}[:：]|附件?[\d一二三四五六七八九十]*[:：]?$|[。；;]"
)
_MONTH = lazy_pattern(
    r"(?<![\d\-—–~～至到、和十])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?!(?:\d|[\-—–~～至到、和])|底|末|前)"
)
_UNIT = lazy_pattern(
    r"(?:(?:填报|报送|上报|填表|报告|责任)单位(?:[(（][^()（）]{0,8}[)）])?|Reporting unit)[:：]\s*([^\s:：]{2,30})"
)
_NO_UNIT = lazy_pattern(r"[_＿]+|(?:填报|报送|填表)?(?:时间|日期|人).*")
_NAMES_NOTHING = lazy_pattern(r"(?:sheet|工作表|表|table ?)\d*", re.IGNORECASE)


def title_of(found: FoundItems) -> str | None:
    """The title of a schedule: the nearest line above that reads like one."""
    nearest: str | None = None
    for text in _lines_above(found):
        plain = squeezed(text)
        if is_date(text):
            continue  # the day of issue
        if are_only_years(text) or is_only_month(text):
            nearest = nearest or text
            continue
        if _NO_TITLE.search(plain):
            if plain.endswith("。"):
                break
            continue
        if len(plain) > _LONGEST_TITLE:
            break
        if _TITLE.search(fold(plain)):
            return text
        nearest = nearest or text
    return nearest


def period_of(title: str | None, found: FoundItems) -> str | None:
    """The year of a schedule, or its first and last: of the title, a line of years, the sheet; else of the issue."""
    lines = (line for line in _lines_above(found) if are_only_years(line))
    for text in (title, *lines, found.cells.view.sheet):
        if text and (years := years_in(squeezed(text))):
            return years
    if found.cells.issued is not None:
        return str(found.cells.issued.year)
    month = next(filter(is_only_month, _lines_above(found)), None)
    return found.cells.view.year if month is None else years_in(month)


def month_of(title: str | None, found: FoundItems) -> str | None:
    """The one month that a schedule is of: 3月 of 3月工作安排, or of a sheet 3月."""
    for text in (title, found.cells.view.sheet):
        months = set(_MONTH.findall(fold(squeezed(text or ""))))
        if months:
            return f"{months.pop()}月" if len(months) == 1 else None
    return None


def unit_of(title: str | None, found: FoundItems, owners: Collection[str]) -> str | None:
    """Whose checklist it is: by a line 填报单位：…, the sheet's name, the title, the file's name."""
    view = found.cells.view
    for row in range(max(found.header.rows.start - _ROWS_ABOVE, 0), found.header.rows.start):
        for place, column in enumerate(filled := view.filled(row)):
            text = view.text(row, column)
            if text.rstrip().endswith((":", "：")) and place + 1 < len(filled):
                text += view.text(row, filled[place + 1])
            if (match := _UNIT.search(text)) and not _NO_UNIT.fullmatch(match[1]):
                return match[1]
    sheet = squeezed(view.sheet or "")
    if sheet in owners or (sheet and not _NAMES_NOTHING.fullmatch(sheet) and is_office(sheet)):
        return sheet
    in_title = sorted((name for name in owners if squeezed(title or "").startswith(name)), key=len)
    if in_title:
        return in_title[-1]
    return view.file_name if view.file_name in owners else None


def _lines_above(found: FoundItems) -> Iterator[str]:
    """The lines of one text over the header, the nearest first, down to the rows of another table."""
    view, rows = found.cells.view, 0
    for row in range(found.header.rows.start - 1, -1, -1):
        filled = view.filled(row)
        if not filled:
            continue
        rows += 1
        if rows > _ROWS_ABOVE or len(filled) > 2:
            return
        if len(filled) == 1:
            yield view.text(row, filled[0])
