"""Rows under the headings of a form that somebody filled in, and that are read as nothing: no form with such is nil."""

from collections.abc import Sequence
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.records.form import numbers_columns
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.records.nil_words import NilAnswer, says_nil
from cedu_targets.recognition.records.regions import FoundRecords
from cedu_targets.recognition.records.total_names import is_total_name

_PRINTED = frozenset({Field.NUMBER, Field.PROJECT, Field.CATEGORY, Field.MODE})
"""What may be printed before anybody fills the form in."""
_COUNTED = frozenset({Field.PEOPLE, Field.FIRST_TIME, Field.HOURS})
_NOTHING = frozenset({*BLANK_MARKS, "0", "无"})
_FEWEST_CELLS, _FEWEST_HEADINGS, _LONGEST_NAME = 2, 2, 30

_LONGEST_LABEL = 12
_SIGNED = lazy_pattern(
    r"填[表报]|制表|编制|审[核批]|负责|主管|分管|领导|校长|主任|书记|联系|电话|手机|邮箱|签[字名章]|盖章|公章|经办|单位|日期|时间|月份|\d{4}年"
)
"""In the beginning of a cell beside the rows: who signs, and when."""


class Unread(NamedTuple):
    """The rows that a form without classes has under its headings, and why they make it no report of none."""

    rows: Sequence[int]
    variant: str = ""
    """Empty where they were not understood; `total` of totals without classes; `named` of projects and nothing else."""


NOTHING_UNREAD = Unread(())


def unread_in(found: FoundRecords, totals: Sequence[int], nil: NilAnswer, *, may_be_named: bool) -> Unread:
    """What stands under the headings of a form without classes, beside totals above 0; a printed category is nothing.

    Projects may be printed as well on a form that nobody filled in (not `may_be_named`).
    """
    if totals:
        return Unread(totals, "total")
    if nil.says_so:
        return NOTHING_UNREAD
    rows = unread_rows(found)
    return Unread(rows) if rows else Unread(named_rows(found) if may_be_named else (), "named")


def is_signed(text: str) -> bool:
    """Whether a cell begins with who signs, or when."""
    return _SIGNED.search(text[:_LONGEST_LABEL]) is not None


def unread_rows(found: FoundRecords) -> Sequence[int]:
    """The filled rows under headings under which no class was read, down to a gap or other headings."""
    view, form = found.view, found.form
    rows: list[int] = []
    for row in range(form.header.stop, len(view.rows) if form.is_upright else 0):
        filled = [column for column in view.filled(row) if view.text(row, column) not in _NOTHING]
        texts = [squeezed(view.text(row, column)) for column in filled]
        if view.is_blank(row) or (row > form.header.stop and sum(map(_is_heading, texts)) >= _FEWEST_HEADINGS):
            break
        counted = [column for column in filled if form.columns.get(column) in _COUNTED]
        if any(map(_is_of_the_foot, texts)) or numbers_columns(texts) or (any(map(says_nil, texts)) and not counted):
            continue
        said = [column for column in filled if form.columns.get(column) not in _PRINTED and column in form.heads]
        if len(filled) >= _FEWEST_CELLS and said:
            rows.append(row)
    is_filled = any(view.has_number(row, filled := view.filled(row)) or len(filled) > _FEWEST_CELLS for row in rows)
    return rows if is_filled else ()


def named_rows(found: FoundRecords) -> Sequence[int]:
    """The rows under headings that name a project and say nothing else of it, down to a gap: held or not, who knows."""
    view, form = found.view, found.form
    projects = set(form.of(Field.PROJECT))
    rows: list[int] = []
    for row in range(form.header.stop, len(view.rows) if form.is_upright else 0):
        filled = [column for column in view.filled(row) if view.text(row, column) not in _NOTHING]
        texts = [squeezed(view.text(row, column)) for column in filled]
        if view.is_blank(row) or any(map(_is_of_the_foot, texts)) or any(map(is_signed, texts)):
            break
        is_named = not projects.isdisjoint(filled) and {form.columns.get(column) for column in filled} <= _PRINTED
        if is_named and not any(map(says_nil, texts)) and all(len(text) <= _LONGEST_NAME for text in texts):
            rows.append(row)
    return rows


def _is_heading(text: str) -> bool:
    return field_of(text) is not None


def _is_of_the_foot(text: str) -> bool:
    """Whether a cell makes its row a total, or one that is signed."""
    return bool(is_total_name(text) or NOTE.match(text) or ":" in text or "：" in text)
