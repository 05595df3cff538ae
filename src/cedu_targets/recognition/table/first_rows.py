"""Where the data of a table without codes begin: the first row with its name, under the last line of a header."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.no_data import says_no_data
from cedu_targets.recognition.notes import NOTE, TITLE
from cedu_targets.recognition.table.body import SECTION, numbers_in, texts_in
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import (
    KEY_HEAD,
    YEAR_TEXT,
    are_years,
    counts_on,
    is_header_line,
    is_year,
    number_of,
)
from cedu_targets.recognition.table.regions import UNIT_HEAD, is_corner, leading_label
from cedu_targets.recognition.table.worded_rows import is_worded
from cedu_targets.recognition.view import GridView

_ROWS_COMPARED = 20
_BLANK_ROWS = 6
"""Blank rows between a header and its numbers, such as merged cells leave behind that were lost in a conversion."""
_NAMELESS_ROWS = 2
_LONGEST_HEAD = 20
_FEWEST_IDS = 3
_FEWEST_THAT_RISE = 5
"""Numbers under a heading of any kind that only rise: the hours of a day; amounts do not."""
_FEWEST_IN_A_LIST = 3
_MOST_LEADING = 2


def name_at(grid: GridView, row: int) -> int | None:
    """The column of the name, if the row reads: a name, then numbers. A year or an id before numbers is a name too."""
    label = leading_label(grid, row)
    filled = grid.filled(row)
    if not filled or label == filled[0]:
        return None if label is not None and _heads_numbers(grid, row, label) else label
    if label is not None:
        below = range(row, min(len(grid.rows), row + _ROWS_COMPARED))
        if texts_in(grid, below, label) > numbers_in(grid, below, label):
            return label
    if (listed := _name_in_a_list(grid, row)) is not None:
        return listed
    key = key_column(grid, row)
    return label if key is None else key


def _heads_numbers(grid: GridView, row: int, column: int) -> bool:
    """True for the heading of a column of ids, with the points that can be had beside it."""
    below = range(row + 1, min(len(grid.rows), row + _ROWS_COMPARED))
    is_head = KEY_HEAD.fullmatch(squeezed(grid.text(row, column + 1))) or KEY_HEAD.fullmatch(grid.text(row, column))
    return bool(is_head) and numbers_in(grid, below, column) > max(2, 2 * texts_in(grid, below, column))


def text_at(grid: GridView, row: int) -> int | None:
    """The column of the name, if the row reads: a text, then numbers; or many texts, as in a list."""
    label = leading_label(grid, row)
    return _name_in_a_list(grid, row) if label is None else label


def _name_in_a_list(grid: GridView, row: int) -> int | None:
    """The first text of a row of many texts with a column of numbers behind it, as in a list of projects.

    A running number may stand before it, and an id.
    """
    filled = grid.filled(row)
    leading = list(takewhile(lambda column: is_number(grid.raw(row, column)), filled[:_MOST_LEADING]))
    filled = filled[len(leading) :]
    if len(filled) < _FEWEST_IN_A_LIST or is_number(grid.raw(row, filled[0])) or NOTE.match(grid.text(row, filled[0])):
        return None
    below = range(row, min(len(grid.rows), row + _ROWS_COMPARED))
    counts = 0
    for column in filled[1:]:
        if says_no_data(grid.text(row, column)):
            continue
        numbers = numbers_in(grid, below, column)
        if numbers >= _FEWEST_IN_A_LIST and numbers > texts_in(grid, below, column):
            counts += 1 if is_number(grid.raw(row, column)) else -1  # a text over numbers is a heading
    return filled[0] if counts > 0 else None


def key_column(grid: GridView, row: int) -> int | None:
    """The column of numbers that name the rows from this one on: years, dates, ids, numbers that only rise."""
    numbers = [column for column in grid.filled(row) if is_number(grid.raw(row, column))]
    if len(numbers) < 2 or numbers[0] != grid.filled(row)[0]:
        return None
    below = list(_alike(grid, row, numbers[1:]))
    for column in numbers[:2]:
        if column != numbers[-1] and _names_rows(grid, row, below, column):
            return column
    return None


def _alike(grid: GridView, row: int, columns: Sequence[int]) -> Iterator[int]:
    """The rows from this one on with numbers in these columns, down to the header of the next table."""
    for other in range(row, min(len(grid.rows), row + _ROWS_COMPARED)):
        if grid.has_number(other, columns):
            yield other
        elif len(grid.filled(other)) > 1:
            return


def _names_rows(grid: GridView, row: int, below: Sequence[int], column: int) -> bool:
    values = [value for other in below if (value := number_of(grid.raw(other, column))) is not None]
    head = _head_over(grid, row, column)
    if KEY_HEAD.fullmatch(head) and all(is_year(grid.raw(other, column)) for other in below):
        return True  # also where each group has the same years
    if len(set(values)) < 0.9 * len(values) or any(value < 0 for value in values):
        return False
    if KEY_HEAD.fullmatch(head) or UNIT_HEAD.fullmatch(head):
        return True
    if len(values) < _FEWEST_IDS:
        return False
    in_order = sorted(values)
    rises = values in (in_order, in_order[::-1])
    are_ids = (
        all(value == value.to_integral_value() for value in values) and len({len(str(int(v))) for v in values}) == 1
    )
    return (rises and (not head or are_ids or len(values) >= _FEWEST_THAT_RISE)) or (are_ids and min(values) >= 100)


def _head_over(grid: GridView, row: int, column: int) -> str:
    """The nearest text above a cell, before any number in its column."""
    for above in range(row - 1, max(-1, row - 1 - _BLANK_ROWS), -1):
        text = squeezed(grid.text(above, column))
        if text and not is_corner(grid, above, column):
            return "" if is_number(grid.raw(above, column)) or len(grid.filled(above)) < 2 else text
    return ""


def header_over(grid: GridView, row: int) -> int | None:
    """The last header row over a row where data begin: a name and numbers, under a row of texts."""
    if not grid.rows[row] or _follows_numbers(grid, row) or (label := name_at(grid, row)) is None:
        return None
    numbers = [column for column in grid.filled(row) if column > label and is_number(grid.raw(row, column))]
    if not numbers or reads_like_a_header(grid, row, label, numbers):
        return None
    # Where other measures were blanked, the first row of this one may stand far below.
    header, blanks, nameless = row - 1, _BLANK_ROWS if grid.measure is None else row, _NAMELESS_ROWS
    while header > 0 and blanks >= 0 and nameless >= 0:
        if grid.is_blank(header):
            blanks -= header not in grid.continued
        elif _is_nameless(grid, header, label):
            nameless -= 1
        elif not (
            _is_of_a_name(grid, header, label, numbers[0])
            or _is_of_words(grid, header, label)
            or is_worded(grid, header, label)
        ):
            break
        header -= 1  # 一、城区: a heading among the units; or a unit with nothing but its name
    if not _is_last_line(grid, header, label, numbers[0]):
        return None
    return _with_corner(grid, header, label)


def _follows_numbers(grid: GridView, row: int) -> bool:
    """True under a row of a name and numbers, or several of numbers: no table begins here. Asked of every row."""
    label = leading_label(grid, row - 1)
    cells = [grid.raw(row - 1, column) for column in grid.filled(row - 1) if label is not None and column > label]
    numbers = [raw for raw in cells if is_number(raw)]
    if numbers and not counts_on(numbers):
        return True
    above = range(row - _NAMELESS_ROWS - 1, row)
    return above.start >= 0 and all(_is_of_numbers_only(grid, other) for other in above)


def _is_of_numbers_only(grid: GridView, row: int) -> bool:
    filled = grid.filled(row)
    return bool(filled) and all(is_number(grid.raw(row, column)) for column in filled)


def _is_nameless(grid: GridView, row: int, label: int) -> bool:
    """True for a row of numbers right of the names: the points that can be had, the weights."""
    filled = grid.filled(row)
    raws = [grid.raw(row, column) for column in filled if column > label]
    if not raws or not all(map(is_number, raws)) or counts_on(raws):
        return False
    return filled[0] > label or _heads_numbers(grid, row, filled[0])


def _with_corner(grid: GridView, header: int, label: int) -> int:
    """The last header line; the heading of the names may stand under it, with nothing beside it."""
    below = next((row for row in range(header + 1, len(grid.rows)) if not grid.is_blank(row)), None)
    alone = [] if below is None else grid.filled(below)
    if below is None or len(alone) != 1 or alone[0] > label or grid.text(header, alone[0]):
        return header
    text = squeezed(grid.text(below, alone[0]))
    if KEY_HEAD.fullmatch(text) or UNIT_HEAD.fullmatch(text):
        return below
    is_headed = any(column <= label for column in grid.filled(header))
    is_parted = below + 1 < len(grid.rows) and grid.is_blank(below + 1)
    return below if is_parted and not is_headed and alone == [label] else header


def _is_last_line(grid: GridView, row: int, label: int, first_number: int) -> bool:
    filled = grid.filled(row)
    over = [column for column in filled if column > label]
    if not filled or filled[-1] < first_number or not is_header_line(grid, row, over):
        return False
    if BLANK_MARKS.issuperset(grid.text(row, column) for column in filled):
        return False
    if len(over) == 1 and is_number(grid.raw(row, over[0])) and row and grid.has_number(row - 1, over):
        return False  # a year, or an amount among amounts
    return len(filled) > 1 or _ends_a_header(grid, row, filled[0])


def _ends_a_header(grid: GridView, row: int, column: int) -> bool:
    """True for a line of one text: the rest of a heading above, a year, or the one heading of a list."""
    text = squeezed(grid.text(row, column))
    above = grid.filled(row - 1) if row else []
    if len(above) > 1 and above[-1] >= column and is_header_line(grid, row - 1, above):
        return True
    return YEAR_TEXT.fullmatch(text) is not None or (
        len(text) <= _LONGEST_HEAD and TITLE.search(text) is None and NOTE.match(text) is None
    )


def _is_of_words(grid: GridView, row: int, label: int) -> bool:
    """True for a unit with words in all its cells (未报): one that says nothing new under a header that is whole."""
    filled = grid.filled(row)
    above = grid.filled(row - 1) if row else []
    if label not in filled or len(filled) < 2 or not set(filled) <= set(above):
        return False
    heads = [squeezed(grid.text(row - 1, column)) for column in filled]
    name, *words = [squeezed(grid.text(row, column)) for column in filled if column >= label]
    if words and all(map(says_no_data, words)):
        return True
    if len(set(heads)) < len(heads) or any(map(is_number, [*heads, *words])) or UNIT_HEAD.fullmatch(name):
        return False
    if any(is_measure(word) or word.startswith(("(", "（")) for word in words):
        return False
    return len(words) > 1 and len(set(words)) == 1


def reads_like_a_header(grid: GridView, row: int, label: int | None, numbers: Sequence[int]) -> bool:
    """True for a row of years (or 1, 2, 3) over numbers, as against a unit whose numbers happen to be such.

    `numbers` are the columns of its numbers, `label` that of its name, if it has one.
    """
    raws = [grid.raw(row, column) for column in numbers]
    if not counts_on(raws):
        return False
    below = next((other for other in range(row + 1, len(grid.rows)) if grid.has_number(other, numbers)), None)
    if below is None or counts_on([raw for column in numbers if is_number(raw := grid.raw(below, column))]):
        return False
    name = "" if label is None else squeezed(grid.text(row, label))
    if not name or KEY_HEAD.fullmatch(name) or _stand_among_texts(grid, row, numbers):
        return True
    if not UNIT_HEAD.fullmatch(name) and not are_years(raws):
        return False
    return not _is_headed(grid, row, label, numbers)  # 学校 1 2 under 单位 讲座 展览 is a unit


def _stand_among_texts(grid: GridView, row: int, numbers: Sequence[int]) -> bool:
    """True for a row of many texts: Student, 1, 2, 3, Chapter 9, Chapter 10."""
    return sum(1 for column in grid.filled(row) if column > numbers[0] and column not in numbers) > 1


def _is_headed(grid: GridView, row: int, label: int | None, numbers: Sequence[int]) -> bool:
    """True where the row above heads the numbers and the names already."""
    above = next((other for other in range(row - 1, -1, -1) if not grid.is_blank(other)), None)
    if above is None or label is None or not grid.text(above, label) or is_corner(grid, above, label):
        return False
    return all(grid.text(above, column) and not is_number(grid.raw(above, column)) for column in numbers)


def _is_of_a_name(grid: GridView, row: int, label: int, first_number: int) -> bool:
    """True for a row of a name (with its running number or its area), and nothing or marks for nothing after it."""
    filled = grid.filled(row)
    texts = [column for column in filled if grid.text(row, column) not in BLANK_MARKS]
    names = [column for column in texts if not is_number(grid.raw(row, column))]
    if not names or texts[-1] >= first_number:
        return False
    first = squeezed(grid.text(row, names[0]))
    is_heading = len(names) == 1 and (SECTION.fullmatch(first) is not None or texts[-1] < label)
    is_name = names[-1] >= label or is_heading
    return (
        is_name and (TITLE.search(first) is None or SECTION.fullmatch(first) is not None) and NOTE.match(first) is None
    )
