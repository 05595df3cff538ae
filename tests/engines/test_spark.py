"""Spark reads the same cells from the same files as DuckDB, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.engines.duckdb import DuckDB
from cedu_targets.engines.engine import Engine, SourceColumn
from cedu_targets.engines.spark import Spark
from project import ROOT

pytestmark = pytest.mark.render

HOSTILE = (
    'district,town,"a ""b""",`c`,=1+1\n'
    "甲区,东山,12,１２,1.23456\n"
    '甲区,"东\n山",,"",99999999999999999999\n'
    "\n"
    "乙区,]]>, 7 ,-0,1e5\n"
    "乙区,'; DROP VIEW source; --,a\\b,％,约3\n"
)


def cells(engine: Engine, *paths: Path) -> tuple[list[SourceColumn], list[tuple[Any, ...]]]:
    """The columns of some files, and their rows."""
    columns = [*engine.open([str(path) for path in paths])]
    names = ", ".join(f"s{number}" for number in range(1, len(columns) + 1))
    return columns, [*engine.rows(f"SELECT {names}, path, line FROM source ORDER BY path, line")]


def both(spark: Spark, *paths: Path) -> list[tuple[Any, ...]]:
    """The rows of some files, which both engines read alike."""
    embedded = DuckDB()
    try:
        columns, rows = cells(embedded, *paths)
    finally:
        embedded.close()
    found, own = cells(spark, *paths)
    assert [(one.name, one.storage) for one in found] == [(one.name, one.storage) for one in columns]
    assert own == rows
    return rows


def parquet(path: Path, sql: str) -> Path:
    """A file of what a query gives."""
    quoted = str(path).replace("'", "''")
    duckdb.sql(f"COPY ({sql}) TO '{quoted}' (FORMAT parquet)")
    return path


def test_a_hostile_csv_is_read_alike(spark: Spark, tmp_path: Path) -> None:
    path = tmp_path / "目录 [a]{1}*%20'q\\s.csv"
    path.write_text(HOSTILE, encoding="utf-8-sig")
    rows = both(spark, path)
    assert [row[1] for row in rows] == ["东山", "东\n山", "]]>", "'; DROP VIEW source; --"]
    assert {row[-2] for row in rows} == {str(path)}


def test_a_long_csv_in_parts_keeps_its_rows(spark: Spark, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("district,n\n" + "".join(f"第{n}区,{n}\n" for n in range(300_000)), encoding="utf-8")
    spark.open([str(path)])
    ((parts, wrong),) = spark.rows(
        "SELECT COUNT(DISTINCT line), SUM(CASE WHEN line <> s2 + 2 THEN 1 ELSE 0 END) FROM source"
    )
    assert (parts, wrong) == (300_000, 0)


def test_numbers_of_every_type_are_read_alike(spark: Spark, tmp_path: Path) -> None:
    sql = (
        'SELECT n, n::TINYINT AS tiny, n::UTINYINT AS "u \'t`", n::BIGINT * 3000000000 AS big, '
        '(n / 8)::DECIMAL(18, 3) AS d, (n * 0.1)::FLOAT AS f, n / 8 AS "double", n::VARCHAR AS text, n > 1 AS yes, '
        "CASE WHEN n > 1 THEN n::DECIMAL(38, 0) END AS wide, DATE '2020-01-31' AS day FROM range(4) AS numbers(n)"
    )
    rows = both(spark, parquet(tmp_path / "kinds.parquet", sql))
    assert [row[-1] for row in rows] == [2, 3, 4, 5]


def test_several_files_are_one_table(spark: Spark, tmp_path: Path) -> None:
    first = parquet(tmp_path / "a.parquet", "SELECT 1 AS n, 'x' AS town")
    second = parquet(tmp_path / "b.parquet", "SELECT 2 AS n, 'y' AS town")
    assert [(row[0], Path(row[2]).name, row[3]) for row in both(spark, first, second)] == [
        (1, "a.parquet", 2),
        (2, "b.parquet", 2),
    ]
    other = parquet(tmp_path / "c.parquet", "SELECT 2 AS m, 'y' AS town")
    with pytest.raises(InputFault) as caught:
        spark.open([str(first), str(other)])
    assert caught.value.code == "RD160"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b,c\n1,2,3\n4,5\n", "RD161"),
        (b"a,b,c\n1,2,3\n4,5,6,7\n", "RD161"),
        ("a,b\n1,东山\n".encode("gb18030"), "engine_not_utf8"),
        (("a,b\n" + "1,2\n" * 5000 + "1,东山\n").encode("gb18030"), "engine_not_utf8"),
    ],
)
def test_what_would_be_read_wrong_is_refused(content: bytes, code: str, spark: Spark, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    with pytest.raises(InputFault) as caught:
        spark.open([str(path)])
    assert (caught.value.code, caught.value.path) == (code, str(path))


def test_no_parquet_is_refused(spark: Spark, tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(InputFault) as caught:
        spark.open([str(path)])
    assert caught.value.code == "RD161"


def test_an_overflow_is_never_another_number(spark: Spark) -> None:
    with pytest.raises(CallFault) as caught:
        list(spark.rows("SELECT SUM(n) FROM VALUES (9223372036854775807), (1) AS t(n)"))
    assert caught.value.code == "spark_failed"
    assert "OVERFLOW" in str(caught.value.parameters["reason"])


RUN = """\
import os, sys, tempfile
from cedu_targets.engines.spark import Spark
engine = Spark("local[1]")
engine.open([sys.argv[1]])
print(list(engine.rows("SELECT s1, s2 FROM source")))
engine.close()
print(os.listdir(tempfile.gettempdir()), os.listdir("."))
"""


def test_a_run_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "here").mkdir()
    rows = parquet(tmp_path / "a.parquet", "SELECT 1 AS n, 'x' AS town")
    environment = os.environ | {"TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(rows)], capture_output=True, cwd=tmp_path / "here", env=environment, text=True
    )
    assert (done.stdout.splitlines(), done.stderr) == (["[(1, 'x')]", "[] []"], "")
