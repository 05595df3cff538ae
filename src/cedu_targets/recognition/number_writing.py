"""How the numbers of a sheet are written where a cell by itself does not tell: decimal commas, brackets for minus.

`72,6` is a slip of `726` on one sheet and a plain number on another, `(20)` minus twenty or a mark. The sheet as a
whole decides: its cells are rewritten as `parse_number` reads them, or left as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from cedu_targets.domain.folding import fold
from cedu_targets.files.grid import Raw, Spot, is_number
from cedu_targets.recognition.view import GridView

_BRACKET = re.compile(r"[(（]\s*[$€£¥￥]?\s*[\d.]")
_SUSPECT = re.compile(rf"\d,\d|\d\.\d{{3}}|{_BRACKET.pattern}")
_LONGEST = 40
_WITH_COMMA = re.compile(r"([-+]?(?:[$€£¥] ?)?)(\d{1,3}(?:[ .]\d{3})+|\d+),(\d+)( ?[%‰$€£¥])?( ?[*†‡]{1,3})?")
_WITH_POINTS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+")
_WITH_COMMAS = re.compile(r"[-+]?(?:[$€£¥] ?)?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})( ?[%‰$€£¥])?")
_PLAIN_POINT = re.compile(r"[-+]?\d+\.\d+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_IN_BRACKETS = re.compile(r"(?:[$€£¥] ?)?\( ?((?:[$€£¥] ?)?(?:\d[\d,. ]*|\.\d+)) ?(%?) ?\)( ?%)?")
_ROWS_ASKED = 2_000
"""The first rows tell how all are written."""
_FEWEST = 2
_MOST_AGAINST = 10
"""One cell in so many may be written the other way: a slip."""


def plainly_written(view: GridView) -> GridView:
    """The same view with its numbers as `parse_number` reads them."""
    spots = list(_suspects(view, range(min(len(view.rows), _ROWS_ASKED)), _SUSPECT))
    edits: dict[Spot, Raw] = {}
    has_commas = _has_decimal_commas(view, [text for _, text in spots])
    spots += _suspects(view, range(_ROWS_ASKED, len(view.rows)), _SUSPECT if has_commas else _BRACKET)
    if has_commas:
        edits |= {spot: written for spot, text in spots if (written := _with_point(text)) is not None}
    edits |= _negatives(view, spots, edits)
    return view.edited(edits) if edits else view


def _suspects(view: GridView, rows: range, suspect: re.Pattern[str]) -> Iterator[tuple[Spot, str]]:
    """Cells whose text may be a number that is written otherwise."""
    for row in rows:
        cells = view.rows[row]
        if not suspect.search("\n".join([raw for raw in cells if type(raw) is str])):
            continue
        for column, raw in enumerate(cells):
            if type(raw) is str and len(raw) <= _LONGEST and suspect.search(raw):
                yield (row, column), fold(raw).strip()


def _has_decimal_commas(view: GridView, texts: Sequence[str]) -> bool:
    """Whether the comma stands before the decimals: `72,6` says so, `12.5` and `1,234,567` the contrary.

    `1,234` is a thousand and more, unless most cells say otherwise.
    """
    thousands = sum(1 for text in texts if _THOUSANDS.fullmatch(text))
    decimal = sum(1 for text in texts if _WITH_COMMA.fullmatch(text)) - thousands
    if decimal < max(_FEWEST, thousands):
        return False
    against = sum(1 for text in texts if _WITH_COMMAS.fullmatch(text))
    cells = (raw.strip() for row in view.rows[:_ROWS_ASKED] for raw in row if type(raw) is str)
    against += sum(1 for text in cells if _PLAIN_POINT.fullmatch(text) and not _WITH_POINTS.fullmatch(text))
    return against * _MOST_AGAINST <= decimal


def _with_point(text: str) -> str | None:
    match = _WITH_COMMA.fullmatch(text)
    if match is not None:
        sign, whole, places, after, _ = match.groups(default="")
        return f"{sign}{whole.replace(' ', '').replace('.', '')}.{places}{after}"
    return text.replace(".", "") if _WITH_POINTS.fullmatch(text) else None


def _negatives(view: GridView, spots: Iterable[tuple[Spot, str]], edits: Mapping[Spot, Raw]) -> dict[Spot, Raw]:
    """Numbers in brackets that are negative: in a column that has others too, and in a row of a name and numbers.

    A row or a column of nothing but `(1)`, `(2)`, `(3)` holds codes; one of nothing but brackets may hold errors of
    estimates, or shares.
    """
    bracketed: dict[int, dict[int, str]] = {}
    firsts: dict[int, int | None] = {}
    for (row, column), text in spots:
        match = _IN_BRACKETS.fullmatch(text)
        number = _inside(match, has_decimal_commas=bool(edits)) if match is not None else ""
        if is_number(number):
            bracketed.setdefault(row, {})[column] = number
    negatives: dict[Spot, Raw] = {}
    for row, numbers in bracketed.items():
        if _are_codes(list(numbers.values())):
            continue
        for column, number in numbers.items():
            if column not in firsts:
                firsts[column] = _first_plain(view, column, edits)
            first = firsts[column]
            if first is not None and _is_of_numbers(view, row, column, is_headed=row < first):
                negatives[row, column] = f"-{number}"
    return negatives


def _are_codes(numbers: Sequence[str]) -> bool:
    return len(numbers) > 1 and all(
        left.isdigit() and right.isdigit() and int(right) == int(left) + 1 for left, right in pairwise(numbers)
    )


def _first_plain(view: GridView, column: int, edits: Mapping[Spot, Raw]) -> int | None:
    rows = range(len(view.rows))
    return next((row for row in rows if (row, column) in edits or is_number(view.raw(row, column))), None)


def _inside(match: re.Match[str], *, has_decimal_commas: bool) -> str:
    number = match[1].strip() + (match[2] or (match[3] or "").strip())
    return (_with_point(number) if has_decimal_commas else None) or number


def _is_of_numbers(view: GridView, row: int, column: int, *, is_headed: bool) -> bool:
    """Whether a row begins with a name; one above the first plain number of a column has another number, too."""
    others = [other for other in view.filled(row) if other != column]
    texts = [other for other in others if other < column and not is_number(view.raw(row, other))]
    if all(_IN_BRACKETS.fullmatch(view.text(row, other)) for other in texts):
        return False
    return not is_headed or any(is_number(view.raw(row, other)) for other in others)
