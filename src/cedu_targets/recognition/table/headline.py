"""What is said over a table of the whole of it: its title, its year, its months and its measure."""

import re

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span, span_of
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.measure_names import without_intentions
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.view import GridView

_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ACHIEVED = lazy_pattern(r"完成情况|完成数|完成表|进展情况|achieve|actual", re.IGNORECASE)
_BASE = lazy_pattern(r"上年|去年|基数表|\bbase\b", re.IGNORECASE)
_TITLE_WORD = lazy_pattern(r"表$|表[(（]|目标|任务|分解|计划|情况|targets?", re.IGNORECASE)


def row_text(grid: GridView, row: int) -> str:
    """The texts of a row."""
    return " ".join(grid.text(row, column) for column in grid.filled(row))


def title_of(grid: GridView, regions: Regions) -> str | None:
    """The nearest text over the header that reads like a title, else the first one."""
    texts = [squeezed(row_text(grid, row)) for row in regions.above]
    titles = [text for text in texts[-6:] if _TITLE_WORD.search(text) and len(text) < 60]
    candidates = titles or [text for text in texts[-6:] if len(text) < 60][:1]
    return re.sub(r"^附件\d*[:：]", "", candidates[-1]) if candidates else None


def year_in(grid: GridView, regions: Regions, title: str | None) -> str | None:
    texts = [title or "", *(row_text(grid, row) for row in reversed(regions.above)), grid.sheet or ""]
    return next((match[1] for text in texts if (match := _YEAR.search(text))), None)


def months_of(grid: GridView, title: str | None) -> Span | None:
    """The months that the headings say; a sum up to no named month goes up to the one of title, sheet or file, and
    本月 alone is that month.
    """
    if grid.span is not None or grid.measure is not Measure.ACHIEVEMENT:
        return grid.span
    said = span_of(grid.measure_heading)
    is_so_far = bool(grid.this_month) or re.search(r"累[计积]", grid.measure_heading) is not None
    if said is not None or not (is_so_far or re.match(r"[本当]月", grid.measure_heading)):
        return said
    said = span_of(title, grid.sheet, grid.file_name)
    return None if said is None else Span(1 if is_so_far else said.last, said.last)


def measure_of(title: str, grid: GridView) -> Measure:
    """The measure that the columns or rows name, else the title; 2020年完成 in a table of 2021 is last year's."""
    if grid.measure is not None:
        headed, titled = _YEAR.search(grid.measure_heading), _YEAR.search(title)
        is_earlier = headed is not None and titled is not None and headed[1] < titled[1]
        return Measure.BASE if is_earlier and grid.measure is Measure.ACHIEVEMENT else grid.measure
    if _ACHIEVED.search(without_intentions(title)):
        return Measure.ACHIEVEMENT
    return Measure.BASE if _BASE.search(title) else Measure.TARGET
