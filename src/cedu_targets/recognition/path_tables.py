"""Paths: what each indicator is to be from year to year (指标 · 属性 · 2020年 · 2021年 …; or a row for each year).

Such a table has no units, least of all its years. A table of statistics by years has years as well, and sums that are
checked: a path is one only by clear signs, the nature of its indicators (约束性, 预期性) or goals that sum up nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Raw, is_number, squeezed
from cedu_targets.recognition.lines_over import title_over
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import is_year, number_of, starts_like_a_year
from cedu_targets.recognition.table.transposed import INDICATOR, TASKS, UNIT, share
from cedu_targets.recognition.view import GridView
from cedu_targets.recognition.years import years_in

_ROWS_ASKED = 2_000
_MOST_WIDTH = 60
_MOST_ROWS = 500
_FEWEST_YEARS, _FEWEST_INDICATORS = 2, 2
_LONGEST_YEAR = 24
_YEAR = re.compile(
    r"[到至]?((?:19|20)\d\d)(?:年度|年底|年末|年)?(?:目标|计划|规划|预期|预计|基数|基期|基准|基础|现状|实际|实绩|完成|任务|达到)?(?:数|值)?"
)
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,20}[)）\]]")
_NATURE = re.compile(r"(?:约束|预期|引导|指导|控制|激励)性?(?:指标|目标)?")
_GOALS = re.compile(r"目标|规划|预期|路径|计划|任务|十[一二三四五]五|愿景")
_INDICATORS = re.compile("指标")
_PAST = re.compile(r"完成|统计|实绩|执行|决算|年鉴|历年")
"""In the title: statistics of what was, whatever the goals were."""
_LOOKS_BACK = re.compile("情况|分析|对比|比较|变化|回顾|数据")
_TOTAL = re.compile(r"其中.*|.{0,8}(?:合计|总计|小计|共计|总数|总量)|计|.*\btotal\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class PathTable:
    """Where a path stands in its view: `years` and `indicators` are columns and rows, or rows and columns."""

    rows: range
    """From its header to its last line."""
    years: Mapping[int, int]
    """The year of each column; of each row, where `by_row`."""
    indicators: Mapping[int, str]
    """The name in each row; in each column, where `by_row`."""
    by_row: bool = False


@dataclass(frozen=True)
class _Signs:
    """What a table by years shows beside its years."""

    names: Sequence[str]
    cells: Sequence[Sequence[Raw]]
    """Of each name, in the order of the years."""
    years: Sequence[int]
    natures: int
    title: str
    heads: Sequence[str]
    """The other headings, that of the names first."""

    def are_of_a_path(self) -> bool:
        """Whether its lines are indicators with goals, none of them the sum of others."""
        filled = [raw for line in self.cells for raw in line if raw is not None and raw != ""]
        if 2 * sum(map(is_number, filled)) < len(filled):
            return False  # what is to be done in each year, in words
        if self.natures and 2 * self.natures >= len(self.names):
            return True
        if len(self.names) < _FEWEST_INDICATORS or _PAST.search(self.title):
            return False
        if any(map(_TOTAL.fullmatch, (*self.names, *self.heads))) or self._has_sum():
            return False
        is_headed = any(map(TASKS.fullmatch, self.heads[:1])) or share(INDICATOR, self.names) >= 0.5
        return is_headed and share(UNIT, self.names, full=True) < 0.3 and self._has_goals()

    def _has_goals(self) -> bool:
        if _GOALS.search(self.title) or any(map(_GOALS.search, self.heads)) or self._is_of_a_plan():
            return True
        filled = [raw for line in self.cells for raw in line if raw is not None and raw != ""]
        bound = sum(1 for raw in filled if isinstance(raw, WrittenNumber) and raw.bound is not None)
        return 2 * bound >= len(filled) > 0

    def _is_of_a_plan(self) -> bool:
        """Whether the title promises indicators for a span of years that ends with the columns: 2020-2023年发展指标."""
        if not _INDICATORS.search(self.title) or _LOOKS_BACK.search(self.title):
            return False
        first, _, last = (years_in(self.title) or "").partition("-")
        return bool(last) and int(last) == self.years[-1] and min(self.years) <= int(first)

    def _has_sum(self) -> bool:
        """Whether one line is what all others come to, in most of the years."""
        values = [[number_of(raw) or Decimal(0) for raw in line] for line in self.cells]
        sums = [sum(column, Decimal(0)) for column in zip(*values, strict=True)]
        return len(values) > _FEWEST_INDICATORS and any(
            2 * sum(1 for value, total in zip(line, sums, strict=True) if value and 2 * value == total) >= len(sums)
            for line in values
        )


def find_path_tables(view: GridView) -> Iterator[PathTable]:
    """Every path of a sheet, top to bottom."""
    end = asked = 0
    for row, cells in enumerate(view.rows):
        asked += len(cells) > 1
        if asked > _ROWS_ASKED:
            return
        if row < end or len(cells) < _FEWEST_YEARS or not any(map(_may_be_a_year, cells[:_MOST_WIDTH])):
            continue
        path = _by_column(view, row, end) or _by_row(view, row, end)
        if path is not None:
            yield path
            end = path.rows.stop


def _may_be_a_year(raw: Raw) -> bool:
    """A look that costs little: most cells are no years."""
    if not isinstance(raw, str):
        return is_year(raw)
    return len(raw) <= _LONGEST_YEAR and starts_like_a_year(raw.lstrip("到至 "))


def _year_of(raw: Raw) -> int | None:
    """The year that a heading says, whatever of it stands there: 2025年目标值, 2020年（基期）, 2020."""
    if not isinstance(raw, str) or raw.strip().isdigit():
        return int(number_of(raw) or 0) if is_year(raw) else None
    if len(raw) > _LONGEST_YEAR:
        return None
    match = _YEAR.fullmatch(_BRACKETS.sub("", squeezed(raw)))
    return int(match[1]) if match else None


def _rise(years: Sequence[int]) -> bool:
    return len(years) >= _FEWEST_YEARS and all(left < right for left, right in pairwise(years))


def _by_column(view: GridView, row: int, start: int) -> PathTable | None:
    """The path whose years head columns in a row."""
    years = {column: year for column in view.filled(row)[:_MOST_WIDTH] if (year := _year_of(view.raw(row, column)))}
    if not _rise([*years.values()]):
        return None
    above = row - 1 if row > start and _heads(view, row - 1, years) else row
    heads = {
        column: text
        for line in range(above, row + 1)
        for column in view.filled(line)
        if column not in years and (text := squeezed(view.text(line, column)))
    }
    over_years = [squeezed(view.text(line, column)) for line in range(above, row + 1) for column in years]
    body = _body(view, row + 1, years)
    label = _label_column(view, body, years)
    if label is None:
        return None
    names = {line: name for line in body if (name := squeezed(view.text(line, label)))}
    others = range(max(len(view.rows[line]) for line in body)) if body else ()
    natures = max((_natures(view.text(line, column) for line in names) for column in others), default=0)
    signs = _Signs(
        [*names.values()],
        [[view.raw(line, column) for column in years] for line in names],
        [*years.values()],
        natures,
        title_over(view, above),
        [heads.get(label, ""), *heads.values(), *over_years],
    )
    if not names or not signs.are_of_a_path():
        return None
    return PathTable(range(above, max(names) + 1), years, names)


def _heads(view: GridView, row: int, years: Mapping[int, int]) -> bool:
    """Whether the line over the years is of their header: it heads a column beside them, and holds no numbers."""
    filled = view.filled(row)
    if not _FEWEST_YEARS <= len(filled) <= _MOST_WIDTH or view.has_number(row, filled):
        return False
    return any(column not in years and not view.text(row + 1, column) for column in filled)


def _body(view: GridView, start: int, years: Mapping[int, int]) -> list[int]:
    """The lines under a header with anything in a year, down to another table."""
    body: list[int] = []
    after_gap = False
    for row in range(start, min(len(view.rows), start + _MOST_ROWS)):
        filled = view.filled(row)
        if len(filled) < _FEWEST_YEARS:
            after_gap |= not filled
            continue
        texts = [view.text(row, column) for column in years if view.text(row, column)]
        is_header = bool(texts) and not any(any(map(str.isdigit, text)) for text in texts)
        if is_header or (after_gap and not texts) or _rise([year for text in texts if (year := _year_of(text))]):
            break
        if texts:
            body.append(row)
            after_gap = False
    return body


def _label_column(view: GridView, body: Sequence[int], years: Mapping[int, int]) -> int | None:
    """The column left of the years with the most different names."""
    found: dict[int, int] = {}
    for column in range(min(years)):
        texts = {squeezed(view.text(row, column)) for row in body if not is_number(view.raw(row, column))}
        found[column] = sum(1 for text in texts if text and not _NATURE.fullmatch(text) and not is_measure(text))
    label = max(found, key=lambda column: found[column], default=None)
    return label if label is not None and 2 * found[label] > len(body) else None


def _natures(texts: Iterable[str]) -> int:
    return sum(1 for text in texts if _NATURE.fullmatch(squeezed(text)))


def _years_down(view: GridView, row: int, column: int) -> dict[int, int]:
    """The years in a column from a row on; none where they do not only rise."""
    years: dict[int, int] = {}
    for line in range(row, len(view.rows)):
        year = _year_of(view.raw(line, column))
        if year is None:
            break
        if year <= years.get(line - 1, 0):
            return {}
        years[line] = year
    return years


def _by_row(view: GridView, row: int, start: int) -> PathTable | None:
    """The path whose years head rows, from this one on, under the nearest line of texts."""
    label = view.filled(row)[0]
    years = _years_down(view, row, label)
    if not _rise([*years.values()]):
        return None
    header, natures = row - 1, 0
    while header >= start and (found := _natures(view.text(header, column) for column in view.filled(header))):
        header, natures = header - 1, natures + found
    if header < start or len(view.filled(header)) < _FEWEST_INDICATORS or view.has_number(header, view.filled(header)):
        return None
    end = row + len(years)
    below = view.filled(end)[:_MOST_WIDTH] if end < len(view.rows) else []
    natures += (of_last := _natures(view.text(end, column) for column in below))
    names = {
        column: squeezed(view.text(header, column)) for column in view.filled(header)[:_MOST_WIDTH] if column > label
    }
    signs = _Signs(
        [*names.values()],
        [[view.raw(line, column) for line in years] for column in names],
        [*years.values()],
        natures,
        title_over(view, header),
        [squeezed(view.text(header, label)), *(squeezed(view.text(end, column)) for column in below[:1])],
    )
    if not names or not signs.are_of_a_path():
        return None
    return PathTable(range(header, end + (of_last > 0)), years, names, by_row=True)
