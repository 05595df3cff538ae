"""Years in the place of units: a table of indicators by years that may set goals, and says so nowhere."""

from itertools import pairwise

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.table import Table

_INDICATORS = lazy_pattern("指标")
_WHAT_WAS = lazy_pattern("完成|统计|实绩|执行|决算|年鉴|历年|情况|分析|对比|比较|变化|回顾|数据|实际|现状")
_YEAR = lazy_pattern(r"((?:19|20)\d\d)年?度?")


def are_years_of_indicators(table: Table) -> bool:
    """Whether the units are years in a row, the title speaks of indicators, and what they count differs.

    Statistics (a title of what was) are no goals; lines of one unit of measure may be of units of any sort.
    """
    title = table.title or ""
    if len(table.units) < 2 or not _INDICATORS.search(title) or _WHAT_WAS.search(title):
        return False
    years = [int(found[1]) for unit in table.units if (found := _YEAR.fullmatch(unit)) is not None]
    follow = len(years) == len(table.units) and all(left + 1 == right for left, right in pairwise(years))
    return follow and len({one.unit_of_measure for one in table.indicators}) > 1
