"""Where a table stands in a grid: title, header rows, code row, label column, data rows, notes.

Nothing is interpreted here beyond "this row is a header, that one is data"; every
row of the grid between the title and the last note belongs to exactly one part.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cedu_targets.domain.numbers import parse_number
from cedu_targets.readers.declarations import find_statements
from cedu_targets.readers.grid import Grid, Raw, squeezed

_CODE = re.compile(r"第?[(\[]?([A-Za-z]{1,2}\d{0,3}(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2})*)[)\]]?[栏列]?")
_CODE_ROW_LABEL = re.compile(
    r"|[甲乙丙丁]|栏次?|栏号|列次|列号|栏目|代码|指标代码|指标编号|编号|行次|序号|项目|指标|单位|code|column|col|no\.?",
    re.IGNORECASE,
)
_NAME_HEADING = re.compile(
    r".*(?:单位|街道|乡镇|镇街|街镇|名称|地区|区域|社区|学校|机构|unit|name|street|town)s?.*", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:说明|备注|附注|注释|注[:：\d]|注$|填表|填报|制表|审核人|负责人|单位负责|联系|资料来源|数据来源|note|source|remark)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[:：；;。，,=＝]|\d{4}年.*日|^\d+[、.．]")
_CORNER = re.compile(
    r"(?:计量|填报)?单位[:：]|.{0,6}(?:时间|日期)[:：]|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?$|\d{4}[-/.]\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_NAME = 30
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
    nameless: tuple[int, ...]
    """Rows with numbers and no unit name."""
    notes: tuple[int, ...]


def find_anatomies(grid: Grid) -> list[Anatomy]:
    """Every table of a grid, top to bottom; by its code row, else by a header over rows of numbers."""
    code_rows = [row for row in range(len(grid.rows)) if _codes(grid, row)]
    found: list[Anatomy] = []
    start = 0
    for number, code_row in enumerate(code_rows):
        limit = code_rows[number + 1] if number + 1 < len(code_rows) else len(grid.rows)
        if code_row < start:
            continue
        anatomy = _under_codes(grid, code_row, start, limit)
        if anatomy is not None:
            found.append(anatomy)
            start = max(anatomy.data) + 1
    if not found:
        found.extend(_without_codes(grid))
    return [_with_notes(grid, anatomy, found[index + 1 :]) for index, anatomy in enumerate(found)]


def is_number(raw: Raw) -> bool:
    """Whether a cell holds a number (a mark for "nothing" is none)."""
    if isinstance(raw, bool):
        return False
    if isinstance(raw, int | float):
        return True
    if not isinstance(raw, str) or not raw or len(raw) > 40:
        return False
    try:
        return parse_number(raw) is not None
    except ValueError:
        return False


def _is_filled(raw: Raw) -> bool:
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def _codes(grid: Grid, row: int) -> dict[int, str]:
    """Column -> code, if this is a code row: unique codes, numbers rising, no unit name before them."""
    cells = grid.rows[row]
    if sum(map(_is_filled, cells)) < 2:
        return {}
    codes: dict[int, str] = {}
    for column in grid.filled(row):
        raw = cells[column]
        if isinstance(raw, float) and not raw.is_integer():
            return {}
        text = unicodedata.normalize("NFKC", squeezed(grid.text(row, column)))
        code = _code(text)
        if code is not None:
            codes[column] = code
        elif codes or not _CODE_ROW_LABEL.fullmatch(text):
            return {}
    numbers = [int(code) for code in codes.values() if code.isdigit()]
    rising = sum(1 for left, right in itertools.pairwise(numbers) if left < right)
    is_rising = rising >= 0.8 * (len(numbers) - 1)
    if len(codes) < 2 or not is_rising or len(set(codes.values())) < 0.8 * len(codes):
        return {}
    if row == 0 or numbers[:1] == [0] or _follows_numbers(grid, row, codes):
        return {}
    return codes


def _follows_numbers(grid: Grid, row: int, columns: Iterable[int]) -> bool:
    """Whether numbers stand right above: then this is a row of data that happens to rise (甲 4 6)."""
    above = next((index for index in range(row - 1, -1, -1) if any(map(_is_filled, grid.rows[index]))), None)
    if above is None:
        return False
    texts = [grid.text(above, column) for column in columns if is_number(grid.raw(above, column))]
    return any(not _YEAR.fullmatch(text) for text in texts)


def _code(text: str) -> str | None:
    if match := _CODE.fullmatch(text):
        return match[1].upper()
    if "=" in text and len(statements := find_statements(text)) == 1:
        relation = statements[0].relation  # a code row may carry its sums: "1=2+3"
        if relation is not None and len(relation.sides[0]) == 1:
            return relation.sides[0][0].code
    return None


def _under_codes(grid: Grid, code_row: int, start: int, limit: int) -> Anatomy | None:
    codes = _codes(grid, code_row)
    below = range(code_row + 1, min(limit, code_row + 60))
    # Some sheets number the name column too; a column of texts is no indicator.
    while codes and not any(_texts(grid, below, column) for column in range(min(codes))):
        if _texts(grid, below, min(codes)) <= _numbers(grid, below, min(codes)):
            break
        codes.pop(min(codes))
    if not codes or min(codes) == 0:
        return None
    label = _label_column(grid, below, min(codes))
    columns = tuple(sorted(codes))
    data, nameless = _data_rows(grid, range(code_row + 1, limit), label, columns)
    if not data:
        return None
    header = _header_rows(grid, code_row, start, columns)
    return Anatomy(
        above=_rows_above(grid, header.start, start),
        header=header,
        code_row=code_row,
        columns=columns,
        codes=tuple(codes[column] for column in columns),
        label=label,
        data=data,
        nameless=nameless,
        notes=(),
    )


def _texts(grid: Grid, rows: range, column: int) -> int:
    return sum(1 for row in rows if _is_filled(raw := grid.raw(row, column)) and not is_number(raw))


def _numbers(grid: Grid, rows: range, column: int) -> int:
    return sum(1 for row in rows if is_number(grid.raw(row, column)))


def _label_column(grid: Grid, rows: range, end: int) -> int:
    """The column of names left of the numbers: the one with the most different texts, rightmost of equals."""

    def different_texts(column: int) -> int:
        raws = [grid.raw(row, column) for row in rows]
        return len({raw for raw in raws if isinstance(raw, str) and raw.strip() and not is_number(raw)})

    return max(range(end), key=lambda column: (different_texts(column), column))


def _data_rows(grid: Grid, rows: range, label: int, columns: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(rows with a unit, rows with numbers and no unit), down to where the notes begin."""
    data: list[int] = []
    nameless: list[int] = []
    after_gap = False
    for row in rows:
        cells = grid.rows[row]
        if not any(map(_is_filled, cells)):
            after_gap = True
            continue
        name = squeezed(grid.text(row, label))
        filled = [raw for column in columns if column < len(cells) and _is_filled(raw := cells[column])]
        has_number = any(map(is_number, filled))
        first = name or grid.text(row, grid.filled(row)[0])
        if _NOTE.match(first) and not has_number:
            break
        if not name:
            if has_number:
                nameless.append(row)
                continue
            break
        if not has_number and (after_gap or not _is_unit_name(name) or _is_header_text(name, filled)):
            if _is_header_text(name, filled) and not after_gap:
                continue  # the header repeated after a page break
            break
        data.append(row)
        after_gap = False
    return tuple(data), tuple(nameless)


def _is_unit_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _SENTENCE.search(text)


def _is_header_text(name: str, filled: Sequence[Raw]) -> bool:
    return bool(filled) and _CODE_ROW_LABEL.fullmatch(name) is not None


def _header_rows(grid: Grid, end: int, start: int, columns: Sequence[int]) -> range:
    """The header rows right above `end`: those that say something over the number columns."""
    top = end
    for row in range(end - 1, max(start, end - _MOST_HEADER_ROWS) - 1, -1):
        filled = grid.filled(row)
        over = [column for column in filled if columns[0] <= column <= columns[-1]]
        is_text = not any(is_number(grid.raw(row, column)) for column in over)
        if not over or not is_text or (len(filled) == 1 and _is_title(grid, row, filled[0], columns)):
            break
        if all(_NOTE.match(grid.text(row, column)) or _is_corner(grid, row, column) for column in filled):
            break
        top = row
    return range(top, end)


def _is_title(grid: Grid, row: int, column: int, columns: Sequence[int]) -> bool:
    """A lone text over the columns is a title if it spans most of them or reads like one."""
    for span in grid.merges:
        if (span.top, span.left) == (row, column):
            return span.left <= columns[0] and span.right >= columns[-1] - 1
    return re.search(r"\d{4}|年|表$|表[(（]", squeezed(grid.text(row, column))) is not None


def _is_corner(grid: Grid, row: int, column: int) -> bool:
    return _CORNER.match(squeezed(grid.text(row, column))) is not None


def _rows_above(grid: Grid, end: int, start: int) -> tuple[int, ...]:
    rows = [row for row in range(start, end) if any(map(_is_filled, grid.rows[row]))]
    return tuple(rows[-_ROWS_ABOVE:])


def _without_codes(grid: Grid) -> Iterator[Anatomy]:
    """Tables known by a header row of texts over rows that begin with a text and go on with numbers."""
    row, start = 1, 0
    while row < len(grid.rows):
        label = _leading_label(grid, row)
        if label is None or _leading_label(grid, row - 1) is not None or len(grid.filled(row - 1)) < 2:
            row += 1
            continue
        below = range(row, min(len(grid.rows), row + 60))
        label = _label_column(grid, below, _first_number(grid, row))
        last = max(len(grid.rows[index]) for index in (row - 1, *below))
        columns = tuple(
            column
            for column in range(label + 1, last)
            if _numbers(grid, below, column) > _texts(grid, below, column)
            or (not _texts(grid, below, column) and grid.text(row - 1, column))
        )
        header = _header_rows(grid, row, start, columns) if columns else range(row, row)
        data, nameless = _data_rows(grid, range(row, len(grid.rows)), label, columns)
        if not columns or not header or not data:
            row += 1
            continue
        above = _rows_above(grid, header.start, start)
        yield Anatomy(above, header, None, columns, (), label, data, nameless, ())
        start = row = max(data) + 1


def _leading_label(grid: Grid, row: int) -> int | None:
    """The column of the name, if the row reads: (a running number,) a name, then numbers."""
    filled = grid.filled(row)
    texts = [column for column in filled if not is_number(grid.raw(row, column))]
    numbers = [column for column in filled if is_number(grid.raw(row, column))]
    if not texts or not any(column > texts[0] for column in numbers) or len(numbers) < len(texts) - 1:
        return None
    return texts[0]


def _first_number(grid: Grid, row: int) -> int:
    label = _leading_label(grid, row)
    assert label is not None
    return next(column for column in grid.filled(row) if column > label and is_number(grid.raw(row, column)))


def _with_notes(grid: Grid, anatomy: Anatomy, following: Sequence[Anatomy]) -> Anatomy:
    """The table with the rows under it, up to the title of the next one."""
    end = len(grid.rows)
    if following:
        next_rows = [row for row in following[0].above if row > max(anatomy.data)]
        titles = [row for row in next_rows if re.search(r"表|目标", grid.text(row, grid.filled(row)[0]))]
        end = titles[-1] if titles else following[0].header.start
    rows = range(max(anatomy.data) + 1, end)
    notes = tuple(row for row in rows if any(map(_is_filled, grid.rows[row])) and row not in anatomy.nameless)
    return Anatomy(**{**anatomy.__dict__, "notes": notes})
