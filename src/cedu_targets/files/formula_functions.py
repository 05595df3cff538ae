"""The functions that can be calculated, with Excel's own rules: SUM passes over texts, SUBTOTAL over other subtotals.

A function that is not here (IF, VLOOKUP, INDIRECT, TODAY …) is named as the reason for which its cell is not known.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol

from cedu_targets.files.formula_criteria import test_of
from cedu_targets.files.formula_nodes import Call, Chain, Negative, Node, Percent, Reference
from cedu_targets.files.formula_scalars import Failed, Found, NoValueError, Scalar, bounded, refuse, without_dust

_MOST_PLACES = 30


class Area(NamedTuple):
    """The part of a range that lies in the used part of its sheet, ends included; none where it ends before its top."""

    sheet: int
    top: int
    left: int
    bottom: int
    right: int


class Cells(Protocol):
    """What a function asks of the formula that it stands in. All raise NoValueError."""

    def number(self, node: Node) -> Fraction:
        """An argument as one number."""

    def scalar(self, node: Node) -> Scalar:
        """An argument as one value."""

    def area(self, reference: Reference) -> Area:
        """The cells of a range."""

    def found(self, sheet: int, row: int, column: int) -> Found:
        """What a cell holds."""

    def total(self, area: Area) -> Fraction:
        """The sum of the numbers of an area."""

    def is_passed_over(self, area: Area, row: int, column: int, *, hidden: bool) -> bool:
        """True for a cell that a subtotal does not count; `hidden` where it leaves out hidden rows."""

    def spend(self, steps: int) -> None:
        """Count work."""


def _items(cells: Cells, arguments: Sequence[Node]) -> Iterator[Found]:
    """The contents of all ranges, and all other arguments as numbers."""
    for argument in arguments:
        if isinstance(argument, Reference):
            yield from (found for _, _, found in _each(cells, cells.area(argument)))
        else:
            yield cells.number(argument)


def _each(cells: Cells, area: Area) -> Iterator[tuple[int, int, Found]]:
    for row in range(area.top, area.bottom + 1):
        cells.spend(1 + max(area.right - area.left + 1, 0))
        for column in range(area.left, area.right + 1):
            yield row, column, cells.found(area.sheet, row, column)


def _numbers(items: Iterable[Found]) -> Iterator[Fraction]:
    """The numbers among contents. Raises NoValueError at the first that failed."""
    for found in items:
        if isinstance(found, Fraction):
            yield found
        elif isinstance(found, Failed):
            raise NoValueError(found)


def _total(items: Iterable[Found]) -> Fraction:
    total = Fraction(0)
    for number in _numbers(items):
        total = bounded(total + number)
    return total


def _average(items: Iterable[Found]) -> Fraction:
    numbers = list(_numbers(items))
    if not numbers:
        raise NoValueError(Failed("#DIV/0!"))
    return _total(numbers) / len(numbers)


def _product(items: Iterable[Found]) -> Fraction:
    numbers = list(_numbers(items))
    product = Fraction(1 if numbers else 0)
    for number in numbers:
        product = bounded(product * number)
    return product


def _count(items: Iterable[Found]) -> Fraction:
    return Fraction(sum(isinstance(found, Fraction) for found in _known(items)))


def _count_filled(items: Iterable[Found]) -> Fraction:
    return Fraction(sum(found is not None for found in _known(items)))


def _known(items: Iterable[Found]) -> Iterator[Found]:
    """The same contents; errors count as well. Raises NoValueError at one that is not known."""
    for found in items:
        if isinstance(found, Failed) and found.obstacle is not None:
            raise NoValueError(found)
        yield found


_AGGREGATES: dict[str, Callable[[Iterable[Found]], Fraction]] = {
    "AVERAGE": _average, "COUNT": _count, "COUNTA": _count_filled, "PRODUCT": _product, "SUM": _total,
    "MAX": lambda items: max(_numbers(items), default=Fraction(0)),
    "MIN": lambda items: min(_numbers(items), default=Fraction(0)),
}  # fmt: skip
_SUBTOTALS = {1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM"}
_WITHOUT_HIDDEN = 100


def _sum(cells: Cells, arguments: Sequence[Node]) -> Fraction:
    """A range that is summed once more, or grows by a row, is not walked again."""
    return _total(
        cells.total(cells.area(argument)) if isinstance(argument, Reference) else cells.number(argument)
        for argument in arguments
    )


def _subtotal(cells: Cells, arguments: Sequence[Node]) -> Fraction:
    code = cells.number(arguments[0])
    leaves_out_hidden = code > _WITHOUT_HIDDEN
    name = _SUBTOTALS.get(int(code) - _WITHOUT_HIDDEN * leaves_out_hidden)
    if name is None:
        refuse("function", f"SUBTOTAL({code}, …)")
    return _AGGREGATES[name](
        found
        for argument in arguments[1:]
        for area in [cells.area(_range(argument))]
        for row, column, found in _each(cells, area)
        if found is not None and not cells.is_passed_over(area, row, column, hidden=leaves_out_hidden)
    )


def _range(node: Node) -> Reference:
    if not isinstance(node, Reference):
        refuse("form")
    return node


def _aligned(cells: Cells, references: Sequence[Reference]) -> Iterator[list[Found]]:
    """The contents at the same place of ranges of one shape, as far as one of them is used."""
    shapes = {(one.area.bottom - one.area.top, one.area.right - one.area.left) for one in references}
    if len(shapes) > 1:
        raise NoValueError(Failed("#VALUE!"))
    areas = [cells.area(reference) for reference in references]
    for down in range(max(area.bottom - area.top + 1 for area in areas)):
        for across in range(max(area.right - area.left + 1 for area in areas)):
            cells.spend(1 + 3 * len(areas))
            yield [cells.found(area.sheet, area.top + down, area.left + across) for area in areas]


def _sum_of_products(cells: Cells, arguments: Sequence[Node]) -> Fraction:
    total = Fraction(0)
    for row in _aligned(cells, [_range(argument) for argument in arguments]):
        numbers = list(_numbers(row))
        total = bounded(total + (math.prod(numbers) if len(numbers) == len(row) else 0))
    return total


def _matching(cells: Cells, pairs: Sequence[Node], values: Reference) -> Iterator[Found]:
    """The contents of `values` where every range of `pairs` meets the criterion that follows it."""
    ranges = [_range(node) for node in pairs[::2]]
    tests = [test_of(cells.scalar(node)) for node in pairs[1::2]]
    if len(tests) < len(ranges) or None in tests:
        refuse("form")
    for *judged, found in _aligned(cells, [*ranges, values]):
        known = list(_known(judged))
        cells.spend(sum(len(one) // 8 for one in known if isinstance(one, str)))
        if all(
            test is not None and not isinstance(one, Failed) and test(one)
            for test, one in zip(tests, known, strict=True)
        ):
            yield found


def _sum_if(cells: Cells, arguments: Sequence[Node]) -> Fraction:
    return _total(_matching(cells, arguments[:2], _range(arguments[-1] if len(arguments) > 2 else arguments[0])))


def _sum_ifs(cells: Cells, arguments: Sequence[Node]) -> Fraction:
    return _total(_matching(cells, arguments[1:], _range(arguments[0])))


def _rounding(away: Callable[[Fraction], int]) -> Callable[[Cells, Sequence[Node]], Fraction]:
    """ROUND and its like; `away` makes a size whole, whatever its sign."""

    def rounded(cells: Cells, arguments: Sequence[Node]) -> Fraction:
        value = cells.number(arguments[0])
        places = int(cells.number(arguments[1])) if len(arguments) > 1 else 0
        if abs(places) > _MOST_PLACES:
            refuse("size")
        step = Fraction(10) ** -places
        size = away(without_dust(abs(value) / step)) * step
        return -size if value < 0 else size

    return rounded


def _aggregate(name: str) -> Callable[[Cells, Sequence[Node]], Fraction]:
    return lambda cells, arguments: _AGGREGATES[name](_items(cells, arguments))


FUNCTIONS: dict[str, tuple[Callable[[Cells, Sequence[Node]], Fraction], int, int]] = {
    **{name: (_aggregate(name), 1, 255) for name in _AGGREGATES},
    "SUM": (_sum, 1, 255),
    "SUBTOTAL": (_subtotal, 2, 255),
    "SUMPRODUCT": (_sum_of_products, 1, 255),
    "SUMIF": (_sum_if, 2, 3),
    "SUMIFS": (_sum_ifs, 3, 255),
    "ROUND": (_rounding(lambda size: math.floor(size + Fraction(1, 2))), 2, 2),
    "ROUNDUP": (_rounding(math.ceil), 2, 2),
    "ROUNDDOWN": (_rounding(math.floor), 2, 2),
    "TRUNC": (_rounding(math.floor), 1, 2),
    "INT": (lambda cells, arguments: Fraction(math.floor(without_dust(cells.number(arguments[0])))), 1, 1),
    "ABS": (lambda cells, arguments: abs(cells.number(arguments[0])), 1, 1),
}
"""By name: what calculates it, the fewest and the most arguments."""


def references(node: Node) -> Iterator[Reference]:
    """All references of a formula. Raises NoValueError at a function that is not known."""
    if isinstance(node, Reference):
        yield node
    elif isinstance(node, Negative | Percent):
        yield from references(node.operand)
    elif isinstance(node, Chain):
        yield from references(node.first)
        for _, operand in node.rest:
            yield from references(operand)
    elif isinstance(node, Call):
        if node.name not in FUNCTIONS:
            refuse("function", node.name)
        for argument in node.arguments:
            yield from references(argument)
