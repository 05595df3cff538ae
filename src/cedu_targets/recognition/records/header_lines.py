"""The headings of a form over more than one line: 参加人数 over 合计 and 其中：首次参训, 人次 over （人次）."""

import re

from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.records.form import MOST_WIDTH
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.view import GridView

_ALL = re.compile(r"(?:总?合计|小计|总计|共计|总数|计)(?:[(（]人[数次]{0,2}[)）])?")
"""Under a heading over people: all of them."""
_PARTS = re.compile(r"(?:其中[:：]?)?(?:男|女|线上|线下)(?:性|士)?")
"""Under it: those who make up all with the others of their kind."""
_SOME = re.compile(r"其中.{1,12}|.{1,6}以[上下]|.{0,4}(?:老年|青少年|妇女|党员|农民|残疾)人?")
"""Under it: some of them."""
_NOUN = r"(?:人[次数]?|[课学]时|小?时|分钟|[期个天节场班]|年?月日?|日期?)"
_UNITS = rf"(?:单位[:：])?{_NOUN}(?:[/、.]{_NOUN}){{0,2}}"
_MEASURE = re.compile(rf"[(（]{_UNITS}[)）]|{_UNITS}")


def goes_on_with_headings(view: GridView, row: int) -> bool:
    """Whether a line only divides the headings over it, or says in what they count: it says nothing of a class.

    Each of its cells stands under a heading that reaches over several columns, or is the unit of measure of the one
    over it, or repeats that one; and one of them is known for such.
    """
    if not 0 < row < len(view.rows) or view.has_number(row, filled := view.filled(row)[:MOST_WIDTH]):
        return False
    is_known = False
    for column in filled:
        text, over = squeezed(view.text(row, column)), squeezed(view.text(row - 1, column))
        if _group_over(view, row, column) is not None:
            is_known |= _divides_people(text) or field_of(text) is not None
        elif over and _MEASURE.fullmatch(text):
            is_known = True
        elif text != over:
            return False
    return is_known


def headings_of(view: GridView, header: range) -> dict[int, str]:
    """The heading of each column: the lowest that says what it holds."""
    found: dict[int, str] = {}
    for row in reversed(header):
        for column in view.filled(row)[:MOST_WIDTH]:
            text = view.text(row, column)
            found[column] = _joined(text, found[column]) if column in found else text
        if row == header.start:
            break
        for column in view.filled(row)[:MOST_WIDTH]:
            group = _group_over(view, row, column)
            if group is not None and group != column:
                found[column] = _joined(view.text(row - 1, group), found[column])
    return dict(sorted(found.items()))


def _group_over(view: GridView, row: int, column: int) -> int | None:
    """The column of the heading in the line above that reaches over a cell and the one beside it; None for no such."""
    over, own = view.filled(row - 1), set(view.filled(row))
    heading = max((one for one in over if one <= column), default=None)
    if heading is None or not own.issuperset(range(heading, column + 1)):
        return None
    return heading if column > heading or (column + 1 in own and column + 1 not in over) else None


def _joined(over: str, own: str) -> str:
    """What a heading says with the one over it."""
    text = squeezed(own)
    if text.startswith(("(", "（")) and _MEASURE.fullmatch(text):
        return over + text
    if field_of(own) is not None or (field_of(over) is Field.PEOPLE and _SOME.fullmatch(text)):
        return own
    if field_of(over) is Field.PEOPLE and _PARTS.fullmatch(text):
        return f"{over}（{text}）"
    return over


def _divides_people(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_ALL, _PARTS, _SOME))
