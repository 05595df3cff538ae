"""A form in a text that was saved from it: each of its cells is a line, its headings stand one under the other."""

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.records.form import OF_CLASSES, ClassForm, is_form
from cedu_targets.recognition.records.headings import field_of
from cedu_targets.recognition.view import GridView

_LONGEST_CELL = 40
_OTHER_HEADING = lazy_pattern(r"备注|说明|.{0,6}单位")


def listed_form(view: GridView, row: int, start: int) -> ClassForm | None:
    """The form one of whose headings is this line: its headings stand one under the other, its classes under them."""
    if len(view.filled(row)) != 1:
        return None
    lead = lead_of(view, row)
    first, last = row, row
    while first > start and _is_listed(view, first - 1, lead):
        first -= 1
    while last + 1 < len(view.rows) and _is_listed(view, last + 1, lead):
        last += 1
    heads = {place: view.text(line, view.filled(line)[0]) for place, line in enumerate(range(first, last + 1))}
    columns = {place: field for place, text in heads.items() if (field := field_of(text)) is not None}
    if not is_form({field for field in columns.values() if field in OF_CLASSES}, ""):
        return None
    entries, end = _entries(view, last + 1, len(heads), lead)
    header = range(first, last + 1)
    return ClassForm(header, range(first, end), columns, heads, tuple(entries), is_upright=False, indent=lead[0])


def lead_of(view: GridView, row: int) -> tuple[int, bool]:
    """Where the only cell of a line stands: its column, and whether a tab stands before it."""
    column = view.filled(row)[0]
    return column, str(view.raw(row, column)).startswith("\t")


def _is_listed(view: GridView, row: int, lead: tuple[int, bool]) -> bool:
    """Whether a line is one heading that stands like the others."""
    filled = view.filled(row)
    if len(filled) != 1 or lead_of(view, row) != lead:
        return False
    text = squeezed(view.text(row, filled[0]))
    return field_of(text) is not None or _OTHER_HEADING.fullmatch(text) is not None


def _entries(view: GridView, start: int, width: int, lead: tuple[int, bool]) -> tuple[list[int], int]:
    """The first lines of the classes, `width` lines each, and the line behind the last; one that is blank is none."""
    entries: list[int] = []
    end, row = start, start
    while row < len(view.rows):
        if is_gap(view, row, lead):
            row += 1
            continue
        lines = range(row, row + width)
        if lines.stop > len(view.rows) or not all(is_cell(view, line, lead) for line in lines):
            break
        if any(not view.is_blank(line) for line in lines):
            entries.append(row)
        row = end = lines.stop
    return entries, end


def is_gap(view: GridView, row: int, lead: tuple[int, bool]) -> bool:
    """Whether a line is blank and no blank cell: nothing stands where the cells begin, no tab either."""
    column, tab = lead
    cells = view.rows[row]
    return view.is_blank(row) and len(cells) <= max(column, 1) and not (tab and any("\t" in str(raw) for raw in cells))


def is_cell(view: GridView, row: int, lead: tuple[int, bool]) -> bool:
    """Whether a line is a cell of such a form, blank or not, and no line of the text below."""
    filled = view.filled(row)
    if len(filled) > 1 or is_gap(view, row, lead):
        return False
    text = view.text(row, filled[0]) if filled else ""
    return not filled or (lead_of(view, row) == lead and len(text) <= _LONGEST_CELL and "：" not in text)
