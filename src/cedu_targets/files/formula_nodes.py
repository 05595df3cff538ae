"""What a formula is made of: numbers, texts, cells, operators, functions."""

from decimal import Decimal
from typing import NamedTuple

from cedu_targets.files.grid import CellRange


class Number(NamedTuple):
    """A number as it is written; `#REF!` and its like are no number and stand as `Error`."""

    value: Decimal


class Text(NamedTuple):
    """A text between quotation marks."""

    value: str


class Error(NamedTuple):
    """An error that the formula itself holds: `#REF!` where its cell was deleted."""

    text: str


class Reference(NamedTuple):
    """A cell or a range; `sheet` is None for the formula's own. A whole column has all rows of a sheet."""

    sheet: str | None
    area: CellRange

    @property
    def is_cell(self) -> bool:
        """True for one cell."""
        return (self.area.top, self.area.left) == (self.area.bottom, self.area.right)

    def sized_as(self, other: "Reference") -> "Reference":
        """The range of another one's size that begins where this one does."""
        top, left, bottom, right = other.area
        own = self.area
        return self._replace(area=CellRange(own.top, own.left, own.top + bottom - top, own.left + right - left))


class Negative(NamedTuple):
    """A minus before its operand."""

    operand: "Node"


class Percent(NamedTuple):
    """A per-cent sign behind its operand."""

    operand: "Node"


class Chain(NamedTuple):
    """Operands with operators of one rank between them, taken from left to right."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]


class Call(NamedTuple):
    """A function, its name in capitals."""

    name: str
    arguments: tuple["Node", ...]


Node = Number | Text | Error | Reference | Negative | Percent | Chain | Call


class FormulaTerm(NamedTuple):
    """A signed cell or range, or with no `area` a constant."""

    sign: int
    area: CellRange | None
    constant: Decimal = Decimal(0)
    inside_sum: bool = False
    """SUM skips texts; + does not."""
