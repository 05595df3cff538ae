"""Sums of whole columns: which rows of a table differ, which cells lie beyond a bound, what a column adds up to.

A table of a form is added up number by number. A long one is added up as integers of steps, a column at a time, where
64 bits hold them and in integers of any length where not; the few numbers that no steps hold are added one by one.
Both ways answer alike (`tests/domain/test_column_sums.py`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from math import gcd
from typing import TYPE_CHECKING, Any

from cedu_targets.domain.numbers import PRECISION, is_multiple
from cedu_targets.domain.packed_column import Column, PackedColumn, packed

if TYPE_CHECKING:
    import numpy

    Steps = numpy.ndarray[Any, numpy.dtype[Any]]

Signed = Sequence[tuple[Column, int]]
"""Columns with the sign by which they count, one at least."""
_ZERO = Decimal(0)
_MOST = 2**62
"""In 64 bits, with room for one more of them."""


def totals(side: Signed) -> list[Decimal]:
    """The signed sum of the columns in each row; a blank counts as 0."""
    columns = [[_ZERO if v is None else v if sign > 0 else -v for v in column] for column, sign in side]
    return columns[0] if len(columns) == 1 else [sum(row, _ZERO) for row in zip(*columns, strict=True)]


def differing(whole: Signed, sums: Sequence[Signed]) -> Sequence[int]:
    """The positions, in order, at which some sum is not the whole; blanks count as 0."""
    if not _is_long(whole, *sums):
        wholes, others = totals(whole), [totals(side) for side in sums]
        return [at for at, (one, *rest) in enumerate(zip(wholes, *others, strict=True)) if any(x != one for x in rest)]
    added, odd = _added([whole, *sums])
    found: set[int] = set()
    for steps in added[1:]:
        found.update(map(int, (added[0] != steps).nonzero()[0]))
    return _with_odd(found, odd, lambda at: any(_at(side, at) != _at(whole, at) for side in sums))


def exceeding(part: Signed, whole: Signed, *, strict: bool = False) -> Sequence[int]:
    """The positions, in order, at which the part is above the whole (`strict`: or equal to it); blanks count as 0."""
    if not _is_long(part, whole):
        pairs = enumerate(zip(totals(part), totals(whole), strict=True))
        return [at for at, (one, other) in pairs if one > other or (strict and one == other)]
    (parts, wholes), odd = _added([part, whole])
    broken = parts >= wholes if strict else parts > wholes

    def is_broken(at: int) -> bool:
        one, other = _at(part, at), _at(whole, at)
        return one > other or (strict and one == other)

    return _with_odd(set(map(int, broken.nonzero()[0])), odd, is_broken)


def total_of(column: Column) -> Decimal:
    """What the filled cells of a column add up to, exactly."""
    if type(column) is not PackedColumn:
        return sum(filter(None, column), _ZERO)
    if not len(column):
        return _ZERO
    steps = _steps(column)
    is_small = _largest(steps) * len(column) < _MOST
    with localcontext(prec=PRECISION):
        whole = int(steps.sum(dtype="int64")) if is_small else sum(column.steps)
        return Decimal(whole).scaleb(-column.places) + sum(column.beside.values(), _ZERO)


def filled_at(column: Column) -> Sequence[int]:
    """The positions of the filled cells."""
    if type(column) is not PackedColumn:
        return [at for at, value in enumerate(column) if value is not None]
    return range(len(column)) if column.filled is None else _positions(_filled(column) != 0)


def blank_at(column: Column) -> Sequence[int]:
    """The positions of the blank cells."""
    if type(column) is not PackedColumn:
        return [at for at, value in enumerate(column) if value is None]
    return () if column.filled is None else _positions(_filled(column) == 0)


def rows_filled(columns: Sequence[Column]) -> int:
    """How many rows have a filled cell in one of the columns, of which there is one at least."""
    if not any(type(column) is PackedColumn for column in columns):
        return sum(1 for row in zip(*columns, strict=True) if any(value is not None for value in row))
    filled = _nowhere(_steps(_as_packed(columns[0])))
    for column in map(_as_packed, columns):
        if column.filled is None:
            return len(column)
        filled |= _filled(column) != 0
    return int(filled.sum())


def beyond(column: Column, least: Decimal | None, most: Decimal | None) -> Sequence[int]:
    """The positions of the filled cells below the least or above the most."""

    def is_beyond(value: Decimal) -> bool:
        return (least is not None and value < least) or (most is not None and value > most)

    if type(column) is not PackedColumn:
        ends = _ends(column)
        if not ends or not (is_beyond(min(ends)) or is_beyond(max(ends))):
            return []  # nearly always
        return [at for at, value in enumerate(column) if value is not None and is_beyond(value)]
    steps, scale = _steps(column), 10**column.places
    broken = _nowhere(steps)
    if least is not None:
        numerator, denominator = least.as_integer_ratio()
        broken |= steps < _in_words(-(-numerator * scale // denominator))
    if most is not None:
        numerator, denominator = most.as_integer_ratio()
        broken |= steps > _in_words(numerator * scale // denominator)
    return _of_cells(column, broken, is_beyond)


def off_step(column: Column, step: Decimal) -> Sequence[int]:
    """The positions of the filled cells whose number is no whole number of steps."""
    if type(column) is not PackedColumn:
        finer = {value for value in set(column) if value is not None and not is_multiple(value, step)}
        return [at for at, value in enumerate(column) if value in finer] if finer else []
    numerator, denominator = step.as_integer_ratio()
    modulus = numerator * 10**column.places
    modulus //= gcd(modulus, denominator)
    steps = _steps(column)
    broken = steps != 0 if modulus >= _MOST else steps.astype("int64") % modulus != 0
    return _of_cells(column, broken, lambda value: not is_multiple(value, step))


def holding(column: Column, number: Decimal) -> Sequence[int]:
    """The positions of the cells that hold a number."""
    if type(column) is not PackedColumn:
        return [at for at, value in enumerate(column) if value == number]
    numerator, denominator = number.as_integer_ratio()
    steps, rest = divmod(numerator * 10**column.places, denominator)
    is_held = not rest and abs(steps) < _MOST
    mask = _steps(column) == steps if is_held else _nowhere(_steps(column))
    return _of_cells(column, mask, lambda value: value == number)


def least_of(column: Column) -> Decimal | None:
    """The least of the filled cells; None where all are blank."""
    return min(_ends(column), default=None)


def most_of(column: Column) -> Decimal | None:
    """The most of the filled cells; None where all are blank."""
    return max(_ends(column), default=None)


def cells_at(column: Column, positions: Iterable[int]) -> Iterator[Decimal | None]:
    """The cells of a column at some positions."""
    return column.at(positions) if type(column) is PackedColumn else (column[at] for at in positions)


def _ends(column: Column) -> Sequence[Decimal]:
    """Numbers of a column, its least and its most among them."""
    if type(column) is not PackedColumn:
        return [value for value in column if value is not None]
    steps = _steps(column)
    if column.filled is not None or column.beside:
        of_steps = _filled(column) != 0 if column.filled is not None else ~_nowhere(steps)
        of_steps[list(column.beside)] = False
        steps = steps[of_steps]
    ends = (int(steps.min()), int(steps.max())) if len(steps) else ()
    return [*(Decimal(end).scaleb(-column.places) for end in ends), *column.beside.values()]


# What follows is asked of packed columns only: numpy is loaded for a long table, and for no other.


def _is_long(*sides: Signed) -> bool:
    return any(type(column) is PackedColumn for side in sides for column, _ in side)


def _added(sides: Sequence[Signed]) -> "tuple[list[Steps], set[int]]":
    """Each side added up in steps that are the same for all, and the positions with numbers that no steps hold."""
    import numpy

    long = [[(_as_packed(column), sign) for column, sign in side] for side in sides]
    columns = [column for side in long for column, _ in side]
    places = max(column.places for column in columns)
    most = sum(_largest(_steps(column)) * 10 ** (places - column.places) for column in columns)
    found = []
    for side in long:
        total = numpy.zeros(len(columns[0]), "int64" if most < _MOST else object)
        for column, sign in side:
            steps = _steps(column).astype(total.dtype)
            total += steps * (sign * 10 ** (places - column.places))
        found.append(total)
    return found, {at for column in columns for at in column.beside}


def _as_packed(column: Column) -> PackedColumn:
    long = packed(column)
    assert type(long) is PackedColumn  # it stands beside one that is long
    return long


def _steps(column: PackedColumn) -> "Steps":
    import numpy

    return numpy.frombuffer(column.steps, dtype=column.steps.typecode)


def _filled(column: PackedColumn) -> "Steps":
    import numpy

    return numpy.frombuffer(column.filled or b"", dtype="uint8")


def _largest(steps: "Steps") -> int:
    return max(abs(int(steps.min())), abs(int(steps.max()))) if len(steps) else 0


def _nowhere(steps: "Steps") -> "Steps":
    import numpy

    return numpy.zeros(len(steps), bool)


def _positions(mask: "Steps") -> list[int]:
    return [int(at) for at in mask.nonzero()[0]]


def _in_words(steps: int) -> int:
    """A bound, moved to where 64 bits hold it: no number of a packed column is as large."""
    return max(-_MOST, min(_MOST, steps))


def _of_cells(column: PackedColumn, mask: "Steps", is_meant: Callable[[Decimal], bool]) -> Sequence[int]:
    """The positions of a mask that hold a number in steps, and those beside that are meant."""
    if column.filled is not None:
        mask &= _filled(column) != 0
    if not column.beside:
        return _positions(mask)
    found = set(_positions(mask)) - column.beside.keys()
    return sorted(found | {at for at, value in column.beside.items() if is_meant(value)})


def _with_odd(found: set[int], odd: set[int], is_meant: Callable[[int], bool]) -> Sequence[int]:
    with localcontext(prec=PRECISION):
        return sorted((found - odd) | {at for at in odd if is_meant(at)})


def _at(side: Signed, position: int) -> Decimal:
    cells = ((column[position], sign) for column, sign in side)
    return sum((value if sign > 0 else -value for value, sign in cells if value is not None), _ZERO)
