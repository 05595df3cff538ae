"""The lines of text right over a header: the title of what stands under it, and whose it is."""

from cedu_targets.files.grid import Grid, is_number, squeezed

_MOST_LINES = 6
_MOST_CELLS = 3
"""单位：, 月份： and 填报时间： may share a line."""


def texts_over(grid: Grid, row: int) -> list[str]:
    """The texts of the lines over a row, the uppermost first, without white space; blank lines part nothing."""
    texts: list[str] = []
    for above in range(row - 1, max(row - 1 - _MOST_LINES, -1), -1):
        filled = grid.filled(above)
        if len(filled) > _MOST_CELLS or any(is_number(grid.raw(above, column)) for column in filled):
            break
        texts[:0] = [squeezed(grid.text(above, column)) for column in filled]
    return texts
