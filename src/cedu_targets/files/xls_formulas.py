"""Formulas of an xls: the tokens of a plain sum -> the text that an xlsx has for it.

[MS-XLS] 2.5.198. Sums and differences of cells are understood, as in an xlsx (formulas.py); any other token ends it.
"""

import struct

from cedu_targets.domain.place import a1
from cedu_targets.files.grid import Spot

_ADD, _SUBTRACT, _PLUS, _MINUS, _PARENTHESES, _ATTRIBUTE, _INTEGER = 0x03, 0x04, 0x12, 0x13, 0x15, 0x19, 0x1E
_REFERENCE, _AREA, _MOVING_REFERENCE, _MOVING_AREA, _FUNCTION = 0x04, 0x05, 0x0C, 0x0D, 0x02
"""The low five bits of a token of any class (reference, value, array)."""
_IS_SUM, _WITHOUT_EFFECT = 0x10, frozenset({0x01, 0x40, 0x41})
"""Attributes: the sum of one argument; a volatile formula, blanks as typed."""
_SUM = 4
_SHARED = b"\x01"
_COLUMN_MOVES, _ROW_MOVES = 0x4000, 0x8000
_MOST_TOKENS = 2_000


def tokens_in(data: bytes, start: int) -> bytes:
    """The tokens in a record whose length stands at `start`; as many as there are in one that was cut."""
    return data[start + 2 : start + 2 + int.from_bytes(data[start : start + 2], "little")]


def shared_by(tokens: bytes) -> Spot | None:
    """The cell that a shared formula is kept at; None where the formula is the cell's own."""
    return struct.unpack_from("<HH", tokens, 1) if tokens[:1] == _SHARED and len(tokens) > 4 else None


def sum_text(tokens: bytes, spot: Spot) -> str:
    """The formula of a cell (BIFF8) as SUM(B5:B15) or B5+C5-D5; empty for any other, and for one that was cut."""
    stack: list[str] = []
    position = count = 0
    while position < len(tokens):
        try:
            size = _step(tokens, position, stack, spot)
        except (struct.error, IndexError):  # the stored result is read all the same
            return ""
        count += 1
        if size == 0 or count > _MOST_TOKENS:
            return ""
        position += size
    return stack[0] if len(stack) == 1 else ""


def _step(tokens: bytes, at: int, stack: list[str], spot: Spot) -> int:
    """Take one token: how many bytes it has, 0 where it is none of a plain sum."""
    token = tokens[at]
    if token in (_ADD, _SUBTRACT) and len(stack) > 1:
        right = stack.pop()
        stack.append(f"{stack.pop()}+{right}" if token == _ADD else f"{stack.pop()}-{_grouped(right)}")
        return 1
    if token in (_PLUS, _MINUS, _PARENTHESES) and stack:
        operand = stack.pop()
        stack.append(
            f"-{_grouped(operand)}" if token == _MINUS else f"({operand})" if token == _PARENTHESES else operand
        )
        return 1
    if token == _ATTRIBUTE:
        if tokens[at + 1] & _IS_SUM and stack:
            stack.append(f"SUM({stack.pop()})")
            return 4
        return 4 if tokens[at + 1] in _WITHOUT_EFFECT else 0
    if token == _INTEGER:
        stack.append(str(struct.unpack_from("<H", tokens, at + 1)[0]))
        return 3
    return _operand(tokens, at, stack, spot) if token & 0x60 else 0


def _grouped(text: str) -> str:
    """A term that a minus stands before; the tokens need no parentheses for it."""
    return f"({text})" if "+" in text or "-" in text else text


def _address(row: int, column: int, spot: Spot | None) -> str:
    """A reference as an address; in a shared formula (with its cell) rows and columns marked so count from there."""
    if spot is None:
        return a1(row, column & 0xFF)
    across = (spot[1] + column if column & _COLUMN_MOVES else column) & 0xFF
    return a1((spot[0] + row if column & _ROW_MOVES else row) & 0xFFFF, across)


def _operand(tokens: bytes, at: int, stack: list[str], spot: Spot) -> int:
    kind = tokens[at] & 0x1F
    moves = spot if kind in (_MOVING_REFERENCE, _MOVING_AREA) else None
    if kind in (_REFERENCE, _MOVING_REFERENCE):
        row, column = struct.unpack_from("<HH", tokens, at + 1)
        stack.append(_address(row, column, moves))
        return 5
    if kind in (_AREA, _MOVING_AREA):
        top, bottom, left, right = struct.unpack_from("<4H", tokens, at + 1)
        stack.append(f"{_address(top, left, moves)}:{_address(bottom, right, moves)}")
        return 9
    if kind == _FUNCTION and tokens[at + 2 : at + 4] == struct.pack("<H", _SUM):
        arguments = tokens[at + 1] & 0x7F
        if 0 < arguments <= len(stack):
            stack[-arguments:] = [f"SUM({','.join(stack[-arguments:])})"]
            return 4
    return 0
