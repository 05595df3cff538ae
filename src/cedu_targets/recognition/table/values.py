"""Cells -> exact numbers, and the cells that hold no number."""

from collections.abc import Iterable, Mapping, MutableSet, Sequence, Set
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cached_property
from operator import itemgetter

from msgspec import Struct, field

from cedu_targets.domain.numbers import Number, from_float, parse_number
from cedu_targets.domain.packed_column import Column, PackedColumn
from cedu_targets.domain.quantity import MOST_AS_SHARE
from cedu_targets.domain.relation import Relation
from cedu_targets.domain.written_number import WrittenNumber, common_unit, written_number
from cedu_targets.files.grid import Grid, HeldRows, Raw, Spot
from cedu_targets.recognition.table.number_shape import NumberShape, shape_of
from cedu_targets.recognition.table.odd_cells import COLUMN_OF_WORDS, UNCALCULATED, Unreadable, told_apart
from cedu_targets.recognition.table.packed_lines import PackedLines

_HUNDRED, _NOTHING = Decimal(100), Decimal(0)
_NEAR, _FAR = 5, 10
_NOT_GIVEN = "..."
"""Three full stops are the mark of statistics offices for a number that is not given; … is nothing."""


class Values(Struct, frozen=True, dict=True):
    """Numbers row by row, in the order of `columns`; None where a cell is blank or unreadable."""

    columns: Sequence[int]
    numbers: Mapping[int, Sequence[Decimal | None]]
    """By grid row."""
    in_percent: Mapping[int, Set[int]]
    """By grid column the rows whose cells show a per cent: a number there is a share already."""
    unreadable: Sequence[Unreadable] = ()
    written: Mapping[Spot, WrittenNumber] = field(default_factory=dict)
    """By (row, column) the numbers with something to them (500人, ≥95%), in plain units until `in_units` holds them."""

    def adds_up(self, total: int) -> bool:
        """True for a row that is the sum of all others in most of the columns that it fills, and in two at least."""
        if isinstance(self.numbers, PackedLines):
            return self.numbers.adds_up(total)
        equal = unequal = 0
        for position, number in enumerate(self.numbers[total]):
            if number is None:
                continue
            column = [cells[position] for row, cells in self.numbers.items() if row != total]
            others = [other for other in column if other is not None]
            is_equal = len(others) > 1 and sum(others) == number
            equal, unequal = equal + is_equal, unequal + (not is_equal)
        return equal > max(unequal, 1)

    def decimals(self, row: int) -> dict[int, Decimal]:
        """The filled numbers of a row by column."""
        cells = zip(self.columns, self.numbers[row], strict=True)
        return {column: number for column, number in cells if number is not None}

    def of_column(self, position: int) -> dict[int, Decimal]:
        """The filled numbers of a column by row."""
        if isinstance(self.numbers, PackedLines):
            return self.numbers.of_column(position)
        return {row: number for row, cells in self.numbers.items() if (number := cells[position]) is not None}

    def largest(self, position: int) -> Decimal:
        """The largest number of a column, whatever its sign, among those that show no per cent; nought without any."""
        in_percent = self.in_percent[self.columns[position]]
        if isinstance(self.numbers, PackedLines):
            column = self.numbers.columns[position]
            if isinstance(column, PackedColumn):
                if not in_percent:
                    return column.largest()
                from cedu_targets.recognition.table.long_values import positions_outside

                outside = positions_outside(self.numbers.rows, in_percent)
                return max((abs(number) for number in column.at(outside) if number is not None), default=_NOTHING)
            cells: Iterable[tuple[int, Decimal | None]] = zip(self.numbers.rows, column, strict=True)
        else:
            cells = ((row, numbers[position]) for row, numbers in self.numbers.items())
        plain = (abs(number) for row, number in cells if number is not None and row not in in_percent)
        return max(plain, default=_NOTHING)

    def is_in_percent(self, row: int) -> bool:
        """Whether all numbers of a row, two and more, show a per cent."""
        filled = [column for column, number in zip(self.columns, self.numbers[row], strict=True) if number is not None]
        return len(filled) > 1 and all(row in self.in_percent[column] for column in filled)

    def is_blank(self, row: int) -> bool:
        """Whether a row has no number."""
        if isinstance(self.numbers, PackedLines):
            return self.numbers.is_blank(row)
        return all(number is None for number in self.numbers[row])

    def at(self, positions: Sequence[int]) -> list[Decimal]:
        """The filled numbers at some positions, in all rows."""
        return [number for cells in self.numbers.values() for at in positions if (number := cells[at]) is not None]

    def shapes(self, rows: Sequence[int]) -> list[NumberShape]:
        """The shape of each column's numbers in some rows."""
        if isinstance(self.numbers, PackedLines):
            across: Iterable[Column] = self.numbers.taken(rows)
        else:
            across = zip(*(self.numbers[row] for row in rows), strict=True) if rows else ((),) * len(self.columns)
        worded = {cell.column for cell in self.unreadable if cell.code == COLUMN_OF_WORDS}
        return [
            shape_of(rows, cells, self.in_percent[column])._replace(
                in_words=column in worded, unit=self._units_in_cells.get(column)
            )
            for column, cells in zip(self.columns, across, strict=True)
        ]

    @cached_property
    def _units_in_cells(self) -> Mapping[int, str | None]:
        """By column the unit of measure that its cells say."""
        said: dict[int, list[WrittenNumber]] = {}
        for (_, column), number in self.written.items():
            if number.has_unit:
                said.setdefault(column, []).append(number)
        return {
            column: common_unit(numbers, len(self.of_column(self.columns.index(column))))
            for column, numbers in said.items()
        }

    def agreement(self, relation: Relation, positions: Mapping[str, int], rows: Iterable[int]) -> tuple[int, int]:
        """(rows in which a relation holds, rows in which it fails); blank rows count for neither.

        `positions` tells which column a code stands for.
        """
        verdicts = []
        for row in rows:
            cells = self.numbers[row]
            verdicts.append(relation.holds(lambda code, cells=cells: cells[positions[code]]))  # type: ignore[misc]
        return verdicts.count(True), verdicts.count(False)


def read_values(grid: Grid, rows: Sequence[int], columns: Sequence[int], due: Set[Spot] = frozenset()) -> Values:
    """Read the cells of `rows` × `columns`; at those of `due` a number should stand, whatever does."""
    reader = _Reader(grid, columns)
    numbers: Mapping[int, Sequence[Decimal | None]]
    if isinstance(grid.rows, HeldRows):
        from cedu_targets.recognition.table.long_values import packed_lines  # a form has no need of numpy

        numbers = packed_lines(grid, rows, columns, reader.read)
    else:
        numbers = {row: reader.row(row) for row in rows}
    unreadable = told_apart(reader.unreadable, numbers, columns, due)
    return Values(columns, numbers, reader.in_percent, unreadable, reader.written)


class _Reader:
    """Reads rows of cells. A table repeats its numbers, so what was read once is known from then on."""

    def __init__(self, grid: Grid, columns: Sequence[int]) -> None:
        self._grid, self._columns = grid, columns
        self._pick = itemgetter(*columns, columns[0])  # one more, so that a lone column comes as a tuple too
        self._with_errors = {row for row, _ in grid.broken}
        self._known: dict[Raw, Decimal | None] = {None: None, "": None}
        self.unreadable: list[Unreadable] = []
        self.written: dict[Spot, WrittenNumber] = {}
        self.in_percent: dict[int, MutableSet[int]] = {column: set() for column in columns}
        if isinstance(grid.rows, HeldRows):
            from cedu_targets.recognition.table.long_values import rows_in_percent

            self.in_percent |= rows_in_percent(grid, columns)
            return
        for row, column in grid.percents:
            if column in self.in_percent:
                self.in_percent[column].add(row)

    def row(self, row: int) -> Sequence[Decimal | None]:
        """The numbers of a row, None where there is none."""
        cells, known = self._grid.rows[row], self._known
        missing = self._columns[-1] + 1 - len(cells)
        *raws, _ = self._pick([*cells, *[None] * missing] if missing > 0 else cells)
        if row in self._with_errors or bool in map(type, raws):  # True would be found as the 1 that it equals
            return [self.read(row, column, raw) for column, raw in zip(self._columns, raws, strict=True)]
        try:
            return [known[raw] for raw in raws]
        except KeyError:
            return [
                known[raw] if raw in known else self.read(row, column, raw)
                for column, raw in zip(self._columns, raws, strict=True)
            ]

    def read(self, row: int, column: int, raw: Raw) -> Decimal | None:
        """The number of a cell, None where it holds none; what else it holds is kept."""
        error = self._grid.broken.get((row, column))
        if error is not None:
            self.unreadable.append(Unreadable(row, column, "RD003" if error else UNCALCULATED, error))
            return None
        try:
            if type(raw) is float:  # nearly always
                self._known[raw] = from_float(raw)
                return self._known[raw]
            if isinstance(raw, WrittenNumber):
                return self._written(row, column, raw)
            number = _number(raw)
        except ValueError as reason:
            written = written_number(raw) if isinstance(raw, str) else None
            if written is not None:
                return self._written(row, column, written)
            code = "RD004" if isinstance(raw, bool | date | time | timedelta) else "RD001"
            self.unreadable.append(Unreadable(row, column, code, str(reason)))
            return None
        if number is not None and number.percent:
            self.in_percent[column].add(row)  # by its sign, which is its own: the text is read anew each time
            return number.value
        self._known[raw] = None if number is None else number.value
        return self._known[raw]

    def _written(self, row: int, column: int, number: WrittenNumber) -> Decimal:
        self.written[row, column] = number
        if number.percent:
            self.in_percent[column].add(row)
        return number.value


def _number(raw: str | float | date | time | timedelta | None) -> Number | None:
    """Raises ValueError, with the cell's text, for what is no number."""
    if isinstance(raw, str):
        if raw.strip() == _NOT_GIVEN:
            raise ValueError(raw)
        return parse_number(raw)
    if isinstance(raw, bool | date | time | timedelta):
        raise ValueError(str(raw))
    return None if raw is None else Number(from_float(float(raw)))


def as_shares(
    numbers: Mapping[int, Decimal],
    in_percent: Set[int],
    headed_percent: bool,
    *,
    varies: bool = False,
    beside: Decimal = _NOTHING,
) -> tuple[dict[int, Decimal], list[int]]:
    """The numbers of a column of rates that differ as shares: (value by row, rows in doubt).

    `95%`, `95` and `0.95` are the same where the column makes it clear: a percent sign or
    format (rows `in_percent`) says it; a column of plain numbers is in per cent throughout where one of them is above
    MOST_AS_SHARE, or above 1 under a header that says % (`headed_percent`), else in shares. In doubt is a lone
    number that would lie among the others as a share, and far from them in per cent; growth (`varies`) may be anything.
    Columns that add are written alike: `beside` is the largest plain number of those that this one adds with.
    """
    plain = {row: value for row, value in numbers.items() if value and row not in in_percent}
    most = max((beside, *map(abs, plain.values())))
    if are_shares(most, in_percent, headed_percent):
        return {}, []
    shares = {row: value / 100 for row, value in plain.items()}
    if varies:
        return shares, []
    if not headed_percent and beside <= MOST_AS_SHARE and (odd := _odd_among_shares(plain)):
        return {}, odd
    doubtful = _in_doubt(numbers, plain, in_percent)
    return {row: share for row, share in shares.items() if row not in doubtful}, doubtful


def are_shares(most: Decimal, in_percent: Set[int], headed_percent: bool) -> bool:
    """Whether a column of rates is in shares as it stands, of whose plain numbers `most` is the largest."""
    if headed_percent and in_percent:
        return False
    return most <= (1 if headed_percent else MOST_AS_SHARE)


def _odd_among_shares(plain: Mapping[int, Decimal]) -> list[int]:
    """The few plain per cents among shares (0.5, 0.6 and 55), each near the shares if it is one; none where they may
    be per cents of every size."""
    shares = [abs(value) for value in plain.values() if abs(value) <= MOST_AS_SHARE]
    larger = {row: value / 100 for row, value in plain.items() if abs(value) > MOST_AS_SHARE}
    if not larger or len(larger) * 3 > len(shares):
        return []
    least, most = min(shares), max(shares)
    is_near = most <= _NEAR * least and all(least <= 2 * value <= 4 * most for value in larger.values())
    return list(larger) if is_near else []


def _in_doubt(numbers: Mapping[int, Decimal], plain: Mapping[int, Decimal], in_percent: Set[int]) -> list[int]:
    """Plain numbers that look like shares among per cents: few, near all others as shares, and far as per cents."""
    small = {row: value for row, value in plain.items() if abs(value) <= MOST_AS_SHARE}
    others = [
        value if row in in_percent else value / 100 for row, value in numbers.items() if value and row not in small
    ]
    if not small or not others or len(small) > max(1, len(others) // 2) or _is_whole(numbers, plain, in_percent):
        return []
    least, most = min(others), max(others)
    if most > _NEAR * least:
        return []  # numbers of every size
    return [row for row, value in small.items() if least <= 2 * value <= 4 * most and value < _FAR * least]


def _is_whole(numbers: Mapping[int, Decimal], plain: Mapping[int, Decimal], in_percent: Set[int]) -> bool:
    """Whether a column read in per cent adds up to 100, or to 100 and its total."""
    total = sum(plain.values(), _NOTHING) + sum((numbers[row] for row in in_percent & numbers.keys()), _NOTHING) * 100
    return any(abs(total - whole) <= 1 for whole in (_HUNDRED, 2 * _HUNDRED))
