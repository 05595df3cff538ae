"""Rows under the headings of a form that somebody filled in, and that are read as nothing: no form with such is nil."""

from collections.abc import Sequence

from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.records.form import numbers_columns
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.records.nil_words import says_nil
from cedu_targets.recognition.records.regions import FoundRecords
from cedu_targets.recognition.records.total_names import is_total_name

_PRINTED = frozenset({Field.NUMBER, Field.PROJECT, Field.CATEGORY, Field.MODE})
"""What may be printed before anybody fills the form in."""
_NOTHING = frozenset({*BLANK_MARKS, "0", "无"})
_FEWEST_CELLS, _FEWEST_HEADINGS = 2, 2


def unread_rows(found: FoundRecords) -> Sequence[int]:
    """The filled rows under headings under which no class was read, down to a gap or other headings."""
    view, form = found.view, found.form
    rows: list[int] = []
    for row in range(form.header.stop, len(view.rows) if form.is_upright else 0):
        filled = [column for column in view.filled(row) if view.text(row, column) not in _NOTHING]
        texts = [squeezed(view.text(row, column)) for column in filled]
        if view.is_blank(row) or (row > form.header.stop and sum(map(_is_heading, texts)) >= _FEWEST_HEADINGS):
            break
        if any(map(_is_of_the_foot, texts)) or numbers_columns(texts):
            continue
        said = [column for column in filled if form.columns.get(column) not in _PRINTED and column in form.heads]
        if len(filled) >= _FEWEST_CELLS and said:
            rows.append(row)
    is_filled = any(view.has_number(row, filled := view.filled(row)) or len(filled) > _FEWEST_CELLS for row in rows)
    return rows if is_filled else ()


def _is_heading(text: str) -> bool:
    return field_of(text) is not None


def _is_of_the_foot(text: str) -> bool:
    """Whether a cell makes its row a total, one that is signed, or one that says that nothing took place."""
    return bool(is_total_name(text) or NOTE.match(text) or ":" in text or "：" in text or says_nil(text))
