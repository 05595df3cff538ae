"""Paths: the steps of an indicator over years, with what was achieved in each year of which that is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cedu_targets.attainment.demands import Demand
from cedu_targets.attainment.judge import reached_in
from cedu_targets.attainment.measured import Evidence
from cedu_targets.domain.attainment import Step, TargetPath


def with_achieved(
    paths: Iterable[TargetPath], demands: Mapping[str, Demand], evidence: Evidence, as_of: date
) -> Iterator[TargetPath]:
    """The paths with what was achieved until a day; `demands` are the targets by their ids."""
    for path in paths:
        steps = {step.year: step.target for step in path.steps if step.target is not None}
        found = {step.year: step for step in path.achieved}  # what the text itself says of the years before
        name = demands[next(iter(steps.values())).id].name
        for year in evidence.numbers.years(name):
            nearest = min((abs(one - year), one) for one in steps)[1]
            value = reached_in(demands[steps[nearest].id], evidence, year) if year <= as_of.year else None
            if value is not None:
                found[year] = Step(year, value)
        yield replace(path, achieved=tuple(found[year] for year in sorted(found)))
