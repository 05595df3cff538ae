"""The table of a wide roll-up, a row a town or district: as csv, as Parquet, and for the sheet of a workbook.

Its names and numbers bear the headers of the source, so that `cedu gap` reads the table as it read that.
"""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.numbers import plain
from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.reporters.shared.flat_files import Row

COUNTS = ("units_summed", "units_left_out", "units_lacking_months")
"""Of how many units the row is, beside its numbers: no column of any pack is called so."""


def head(report: WideRollup) -> Sequence[str]:
    """What the columns are called. What nobody sums is left out: a blank would say that nobody reported it."""
    return (*report.level_headers, *report.headers, *COUNTS)


def numbers(report: WideRollup) -> Sequence[str]:
    """The columns that hold numbers only."""
    return (*report.headers, *COUNTS)


def rows(report: WideRollup) -> Iterator[Row]:
    """A row of texts for each row of the result."""
    for one in report.table:
        cells = (None if value is None else plain(value) for value in one.values)
        yield (*one.names, *cells, str(one.units), str(one.left_out), str(one.lacking))
