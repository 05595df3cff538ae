"""Mixed-integer programs, by HiGHS, within a bound of work that is counted, not timed: equal programs end equal.

HiGHS works in floats. Whoever asks rounds the values and checks them in integers.
"""

from dataclasses import dataclass, field

import highspy
import numpy

from cedu_targets.allocation.solver.solver import solved

GAP = 1e-4
"""How near to the least cost an answer must be proven to be, as a share of it."""


@dataclass(frozen=True)
class Answer:
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


@dataclass
class Program:
    """A mixed-integer program in the making: variables with bounds and costs, rows of entries."""

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

    def answer(self, branches: int, gap: float = GAP, *, presolve: bool = True) -> Answer:
        """The best values within `gap` of the least cost, tried on no more than so many branches.

        `presolve` is not worth its time where nothing can be taken away.
        """
        if not self.lows:
            return Answer([], self.offset, True)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.lows), len(self.rows)
        program.offset_ = self.offset
        program.col_cost_ = numpy.array(self.costs)
        program.col_lower_, program.col_upper_ = numpy.array(self.lows), numpy.array(self.highs)
        program.row_lower_ = numpy.array([low for low, _, _ in self.rows])
        program.row_upper_ = numpy.array([high for _, high, _ in self.rows])
        kinds = highspy.HighsVarType
        program.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self.whole]
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        entries = [entry for _, _, row in self.rows for entry in row]
        program.a_matrix_.start_ = numpy.cumsum([0, *(len(row) for _, _, row in self.rows)])
        program.a_matrix_.index_ = numpy.array([variable for variable, _ in entries], dtype=numpy.int32)
        program.a_matrix_.value_ = numpy.array([factor for _, factor in entries], dtype=float)
        options: tuple[tuple[str, str | float], ...] = (
            ("mip_rel_gap", gap),
            ("mip_abs_gap", 1e-6),
            ("mip_max_nodes", branches),
        )
        options = options if presolve else (*options, ("presolve", "off"))
        solver = solved(program, options)
        if solver is None:
            return Answer(None, 0.0, True)
        ended = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        if solver.getInfo().primal_solution_status != int(highspy.SolutionStatus.kSolutionStatusFeasible):
            return Answer(None, 0.0, ended)
        return Answer(list(solver.getSolution().col_value), solver.getInfo().objective_function_value, ended)
