"""Cells without a number told apart: numbers that are not given, columns and rows of words, and slips.

One odd text among numbers (`12人`, `abc`) is a slip, and stays one. A sign that is known for it, or that is
repeated among numbers, stands for a number that is not given. Where words or codes fill most of a column, or all of
a row, nobody meant amounts.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.unknown_marks import is_unknown_mark
from cedu_targets.files.grid import Spot

SLIP, UNKNOWN, COLUMN_OF_WORDS, ROW_OF_WORDS = "RD001", "RD042", "RD043", "RD044"
"""Codes of the findings that say them."""
UNCALCULATED = "RD002"
"""The code of a formula whose value is not known."""
_SIGN = lazy_pattern(r"[A-Za-z]{1,2}|[A-Za-z]\.(?:[A-Za-z]\.){0,2}|[^\w\s%‰$€£¥]{1,3}|\((?:[A-Za-z]{1,2})\)")
_LIKE_DIGITS = frozenset({"O", "o", "l", "I", "OO", "oo"})
"""Letters typed for 0 and 1: slips."""
_REPEATED = 3
_CODE = lazy_pattern(r"([A-Za-z]{0,4})-?\d+([A-Za-z]{0,2})")
_LATIN = lazy_pattern(r"\s*[A-Za-z]{2}")
_LONG, _REMARK = 12, 15
"""So long a text is no number with something to it; so long a one is a sentence."""


class Unreadable(NamedTuple):
    """A cell that holds something else than a number; `code` is that of its finding."""

    row: int
    column: int
    code: str
    text: str
    reason: str = ""
    """Why a number with something to it (500人) cannot be read: the wording of its finding."""


Numbers = Mapping[int, Sequence[Decimal | None]]
"""By row, in the order of the columns."""


def told_apart(
    cells: Sequence[Unreadable], numbers: Numbers, columns: Sequence[int], due: Set[Spot] = frozenset()
) -> list[Unreadable]:
    """The same cells, each with the code that fits it; a word at one of `due` is a slip, unless it is a sentence."""
    odd = [cell for cell in cells if cell.code == SLIP]
    if not odd:
        return list(cells)
    signs = _signs(odd)
    words = [cell for cell in odd if not (cell.text in signs or is_unknown_mark(cell.text))]
    position = {column: number for number, column in enumerate(columns)}
    rows = _rows_of_words(words, numbers)
    filled = {
        column: sum(1 for cells in numbers.values() if cells[position[column]] is not None)
        for column in {cell.column for cell in words}
    }
    worded = {
        column for column, count in filled.items() if _is_of_words([c for c in words if c.column == column], count)
    }
    worded |= {
        column
        for column in filled
        if sum(1 for cell in words if cell.column == column and _holds_no_number(cell.text)) >= _REPEATED
    }
    worded |= {
        column
        for column in filled.keys() - worded
        if _is_of_codes([cell.text for cell in words if cell.column == column], numbers, position[column])
    }
    slips = {(cell.row, cell.column) for cell in words}

    def code(cell: Unreadable) -> str:
        if (cell.row, cell.column) not in slips:
            return UNKNOWN
        if (cell.row, cell.column) in due and len(cell.text) < _REMARK:
            return SLIP
        return COLUMN_OF_WORDS if cell.column in worded else ROW_OF_WORDS if cell.row in rows else SLIP

    return [cell._replace(code=code(cell)) if cell.code == SLIP else cell for cell in cells]


def _signs(odd: Sequence[Unreadable]) -> frozenset[str]:
    """Short signs that are repeated: whatever they say, it is no number that was mistyped."""
    counts = Counter(cell.text for cell in odd)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= _REPEATED and _SIGN.fullmatch(text.strip()) and text.strip() not in _LIKE_DIGITS
    )


def _is_word(text: str) -> bool:
    return len(text) > _LONG or not any(sign.isdigit() for sign in text)


def _holds_no_number(text: str) -> bool:
    """PEAK, Q4, letters: words and codes; one of them is a slip, several are what the column is for."""
    is_like_digits = set(text.strip()) <= _LIKE_DIGITS or text.strip() in _LIKE_DIGITS
    return not is_like_digits and (_is_word(text) or re.match(r"\s*[A-Za-z]", text) is not None)


def _begins_with_a_word(text: str) -> bool:
    """FY 1999 as well as Total; 60人 and 约10 are numbers with something to them."""
    return _is_word(text) or _LATIN.match(text) is not None


def _is_of_words(words: Sequence[Unreadable], filled: int) -> bool:
    return sum(1 for cell in words if _is_word(cell.text)) > filled


def _is_of_codes(texts: Sequence[str], numbers: Numbers, position: int) -> bool:
    """056A, 083B among whole numbers, P1, P10 and HH1: letters that differ or stand in front are no unit of measure."""
    matches = [match for text in texts if (match := _CODE.fullmatch(text.strip()))]
    if len(matches) < max(_REPEATED, len(texts)):
        return False
    in_front, behind = {match[1] for match in matches}, {match[2] for match in matches}
    if in_front == {""} and len(behind) == 1:
        return False
    return all(
        (number := cells[position]) is None or number == number.to_integral_value() for cells in numbers.values()
    )


def _rows_of_words(words: Sequence[Unreadable], numbers: Numbers) -> frozenset[int]:
    """Rows without any number: headings that are repeated further down, a sentence under the table."""
    by_row: dict[int, list[str]] = {}
    for cell in words:
        by_row.setdefault(cell.row, []).append(cell.text)
    return frozenset(
        row
        for row, texts in by_row.items()
        if all(number is None for number in numbers[row])
        and (len(texts) > 1 or len(texts[0]) >= _REMARK)
        and sum(map(_begins_with_a_word, texts)) * 2 > len(texts)
    )
