"""Names around numbers: a table whose title names what it counts, and lines such as 常住人口：35700人.

Either is written as the table that it stands for, in a view whose cells keep their places.
"""

from cedu_targets.attainment.amounts import holds_amount
from cedu_targets.attainment.headings import Part, heading_of, part_of
from cedu_targets.attainment.name_runs import NameCells
from cedu_targets.attainment.sought import SoughtNames
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.files.grid import Raw, Spot, is_number, squeezed
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import is_year
from cedu_targets.recognition.view import GridView

_LINE = lazy_pattern(
    r"(?P<name>[^:：=]{2,60})[:：=]\s*(?P<number>[^()（）]{1,30}?)\s*(?:[（(](?P<remark>[^()（）]{1,60})[)）])?[。；;,，]?"
)
_ROWS_ASKED = 200
_MOST_ROWS_OVER = 8
_COUNTED = ("人数", "人次", "率", "数")


def with_lines_apart(view: GridView, names: SoughtNames) -> GridView:
    """The same view, each line of a name and a number as two cells, and its remark behind the name: its year."""
    edits: dict[Spot, Raw] = {}
    for row in range(len(view.rows)):
        filled = view.filled(row)
        text = view.raw(row, filled[0]) if len(filled) == 1 else None
        match = _LINE.fullmatch(text.strip()) if isinstance(text, str) and len(text) <= 160 else None
        if match is None or not holds_amount(match["number"]) or not heading_of(match["name"], names).sought:
            continue
        remark = f"（{match['remark']}）" if match["remark"] else ""
        edits[row, filled[0]] = match["name"].strip() + remark
        edits[row, filled[0] + 1] = match["number"].strip()
    return view.edited(edits) if edits else view


def with_name_in_headings(view: GridView, names: SoughtNames, cells: NameCells) -> GridView:
    """The same view, the name that its title, its corner or its sheet says before the headings that name nothing."""
    header = _header(view)
    if header is None:
        return view
    name = _name_over(view, header, names, cells)
    if name is None:
        return view
    first = view.filled(header)[0]
    edits: dict[Spot, Raw] = {}
    for column in view.filled(header)[1:]:
        raw, text = view.raw(header, column), squeezed(view.text(header, column))
        if is_year(raw):
            edits[header, column] = f"{name}{text}年" if is_number(raw) else f"{name}{text}"
        elif is_measure(text) or part_of(text) in (Part.ACHIEVED, Part.BASE) or heading_of(text, names).is_mute:
            edits[header, column] = f"{name}（{text}）" if is_measure(text) else f"{name}{text}"
    if (header, first) in cells:
        edits[header, first] = "单位"
    return view.edited(edits) if edits else view


def _header(view: GridView) -> int | None:
    """The row of headings over the first row of a name and numbers."""
    for row in range(1, min(len(view.rows), _ROWS_ASKED)):
        filled = view.filled(row)
        if len(filled) < 2 or not any(holds_amount(view.raw(row, column)) for column in filled[1:]):
            continue
        over = view.filled(row - 1)
        years = all(is_year(view.raw(row, column)) for column in filled[1:])
        if not years and len(over) > 1 and over[0] <= filled[0]:
            return row - 1
    return None


def _name_over(view: GridView, header: int, names: SoughtNames, cells: NameCells) -> str | None:
    """The one name in the corner, in a title, or of the sheet, with the word behind it that says how it is counted."""
    corner = view.filled(header)[0]
    if (header, corner) in cells:
        return squeezed(view.text(header, corner))
    rows = range(header - 1, max(header - 1 - _MOST_ROWS_OVER, -1), -1)
    titles = [squeezed(view.text(row, view.filled(row)[0])) for row in rows if len(view.filled(row)) == 1]
    for text in (*titles, view.sheet or "", view.file_name):
        if (found := _name_within(folded(text), names)) is not None:
            return found
    return None


def _name_within(text: str, names: SoughtNames) -> str | None:
    """The longest name that stands in a text, where the others that do are part of it."""
    found = [name for name in names.longest_first if name in text]
    if not found or any(name not in found[0] for name in found):
        return None
    end = text.index(found[0]) + len(found[0])
    return found[0] + next((word for word in _COUNTED if text[end:].startswith(word)), "")
