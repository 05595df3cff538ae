"""ReadReport: how files were understood, before any judgement."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from cedu_targets.domain.item_rows import COLUMNS, item_rows
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.record_rows import COLUMNS as RECORD_COLUMNS
from cedu_targets.domain.record_rows import record_rows
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport

if TYPE_CHECKING:
    import pandas


class ReadReport(Struct, frozen=True):
    """How files were understood: the tables in them, before any judgement."""

    files: tuple[FileReport, ...]
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or 3 where a file could not be read."""
        return max((file.fault.exit_code if file.fault else 0 for file in self.files), default=3)

    @property
    def tables(self) -> Sequence[Table]:
        """The tables that were read."""
        return [file.table for file in self.files if file.table is not None]

    def to_frame(self) -> "pandas.DataFrame":
        """One row a filled cell of a table, district included; `value` is a Decimal, rates as shares."""
        import pandas

        rows = [
            (file.path, table.sheet, unit, indicator.code, indicator.name, table.period, str(table.measure), value)
            for file in self.files
            if (table := file.table) is not None
            for unit, indicator, value in table.cells()
            if value is not None
        ]
        return pandas.DataFrame(rows, columns="path sheet unit indicator name period measure value".split())

    def items_frame(self) -> "pandas.DataFrame":
        """One row an item: the path, which document of the file, and the columns of `domain.item_rows`."""
        import pandas

        lists = [(file, file.items) for file in self.files if file.items is not None]
        rows = [(file.path, file.number, *row) for file, items in lists for row in item_rows(items)]
        return pandas.DataFrame(rows, columns=["path", "document", *COLUMNS])

    def candidates_frame(self) -> "pandas.DataFrame":
        """One row a number in a sentence that may be a target, with its line, clause, ends (per cents as shares)."""
        import pandas

        names = "line text printed low high noun kind relation strength word name base scope by".split()
        rows = [
            (file.path, *(_plain(getattr(one, name)) for name in names))
            for file in self.files
            for one in file.candidates
        ]
        return pandas.DataFrame(rows, columns=["path", *names])

    def records_frame(self) -> "pandas.DataFrame":
        """One row a class: the path, which document of the file, and the columns of `domain.record_rows`."""
        import pandas

        forms = [(file, file.records) for file in self.files if file.records is not None]
        rows = [(file.path, file.number, *row) for file, records in forms for row in record_rows(records)]
        return pandas.DataFrame(rows, columns=["path", "document", *RECORD_COLUMNS])


def _plain(value: object) -> object:
    """Members of enumerations by their values, as the JSON has them."""
    return str(value) if isinstance(value, StrEnum) else value
