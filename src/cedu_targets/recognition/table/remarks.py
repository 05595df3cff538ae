"""Lines of words in and under the rows of a table: which end it, and which only stand between two units."""

from collections.abc import Collection, Sequence
from itertools import islice

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.domain.statement import find_statements
from cedu_targets.files.grid import Grid, Raw, is_number, squeezed, text_of
from cedu_targets.recognition.notes import NOTE

_NO_NAME = lazy_pattern(r"[:：；;。，=＝<>＜＞≤≥]|之和|等于|第\s*\d+\s*[栏列]|\d{4}年.*日|^\d+[、.．].{12,}")
_LONGEST_NAME = 30
_SIGNED = lazy_pattern(
    r"填表|填报|制表|制单|审核|复核|经办|负责|主管|联系|电话|手机|传真|邮[编箱]|日期|时间|签[字名]|盖章|单位负责|地址|电子",
)
"""Words of the block in which a form is signed; nothing under them is a unit."""
_ROWS_COMPARED = 5
_LARGE = 1e20
"""No text of a number that is smaller is taken for words."""


def is_unit_name(text: str) -> bool:
    """True for what may be the name of a unit: short, and no sentence."""
    return len(text) <= _LONGEST_NAME and not _NO_NAME.search(text) and not find_statements(text)


def is_remark(text: str) -> bool:
    """True for a line that speaks of the rows and is none of them: 说明：以下为镇."""
    return NOTE.match(text) is not None or "。" in text or "；" in text


def end_of_units(
    grid: Grid, rows: Sequence[int], left: Sequence[int], columns: Sequence[int], numbered: Collection[int]
) -> int:
    """The row where the notes begin under which no unit stands any more; the end of the grid where there are none.

    `numbered` are the rows with numbers in `columns`.
    """
    end = none = len(grid.rows)
    usual = _usual_count(grid, rows, columns, numbered)
    for row in rows:
        text = first_text(grid, row, left)
        is_note = NOTE.match(text) is not None
        if not is_note and end == none:
            continue
        if row in numbered and _is_unit(grid, row, text, columns, usual):
            end = none  # that note stood between two units, or was the name of one
        elif is_note:
            end = min(end, row)
            if _SIGNED.match(text) or _has_texts(grid, row, columns):
                break
        elif row in numbered or _has_texts(grid, row, columns):
            break  # a block of signatures, or what else is neither words alone nor a unit
    return end


def first_text(grid: Grid, row: int, left: Sequence[int]) -> str:
    """The first text of a row in the columns of names."""
    return next((text for column in left if (text := squeezed(grid.text(row, column)))), "")


def _usual_count(grid: Grid, rows: Sequence[int], columns: Sequence[int], numbered: Collection[int]) -> int:
    """How many numbers a row of this table has at least, as its first rows show."""
    first = islice((row for row in rows if row in numbered), _ROWS_COMPARED)
    return min((_numbers(grid, row, columns) for row in first), default=0)


def _numbers(grid: Grid, row: int, columns: Sequence[int]) -> int:
    cells = grid.rows[row]
    width = len(cells)
    return len([1 for column in columns if column < width and (raw := cells[column]) is not None and is_number(raw)])


def _is_unit(grid: Grid, row: int, name: str, columns: Sequence[int], usual: int) -> bool:
    named = bool(name) and is_unit_name(name) and not is_number(name) and not _SIGNED.match(name)
    return named and 2 * _numbers(grid, row, columns) >= usual and not _has_texts(grid, row, columns)


def _is_plain(raw: Raw) -> bool:
    return type(raw) is float and -_LARGE < raw < _LARGE


def _has_texts(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    cells = grid.rows[row]
    width = len(cells)
    said = [raw for column in columns if column < width and (raw := cells[column]) is not None and not _is_plain(raw)]
    texts = (text for raw in said if (text := text_of(raw)) and not is_number(text))
    return any(text not in BLANK_MARKS for text in texts)
