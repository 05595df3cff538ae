"""Packed columns: the numbers of a long table as integers of steps, at 1 to 8 bytes a cell.

A column reads as the numbers that were written, whatever holds it; sums of whole columns are in `column_sums.py`.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import overload

Column = Sequence[Decimal | None]
"""Numbers from top to bottom; None where a cell is blank."""
LONG = 5_000
"""Rows from which on a column is packed; below, it is a tuple of numbers, which is quicker."""
MOST_PLACES, _MOST_DIGITS = 8, 14
"""What has more is hardly typed: it is kept as it came, since its last digits tell that it was worked out."""
LARGEST = 10**17
"""Steps; a hundred columns of them are added in 64 bits."""
WORDS = {"b": 2**7, "h": 2**15, "i": 2**31}
"""Types of arrays, each with the first number that it does not hold."""
_NONE_BESIDE: Mapping[int, Decimal] = MappingProxyType({})


class PackedColumn(Sequence[Decimal | None]):
    """Numbers as steps of 10^-places.

    `steps` are of the shortest type that holds them ("b", "h", "i" or "q"), 0 where a cell is blank or its number is
    among `beside`: by position the numbers that are kept as they came. `filled` has a byte for each cell,
    0 where it is blank; None where no cell is.
    """

    __slots__ = ("beside", "filled", "places", "steps")

    def __init__(
        self,
        steps: "array[int]",
        places: int,
        filled: bytes | bytearray | None = None,
        beside: Mapping[int, Decimal] = _NONE_BESIDE,
    ) -> None:
        self.steps, self.places, self.filled, self.beside = steps, places, filled, beside

    def __len__(self) -> int:
        return len(self.steps)

    @overload
    def __getitem__(self, position: int) -> Decimal | None: ...
    @overload
    def __getitem__(self, position: slice) -> list[Decimal | None]: ...
    def __getitem__(self, position: int | slice) -> Decimal | list[Decimal | None] | None:
        if isinstance(position, slice):
            return list(self.at(range(*position.indices(len(self)))))
        steps = self.steps[position]
        if steps:
            return number_of(steps, self.places)
        position %= len(self)
        if self.filled is not None and not self.filled[position]:
            return None
        return self.beside.get(position, _ZERO)

    def __iter__(self) -> Iterator[Decimal | None]:
        return self.at(range(len(self)))

    def at(self, positions: Iterable[int]) -> Iterator[Decimal | None]:
        """The cells at some positions, counted from 0."""
        known: dict[int, Decimal] = {}
        steps_at, filled, beside, places = self.steps, self.filled, self.beside, self.places
        for position in positions:
            steps = steps_at[position]
            if not steps:
                is_blank = filled is not None and not filled[position]
                yield None if is_blank else beside.get(position, _ZERO)
                continue
            value = known.get(steps)
            if value is None:
                value = known[steps] = number_of(steps, places)
            yield value

    def largest(self) -> Decimal:
        """The largest number, whatever its sign; nought where there is none."""
        steps = max(max(self.steps), -min(self.steps)) if self.steps else 0
        return max((number_of(steps, self.places), *map(abs, self.beside.values())))

    def after(self, count: int) -> "PackedColumn":
        """The column without its first cells."""
        filled = None if self.filled is None else self.filled[count:]
        beside = {at - count: value for at, value in self.beside.items() if at >= count}
        return PackedColumn(self.steps[count:], self.places, filled, beside)

    def taken(self, positions: Sequence[int]) -> "PackedColumn":
        """The column of these positions only, in their order; -1 is a blank."""
        steps = array(self.steps.typecode, (self.steps[at] if at >= 0 else 0 for at in positions))
        filled = bytes(at >= 0 and (self.filled is None or self.filled[at]) for at in positions)
        beside = {to: self.beside[at] for to, at in enumerate(positions) if at in self.beside} if self.beside else {}
        return PackedColumn(steps, self.places, None if 0 not in filled else filled, beside)

    def __reduce__(self) -> tuple[object, ...]:
        return PackedColumn, (self.steps, self.places, self.filled, dict(self.beside))


def packed(column: Column) -> Column:
    """A column as it is kept: packed where it is long, and numpy is there to add it up (the page has none)."""
    if len(column) < LONG or type(column) is PackedColumn or not has_numpy():
        return column
    steps, places = _in_steps({value for value in column if value is not None})
    word = word_for(max(map(abs, steps.values()), default=0))
    values = array(word, (0 if value is None else steps.get(value, 0) for value in column))
    filled = bytes(value is not None for value in column)
    beside = {at: value for at, value in enumerate(column) if value is not None and value not in steps}
    return PackedColumn(values, places, None if 0 not in filled else filled, beside)


@cache
def has_numpy() -> bool:
    """Whether long columns and lists can be held in arrays (the page has no numpy)."""
    return find_spec("numpy") is not None


def filled_count(column: Column) -> int:
    """How many cells of a column are filled."""
    if type(column) is not PackedColumn:
        return sum(1 for value in column if value is not None)
    return len(column) - (0 if column.filled is None else column.filled.count(0))


def word_for(largest: int) -> str:
    """The type of an array that holds numbers up to this, whatever their sign."""
    return next((word for word, end in WORDS.items() if largest < end), "q")


def _in_steps(values: Iterable[Decimal]) -> tuple[Mapping[Decimal, int], int]:
    """The steps of numbers that can be held so, and how many decimal places a step has."""
    plain: dict[Decimal, tuple[int, int]] = {}
    for value in values:
        sign, digits, exponent = value.as_tuple()
        if isinstance(exponent, int) and -MOST_PLACES <= exponent <= MOST_PLACES and len(digits) <= _MOST_DIGITS:
            number = int("".join(map(str, digits)))
            while exponent < 0 and not number % 10:
                number, exponent = number // 10, exponent + 1
            plain[value] = -number if sign else number, exponent
    places = max((-exponent for _, exponent in plain.values()), default=0)
    places = max(places, 0)
    steps = {value: number * 10 ** (places + exponent) for value, (number, exponent) in plain.items()}
    return {value: one for value, one in steps.items() if abs(one) < LARGEST}, places


SentColumn = PackedColumn | Sequence[str | None]
"""A column on its way to another process: numbers as texts, at half the time, but for a packed one."""


def column_sent(column: Column) -> SentColumn:
    """A column as it is sent."""
    return column if type(column) is PackedColumn else [None if v is None else str(v) for v in column]


def column_received(sent: SentColumn) -> Column:
    """A column that was sent, exactly."""
    return sent if type(sent) is PackedColumn else [None if v is None else Decimal(v) for v in sent]


@lru_cache(maxsize=8192)
def number_of(steps: int, places: int) -> Decimal:
    """The number that so many steps are, without zeros behind its last place."""
    whole, rest = divmod(steps, 10**places)
    return Decimal(steps).scaleb(-places).normalize() if rest else Decimal(whole)


_ZERO = Decimal(0)
