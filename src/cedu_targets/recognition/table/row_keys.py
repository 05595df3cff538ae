"""Columns of numbers beside the names: running numbers, codes and years tell rows apart, amounts are counted."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.table.header_lines import KEY_HEAD, is_year, number_of
from cedu_targets.recognition.table.regions import UNIT_HEAD

_KEY = re.compile(
    r"序号|编号|代码|编码|区划|电话|手机|邮编|证号|账号|学号|工号|n[o°º]\.?|#|code|id|s/?n|rank", re.IGNORECASE
)
_FEWEST_IDS = 3
_FEWEST_DIGITS = 4


def counts_something(grid: Grid, head: str, rows: Iterable[int], column: int) -> bool:
    """True for a column of amounts, as against numbers that tell rows apart or may do so."""
    values = _values(grid, rows, column)
    return bool(values) and not (_tells_rows_apart(head, values) or _are_ids(values))


def tells_rows_apart(grid: Grid, head: str, rows: Iterable[int], column: int) -> bool:
    """True for a column of numbers that surely count nothing, by its heading or by the numbers themselves."""
    return _tells_rows_apart(head, _values(grid, rows, column))


def _values(grid: Grid, rows: Iterable[int], column: int) -> list[Decimal]:
    return [value for row in rows if (value := number_of(grid.raw(row, column))) is not None]


def _tells_rows_apart(head: str, values: list[Decimal]) -> bool:
    if KEY_HEAD.fullmatch(head) or UNIT_HEAD.fullmatch(head) or _KEY.fullmatch(head):
        return True
    if not values or any(value < 0 for value in values):
        return False
    rises = len(values) >= _FEWEST_IDS and values == sorted(set(values))
    if any(value != value.to_integral_value() for value in values):
        return rises and not head  # 1.1, 1.2, 2.1
    if _counts(values) or all(is_year(int(value)) for value in values):
        return True
    return rises and (not head or _are_ids(values))


def _counts(values: list[Decimal]) -> bool:
    """True for 1, 2, 3 …, also where each group begins with 1 again."""
    return values[0] in (0, 1) and all(right in (left + 1, Decimal(1)) for left, right in pairwise(values))


def _are_ids(values: list[Decimal]) -> bool:
    """True for different numbers of equally many digits."""
    lengths = {len(str(int(value))) for value in values}
    is_list = len(values) >= _FEWEST_IDS and len(set(values)) == len(values)
    return is_list and len(lengths) == 1 and min(lengths) >= _FEWEST_DIGITS
