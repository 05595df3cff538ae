"""DuckDB, embedded: Parquet and csv out of core, within a bound of memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace

from cedu_targets.domain.extras import extra_missing
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.engines.delimited import heading
from cedu_targets.engines.engine import MOST_PLACES, SourceColumn, Storage
from cedu_targets.engines.interruption import Interruption, what_interrupted
from cedu_targets.engines.kinds import Kinds
from cedu_targets.engines.unread import unread

_MEMORY = "512MB"
"""Beyond it, what is gathered goes to disk."""
_FETCHED = 10_000
_INTERRUPTED = "Query interrupted"
_KINDS = Kinds(
    text="VARCHAR",
    decimal=lazy_pattern(r"DECIMAL\((\d+),(\d+)\)"),
    integers={
        "TINYINT": 3, "SMALLINT": 5, "INTEGER": 10, "BIGINT": 19, "UTINYINT": 3, "USMALLINT": 5, "UINTEGER": 10,
        "UBIGINT": 20, "HUGEINT": 39, "UHUGEINT": 39,
    },
    floats=("DOUBLE", "FLOAT"),
)  # fmt: skip


def has_duckdb() -> bool:
    """Whether the extra is there."""
    return find_spec("duckdb") is not None


class DuckDB:
    """The embedded engine. Raises CallFault where the extra is missing."""

    name = "duckdb"

    def __init__(self) -> None:
        if not has_duckdb():
            raise extra_missing("engine_extra", name="duckdb")
        import duckdb

        self._aside = TemporaryDirectory(prefix="cedu-")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "temp_directory": self._aside.name,
            "autoinstall_known_extensions": "false",
        }
        self._database = duckdb.connect(f"{self._aside.name}/rows.db", config=settings)
        self._database.execute("CREATE MACRO fits(s, p) AS regexp_matches(s, p)")
        self._interruption = Interruption(self._database.interrupt)

    def open(self, paths: Sequence[str], view: str = "source") -> Sequence[SourceColumn]:
        """See Engine. A csv is read once, as text, into a file of this run."""
        is_parquet = paths[0].lower().endswith(".parquet")
        columns = [self._described(path) if is_parquet else _headings(path) for path in paths]
        for path, other in zip(paths[1:], columns[1:], strict=True):
            if [name for name, _ in other] != [name for name, _ in columns[0]]:
                raise InputFault("RD160", {"other": paths[0]}, path)
        if is_parquet:
            names = [f"{_read(name, kind)} AS s{number}" for number, (name, kind) in enumerate(columns[0], start=1)]
            rows = f"read_parquet([{', '.join(map(quoted, paths))}], filename = true, file_row_number = true)"
            source = f"SELECT {', '.join(names)}, filename AS path, file_row_number + 2 AS line FROM {rows}"
        else:
            source = " UNION ALL ".join(self._texts(f"{view}{number}_texts", path) for number, path in enumerate(paths))
        self.define(view, source)
        found = [_KINDS.column(name, kind) for name, kind in columns[0]]
        return self._narrowed(paths, found) if is_parquet else found

    def _narrowed(self, paths: Sequence[str], columns: Sequence[SourceColumn]) -> Sequence[SourceColumn]:
        """Columns with no more digits than their largest number has, where every part of the files tells it."""
        low, high = (f"ABS(TRY_CAST(stats_{end}_value AS DECIMAL(38, {MOST_PLACES})))" for end in ("min", "max"))
        is_told = f"stats_null_count = num_values OR ({low} IS NOT NULL AND {high} IS NOT NULL)"
        sql = f"""SELECT path_in_schema, MAX(GREATEST({low}, {high})), BOOL_AND(COALESCE({is_told}, false))
            FROM parquet_metadata([{", ".join(map(quoted, paths))}]) GROUP BY path_in_schema"""
        most = {name: largest for name, largest, is_told in self._database.execute(sql).fetchall() if is_told}
        return [_with_digits(column, most.get(column.name)) for column in columns]

    def _described(self, path: str) -> list[tuple[str, str]]:
        with _refusing(path):
            found = self._database.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(path)})").fetchall()
        return [(str(name), str(kind)) for name, kind, *_ in found]

    def _texts(self, table: str, path: str) -> str:
        """Read a csv into a table; the query of its rows."""
        told = heading(path)
        names = [f"s{number}" for number in range(1, len(told.names) + 1)]
        columns = ", ".join(f"{name}: 'VARCHAR'" for name in names)
        delimiter = quoted(told.delimiter)
        read = f"read_csv({quoted(path)}, {_AS_TEXT}, delim = {delimiter}, columns = {{{columns}}})"
        with _refusing(path):
            self._database.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {read}")
        return f"SELECT {', '.join(names)}, {quoted(path)} AS path, rowid + 2 AS line FROM {table}"

    def define(self, name: str, sql: str) -> None:
        """See Engine."""
        with interruptible():
            self._database.execute(f"CREATE OR REPLACE VIEW {name} AS {sql}")

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """See Engine."""
        with interruptible():
            found = self._database.execute(sql)
        while block := self._block(found):
            yield from block

    def _block(self, found: Any) -> list[tuple[Any, ...]]:
        with interruptible():
            block: list[tuple[Any, ...]] = found.fetchmany(_FETCHED)
        return block

    def close(self) -> None:
        """See Engine."""
        self._interruption.close()
        self._database.close()
        self._aside.cleanup()


_AS_TEXT = "auto_detect = false, header = true, quote = '\"', escape = '\"', nullstr = ''"


def quoted(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def _headings(path: str) -> list[tuple[str, str]]:
    return [(name, "VARCHAR") for name in heading(path).names]


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C inside a query is KeyboardInterrupt, as anywhere else: DuckDB ends the query and makes a failure of it."""
    import duckdb

    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as error:
        if isinstance(error, duckdb.InterruptException) or str(error) == _INTERRUPTED:
            raise what_interrupted() from None
        raise
    except duckdb.OutOfMemoryException:  # of disk, too, once it goes there
        raise InputFault("engine_memory", {"name": "DuckDB"}) from None


@contextmanager
def _refusing(path: str) -> Iterator[None]:
    """What DuckDB says of a file that it cannot read, as an InputFault."""
    import duckdb

    try:
        with interruptible():
            yield
    except duckdb.Error as error:
        raise unread(path, str(error).partition("\n")[0]) from None


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _read(name: str, kind: str) -> str:
    column = _identifier(name)
    if kind == "FLOAT":
        return f"CAST(CAST({column} AS VARCHAR) AS DOUBLE)"
    is_told_as_text = _KINDS.column(name, kind).storage is Storage.TEXT and kind != _KINDS.text
    return f"CAST({column} AS VARCHAR)" if is_told_as_text else column


def _with_digits(column: SourceColumn, largest: Decimal | None) -> SourceColumn:
    if largest is None or column.storage not in (Storage.DECIMAL, Storage.INTEGER):
        return column
    return replace(column, digits=min(column.digits, len(str(int(largest))) + column.places))
