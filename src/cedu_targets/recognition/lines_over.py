"""The lines of text right over a header: the title of what stands under it, and whose it is."""

from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.view import GridView

_MOST_LINES = 6
_MOST_CELLS = 3
"""单位：, 月份： and 填报时间： may share a line."""


def title_over(view: GridView, row: int) -> str:
    """The texts of the lines over a row, without white space; where there are none, the names of sheet and file."""
    texts: list[str] = []
    for above in range(row - 1, max(row - 1 - _MOST_LINES, -1), -1):
        filled = view.filled(above)
        if len(filled) > _MOST_CELLS or any(is_number(view.raw(above, column)) for column in filled):
            break
        texts[:0] = [squeezed(view.text(above, column)) for column in filled]
    return "\n".join(texts or [view.sheet or "", view.file_name])
