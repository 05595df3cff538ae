"""Programs of allocations: solved within a bound of work that is counted, not timed, so that equal ones end equal."""

from cedu_targets.optimum import program
from cedu_targets.optimum.program import Answer
from cedu_targets.optimum.solver import solved

GAP = 1e-4
"""How near to the least cost an answer must be proven to be, as a share of it."""


class Program(program.Program):
    """A program whose answer need only be near enough to the best."""

    def answer(self, branches: int, gap: float = GAP, *, presolve: bool = True) -> Answer:
        """The best values within `gap` of the least cost, tried on no more than so many branches.

        `presolve` is not worth its time where nothing can be taken away.
        """
        options: dict[str, str | float] = {"mip_rel_gap": gap, "mip_abs_gap": 1e-6, "mip_max_nodes": branches}
        return solved(self.layout(), options if presolve else {**options, "presolve": "off"})
