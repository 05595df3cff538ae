"""Programs given to HiGHS by its Python library. Loaded only when there is one to solve."""

from collections.abc import Sequence

import highspy
import numpy
from numpy.typing import NDArray

from cedu_targets.optimum.program import Ending, Layout, Options


def solve(layout: Layout, options: Options) -> Ending:
    """What the solver says of the program."""
    matrix, program = layout.matrix, highspy.HighsLp()
    program.num_col_, program.num_row_ = len(layout.costs), len(layout.row_lows)
    program.offset_ = layout.offset
    program.col_cost_ = _floats(layout.costs)
    program.col_lower_, program.col_upper_ = _floats(layout.lows), _floats(layout.highs)
    program.row_lower_, program.row_upper_ = _floats(layout.row_lows), _floats(layout.row_highs)
    if layout.whole:
        kinds = highspy.HighsVarType
        program.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in layout.whole]
    formats = highspy.MatrixFormat
    program.a_matrix_.format_ = formats.kColwise if matrix.by_columns else formats.kRowwise
    program.a_matrix_.start_ = numpy.array(matrix.starts, dtype=numpy.int32)
    program.a_matrix_.index_ = numpy.array(matrix.indices, dtype=numpy.int32)
    program.a_matrix_.value_ = _floats(matrix.values)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option, value in options.items():
        solver.setOptionValue(option, value)
    solver.passModel(program)
    del program  # the solver has its own; a long table's is large
    solver.run()
    told = solver.getInfo()
    return Ending(
        int(solver.getModelStatus()),
        told.primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible),
        list(solver.getSolution().col_value),
        told.objective_function_value,
    )


def _floats(numbers: Sequence[float]) -> NDArray[numpy.float64]:
    return numpy.array(numbers, dtype=float)
