"""Paths: the steps of an indicator over years, with what was achieved in each year of which that is known."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.demands import Demand
from cedu_targets.attainment.judge import reached_in
from cedu_targets.attainment.measured import Evidence, Remark
from cedu_targets.domain.attainment import Attained, Step, TargetPath


class Reached(Struct, frozen=True):
    """A path with what was achieved of it."""

    path: TargetPath
    rows: tuple[Attained, ...]
    """What was achieved in each year of which there are numbers."""
    remarks: tuple[Remark, ...]
    """What is strange about them."""


def with_achieved(path: TargetPath, demands: Mapping[str, Demand], evidence: Evidence, as_of: date) -> Reached:
    """The path with what was achieved until a day; `demands` are by the ids of their targets.

    What the text itself says of the years before stands where nothing was reported.
    """
    steps = {step.year: step.target for step in path.steps if step.target is not None}
    found = {step.year: step for step in path.achieved}
    rows: list[Attained] = []
    remarks: list[Remark] = []
    for year in evidence.numbers.years(demands[next(iter(steps.values())).id].name):
        if year <= as_of.year:
            nearest = min((abs(one - year), one) for one in steps)[1]
            row, strange = reached_in(demands[steps[nearest].id], evidence, year)
            rows.append(row)
            remarks += strange
            if row.value is not None:
                found[year] = Step(year, row.value)
    achieved = tuple(found[year] for year in sorted(found))
    return Reached(replace(path, achieved=achieved), tuple(rows), tuple(remarks))
