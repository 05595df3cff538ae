"""Rows of an indicator or a unit that hold words alone where numbers are due: they are no further line of a header."""

from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.nearly_numbers import says_an_amount
from cedu_targets.recognition.table.part_heads import part_named
from cedu_targets.recognition.table.row_keys import heads_no_amounts
from cedu_targets.recognition.table.transposed import TASKS
from cedu_targets.recognition.view import GridView

_ROWS_UP = 10


def is_worded(grid: GridView, row: int, label: int) -> bool:
    """True for a name and words under a header that is whole: some say an amount, or stand for parts (累计完成)."""
    filled = grid.filled(row)
    columns = [column for column in filled if column > label]
    if label not in filled or not columns or any(is_number(grid.raw(row, column)) for column in columns):
        return False
    words = {column: squeezed(grid.text(row, column)) for column in columns}
    if any(map(says_an_amount, words.values())):
        return True
    above = range(row - 1, max(-1, row - 1 - _ROWS_UP), -1)
    head = next((one for one in above if TASKS.fullmatch(squeezed(grid.text(one, label)))), None)
    if head is None:
        return False
    heads = {column: squeezed(grid.text(head, column)) for column in columns}
    parts = [column for column, text in heads.items() if part_named(text) is not None]
    others = (column for column in columns if column not in parts)
    return bool(parts) and all(heads_no_amounts(heads[column]) or is_measure(words[column]) for column in others)
