"""Formulas without a stored result, calculated exactly from the cells of their workbook.

As Excel would, but in fractions: 1/3*3 is 1 and 0.1+0.2 is 0.3. Cells are calculated in the order in which they need
one another, whatever the depth, and all work is counted: what is too much for a table is not calculated, and said.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import date, time, timedelta
from fractions import Fraction

from cedu_targets.domain.place import a1
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.formula_functions import FUNCTIONS, Area, references
from cedu_targets.files.formula_nodes import Chain, Error, Negative, Node, Number, Percent, Reference, Text
from cedu_targets.files.formula_scalars import (
    Failed,
    Found,
    NoValueError,
    Scalar,
    bounded,
    exact,
    number_in,
    power,
    refuse,
    written,
)
from cedu_targets.files.formulas import NotUnderstoodError, parse
from cedu_targets.files.grid import Grid, Obstacle, Spot

_MOST_STEPS = 2_000_000
"""Cells looked at and signs read, of all formulas of a workbook: some seconds."""
_LONGEST_TEXT = 32_767
_NO_ROW = -1

_Cell = tuple[int, int, int]
"""The number of a sheet, a row, a column."""


class FormulaValues:
    """The values of formulas of a workbook: of those without a result, which `wanted` has for each of its sheets."""

    def __init__(self, grids: Sequence[Grid], wanted: Sequence[Collection[Spot]]) -> None:
        self._grids = grids
        self._sheets = {(grid.sheet or "").casefold(): number for number, grid in enumerate(grids)}
        self._wanted = [frozenset(spots) for spots in wanted]
        self._by_column: list[dict[int, list[int]]] = []
        self._sizes: list[tuple[int, int]] = []
        for grid, spots in zip(grids, self._wanted, strict=True):
            rows: dict[int, list[int]] = {}
            for row, column in sorted(spots):
                rows.setdefault(column, []).append(row)
            self._by_column.append(rows)
            height = max(len(grid.rows), *(1 + last[-1] for last in rows.values()), 0)
            self._sizes.append((height, max(*map(len, grid.rows), *(1 + column for column in rows), 0, 0)))
        self._known: dict[_Cell, Found] = {}
        self._begun: dict[_Cell, _Formula] = {}
        self._steps_left = _MOST_STEPS
        self._settled: dict[Area, int] = {}
        """Up to which row everything is known, of ranges that begin alike: running totals grow by a row each."""
        self._totals: dict[Area, tuple[int, Fraction]] = {}

    def all(self) -> list[dict[Spot, Found]]:
        """What each wanted formula of each sheet makes."""
        found: list[dict[Spot, Found]] = []
        for sheet, spots in enumerate(self._wanted):
            for row, column in sorted(spots):
                self._calculate((sheet, row, column))
            found.append({(row, column): self._known[sheet, row, column] for row, column in spots})
        return found

    def _calculate(self, cell: _Cell) -> None:
        """Calculate a cell after those that it needs; a chain of them may be as long as a sheet."""
        waiting = [cell]
        while waiting:
            current = waiting[-1]
            if current not in self._known:
                try:
                    formula = self._begun.get(current)
                    if formula is None:
                        formula = self._begun[current] = _Formula(self, current)
                        if needed := formula.needed():
                            for one in needed:
                                if one in self._begun:
                                    self._known[one] = Failed(obstacle=Obstacle("circle"))
                            waiting += needed
                            continue
                    self._known[current] = formula.value()
                except NoValueError as error:
                    self._known[current] = error.failed
            self._begun.pop(current, None)
            waiting.pop()

    def text(self, cell: _Cell) -> str:
        """The formula of a wanted cell."""
        return self._grids[cell[0]].formulas.get(cell[1:], "")

    def spend(self, steps: int) -> None:
        """Count work. Raises NoValueError where it is too much."""
        self._steps_left -= steps
        if self._steps_left < 0:
            refuse("size")

    def area(self, reference: Reference, home: int) -> Area:
        """A range as a formula in sheet `home` means it. Raises NoValueError where its sheet is not in the file."""
        sheet = home if reference.sheet is None else self._sheets.get(reference.sheet.casefold())
        if sheet is None:
            refuse("sheet", reference.sheet or "")
        self.spend(3)
        height, width = self._sizes[sheet]
        top, left, bottom, right = reference.area
        return Area(sheet, top, left, min(bottom, height - 1), min(right, width - 1))

    def needed(self, area: Area) -> Iterator[_Cell]:
        """The wanted cells of an area that are not calculated yet. Raises NoValueError where they are too many."""
        key = area._replace(bottom=_NO_ROW)
        known_to = self._settled.get(key, area.top - 1)
        is_settled = True
        for column, rows in self._by_column[area.sheet].items():
            self.spend(1)
            if not area.left <= column <= area.right:
                continue
            for position in range(bisect_left(rows, known_to + 1), len(rows)):
                if rows[position] > area.bottom:
                    break
                self.spend(1)
                if (cell := (area.sheet, rows[position], column)) not in self._known:
                    is_settled = False
                    yield cell
        if is_settled:
            self._settled[key] = max(known_to, area.bottom)

    def found(self, sheet: int, row: int, column: int) -> Found:
        """What a cell holds."""
        known = self._known.get((sheet, row, column))
        if known is not None:
            # Where it has no value, it is this cell that stands in the way.
            is_first = isinstance(known, Failed) and known.obstacle and known.obstacle.kind not in ("cell", "size")
            return Failed(obstacle=Obstacle("cell", self._address(sheet, row, column))) if is_first else known
        grid = self._grids[sheet]
        rows = grid.rows
        raw = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if raw is None or raw == "":
            spot = row, column
            return Failed(grid.broken[spot]) if spot in grid.broken else "" if spot in grid.formulas else None
        if isinstance(raw, bool | str):
            return raw
        if isinstance(raw, WrittenNumber):
            return raw.text
        if isinstance(raw, date | time | timedelta):
            return Failed(obstacle=Obstacle("date", self._address(sheet, row, column)))
        try:
            return exact(float(raw))
        except (ValueError, OverflowError):
            return Failed(obstacle=Obstacle("size"))

    def _address(self, sheet: int, row: int, column: int) -> str:
        return a1(row, column) if len(self._grids) == 1 else f"{self._grids[sheet].sheet}!{a1(row, column)}"

    def total(self, area: Area) -> Fraction:
        """The sum of the numbers of an area. Raises NoValueError."""
        key = area._replace(bottom=_NO_ROW)
        last, total = self._totals.get(key, (area.top - 1, Fraction(0)))
        if last > area.bottom:
            last, total = area.top - 1, Fraction(0)
        width = max(area.right - area.left + 1, 0)
        for row in range(last + 1, area.bottom + 1):
            self.spend(1 + width)
            for column in range(area.left, area.right + 1):
                found = self.found(area.sheet, row, column)
                if type(found) is Fraction:
                    total = bounded(total + found)
                elif isinstance(found, Failed):
                    raise NoValueError(found)
        self._totals[key] = area.bottom, total
        return total

    def is_passed_over(self, area: Area, row: int, column: int, *, hidden: bool) -> bool:
        """True for a cell that a subtotal does not count. Raises NoValueError where a filter may have hidden it."""
        grid = self._grids[area.sheet]
        if (row, column) in grid.formulas:
            text = grid.formulas[row, column]
            self.spend(len(text) // 8)
            if "SUBTOTAL(" in text.upper():
                return True
        if row not in grid.hidden_rows:
            return False
        return hidden or refuse("hidden", str(row + 1))


class _Formula:
    """The formula of one cell. Raises NoValueError where it is not read."""

    def __init__(self, book: FormulaValues, cell: _Cell) -> None:
        self._book, self._cell = book, cell
        self.found, self.total = book.found, book.total
        self.spend, self.is_passed_over = book.spend, book.is_passed_over
        book.spend(1)  # before a shared text is moved to the cell
        text = book.text(cell)
        book.spend(len(text) // 2)
        try:
            self._node = parse(text)
        except NotUnderstoodError as refused:
            raise NoValueError(Failed(obstacle=refused.obstacle)) from None

    def area(self, reference: Reference) -> Area:
        """The cells of a range. Raises NoValueError."""
        return self._book.area(reference, self._cell[0])

    def needed(self) -> list[_Cell]:
        """The cells to be calculated before. Raises NoValueError where the formula cannot be calculated at all."""
        areas = [self.area(reference) for reference in references(self._node)]
        sheet, row, column = self._cell
        for area in areas:
            if area.sheet == sheet and area.top <= row <= area.bottom and area.left <= column <= area.right:
                refuse("circle")
        return [cell for area in areas for cell in self._book.needed(area)]

    def value(self) -> Scalar:
        """What the formula makes; a blank is 0 as a result. Raises NoValueError."""
        value = self.scalar(self._node)
        return Fraction(0) if value is None else value

    def scalar(self, node: Node) -> Scalar:
        """A node as one value. Raises NoValueError."""
        if isinstance(node, Number):
            return bounded(Fraction(node.value))
        if isinstance(node, Text):
            return node.value
        if isinstance(node, Error):
            raise NoValueError(Failed(node.text))
        if isinstance(node, Reference):
            return self._cell_of(node)
        if isinstance(node, Negative):
            return -self.number(node.operand)
        if isinstance(node, Percent):
            return self.number(node.operand) / 100
        if isinstance(node, Chain):
            return self._joined(node) if node.rest[0][0] == "&" else self._chained(node)
        function, fewest, most = FUNCTIONS[node.name]
        if not fewest <= len(node.arguments) <= most:
            refuse("form")
        return bounded(function(self, node.arguments))

    def number(self, node: Node) -> Fraction:
        """A node as one number: a blank is 0, and a text that is plainly a number is that. Raises NoValueError."""
        value = self.scalar(node)
        if isinstance(value, str):
            number = number_in(value)
            return number if number is not None else refuse("text", value.strip())
        return Fraction(value or 0)

    def _cell_of(self, reference: Reference) -> Scalar:
        if not reference.is_cell:
            refuse("form")
        area = self.area(reference)
        found = self.found(area.sheet, area.top, reference.area.left)
        if isinstance(found, Failed):
            raise NoValueError(found)
        return found

    def _chained(self, chain: Chain) -> Fraction:
        result = self.number(chain.first)
        for operator, operand in chain.rest:
            number = self.number(operand)
            if operator in "+-":
                result += number if operator == "+" else -number
            elif operator == "*":
                result *= number
            elif operator == "/":
                if not number:
                    raise NoValueError(Failed("#DIV/0!"))
                result /= number
            elif operator == "^":
                result = power(result, number)
            else:
                refuse("form")  # a comparison
            result = bounded(result)
        return result

    def _joined(self, chain: Chain) -> str:
        texts = [written(self.scalar(node)) for node in (chain.first, *(operand for _, operand in chain.rest))]
        if sum(map(len, texts)) > _LONGEST_TEXT:
            refuse("size")
        return "".join(texts)
