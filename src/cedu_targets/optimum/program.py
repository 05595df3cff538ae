"""Mixed-integer programs, what solvers are to know of them, and what comes back. No solver is loaded here.

Solvers work in floats. Whoever asks rounds the values and checks them in integers.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct, field


class Answer(Struct, frozen=True):
    """What came of a program."""

    values: list[float] | None
    """By variable; None where none were found."""
    cost: float
    ended: bool
    """Whether the work sufficed: the values are of least cost, or there are none. Else there may be better ones."""

    @property
    def is_impossible(self) -> bool:
        """Whether no values fit."""
        return self.ended and self.values is None


class Matrix(Struct, frozen=True):
    """Entries by row or by column: those of the nth lie from `starts[n]` up to `starts[n + 1]`."""

    by_columns: bool
    starts: Sequence[int]
    indices: Sequence[int]
    """Of columns where they lie by row, of rows where they lie by column."""
    values: Sequence[float]


class Layout(Struct, frozen=True):
    """A program as solvers take it: by variable, by row, and the matrix between them."""

    costs: Sequence[float]
    lows: Sequence[float]
    highs: Sequence[float]
    whole: Sequence[bool]
    """Empty where no variable must be whole."""
    row_lows: Sequence[float]
    row_highs: Sequence[float]
    matrix: Matrix
    offset: float = 0.0


Options = Mapping[str, str | float]
"""Of HiGHS, by their names there."""


class Status(IntEnum):
    """How HiGHS says that its work ended (`HighsModelStatus`)."""

    OPTIMAL = 7
    INFEASIBLE = 8
    UNBOUNDED_OR_INFEASIBLE = 9
    TIME_LIMIT = 13
    SOLUTION_LIMIT = 16


class Ending(NamedTuple):
    """How a solver left a program."""

    status: int
    """A `Status`, or another number of HiGHS: it gave up."""
    is_feasible: bool
    """Whether the values meet all rows and bounds."""
    values: list[float]
    cost: float


Solver = Callable[[Layout, Options], Ending]


class Program(Struct):
    """A mixed-integer program: variables with bounds and costs, rows of entries."""

    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, list[tuple[int, float]]]] = field(default_factory=list)
    offset: float = 0.0
    """Cost that is there in any case."""

    def variable(self, low: float, high: float, cost: float = 0.0, whole: bool = False) -> int:
        """One more; its number."""
        self.lows.append(low)
        self.highs.append(high)
        self.costs.append(cost)
        self.whole.append(whole)
        return len(self.lows) - 1

    def layout(self) -> Layout:
        """As it stands now, row after row."""
        starts, indices, values = [0], [], []
        for _, _, row in self.rows:
            for variable, factor in row:
                indices.append(variable)
                values.append(factor)
            starts.append(len(indices))
        return Layout(
            self.costs,
            self.lows,
            self.highs,
            self.whole,
            [low for low, _, _ in self.rows],
            [high for _, high, _ in self.rows],
            Matrix(False, starts, indices, values),
            self.offset,
        )
