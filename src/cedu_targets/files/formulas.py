"""Formulas of a worksheet: which cells hold one, and which cells a plain sum adds up.

Sums and differences of cells are understood; any other function is left alone.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.place import a1
from cedu_targets.files.grid import CellRange, Spot

_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b([^>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)",
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_SHARED = re.compile(rb"\bsi\s*=\s*[\"'](\d+)[\"']")
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})")
_TOKEN = re.compile(rf"\s+|SUM(?=\s*\()|{_REFERENCE.pattern}|\d+(?:\.\d+)?|[-+(),:]")
_LONGEST = 2_000
_DEEPEST = 20
_LAST_ROW, _LAST_COLUMN = 2**20, 2**14


class FormulaTerm(NamedTuple):
    """A signed cell or range, or with no `area` a constant."""

    sign: int
    area: CellRange | None
    constant: Decimal = Decimal(0)
    inside_sum: bool = False
    """SUM skips texts; + does not."""


class _Unknown(Exception):
    """The value of a formula cannot be told."""


def formulas_in(xml: bytes) -> dict[Spot, str]:
    """The formulas of a worksheet by cell, without the equals sign; empty where its text is not known for certain."""
    if b"<f" not in xml and b":f" not in xml:
        return {}  # a sheet without formulas costs two looks
    from html import unescape  # it brings the names of two thousand signs

    found: dict[Spot, str] = {}
    masters: dict[bytes, tuple[Spot, str]] = {}
    for match in _FORMULA.finditer(xml):
        spot = _spot(match[1])
        if spot is None:
            continue
        kind, shared = _KIND.search(match[2]), _SHARED.search(match[2])
        text = unescape((match[3] or b"").decode("utf-8", "replace")).strip()
        if kind is None or kind[1] == b"normal":
            found[spot] = text
        elif kind[1] == b"shared" and shared:
            if text:
                masters[shared[1]] = (spot, text)
            found[spot] = _shifted(*masters[shared[1]], spot) if shared[1] in masters else ""
        else:
            found[spot] = ""  # an array formula, a data table
    return found


def _spot(attributes: bytes) -> Spot | None:
    match = _PLACE.search(attributes)
    return (int(match[2]) - 1, _column(match[1].decode())) if match else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _shifted(origin: Spot, text: str, spot: Spot) -> str:
    """A shared formula at another cell: references without $ move along. Empty where it is no plain sum."""
    tokens = _tokens(text)
    if tokens is None:
        return ""
    down, right = spot[0] - origin[0], spot[1] - origin[1]
    moved = []
    for token in tokens:
        match = _REFERENCE.fullmatch(token)
        if match is None:
            moved.append(token)
            continue
        column = _column(match[2]) + (0 if match[1] else right)
        row = int(match[4]) - 1 + (0 if match[3] else down)
        if not (0 <= row < _LAST_ROW and 0 <= column < _LAST_COLUMN):
            return ""
        letters = a1(0, column)[:-1]
        moved.append(f"{match[1]}{letters}{match[3]}{row + 1}")
    return "".join(moved)


def _tokens(text: str) -> list[str] | None:
    """The signs of a plain sum; None where anything else stands in it."""
    text = text.upper()
    if len(text) > _LONGEST:
        return None
    tokens: list[str] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        if not match[0].isspace():
            tokens.append(match[0])
        elif tokens and re.search(r"\w$", tokens[-1]) and re.match(r"[\w$]", text[match.end() :]):
            return None  # B5 C5 is an intersection of ranges
        position = match.end()
    return tokens


def parse_sum(text: str) -> tuple[FormulaTerm, ...] | None:
    """The terms of SUM(B5:B15), B5+C5-D5 …; None for any other formula."""
    tokens = _tokens(text)
    if not tokens:
        return None
    try:
        terms, end = _expression(tokens, 0, 1, 0, inside_sum=False)
    except (_Unknown, IndexError):
        return None
    return tuple(terms) if end == len(tokens) else None


def _expression(
    tokens: Sequence[str], position: int, sign: int, depth: int, *, inside_sum: bool
) -> tuple[list[FormulaTerm], int]:
    if depth > _DEEPEST:
        raise _Unknown
    terms: list[FormulaTerm] = []
    begins = position
    while position < len(tokens):
        current = sign
        if tokens[position] in "+-":
            while tokens[position] in "+-":
                current = -current if tokens[position] == "-" else current
                position += 1
        elif position > begins:
            break
        found, position = _term(tokens, position, current, depth, alone=inside_sum and position == begins)
        terms += found
    return terms, position


def _term(tokens: Sequence[str], position: int, sign: int, depth: int, *, alone: bool) -> tuple[list[FormulaTerm], int]:
    token = tokens[position]
    if token == "SUM":
        return _sum(tokens, position + 2, sign, depth)
    if token == "(":
        terms, position = _expression(tokens, position + 1, sign, depth + 1, inside_sum=False)
        if tokens[position] != ")":
            raise _Unknown
        return terms, position + 1
    match = _REFERENCE.fullmatch(token)
    if match is None:
        if not token[0].isdigit():
            raise _Unknown
        return [FormulaTerm(sign, None, Decimal(token))], position + 1
    row, column = int(match[4]) - 1, _column(match[2])
    following = tokens[position + 1] if position + 1 < len(tokens) else ""
    if following == ":":
        last = _REFERENCE.fullmatch(tokens[position + 2])
        if last is None or not alone:
            raise _Unknown
        rows, columns = sorted((row, int(last[4]) - 1)), sorted((column, _column(last[2])))
        return [FormulaTerm(sign, CellRange(rows[0], columns[0], rows[1], columns[1]), inside_sum=True)], position + 3
    # In SUM(B5, C5) a reference by itself skips texts; in SUM(B5+C5) it does not.
    return [
        FormulaTerm(sign, CellRange(row, column, row, column), inside_sum=alone and following in (",", ")"))
    ], position + 1


def _sum(tokens: Sequence[str], position: int, sign: int, depth: int) -> tuple[list[FormulaTerm], int]:
    terms: list[FormulaTerm] = []
    while True:
        found, position = _expression(tokens, position, sign, depth + 1, inside_sum=True)
        if not found:
            raise _Unknown
        terms += found
        position += 1
        if tokens[position - 1] == ")":
            return terms, position
        if tokens[position - 1] != ",":
            raise _Unknown
