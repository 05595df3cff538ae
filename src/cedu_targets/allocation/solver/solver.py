"""A program given to HiGHS, which works in floats: whoever asks rounds the answer and checks it in integers."""

from collections.abc import Iterable

import highspy


def solved(program: highspy.HighsLp, options: Iterable[tuple[str, str | float]]) -> highspy.Highs | None:
    """The solver with the best values in it; None where no values fit. One thread, so that equal programs end equal.

    Where the options limit the work, the solver may be returned before its end (`kSolutionLimit`). Raises
    ArithmeticError where it gave up.
    """
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option, value in (("threads", 1), *options):
        solver.setOptionValue(option, value)
    solver.passModel(program)
    solver.run()
    status = solver.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit):
        raise ArithmeticError(f"the program was not solved: {status}")
    return solver
