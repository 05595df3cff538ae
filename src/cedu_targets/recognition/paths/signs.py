"""What tells a path from a table of statistics by years: goals, natures of indicators, and that nothing is summed."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Raw, is_number, squeezed
from cedu_targets.recognition.table.header_lines import number_of
from cedu_targets.recognition.table.regions import UNIT_HEAD
from cedu_targets.recognition.table.transposed import INDICATOR, TASKS, UNIT, share
from cedu_targets.recognition.years import years_in

_FEWEST_INDICATORS = 2
NATURE = lazy_pattern("(?:约束|预期|引导|指导|控制|激励)性?(?:指标|目标)?")
_GOALS = lazy_pattern(r"目标|规划|预期|路径|计划|任务|十[一二三四五]五|愿景")
_INDICATORS = lazy_pattern("指标")
PAST_TITLE = lazy_pattern(r"完成|统计|实绩|执行|决算|年鉴|历年")
"""In the title: statistics of what was, whatever the goals were."""
_LOOKS_BACK = lazy_pattern("情况|分析|对比|比较|变化|回顾|数据")
_OF_WHICH = lazy_pattern("其中")
_TOTAL = lazy_pattern(r".{0,8}(?:合计|总计|小计|共计)|计|.*\btotal\b.*", re.IGNORECASE)
_WHOLE = lazy_pattern(".{0,8}(?:总数|总量)")
"""Mostly the sum of others; beside a unit of measure of its own a number by itself."""


def natures_in(texts: Iterable[str]) -> int:
    """How many of these cells say what sort of indicator theirs is: 约束性, 预期性."""
    return sum(1 for text in texts if NATURE.fullmatch(squeezed(text)))


class Signs(Struct, frozen=True):
    """What a table by years shows beside its years."""

    names: Sequence[str]
    cells: Sequence[Sequence[Raw]]
    """Of each name, in the order of the years."""
    years: Sequence[int]
    natures: int
    title: str
    heads: Sequence[str]
    """The other headings, that of the names first."""
    has_measures: bool = False
    """Whether units of measure stand in a column of their own: towns have none."""

    def are_of_a_path(self) -> bool:
        """Whether its lines are indicators with goals, none of them the sum of others."""
        filled = [raw for line in self.cells for raw in line if raw is not None and raw != ""]
        if 2 * sum(map(is_number, filled)) < len(filled):
            return False  # what is to be done in each year, in words
        if self.natures and 2 * self.natures >= len(self.names):
            return True
        if len(self.names) < _FEWEST_INDICATORS or PAST_TITLE.search(self.title):
            return False
        if any(map(_TOTAL.fullmatch, (*self.names, *self.heads))) or self._has_sum():
            return False
        if any(map(_OF_WHICH.match, self.heads)):
            return False
        if any(map(_OF_WHICH.match, self.names)) and not self._has_goals():
            return False
        if not self.has_measures and any(map(_WHOLE.fullmatch, (*self.names, *self.heads))):
            return False
        if any(map(UNIT_HEAD.fullmatch, self.heads[:1])):
            return False
        is_headed = any(map(TASKS.fullmatch, self.heads[:1])) or share(INDICATOR, self.names) >= 0.5
        may_be_units = not self.has_measures and share(UNIT, self.names, full=True) >= 0.3
        return is_headed and not may_be_units and self._has_goals()

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
        """Whether one line is what all others come to, in most of the years; 其中：… says itself what it is part of."""
        lines = [line for name, line in zip(self.names, self.cells, strict=True) if not _OF_WHICH.match(name)]
        values = [[number_of(raw) or Decimal(0) for raw in line] for line in lines]
        sums = [sum(column, Decimal(0)) for column in zip(*values, strict=True)]
        return len(values) > _FEWEST_INDICATORS and any(
            2 * sum(1 for value, total in zip(line, sums, strict=True) if value and 2 * value == total) >= len(sums)
            for line in values
        )
