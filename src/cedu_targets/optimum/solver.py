"""The gate to HiGHS, the solver of programs: the library on a computer, what a page has registered in a browser.

It is loaded when a program is first asked about, and works on one thread, so that equal programs end equal.
"""

from importlib import import_module

from cedu_targets.optimum.program import Answer, Layout, Options, Solver, Status

_registered: list[Solver] = []


def register(solver: Solver | None) -> None:
    """Ask this one from now on, instead of the library; None: the library again."""
    _registered[:] = [] if solver is None else [solver]


def is_there() -> bool:
    """Whether there is anything to ask."""
    try:
        return bool(_registered or import_module("highspy"))  # 0.2 s to load: only when a search needs it
    except ImportError:
        return False


def solved(layout: Layout, options: Options) -> Answer:
    """The best values, or those found where the options limit the work.

    Raises ArithmeticError where it gave up, ImportError where there is no solver.
    """
    if not layout.costs:
        return Answer([], layout.offset, True)
    if _registered:
        solve = _registered[0]
    else:
        from cedu_targets.optimum.library import solve
    status, is_feasible, values, cost = solve(layout, {"threads": 1, **options})
    if status in (Status.INFEASIBLE, Status.UNBOUNDED_OR_INFEASIBLE):
        return Answer(None, 0.0, True)
    if status not in (Status.OPTIMAL, Status.TIME_LIMIT, Status.SOLUTION_LIMIT):
        raise ArithmeticError(f"the program was not solved: {status}")
    ended = status == Status.OPTIMAL
    return Answer(values, cost, ended) if is_feasible else Answer(None, 0.0, ended)
