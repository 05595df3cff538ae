"""The numbers of a long table row by row, though they are held by columns."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from operator import eq

from cedu_targets.domain.packed_column import Column, PackedColumn


class PackedLines(Mapping[int, Sequence[Decimal | None]]):
    """By the row of the sheet its numbers, made when they are asked for."""

    def __init__(self, rows: Sequence[int], columns: Sequence[Column]) -> None:
        """`columns` are the cells of the `rows` in their order."""
        self.rows, self.columns = rows, columns
        is_in_one = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
        self._positions = None if is_in_one else {row: position for position, row in enumerate(rows)}

    def _position(self, row: int) -> int:
        if self._positions is not None:
            return self._positions[row]
        if not self.rows[0] <= row <= self.rows[-1]:
            raise KeyError(row)
        return row - self.rows[0]

    def __getitem__(self, row: int) -> Sequence[Decimal | None]:
        position = self._position(row)
        return [column[position] for column in self.columns]

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def is_blank(self, row: int) -> bool:
        """Whether a row has no number."""
        return not self._filled[self._position(row)]

    @cached_property
    def _filled(self) -> bytes:
        """For each row whether it has a number."""
        marks = 0
        for column in self.columns:
            if isinstance(column, PackedColumn):
                filled = column.filled or b"\1" * len(column)
            else:
                filled = bytes(number is not None for number in column)
            marks |= int.from_bytes(filled, "little")
        return marks.to_bytes(len(self.rows), "little")

    def of_column(self, position: int) -> dict[int, Decimal]:
        """The filled numbers of a column by row."""
        cells = zip(self.rows, self.columns[position], strict=True)
        return {row: number for row, number in cells if number is not None}

    def taken(self, rows: Sequence[int]) -> list[Column]:
        """The columns in some rows."""
        if len(rows) == len(self.rows) and all(map(eq, rows, self.rows)):
            return list(self.columns)
        positions = [self._position(row) for row in rows]
        return [
            column.taken(positions)
            if isinstance(column, PackedColumn)
            else [column[position] for position in positions]
            for column in self.columns
        ]

    def adds_up(self, total: int) -> bool:
        """Whether a row is the sum of all others in most of the columns that it fills, and in two at least."""
        position, equal, unequal = self._position(total), 0, 0
        for column in self.columns:
            number = column[position]
            if number is None:
                continue
            filled, sum_of_all = _sum_of(column)
            is_equal = filled > 2 and sum_of_all == 2 * number
            equal, unequal = equal + is_equal, unequal + (not is_equal)
        return equal > max(unequal, 1)


def _sum_of(column: Column) -> tuple[int, Decimal]:
    """How many cells of a column are filled, and what they are together."""
    if isinstance(column, PackedColumn):
        filled = len(column) if column.filled is None else len(column) - column.filled.count(0)
        return filled, Decimal(sum(column.steps)).scaleb(-column.places) + sum(column.beside.values(), Decimal(0))
    numbers = [number for number in column if number is not None]
    return len(numbers), sum(numbers, Decimal(0))
