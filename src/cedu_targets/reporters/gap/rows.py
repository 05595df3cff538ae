"""Every task of a comparison as a flat row, for tables that other programs read (`-o gaps.csv`)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cedu_targets.domain.numbers import plain
from cedu_targets.gaps.report import GapReport, to_places
from cedu_targets.reporters.shared.escaping import visible

NUMBERS = ("target", "achieved", "gap", "completion", "pace", "needed_per_month", "last_year", "growth")


class TaskRow(NamedTuple):
    """The columns, in their order; None where there is nothing.

    Numbers are exact texts; rates and shares are shares, to six places half up.
    """

    file: str
    sheet: str | None
    cell: str | None
    """Where the target stands."""
    unit: str
    indicator: str
    """The column's code."""
    name: str
    unit_of_measure: str | None
    is_district: str
    """yes or no"""
    target: str | None
    demand: str | None
    """A target that is no plain number (≥95%, 1—2)."""
    achieved: str | None
    at_least: str
    """yes where what came calls the number incomplete, or parts of it were not reported"""
    gap: str | None
    completion: str | None
    pace: str | None
    needed_per_month: str | None
    last_year: str | None
    growth: str | None
    state: str
    """exceeded, met, on_pace, slightly_behind, behind, below, not_reported, not_assigned; not_judged"""


def task_rows(report: GapReport) -> Iterator[TaskRow]:
    """All of them, in the order of the targets' tables."""
    for row in report.rows:
        path, place = report.source(row)
        yield TaskRow(
            file=visible(path),
            sheet=_text(place.sheet),
            cell=place.cell,
            unit=visible(row.unit),
            indicator=visible(row.indicator.code),
            name=visible(row.indicator.name),
            unit_of_measure=_text(row.indicator.unit_of_measure),
            is_district="yes" if row.is_district else "no",
            target=_number(row.target),
            demand=None if row.floor is None else visible(row.floor.text),
            achieved=_number(row.achieved),
            at_least="yes" if row.is_at_least or row.unreported else "no",
            gap=_number(row.gap),
            completion=_share(row.completion),
            pace=_share(row.pace),
            needed_per_month=_number(row.needed_per_month),
            last_year=_number(row.last_year),
            growth=_share(row.growth),
            state="not_judged" if row.state is None else str(row.state),
        )


def _text(text: str | None) -> str | None:
    return None if text is None else visible(text)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _share(share: Fraction | None) -> str | None:
    return _number(to_places(share))
