"""Forms with a row for each class or activity that was held (培训月报表, 办班登记表, 活动台账).

They are records of what took place: their rows are no units, and their headings no targets. One that nobody filled in
(零报) is known by its headings alone. A text that was saved from a form has its headings one under the other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import Raw, is_number, squeezed
from cedu_targets.recognition.class_headings import Field, field_of
from cedu_targets.recognition.lines_over import title_over
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.header_lines import number_of, says_no_data
from cedu_targets.recognition.table.row_keys import counts_nothing
from cedu_targets.recognition.view import GridView

_MOST_WIDTH = 60
_ROWS_ASKED = 2_000
"""Rows of several cells among which a header is sought; a text has any number of lines before its form."""
_ROWS_LOOKED_AT = 200
_FEWEST_HEADINGS, _FEWEST_CELLS = 3, 2
_COUNTED = ("人数", "人次", "学员数", "人员数")
_LONGEST_HEADING, _LONGEST_CELL = 40, 40
_LABEL_ENDS = (":", "：")
_SURE = frozenset({Field.PLACE, Field.MODE, Field.TEACHER})
_TEXTS = frozenset({*_SURE, Field.CATEGORY, Field.PROJECT})
_OTHER_HEADING = re.compile(r"序号|编号|备注|月份|.{0,6}单位|.{0,6}(?:负责人|联系人|电话)")
_TOTAL = re.compile(r"(?:本[月次期季年])?(?:合计|总计|小计|共计|累计)")
_MARK = re.compile(r"[甲乙丙丁戊己A-Za-z]|\d{1,3}")
"""A cell of the line that numbers the columns."""
_AMOUNT_NAME = re.compile(r".*(?:率|人数|人次|场次|次数|数量)|.*[(（](?:人次?|场次?|次|个|所|%|％)[)）]")
_UNIT_NAME = re.compile(r".{1,12}(?:街道(?:办事处)?|[镇乡村区县市旗]|社区|农场|林场|管委会)")
_PLANNED = re.compile(r"目标|任务|指标|分解|计划|规划|方案|预算|安排")
"""In the title: what is to take place is no record."""
_HELD = re.compile(r"月报|季报|年报|台[账帐]|登记|记录|一览|统计|汇总|情况")
_LEDGER = re.compile(r"月报|季报|台[账帐]|登记|记录")
_UNTIL = re.compile(r"前|底|内")
_DIGIT = re.compile(r"[\d一二三四五六七八九十百两零〇]")


@dataclass(frozen=True)
class ClassForm:
    """Where a form stands in its view."""

    rows: range
    """From its header to its last class or total."""
    columns: Mapping[int, Field]
    """What stands in each column; in a form of one cell a line, at each place of a class."""
    entries: tuple[int, ...]
    """The rows of classes; in a form of one cell a line, the first line of each."""
    is_upright: bool = True
    """False where each cell is a line of its own."""


def find_class_forms(view: GridView) -> Iterator[ClassForm]:
    """Every form of a sheet, top to bottom."""
    end = 0
    for row in _candidates(view):
        form = None if row < end else _upright_form(view, row, end) or _listed_form(view, row, end)
        if form is not None:
            yield form
            end = form.rows.stop


def _candidates(view: GridView) -> Iterator[int]:
    """Rows without a number in which a heading over people stands."""
    asked = 0
    for row, cells in enumerate(view.rows):
        asked += len(cells) > 1
        if asked > _ROWS_ASKED:
            return
        texts = [raw for raw in cells[:_MOST_WIDTH] if type(raw) is str and len(raw) <= _LONGEST_HEADING]
        if any(word in text for text in texts for word in _COUNTED) and not view.has_number(row, range(len(cells))):
            yield row


def _upright_form(view: GridView, row: int, start: int) -> ClassForm | None:
    """The form whose heading over people stands in a row; its header may have a line more, below or above."""
    below = range(row, row + 2)
    for header in (*([below] if _divides(view, row + 1) else ()), range(row, row + 1), range(row - 1, row + 1), below):
        columns = _columns(view, header, start)
        if not _are_of_classes({field for field in columns.values() if field is not Field.GOAL}):
            continue
        entries, strays, end = _entries(view, header.stop, columns)
        known = _borne_out(view, columns, entries[:_ROWS_LOOKED_AT])
        title = title_over(view, header.start)
        if strays > len(entries) or _names_counts(view, known, entries[:_ROWS_LOOKED_AT]):
            continue
        if _is_form(set(known.values()), title):
            return ClassForm(range(header.start, end), known, tuple(entries))
    return None


def _divides(view: GridView, row: int) -> bool:
    """Whether a line divides the people of a heading over it (人次, 其中首次参训) and heads nothing else."""
    filled = view.filled(row)[:_MOST_WIDTH] if row < len(view.rows) else []
    return {field_of(view.text(row, column)) for column in filled} - {None} == {Field.PEOPLE}


def _columns(view: GridView, header: range, start: int) -> dict[int, Field]:
    """What each column holds by its headings, the lowest that says so; none where the rows are no headings."""
    if header.start < start or header.stop > len(view.rows):
        return {}
    filled = [view.filled(row) for row in header]
    if not _FEWEST_HEADINGS <= len(filled[0]) <= _MOST_WIDTH:
        return {}
    if any(not columns or view.has_number(row, columns) for row, columns in zip(header, filled, strict=True)):
        return {}
    found: dict[int, Field] = {}
    for row, columns in zip(reversed(header), reversed(filled), strict=True):
        for column in columns[:_MOST_WIDTH]:
            if column not in found and (field := field_of(view.text(row, column))) is not None:
                found[column] = field
    return dict(sorted(found.items()))


def _are_of_classes(fields: Set[Field]) -> bool:
    """Whether headings may be those of classes: people, what or when, and where, how, by whom, of what kind or when.

    One column is not asked twice: days beside people alone are those of a statistics of days.
    """
    if Field.PEOPLE not in fields or not fields & {Field.PROJECT, Field.DAY}:
        return False
    more = {*_SURE, Field.DAY, Field.CATEGORY} if Field.PROJECT in fields else _SURE
    return not fields.isdisjoint(more)


def _is_form(fields: Set[Field], title: str) -> bool:
    """The same of the columns that their cells bear out, beside the title; kinds of projects alone are a weak sign."""
    if Field.GOAL in fields or (_PLANNED.search(title) and not _HELD.search(title)):
        return False
    is_sure = not fields.isdisjoint({*_SURE, Field.DAY}) or Field.HOURS in fields or _LEDGER.search(title) is not None
    return is_sure and _are_of_classes(fields)


def _entries(view: GridView, start: int, columns: Mapping[int, Field]) -> tuple[list[int], int, int]:
    """The rows of classes, how many are rows of numbers and no classes, and the row behind the last or its total.

    They end before the header of another table.
    """
    entries: list[int] = []
    strays, end, after_gap = 0, start, False
    for row in range(start, len(view.rows)):
        filled = view.filled(row)
        if len(filled) < _FEWEST_CELLS:
            after_gap |= not filled or not _TOTAL.match(squeezed(view.text(row, filled[0])))
            continue
        if _is_header(view, row, filled, columns, after_gap=after_gap):
            break
        after_gap = False
        if _TOTAL.match(squeezed(view.text(row, filled[0]))) or _is_total(view, row, columns):
            end = row + 1
        elif _is_entry(view, row, columns):
            entries.append(row)
            end = row + 1
        elif not all(_MARK.fullmatch(view.text(row, column)) for column in filled):
            strays += sum(1 for column in columns if is_number(view.raw(row, column))) >= _FEWEST_CELLS
    return entries, strays, end


def _is_total(view: GridView, row: int, columns: Mapping[int, Field]) -> bool:
    named = (squeezed(view.text(row, column)) for column, field in columns.items() if field in _TEXTS)
    return any(map(_TOTAL.fullmatch, named))


def _is_entry(view: GridView, row: int, columns: Mapping[int, Field]) -> bool:
    """Whether a row names a class, and says something of it: no line that numbers the columns, or is to be signed."""
    names = [view.text(row, column) for column, field in columns.items() if field in (Field.PROJECT, Field.DAY)]
    if not any(name and not _MARK.fullmatch(name) for name in names):
        return False
    texts = [text for column in columns if (text := view.text(row, column))]
    return len(texts) >= _FEWEST_CELLS and not any(NOTE.match(text) or text.endswith(_LABEL_ENDS) for text in texts)


def _is_header(
    view: GridView, row: int, filled: Sequence[int], columns: Mapping[int, Field], *, after_gap: bool
) -> bool:
    """Whether a row heads another table: words where people are counted, or, after a gap, no number at all."""
    if view.has_number(row, filled):
        return False
    people = [view.text(row, column) for column, field in columns.items() if field is Field.PEOPLE]
    words = [text for text in people if text and text not in BLANK_MARKS]
    return any(not _DIGIT.search(text) and not says_no_data(text) for text in words) or (after_gap and not words)


def _borne_out(view: GridView, columns: Mapping[int, Field], entries: Sequence[int]) -> dict[int, Field]:
    """The columns whose cells are what their headings say: 教师 over numbers counts teachers."""
    known: dict[int, Field] = {}
    for column, field in columns.items():
        raws = [view.raw(row, column) for row in entries if view.text(row, column)]
        numbers = sum(map(is_number, raws))
        is_of_words = bool(raws) and 2 * numbers < len(raws)
        if field is Field.DAY and (any(_UNTIL.search(str(raw)) for raw in raws) or not all(map(_is_day, raws))):
            continue
        if field in (_TEXTS if raws else ()) and not is_of_words:
            continue
        if field in (Field.PEOPLE, Field.GOAL) and is_of_words:
            continue
        known[column] = field
    return known


def _is_day(raw: Raw) -> bool:
    """Whether a cell may say a day: no number that counts something."""
    return not is_number(raw) or counts_nothing("日期", [value] if (value := number_of(raw)) is not None else [])


def _names_counts(view: GridView, columns: Mapping[int, Field], entries: Sequence[int]) -> bool:
    """Whether what stands under 项目 are indicators or units: a table of these, whatever else it says of them."""
    named = (column for column, field in columns.items() if field is Field.PROJECT)
    for column in named:
        names = [name for row in entries if (name := squeezed(view.text(row, column)))]
        counts = sum(1 for name in names if _AMOUNT_NAME.fullmatch(name) or _UNIT_NAME.fullmatch(name))
        if 2 * counts > len(names) > 0:
            return True
    return False


def _listed_form(view: GridView, row: int, start: int) -> ClassForm | None:
    """The form whose cells are lines: its headings stand one under the other, its classes under them."""
    if len(view.filled(row)) != 1:
        return None
    lead = _lead(view, row)
    first, last = row, row
    while first > start and _is_listed(view, first - 1, lead):
        first -= 1
    while last + 1 < len(view.rows) and _is_listed(view, last + 1, lead):
        last += 1
    fields = [field_of(view.text(line, view.filled(line)[0])) for line in range(first, last + 1)]
    columns = {place: field for place, field in enumerate(fields) if field is not None}
    if not _is_form(set(columns.values()), ""):
        return None
    entries, end = _listed_entries(view, last + 1, len(fields), lead)
    return ClassForm(range(first, end), columns, tuple(entries), is_upright=False)


def _lead(view: GridView, row: int) -> tuple[int, bool]:
    """Where the only cell of a line stands: its column, and whether a tab stands before it."""
    column = view.filled(row)[0]
    return column, str(view.raw(row, column)).startswith("\t")


def _is_listed(view: GridView, row: int, lead: tuple[int, bool]) -> bool:
    """Whether a line is one heading that stands like the others."""
    filled = view.filled(row)
    if len(filled) != 1 or _lead(view, row) != lead:
        return False
    text = squeezed(view.text(row, filled[0]))
    return field_of(text) is not None or _OTHER_HEADING.fullmatch(text) is not None


def _listed_entries(view: GridView, start: int, width: int, lead: tuple[int, bool]) -> tuple[list[int], int]:
    """The first lines of the classes, `width` lines each, and the line behind the last; one that is blank is none."""
    entries: list[int] = []
    end, row = start, start
    while row < len(view.rows):
        if _is_gap(view, row, lead):
            row += 1
            continue
        lines = range(row, row + width)
        if lines.stop > len(view.rows) or not all(_is_cell(view, line, lead) for line in lines):
            break
        if any(not view.is_blank(line) for line in lines):
            entries.append(row)
        row = end = lines.stop
    return entries, end


def _is_gap(view: GridView, row: int, lead: tuple[int, bool]) -> bool:
    """Whether a line is blank and no blank cell: nothing stands where the cells begin, no tab either."""
    column, tab = lead
    cells = view.rows[row]
    return view.is_blank(row) and len(cells) <= max(column, 1) and not (tab and any("\t" in str(raw) for raw in cells))


def _is_cell(view: GridView, row: int, lead: tuple[int, bool]) -> bool:
    """Whether a line is a cell of such a form, blank or not, and no line of the text below."""
    filled = view.filled(row)
    if len(filled) > 1 or _is_gap(view, row, lead):
        return False
    text = view.text(row, filled[0]) if filled else ""
    return not filled or (_lead(view, row) == lead and len(text) <= _LONGEST_CELL and "：" not in text)
