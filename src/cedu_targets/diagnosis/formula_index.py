"""Which cells follow others by themselves, since a formula keeps them: a cause is looked for in what was typed.

A formula cell is taken for what it adds up only where the sum that it stands for holds: a stale result does not, and
may be at fault like any number.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import field

from cedu_targets.diagnosis.equation_index import Cell, EquationIndex, Sum
from cedu_targets.domain.equation import ColumnSum, RowSum

_FEWEST_BESIDE = 3
"""Formulas in a line for each number in it that is typed: then it was typed over one."""


class FormulaIndex(EquationIndex, frozen=True, dict=True):
    """What moves with a cell, and what must be typed for a total to move; nothing of it in a file of plain numbers."""

    _followers: dict[Cell, bool] = field(default_factory=dict)
    _shares: dict[Cell, dict[Cell, int]] = field(default_factory=dict)

    def residual(self, place: Sum) -> int | None:
        """By how much a sum fails; None where it is not judged."""
        raise NotImplementedError

    @property
    def has_formulas(self) -> bool:
        """Whether any total of the table is kept by a formula."""
        return bool(self.table.formula_sums)

    def follows(self, cell: Cell) -> bool:
        """Whether a cell is what a formula makes of other cells."""
        if self.table.formula_sums.get(cell) is None:
            return False
        if cell not in self._followers:
            number = self._number_of(cell)
            row = cell.unit if number is not None and isinstance(self.equations[number], RowSum) else ""
            self._followers[cell] = number is not None and self.residual(Sum(number, row)) == 0
        return self._followers[cell]

    def _number_of(self, cell: Cell) -> int | None:
        """The equation that the formula of a cell is."""
        parts = self.table.formula_sums[cell]
        if not parts:
            return self._totals.get(cell)
        return self._sums_of_parts.get((cell.indicator, frozenset(parts)))

    @cached_property
    def _sums_of_parts(self) -> Mapping[tuple[str, frozenset[str]], int]:
        """The equation of each total column and its parts."""
        found = {}
        for number, equation in enumerate(self.equations):
            if isinstance(equation, ColumnSum) or equation.bound:
                continue
            for sign in (1, -1):
                wholes = [code for code, factor in equation.terms if factor == sign]
                parts = [code for code, factor in equation.terms if factor == -sign]
                if len(wholes) == 1 and len(wholes) + len(parts) == len(equation.terms):
                    found[wholes[0], frozenset(parts)] = number
        return found

    @cached_property
    def _wholes_over(self) -> Mapping[str, frozenset[str]]:
        """The total columns that some formula makes of a column."""
        found: dict[str, set[str]] = {}
        for (_, whole), parts in self.clock.watched(self.table.formula_sums.items()):
            for part in parts or ():
                found.setdefault(part, set()).add(whole)
        return {part: frozenset(wholes) for part, wholes in found.items()}

    def _above(self, cell: Cell) -> Iterator[Cell]:
        """The cells whose formulas add this one."""
        for whole in self._wholes_over.get(cell.indicator, ()):
            total = Cell(cell.unit, whole)
            if cell.indicator in (self.table.formula_sums.get(total) or ()) and self.follows(total):
                yield total
        owners = [self.table.district] if cell.unit in self.district_members else []
        for owner in (*owners, *(area for area, factor in self._areas_of.get(cell.unit, ()) if factor < 0)):
            total = Cell(str(owner), cell.indicator)
            if self.table.formula_sums.get(total) == () and self.follows(total):
                yield total

    def moving(self, cell: Cell) -> Mapping[Cell, int]:
        """A cell and all that its formulas make of it, with how many times as much they move."""
        if cell not in self._shares:
            found, waiting = {cell: 1}, [(cell, 1)]
            while waiting:
                below, times = waiting.pop()
                for total in self._above(below):
                    if total == cell:
                        continue  # formulas that go in a circle
                    found[total] = found.get(total, 0) + times
                    waiting.append((total, times))
                if len(found) + len(waiting) > len(self.table.formula_sums) + 1:
                    break
            self._shares[cell] = found
        return self._shares[cell]

    def typed_under(self, cell: Cell, factor: int = 1) -> Iterator[tuple[Cell, int]]:
        """The typed cells that a cell is made of, itself where it is one, each with its factor."""
        if not self.follows(cell):
            yield cell, factor
            return
        parts = self.table.formula_sums[cell] or ()
        below = [Cell(cell.unit, code) for code in parts]
        below += (
            [] if parts else [Cell(unit, cell.indicator) for unit in self.clock.watched(self.table.members(cell.unit))]
        )
        for part in self.clock.watched(below):
            yield from self.typed_under(part, factor)

    def is_typed_over(self, cell: Cell) -> bool:
        """Whether a number stands where the others of its line (a total column's, a total row's) are formulas."""
        kept = self.table.formula_sums
        if not kept or cell in kept or self.value(cell) is None:
            return False
        unit, code = cell
        down = [(row, code) for row in self.clock.watched(self.table.units)]
        across = [(unit, other) for other in self.table.codes if (unit, other) in self._totals]
        for line in (down, across):
            formulas = sum(one in kept for one in line)
            typed = sum(one not in kept and self.value(Cell(*one)) is not None for one in self.clock.watched(line))
            if cell in line and formulas >= _FEWEST_BESIDE * typed:
                return True
        return False

    def has_wrong_formula(self, cell: Cell) -> bool:
        """Whether a total is kept by a formula, and is not the sum of its parts: no number among them can be why."""
        return cell in self.table.formula_sums and not self.follows(cell)
