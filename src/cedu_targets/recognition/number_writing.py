"""How the numbers of a sheet are written where a cell by itself does not tell: decimal commas, brackets for minus.

`72,6` is a slip of `726` in one column and a plain number in another, `(20)` minus twenty or a mark. The column
decides, and where it tells too little the sheet: the cells become written numbers, or are left as they are.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import parse_number
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.domain.written_number import WrittenNumber, written_number
from cedu_targets.files.grid import HeldRows, Raw, Spot, is_number, squeezed
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.table.additivity import Nature, nature_of
from cedu_targets.recognition.table.columns import bare, measure_in_brackets
from cedu_targets.recognition.view import GridView

_BRACKET = lazy_pattern(r"[(（]\s*+(?:[$€£¥￥]\s*+)?[\d.]")
_SUSPECT = lazy_pattern(rf"\d,\d|\d\.\d{{3}}|{_BRACKET.pattern}")
_LONGEST = 40
_WITH_COMMA = r"([-+]?(?:[$€£¥] ?)?)(\d{1,3}(?:[ .]\d{3})+|\d+),(\d+)( ?[%‰$€£¥])?( ?[*†‡]{1,3})?"
_WITH_POINTS = r"[-+]?\d{1,3}(?:\.\d{3})+"
_WITH_COMMAS = r"[-+]?(?:[$€£¥] ?)?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})( ?[%‰$€£¥])?"
_GROUPED_OTHERWISE = r"[^\d]*\d{1,3}[ .]\d{3}"
_PLAIN_POINT = r"[-+]?\d+\.\d+"
_THOUSANDS = r"[1-9]\d{0,2},\d{3}"
_IN_BRACKETS = r"(?:[$€£¥] ?)?\( ?((?:[$€£¥] ?)?(?:\d[\d,. ]*|\.\d+)) ?(%?) ?\)( ?%)?"
_COUNTED = "(?:人数|人次|人次数|次数|场次|场数|个数|户数|所数|班数)$"
_MONEY = (
    "(?<!单)元|支出|收入|结余|结转|预算|决算|执行|金额|经费|资金|拨款|盈亏|差额|超支"
    "|balance|expen|income|budget|cost|profit|loss"
)
_ROWS_ASKED = 2_000
"""The first rows tell how all are written."""
_FEWEST = 2
_MOST_AGAINST = 10
"""One cell in so many may be written the other way: a slip."""


def plainly_written(view: GridView) -> GridView:
    """The same view with such numbers as a `WrittenNumber` each."""
    spots = [*_first_suspects(view)]
    with_commas = _with_decimal_commas(view, spots)
    if with_commas or not isinstance(view.rows, HeldRows):
        spots += _suspects(view, range(_ROWS_ASKED, len(view.rows)), _SUSPECT if with_commas else _BRACKET)
    else:
        spots += _bracketed(view)
    plain_texts = {
        (row, column): written
        for (row, column), text in spots
        if column in with_commas and (written := _with_point(text)) is not None
    }
    plain_texts |= _negatives(view, spots, with_commas)
    edits: dict[Spot, Raw] = {
        spot: _written(view.raw(*spot), text) for spot, text in plain_texts.items() if is_number(text)
    }
    return view.edited(edits) if edits else view


def _written(raw: Raw, plain_text: str) -> WrittenNumber:
    number = parse_number(plain_text)
    assert number is not None
    return WrittenNumber(str(raw), number.value, number.percent)


def _bracketed(view: GridView) -> Iterator[tuple[Spot, str]]:
    """The numbers in brackets further down a long sheet."""
    for row, column, text in view.texts():
        if row >= _ROWS_ASKED and len(text) <= _LONGEST and _BRACKET.search(text):
            yield (row, column), fold(text).strip()


@by_words
def _first_suspects(view: GridView) -> Sequence[tuple[Spot, str]]:
    return tuple(_suspects(view, range(min(len(view.rows), _ROWS_ASKED)), _SUSPECT))


def _suspects(view: GridView, rows: range, suspect: re.Pattern[str]) -> Iterator[tuple[Spot, str]]:
    """Cells whose text may be a number that is written otherwise."""
    for row in rows:
        cells = view.rows[row]
        if not suspect.search("\n".join([raw for raw in cells if type(raw) is str])):
            continue
        for column, raw in enumerate(cells):
            if type(raw) is str and len(raw) <= _LONGEST and suspect.search(raw):
                yield (row, column), fold(raw).strip()


class _Commas(Struct):
    """How the commas and points of a column, or of a sheet, are to be read: the cells that speak for each reading."""

    decimal: int = 0
    """72,6"""
    thousands: int = 0
    """1,234: either"""
    against: int = 0
    """1,234,567 or 12.5"""

    def are_decimal(self) -> bool:
        return self.decimal >= max(_FEWEST, self.thousands) and self.against * _MOST_AGAINST <= self.decimal


def _with_decimal_commas(view: GridView, spots: Sequence[tuple[Spot, str]]) -> set[int]:
    """The columns in which a comma stands before the decimals: `72,6` says so, `12.5` and `1,234,567` the contrary.

    `1,234` is a thousand and more, unless most cells of its column say otherwise, or the sheet writes thousands with
    points or blanks. A column in which too little tells is read as the sheet.
    """
    columns: dict[int, _Commas] = {}
    sheet, groups_otherwise = _Commas(), False
    for (_, column), text in spots:
        commas = columns.setdefault(column, _Commas())
        is_thousands = re.fullmatch(_THOUSANDS, text) is not None
        is_decimal = not is_thousands and re.fullmatch(_WITH_COMMA, text) is not None
        groups_otherwise |= (is_decimal and re.match(_GROUPED_OTHERWISE, text) is not None) or bool(
            re.fullmatch(_WITH_POINTS, text)
        )
        for one in (commas, sheet):
            one.thousands += is_thousands
            one.decimal += is_decimal
            one.against += re.fullmatch(_WITH_COMMAS, text) is not None
    if not sheet.decimal:
        return set()
    for row in view.rows[:_ROWS_ASKED]:
        for column, raw in enumerate(row):
            if (
                type(raw) is str
                and re.fullmatch(_PLAIN_POINT, raw.strip())
                and not re.fullmatch(_WITH_POINTS, raw.strip())
            ):
                columns.setdefault(column, _Commas()).against += 1
                sheet.against += 1
    return {
        column
        for column, commas in columns.items()
        if commas.are_decimal() or (sheet.are_decimal() and not commas.against and (commas.decimal or groups_otherwise))
        if commas.decimal or commas.thousands or groups_otherwise
    }


def _with_point(text: str) -> str | None:
    match = re.fullmatch(_WITH_COMMA, text)
    if match is not None:
        sign, whole, places, after, _ = match.groups(default="")
        return f"{sign}{whole.replace(' ', '').replace('.', '')}.{places}{after}"
    return text.replace(".", "") if re.fullmatch(_WITH_POINTS, text) else None


def _negatives(view: GridView, spots: Iterable[tuple[Spot, str]], with_commas: Collection[int]) -> dict[Spot, str]:
    """Numbers in brackets that are negative: in a column that has others too, and in a row of a name and numbers.

    A row or a column of nothing but `(1)`, `(2)`, `(3)` holds codes; one of nothing but brackets may hold errors of
    estimates, or shares. Persons and things are never below 0.
    """
    bracketed: dict[int, dict[int, str]] = {}
    columns: dict[int, tuple[int | None, str]] = {}  # the first row with a plain number, and the heading
    for (row, column), text in spots:
        match = re.fullmatch(_IN_BRACKETS, text)
        number = _inside(match, has_decimal_commas=column in with_commas) if match is not None else ""
        if is_number(number):
            bracketed.setdefault(row, {})[column] = number
    negatives: dict[Spot, str] = {}
    for row, numbers in bracketed.items():
        if _are_codes(list(numbers.values())):
            continue
        for column, number in numbers.items():
            if column not in columns:  # once: a column of 40,000 brackets is not gone through for each of them
                first = _first_plain(view, column, with_commas)
                columns[column] = first, _head_over(view, row if first is None else first, column)
            first, head = columns[column]
            if _counts_things(head) or (first is None and not _is_of_money(head)):
                continue
            if _is_of_numbers(view, row, column, is_headed=first is not None and row < first):
                negatives[row, column] = f"-{number}"
    return negatives


def _are_codes(numbers: Sequence[str]) -> bool:
    return len(numbers) > 1 and all(
        left.isdigit() and right.isdigit() and int(right) == int(left) + 1 for left, right in pairwise(numbers)
    )


def _first_plain(view: GridView, column: int, with_commas: Collection[int]) -> int | None:
    """The first row with a number without brackets in a column."""
    has_commas = column in with_commas
    return next(
        (
            row
            for row in range(len(view.rows))
            if is_number(raw := view.raw(row, column))
            or (isinstance(raw, str) and written_number(raw) is not None)
            or (has_commas and isinstance(raw, str) and _with_point(fold(raw).strip()) is not None)
        ),
        None,
    )


def _reads_like_a_number(text: str) -> bool:
    return re.fullmatch(_IN_BRACKETS, fold(text)) is not None or written_number(text) is not None


def _head_over(view: GridView, row: int, column: int) -> str:
    """The nearest text over a cell that reads like no number."""
    texts = (view.text(above, column) for above in range(row - 1, -1, -1))
    return next((squeezed(text) for text in texts if text and not _reads_like_a_number(text)), "")


def _counts_things(head: str) -> bool:
    """Whether a heading says that persons or things are counted under it."""
    if nature_of(head) is Nature.CHANGE:
        return False
    return parse_unit_of_measure(measure_in_brackets(head)).comes_whole or re.search(_COUNTED, bare(head)) is not None


def _is_of_money(head: str) -> bool:
    """Whether a heading is one of money or of changes, where brackets are a minus even if no number stands without."""
    return nature_of(head) is Nature.CHANGE or re.search(_MONEY, head, re.IGNORECASE) is not None


def _inside(match: re.Match[str], *, has_decimal_commas: bool) -> str:
    number = match[1].strip() + (match[2] or (match[3] or "").strip())
    return (_with_point(number) if has_decimal_commas else None) or number


def _is_of_numbers(view: GridView, row: int, column: int, *, is_headed: bool) -> bool:
    """Whether a row begins with a name; one above the first plain number of a column has another number, too."""
    others = [other for other in view.filled(row) if other != column]
    texts = [other for other in others if other < column and not is_number(view.raw(row, other))]
    if all(re.fullmatch(_IN_BRACKETS, view.text(row, other)) for other in texts):
        return False
    return not is_headed or any(is_number(view.raw(row, other)) for other in others)
