"""The names of rows: which column holds them, how a row's name is written, and how deep it stands."""

import re
from collections.abc import Iterable, Sequence

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import Grid, is_number, squeezed
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.measure_names import measure_named

_LEAD = lazy_pattern(r"[\s\-‐-―−─┄┅━│└├┗┣·•‧・…．.○●◦▪]*")
"""What stands before a name to show its level: white space, dashes, dots."""
_OF_WHICH = lazy_pattern(r"(?:其中|of which|including)\b[:：]?|其中", re.IGNORECASE)
_TOTAL = lazy_pattern(
    r"全[省市州区县旗镇乡村].{0,4}|.{0,4}(?:合计|总计|共计|总数)|(?:.*\b)?(?:grand |sub-?)?total", re.IGNORECASE
)
_LIKE_A_NUMBER = lazy_pattern(r"[^\w]*[增减升降约近]?\d")
_WHOLE = lazy_pattern(r"(?<!\d)(\d++)\.0++$")
"""A year or an id as some programs write numbers: 2019.00."""
_WIDE = frozenset("　\t")
_INDENT_DEPTH = 2
"""A step of a cell's indent is as wide as a wide blank."""
_COLUMN_DEPTH = 100
"""A name in a column further right stands deeper than any blanks before a name could put it."""
_DEEPEST_LEAD = _COLUMN_DEPTH - 1


def ends_and_totals(names: Sequence[str]) -> list[str]:
    """The first name, the totals and the last: all that tells whether more of the list may follow."""
    totals = [name for name in names[1:-1] if _TOTAL.fullmatch(name)]
    return [*names[:1], *totals, *names[1:][-1:]]


def are_one_list(parts: Iterable[Sequence[str]]) -> bool:
    """True for the names of one list in several parts: all different, a total at either end at most."""
    names = [name for part in parts for name in part]
    if len(set(names)) < len(names):
        return False
    totals = [position for position, name in enumerate(names) if _TOTAL.fullmatch(name)]
    return not totals or totals in ([0], [len(names) - 1])


def label_column(grid: Grid, rows: Iterable[int], columns: Iterable[int]) -> int:
    """The column of names left of the numbers: the one with most different texts (or numbers), rightmost of equals."""
    looked_at = list(rows)

    def rank(column: int) -> tuple[bool, bool, int, int, int]:
        raws = [grid.raw(row, column) for row in looked_at]
        texts = {raw for raw in raws if isinstance(raw, str) and raw.strip() and not is_number(raw)}
        # 人次, 场 and 目标, 完成 stand beside names and are none.
        are_names = any(not is_measure(text.strip()) and measure_named(text) is None for text in texts)
        # 3座, ↑5: what was meant for numbers stands beside names, where another column has one for each row.
        are_proper = 5 * sum(1 for text in texts if not _LIKE_A_NUMBER.match(text)) >= 4 * len(looked_at)
        return are_names, are_proper, len(texts), len(set(raws) - {None, ""}), column

    return max(columns, key=rank)


def row_name(grid: Grid, row: int, label: int, left: Sequence[int]) -> tuple[str, int | None]:
    """The name in a row without white space, and its column; an empty one in none where it has no name.

    It stands in the label column, else it is the text nearest to the numbers (合计 under 序号, 全区 merged).
    """
    name = squeezed(grid.text(row, label))
    if name and name[0].isdigit():  # 合计, 2个村: the count of the rows beside the total's name
        for column in left:
            if column < label and _TOTAL.fullmatch(text := squeezed(grid.text(row, column))):
                return text, column
    if name:
        return _WHOLE.sub(r"\1", name) if name[0].isdigit() else name, label
    for column in reversed(left):
        if (text := squeezed(grid.text(row, column))) and not is_number(grid.raw(row, column)):
            return text, column
    return "", None


def indents_of(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> tuple[int, ...]:
    """How deep the names in these rows, each in its column, stand as they are written; 0 for one at the margin.

    Blanks, dashes and dots before a name, a leading 其中 and the indent of its cell count, and most of all the
    column, where names stand in several.
    """
    first, set_in = min(columns, default=0), grid.indents
    leads = [_lead(grid.raw(row, column)) for row, column in zip(rows, columns, strict=True)]
    if set_in:
        leads = [
            min(lead + _INDENT_DEPTH * set_in.get(place, 0), _DEEPEST_LEAD)
            for lead, place in zip(leads, zip(rows, columns, strict=True), strict=True)
        ]
    return tuple(lead + _COLUMN_DEPTH * (column - first) for lead, column in zip(leads, columns, strict=True))


def _lead(raw: object) -> int:
    if not isinstance(raw, str) or not raw or (raw[0].isalnum() and raw[0] not in "其oOiI"):
        return 0  # nearly always
    match = _LEAD.match(raw)
    if match is None or match.end() == len(raw):
        return 0  # a mark for nothing is no name with a dash before it
    lead = match[0]
    depth = sum(2 if sign in _WIDE else 1 for sign in lead) + (_OF_WHICH.match(raw, len(lead)) is not None)
    return min(depth, _DEEPEST_LEAD)
