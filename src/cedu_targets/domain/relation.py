"""Relations between indicators, as data: `1=2+3`, `C=14=15+16`, `3=1-2`, `1>=2+3`.

A relation is a chain of sides joined by comparators. Before its columns are
known a side may hold a range (`2..8`, written 2+…+8 or 第2至8列之和); `resolve`
replaces ranges by the columns between their ends, in the order of the table.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

Comparator = Literal["=", ">=", "<=", ">", "<"]
ValueOf = Callable[[str], Decimal | None]
"""The value of an indicator in one row; None where the cell is blank."""


class Term(NamedTuple):
    """One column, or with `last` all columns from `code` to `last`; `sign` is +1 or -1."""

    code: str
    sign: int = 1
    last: str | None = None

    def __str__(self) -> str:
        return self.code if self.last is None else f"{self.code}..{self.last}"


Side = tuple[Term, ...]
_ZERO = Decimal(0)


class Relation(Struct, frozen=True, dict=True):
    """`sides[0] comparators[0] sides[1] …`; as many comparators as sides, less one."""

    sides: tuple[Side, ...]
    comparators: tuple[Comparator, ...]

    def __str__(self) -> str:
        return side_text(self.sides[0]) + "".join(
            comparator + side_text(side) for comparator, side in zip(self.comparators, self.sides[1:], strict=True)
        )

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms of all sides, left to right."""
        return tuple(term for side in self.sides for term in side)

    @cached_property
    def substance(self) -> frozenset[object]:
        """What it demands, however it is written: `1=2+3`, `1=3+2` and `2=1-3` are one; a chain is its links."""
        return frozenset(
            _link_substance(left, comparator, right)
            for left, comparator, right in zip(self.sides, self.comparators, self.sides[1:], strict=False)
        )

    @property
    def is_equality(self) -> bool:
        """Whether every comparator is `=`: a part-whole relation, not a bound."""
        return all(comparator == "=" for comparator in self.comparators)

    def holds(self, value_of: ValueOf) -> bool | None:
        """Whether the relation holds in one row, blanks counted as 0; None where every cell is blank.

        Cells that could not be read have to be left to the caller (`Table.is_unreadable`).
        """
        if all(value_of(term.code) is None for term in self.terms):
            return None
        totals = [total(side, value_of) or Decimal(0) for side in self.sides]
        return all(
            compare(left, comparator, right)
            for left, comparator, right in zip(totals, self.comparators, totals[1:], strict=False)
        )


def _link_substance(left: Side, comparator: Comparator, right: Side) -> object:
    """One link with all its terms on one side, as (column, factor) pairs; of an equality the sign is free."""
    if comparator in ("<=", "<"):
        left, comparator, right = right, ">=" if comparator == "<=" else ">", left
    factors: dict[str, int] = {}
    for term in left:
        factors[term.code] = factors.get(term.code, 0) + term.sign
    for term in right:
        factors[term.code] = factors.get(term.code, 0) - term.sign
    first = min(factors, default="")
    flip = -1 if comparator == "=" and factors.get(first, 1) < 0 else 1
    return comparator, frozenset((code, flip * factor) for code, factor in factors.items() if factor)


def compare(left: Decimal, comparator: Comparator, right: Decimal) -> bool:
    """Whether `left comparator right` is true."""
    match comparator:
        case "=":
            return left == right
        case ">=":
            return left >= right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case "<":
            return left < right


def total(side: Sequence[Term], value_of: ValueOf) -> Decimal | None:
    """The signed sum of the filled terms; None where every term is blank."""
    found: Decimal | None = None
    for code, sign, _ in side:
        value = value_of(code)
        if value is not None:
            found = (found or _ZERO) + (value if sign > 0 else -value)
    return found


class UnknownColumnError(LookupError):
    """A relation names a column that the table does not have; `args[0]` is its code."""


@lru_cache(maxsize=4)
def _positions(codes: tuple[str, ...]) -> Mapping[str, int]:
    """Code -> its place; thousands of rules ask it of the same columns."""
    return {code: position for position, code in enumerate(codes)}


def resolve(
    relation: Relation,
    codes: Sequence[str],
    rename: Mapping[str, str] | None = None,
    *,
    every_number: bool = False,
) -> Relation:
    """The relation over existing columns: names replaced by `rename`, ranges by the columns between.

    A sheet's 19+…+23 means the columns that it has between them; with `every_number` (a pack's `"1..20"`)
    each number of the range must be a column. Raises UnknownColumnError for a column that is not among `codes`.
    """
    order = _positions(tuple(codes))
    rename = rename or {}

    def existing(code: str) -> str:
        code = rename.get(code, code)
        if code not in order:
            raise UnknownColumnError(code)
        return code

    def expanded(term: Term) -> list[Term]:
        first = existing(term.code)
        if term.last is None:
            return [Term(first, term.sign)]
        last = existing(term.last)
        if order[first] > order[last]:
            raise UnknownColumnError(f"{first}..{last}")
        if every_number and first.isdigit() and last.isdigit():
            return [Term(existing(str(number)), term.sign) for number in range(int(first), int(last) + 1)]
        return [Term(code, term.sign) for code in codes[order[first] : order[last] + 1]]

    sides = tuple(tuple(found for term in side for found in expanded(term)) for side in relation.sides)
    return Relation(sides, relation.comparators)


def side_text(side: Sequence[Term]) -> str:
    """`2+3-4`."""
    return "".join(
        ("-" if term.sign < 0 else "+" if position else "") + str(term) for position, term in enumerate(side)
    )


def short_side_text(side: Sequence[Term], codes: Sequence[str]) -> str:
    """Like `side_text`, with runs of four and more neighbouring columns written `2+…+8`."""
    order = _positions(tuple(codes))
    pieces: list[str] = []
    start = 0
    while start < len(side):
        end = start
        while (
            end + 1 < len(side)
            and side[end + 1].sign == side[start].sign > 0
            and order.get(side[end + 1].code, -9) == order.get(side[end].code, -9) + 1
        ):
            end += 1
        run = side[start : end + 1]
        if len(run) > 3:
            pieces.append(("+" if start else "") + f"{run[0].code}+…+{run[-1].code}")
        else:
            text = side_text(run)
            pieces.append(("+" if start and run[0].sign > 0 else "") + text)
        start = end + 1
    return "".join(pieces)
