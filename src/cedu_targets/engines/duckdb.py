"""DuckDB, embedded: Parquet and csv out of core, within a bound of memory."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import Any

from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.engines.engine import SourceColumn, Storage

_MEMORY = "512MB"
"""Beyond it, what is gathered goes to disk."""
_FETCHED = 10_000
_MOST_PLACES = 9
"""Decimals with more are taken as texts."""
_DECIMAL = lazy_pattern(r"DECIMAL\((\d+),(\d+)\)")
_INTEGERS = {
    "TINYINT": 3, "SMALLINT": 5, "INTEGER": 10, "BIGINT": 19, "UTINYINT": 3, "USMALLINT": 5, "UINTEGER": 10,
    "UBIGINT": 20, "HUGEINT": 39, "UHUGEINT": 39,
}  # fmt: skip


def has_duckdb() -> bool:
    """Whether the extra is there."""
    return find_spec("duckdb") is not None


class DuckDB:
    """The embedded engine. Raises CallFault where the extra is missing."""

    name = "duckdb"

    def __init__(self) -> None:
        if not has_duckdb():
            raise CallFault("engine_extra", {"name": "duckdb"})
        import duckdb

        self._aside = TemporaryDirectory(prefix="cedu-")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "temp_directory": self._aside.name,
            "autoinstall_known_extensions": "false",
        }
        self._database = duckdb.connect(f"{self._aside.name}/rows.db", config=settings)
        self._database.execute("CREATE MACRO regexp_like(s, p) AS regexp_matches(s, p)")

    def open(self, paths: Sequence[str]) -> Sequence[SourceColumn]:
        """See Engine. A csv is read once, as text, into a file of this run."""
        for path in paths:
            self._described(path)
        is_parquet = paths[0].lower().endswith(".parquet")
        columns = self._described(paths[0])
        for path in paths[1:]:
            if [name for name, _ in self._described(path)] != [name for name, _ in columns]:
                raise InputFault("RD160", {"other": paths[0]}, path)
        listed = ", ".join(map(quoted, paths))
        if is_parquet:
            source = f"read_parquet([{listed}], filename = true, file_row_number = true)"
            line = "file_row_number + 2"
        else:
            self._database.execute(
                f"CREATE TABLE texts AS SELECT * FROM read_csv([{listed}], {_AS_TEXT}, filename = true)"
            )
            source, line = "texts", "rowid + 2"
        names = [f"{_read(name, kind)} AS s{number}" for number, (name, kind) in enumerate(columns, start=1)]
        self.define("source", f"SELECT {', '.join(names)}, filename AS path, {line} AS line FROM {source}")
        return [_column(name, kind) for name, kind in columns]

    def _described(self, path: str) -> list[tuple[str, str]]:
        import duckdb

        reader = "read_parquet" if path.lower().endswith(".parquet") else "read_csv"
        more = "" if reader == "read_parquet" else f", {_AS_TEXT}"
        try:
            found = self._database.execute(f"DESCRIBE SELECT * FROM {reader}([{quoted(path)}]{more})").fetchall()
        except duckdb.Error as error:
            raise InputFault("RD161", {"reason": str(error).partition("\n")[0][:200]}, path) from None
        return [(str(name), str(kind)) for name, kind, *_ in found]

    def define(self, name: str, sql: str) -> None:
        """See Engine."""
        self._database.execute(f"CREATE OR REPLACE VIEW {name} AS {sql}")

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """See Engine."""
        found = self._database.execute(sql)
        while block := found.fetchmany(_FETCHED):
            yield from block

    def close(self) -> None:
        """See Engine."""
        self._database.close()
        self._aside.cleanup()


_AS_TEXT = "all_varchar = true, header = true, null_padding = false, nullstr = ''"


def quoted(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _read(name: str, kind: str) -> str:
    column = _identifier(name)
    return f"CAST({column} AS VARCHAR)" if _column(name, kind).storage is Storage.TEXT and kind != "VARCHAR" else column


def _column(name: str, kind: str) -> SourceColumn:
    match = _DECIMAL.fullmatch(kind)
    if match is not None and int(match[2]) <= _MOST_PLACES:
        return SourceColumn(name, Storage.DECIMAL, int(match[2]), int(match[1]))
    if kind in _INTEGERS:
        return SourceColumn(name, Storage.INTEGER, 0, _INTEGERS[kind])
    if kind in ("VARCHAR", "FLOAT") or match is not None:
        return SourceColumn(name, Storage.TEXT)
    return SourceColumn(name, Storage.DOUBLE if kind == "DOUBLE" else Storage.OTHER)
