"""Where a table stands in a grid: title, header rows, code row, label column, data rows, notes.

Nothing is interpreted here beyond "this row is a header, that one is data"; every
row of the grid between the title and the last note belongs to exactly one part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cedu_targets.readers.body import NOTE, ROWS_LOOKED_AT, SECTION, label_column, numbers_in, read_body, texts_in
from cedu_targets.readers.code_rows import YEAR, CodeRow, code_rows_in
from cedu_targets.readers.grid import Grid, is_number, squeezed

_CORNER = re.compile(
    r"(?:计量|填报)?单位[:：]|.{0,6}(?:时间|日期)[:：]|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?$|\d{4}[-/.]\d"
)
_TITLE = re.compile(r"\d{4}|年|表$|表[(（]")
_ROWS_ABOVE = 12
_MOST_HEADER_ROWS = 8


@dataclass(frozen=True)
class Anatomy:
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
    data: tuple[int, ...]
    names: tuple[str, ...]
    """The name of each data row, without white space."""
    nameless: tuple[int, ...]
    """Rows with numbers and no unit name."""
    notes: tuple[int, ...]
    right: int | None = None
    """Where another table begins to the right; None where nothing does."""


def find_anatomies(grid: Grid) -> list[Anatomy]:
    """Every table of a grid, top to bottom; by its code row, else by a header over rows of numbers."""
    code_rows = [found for row in range(1, len(grid.rows)) for found in code_rows_in(grid, row)]
    found: list[Anatomy] = []
    while code_rows:
        first = code_rows.pop(0)
        start = max((max(table.data) + 1 for table in found if max(table.data) < first.row), default=0)
        repeated = _repeated_headers(grid, first, start, code_rows)
        code_rows = [other for other in code_rows if other.row not in repeated]
        limit = min((other.row for other in code_rows if other.row > first.row), default=len(grid.rows))
        anatomy = _under_codes(grid, first, start, limit, repeated)
        if anatomy is not None:
            found.append(anatomy)
            code_rows = [other for other in code_rows if other.row not in anatomy.data]
    if not found:
        found.extend(_without_codes(grid))
    return [_with_notes(grid, anatomy, found) for anatomy in found]


def _repeated_headers(grid: Grid, first: CodeRow, start: int, others: Sequence[CodeRow]) -> frozenset[int]:
    """The rows of headers that stand again after a page break: the same texts over the same codes, no new title."""
    columns = sorted(first.codes)
    header = _header_rows(grid, first.row, start, columns)
    texts = [[squeezed(grid.text(row, column)) for column in columns] for row in header]
    repeated: set[int] = set()
    for other in others:
        if other.codes != first.codes or other.row == first.row:
            continue
        rows = range(other.row - len(header), other.row)
        again = [[squeezed(grid.text(row, column)) for column in columns] for row in rows]
        above = next((row for row in range(rows.start - 1, first.row, -1) if not grid.is_blank(row)), None)
        follows_data = above is not None and any(is_number(grid.raw(above, column)) for column in columns)
        if again == texts and follows_data:
            repeated |= {*rows, other.row}
    return frozenset(repeated)


def _under_codes(grid: Grid, first: CodeRow, start: int, limit: int, skip: frozenset[int]) -> Anatomy | None:
    codes = dict(first.codes)
    below = range(first.row + 1, min(limit, first.row + ROWS_LOOKED_AT))
    # Some sheets number the name column too; a column of texts is no indicator.
    while codes and not any(texts_in(grid, below, column) for column in range(first.left, min(codes))):
        if texts_in(grid, below, min(codes)) <= numbers_in(grid, below, min(codes)):
            break
        codes.pop(min(codes))
    if not codes or min(codes) == first.left:
        return None
    columns = tuple(sorted(codes))
    rows = [row for row in range(first.row + 1, limit) if row not in skip]
    body = read_body(grid, rows, range(first.left, columns[0]), columns)
    if not body.data:
        return None
    header = _header_rows(grid, first.row, start, columns)
    return Anatomy(
        above=_rows_above(grid, header.start, start),
        header=header,
        code_row=first.row,
        columns=columns,
        codes=tuple(codes[column] for column in columns),
        label=body.label,
        data=tuple(body.data),
        names=tuple(body.data.values()),
        nameless=tuple(body.nameless),
        notes=(),
        right=first.right,
    )


def _header_rows(grid: Grid, end: int, start: int, columns: Sequence[int]) -> range:
    """The header rows right above `end`: those that say something over the number columns."""
    top = end
    for row in range(end - 1, max(start, end - _MOST_HEADER_ROWS) - 1, -1):
        filled = grid.filled(row)
        over = [column for column in filled if columns[0] <= column <= columns[-1]]
        is_text = all(not is_number(grid.raw(row, column)) or YEAR.fullmatch(grid.text(row, column)) for column in over)
        if not over or not is_text or (len(filled) == 1 and _is_title(grid, row, filled[0], columns)):
            break
        if all(NOTE.match(grid.text(row, column)) or _is_corner(grid, row, column) for column in filled):
            break
        top = row
    return range(top, end)


def _is_title(grid: Grid, row: int, column: int, columns: Sequence[int]) -> bool:
    """A lone text over the columns is a title if it spans most of them or reads like one."""
    for span in grid.merges:
        if (span.top, span.left) == (row, column):
            return span.left <= columns[0] and span.right >= columns[-1] - 1
    return _TITLE.search(squeezed(grid.text(row, column))) is not None


def _is_corner(grid: Grid, row: int, column: int) -> bool:
    return _CORNER.match(squeezed(grid.text(row, column))) is not None


def _rows_above(grid: Grid, end: int, start: int) -> tuple[int, ...]:
    rows = [row for row in range(start, end) if not grid.is_blank(row)]
    return tuple(rows[-_ROWS_ABOVE:])


def _without_codes(grid: Grid) -> Iterator[Anatomy]:
    """Tables known by a header row of texts over rows that begin with a text and go on with numbers."""
    row, start = 1, 0
    while row < len(grid.rows):
        over = _header_over(grid, row)
        if over is None:
            row += 1
            continue
        below = range(row, min(len(grid.rows), row + ROWS_LOOKED_AT))
        left = range(_first_number(grid, below))
        label = label_column(grid, (index for index in below if _leading_label(grid, index) is not None), left)
        last = max(len(grid.rows[index]) for index in (over, *below))
        columns = tuple(
            column
            for column in range(label + 1, last)
            if numbers_in(grid, below, column) > texts_in(grid, below, column)
            or (not texts_in(grid, below, column) and grid.text(over, column))
        )
        header = _header_rows(grid, over + 1, start, columns) if columns else range(row, row)
        body = read_body(grid, range(row, len(grid.rows)), range(label + 1), columns) if header else None
        if body is None or not body.data:
            row += 1
            continue
        above = _rows_above(grid, header.start, start)
        data, names = tuple(body.data), tuple(body.data.values())
        yield Anatomy(above, header, None, columns, (), label, data, names, tuple(body.nameless), ())
        start = row = max(body.data) + 1


def _header_over(grid: Grid, row: int) -> int | None:
    """The last header row over a row where data begin: a name and numbers, under a row of texts."""
    if _leading_label(grid, row) is None:
        return None
    header = row - 1
    while header > 0 and len(grid.filled(header)) == 1 and SECTION.fullmatch(grid.text(header, grid.filled(header)[0])):
        header -= 1  # 一、城区: a heading among the units
    above = [text for column in grid.filled(header) if (text := grid.text(header, column))]
    is_header = all(YEAR.fullmatch(text) or not is_number(text) for text in above)
    return header if len(above) >= 2 and is_header else None


def _leading_label(grid: Grid, row: int) -> int | None:
    """The column of the name, if the row reads: (a running number,) a name, then numbers."""
    filled = grid.filled(row)
    texts = [column for column in filled if not is_number(grid.raw(row, column))]
    numbers = [column for column in filled if is_number(grid.raw(row, column))]
    if not texts or not any(column > texts[0] for column in numbers) or len(numbers) < len(texts) - 1:
        return None
    return texts[0]


def _first_number(grid: Grid, rows: range) -> int:
    """The leftmost column right of the names that holds numbers."""
    firsts = []
    for row in rows:
        label = _leading_label(grid, row)
        if label is not None:
            filled = grid.filled(row)
            firsts.append(next(column for column in filled if column > label and is_number(grid.raw(row, column))))
    return min(firsts)


def _with_notes(grid: Grid, anatomy: Anatomy, tables: Sequence[Anatomy]) -> Anatomy:
    """The table with the rows under it, up to the title of the next one below."""
    last = max(anatomy.data)
    following = min((table for table in tables if table.header.start > last), key=_top, default=None)
    end = len(grid.rows)
    if following is not None:
        titles = [row for row in following.above if row > last and _TITLE.search(grid.text(row, grid.filled(row)[0]))]
        end = titles[-1] if titles else following.header.start
    used = {row for table in tables for row in (*table.data, *table.nameless)}
    rows = range(last + 1, end)
    notes = tuple(row for row in rows if not grid.is_blank(row) and row not in used)
    return replace(anatomy, notes=notes)


def _top(anatomy: Anatomy) -> int:
    return anatomy.header.start
