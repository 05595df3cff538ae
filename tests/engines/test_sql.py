"""Every kind of rule about a table is said in SQL, or it is told that it is not judged."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from cedu_targets.api.wide import check_wide
from cedu_targets.checks.table.catalogue import TABLE_CHECKS
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.engines.report import WideReport
from cedu_targets.engines.sql import BY_LEVEL, NOT_TRANSLATED, TRANSLATED
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.written_pack import load_pack
from project import Run

PACK = """name: levels
title: 样表
columns: ["1..3", "7"]
indicators: {"1": 合计, "2": 农民, "3": 职工, "7": 参与率}
district: 全区
rules:
  - {id: parts, check: part_whole, whole: "1", parts: ["2", "3"]}
  - {id: sums, check: district_sum, indicators: ["1..3"]}
  - {id: share, check: rates, indicators: ["7"]}
  - {id: asked, check: question, ask: 是人数还是人次？}
"""


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str], WideReport]:
    """Check a query's rows, written as Parquet."""
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")

    def check(sql: str) -> WideReport:
        path = tmp_path / "wide.parquet"
        duckdb.sql(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")
        return check_wide(str(path), rules=load_pack(tmp_path / "pack.yaml"), diagnosis=False)

    return check


def places(report: WideReport) -> dict[tuple[str, str], int]:
    return {(one.rule, one.code): one.places for one in report.counts if one.places}


def test_every_kind_of_rule_is_translated_or_told() -> None:
    kinds = [*TRANSLATED, *BY_LEVEL, *NOT_TRANSLATED]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(TABLE_CHECKS)


@pytest.mark.parametrize("language", list(Language))
def test_why_a_rule_is_left_out_is_said_in_words(language: Language) -> None:
    reasons = {*NOT_TRANSLATED.values(), "no_column", "not_additive", "not_a_rate", "other_measure", "too_fine"}
    for reason in (*reasons, "base_of_pack", "engine_open_sums"):
        assert Messages(language).term(f"wide_reason_{reason}", column="1")


def test_towns_districts_and_provinces_are_sums_of_what_lies_below(checked: Callable[[str], WideReport]) -> None:
    report = checked("""
        SELECT * FROM (VALUES
            ('苏', '甲区', '东镇', '一村', 3, 1, 2, 0.9), ('苏', '甲区', '东镇', '二村', 5, 2, 3, 0.9),
            ('苏', '甲区', '东镇', NULL, 8, 3, 6, 0.9),
            ('苏', '甲区', '西镇', NULL, 4, 4, 0, 0.8),
            ('苏', '甲区', '合计', NULL, 12, 7, 5, 0.85),
            ('苏', '乙区', '南镇', '三村', 1, 1, NULL, 0.5), ('苏', '乙区', NULL, '小计', 1, 1, 0, 0.5),
            ('苏', NULL, NULL, NULL, 14, 8, 6, 0.8)
        ) AS t(省, 区县, 镇, 村, c1, c2, c3, 参与率)""")
    # The town says 6 where its villages have 5, so that its own parts do not add up; the province says 14 and 6, and
    # its villages and lone towns have 13 and 5.
    assert places(report) == {("parts", "PW001"): 1, ("sums:town", "DS003"): 1, ("sums", "DS001"): 2}
    assert {one.names: one.errors for one in report.worst} == {("苏", "甲区"): 2, ("苏",): 2}
    judged, province = report.files
    assert {(one.code, one.place.unit) for one in judged.findings} == {("PW001", "东镇"), ("DS003", "东镇")}
    told = {
        (one.code, one.place.cell, one.place.indicator, str(one.expected), str(one.actual)) for one in province.findings
    }
    assert told == {("DS001", "E9", "1", "13", "14"), ("DS001", "G9", "3", "5", "6")}
    assert [(place.unit, place.cell) for place in province.findings[0].related] == [("乙区", None), ("甲区", None)]
    assert all(one.is_judged for one in report.worst)
    assert (report.rows, report.districts, report.failing, report.exit_code) == (8, 3, 2, 1)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("CAST(0.1 + 0.2 AS DOUBLE), CAST(0.1 AS DOUBLE), CAST(0.2 AS DOUBLE)", {}),
        ("CAST(0.3 AS DECIMAL(9, 2)), CAST(0.1 AS DECIMAL(9, 1)), CAST(0.21 AS DECIMAL(9, 2))", {"PW001": 1}),
        # Products of decimals of up to 18 digits are made in 64 bits, whatever comes of them.
        ("CAST(1000001 AS DECIMAL(18, 6)), CAST(1000000 AS DECIMAL(18, 6)), 1", {}),
        ("CAST(1000001 AS DECIMAL(18, 6)), CAST(1000001 AS DECIMAL(18, 6)), 1", {"PW001": 1}),
        ("CAST(101 AS DECIMAL(12, 8)), CAST(100 AS DECIMAL(12, 8)), 1", {}),
        ("CAST(2 AS DECIMAL(10, 9)), CAST(1 AS DECIMAL(12, 9)), 1", {}),
        ("CAST(20000 AS DECIMAL(14, 7)), CAST(10000 AS DECIMAL(14, 7)), 10000", {}),
        ("CAST(2147483647 AS INTEGER), CAST(1 AS DECIMAL(38, 9)), CAST(1 AS DECIMAL(38, 9))", {"PW001": 1}),
        ("'３', '１', ' 2 '", {}),
        ("'1,234', '1,000', '234.00001'", {"PW001": 1}),
        ("'3', '约2', '1'", {"RD001": 1}),
        ("CAST('nan' AS DOUBLE), CAST(1 AS DOUBLE), CAST(2 AS DOUBLE)", {"RD001": 1}),
        ("99999999999999999, 99999999999999998, 1", {}),
        ("CAST(0.3 AS FLOAT), CAST(0.1 AS FLOAT), CAST(0.2 AS FLOAT)", {}),
    ],
)
def test_numbers_are_exact_however_they_are_kept(
    checked: Callable[[str], WideReport], cells: str, found: dict[str, int]
) -> None:
    report = checked(f"""
        SELECT '甲区' AS district, '一镇' AS town, *, 0.5 AS c7 FROM (SELECT {cells}) AS t(c1, c2, c3)""")
    assert {code: count for (_, code), count in places(report).items()} == found
    assert report.unjudged == 0


def test_a_pack_names_headers_of_a_data_base_and_months_are_apart(tmp_path: Path) -> None:
    wide = 'wide: {district: [qx_mc], town: [jd_mc], period: [tjyf], columns: {"1": [hj], "2": [nm], "3": [zg]}}\n'
    (tmp_path / "pack.yaml").write_text(PACK.replace("rules:", f"{wide}rules:"), encoding="utf-8")
    path = tmp_path / "wide.parquet"
    rows = "('甲', '东', '1月', 3, 1, 2), ('甲', NULL, '1月', 3, 1, 2), ('甲', '东', '2月', 5, 1, 2), ('甲', NULL, '2月', 4, 2, 2)"
    duckdb.sql(
        f"COPY (SELECT * FROM (VALUES {rows}) AS t(qx_mc, jd_mc, tjyf, hj, nm, zg)) TO '{path}' (FORMAT parquet)"
    )
    report = check_wide(str(path), rules=load_pack(tmp_path / "pack.yaml"))
    assert [use.used_as for use in report.columns] == ["district", "town", "period", "1", "2", "3"]
    assert [(one.names, one.period, one.errors) for one in report.worst] == [(("甲",), "2月", 3)]
    (judged,) = report.files
    assert judged.table is not None
    assert judged.table.period == "2月"
    assert judged.table.units == ("东",)


def test_what_is_not_understood_is_named(checked: Callable[[str], WideReport]) -> None:
    with pytest.raises(InputFault) as twice:
        checked("SELECT 'a' AS 镇, 1 AS c1, 2 AS 合计")
    assert twice.value.code == "RD162"
    with pytest.raises(InputFault) as nobody:
        checked("SELECT 1 AS c1, 2 AS c2")
    assert nobody.value.code == "RD164"
    with pytest.raises(InputFault) as nothing:
        checked("SELECT 'a' AS 镇, 1 AS x")
    assert nothing.value.code == "RD165"
    with pytest.raises(InputFault) as dates:
        checked("SELECT 'a' AS 镇, DATE '2020-01-01' AS c1")
    assert dates.value.code == "RD163"
    report = checked("SELECT 'a' AS 镇, 3 AS c1, 1 AS c2, 2 AS c3, 'x' AS \"备注 ]]>\"")
    assert [use.header for use in report.columns if use.used_as is None] == ["备注 ]]>"]
    assert [(one.rule, one.reason) for one in report.left_out] == [
        ("share", "no_column"), ("asked", "engine_question"),
    ]  # fmt: skip


def test_the_command_tells_the_worst_first_and_writes_what_it_is_asked_for(cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    rows = "".join(f"区{n},镇{n},{n + 3},1,2,0.9\n" for n in range(2))
    (tmp_path / "表.csv").write_text(f"区,镇,c1,c2,c3,c7\n{rows}区9,::error 镇,1,1,=1+1,0.5\n", encoding="utf-8-sig")
    done = cedu("check", tmp_path / "表.csv", "--engine", "duckdb", "--rules", tmp_path / "pack.yaml")
    assert done.returncode == 1
    assert "区1 第1栏" not in done.stdout
    assert "镇1" in done.stdout
    assert "RD001" in done.stdout
    written = cedu("check", tmp_path / "表.csv", "--engine", "duckdb", "--rules", tmp_path / "pack.yaml", "-o",
                   tmp_path / "报告.md")  # fmt: skip
    assert written.returncode == 1
    assert "# 宽表审核报告" in (tmp_path / "报告.md").read_text(encoding="utf-8")
    for option in (("--sheet", "x"), ("-f", "junit")):
        refused = cedu("check", tmp_path / "表.csv", "--engine", "duckdb", "--rules", tmp_path / "pack.yaml", *option)
        assert refused.returncode == 2


def test_parquet_needs_no_engine_but_a_pack(cedu: Run, tmp_path: Path) -> None:
    duckdb.sql(f"COPY (SELECT 'a' AS 镇, 3 AS c1, 1 AS c2, 2 AS c3, 0.5 AS c7) TO '{tmp_path}/表.parquet'")
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    assert cedu("check", tmp_path / "表.parquet", "--rules", tmp_path / "pack.yaml").returncode == 0
    refused = cedu("check", tmp_path / "表.parquet")
    assert refused.returncode == 2
    assert "--rules" in refused.stderr


def test_without_the_part_it_is_told_how_it_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("镇,c1\na,1\n", encoding="utf-8")
    monkeypatch.setattr("cedu_targets.engines.duckdb.has_duckdb", lambda: False)
    with pytest.raises(CallFault) as missing:
        check_wide(str(tmp_path / "表.csv"), rules="jiangning-2020")
    assert missing.value.code == "engine_extra"
    assert "pip install 'cedu-targets[duckdb]'" in Messages(Language.ZH).fault_help(missing.value)
