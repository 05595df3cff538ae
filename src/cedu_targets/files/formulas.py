"""The grammar of formulas: the text that an xlsx has for one -> what it is made of.

Any formula of numbers, texts, cells, operators and functions is read; which functions can be calculated is known to
`formula_functions.py`. Of a plain sum `parse_sum` tells the cells that it adds up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NoReturn

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import a1, column_number
from cedu_targets.files.formula_nodes import (
    Call,
    Chain,
    Error,
    FormulaTerm,
    Negative,
    Node,
    Number,
    Percent,
    Reference,
    Text,
)
from cedu_targets.files.grid import CellRange, Obstacle, Spot
from cedu_targets.files.guard import SHEET_COLUMNS, SHEET_ROWS

_COLUMN, _ROW = r"\$?[A-Z]{1,3}", r"\$?[1-9]\d{0,6}"
_CELL = _COLUMN + _ROW
_SHEET = r"(?:'(?:[^']|''){1,64}+'|[\w.]{1,64}+)!"  # 31 signs at most; bounds keep the search linear
_TOKEN = lazy_pattern(
    r"(?P<blank>\s+)"
    r'|(?P<text>"(?:[^"]|"")*+")'
    rf"|(?P<area>(?:{_SHEET})?(?:{_CELL}(?:\s*:\s*{_CELL})?|{_COLUMN}\s*:\s*{_COLUMN}|{_ROW}\s*:\s*{_ROW})(?![\w.(!\[]))"
    r"|(?P<number>(?:\d{1,40}+(?:\.\d{0,40}+)?|\.\d{1,40}+)(?:E[+-]?\d{1,3})?(?![\w.]))"
    r"|(?P<function>[^\W\d][\w.]*)\s*\("
    r"|(?P<sign><>|<=|>=|[-+*/^&%(),=<>])"
    r"|(?P<error>#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!))"
    r"|(?P<other>[^\W\d][\w.]*|'++|.)",
    re.IGNORECASE | re.DOTALL,
)
_END = lazy_pattern(rf"(?P<column>{_COLUMN})?(?P<row>{_ROW})?", re.IGNORECASE)
_RANKS = {
    sign: rank
    for rank, signs in enumerate((("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",)))
    for sign in signs
}
"""Operators with two sides, the loosest first; those of one rank are taken from left to right."""
LONGEST = 8_192
_DEEPEST = 64


class NotUnderstoodError(Exception):
    """A formula that is not read, and why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """What a formula (without its equals sign) is made of. Raises NotUnderstoodError."""
    if len(text) > LONGEST:
        raise NotUnderstoodError(Obstacle("size"))
    parser = _Parser(text)
    node = parser.expression(0, 0)
    if parser.kind:
        parser.refuse()
    return node


def parse_sum(text: str) -> tuple[FormulaTerm, ...] | None:
    """The terms of SUM(B5:B15), B5+C5-D5 …; None for any other formula."""
    try:
        return tuple(_terms(parse(text), 1, inside_sum=False)) or None
    except NotUnderstoodError:
        return None


def shifted(text: str, origin: Spot, spot: Spot) -> str:
    """A shared formula at another cell: references without $ move along. Empty where one leaves the sheet."""
    down, right = spot[0] - origin[0], spot[1] - origin[1]
    try:
        return _TOKEN.sub(lambda match: _moved(match[0], down, right) if match["area"] else match[0], text)
    except NotUnderstoodError:
        return ""


def _moved(area: str, down: int, right: int) -> str:
    sheet, mark, ends = area.rpartition("!")
    return sheet + mark + ":".join(_moved_end(end.strip(), down, right) for end in ends.split(":"))


def _moved_end(end: str, down: int, right: int) -> str:
    match = _END.fullmatch(end)
    assert match is not None
    letters, digits = match["column"] or "", match["row"] or ""
    if letters and not letters.startswith("$"):
        letters = a1(0, _within(column_number(letters.upper()) + right, SHEET_COLUMNS))[:-1]
    if digits and not digits.startswith("$"):
        digits = str(_within(int(digits) + down - 1, SHEET_ROWS) + 1)
    return letters + digits


def _within(number: int, end: int) -> int:
    if not 0 <= number < end:
        raise NotUnderstoodError(Obstacle("form"))
    return number


class _Parser:
    """Reads the tokens of one formula from left to right; `kind` and `token` are those of the next one."""

    def __init__(self, text: str) -> None:
        self._matches = (match for match in _TOKEN.finditer(text) if match.lastgroup != "blank")
        self.kind, self.token = "", ""
        self._step()

    def _step(self) -> str:
        token = self.token
        match = next(self._matches, None)
        self.kind = match.lastgroup or "" if match else ""
        self.token = match[self.kind] if match else ""
        return token

    def refuse(self) -> NoReturn:
        """Raises NotUnderstoodError at the next token."""
        is_link = self.token == "["  # [1]表!B5 is of another workbook; 表[列] of a list, which is not read either
        raise NotUnderstoodError(Obstacle("outside") if is_link else Obstacle("form"))

    def expression(self, loosest: int, depth: int) -> Node:
        """An operand, with all operators behind it that bind as much as `loosest` or more."""
        node = self._signed(depth)
        while self.kind == "sign" and (rank := _RANKS.get(self.token, -1)) >= loosest:
            rest = []
            while _RANKS.get(self.token) == rank and self.kind == "sign":
                rest.append((self._step(), self.expression(rank + 1, depth)))
            node = Chain(node, tuple(rest))
        return node

    def _signed(self, depth: int) -> Node:
        """An operand with the signs before and behind it; a minus binds more than ^."""
        is_negative = False
        while self.kind == "sign" and self.token in "+-":
            is_negative ^= self._step() == "-"
        node = self._operand(depth)
        while self.kind == "sign" and self.token == "%":
            self._step()
            node = Percent(node)
        return Negative(node) if is_negative else node

    def _operand(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise NotUnderstoodError(Obstacle("size"))
        kind, token = self.kind, self.token
        if kind == "function":
            self._step()
            return self._call(token.upper().removeprefix("_XLFN."), depth + 1)
        if token == "(" and kind == "sign":
            self._step()
            node = self.expression(0, depth + 1)
            self._close(")")
            return node
        if kind == "number":
            node = Number(Decimal(token))
        elif kind == "text":
            node = Text(token[1:-1].replace('""', '"'))
        elif kind == "error":
            node = Error(token.upper())
        elif kind == "area":
            node = _reference(token)
        else:
            self.refuse()
        self._step()
        return node

    def _call(self, name: str, depth: int) -> Call:
        arguments: list[Node] = []
        while self.token != ")" or arguments:
            arguments.append(self.expression(0, depth))
            if self.token != ",":
                break
            self._step()
        self._close(")")
        if name == "SUMIF" and len(arguments) == 3:
            judged, summed = arguments[0], arguments[2]
            if isinstance(judged, Reference) and isinstance(summed, Reference):
                arguments[2] = summed.sized_as(judged)  # SUMIF sums as many cells as it judges
        return Call(name, tuple(arguments))

    def _close(self, sign: str) -> None:
        if self.token != sign or self.kind != "sign":
            self.refuse()
        self._step()


def _reference(token: str) -> Reference:
    sheet, mark, ends = token.rpartition("!")
    if "[" in sheet:
        raise NotUnderstoodError(Obstacle("outside"))
    name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    rows: list[int] = []
    columns: list[int] = []
    for end in ends.replace("$", "").split(":"):
        match = _END.fullmatch(end.strip())
        assert match is not None
        columns += [_within(column_number(match["column"].upper()), SHEET_COLUMNS)] if match["column"] else []
        rows += [_within(int(match["row"]) - 1, SHEET_ROWS)] if match["row"] else []
    rows, columns = rows or [0, SHEET_ROWS - 1], columns or [0, SHEET_COLUMNS - 1]
    return Reference(name if mark else None, CellRange(min(rows), min(columns), max(rows), max(columns)))


def _terms(node: Node, sign: int, *, inside_sum: bool) -> Iterator[FormulaTerm]:
    """The terms of a node; `inside_sum` where it is an argument of SUM. Raises NotUnderstoodError for any other."""
    if isinstance(node, Number):
        yield FormulaTerm(sign, None, node.value)
    elif isinstance(node, Negative):
        yield from _terms(node.operand, -sign, inside_sum=False)
    elif isinstance(node, Call) and node.name == "SUM":
        for argument in node.arguments:
            yield from _terms(argument, sign, inside_sum=True)
    elif isinstance(node, Chain) and node.rest[0][0] in ("+", "-"):
        yield from _terms(node.first, sign, inside_sum=False)
        for operator, operand in node.rest:
            yield from _terms(operand, sign if operator == "+" else -sign, inside_sum=False)
    elif isinstance(node, Reference) and node.sheet is None and _is_of_one_table(node) and (node.is_cell or inside_sum):
        yield FormulaTerm(sign, node.area, inside_sum=inside_sum)
    else:
        raise NotUnderstoodError(Obstacle("form"))


def _is_of_one_table(node: Reference) -> bool:
    """False for whole columns and rows: they hold more than the parts of a total."""
    area = node.area
    return area.bottom - area.top < SHEET_ROWS - 1 and area.right - area.left < SHEET_COLUMNS - 1
