"""Due: which submissions speak of the targets' year and of months up to the day, and what is left out."""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.gap import MONTHS, Timetable
from cedu_targets.domain.months import years_spanned
from cedu_targets.evaluation.issued import Issued
from cedu_targets.evaluation.roster import UnitNames
from cedu_targets.gaps.left_out import LeftOut, WhyLeftOut, faults_left_out
from cedu_targets.gaps.matching import match_units
from cedu_targets.gaps.side import Side
from cedu_targets.gaps.submissions import Collection


def due(
    goal: Side, results: Sequence[Side], timetable: Timetable, trusts_sides: bool
) -> tuple[list[Side], list[LeftOut]]:
    """The submissions of the targets' year and of months up to the day; the others are left out (GA009, GA008)."""
    taken: list[Side] = []
    left_out: list[LeftOut] = []
    for side in results:
        ours, theirs = _years(side, goal)
        span, reason = side.span, None
        if ours and theirs and ours != theirs:
            told: dict[str, Parameter] = {"ours": ours, "theirs": theirs}
            variant = "compared" if trusts_sides else "" if ours.isdecimal() else "years"
            finding = Finding("GA009", "gap", Severity.WARNING, side.table.whole_place, told, variant=variant)
            reason = None if trusts_sides else WhyLeftOut.OTHER_YEAR
            side.add([finding], [])
        if reason is None and span is not None and span.last > timetable.latest:
            told = {"month": span.last, "day": timetable.as_of}
            side.add([Finding("GA008", "gap", Severity.WARNING, side.table.whole_place, told)], [])
            reason = WhyLeftOut.LATER
        if reason is None:
            taken.append(side)
        else:
            left_out.append(LeftOut(side.file.path, reason, _units_of(side, goal)))
    return taken, left_out


def _years(side: Side, goal: Side) -> tuple[str | None, str | None]:
    """The year of a submission and that of the targets; where it adds up months of several years, all of these."""
    ours, theirs = (one.table.period and one.table.period[:4] for one in (side, goal))
    spanned, asked = (years_spanned(one.table.title) for one in (side, goal))
    return ("—".join(spanned) if spanned and spanned != asked else ours), theirs


def _units_of(side: Side, goal: Side) -> tuple[str, ...]:
    """The units of a submission, as the targets name them."""
    names, aliases = goal.names
    found = match_units(0, side.table, names, Collection(goal.table, 0, aliases))
    return tuple(unit for _, unit in found if unit != goal.table.district)


def with_faults(goal: Side, came_in: Sequence[Side]) -> list[LeftOut]:
    """The files that came in and cannot be read, or were not taken."""
    names = UnitNames(Issued(goal.file.path, (goal.table,)).units(goal.names[0]))
    return faults_left_out(((side.file.path, side.file.fault) for side in came_in if side.file.fault), names)


def reported_until(goal: Side, results: Sequence[Side], timetable: Timetable) -> Finding | None:
    """GA024 where no day was given and most submissions reach to an earlier month than the pace of today."""
    last: dict[str, int] = {}
    for side in results:
        if (span := side.span) is not None:
            last[side.file.path] = max(span.last, last.get(side.file.path, 0))
    month, count = next(iter(Counter(last.values()).most_common(1)), (MONTHS, 0))
    if month >= timetable.elapsed or 2 * count <= len(last):
        return None
    day = date(timetable.year, month, monthrange(timetable.year, month)[1])
    told: dict[str, Parameter] = {"month": month, "files": count, "today": timetable.as_of, "day": day}
    return Finding("GA024", "gap", Severity.NOTE, goal.table.whole_place, told)
