"""Formulas recomputed from what the file stores for their cells.

A file stores a formula with the result it had when it was last calculated. Programs that write workbooks often store
none, or 0: these are calculated here. Nothing is said of a stored result whose formula is no plain sum.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Context, Decimal
from functools import cached_property

from cedu_targets.domain.numbers import from_float, stored_decimal
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.formula_nodes import FormulaTerm
from cedu_targets.files.formulas import parse_sum
from cedu_targets.files.grid import Grid, Raw, Spot

_MOST_STEPS = 200
_MOST_WORK = 1_000_000
"""Cells looked at, and signs of formulas in eights: about a second."""
_EXACT = Context(prec=60)
"""Sums that stay exact beside a number of 21 digits."""


class Calculation:
    """The formulas of one sheet, with the cells that they refer to as the file stores them."""

    def __init__(self, grid: Grid) -> None:
        self.texts: Mapping[Spot, str] = grid.formulas
        self._rows = grid.rows
        self._broken = grid.broken
        self._work_left = _MOST_WORK
        self._terms: dict[Spot, tuple[FormulaTerm, ...] | None] = {}
        self._columns: dict[int, tuple[list[Decimal], list[int]]] = {}
        self.left_out: set[Spot] = set()
        """The formulas that were asked for when too much had been calculated already."""

    def terms(self, spot: Spot) -> tuple[FormulaTerm, ...] | None:
        """The terms of the sum in a cell; None where there is no formula, or another one."""
        if spot not in self._terms and spot in self.texts:
            if self._work_left <= 0:
                self.left_out.add(spot)
                return None
            text = self.texts[spot]
            self._work_left -= 1 + len(text) // 8
            self._terms[spot] = parse_sum(text) if text else None
        return self._terms.get(spot)

    def recomputed(self, spot: Spot) -> Decimal | None:
        """The sum anew from the stored values of its cells; None where it cannot be told."""
        return self._value(spot, self._stored_sum)

    def with_numbers(self, texts: Mapping[Spot, Decimal]) -> dict[Spot, tuple[Decimal, frozenset[Spot]]]:
        """What each sum makes if these texts were the numbers that they write, and which of them went into it.

        Formulas among its cells are calculated too. Only those that a text goes into are named.
        """
        known: dict[Spot, tuple[Decimal | None, frozenset[Spot]]] = {}
        for spot in self.texts:
            self._counting(spot, texts, known, 0)
        return {spot: (value, met) for spot, (value, met) in known.items() if met and value is not None}

    def _counting(
        self,
        spot: Spot,
        texts: Mapping[Spot, Decimal],
        known: dict[Spot, tuple[Decimal | None, frozenset[Spot]]],
        depth: int,
    ) -> tuple[Decimal | None, frozenset[Spot]]:
        if spot not in known and depth < _MOST_STEPS:
            known[spot] = None, frozenset()  # a circle cannot be calculated
            met: set[Spot] = set()

            def value_of(cell: Spot, in_sum: bool) -> Decimal | None:
                if cell in texts:
                    met.add(cell)
                    return texts[cell]
                if cell not in self.texts or self.terms(cell) is None:
                    return self._stored(cell, in_sum=in_sum)
                value, below = self._counting(cell, texts, known, depth + 1)
                met.update(below)
                return value

            def sum_of(term: FormulaTerm) -> Decimal | None:
                total = Decimal(0)
                for cell in self._cells(term):
                    value = value_of(cell, term.inside_sum)
                    if value is None:
                        return None
                    total += value
                return total

            known[spot] = self._value(spot, sum_of), frozenset(met)
        return known.get(spot, (None, frozenset()))

    def is_all_zero(self) -> bool:
        """True where every stored result is 0."""
        return all(self._raw(spot) in (0, None, "") and not self._broken.get(spot) for spot in self.texts)

    def without_result(self) -> frozenset[Spot]:
        """The formulas without any stored result."""
        return frozenset(spot for spot, error in self._broken.items() if not error)

    def _value(self, spot: Spot, sum_of: Callable[[FormulaTerm], Decimal | None]) -> Decimal | None:
        terms = self.terms(spot)
        if terms is None:
            return None
        total = Decimal(0)
        for term in terms:
            value = sum_of(term)
            if value is None:
                return None
            total += term.sign * (value + term.constant)
        if self._work_left <= 0:
            self.left_out.add(spot)
            return None
        try:  # as a program would store it, and as it would be read then
            return from_float(float(total))
        except (ValueError, OverflowError):
            return None

    def _stored_sum(self, term: FormulaTerm) -> Decimal | None:
        """The sum of the stored cells of a term, each column by what it comes to above and below: 20,000 formulas may
        sum the same 20,000 cells."""
        area = term.area
        if area is None:
            return Decimal(0)
        if (area.top, area.left) == (area.bottom, area.right):
            self._work_left -= 1
            return self._stored((area.top, area.left), in_sum=term.inside_sum)
        total = Decimal(0)
        top, end = min(area.top, len(self._rows)), min(area.bottom + 1, len(self._rows))
        for column in range(area.left, min(area.right + 1, self._width)):
            self._work_left -= 1
            if self._work_left <= 0:
                return total
            sums, unknown = self._running(column)
            if unknown[end] > unknown[top]:
                return None
            total = _EXACT.add(total, _EXACT.subtract(sums[end], sums[top]))
        return total

    def _running(self, column: int) -> tuple[list[Decimal], list[int]]:
        """What the cells of a column above each row come to, and how many of them have no value that is known."""
        if column not in self._columns:
            self._work_left -= len(self._rows)
            sums, unknown = [Decimal(0)], [0]
            for row in range(len(self._rows)):
                value = self._stored((row, column), in_sum=True)
                sums.append(_EXACT.add(sums[-1], value or Decimal(0)))
                unknown.append(unknown[-1] + (value is None))
            self._columns[column] = sums, unknown
        return self._columns[column]

    @cached_property
    def _width(self) -> int:
        return max(map(len, self._rows), default=0)

    def _cells(self, term: FormulaTerm) -> Iterator[Spot]:
        """The cells of a term within the used part of the sheet; beyond it all are blank."""
        if term.area is None:
            return
        for row in range(term.area.top, min(term.area.bottom + 1, len(self._rows))):
            for column in range(term.area.left, min(term.area.right + 1, len(self._rows[row]))):
                self._work_left -= 1
                if self._work_left <= 0:
                    return
                yield row, column

    def _raw(self, spot: Spot) -> Raw:
        row, column = spot
        return self._rows[row][column] if row < len(self._rows) and column < len(self._rows[row]) else None

    def _stored(self, spot: Spot, *, in_sum: bool) -> Decimal | None:
        raw = self._raw(spot)
        if spot in self._broken or isinstance(raw, date | time | timedelta):
            return None
        if raw is None or raw == "":
            return Decimal(0)
        if isinstance(raw, str | bool | WrittenNumber):
            return Decimal(0) if in_sum else None
        try:
            return stored_decimal(float(raw))
        except (ValueError, OverflowError):  # no number of a table: the reader says so at its cell
            return None


def settle(grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a workbook, with what its formulas without a result make of their cells.

    Where every formula is stored as 0 and some of them make something else, none has a result: that is how programs
    write formulas that they cannot calculate.
    """
    calculations = [Calculation(grid) for grid in grids]
    with_formulas = [calculation for calculation in calculations if calculation.texts]
    if not with_formulas:
        return list(grids)
    without_result = [calculation.without_result() for calculation in calculations]
    are_all_zero = all(calculation.is_all_zero() for calculation in with_formulas)
    wanted = [set(one.texts) for one in calculations] if are_all_zero else without_result
    if not any(wanted):
        return list(grids)
    from cedu_targets.files.formula_results import with_results  # hardly any form has formulas without results

    return with_results(grids, wanted, without_result)
