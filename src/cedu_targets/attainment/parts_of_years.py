"""Parts of years: which months the words around a table speak of, and what numbers of some months are good for.

What was counted up to June can only grow by December: it is the least that the year has. A rate of some months says
nothing of the year.
"""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.attainment.found import BlockRead, FoundFigure, Unreadable
from cedu_targets.attainment.headings import without_filling, year_in
from cedu_targets.domain.months import Span, span_of
from cedu_targets.domain.numbers import plain

_YEAR = Span(1, 12)
_HUNDRED = Decimal(100)


def months_said(titles: Sequence[str], around: Sequence[str]) -> Span | None:
    """The months that numbers are of; None of a whole year. `around` are the sheet, the file and its folder, which are
    asked where none nearer names a year."""
    sheet, *path = around
    near = (*titles, sheet)
    asked = near if any(year_in(text) is not None for text in near) else (*near, *path)
    span = next((span for text in asked if (span := span_of(without_filling(text))) is not None), None)
    return None if span == _YEAR else span


def of_months(read: BlockRead, months: Span | None, year: int | None) -> BlockRead:
    """The same, the achievements of the year that is around them as numbers of these months; its rates are none."""
    if months is None:
        return read
    figures: list[FoundFigure] = []
    rates: list[Unreadable] = []
    for one in read.figures:
        figure = one.figure
        if one.is_base or figure.year != year:
            figures.append(one)
        elif figure.is_rate:
            rates.append(_unusable(one, months))
        else:
            figures.append(replace(one, figure=replace(figure, is_at_least=True), months=months))
    return replace(read, figures=figures, unreadable=[*read.unreadable, *rates])


def _unusable(one: FoundFigure, months: Span) -> Unreadable:
    figure = one.figure
    text = f"{plain(figure.value * _HUNDRED)}%" if figure.unit_of_measure == "%" else plain(figure.value)
    return Unreadable(
        figure.name, figure.unit, figure.year, figure.path, figure.place, text, figure.heading, "part", months=months
    )


def in_digits_of(months: Span) -> str:
    """1—6, or 11."""
    return str(months.first) if months.first == months.last else f"{months.first}—{months.last}"
