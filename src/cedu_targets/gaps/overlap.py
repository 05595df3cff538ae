"""Overlap: which of several reports of a unit hold the year so far, and which months and columns nobody reported."""

from collections import Counter
from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.units_of_measure import adds_over_time
from cedu_targets.gaps.submissions import Collection, SubmittedRow

_FEWEST_RISES, _WITH_GAPS = 6, 4
"""Numbers higher than those of the report before, and none lower; fewer do where months between are missing."""


def say_missing(
    lines: Mapping[str, Sequence[SubmittedRow]],
    columns: Sequence[Mapping[str, str]],
    collection: Collection,
    came_in: Several[str] = (),
) -> None:
    """GA003 for units without a submission, or without some months; GA005 for targets that no submission has.

    Of the units of `came_in` something came that is not counted, which is said where that is known.
    """
    targets = collection.targets
    usual = _usual_months(lines, collection.elapsed)
    for unit in targets.units:
        assigned = any(targets.value(unit, code) is not None for code in targets.codes)
        if not lines[unit] and assigned and unit not in came_in:
            collection.findings.append((None, Finding("GA003", "gap", Severity.WARNING, targets.row_place(unit))))
        if not lines[unit] or any(line.span is None for line in lines[unit]):
            continue
        covered = _covered(lines[unit])
        absent = [str(month) for month in range(1, collection.elapsed + 1) if month not in covered]
        if absent:
            parameters: dict[str, Parameter] = {"months": "、".join(absent)}
            finding = Finding("GA003", "gap", Severity.WARNING, targets.row_place(unit), parameters, variant="months")
            collection.findings.append((None, finding))
        if usual - covered:  # others have reported more months: it, too, may have done more since
            collection.at_least |= {(unit, code) for code in targets.codes}
    for indicator in targets.indicators:
        is_set = any(targets.value(unit, indicator.code) is not None for unit in targets.rows)
        if columns and is_set and not any(indicator.code in found for found in columns):
            place = replace(targets.whole_place, indicator=indicator.code)
            collection.findings.append((None, Finding("GA005", "gap", Severity.WARNING, place, indicator.named)))


def _covered(lines: Sequence[SubmittedRow]) -> set[int]:
    """The months that a unit's submissions speak of."""
    return {month for line in lines for month in range(line.months.first, line.months.last + 1)}


def _usual_months(lines: Mapping[str, Sequence[SubmittedRow]], elapsed: int) -> set[int]:
    """The months due that most of the units have reported, where all that came in is of months."""
    found = [_covered(one) for one in lines.values() if one and all(line.span is not None for line in one)]
    counts = Counter(month for months in found for month in months)
    return {month for month, count in counts.items() if month <= elapsed and 2 * count > len(found)}


def say_blanks(unit: str, chosen: Sequence[SubmittedRow], collection: Collection) -> None:
    """GA003 where a column is filled in some of the months and blank in others: a blank is no 0, but adds nothing."""
    patchy = []
    for indicator in collection.targets.indicators:
        with_column = [line for line in chosen if indicator.code in line.columns]
        blank = sum(line.is_blank(indicator.code) for line in with_column)
        if 0 < blank < len(with_column) and collection.targets.value(unit, indicator.code) is not None:
            patchy.append(indicator)
    if patchy:
        collection.at_least |= {(unit, one.code) for one in patchy}
        parameters: dict[str, Parameter] = {
            "columns": "、".join(one.code for one in patchy),
            "coded": int(all(one.coded for one in patchy)),
        }
        place = collection.targets.row_place(unit)
        collection.findings.append(
            (None, Finding("GA003", "gap", Severity.WARNING, place, parameters, variant="blank"))
        )


def say_rising(lines: Sequence[Sequence[SubmittedRow]], collection: Collection) -> None:
    """RD074, once, where reports of single months never fall and mostly rise, as the year so far does.

    They are added up all the same: nothing says that they are sums.
    """
    rises, have_gaps, latest = 0, True, -1
    for found in lines:
        months = sorted((line for line in found if line.span is not None), key=lambda line: line.months)
        for earlier, later in pairwise(months):
            (first, last), (begins, ends) = earlier.months, later.months
            if begins <= last or ends - begins != last - first:
                continue
            have_gaps &= begins > last + 1
            for indicator in filter(adds_over_time, collection.targets.indicators):
                before, after = earlier.value(indicator), later.value(indicator)
                if before is None or after is None:
                    continue
                if after < before:
                    return
                rises += after > before > 0
            latest = max(latest, later.number)
    if rises < (_WITH_GAPS if have_gaps else _FEWEST_RISES):
        return
    place = next(line for found in lines for line in found if line.number == latest).submission.table.whole_place
    finding = Finding("RD074", "reading", Severity.WARNING, place, variant="reports")
    collection.findings.append((latest, finding))


def choose(unit: str, lines: Sequence[SubmittedRow], collection: Collection) -> list[SubmittedRow]:
    """The submissions that together hold the year so far: the latest cumulative one, and the later months after it.

    What lies within another's months is left out; what overlaps with it in part is a second report of the same time.
    """
    if any(line.span is None for line in lines):  # the year so far and single months besides: which holds?
        return _single(unit, lines, collection)
    slots: list[list[SubmittedRow]] = []
    reached = 0
    # The earliest first; of those that begin alike, the longest first.
    for line in sorted(lines, key=lambda line: (line.months.first, -line.months.last)):
        if line.months.first > reached:
            slots.append([line])
            reached = line.months.last
        elif line.months.last > reached or line.months in [other.months for other in slots[-1]]:
            slots[-1].append(line)
            reached = max(reached, line.months.last)
    return [line for slot in slots for line in _single(unit, slot, collection)]


def _single(unit: str, slot: Sequence[SubmittedRow], collection: Collection) -> list[SubmittedRow]:
    """What was submitted for a time, each column once: of several the first where all say the same, else none (GA002).

    Reports of different columns only complement each other.
    """
    first, *others = slot
    if not others:
        return [first]
    differing = [
        one
        for one in collection.targets.indicators
        if len({line.value(one) for line in slot if one.code in line.columns}) > 1
    ]
    severity = Severity.ERROR if differing else Severity.WARNING
    columns: dict[str, Parameter] = {
        "columns": "、".join(one.code for one in differing),
        "coded": int(all(one.coded for one in differing)),
    }
    taken, chosen = set(first.columns), [first]
    for line in others:
        chosen.append(replace(line, columns={code: own for code, own in line.columns.items() if code not in taken}))
        is_second = not taken.isdisjoint(line.columns)
        taken |= line.columns.keys()
        if not is_second:
            continue
        place = replace(line.submission.table.row_place(line.printed), unit=unit)
        related = (first.submission.table.row_place(first.printed),)
        parameters = columns | {"other": related[0].cell}
        variant = "differ" if differing else ""
        collection.findings.append(
            (line.number, Finding("GA002", "gap", severity, place, parameters, related=related, variant=variant))
        )
    for one in differing:
        with_column = next(line for line in others if one.code in line.columns)
        collection.set_aside((unit, one.code), with_column, "gap_twice")
    return chosen
