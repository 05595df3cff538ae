"""Forms with numbers: which tables of a file are what units achieved, and whose and of which months each row is."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import Span, said_by_path, span_of, years_spanned
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.filled_forms import Words
from cedu_targets.report import FileReport
from cedu_targets.rollups.figure_numbers import Figures

NO_MONTH = Span(0, 0)
"""Of a form that does not say which months it is of."""


def forms_among(documents: Sequence[FileReport]) -> list[FileReport]:
    """The tables of a file that say what was achieved; where none does so, those of a month that are no targets.

    Targets beside them are what a form prints to be compared with.
    """
    tables = [one for one in documents if one.table is not None]
    achieved = [one for one in tables if one.table is not None and one.table.measure is Measure.ACHIEVEMENT]
    if achieved:
        return achieved
    return [replace(one, document=_as_achieved(one.table)) for one in tables if one.table and _is_of_a_month(one)]


def _is_of_a_month(report: FileReport) -> bool:
    """Whether a table that does not say what it holds is a month's: targets are a year's, and called so."""
    assert report.table is not None
    is_silent = report.table.measure is Measure.TARGET and not report.table.floors
    return (
        is_silent and Words.of(report.path, report.table).sign_of_targets is None and _span(report).last in range(1, 13)
    )


def _as_achieved(table: Table) -> Table:
    """The same numbers as achievements."""
    done = Measure.ACHIEVEMENT
    return replace(
        table,
        measure=done,
        values={key._replace(measure=done): value for key, value in table.values.items()},
        unreadable=frozenset(key._replace(measure=done) for key in table.unreadable),
    )


def rows_of(report: FileReport) -> Iterator[tuple[str | None, Figures]]:
    """(unit as written, its numbers) of each row; the district's row and subtotals are checked, and never counted.

    The unit is None where nothing says it, or two places say two.
    """
    table = report.table
    assert table is not None
    span = _span(report)
    if table.one_unit is not None and table.units:
        yield table.one_unit.name, Figures(table, table.units[0], span)
        return
    for unit in table.units:
        yield "".join(unit.partition("#")[0].split()) or None, Figures(table, unit, span)
    if not table.units and table.district is not None:
        yield None, Figures(table, table.district, span)


def _span(report: FileReport) -> Span:
    """The months that a form speaks of, by its headings, else by what it is called, as `cedu gap` has it."""
    table = report.table
    assert table is not None
    if years_spanned(table.title):
        return NO_MONTH
    return table.span or span_of(table.title, table.sheet, *said_by_path(report.path)) or NO_MONTH
