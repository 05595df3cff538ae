"""What is found of a unit's numbers over its months: 累计 that is not the months', that falls, that nobody can add."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.months import Span
from cedu_targets.domain.units_of_measure import adds_over_time
from cedu_targets.rollups.figure_numbers import Figure
from cedu_targets.rollups.figure_so_far import Reported, SoFar, overlapping
from cedu_targets.rollups.gathered import RULE, Came

Sources = Mapping[tuple[Span, str], Came]
"""The form that each number of a unit stands in."""


def of_months(
    reported: Reported, sources: Sources, indicators: Sequence[Indicator], year: str
) -> Iterator[tuple[Came, Finding]]:
    """RC041 where 累计 is not that of the month before with the month's own; RC042 where it falls."""
    for one in filter(adds_over_time, indicators):
        before = Decimal(0)
        known: Decimal | None = Decimal(0)
        at = 0
        for month in range(1, 13):
            total = _filled(reported, Span(1, month), one.code)
            alone = _filled(reported, Span(month, month), one.code)
            due = None if known is None or alone is None or alone.value is None else known + alone.value
            if total is not None and total.value is not None:
                if alone is not None and due is not None and due != total.value:
                    yield _not_the_sum(total, due, alone, sources, one, year)
                elif total.value < before:
                    yield _fallen(total, before, at, sources, one, year)
                known, before, at = total.value, total.value, month
            else:
                known = due


def _filled(reported: Reported, span: Span, code: str) -> Figure | None:
    cell = reported.get(span, {}).get(code)
    return None if cell is None or cell.value is None else cell


def _not_the_sum(
    total: Figure, due: Decimal, alone: Figure, sources: Sources, one: Indicator, year: str
) -> tuple[Came, Finding]:
    assert total.value is not None
    assert alone.value is not None
    told: dict[str, Parameter] = {"month": total.span.last, "before": due - alone.value, "alone": alone.value}
    return _finding("RC041", Severity.ERROR, total, sources, one, told, year, (due, total.value, total.value - due))


def _fallen(
    total: Figure, before: Decimal, at: int, sources: Sources, one: Indicator, year: str
) -> tuple[Came, Finding]:
    assert total.value is not None
    told: dict[str, Parameter] = {"month": total.span.last, "earlier": at, "before": before, "now": total.value}
    return _finding("RC042", Severity.WARNING, total, sources, one, told, year)


def _finding(
    code: str,
    severity: Severity,
    cell: Figure,
    sources: Sources,
    one: Indicator,
    told: Mapping[str, Parameter],
    year: str,
    numbers: tuple[Decimal, Decimal, Decimal] | None = None,
) -> tuple[Came, Finding]:
    came = sources[cell.span, cell.code]
    assert came.figures is not None
    place = replace(came.figures.place(cell), unit=came.unit, indicator=one.code, period=f"{year}-{cell.span.last:02}")
    found = Finding(code, RULE, severity, place, {**one.named, **told}, *(numbers or ()))
    return came, found


def of_sums(
    unit: str, total: SoFar, reported: Reported, sources: Sources, indicators: Sequence[Indicator]
) -> Iterator[tuple[Came, Finding]]:
    """RC043 where the numbers of several months do not add up, RC044 where months overlap in part."""
    by_code = {one.code: one for one in indicators}
    last = Span(0, 0) if not total.spans else total.spans[-1]
    for code in (one.code for one in indicators if one.code in total.not_added):
        came = next(sources[span, code] for span in reversed(total.spans) if (span, code) in sources)
        place = replace(came.place, unit=unit, indicator=code)
        yield came, Finding("RC043", RULE, Severity.WARNING, place, {**by_code[code].named, "month": last.last})
    for span in overlapping(reported):
        came = next(came for (of, _), came in sources.items() if of == span)
        told: dict[str, Parameter] = {"first": span.first, "last": span.last}
        yield came, Finding("RC044", RULE, Severity.ERROR, replace(came.place, unit=unit), told)
