"""Month steps: what a form says its month added, held against the form of the month before."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.units_of_measure import adds_over_time
from cedu_targets.gaps.submissions import Collection, SubmittedRow


def say_steps(lines: Sequence[SubmittedRow], collection: Collection) -> None:
    """GA060 where 累计 less that of the month before is not 本月; of one unit's forms, where both months came in."""
    so_far: dict[int, list[SubmittedRow]] = {}
    for line in lines:
        if line.span is not None and line.months.first == 1:
            so_far.setdefault(line.months.last, []).append(line)
    for month, found in sorted(so_far.items()):
        before = so_far.get(month - 1, [])
        if len(found) == len(before) == 1:  # of two for one month nobody knows which holds; that is said
            collection.findings.extend((found[0].number, one) for one in _steps(before[0], found[0], collection))


def _steps(before: SubmittedRow, line: SubmittedRow, collection: Collection) -> Iterator[Finding]:
    for indicator in filter(adds_over_time, collection.targets.indicators):
        earlier, later, month = before.value(indicator), line.value(indicator), line.this_month(indicator)
        if earlier is None or later is None or month is None or later - earlier == month:
            continue
        told: dict[str, Parameter] = {
            **line.own(indicator.code).named, "so_far": later, "before": earlier, "last": before.months.last,
        }  # fmt: skip
        place, related = line.place(indicator.code), (before.place(indicator.code),)
        due = later - earlier
        yield Finding("GA060", "gap", Severity.WARNING, place, told, due, month, month - due, related)
