"""The body of a table: its data rows with their names, down to where the notes begin."""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.named_rows import NamesOfRows, in_short, names_of_rows
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import Grid, HeldRows, is_filled, is_number, squeezed, text_of
from cedu_targets.recognition.no_data import says_no_data
from cedu_targets.recognition.table.code_rows import CODE_ROW_NAME
from cedu_targets.recognition.table.remarks import end_of_units, is_remark, is_unit_name
from cedu_targets.recognition.table.row_names import indents_of, label_column, row_name

SECTION = lazy_pattern(r"[(（]?[一二三四五六七八九十]+[)）、.．].*")
ROWS_LOOKED_AT = 60
"""Rows that tell what a column holds; the rest of a long table is like them."""


def texts_in(grid: Grid, rows: Iterable[int], column: int) -> int:
    """Cells with words; marks for "nothing" and for a number that is kept back are neither texts nor numbers."""
    raws = (raw for row in rows if is_filled(raw := grid.raw(row, column)) and not is_number(raw))
    return sum(1 for raw in raws if (text := text_of(raw)) not in BLANK_MARKS and not says_no_data(text))


def holds_words(grid: Grid, row: int, column: int) -> bool:
    """True for a cell with words, a word for a number that is not there among them."""
    raw = grid.raw(row, column)
    is_word = is_filled(raw) and not is_number(raw) and text_of(raw) not in BLANK_MARKS
    return is_word and (row, column) not in grid.broken


def numbers_in(grid: Grid, rows: Iterable[int], column: int) -> int:
    return sum(1 for row in rows if is_number(grid.raw(row, column)))


class Body(Struct):
    """The rows under the header: data rows with their names, rows with numbers and no name."""

    label: int
    data: Mapping[int, str]
    nameless: list[int]
    headings: list[int]
    """Rows that head a group of units (一、城区) and hold no numbers."""
    indents: tuple[int, ...] = ()
    """How deep the name of each data row stands."""
    remarks: list[int] = field(default_factory=list)
    """Rows of words between the others: 说明：以下为镇."""

    @property
    def rows(self) -> Sequence[int]:
        """The data rows."""
        return self.data.rows if isinstance(self.data, NamesOfRows) else tuple(self.data)

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each."""
        return self.data.names if isinstance(self.data, NamesOfRows) else tuple(self.data.values())


def read_body(
    grid: Grid, rows: Sequence[int], left: Sequence[int], columns: Sequence[int], label: int | None = None
) -> Body:
    """The data rows, down to where the notes begin; `left` are the columns that may hold names.

    Names that are numbers stand in `label`; without it they are the texts.
    """
    numbered = _numbered(grid, rows, columns)
    end = end_of_units(grid, rows, left, columns, numbered)
    if label is None:
        label = label_column(grid, _first(row for row in rows if row < end and row in numbered), left)
    body = Body(label, {}, [], [])
    data, names, columns_of_names = array("q"), list[str](), array("q")
    last = next(
        (row for row in reversed(rows) if row < end and row in numbered and row_name(grid, row, label, left)[0]), -1
    )
    after_gap, area = False, ""
    kinds = _column_of_kinds(grid, _first(row for row in rows if row in numbered), label, left)
    for row in rows:
        if row >= end:
            break
        if grid.is_blank(row):
            after_gap |= row > last and row not in grid.continued
            continue
        name, column = row_name(grid, row, label, left)
        if row in numbered:
            if name and kinds is not None:
                name, area = _with_kind(grid, row, label, kinds, area)
            if name:
                data.append(row)
                names.append(name)
                columns_of_names.append(label if kinds is not None or column is None else column)
            else:
                body.nameless.append(row)
        elif row > last and (after_gap or not name or not is_unit_name(name)):
            break
        elif is_remark(name):
            body.remarks.append(row)
        elif SECTION.fullmatch(name) or name.endswith((":", "：")):
            body.headings.append(row)
        elif name and not CODE_ROW_NAME.fullmatch(name):
            data.append(row)  # a unit to which nothing was assigned, or whose cells hold no number
            names.append(name)
            columns_of_names.append(label if column is None else column)
    body.data = names_of_rows(in_short(data), names)
    body.indents = indents_of(grid, data, columns_of_names)
    return body


def _numbered(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Collection[int]:
    """The rows with a number in these columns."""
    if isinstance(grid.rows, HeldRows):
        from cedu_targets.recognition.table.long_values import numbered_rows  # a form has no need of numpy

        return numbered_rows(grid, rows, columns)
    return {row for row in rows if grid.has_number(row, columns)}


def _first(rows: Iterable[int]) -> list[int]:
    return [*islice(rows, ROWS_LOOKED_AT)]


def _column_of_kinds(grid: Grid, rows: Sequence[int], label: int, left: Sequence[int]) -> int | None:
    """The column beside the names that tells the rows of one unit apart: 甲县 街道, (甲县) 乡镇."""
    for column in (column for column in left if column > label):
        unnamed = [row for row in rows if not grid.text(row, label) and not is_number(grid.raw(row, column))]
        if sum(1 for row in unnamed if grid.text(row, column)) > 0.3 * len(rows):
            return column
    return None


def _with_kind(grid: Grid, row: int, label: int, kinds: int, area: str) -> tuple[str, str]:
    """(the name of a row with its kind, the unit that rows without a name below belong to)."""
    name, kind = squeezed(grid.text(row, label)), squeezed(grid.text(row, kinds))
    area = name or area
    if not name and not kind:
        return "", area
    return (f"{area}/{kind}" if kind and area else area or kind), area
