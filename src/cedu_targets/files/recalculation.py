"""Formulas recomputed from what the file stores for their cells.

A file stores a formula with the result it had when it was last calculated. Programs that write workbooks often store
none, or 0: these are calculated here. Nothing is said of a stored result whose formula is no plain sum.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from cedu_targets.domain.numbers import from_float, stored_decimal
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.formulas import FormulaTerm, parse_sum
from cedu_targets.files.grid import Grid, Raw, Spot

_MOST_STEPS = 200
_MOST_CELLS = 2_000_000


class Calculation:
    """The formulas of one sheet, with the cells that they refer to as the file stores them."""

    def __init__(self, grid: Grid) -> None:
        self.texts: Mapping[Spot, str] = grid.formulas
        self._rows = grid.rows
        self._broken = grid.broken
        self._cells_left = _MOST_CELLS

    def terms(self, spot: Spot) -> tuple[FormulaTerm, ...] | None:
        """The terms of the sum in a cell; None where there is no formula, or another one."""
        text = self.texts.get(spot)
        return parse_sum(text) if text else None

    def recomputed(self, spot: Spot) -> Decimal | None:
        """The sum anew from the stored values of its cells; None where it cannot be told."""
        return self._value(spot, lambda cell, in_sum: self._stored(cell, in_sum=in_sum))

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

            known[spot] = self._value(spot, value_of), frozenset(met)
        return known.get(spot, (None, frozenset()))

    def is_all_zero(self) -> bool:
        """True where every stored result is 0."""
        return all(self._raw(spot) in (0, None, "") and not self._broken.get(spot) for spot in self.texts)

    def without_result(self) -> frozenset[Spot]:
        """The formulas without any stored result."""
        return frozenset(spot for spot, error in self._broken.items() if not error)

    def _value(self, spot: Spot, value_of: Callable[[Spot, bool], Decimal | None]) -> Decimal | None:
        terms = self.terms(spot)
        if terms is None:
            return None
        total = Decimal(0)
        for term in terms:
            for cell in self._cells(term):
                value = value_of(cell, term.inside_sum)
                if value is None:
                    return None
                total += term.sign * value
            total += term.sign * term.constant
        try:  # as a program would store it, and as it would be read then
            return from_float(float(total)) if self._cells_left > 0 else None
        except (ValueError, OverflowError):
            return None

    def _cells(self, term: FormulaTerm) -> Iterator[Spot]:
        """The cells of a term within the used part of the sheet; beyond it all are blank."""
        if term.area is None:
            return
        for row in range(term.area.top, min(term.area.bottom + 1, len(self._rows))):
            for column in range(term.area.left, min(term.area.right + 1, len(self._rows[row]))):
                self._cells_left -= 1
                if self._cells_left <= 0:
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
