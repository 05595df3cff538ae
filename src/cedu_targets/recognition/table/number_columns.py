"""Which columns of a table without codes hold numbers, or words where numbers are due: they are its indicators."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.no_data import says_no_data
from cedu_targets.recognition.table.body import numbers_in, texts_in
from cedu_targets.recognition.table.column_heads import head_of
from cedu_targets.recognition.table.columns import is_measure, measure_in_brackets
from cedu_targets.recognition.table.measure_names import measure_named
from cedu_targets.recognition.table.nearly_numbers import is_nearly_a_number, says_an_amount
from cedu_targets.recognition.table.row_keys import counts_something, heads_no_amounts
from cedu_targets.recognition.view import GridView

_COUNTED = lazy_pattern(r"(?:率|[^总]数|人次|场次|次数|数量)$")
_PLACES = ("村", "镇")
"""Measures that say in a heading as often what the rows are: 单位（镇）."""
_NEVER_NAMES = lazy_pattern(r"(?:[百千]?万)?(?:人次|人天|人|户次|户|场次|元|学时|课时|小时)|%|‰|[百千万亿]+")
"""Measures of what has no name of its own; under 学校（所） names may stand."""


def is_of_numbers(grid: GridView, over: Sequence[int], below: range, column: int) -> bool:
    """True for a column of numbers, one headed and blank, and one of texts that were meant as numbers (60人)."""
    head = head_of(grid, over, column)
    numbers, texts = numbers_in(grid, below, column), texts_in(grid, below, column)
    if not numbers and not texts and any(grid.text(row, column) not in BLANK_MARKS for row in below):
        return False  # marks only (x, N/A): nothing says that they stand for numbers
    if numbers > texts or not texts:
        return numbers > texts or (bool(head) and not heads_no_amounts(head))
    if not head or heads_no_amounts(head):
        return False
    if numbers == texts:
        return True
    nearly = sum(1 for row in below if is_nearly_a_number(grid.raw(row, column), beside_numbers=numbers > 0))
    broken = sum(1 for row in below if (row, column) in grid.broken)
    return numbers + nearly + broken > texts - nearly or _is_due(grid, over, below, column)


def has_numbers_under(grid: GridView, over: Sequence[int], below: range, column: int) -> bool:
    """True for a column of amounts with at least one number."""
    head = head_of(grid, over, column)
    return bool(head) and not heads_no_amounts(head) and numbers_in(grid, below, column) > 0


def amounts_before(grid: GridView, over: Sequence[int], below: Sequence[int], columns: range) -> tuple[int, ...]:
    """The columns of amounts left of the names; `below` are rows with amounts right of them."""
    found = (column for column in columns if 2 * numbers_in(grid, below, column) > len(below))
    return tuple(column for column in found if counts_something(grid, head_of(grid, over, column), below, column))


def first_due(grid: GridView, over: Sequence[int], below: range, columns: range) -> int:
    """The first of some columns left of all numbers that holds words where numbers are due; their end if none does.

    Names may stand under 学校（所）, so such a heading is believed only where words say an amount.
    """
    for column in columns:
        head = head_of(grid, over, column)
        if not texts_in(grid, below, column) or heads_no_amounts(head):
            continue
        measure, amounts = _measure_of(head), list(_amounts(grid, below, column))
        is_measured = measure and (_NEVER_NAMES.fullmatch(measure) or any(amounts))
        if is_measured or (head and 2 * sum(amounts) > len(amounts)):
            return column
    return columns.stop


def _is_due(grid: GridView, over: Sequence[int], below: range, column: int) -> bool:
    """Whether a column of words is one of an indicator all the same: its heading says so, or the words say amounts."""
    head = head_of(grid, over, column)
    if _measure_of(head) or _COUNTED.search(squeezed(head)):
        return True
    amounts = list(_amounts(grid, below, column))
    if 2 * sum(amounts) > len(amounts):
        return True
    measure = measure_named(head)
    if measure is None:
        return False
    width = max(len(grid.rows[row]) for row in (*over, *below))
    others = [one for one in range(width) if numbers_in(grid, below, one) > texts_in(grid, below, one)]
    heads = [measure_named(text) for one in others if one != column and (text := head_of(grid, over, one))]
    return measure in heads or (any(amounts) and any(isinstance(one, Measure) for one in heads))


def _measure_of(head: str) -> str:
    """The unit of measure that a heading names, in brackets or alone in its line; empty where it names none."""
    head = squeezed(head)
    measure = measure_in_brackets(head) or (head if is_measure(head) else "")
    return "" if measure in _PLACES or not any(sign.isalpha() or sign in "%‰" for sign in measure) else measure


def _amounts(grid: GridView, below: range, column: int) -> Iterator[bool]:
    """Of each text of a column whether it says an amount."""
    texts = (squeezed(grid.text(row, column)) for row in below)
    return (says_an_amount(text) for text in texts if text not in BLANK_MARKS and not says_no_data(text))
