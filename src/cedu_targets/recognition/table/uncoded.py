"""Tables without codes: known by a header row of texts over rows that begin with a name and go on with numbers."""

from collections.abc import Iterator, Sequence
from itertools import islice

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.apart import are_names
from cedu_targets.recognition.table.body import (
    ROWS_LOOKED_AT,
    Body,
    numbers_in,
    read_body,
    texts_in,
)
from cedu_targets.recognition.table.column_heads import ROWS_OF_HEADS, head_of, rows_of_heads
from cedu_targets.recognition.table.first_rows import header_over, name_at, text_at
from cedu_targets.recognition.table.number_columns import (
    amounts_before,
    first_due,
    has_numbers_under,
    is_of_numbers,
)
from cedu_targets.recognition.table.regions import (
    UNIT_HEAD,
    Regions,
    header_rows,
    is_set_apart,
    next_header,
    rows_above,
)
from cedu_targets.recognition.table.remarks import first_text
from cedu_targets.recognition.table.row_keys import (
    are_numbered,
    heads_no_amounts,
    heads_remarks,
    may_hold_amounts,
    numbers_of,
)
from cedu_targets.recognition.table.row_kinds import is_headed_total
from cedu_targets.recognition.table.row_names import are_one_list, ends_and_totals, label_column
from cedu_targets.recognition.view import GridView

_BESIDE_NAMES = lazy_pattern(r"备注|说明|电话|手机|时间|日期|联系|负责|责任人|经办|地[点址]|邮[编箱]")
"""Headings of texts beside names, each of which may be as different as the names are."""
_LONGEST_NAMES = 50
"""Signs that the names of a table have on average, at most."""


def uncoded_tables(grid: GridView, start: int = 0, *, strict: bool = False) -> Iterator[Regions]:
    """The tables of a grid that have no code row, in its order, from row `start` on.

    `strict` is for what stands beside tables with codes: only what is headed like a table of units and
    has two rows is taken for one, not a signature block.
    """
    row = max(start, 1)
    while row < len(grid.rows):
        over = header_over(grid, row)
        found = [] if over is None else list(_side_by_side(grid, row, over, start))
        if strict:
            found = [table for table in found if len(table.data) > 1 and _is_headed_as_units(grid, table)]
        if not found:
            row += 1
            continue
        yield from found
        start = row = max(max(table.data) for table in found) + 1


def _side_by_side(grid: GridView, row: int, over: int, start: int) -> Iterator[Regions]:
    """The table whose data begin in `row`, and those to its right: each begins with a column headed like the first."""
    left, right = 0, _next_name_column(grid, row, over, 0, name_at(grid, row))
    lines = header_rows(grid, over + 1, start, range(1, max(len(grid.rows[over]), 2)))
    while True:
        window = grid if left == 0 and right is None else grid.window(min(over, lines.start), left, right)
        if name_at(window, row) is not None and (table := _under_header(window, row, over, start, left, right)):
            yield table
        if right is None:
            return
        left, right = right, _next_name_column(grid, row, over, right, right)


def _next_name_column(grid: GridView, row: int, over: int, left: int, key: int | None) -> int | None:
    """The column where names begin again right of numbers, or the running numbers before it; None where none do.

    `key` is the column of the first names, which may be numbers.
    """
    below = range(row, min(len(grid.rows), row + ROWS_LOOKED_AT))
    seen_name = seen_numbers = False
    first: int | None = None
    is_leftmost = True
    for column in range(left, max(len(grid.rows[index]) for index in (over, *below))):
        head = _nearest_head(grid, over, column)
        numbers, texts = numbers_in(grid, below, column), texts_in(grid, below, column)
        if seen_name and seen_numbers:
            is_again = first is not None and _are_headed_alike(grid, over, first, column)
            if is_again or (
                texts > numbers and (UNIT_HEAD.fullmatch(head) or _heads_a_list(grid, below, column, head))
            ):
                before = squeezed(grid.text(over, column - 1))
                return column - 1 if before == "序号" else column
        seen_numbers |= seen_name and numbers > texts
        seen_name |= bool(head) and (texts > numbers or column == key)
        # Only the heads of the names themselves may come again: numbers under years of one unit all are headed alike.
        first = column if is_leftmost and head else first
        is_leftmost &= not (numbers or texts)
    return None


def _heads_a_list(grid: GridView, below: range, column: int, head: str) -> bool:
    """True for names of rows, with a total of their own among them."""
    if not head or heads_no_amounts(head):
        return False
    has_total = any(is_headed_total(squeezed(grid.text(row, column))) for row in below)
    return has_total and are_names(grid, below, column, range(column + 1, max(len(grid.rows[row]) for row in below)))


def _are_headed_alike(grid: GridView, over: int, first: int, column: int) -> bool:
    """True where the names and their first numbers are headed once more with the same two texts."""
    heads = [[_nearest_head(grid, over, place + step) for step in range(2)] for place in (first, column)]
    return heads[0] == heads[1] and all(heads[0]) and heads[0][0] != heads[0][1]  # 人次 over names and numbers: a unit


def _nearest_head(grid: GridView, over: int, column: int) -> str:
    return squeezed(grid.text(over, column)) or (squeezed(grid.text(over - 1, column)) if over else "")


def _under_header(grid: GridView, row: int, over: int, start: int, first: int, right: int | None) -> Regions | None:
    below = _above_notes(grid, range(row, min(len(grid.rows), row + ROWS_LOOKED_AT)))
    below = range(row, next((line for line in below[1:] if is_set_apart(grid, below, line)), below.stop))
    over_names = rows_of_heads(grid, over)
    left, label, fixed = _names(grid, row, over_names, below, first)
    last = max(len(grid.rows[index]) for index in (*range(max(0, over + 1 - ROWS_OF_HEADS), over + 1), *below))
    after = tuple(column for column in range(label + 1, last) if is_of_numbers(grid, over_names, below, column))
    if not after:  # more words than numbers everywhere: still a table, and each word is said
        after = tuple(column for column in range(label + 1, last) if has_numbers_under(grid, over_names, below, column))
    with_amounts = [line for line in below if grid.has_number(line, after)]
    before = amounts_before(grid, over_names, with_amounts, range(first, label))
    columns = (*before, *after)
    header = header_rows(grid, over + 1, start, after) if after else range(row, row)
    if not header:
        return None
    names = [column for column in range(first, after[0]) if column not in before] if after else left
    heads = frozenset(text for index in header for column in names if (text := squeezed(grid.text(index, column))))
    last_line = [grid.text(header.stop - 1, column) for column in columns]
    years = last_line if any(map(is_number, last_line)) else ()
    end, again = _end_of(grid, range(row, len(grid.rows)), header, columns, names, heads, years)
    if end < below.stop:  # what stands in the columns of the next table below is none of this one
        below = range(row, end)
        columns = tuple(column for column in columns if is_of_numbers(grid, over_names, below, column)) or columns
    rows = [line for line in range(over + 1, end) if line not in again]
    body = read_body(grid, rows, names, columns, label if fixed else None)
    if not body.data or _is_prose(grid, body, columns):
        return None
    bare = [
        column
        for column in columns
        if not head_of(grid, over_names, column) and not numbers_in(grid, body.data, column)
    ]
    columns = tuple(column for column in columns if column not in bare) or columns
    if not may_hold_amounts(grid, {column: head_of(grid, over_names, column) for column in columns}, body.data):
        return None  # names with page numbers, codes, telephones: nothing is counted there
    columns = _counted(grid, over_names, columns, body)
    above = rows_above(grid, header.start, start)
    data, labels = body.rows, body.names
    return Regions(
        above=above,
        header=header,
        code_row=None,
        columns=columns,
        codes=(),
        label=label,
        data=data,
        names=labels,
        nameless=tuple(body.nameless),
        notes=tuple(body.remarks),
        left=first,
        right=right,
        headings=tuple(body.headings),
        indents=body.indents,
    )


def _counted(grid: GridView, over: Sequence[int], columns: Sequence[int], body: Body) -> tuple[int, ...]:
    """The columns without remarks, telephones and codes: one that is written otherwise (025-84730001) is no slip."""
    heads = {column: head_of(grid, over, column) for column in columns}
    first = list(islice(body.data, ROWS_LOOKED_AT))
    return tuple(
        column
        for column, head in heads.items()
        if not (heads_remarks(head) or are_numbered(head, numbers_of(grid, first, column)))
    )


def _names(grid: GridView, row: int, over: Sequence[int], below: range, first: int) -> tuple[range, int, bool]:
    """The columns before the numbers, the one of them that holds the names, and whether texts do not tell it."""
    key = name_at(grid, row)
    if key is not None and not is_number(grid.raw(row, key)):
        key = None
    left = range(first, _first_number(grid, below, key))
    if key is not None:
        return left, key, True
    if (label := text_at(grid, row)) is not None:
        left = range(first, first_due(grid, over, below, range(label + 1, left.stop)))
    named = (index for index in below if text_at(grid, index) is not None)
    names = [column for column in left if not _BESIDE_NAMES.search(head_of(grid, over, column))]
    return left, label_column(grid, named, names or left), 0 < len(names) < len(left)


def _end_of(
    grid: GridView,
    rows: range,
    header: range,
    columns: Sequence[int],
    names: Sequence[int],
    heads: frozenset[str],
    years: Sequence[str],
) -> tuple[int, frozenset[int]]:
    """The row where the next table begins, and the rows of headers that only stand again, as after a page break."""
    again: set[int] = set()
    places = (*names, *columns)
    texts = [[grid.text(line, column) for column in places] for line in header]
    ends: list[str] = []
    seen: set[str] = set()
    at, before = rows.start, rows.stop
    while True:
        end = next_header(grid, range(at, rows.stop), columns, names, heads, years)
        if end == rows.stop and not again:
            return end, frozenset()
        part = [text for line in range(at, end) if (text := first_text(grid, line, names))]
        ends = ends_and_totals([*ends, *part])
        if again and not (are_one_list([ends]) and seen.isdisjoint(part)):
            return before, frozenset(line for line in again if line < before)
        seen.update(part)
        lines = list(islice((line for line in range(end, rows.stop) if not grid.is_blank(line)), len(texts)))
        if not lines or [[grid.text(line, column) for column in places] for line in lines] != texts:
            return end, frozenset(again)
        again.update(lines)
        before, at = end, lines[-1] + 1


def _is_prose(grid: GridView, body: Body, columns: Sequence[int]) -> bool:
    """True for the lines of a text with a number here and there: most have none, and are longer than names are."""
    first = list(islice(body.data.items(), 2 * ROWS_LOOKED_AT))
    without = [name for row, name in first if not grid.has_number(row, columns)]
    return len(without) > len(first) / 2 and sum(map(len, without)) > _LONGEST_NAMES * len(without)


def _above_notes(grid: GridView, rows: range) -> range:
    """The rows down to where 说明 or a signature begins: its words stand in no column."""
    firsts = ((row, filled[0]) for row in rows[1:] if (filled := grid.filled(row)))
    return range(rows.start, next((row for row, first in firsts if NOTE.match(grid.text(row, first))), rows.stop))


def _is_headed_as_units(grid: GridView, table: Regions) -> bool:
    heads = [squeezed(grid.text(row, column)) for row in table.header for column in range(table.columns[0])]
    return any(map(UNIT_HEAD.fullmatch, heads)) and not any(map(NOTE.match, heads))


def _first_number(grid: GridView, rows: range, key: int | None) -> int:
    """The leftmost column of numbers right of the names, which are texts or stand in the column `key`."""
    firsts = []
    for row in rows:
        label = text_at(grid, row) if key is None else key
        if label is not None:
            firsts += [column for column in grid.filled(row) if column > label and is_number(grid.raw(row, column))][:1]
    return min(firsts)
