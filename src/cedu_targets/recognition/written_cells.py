"""Cells of numbers with something to them (500人, ≥95%, 120①), told from names, headings and notes like them.

A table is found by its numbers, so its cells must be known for numbers before it is looked for. A text counts as one
where its row begins with a name and its column with a heading; what the number is, the column's unit says later.
"""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.written_number import Bound, WrittenNumber, written_number
from cedu_targets.files.grid import Raw, Spot, is_number, squeezed
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.table.header_lines import KEY_HEAD
from cedu_targets.recognition.table.regions import UNIT_HEAD
from cedu_targets.recognition.table.row_keys import heads_no_amounts, heads_remarks
from cedu_targets.recognition.view import GridView

_ROWS_ASKED = 2_000
"""The first rows tell what the columns hold; a cell further down is read with its column."""
_NAMES_OF_ROWS = frozenset("班期节村镇批部条处位块")
"""三班 and 2期 may be names; among plain numbers they are counts."""
_CLASS = lazy_pattern("以[下内]")
_LONGEST_HEAD = 80
_LIKE_A_RANGE = lazy_pattern(r"\s*\d+\s*[-–—~～]\s*\d+.{0,3}")


class _Column(Struct):
    """What was met in a column so far, from the top."""

    head: str = ""
    """The last text that is no number."""
    texts: int = 0
    """Texts that stand in a row with others: a title does not."""
    plain: int = 0
    amounts: int = 0
    """Plain numbers, and those with something to them."""
    has_classes: bool = False
    """50人以下: beside 50—80人 a class, as against the ceiling ≤50."""
    codes: int = 0
    """Texts like 2-1, which no range of amounts are."""


class _Candidate(NamedTuple):
    number: WrittenNumber
    name: str
    """The first text of its row before it."""
    head: str
    """The last text of its column above it."""


def with_written_numbers(view: GridView) -> GridView:
    """The same view, each number with something to it as a `WrittenNumber`."""
    kept = _amounts(view)
    return view.edited(kept) if kept else view


@by_words
def _amounts(view: GridView) -> Mapping[Spot, Raw]:
    """The numbers with something to them at their cells."""
    columns: dict[int, _Column] = {}
    candidates: dict[Spot, _Candidate] = {}
    for row in range(min(len(view.rows), _ROWS_ASKED)):
        candidates |= _candidates(view, row, columns)
    # 0—4, 5—9 under one heading 年龄: a line of the header, in which classes are told apart.
    of_classes = {row for (row, _), one in candidates.items() if one.number.bound is not None and not one.head}
    return {
        (row, column): one.number
        for (row, column), one in candidates.items()
        if one.name and one.head and _is_amount(one, columns[column])
        if row not in of_classes or one.number.bound is None
    }


def _candidates(view: GridView, row: int, columns: dict[int, _Column]) -> dict[Spot, _Candidate]:
    found: dict[Spot, _Candidate] = {}
    name = ""
    cells, filled = view.rows[row], view.filled(row)
    for column in filled:
        raw = cells[column]
        if (seen := columns.get(column)) is None:
            seen = columns[column] = _Column()
        if type(raw) is float:  # nearly always
            seen.plain += 1
            seen.amounts += 1
            continue
        number = written_number(raw) if type(raw) is str else None
        if number is not None:
            seen.amounts += 1
            seen.has_classes |= number.bound is Bound.MOST and _CLASS.search(number.text) is not None
            found[row, column] = _Candidate(number, name, seen.head)
            name = name or number.text  # 3组, 6—18岁: the label of a row may be one, too
        elif is_number(raw):
            seen.plain += 1
            seen.amounts += 1
        elif type(raw) is str and not raw.isspace():
            text = squeezed(raw[:_LONGEST_HEAD])
            is_corner = not seen.texts and UNIT_HEAD.fullmatch(text)  # 东街道 under 街道 is a name
            seen.head = text
            seen.texts += len(filled) > 1
            seen.codes += text[:1].isdecimal() and _LIKE_A_RANGE.fullmatch(text) is not None
            name = name or ("" if is_corner else text)
    return found


def _is_amount(one: _Candidate, column: _Column) -> bool:
    number = one.number
    if heads_remarks(one.head) or (column.has_classes and not column.plain and number.bound is not None):
        return False
    is_named = number.noun in _NAMES_OF_ROWS and str(number.noun) in one.head and not column.plain  # 三班 under 班级
    if column.texts - 1 > column.amounts or (is_named and not one.head.endswith(("数", "量"))):
        return False
    if number.has_unit and number.bound is None:
        return True  # 100人次 under 一季度
    if number.has_unit or number.bound is Bound.LEAST or column.plain:
        return KEY_HEAD.fullmatch(one.head) is None and not (column.codes and number.bound is Bound.RANGE)
    return not (heads_no_amounts(one.head) or KEY_HEAD.fullmatch(one.head) or column.codes)
