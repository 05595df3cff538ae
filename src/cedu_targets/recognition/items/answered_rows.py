"""Rows of a checklist that answer without saying what was to be done: known by the item's name alone, or lost."""

from collections.abc import Sequence

from cedu_targets.domain.items import ID_PREFIXES, ItemKind, Reported
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.items.answers import reported_in
from cedu_targets.recognition.items.cells import Cells
from cedu_targets.recognition.items.header import Header
from cedu_targets.recognition.items.headings import Heading

_NAME = lazy_pattern(
    rf"(?:{'|'.join(ID_PREFIXES.values())})-|{ID_PREFIXES[ItemKind.DOSSIER]}[一二三四五六七八九十百\d]{{1,4}}-"
)
"""How the names of items begin, which a checklist of cedu has as numbers; of a dossier the volume stands in it."""
_SAY_NOTHING = (Reported.BLANK, Reported.UNCLEAR)


def is_name(text: str) -> bool:
    """Whether a number is the name of an item: 安排-12, 卷二-十."""
    return _NAME.match(text) is not None


def answers_by_name(cells: Cells, header: Header, row: int, content: int) -> bool:
    """Whether a row holds the name of an item (安排-12) and an answer, and no text of what was to be done."""
    if Heading.PROGRESS not in header.known or squeezed(cells.text(row, content)):
        return False
    is_named = any(is_name(squeezed(cells.own_text(row, one))) for one in header.of(Heading.NUMBER))
    answers = header.of(Heading.PROGRESS, Heading.COMPLETED, Heading.EVIDENCE, Heading.REASON)
    return is_named and any(cells.own_text(row, one) for one in answers)


def last_answered(cells: Cells, header: Header, rows: Sequence[int]) -> int:
    """The last of the rows that says clearly how something stands; -1 where none does."""
    columns = header.of(Heading.PROGRESS)
    return max(
        (row for row in rows if any(reported_in(cells.own_text(row, one)) not in _SAY_NOTHING for one in columns)),
        default=-1,
    )
