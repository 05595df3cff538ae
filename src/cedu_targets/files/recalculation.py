"""Formulas recomputed exactly from what the file stores for their cells.

A file stores a formula with the result it had when it was last calculated. Programs that write workbooks often store
none, or 0. Nothing is said of a formula that is not fully understood.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from cedu_targets.domain.numbers import from_float
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
        return all(self._raw(spot) in (0, None, "") or spot in self._broken for spot in self.texts)

    def never_calculated(self) -> frozenset[Spot]:
        """Formulas stored as 0 whose cells make something else, once formulas among them are calculated too."""
        known: dict[Spot, Decimal | None] = {}
        values = {spot: self._fresh(spot, known, 0) for spot in self.texts}
        if not any(values.values()):
            return frozenset()
        return frozenset(spot for spot, value in values.items() if value is None or value)

    def _fresh(self, spot: Spot, known: dict[Spot, Decimal | None], depth: int) -> Decimal | None:
        if spot not in known and depth < _MOST_STEPS:
            known[spot] = None  # a circle cannot be calculated
            known[spot] = self._value(
                spot,
                lambda cell, in_sum: (
                    self._fresh(cell, known, depth + 1) if cell in self.texts else self._stored(cell, in_sum=in_sum)
                ),
            )
        return known.get(spot)

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
        return total if self._cells_left > 0 else None

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
            return from_float(float(raw))
        except (ValueError, OverflowError):  # no number of a table: the reader says so at its cell
            return None


def settle(grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a workbook; where its every formula is stored as 0, those that are not 0 are marked uncalculated.

    That is how programs write formulas that they cannot calculate: the 0 is no result.
    """
    with_formulas = [grid for grid in grids if grid.formulas]
    if not with_formulas or not all(Calculation(grid).is_all_zero() for grid in with_formulas):
        return list(grids)
    return [_settled(grid) if grid.formulas else grid for grid in grids]


def _settled(grid: Grid) -> Grid:
    unknown = Calculation(grid).never_calculated()
    return replace(grid, broken={**dict.fromkeys(unknown, ""), **grid.broken}) if unknown else grid
