"""What a file is found to hold spares questions of every row: it is answered as it would be with them."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from cedu_targets.api.wide import check_wide
from cedu_targets.engines.duckdb import DuckDB
from cedu_targets.engines.report import WideReport
from cedu_targets.packs.written_pack import load_pack

PACK = """name: levels
title: 样表
columns: ["1..3"]
indicators: {"1": 合计, "2": 农民, "3": 职工}
rules:
  - {id: parts, check: part_whole, whole: "1", parts: ["2", "3"]}
  - {id: sums, check: district_sum, indicators: ["1..3"]}
"""
PLAIN = (
    "('甲区', '东镇', '一村', 3, 1, 2)", "('甲区', '东镇', '二村', 5, 2, 3)", "('甲区', '东镇', '', 9, 3, 6)",
    "('甲区', '', '', 9, 3, 6)",
)  # fmt: skip
BARE = "('甲区', '西镇', '', 1, 0, 1)"
"""A town without villages: the district sums it, too."""


def checked(folder: Path, rows: Sequence[str]) -> WideReport:
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    path = folder / "wide.parquet"
    columns = "AS t(区县, 镇, 村, c1, c2, c3)"
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {', '.join(rows)}) {columns}) TO '{path}' (FORMAT parquet)")
    return check_wide(str(path), rules=load_pack(folder / "pack.yaml"), diagnosis=False)


def places(report: WideReport) -> dict[tuple[str, str], int]:
    return {(one.rule, one.code): one.places for one in report.counts if one.places}


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("'甲区', '东镇', '一村'", "' 甲区', '东镇 ', '一村'"),
        ("'甲区', '东镇', ''", "'甲区', '东镇', '合计'"),
        ("'甲区', '', ''", "'甲区', '甲区', ' '"),
        ("'甲区', '', ''", "'甲区', NULL, NULL"),
    ],
)
def test_names_are_meant_the_same_where_some_are_written_otherwise(plain: str, written: str, tmp_path: Path) -> None:
    rows = [row.replace(plain, written) for row in PLAIN]
    assert rows != list(PLAIN)
    found, expected = checked(tmp_path, rows), checked(tmp_path, PLAIN)
    assert places(found) == places(expected) == {("sums:town", "DS003"): 2, ("sums", "DS001"): 2}
    assert (found.rows, found.districts, found.worst) == (expected.rows, expected.districts, expected.worst)


def test_a_town_without_villages_is_a_unit_beside_towns_that_sum_theirs(tmp_path: Path) -> None:
    report = checked(tmp_path, [*PLAIN, BARE])
    # Villages and the lone town have 9, 3 and 6, as their district has; the town of villages should have 8, 3 and 5.
    assert places(report) == {("sums:town", "DS003"): 2}
    assert places(checked(tmp_path, PLAIN)) == {("sums:town", "DS003"): 2, ("sums", "DS001"): 2}


@pytest.mark.parametrize(
    ("numbers", "kind", "digits"),
    [
        (("0", "-1234.5", "7"), "DECIMAL(18, 2)", 6),
        (("NULL", "NULL", "NULL"), "DECIMAL(18, 2)", 18),
        (("0.01", "NULL", "0"), "DECIMAL(18, 2)", 3),
        (("1", "-99", "5"), "BIGINT", 2),
        (("1", "2", "12345678901234567890123456789012345678"), "DECIMAL(38, 0)", 38),
    ],
)
def test_no_more_digits_are_told_than_the_largest_number_has(
    numbers: Sequence[str], kind: str, digits: int, tmp_path: Path
) -> None:
    rows = ", ".join(f"(CAST({number} AS {kind}))" for number in numbers)
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {rows}) AS t(c1)) TO '{tmp_path}/a.parquet' (FORMAT parquet)")
    engine = DuckDB()
    (column,) = engine.open([f"{tmp_path}/a.parquet"])
    engine.close()
    assert column.digits == digits
