"""The sheets of a file in which no document was found: each is named, as what may be a table or as what is none."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, texts_in
from cedu_targets.recognition.table.row_keys import may_hold_amounts
from cedu_targets.recognition.view import GridView

_FEWEST_ROWS = 3
_LABEL_ENDS = (":", "：")
_MOST_NAMED = 10
_FEWEST_CELLS = 2
_MORE_LINES = 3
"""Lines of headings under the first one, which leave the first column blank."""


def is_our_aside(view: GridView) -> bool:
    """True for a sheet that cedu wrote beside a table (how an allocation came about): its first cell says so."""
    first = next((row for row in range(len(view.rows)) if not view.is_blank(row)), None)
    return first is not None and view.text(first, view.filled(first)[0]).startswith(ASIDE)


def passed_over(views: Sequence[GridView]) -> Iterator[Finding]:
    """A sheet that was not read is always named: also where it only says that it is no table.

    Only the lists that drop down in a form of ours are none of anybody's.
    """
    views = [view for view in views if not _is_of_choices(view)]
    ours = [view.sheet or "" for view in views if is_our_aside(view)]
    if ours:
        place = Place(sheet=ours[0])
        yield Finding("RD022", "reading", Severity.NOTE, place, {"other": "、".join(ours)}, variant="ours")
    others = [view for view in views if view.sheet not in ours and _is_filled(view)]
    for view in others:
        if may_be_a_table(view):
            yield Finding("RD022", "reading", Severity.WARNING, Place(sheet=view.sheet), {"other": view.sheet})
    if asides := [view.sheet or "" for view in others if not may_be_a_table(view)]:
        names = "、".join(asides[:_MOST_NAMED]) + ("…" if len(asides) > _MOST_NAMED else "")
        found: dict[str, Parameter] = {"texts": names, "count": len(asides)}
        variant = "" if len(asides) > 1 else "one"
        yield Finding("RD054", "reading", Severity.NOTE, Place(sheet=asides[0]), found, variant=variant)


def _is_of_choices(view: GridView) -> bool:
    """Whether it is the hidden sheet of a form of cedu that holds the lists to choose from, and no number."""
    is_ours = view.is_hidden and is_our_aside(view)
    return is_ours and not any(view.has_number(row, view.filled(row)) for row in range(len(view.rows)))


def is_a_list(view: GridView) -> bool:
    """True for rows of two cells and more, as against lines of text."""
    return sum(1 for row in range(len(view.rows)) if len(view.filled(row)) > 1) >= _FEWEST_ROWS


def may_be_a_table(view: GridView) -> bool:
    """True for rows under headings with a column in which amounts stand or are still to be filled in.

    Contents, covers, lists of codes or of telephones and instructions have none.
    """
    heads, below = _under_headings(view)
    names = {row: view.text(row, view.filled(row)[0]) for row in below}
    if len(below) < _FEWEST_ROWS or sum(name.endswith(_LABEL_ENDS) for name in names.values()) > len(below) / 2:
        return False
    return may_hold_amounts(view, {one: head for one, head in heads.items() if not texts_in(view, below, one)}, names)


def _under_headings(view: GridView) -> tuple[dict[int, str], list[int]]:
    """The headings of the columns, in one line or several, and the rows under them."""
    filled = [row for row in range(len(view.rows)) if not view.is_blank(row)]
    wide = [row for row in filled if len(view.filled(row)) > 1]
    top = next((row for row in wide if len(view.filled(row)) > _FEWEST_CELLS), wide[0] if wide else None)
    if top is None:
        return {}, []
    rows, first = filled[filled.index(top) :], view.filled(top)[0]
    lines = [top, *takewhile(lambda row: view.filled(row)[0] > first, rows[1 : 1 + _MORE_LINES])]
    if view.has_number(top, view.filled(top)):
        lines = []  # 1, 填报范围: a list without headings
    heads = {column: view.text(row, column) for row in lines for column in view.filled(row)}
    heads = heads or dict.fromkeys(view.filled(top), "")
    return heads, rows[len(lines) : len(lines) + ROWS_LOOKED_AT]


def _is_filled(view: GridView) -> bool:
    return any(not view.is_blank(row) for row in range(len(view.rows)))
