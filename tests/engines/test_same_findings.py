"""DuckDB and Spark give the same numbers, counts and findings, cell by cell, of what a careful person would not write."""

import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from msgspec.structs import replace

from cedu_targets.engines.duckdb import DuckDB
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.report import WideReport
from cedu_targets.engines.run import check_wide
from cedu_targets.engines.spark import Spark
from cedu_targets.packs.find import find_pack

pytestmark = pytest.mark.render

CODES = [str(code) for code in (*range(1, 21), *range(22, 30))]
SUMS = {"1": range(2, 9), "9": range(10, 14), "14": range(15, 17), "17": range(18, 20)}
HEAD = ["省", "区县", "街道", "村", *CODES]
ODD = (
    "", " ", "\u3000", "１２", "１２．５", "0.５", "约3", "5%", "５％", "120%", "95", "1,234", "1，234", "-", "—", "/", "0",
    "-0", "+5", ".5", "5.", "1e3", "1E-2", "99999999999999999999", "9223372036854775807", "9223372036854775808",
    "1.23456", "0.0000001", "0.100000", "1.005", "-3", "−3", "(3)", "3人", "3 ", "\t3", "3\n", "1 000", "NaN", "inf",
    "NULL", "None", "0x1F", "٣", "²", "Ⅳ", "三", "十二", "1/2", "2020-01-01", "true", "=1+1", "'", '"', "\\", "::error",
    "00012", "1.2.3", "1_000", "9" * 40, "0." + "3" * 40,
)  # fmt: skip
"""Cells that are read as one number, as another, or as none."""
NAMES = (
    "甲区",
    "乙区 ",
    " 丙区",
    "丁'区",
    "戊\\区",
    '己"区',
    "庚%0A区",
    "]]>",
    "=1+1",
    "１区",
    "1区",
    "Ａ区",
    "A区",
    "a区",
)


def rows(seed: int) -> Iterator[list[str]]:
    """Districts with towns and villages; their numbers add up but for the odd cells, which lie about."""
    chance = random.Random(seed)
    for district in NAMES:
        villages = [_village(chance) for _ in range(6)]
        whole = {code: sum(one[code] for one in villages) for code in CODES}
        for number, one in enumerate(villages):
            yield ["省", district, f"{number % 2}镇", f"{number}村", *_cells(one, chance)]
        for town in (0, 1):
            added = {code: sum(one[code] for one in villages[town::2]) for code in CODES}
            yield ["省", district, f"{town}镇", "", *_cells(added, chance)]
        if district != "]]>":
            yield ["省", district, chance.choice(("", "合计", "全区")), "", *_cells(whole, chance)]


def _village(chance: random.Random) -> dict[str, int]:
    found = {code: chance.randint(0, 99) for code in CODES}
    return found | {whole: sum(found[str(part)] for part in parts) for whole, parts in SUMS.items()}


def _cells(numbers: dict[str, int], chance: random.Random) -> list[str]:
    """As hundredths, rates as shares of hundreds; one in forty is odd, one in fifty is off by a little."""
    cells = []
    for code, number in numbers.items():
        rate, hundredths = int(code) >= 25, int(code) <= 13
        text = f"{min(number, 99) / 100:.2f}" if rate else f"{number / 100:.2f}" if hundredths else str(number)
        text = chance.choice(ODD) if chance.random() < 0.025 else text
        cells.append(text.replace("0.", "0.0", 1) if chance.random() < 0.02 else text)
    return cells


def written(path: Path, seed: int) -> Path:
    """The rows as csv."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([HEAD, *rows(seed)])
    return path


def typed(path: Path, seed: int) -> Path:
    """The rows as Parquet, the columns of every type in turn; what does not fit a type is blank there."""
    kinds = ("VARCHAR", "DOUBLE", "DECIMAL(18, 2)", "FLOAT", "BIGINT", "DECIMAL(38, 6)", "INTEGER")
    cells = ", ".join(
        f'TRY_CAST("{name}" AS {"VARCHAR" if number < 4 else kinds[number % len(kinds)]}) AS "{name} "'
        for number, name in enumerate(HEAD)
    )
    with duckdb.connect() as base:
        columns = ", ".join(f'"{name}" VARCHAR' for name in HEAD)
        base.execute(f"CREATE TABLE texts ({columns})")
        base.executemany(f"INSERT INTO texts VALUES ({', '.join('?' * len(HEAD))})", [*rows(seed)])
        base.execute(f"COPY (SELECT {cells} FROM texts) TO '{path}' (FORMAT parquet)")
    return path


def told(engine: Engine, path: Path) -> tuple[WideReport, list[tuple[Any, ...]]]:
    """What an engine finds, and the numbers that it kept of every cell."""
    report = check_wide(engine, [str(path)], find_pack("jiangning-2020"))
    cells = ", ".join(f"c{number}" for number in range(5, len(HEAD) + 1))
    kept = engine.rows(f"SELECT province, district, town, village, k, odd, {cells} FROM wide")
    return report, sorted(tuple(map(str, row)) for row in kept)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_both_engines_tell_the_same(kind: str, spark: Spark, tmp_path: Path) -> None:
    path = (written if kind == "csv" else typed)(tmp_path / f"rows.{kind}", 2020)
    embedded = DuckDB()
    try:
        expected, cells = told(embedded, path)
    finally:
        embedded.close()
    report, own = told(spark, path)
    assert own == cells
    assert findings(report) == findings(expected)
    assert replace(report, engine="", files=()) == replace(expected, engine="", files=())
    assert report.unreadable > 10  # what no type of Parquet holds is blank there
    assert len(report.counts) > 5
    assert len({one.name for one in report.worst}) > 5


def findings(report: WideReport) -> Sequence[object]:
    """What the judged districts are found to have, with their causes."""
    return [(file.path, file.sheet, file.findings, file.diagnoses, file.not_judged) for file in report.files]
