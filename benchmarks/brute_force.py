"""The smallest repairs of a table by trying sets of cells."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from cedu_targets.domain.equation import Equation, RowSum
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.table import Table

Cell = tuple[str, str]


@dataclass
class BruteForce:
    """Smallest repairs by trying sets of cells, one size after the other; shares no code with the search.

    Every set in which each failing sum has a cell is solved by elimination.
    """

    table: Table
    equations: Sequence[Equation]
    sums: list[dict[Cell, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = self.table.rows
        unique = {equation.substance: equation for equation in self.equations}
        for equation in unique.values():
            if isinstance(equation, RowSum):
                self.sums += [{(unit, code): factor for code, factor in equation.terms} for unit in rows]
            else:
                members = self.table.members(equation.total)
                self.sums.append({(equation.total, equation.at): 1} | {(unit, equation.at): -1 for unit in members})
        self.of_cell: dict[Cell, list[int]] = defaultdict(list)
        for number, terms in enumerate(self.sums):
            for cell in terms:
                self.of_cell[cell].append(number)

    def smallest(self, table: Table, most: int) -> set[frozenset[tuple[Cell, Decimal]]]:
        """All smallest repairs of up to `most` cells."""
        residuals = [
            sum(((table.value(*cell) or Decimal(0)) * factor for cell, factor in terms.items()), Decimal(0))
            for terms in self.sums
        ]
        failing = [number for number, residual in enumerate(residuals) if residual]
        for size in range(1, most + 1):
            found = set()
            for cells in self._covers(failing, size):
                values = self._solve(table, cells, residuals)
                if values is not None:
                    found.add(frozenset(values.items()))
            if found:
                return found
        return set()

    def _covers(self, failing: Sequence[int], size: int) -> Iterator[tuple[Cell, ...]]:
        """Sets of cells that could mend all: each failing sum holds one of them, no sum that holds just one."""
        seen, most = set(), max(map(len, self.of_cell.values()))

        def extend(chosen: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
            touched: dict[int, int] = defaultdict(int)
            for cell in chosen:
                for number in self.of_cell[cell]:
                    touched[number] += 1
            open_sums = [n for n in failing if not touched[n]]
            open_sums += [n for n, count in touched.items() if count == 1 and n not in failing]
            if len(chosen) == size:
                if not open_sums and frozenset(chosen) not in seen:
                    seen.add(frozenset(chosen))
                    yield chosen
                return
            left = size - len(chosen)
            if len(open_sums) > most * left:
                return
            # Every open sum needs one more cell: the shortest is tried. With none open, any failing sum will do.
            among = (
                self.sums[min(open_sums, key=lambda n: len(self.sums[n]))]
                if open_sums
                else {cell: 0 for n in failing for cell in self.sums[n]}
            )
            for cell in among:
                if cell not in chosen:
                    yield from extend((*chosen, cell))

        yield from extend(())

    def _solve(self, table: Table, cells: Sequence[Cell], residuals: Sequence[Decimal]) -> dict[Cell, Decimal] | None:
        numbers = sorted({number for cell in cells for number in self.of_cell[cell]})
        matrix = [[Fraction(self.sums[n].get(cell, 0)) for cell in cells] + [Fraction(-residuals[n])] for n in numbers]
        done = 0
        for column in range(len(cells)):
            pivot = next((row for row in range(done, len(matrix)) if matrix[row][column]), None)
            if pivot is None:
                return None
            matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
            matrix[done] = [entry / matrix[done][column] for entry in matrix[done]]
            for row in range(len(matrix)):
                if row != done and matrix[row][column]:
                    lead = matrix[row][column]
                    matrix[row] = [a - lead * b for a, b in zip(matrix[row], matrix[done], strict=True)]
            done += 1
        if any(row[-1] for row in matrix[done:]):
            return None
        steps = [matrix[row][-1] for row in range(done)]
        if not all(steps):
            return None
        values = {}
        for cell, step in zip(cells, steps, strict=True):
            value = Fraction(table.value(*cell) or 0) + step
            granule = Fraction(table.by_code[cell[1]].granule)
            if value < 0 or value % granule:
                return None
            if table.by_code[cell[1]].kind is Kind.RATE and value > 1:
                return None
            values[cell] = Decimal(value.numerator) / Decimal(value.denominator)
        return values
