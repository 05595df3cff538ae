"""The parts of a table in a grid: title, header rows, code row, label column, data rows, notes.

Nothing is interpreted here beyond "this row is a header, that one is data"; every
row of the grid between the title and the last note belongs to exactly one part.
"""

import re
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import is_filled, is_number, squeezed, text_of
from cedu_targets.recognition.no_data import says_no_data
from cedu_targets.recognition.notes import NOTE, TITLE
from cedu_targets.recognition.table.header_lines import (
    YEAR_TEXT,
    are_years,
    is_header_line,
    starts_like_a_year,
)
from cedu_targets.recognition.view import GridView

_ISSUED_BY = lazy_pattern(
    r"(?:编制|编报|编印|制作|下达|印发|发布|发文|报送|上报|主管|牵头)(?:单位|部门|机关|科室|日期|时间)[:：]."
)
"""A line over the table that says who issued it, and when."""
_ISSUER = lazy_pattern(r".{2,20}(?:局|委员会|办公室|人民政府|领导小组)(?:编制|制|印)?")
_CORNER = lazy_pattern(
    r"(?:计量|填报)?单位[:：]|.{0,6}(?:时间|日期)[:：]|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?$|\d{4}[-/.]\d"
    r"|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月"
)
_IN_BRACKETS = lazy_pattern(r"[（(].+[)）]")
UNIT_HEAD = lazy_pattern(
    r"[^\d:：]{0,6}(?:单位|街道|乡镇|镇街|镇乡|街镇|社区|村居|行政村|地区|片区|区域|区县|县区|市县|县市区?|市区|园区|学校|机构"
    r"|units?|towns?|districts?|sub-?districts?|streets?|counties|schools?)(?:名称)?",
    re.IGNORECASE,
)
"""Headings of the column of unit names."""
_ROWS_ABOVE = 12
_MOST_HEADER_ROWS = 10
_BLANK_ROWS = 2
_CELLS_OF_A_HEADER = 3


class Regions(Struct, frozen=True):
    """The parts of one table; rows and columns are zero-based positions in the grid."""

    above: tuple[int, ...]
    """Rows over the header: title, corner notes."""
    header: range
    code_row: int | None
    columns: tuple[int, ...]
    codes: tuple[str, ...]
    """One per column; empty where there is no code row."""
    label: int
    """The column of the unit names."""
    data: Sequence[int]
    names: tuple[str, ...]
    """The name of each data row, without white space."""
    nameless: tuple[int, ...]
    """Rows with numbers and no unit name."""
    notes: tuple[int, ...]
    left: int = 0
    """The first column that is not of another table to the left."""
    right: int | None = None
    """The column where another table begins to the right; None where none does."""
    headings: tuple[int, ...] = ()
    """Rows that head a group of units (一、城区) and hold no numbers."""
    lists: tuple[int, ...] = ()
    """Rows over and under the table of lists in which nothing is counted: telephones, contents."""
    indents: tuple[int, ...] = ()
    """How deep the name of each data row stands as written, 0 at the margin; what is deeper has more."""


def header_rows(grid: GridView, end: int, start: int, columns: Sequence[int]) -> range:
    """The header rows right above `end`: those that say something over the number columns."""
    top = end
    gap = corner = False
    lines = (row for row in range(end - 1, start - 1, -1) if row not in grid.continued)
    for row in islice(lines, _MOST_HEADER_ROWS):
        filled = grid.filled(row)
        if not filled and (top < end or row >= end - _BLANK_ROWS):
            gap = top < end  # a blank row between the header and its codes or its numbers, or inside the header
            continue
        over = [column for column in filled if columns[0] <= column <= columns[-1]]
        if not over and not corner and len(filled) == 1 and not _is_title(grid, row, filled[0], columns):
            corner = True  # the heading of the names on a line of its own
            if not any(grid.text(line, filled[0]) for line in range(top, end)):
                continue
        if not over or not is_header_line(grid, row, over):
            break
        if top < end and len(over) == 1 and is_number(grid.raw(row, over[0])):
            break  # 2000 by itself, over a header: an amount brought forward
        if len(filled) == 1 and (gap or _is_title(grid, row, filled[0], columns)):
            break
        beside = (_is_beside_a_table(grid, row, column, is_over=column in over) for column in filled)
        if all(beside) and not _are_periods(grid, row, over):
            break
        top = row
    return range(top, end)


def _is_title(grid: GridView, row: int, column: int, columns: Sequence[int]) -> bool:
    """A lone text over the columns is a title if it spans most of them or reads like one."""
    for span in grid.merges:
        if (span.top, span.left) == (row, column):
            return span.left <= columns[0] and span.right >= columns[-1] - 1
    text = squeezed(grid.text(row, column))
    return TITLE.search(text) is not None and YEAR_TEXT.fullmatch(text) is None


def _are_periods(grid: GridView, row: int, over: Sequence[int]) -> bool:
    """True for several dates: 2019-20, 2020-21 are headings, where one would be the date of the table."""
    return sum(1 for column in over if grid.text(row, column)[:1].isdigit()) > 1


def _is_beside_a_table(grid: GridView, row: int, column: int, *, is_over: bool) -> bool:
    """True for a note, a note for the whole table, and one of them again in brackets: 单位：人 (persons).

    Who issued the table may stand left of its numbers; over them 教育局 may be a unit.
    """
    text = grid.text(row, column)
    is_again = _IN_BRACKETS.fullmatch(squeezed(text)) is not None and column > grid.filled(row)[0]
    issued = None if is_over else _ISSUER.fullmatch(squeezed(text))
    is_said = NOTE.match(text) is not None or _ISSUED_BY.match(squeezed(text)) is not None or issued is not None
    return is_again or is_said or is_corner(grid, row, column)


def is_corner(grid: GridView, row: int, column: int) -> bool:
    """True for a cell with a note for the whole table: 单位：万人次, a date."""
    return not is_number(grid.raw(row, column)) and _CORNER.match(squeezed(grid.text(row, column))) is not None


def rows_above(grid: GridView, end: int, start: int) -> tuple[int, ...]:
    rows = [row for row in range(start, end) if not grid.is_blank(row)]
    return tuple(rows[-_ROWS_ABOVE:])


def leading_label(grid: GridView, row: int) -> int | None:
    """The column of the name, if the row reads: (a running number,) a name, then numbers."""
    cells, filled = grid.rows[row], grid.filled(row)
    numbers = [column for column in filled if is_number(cells[column])]
    numbered = set(numbers)
    others = [column for column in filled if column not in numbered]
    texts = [
        column
        for column in others
        if (text := text_of(cells[column])) not in BLANK_MARKS
        and any(map(str.isalnum, text))  # | and * are rules and marks
    ]
    if not texts or not any(column > texts[0] for column in numbers) or len(numbers) < len(texts) - 1:
        return None
    return texts[0]


def next_header(
    grid: GridView,
    rows: Sequence[int],
    columns: Sequence[int],
    left: Sequence[int],
    heads: frozenset[str],
    years: Sequence[str] = (),
) -> int:
    """The row where the next table below begins, by its title or its header (a heading of unit names beside texts).

    Where none does it is the end of the grid. `heads` are the texts over this table's own names: another table of a
    sheet usually has the same. `years` are the texts of this table's last header row, where they are numbers.
    """
    seen_numbers = False
    for index, row in enumerate(rows):
        if grid.has_number(row, columns):
            if not (years and seen_numbers and _is_of_years(grid, row, columns, left, heads, years)):
                seen_numbers = True
                continue
            return _with_titles(grid, rows, index, columns)
        if not seen_numbers:
            continue
        cells = grid.rows[row]
        over = [raw for column in columns if column < len(cells) and is_filled(raw := cells[column])]
        if not over or any(text_of(raw) in BLANK_MARKS for raw in over):
            continue
        named = [text for column in left if (text := squeezed(grid.text(row, column)))]
        if not any(text in heads or UNIT_HEAD.fullmatch(text) for text in named) and not (
            named and is_set_apart(grid, rows, row)
        ):
            continue
        below = rows[index + 1 : index + 2]
        is_wide = len(over) + len(named) > 2 or (len(below) > 0 and _is_of_heads(grid, below[0], columns))
        if not is_wide or not _numbers_follow(grid, rows[index + 1 :], columns):
            continue
        return _with_titles(grid, rows, index, columns)
    return len(grid.rows)


def is_set_apart(grid: GridView, rows: Sequence[int], row: int) -> bool:
    """True for a name and different texts under a blank row, with nothing but a title or corner notes between."""
    texts = [grid.text(row, column) for column in grid.filled(row)]
    if len(texts) < _CELLS_OF_A_HEADER or len(set(texts)) < len(texts):
        return False
    if any(is_number(text) or says_no_data(text) or text in BLANK_MARKS for text in texts):
        return False
    above = row - 1
    while above > rows[0] and len(grid.filled(above)) == 1:
        above -= 1
    return above > rows[0] and grid.is_blank(above) and above not in grid.continued


def _is_of_years(
    grid: GridView, row: int, columns: Sequence[int], left: Sequence[int], heads: frozenset[str], years: Sequence[str]
) -> bool:
    """True for a header of years again: the same as over this table, or beside the heading of its names."""
    if not starts_like_a_year(grid.raw(row, columns[0])):  # so much is asked of every row
        return False
    texts = [grid.text(row, column) for column in columns]
    named = [text for column in left if (text := squeezed(grid.text(row, column)))]
    if texts == list(years):
        return not named or heads.issuperset(named)
    is_named = any(text in heads or UNIT_HEAD.fullmatch(text) for text in named)
    return is_named and are_years([grid.raw(row, column) for column in columns if grid.text(row, column)])


def _with_titles(grid: GridView, rows: Sequence[int], index: int, columns: Sequence[int]) -> int:
    """The first row of a table below whose header is found: the lines over it, its title, blank rows."""
    while index and (
        grid.is_blank(rows[index - 1])
        or _is_lone_title(grid, rows[index - 1])
        or _is_of_heads(grid, rows[index - 1], columns)
    ):
        index -= 1
    return rows[index]


def _is_of_heads(grid: GridView, row: int, columns: Sequence[int]) -> bool:
    """True for a further line of headings over a header: texts, none of which stands for a number that is not there."""
    texts = [text for column in columns if (text := grid.text(row, column))]
    return bool(texts) and not any(is_number(text) or text in BLANK_MARKS or says_no_data(text) for text in texts)


def _numbers_follow(grid: GridView, rows: Sequence[int], columns: Sequence[int]) -> bool:
    below = [row for row in rows[: 2 * _MOST_HEADER_ROWS] if not grid.is_blank(row)][:_MOST_HEADER_ROWS]
    return any(grid.has_number(row, columns) for row in below)


def _is_lone_title(grid: GridView, row: int) -> bool:
    filled = grid.filled(row)
    text = squeezed(grid.text(row, filled[0])) if filled else ""
    return (
        len(filled) == 1 and not is_number(text) and (TITLE.search(text) is not None or is_corner(grid, row, filled[0]))
    )
