"""Flat tables for other programs: a row for each thing that a report holds, as csv or Parquet, written as it is made.

All columns are texts, numbers too: a column of DECIMAL would round the one that needs more digits.
"""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cedu_targets.domain.extras import extra_missing
from cedu_targets.domain.provenance import REPORT
from cedu_targets.engines.duckdb import interruptible

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = Sequence[str | None]
_FORMULA = ("=", "+", "-", "@")
_ROWS_AT_ONCE, _BYTES_AT_ONCE = 500, 1 << 20
_COPY = """
COPY (SELECT * FROM read_csv('{rows}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', nullstr = '', allow_quoted_nulls = true, max_line_size = 16777216, parallel = false,
    columns = {{{columns}}}))
TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, KV_METADATA {{made_by: '{mark}'}})
"""
"""An exact order, however many threads there are; the mark is how cedu knows the file again."""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "256MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def csv_parts(columns: Sequence[str], rows: Iterable[Row], numbers: Collection[str]) -> Iterator[bytes]:
    """A csv file in parts, for Excel and for programs.

    UTF-8 with a byte order mark, by which Excel knows it; every field in quotes, lines end in CR LF (RFC 4180). A text
    that Excel would take for a formula has an apostrophe before it; the columns of `numbers` hold nothing else.
    """
    are_texts = [name not in numbers for name in columns]
    harmless = (
        [_harmless(text) if is_text else text for text, is_text in zip(row, are_texts, strict=True)] for row in rows
    )
    yield b"\xef\xbb\xbf"
    yield from _lines([str(_harmless(name)) for name in columns], harmless, "\r\n")


def parquet_parts(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """A Parquet file in parts, by DuckDB (an extra).

    Raises CallFault where it is not installed, before any row is made.
    """
    try:
        import duckdb
    except ImportError:
        raise extra_missing("parquet_extra") from None
    return _written(duckdb.connect(":memory:", config=_SETTINGS), columns, rows)


def _written(base: "DuckDBPyConnection", columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows wait in a file beside, where they take no memory."""
    with TemporaryDirectory(prefix="cedu-") as folder, base:
        waiting, target = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        with waiting.open("wb") as stream:
            stream.writelines(_lines(columns, rows, "\n"))
        types = ", ".join(f"'{_quoted(name)}': 'VARCHAR'" for name in columns)
        with interruptible():
            base.execute(_COPY.format(rows=_quoted(waiting), columns=types, target=_quoted(target), mark=REPORT))
        with target.open("rb") as stream:
            while part := stream.read(_BYTES_AT_ONCE):
                yield part


def _lines(columns: Sequence[str], rows: Iterable[Row], end: str) -> Iterator[bytes]:
    """The names of the columns, then the rows, some at a time. What is not there is an empty field."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerow(columns)
    for count, row in enumerate(rows, start=1):
        writer.writerow(row)
        if count % _ROWS_AT_ONCE == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _harmless(text: str | None) -> str | None:
    return f"'{text}" if text and text.startswith(_FORMULA) else text


def _quoted(text: Path | str) -> str:
    return str(text).replace("'", "''")
