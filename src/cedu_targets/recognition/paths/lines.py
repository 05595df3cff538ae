"""The lines of a path: the rows under a header of years, the column of names; or the rows that years head."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.items.cells import Cells
from cedu_targets.recognition.paths.signs import NATURE, natures_in
from cedu_targets.recognition.paths.year_heads import year_of
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import KEY_HEAD
from cedu_targets.recognition.table.regions import UNIT_HEAD
from cedu_targets.recognition.table.transposed import TASKS
from cedu_targets.recognition.view import GridView

_MOST_ROWS, _MOST_WIDTH = 500, 60
_MOST_BESIDE = 4
"""Rows of units of measure, natures and the like over the years of a path that has a row for each."""
_INDICATOR_HEAD = lazy_pattern("(?:主要|核心|具体|考核|监测|目标|[二三四]级)?指标(?:名称|内容)?")


class Body(Struct, frozen=True):
    """The rows under a header of years."""

    rows: Sequence[int] = ()
    """Those with anything under a year."""
    sections: Mapping[int, str] = field(default_factory=dict)
    """The heading (一、…) that stands over each of them, where one does."""
    without_numbers: Sequence[int] = ()
    """Rows of an indicator, by its nature or its unit of measure, with nothing under any year."""

    @property
    def last(self) -> int:
        """The last row of an indicator; -1 where there is none."""
        return max((*self.rows, *self.without_numbers), default=-1)


def body_under(view: GridView, header: int, years: Mapping[int, int]) -> Body:
    """The rows under a header, down to another table; the header itself, again, is left out."""
    rows: list[int] = []
    sections: dict[int, str] = {}
    without_numbers: list[int] = []
    again = _squeezed_row(view, header)
    section, is_after_gap = "", False
    for row in range(header + 1, min(len(view.rows), header + 1 + _MOST_ROWS)):
        filled = view.filled(row)
        if not filled:
            is_after_gap = True
            continue
        texts = [text for column in years if (text := view.text(row, column))]
        if _squeezed_row(view, row) == again and not is_after_gap:
            continue
        if _is_of_another_table(view, row, texts, is_after_gap=is_after_gap and len(filled) > 1):
            break
        if texts and len(filled) > 1:
            rows.append(row)
            is_after_gap = False
        elif _is_of_an_indicator(view, row, filled):
            without_numbers.append(row)
        else:
            section = max((squeezed(view.text(row, column)) for column in filled), key=len)
            continue
        if section:
            sections[row] = section
    return Body(rows, sections, without_numbers)


def _is_of_an_indicator(view: GridView, row: int, filled: Sequence[int]) -> bool:
    texts = [squeezed(view.text(row, column)) for column in filled[:_MOST_WIDTH]]
    said = sum(1 for text in texts if NATURE.fullmatch(text) or is_measure(text))
    return 0 < said < len(texts)


def _squeezed_row(view: GridView, row: int) -> Sequence[str]:
    return [squeezed(view.text(row, column)) for column in view.filled(row)]


def _is_of_another_table(view: GridView, row: int, texts: Sequence[str], *, is_after_gap: bool) -> bool:
    if not texts:
        return is_after_gap
    if len([text for text in texts if year_of(text)]) > 1:
        return True
    if any(any(map(str.isdigit, text)) for text in texts):
        return False
    first = squeezed(view.text(row, view.filled(row)[0]))
    heads = (UNIT_HEAD, TASKS, KEY_HEAD)
    return is_after_gap or any(pattern.fullmatch(first) for pattern in heads)


def label_column(
    cells: Cells, body: Sequence[int], years: Mapping[int, int], heads: Mapping[int, Sequence[str]]
) -> int | None:
    """The column left of the years with the names: the one headed 指标, else that of the most different ones."""
    found: dict[int, int] = {}
    filled: dict[int, int] = {}
    for column in range(min(years)):
        texts = [squeezed(cells.text(row, column)) for row in body if not is_number(cells.view.raw(row, column))]
        names = [text for text in texts if _may_be_a_name(text)]
        found[column], filled[column] = len(set(names)), len(names)
    headed = [column for column in found if heads.get(column) and _INDICATOR_HEAD.fullmatch(heads[column][-1])]
    for column in reversed(headed):
        behind = max((filled[other] for other in range(column + 1, min(years))), default=0)
        begins = bool(body) and _may_be_a_name(squeezed(cells.text(body[0], column)))
        if 2 * filled[column] > len(body) or (begins and behind == len(body)):
            return column
    label = max(found, key=lambda column: found[column], default=None)
    return label if label is not None and 2 * found[label] > len(body) else None


def _may_be_a_name(text: str) -> bool:
    return bool(text) and not NATURE.fullmatch(text) and not is_measure(text)


def names_down(cells: Cells, body: Sequence[int], label: int, first_year: int) -> dict[int, str]:
    """The name in each row; one with nothing but what tells the rows apart (农村 under 城市) has the name above it."""
    names: dict[int, str] = {}
    above = ""
    for row in body:
        name = squeezed(cells.text(row, label))
        if not name and any(_may_be_a_name(squeezed(cells.text(row, one))) for one in range(label + 1, first_year)):
            name = above
        if name:
            names[row] = above = name
    return names


class YearRows(Struct, frozen=True):
    """A path with a row for each year, in its sheet."""

    header: int
    """The row of the names."""
    label: int
    """The column of the years."""
    years: Mapping[int, int]
    """By row."""
    beside: Sequence[int]
    """Rows of units of measure, natures and the like."""
    below: str
    """What heads the row after them: 合计."""


def names_by_year(view: GridView, row: int, start: int) -> YearRows | None:
    """The rows of years from this one on, with what stands over and under them; None where the years do not rise."""
    label = view.filled(row)[0]
    years: dict[int, int] = {}
    for line in range(row, len(view.rows)):
        year = year_of(view.raw(line, label))
        if year is None:
            break
        if year <= years.get(line - 1, 0):
            return None
        years[line] = year
    beside: list[int] = []
    header = row - 1
    while header >= start and row - header <= _MOST_BESIDE:
        if _is_about_indicators(view, header):
            beside.append(header)
        elif not view.is_blank(header):  # units of measure that were moved to the names leave a blank row
            break
        header -= 1
    end = row + len(years)
    cells = _cells(view, end) if end < len(view.rows) else []
    if natures_in(view.text(end, column) for column in cells):
        beside.append(end)
    below = squeezed(view.text(end, cells[0])) if cells else ""
    return YearRows(header, label, years, beside, below) if header >= start and years else None


def _cells(view: GridView, row: int) -> Sequence[int]:
    return view.filled(row)[:_MOST_WIDTH]


def _is_about_indicators(view: GridView, row: int) -> bool:
    """Whether a row says of each indicator what it counts, or of which nature it is."""
    texts = [squeezed(view.text(row, column)) for column in _cells(view, row)]
    said = [text for text in texts if NATURE.fullmatch(text) or is_measure(text)]
    return len(said) > 0 and len(said) >= len(texts) - 1
