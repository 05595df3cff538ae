"""Code rows: 栏次 1, 2, 3 … — the key by which a table's columns are known."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import and_

from msgspec import Struct

from cedu_targets.domain.folding import fold_ordinals
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import Grid, HeldRows, Raw, is_number, squeezed, text_of

_CODE = lazy_pattern(
    r"[第栏列]?[(\[]?([IVXivx]{1,4}|[A-Za-z]{1,2}\d{0,3}(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2})*)[)\]]?[栏列]?(?:\s*=.+)?"
)
CODE_ROW_NAME = lazy_pattern(
    r"栏次|栏号|列次|列号|栏目|代码|指标代码|指标编号|编号|columns?|codes?|col\.?|no\.?", re.IGNORECASE
)
_CODE_ROW_LABEL = lazy_pattern(rf"|[甲乙丙丁]|栏|行次|序号|项目|指标|单位|{CODE_ROW_NAME.pattern}", re.IGNORECASE)
_NAMES_HEAD = lazy_pattern(
    r"(?:填报|责任|报送)?单位(?:名称)?|街道|镇街|街镇|乡镇|地区|区县|县区|学校|名称|units?|towns?|districts?|names?",
    re.IGNORECASE,
)
"""Headings of the names of rows, before codes that count on, where these are the whole header."""
_SURE_NAME = lazy_pattern(r"栏次|栏号|列次|列号|columns?|col\.?", re.IGNORECASE)
"""What only a row of codes is called: its codes need not rise."""
_FIRST_LABEL = lazy_pattern("甲|栏")
_FIRST_CODES = frozenset({"1", "A", "A1", "I"})
"""The one code of a table with one column, and what stands before it."""
YEAR = lazy_pattern(r"(?:19|20)\d\d")
_ORDINALS = lazy_pattern(r"\d+|[甲乙丙丁戊己庚辛壬癸]|(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_LONGEST_OF_A_SERIES = 8
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


_CELLS_OF_A_HEADER = 2
_MOST_KEPT = 2_000
"""Signs in a row; the codes of a longer one are not kept."""
Codes = tuple[int, int | None, Mapping[int, str]]
"""The first column of a table, the first beyond it, and its codes by column."""


class CodeRow(Struct, frozen=True):
    """Codes of one table in a row; two tables side by side have two, each from its own `left` column."""

    row: int
    left: int
    right: int | None
    """The column where the next table to the right begins."""
    codes: Mapping[int, str]


def code_rows(grid: Grid, start: int) -> Iterator[CodeRow]:
    """The tables from a row on, by the rows of their codes: unique codes, numbers rising, no unit name before them."""
    for row, filled, is_first_line in rows_asked(grid, start):
        cells = grid.rows[row]
        texts = tuple([(column, text_of(cells[column])) for column in filled])
        find = _codes_in if sum(len(text) for _, text in texts) <= _MOST_KEPT else _codes_in.__wrapped__
        yield from (CodeRow(row, *codes) for codes in (find(texts, is_first_line) if len(texts) > 1 else ()))


def rows_asked(grid: Grid, start: int) -> Iterator[tuple[int, Sequence[int], bool]]:
    """The rows that may be of codes: each with its filled columns, and whether it is the first line of a header."""
    follows_numbers, is_first_line = False, True
    of_numbers = _rows_of_numbers(grid)
    for row in range(start, len(grid.rows)):
        if follows_numbers and of_numbers[row]:
            continue
        cells = grid.rows[row]
        if follows_numbers and _has_stored_number(cells):
            continue  # the next row of data
        filled = grid.filled(row)
        if not follows_numbers:
            yield row, filled, is_first_line
        if filled:
            # Under numbers stands a row of data that happens to rise (甲 4 6). Under years codes may.
            follows_numbers = _has_plain_number(cells)
            is_first_line = len(filled) < _CELLS_OF_A_HEADER


def _rows_of_numbers(grid: Grid) -> Sequence[int]:
    """For each row of a long sheet whether it surely is one of a plain number and something else; of others not."""
    rows = grid.rows
    if not isinstance(rows, HeldRows):
        return bytes(len(rows))
    return [*map(and_, rows.beyond(_FIRST_YEAR, _LAST_YEAR), rows.filled(_CELLS_OF_A_HEADER))]


@lru_cache(maxsize=256)
def _codes_in(texts: tuple[tuple[int, str], ...], is_first_line: bool) -> tuple[Codes, ...]:
    """One entry for each table. Kept, since all forms of one notice have the same rows over their numbers.

    In the first line under a title the codes may be the whole header.
    """
    segments: list[list[tuple[int, str]]] = [[]]
    for column, printed in texts:
        text = fold_ordinals(squeezed(printed))
        if segments[-1] and CODE_ROW_NAME.fullmatch(text):
            segments.append([])  # 栏次 again: another table to the right
        segments[-1].append((column, text))
    starts = [0, *(segment[0][0] for segment in segments[1:]), None]
    found = [_code_row(segment, is_first_line) for segment in segments]
    return tuple(
        (left or 0, right, codes) for left, right, codes in zip(starts, starts[1:], found, strict=False) if codes
    )


def _code_row(cells: Sequence[tuple[int, str]], is_first_line: bool) -> dict[int, str]:
    codes: dict[int, str] = {}
    named = strange = heads = 0
    is_sure = _SURE_NAME.fullmatch(cells[0][1]) is not None
    for column, text in cells:
        if (match := _CODE.fullmatch(text)) and not (match[1] == "0" and not codes):
            codes[column] = match[1].upper()
        elif codes:
            if len(codes) == 1 and not named and not _CODE_ROW_LABEL.fullmatch(text) and text not in BLANK_MARKS:
                return {}  # 1 东山 2 3 4: a running number, a name, and numbers
            strange += text not in BLANK_MARKS and text not in ("备注", "说明")
        elif CODE_ROW_NAME.fullmatch(text):
            named += 1
        elif not _CODE_ROW_LABEL.fullmatch(text) and text != "0":
            if not (is_first_line and _NAMES_HEAD.fullmatch(text)):
                return {}
            heads += 1
    if heads and not _count_on(list(codes.values())):
        return {}
    numbers = [_rank(code) for code in codes.values() if code[0].isdigit()]
    # A row that says 栏次 is one even where a code stands twice, which is then said.
    rising = sum(1 for left, right in pairwise(numbers) if left < right or (named and left == right))
    is_lone = (named or is_first_line or _FIRST_LABEL.fullmatch(cells[0][1])) and _FIRST_CODES.issuperset(
        codes.values()
    )
    if len(codes) < (1 if is_lone or is_sure else 2) or (rising < 0.8 * (len(numbers) - 1) and not is_sure):
        return {}
    if len(set(codes.values())) < (0.5 if named else 0.8) * len(codes):
        return {}
    if strange > (0.34 if named else 0.2) * len(codes):
        return {}
    return codes


def _count_on(codes: Sequence[str]) -> bool:
    """True for 1, 2, 3 … and A, B, C …"""
    ranks = [int(code) if code.isdigit() else ord(code[0]) for code in codes if code.isdigit() or len(code) == 1]
    return 0 < len(ranks) == len(codes) and ranks == list(range(ranks[0], ranks[0] + len(ranks)))


def is_of_a_series(text: str, others: Iterable[str]) -> bool:
    """True for A1 among A2 and A3, 甲 among 乙 and 丙: the name of a unit, and no code or label of a column."""
    shape = _shape(text)
    return shape != text and not text.isdigit() and shape in map(_shape, others)


def _shape(text: str) -> str:
    text = fold_ordinals(squeezed(text))
    return _ORDINALS.sub(_kind, text) if len(text) <= _LONGEST_OF_A_SERIES else text


def _kind(ordinal: re.Match[str]) -> str:
    """What stands for the number, the letter or the 天干 that counts on in names."""
    sign = ordinal[0]
    return "\\d" if sign.isdigit() else "\\a" if sign.isascii() else "\\甲"


def _rank(code: str) -> tuple[int, ...]:
    """1.2 comes before 1.10 and 2."""
    return tuple(map(int, code.split(".")))


def _has_plain_number(cells: Sequence[Raw]) -> bool:
    """True for a row with a number that is no year; stored ones are looked for before those written as text."""
    return _has_stored_number(cells) or any(
        raw != "" and is_number(raw) and not _is_year(raw) for raw in cells if raw is not None
    )


def _has_stored_number(cells: Sequence[Raw]) -> bool:
    for raw in cells:  # noqa: SIM110 - any() takes twice as long here
        if type(raw) is float and not (_FIRST_YEAR <= raw <= _LAST_YEAR and _is_year(raw)):
            return True
    return False


def _is_year(raw: Raw) -> bool:
    if isinstance(raw, float) and not _FIRST_YEAR <= raw <= _LAST_YEAR:
        return False  # told without writing it out: every row of a long table asks
    return YEAR.fullmatch(text_of(raw)) is not None
