"""本月没有办班, 零报告, 无: words by which a form says that nothing took place."""

from collections.abc import Sequence
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.cell_texts import cell_text
from cedu_targets.recognition.records.regions import FoundRecords

_LONGEST = 24
_SIGNS = frozenset("没未无零空N")
_NIL = lazy_pattern(
    r"(?:本月|当月|本期|\d{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)?(?:份)?"
    r"(?:(?:因|由于|受)[^没未无]{1,10}|[^没未无]{1,8}(?:原因|影响)[,，]?)?(?:均?[没未]有?|无)(?:组织|举办|开展|开设|进行|办|发生)?(?:任何|社区教育|教育|各类)?"
    r"(?:办班|开班|培训|班次|活动|课程|培训活动|教育活动|教育培训|教育培训活动|培训班|讲座|举办|开展)(?:情况)?"
    r"|(?:本月|当月|\d{1,2}月份?)?(?:为?零报告?|零办班|空报|无)|No class this month"
)
_YES = frozenset({"是", "√", "✓", "✔", "☑", "对", "yes", "y", "1", "有"})
_NONE = lazy_pattern(r"0{1,3}(?:\.0{1,3})?(?:人次?|课时|学时|小?时|[期班次场个节])?")
"""0 beside it says the same once more."""
_QUESTION_ENDS = lazy_pattern(r"[:：?？]|[(（][^()（）]{0,20}[)）]")


def says_nil(text: str) -> bool:
    """Whether a text says that nothing took place; 无 alone only says so where a class would stand."""
    if len(text) > 2 * _LONGEST or _SIGNS.isdisjoint(text):
        return False
    bare = squeezed(text).strip("。.！!（）()")
    return len(bare) <= _LONGEST and bare != "无" and _NIL.fullmatch(bare) is not None


class NilAnswer(NamedTuple):
    """What a form says of itself."""

    says_so: bool
    """In a row where a class would stand, or by a yes behind the question 本月没有办班."""
    is_asked: bool
    """Whether it has that question, which is printed: without an answer it says nothing."""


def nil_answer(found: FoundRecords) -> NilAnswer:
    """Whether a form says, or asks, that nothing took place."""
    view, form = found.view, found.form
    is_asked = False
    for row in (*found.over, *found.under, *range(form.header.stop, form.rows.stop)):
        filled = view.filled(row)
        for place, column in enumerate(filled):
            text = view.text(row, column)
            if _SIGNS.isdisjoint(text) or len(text) > 2 * _LONGEST or not says_nil(_QUESTION_ENDS.sub("", text)):
                continue
            answer = squeezed(cell_text(view, row, filled[place + 1])).lower() if place + 1 < len(filled) else ""
            if answer in _YES or says_nil(answer):
                return NilAnswer(True, is_asked)
            if _stands_for_a_class(found, row, filled[place + 1 :]) and not _QUESTION_ENDS.search(text):
                return NilAnswer(True, is_asked)
            is_asked = True
    return NilAnswer(_says_nothing(found), is_asked)


def _stands_for_a_class(found: FoundRecords, row: int, behind: Sequence[int]) -> bool:
    """Whether what a line says stands under the headings, with no class or total beside or between.

    Behind it there is nothing but what says the same: 0, /.
    """
    view, form = found.view, found.form
    if row < form.header.stop or any(one != row and not _has_nil(found, one) for one in form.entries):
        return False
    return all(_is_none(squeezed(view.text(row, column))) for column in behind)


def _has_nil(found: FoundRecords, row: int) -> bool:
    return any(says_nil(found.view.text(row, column)) for column in found.view.filled(row))


def _is_none(text: str) -> bool:
    return text in BLANK_MARKS or _NONE.fullmatch(text) is not None


def _says_nothing(found: FoundRecords) -> bool:
    """无 in the first row under the headings, alone or in each cell."""
    view, form = found.view, found.form
    row = form.header.stop
    if form.entries and form.entries[0] != row:
        return False
    while row < found.under.stop and view.is_blank(row):
        row += 1
    if row >= max(found.under.stop, form.rows.stop):
        return False
    texts = [squeezed(view.text(row, column)) for column in view.filled(row)]
    words = [text for text in texts if text.strip("0123456789.")]
    return bool(words) and all(text in ("无", "/", "—", "-") for text in words) and "无" in words
