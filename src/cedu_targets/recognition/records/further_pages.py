"""A form that goes on on a further page: its headings once more, under its own title or none."""

from collections.abc import Sequence

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.view import GridView

_MOST_OVER = 8
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_MARK = lazy_pattern(
    rf"[(（]?(?:续上?[表页]?(?:{_NUMBER})?|第{_NUMBER}页|共{_NUMBER}页|[接转][上下][表页])[)）]?[,，、]?"
)
"""What a further page is marked with: （续）, 续表, 第2页."""


def repeated_header(view: GridView, header: range, end: int) -> range | None:
    """The lines behind `end` that a further page begins with, its headings the last; None where it begins none.

    Each line between stands over the first headings as well, or only marks the page.
    """
    first = [_cells(view, row) for row in header]
    over = [_texts(view, row) for row in range(max(header.start - _MOST_OVER, 0), header.start)]
    for row in range(end, len(view.rows)):
        if _cells(view, row) == first[0]:
            again = range(row, row + len(first))
            is_whole = again.stop <= len(view.rows) and [_cells(view, line) for line in again] == first
            return range(end, again.stop) if is_whole else None
        if (texts := _texts(view, row)) and texts not in over:
            return None
    return None


def _cells(view: GridView, row: int) -> Sequence[tuple[int, str]]:
    return [(column, squeezed(view.text(row, column))) for column in view.filled(row)]


def _texts(view: GridView, row: int) -> Sequence[str]:
    """What a line says, without marks of the page."""
    return [text for _, written in _cells(view, row) if (text := _MARK.sub("", written))]
