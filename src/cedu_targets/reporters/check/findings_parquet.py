"""`cedu check -o findings.parquet`: every finding a row, written by DuckDB (an extra). All columns are texts.

Numbers are texts too, as in all that other programs read: a column of DECIMAL would round the one that needs more
digits. `CAST(actual AS DECIMAL(38, 2))` makes them numbers.
"""

from collections.abc import Iterator
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.provenance import REPORT
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.findings_csv import lines
from cedu_targets.reporters.check.findings_rows import FindingRow, finding_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AT_ONCE = 1 << 20
"""Bytes."""
_COLUMNS = ", ".join(f"'{name}': 'VARCHAR'" for name in FindingRow._fields)
_COPY = f"""
COPY (SELECT * FROM read_csv('{{rows}}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', nullstr = '', allow_quoted_nulls = true, max_line_size = 16777216, parallel = false,
    columns = {{{{{_COLUMNS}}}}}))
TO '{{target}}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, KV_METADATA {{{{made_by: '{REPORT}'}}}})
"""
"""An exact order, however many threads there are; the mark is how cedu knows the file again."""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "256MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def render(report: Report, messages: Messages, folder: PurePath = Path()) -> Iterator[bytes]:  # noqa: ARG001 - as all
    """The file in parts. Raises CallFault where DuckDB is not installed, before any row is made."""
    try:
        import duckdb
    except ImportError:
        raise CallFault("parquet_extra") from None
    return _written(duckdb.connect(":memory:", config=_SETTINGS), report, messages)


def _written(base: "DuckDBPyConnection", report: Report, messages: Messages) -> Iterator[bytes]:
    """The rows wait in a file beside, where they take no memory."""
    with TemporaryDirectory(prefix="cedu-") as folder, base:
        rows, target = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        with rows.open("wb") as stream:
            stream.writelines(lines(finding_rows(report, messages), "\n"))
        base.execute(_COPY.format(rows=_quoted(rows), target=_quoted(target)))
        with target.open("rb") as stream:
            while part := stream.read(_AT_ONCE):
                yield part


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
