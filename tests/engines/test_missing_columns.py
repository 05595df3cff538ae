"""A table that lacks columns of its pack is judged by the rules whose columns it has; the others are told."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from cedu_targets.api.wide import check_wide, gap_wide, rollup_wide
from cedu_targets.engines.report import WideReport
from cedu_targets.packs.written_pack import load_pack

CODES = [str(code) for code in (*range(1, 21), *range(22, 30))]
SUMS = {"1": range(2, 9), "9": range(10, 14), "14": range(15, 17), "17": range(18, 20)}
NEEDED = {
    "a-parts": range(1, 9),
    "b-parts": range(9, 14),
    "c-parts": range(14, 17),
    "d-parts": range(17, 20),
    "district-sums": (*range(1, 21), *range(22, 25)),
    "hundreds": range(1, 14),
    "whole-numbers": (*range(14, 21), *range(22, 25)),
    "f-rates": range(25, 30),
    "f-filled": range(25, 30),
}
"""The columns of the rules of `jiangning-2020` that an engine judges."""


def written(path: Path, lacking: list[str]) -> str:
    """Two provinces of two districts with towns and villages; in 乙区 a part is too large, and a cell is no number."""
    rows = []
    for district in ("甲区", "乙区", "丙区", "丁区"):
        for town, village in (("", ""), ("东镇", ""), ("东镇", "一村"), ("东镇", "二村")):
            by = 1 if village else 2
            cells = {code: "1" if int(code) < 25 else "0.5" for code in CODES}
            cells |= {whole: str(len(parts)) for whole, parts in SUMS.items()}
            cells = {code: str(int(cell) * by) if int(code) < 25 else cell for code, cell in cells.items()}
            if district == "乙区" and village == "二村":
                cells |= {"3": "9", "15": "9", "28": "约三"}
            rows.append(["北省" if district < "丙" else "南省", district, town, village, *cells.values()])
    listed = [f'"{name}"' for name in ("省", "区县", "街道", "村", *CODES)]
    with duckdb.connect() as base:
        base.execute(f"CREATE TABLE t ({' VARCHAR, '.join(listed)} VARCHAR)")
        base.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(listed))})", rows)
        left = ", ".join(name for name in listed if name.strip('"') not in lacking)
        base.execute(f"COPY (SELECT {left} FROM t) TO '{path}' (FORMAT parquet)")
    return str(path)


def without_columns(report: WideReport) -> set[str]:
    """The rules that are left out for want of a column."""
    return {one.rule for one in report.left_out if one.reason == "no_column"}


@pytest.mark.parametrize(
    "lacking",
    [
        ["2"],
        ["22"],
        ["26"],
        ["1", "9", "14", "17"],
        ["3", "5", "19", "29"],
        [*CODES[:24]],
        [code for code in CODES if code not in ("1", "9")],
        ["省", "街道", *(code for code in CODES if code not in ("14", "15", "16"))],
    ],
    ids=" ".join,
)
def test_rules_whose_columns_are_not_all_there_are_told(lacking: list[str], tmp_path: Path) -> None:
    report = check_wide(written(tmp_path / "wide.parquet", lacking), rules="jiangning-2020")
    assert without_columns(report) == {
        rule for rule, codes in NEEDED.items() if not {str(code) for code in codes}.isdisjoint(lacking)
    }
    broken = {one.rule for one in report.counts if one.places and one.rule in NEEDED}
    expected = {"a-parts", "c-parts", "district-sums"} - without_columns(report)
    assert broken >= expected
    assert not broken & without_columns(report)
    assert bool(report.files) == bool(expected or "28" not in lacking)  # one by one, with causes


def test_sums_of_towns_are_told_as_well(tmp_path: Path) -> None:
    """They are judged level by level, beside the sums of districts."""
    (tmp_path / "pack.yaml").write_text(
        'name: towns\ntitle: 样表\ncolumns: ["1..3"]\nindicators: {"1": 合计, "2": 农民, "3": 职工}\nrules:\n'
        '  - {id: towns, check: area_sum, indicators: ["1..3"]}\n'
        '  - {id: some, check: area_sum, indicators: ["3"]}\n',
        encoding="utf-8",
    )
    path = written(tmp_path / "wide.parquet", ["2"])
    report = check_wide(path, rules=load_pack(tmp_path / "pack.yaml"))
    assert without_columns(report) == {"towns"}
    assert {one.rule: one.places for one in report.counts if one.places}["some"] == 1


@pytest.mark.parametrize("lacking", [["2"], ["1", "9", "26"], CODES[1:]], ids=" ".join)
def test_gap_and_roll_up_need_no_other_columns(lacking: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "wide.parquet", lacking)
    assert rollup_wide(path, rules="jiangning-2020").groups == 4
    found = gap_wide(path, path, rules="jiangning-2020", as_of=date(2020, 12, 31), as_given=True)
    assert {one.indicator.code for one in found.indicators} == set(CODES) - set(lacking)
