"""Paths: what each indicator is to be from year to year (指标 · 属性 · 2020年 · 2021年 …; or a row for each year).

Such a table has no units, least of all its years. A table of statistics by years has years as well, and sums that are
checked: a path is one only by clear signs, the nature of its indicators (约束性, 预期性) or goals that sum up nothing,
and by a year at least whose numbers are not what was.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Spot, squeezed
from cedu_targets.files.guard import check_sheet_count
from cedu_targets.recognition.items.cells import Cells
from cedu_targets.recognition.lines_over import title_over
from cedu_targets.recognition.paths.lines import Body, body_under, label_column, names_by_year, names_down
from cedu_targets.recognition.paths.signs import PAST_TITLE, Signs, natures_in
from cedu_targets.recognition.paths.year_heads import (
    is_growth,
    past_years,
    says_goal,
    says_no_more,
    year_of,
    years_of_plan,
)
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import may_say_a_year
from cedu_targets.recognition.view import GridView

_ROWS_ASKED = 2_000
_MOST_WIDTH = 60
_FEWEST_YEARS, _FEWEST_INDICATORS = 2, 2


class PathTable(Struct, frozen=True):
    """Where a path stands in its view: `years` and `indicators` are columns and rows, or rows and columns."""

    cells: Cells
    rows: range
    """From its header to its last line."""
    years: Mapping[int, int]
    """The year of each column; of each row, where `by_row`."""
    indicators: Mapping[int, str]
    """The name in each row; in each column, where `by_row`."""
    past: Mapping[int, bool]
    """The columns (rows) of years whose numbers are no targets, each with whether its heading says so."""
    heads: Mapping[int, Sequence[str]]
    """What heads each column, also of the years, the uppermost first; each row, where `by_row`."""
    label: int
    """The column (row) of the names."""
    title: str
    plan: tuple[int, int] | None
    """The first and the last year that a title names."""
    sections: Mapping[int, str]
    """The row that heads some of the indicators (一、…), for each of them."""
    without_numbers: Sequence[int]
    """Rows of further indicators with nothing under any year."""
    nameless: Sequence[int]
    """Rows of numbers without a name."""
    by_row: bool = False
    titles: Sequence[str] = ()
    """Lines at the head of the whole text that may be its title."""

    @property
    def view(self) -> GridView:
        """The sheet."""
        return self.cells.view

    def spot(self, indicator: int, other: int) -> Spot:
        """The row and column of what is said of an indicator in another column (row)."""
        return (other, indicator) if self.by_row else (indicator, other)

    def text(self, indicator: int, other: int) -> str:
        """What stands there, or in the merged cell that covers it."""
        return self.cells.text(*self.spot(indicator, other))

    def place(self, indicator: int, other: int) -> Place:
        """Where that is: the line of a text, else sheet and cell."""
        return self.cells.place(*self.spot(indicator, other))


def find_path_tables(view: GridView, titles: Sequence[str] = ()) -> Iterator[PathTable]:
    """Every path of a sheet, top to bottom; `titles` are those of the whole document, which may name its years.

    Raises InputFault (RD125) where there are too many.
    """
    end = asked = count = 0
    cells = Cells(view)
    for row, raws in enumerate(view.rows):
        asked += len(raws) > 1
        if asked > _ROWS_ASKED:
            return
        if row < end or len(raws) < _FEWEST_YEARS or not any(map(may_say_a_year, raws[:_MOST_WIDTH])):
            continue
        path = _by_column(cells, row, end, titles) or _by_row(cells, row, end, titles)
        if path is not None:
            count += 1
            check_sheet_count(count)
            yield path
            end = path.rows.stop


def _follow(view: GridView, row: int, years: Mapping[int, int]) -> bool:
    """Whether the years of a header rise; what was reached (2021年完成) may stand beside the goals of its year."""
    goals = {column: year for column, year in years.items() if says_goal([view.text(row, column)]) is not False}
    beside = [years[column] for column in years if column not in goals]
    return _rise([*years.values()]) or (_rise([*goals.values()]) and set(beside) <= set(goals.values()))


def _rise(years: Sequence[int]) -> bool:
    return len(years) >= _FEWEST_YEARS and all(left < right for left, right in pairwise(years))


def _by_column(cells: Cells, row: int, start: int, titles: Sequence[str]) -> PathTable | None:
    """The path whose years head columns in a row."""
    view = cells.view
    years = _years_in(view, row)
    if not _follow(view, row, years):
        return None
    above = row - 1 if row > start and _heads(view, row - 1, years) else row
    if above < row:  # 2020年实际 reaches down over both lines
        over = {column: year for column, year in _years_in(view, above).items() if says_no_more(view.text(row, column))}
        both = dict(sorted((years | over).items()))
        years = both if _rise([*both.values()]) else years
    heads = _heads_of_columns(view, above, row)
    body = body_under(view, row, years)
    label = label_column(cells, body.rows, years, heads)
    if label is None:
        return None
    names = names_down(cells, body.rows, label, min(years))
    return _judged(cells, range(above, body.last + 1), years, heads, label, names, body, titles)


def _years_in(view: GridView, row: int) -> dict[int, int]:
    return {column: year for column in view.filled(row)[:_MOST_WIDTH] if (year := year_of(view.raw(row, column)))}


def _heads(view: GridView, row: int, years: Mapping[int, int]) -> bool:
    """Whether the line over the years is of their header: it heads a column beside them, and holds no numbers."""
    filled = view.filled(row)
    if not _FEWEST_YEARS <= len(filled) <= _MOST_WIDTH or view.has_number(row, filled):
        return False
    return any(column not in years and not view.text(row + 1, column) for column in filled)


def _heads_of_columns(view: GridView, above: int, row: int) -> dict[int, list[str]]:
    """The headings over each column, the uppermost first; one that stands over blank cells reaches over them."""
    width = min(max(len(view.rows[line]) for line in (above, row)), _MOST_WIDTH)
    heads: dict[int, list[str]] = {}
    reaching = ""
    for column in range(width):
        own, over = squeezed(view.text(row, column)), ""
        if above < row:
            over = squeezed(view.text(above, column))
            reaching = over or (reaching if own else "")
            over = over or reaching
        if texts := [*dict.fromkeys(text for text in (over, own) if text)]:
            heads[column] = texts
    return heads


def _judged(
    cells: Cells, rows: range, years: Mapping[int, int], heads: Mapping[int, Sequence[str]], label: int,
    names: Mapping[int, str], body: Body, titles: Sequence[str], *, by_row: bool = False, below: str = "",
) -> PathTable | None:  # fmt: skip
    """The path that stands there; None where the signs are not clear, or where all numbers are what was."""
    view = cells.view
    title = title_over(view, rows.start)
    plan = years_of_plan((*title.split("\n"), view.sheet or "", view.file_name, *titles))
    others = {line: texts[-1] if texts else "" for line, texts in heads.items() if line not in years}
    past = past_years(
        years, heads, plan,
        has_growth=any(map(is_growth, others.values())), tells_of_past=PAST_TITLE.search(title) is not None,
    )  # fmt: skip
    path = PathTable(
        cells,
        rows,
        years,
        names,
        past,
        heads,
        label,
        title,
        plan,
        body.sections,
        body.without_numbers,
        [row for row in body.rows if row not in names],
        by_row,
        titles,
    )
    if not names or len(past) == len(years):
        return None
    said_over_years = [text for line in years for text in heads[line]]
    signs = Signs(
        [*names.values()],
        [[view.raw(*path.spot(name, line)) for line in years] for name in names],
        [*years.values()],
        max((natures_in(path.text(name, other) for name in names) for other in others), default=0),
        title,
        [others.get(label, ""), *others.values(), *said_over_years, below],
        has_measures=any(names_measures(path, other) for other in others),
    )
    return path if signs.are_of_a_path() else None


def names_measures(path: PathTable, other: int) -> bool:
    """Whether a column beside the names holds their units of measure."""
    texts = [text for name in path.indicators if (text := squeezed(path.text(name, other)))]
    return bool(texts) and 2 * sum(map(is_measure, texts)) > len(texts)


def _by_row(cells: Cells, row: int, start: int, titles: Sequence[str]) -> PathTable | None:
    """The path whose years head rows, from this one on, under the nearest line of texts."""
    view = cells.view
    found = names_by_year(view, row, start)
    if found is None or not _rise([*found.years.values()]):
        return None
    filled = view.filled(found.header)
    if len(filled) < _FEWEST_INDICATORS or view.has_number(found.header, filled):
        return None
    lines = (found.header, *found.beside, *found.years)
    heads = {line: [text] for line in lines if (text := squeezed(view.text(line, found.label)))}
    heads |= {line: [] for line in lines if line not in heads}
    names = {
        column: squeezed(view.text(found.header, column)) for column in filled[:_MOST_WIDTH] if column > found.label
    }
    rows = range(found.header, max(lines) + 1)
    return _judged(cells, rows, found.years, heads, found.header, names, Body(), titles, by_row=True, below=found.below)
