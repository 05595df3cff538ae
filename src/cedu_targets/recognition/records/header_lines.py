"""The headings of a form over more than one line: 参加人数 over 合计 and 其中：首次参训, 人次 over （人次）."""

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.records.form import MOST_WIDTH, OF_CLASSES
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.view import GridView

_MOST_LINES_OVER = 2
_ALL = lazy_pattern(r"(?:总?合计|小计|总计|共计|总数|计)(?:[(（]人[数次]{0,2}[)）])?")
"""Under a heading over people: all of them."""
_PARTS = lazy_pattern(r"(?:其中[:：]?)?(?:男|女|线上|线下)(?:性|士)?")
"""Under it: those who make up all with the others of their kind."""
_NOUN = r"(?:人[次数]?|[课学]时|小?时|分钟|[期个天节场班]|年?月日?|日期?)"
_UNITS = rf"(?:单位[:：])?{_NOUN}(?:[/、.]{_NOUN}){{0,2}}"
_MEASURE = lazy_pattern(rf"[(（]{_UNITS}[)）]|{_UNITS}")
_HEAD = lazy_pattern(r"[:：\d_]|[)）]\s?月")
"""In a cell of the line over the headings: 填报时间：, （5）月份."""


def goes_on_with_headings(view: GridView, row: int) -> bool:
    """Whether a line only divides the headings over it, or says in what they count, and one of its cells is known."""
    return divides(view, row) and any(_is_known(squeezed(view.text(row, one))) for one in view.filled(row))


def _is_known(text: str) -> bool:
    return field_of(text) is not None or any(known.fullmatch(text) for known in (_ALL, _PARTS, _MEASURE))


def divides(view: GridView, row: int, lines: int = _MOST_LINES_OVER) -> bool:
    """Whether a line says nothing of a class.

    Each of its cells stands under a heading that reaches over several columns, or is the unit of measure of the one
    over it, or repeats that one. The line over it must head classes, or divide in its turn one that does: a line that
    says whose form it is (填报单位：甲村 │ 5月) heads nothing.
    """
    if not 0 < row < len(view.rows) or view.has_number(row, filled := view.filled(row)[:MOST_WIDTH]):
        return False
    for column in filled:
        text, over = squeezed(view.text(row, column)), squeezed(view.text(row - 1, column))
        is_measure = _MEASURE.fullmatch(text) is not None and not _HEAD.search(over)
        is_of_one = bool(over) and (is_measure or text == over)
        if not is_of_one and _group_over(view, row, column) is None:
            return False
    over_it = (field_of(view.text(row - 1, column)) for column in view.filled(row - 1)[:MOST_WIDTH])
    heads = any(one in OF_CLASSES for one in over_it) or (lines > 1 and divides(view, row - 1, lines - 1))
    return bool(filled) and heads


def headings_of(view: GridView, header: range) -> dict[int, str]:
    """The heading of each column: the lowest that says what it holds; of the people, which part of them."""
    found: dict[int, str] = {}
    parts: set[int] = set()
    for row in reversed(header):
        columns = view.filled(row)[:MOST_WIDTH]
        for column in columns:
            if column not in parts:
                text = view.text(row, column)
                found[column] = _joined(text, found[column]) if column in found else text
        for column in columns if row > header.start else ():
            group = _group_over(view, row, column)
            if group is not None and field_of(over := view.text(row - 1, group)) is Field.PEOPLE:
                found[column] = _part(over, found[column])
                parts.add(column)
    return dict(sorted(found.items()))


def _group_over(view: GridView, row: int, column: int) -> int | None:
    """The column of the heading in the line above that reaches over a cell and the one beside it; None for no such."""
    over, own = view.filled(row - 1), set(view.filled(row))
    heading = max((one for one in over if one <= column), default=None)
    if heading is None or not own.issuperset(range(heading, column + 1)):
        return None
    return heading if column > heading or (column + 1 in own and column + 1 not in over) else None


def _joined(over: str, own: str) -> str:
    """What a heading says with the one over it in its column."""
    text = squeezed(own)
    if text.startswith(("(", "（")) and _MEASURE.fullmatch(text):
        return over + text
    return over if field_of(own) is None else own


def _part(over: str, own: str) -> str:
    """What a heading says under one over people that reaches over several columns: all of them, or some."""
    text = squeezed(own)
    if field_of(own) is None and _ALL.fullmatch(text):
        return over
    return f"{over}（{text}）" if _PARTS.fullmatch(text) else own
