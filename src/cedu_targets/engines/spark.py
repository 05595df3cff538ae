"""Spark: the same SQL on one machine's cores or on a cluster, in a JVM that this run starts and ends."""

import logging
import os
import signal
import subprocess
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cedu_targets.domain.extras import extra_missing
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.engines.delimited import heading
from cedu_targets.engines.engine import SourceColumn, Storage
from cedu_targets.engines.java import java_for_spark
from cedu_targets.engines.kinds import Kinds
from cedu_targets.engines.unread import unread

LOCAL = "local[*]"
"""All cores of this machine."""
_END_SECONDS = 30
_TOLD = 200
"""Signs of what Spark says."""
_KINDS = Kinds(
    text="string",
    decimal=lazy_pattern(r"decimal\((\d+),(\d+)\)"),
    integers={"tinyint": 3, "smallint": 5, "int": 10, "bigint": 19},
    floats=("double", "float"),
)
_GLOB = lazy_pattern(r"([\[\]{}*?\\])")
_CODED = lazy_pattern(r"\[[A-Z][A-Z_]+(?:\.[A-Z_]+)*\] [^\n]*")
_FITS = (
    "CREATE TEMPORARY FUNCTION fits(s STRING, p STRING) RETURNS BOOLEAN "
    r"RETURN s RLIKE concat(rtrim('$', p), '\\z')"  # $ would hold before the end of a line, too
)
_COMPLAINT = lazy_pattern(r"Exception|^Error|[Ee]rror:")
_CSV = {
    "header": "true", "enforceSchema": "true", "mode": "FAILFAST", "quote": '"', "escape": '"',
    "encoding": "UTF-8", "nullValue": "", "emptyValue": "", "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false", "maxCharsPerColumn": "-1",
}  # fmt: skip
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # a number that does not fit is an error, and no NULL or other number
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # else a row of another length passes for a good one
    "spark.sql.constraintPropagation.enabled": "false",  # it takes minutes over so many nested cases
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_ON_ONE_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "16",
}


class Spark:
    """One JVM and its session. Raises CallFault where the extra or Java is missing, or Spark does not start."""

    name = "spark"

    def __init__(self, master: str = LOCAL) -> None:
        if find_spec("pyspark") is None:
            raise extra_missing("engine_extra", name="spark")
        self._aside = TemporaryDirectory(prefix="cedu-", ignore_cleanup_errors=True)
        self._gateway: Any = None
        self._silence = logging.NullHandler()  # else py4j tells by the root logger where Ctrl-C fell
        self._session: Any = None
        try:
            os.environ["JAVA_HOME"] = java_for_spark()
            self._start(master)
        except BaseException:
            self.close()
            raise

    def _start(self, master: str) -> None:
        """Start the JVM, whose words go to a file: stderr belongs to our own."""
        from py4j.protocol import Py4JError
        from pyspark import SparkConf, SparkContext
        from pyspark.errors import PySparkException
        from pyspark.java_gateway import launch_gateway
        from pyspark.logger import PySparkLogger
        from pyspark.sql import SparkSession

        logging.getLogger().addHandler(self._silence)
        logging.getLogger("py4j").setLevel(logging.CRITICAL)
        PySparkLogger.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
        conf = SparkConf().setMaster(master).setAppName("cedu").setAll([*_settings(self._aside.name, master).items()])
        log = Path(self._aside.name) / "spark.log"
        interrupted = signal.getsignal(signal.SIGINT)
        try:
            with log.open("wb") as words, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that pandas is newer than pyspark expects; we use none of it
                self._gateway = launch_gateway(conf, {"stdout": words, "stderr": words})
                self._session = SparkSession(SparkContext(conf=conf, gateway=self._gateway))
                self._session.sql(_FITS)
        except (PySparkException, Py4JError, OSError) as error:
            raise CallFault("spark_start", {"master": master, "reason": _why(log, error)}) from None
        finally:
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGINT, interrupted)  # Ctrl-C is ours: Spark's own asks a JVM that is at work

    def open(self, paths: Sequence[str], view: str = "source") -> Sequence[SourceColumn]:
        """See Engine. A csv is read once, as text, and kept on the disks of those who read it."""
        is_parquet = paths[0].lower().endswith(".parquet")
        columns = [self._described(path) if is_parquet else _headings(path) for path in paths]
        for path, other in zip(paths[1:], columns[1:], strict=True):
            if [name for name, _ in other] != [name for name, _ in columns[0]]:
                raise InputFault("RD160", {"other": paths[0]}, path)
        read = self._parquet if is_parquet else self._csv
        self.define(view, " UNION ALL ".join(read(number, path, len(columns[0])) for number, path in enumerate(paths)))
        return [_KINDS.column(name, kind) for name, kind in columns[0]]

    def _described(self, path: str) -> list[tuple[str, str]]:
        """Names and types of the columns of a Parquet file."""
        with _refusing(path):
            return [*self._session.read.parquet(_escaped(path)).dtypes]

    def _parquet(self, number: int, path: str, width: int) -> str:
        """The query of one file's rows."""
        rows = self._session.read.parquet(_escaped(path))
        cells = [_read(name, kind, place) for place, (name, kind) in enumerate(rows.dtypes, start=1)]
        rows.selectExpr(*cells, "_metadata.row_index + 2 AS line").createOrReplaceTempView(f"file{number}")
        return _query(number, path, width, "line")

    def _csv(self, number: int, path: str, width: int) -> str:
        """The query of one file's rows; where each stands follows from its place in its part of the file."""
        names = [f"s{place}" for place in range(1, width + 1)]
        reader = self._session.read.schema(", ".join(f"{name} STRING" for name in names)).options(**_CSV)
        with _refusing(path):
            rows = reader.options(sep=heading(path).delimiter, multiLine=self._has_broken_lines(path)).csv(
                _escaped(path)
            )
            rows = rows.selectExpr(*names, "monotonically_increasing_id() AS at").persist(_on_disk())
            rows.createOrReplaceTempView(f"file{number}")
            parts = self._session.sql(f"SELECT shiftright(at, 33), count(*) FROM file{number} GROUP BY 1").collect()
        counts = dict(map(tuple, parts))
        before = [*accumulate((counts.get(part, 0) for part in range(max(counts, default=0))), initial=0)]
        starts = ", ".join(f"{start}L" for start in before)
        part = "shiftright(at, 33)"
        return _query(
            number,
            path,
            width,
            f"at - shiftleft({part}, 33) + element_at(array({starts}), CAST({part} AS INT) + 1) + 2",
        )

    def _has_broken_lines(self, path: str) -> bool:
        """Whether a cell of a csv goes over several lines, so that no part of the file can be read by itself.

        Raises InputFault for what is no UTF-8, which Spark would read as other signs.
        """
        self._session.read.text(_escaped(path)).createOrReplaceTempView("lines")
        (found,) = self._session.sql(
            "SELECT count_if(NOT is_valid_utf8(value)), "
            "count_if((length(value) - length(replace(value, '\"', ''))) % 2 = 1) FROM lines"
        ).collect()
        if found[0]:
            raise InputFault("engine_not_utf8", path=path)
        return bool(found[1])

    def define(self, name: str, sql: str) -> None:
        """See Engine."""
        self._session.sql(sql).createOrReplaceTempView(name)

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """See Engine."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            yield from map(tuple, self._session.sql(sql).toLocalIterator())
        except (PySparkException, Py4JError) as error:
            raise CallFault("spark_failed", {"reason": _reason(error)}) from None

    def close(self) -> None:
        """See Engine. The JVM is told by a signal, since it may be at work and hear nothing else."""
        if self._gateway is not None:
            from pyspark import SparkContext
            from pyspark.sql import SparkSession

            process = self._gateway.proc
            process.terminate()
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdin.close()
            SparkContext._active_spark_context = SparkContext._gateway = SparkContext._jvm = None
            SparkSession._instantiatedSession = SparkSession._activeSession = None
            self._gateway = None
        logging.getLogger().removeHandler(self._silence)
        self._aside.cleanup()


def _settings(aside: str, master: str) -> dict[str, str]:
    given = _SETTINGS | {
        "spark.local.dir": f"{aside}/blocks",
        "spark.sql.warehouse.dir": f"{aside}/warehouse",
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={aside} -XX:-UsePerfData",
    }
    return given | _ON_ONE_MACHINE if master.startswith("local") else given


def _headings(path: str) -> list[tuple[str, str]]:
    return [(name, "string") for name in heading(path).names]


def _escaped(path: str) -> str:
    """A path as Spark takes it: it would look for files by a pattern."""
    return _GLOB.sub(r"\\\1", str(Path(path).absolute()))


def _query(number: int, path: str, width: int, line: str) -> str:
    names = ", ".join(f"s{place}" for place in range(1, width + 1))
    text = path.replace("\\", "\\\\").replace("'", "''")
    return f"SELECT {names}, '{text}' AS path, {line} AS line FROM file{number}"


def _read(name: str, kind: str, place: int) -> str:
    column = "`" + name.replace("`", "``") + "`"
    if kind == "float":
        column = f"CAST(CAST({column} AS STRING) AS DOUBLE)"
    elif kind != "string" and _KINDS.column(name, kind).storage is Storage.TEXT:
        column = f"CAST({column} AS STRING)"
    return f"{column} AS s{place}"


def _on_disk() -> Any:
    from pyspark import StorageLevel

    return StorageLevel.DISK_ONLY


@contextmanager
def _refusing(path: str) -> Iterator[None]:
    """What Spark says of a file that it cannot read, as an InputFault."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        raise unread(path, _reason(error)) from None


def _reason(error: Exception) -> str:
    """The innermost sentence of Spark's, which bears its code in brackets, else the first line."""
    told = _CODED.findall(str(error))
    return (told[-1] if told else str(error).partition("\n")[0]).strip()[:_TOLD]


def _why(log: Path, error: Exception) -> str:
    """What the JVM said last of an error, else the error."""
    said = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if _COMPLAINT.search(line)]
    return (said[0] if said else str(error).partition("\n")[0]).strip()[:_TOLD]
