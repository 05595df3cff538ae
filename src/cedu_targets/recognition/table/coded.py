"""Tables known by a code row: 栏次 1, 2, 3 … over their numbers."""

from array import array
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, numbers_in, read_body, texts_in
from cedu_targets.recognition.table.code_rows import CODE_ROW_NAME, CodeRow, code_rows, is_of_a_series
from cedu_targets.recognition.table.regions import Regions, header_rows, next_header, rows_above
from cedu_targets.recognition.view import GridView

_ROWS_OF_A_SERIES = 5
_MOST_STRANGE = 50
"""Rows of other codes after which a header that stands again heads another table."""


def coded_tables(grid: GridView, start: int = 0) -> Iterator[Regions]:
    """The tables of a grid that have a code row, in its order, from row `start` on."""
    waiting = deque(code_rows(grid, start))
    numbered = _numbered(grid)
    ends: list[int] = []  # the last rows of the tables found, rising
    taken: set[int] = set()  # rows that looked like codes and belong to a table found
    while waiting:
        first = waiting.popleft()
        if first.row in taken:
            continue
        before = bisect_left(ends, first.row)
        top = ends[before - 1] + 1 if before else start
        # A header stands again only below data; of thousands of code rows without any, none is looked at closely.
        others = ((other, numbered[other.row] > numbered[first.row + 1]) for other in waiting if other.row not in taken)
        repeated = _repeated_headers(grid, first, top, others)
        taken |= repeated
        following = (other.row for other in waiting if other.row > first.row and other.row not in taken)
        regions = _under_codes(grid, first, top, next(following, len(grid.rows)), repeated)
        if regions is not None:
            yield regions
            insort(ends, max(regions.data))
            data = regions.data
            taken.update([one.row for one in waiting if one.row in data] if isinstance(data, range) else data)


@by_words
def _numbered(grid: GridView) -> Sequence[int]:
    """For each row how many rows above it have numbers."""
    columns = range(grid.width)
    return array("q", accumulate((grid.has_number(row, columns) for row in range(len(grid.rows))), initial=0))


def _repeated_headers(
    grid: GridView, first: CodeRow, start: int, others: Iterable[tuple[CodeRow, bool]]
) -> frozenset[int]:
    """The rows of headers that stand again after a page break: the same texts over the same codes, no new title.

    Of the `others` it is known whether numbers stand between them and the first.
    """
    columns = sorted(first.codes)
    header: range | None = None
    repeated: set[int] = set()
    strange = 0
    for other, is_below_numbers in others:
        if strange > _MOST_STRANGE:
            break
        if other.codes != first.codes or other.row == first.row or not is_below_numbers:
            strange += other.row != first.row and other.row not in repeated
            continue
        if header is None:
            header = header_rows(grid, first.row, start, columns)
            texts = [[squeezed(grid.text(row, column)) for column in columns] for row in header]
        if not header:
            break
        rows = range(other.row - len(header), other.row)
        again = [[squeezed(grid.text(row, column)) for column in columns] for row in rows]
        above = next((row for row in range(rows.start - 1, first.row, -1) if not grid.is_blank(row)), None)
        follows_data = above is not None and grid.has_number(above, columns)
        if again == texts and follows_data:
            repeated |= {*rows, other.row}
        else:
            strange += 1
    return frozenset(repeated)


def _is_a_unit(grid: GridView, first: CodeRow, below: range, first_code: int) -> bool:
    """True where the row of codes is the first unit: A1 10 20, over A2 and A3."""
    for column in range(first.left, first_code):
        text = grid.text(first.row, column)
        if CODE_ROW_NAME.fullmatch(text):
            return False
        others = (grid.text(row, column) for row in below[:_ROWS_OF_A_SERIES])
        if text and is_of_a_series(text, others):
            return True
    return False


def _under_codes(grid: GridView, first: CodeRow, start: int, limit: int, skip: frozenset[int]) -> Regions | None:
    codes = dict(first.codes)
    below = range(first.row + 1, min(limit, first.row + ROWS_LOOKED_AT))
    # Some sheets number the name column too; a column of texts is no indicator.
    while codes and not any(texts_in(grid, below, column) for column in range(first.left, min(codes))):
        if texts_in(grid, below, min(codes)) <= numbers_in(grid, below, min(codes)):
            break
        codes.pop(min(codes))
    if not codes or min(codes) == first.left or _is_a_unit(grid, first, below, min(codes)):
        return None
    columns = tuple(sorted(codes))
    left = range(first.left, columns[0])
    own = range(first.row + 1, limit)
    rows: Sequence[int] = [row for row in own if row not in skip] if skip else own
    if not rows:
        return None
    header = header_rows(grid, first.row, start, columns)
    heads = frozenset(text for row in header for column in left if (text := squeezed(grid.text(row, column))))
    after = range(limit, len(grid.rows))[:1]
    further = range(own.start, limit + len(after)) if rows is own else [*rows, *after]
    end = next_header(grid, further, columns, left, heads)
    body = read_body(grid, rows[: bisect_left(rows, end)], left, columns)
    if not body.data:
        return None
    return Regions(
        above=rows_above(grid, header.start, start),
        header=header,
        code_row=first.row,
        columns=columns,
        codes=tuple(codes[column] for column in columns),
        label=body.label,
        data=body.rows,
        names=body.names,
        nameless=tuple(body.nameless),
        notes=tuple(body.remarks),
        left=first.left,
        right=first.right,
        headings=tuple(body.headings),
        indents=body.indents,
    )
