"""A path year by year: what is demanded, what was reached, how that stands; the years between without either."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Step, TargetPath
from cedu_targets.reporters.attainment.verdicts import URGENCY, Verdict, verdict_of

MOST_EMPTY = 2
"""Years one after the other of which nothing is known; of more the first and the last are named."""


class PathYear(Struct, frozen=True):
    """A year of a path, or several in a row of which nothing is known."""

    first: int
    last: int
    steps: tuple[Step, ...] = ()
    """What is demanded; of alternatives there may be several."""
    achieved: Step | None = None
    row: Attained | None = None
    """How the target of the year stands, by the number of that year if there is one; of several the most urgent."""
    verdict: Verdict | None = None
    """Of that row."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not self.steps and self.achieved is None


def path_years(path: TargetPath, report: AttainmentReport) -> Sequence[PathYear]:
    """Every year from the first with a number to the last."""
    steps: dict[int, list[Step]] = {}
    for step in path.steps:
        steps.setdefault(step.year, []).append(step)
    achieved = {step.year: step for step in path.achieved}
    rows = dict(_rows(path, report))
    known = sorted(steps.keys() | achieved.keys())
    found: list[PathYear] = []
    for year in known:
        if found and year > found[-1].last + 1:
            found += _between(found[-1].last + 1, year - 1)
        row = rows.get(year)
        verdict = None if row is None else verdict_of(row, report.as_of)
        found.append(PathYear(year, year, tuple(steps.get(year, ())), achieved.get(year), row, verdict))
    return found


def _between(first: int, last: int) -> Iterator[PathYear]:
    """Years of which nothing is known: each by itself, or many as one."""
    if last - first >= MOST_EMPTY:
        yield PathYear(first, last)
    else:
        yield from (PathYear(year, year) for year in range(first, last + 1))


def _rows(path: TargetPath, report: AttainmentReport) -> Iterator[tuple[int, Attained]]:
    """The row of each year's target, the most urgent last."""
    years = {step.target.id: step.year for step in path.steps if step.target is not None}
    rows = [row for row in report.whole_rows if row.target.id in years]
    rows.sort(key=lambda row: -URGENCY.index(verdict_of(row, report.as_of)))
    return ((years[row.target.id], row) for row in rows)
