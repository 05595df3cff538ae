"""Next year's pack: carried over where names and columns agree, the rest listed with its reason; it lints and checks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.table import Table
from cedu_targets.packs.border import validated
from cedu_targets.packs.column_likeness import like_columns, title_without_year
from cedu_targets.packs.pack import RulePack
from made_tables import table
from project import JIANGNING, Run

PACK = """
name: linan-2020
title: 2020年临安县社区教育目标分解表
columns: ["1..7"]
district: {name: 全县}
units: [{name: 城关, aliases: [城关镇, 城关街道]}, 河东镇, 柳林乡]
indicators:
  "1": {name: 培训合计, aliases: [各类培训]}
  "4": 居民活动
  "6": 覆盖率
bases: {pop: {source: 年鉴, year: "2019", values: {城关: "1000", 河东镇: "900", 柳林乡: "500"}}}
pace: {year_end: ["5"], none: ["6"]}
rules:
  - {id: parts, check: part_whole, whole: "1", parts: ["2", "3"], why: 说明}
  - {id: sums, check: district_sum, indicators: ["1..5", "7"], why: 分解}
  - {id: floor, check: bounds, indicators: ["6"], at_least: 90%, why: 不低于}
  - {id: one-unit, check: present, indicators: ["4"], only: [柳林乡], why: 柳林}
  - {id: cover, check: coverage, count: "4", base: pop, at_least: 10%, why: 人口}
  - {id: prose, check: narrative_claim, quote: 全县居民活动 900 人次, indicator: ["4"], why: 正文}
"""
TABLE = """2021年临安县社区教育目标分解表
单位,各类培训（人）,其中：农民（人）,职工（人）,青年（人）,居民活动（人次）,新建学习点（个）,数字平台覆盖率（%）
栏次,1,2,3,4,5,6,7
全县,600,300,200,100,900,6,95%
城关镇,300,150,100,50,400,2,95%
河东镇,200,100,66,34,300,2,95%
新塘乡,100,50,34,16,200,2,95%
说明：1=2+3+4
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "old.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "2021.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "old.yaml", tmp_path / "2021.csv"


def under(codes: list[str], names: list[str]) -> Table:
    made = table({"全区": [1] * len(codes), "甲": [1] * len(codes)})
    return replace(made, indicators=tuple(map(Indicator, codes, names)), values={})


def pack_of(columns: list[str], **indicators: str) -> RulePack:
    named = {code.removeprefix("c"): name for code, name in indicators.items()}
    rules = [{"id": "r", "check": "present", "indicators": [columns[0]]}]
    return validated(RulePack, {"name": "p", "title": "t", "columns": columns, "indicators": named, "rules": rules})


def test_titles_are_alike_but_for_the_year() -> None:
    assert title_without_year("2020 年全区目标表") == title_without_year("2021年全区目标表")
    assert title_without_year("二〇二〇年度目标表") == title_without_year("2021年度目标表")
    assert title_without_year("2020年全区目标表") != title_without_year("2020年全区完成表")


@pytest.mark.parametrize(
    ("codes", "names", "found", "absent"),
    [
        ("1 2 3 4", "甲 乙 丙 丁", {"1": "1", "2": "2", "3": "3", "4": "4"}, {}),
        ("1 2 3 4 5", "新 甲 乙 丙 丁", {"1": "2", "2": "3", "3": "4", "4": "5"}, {}),  # numbered anew
        ("1 2 3 4", "甲 乙 丙 别", {"1": "1", "2": "2", "3": "3"}, {"4": "renamed"}),
        ("1 2 3", "甲 乙 丁", {"1": "1", "4": "3"}, {"2": "unplaced", "3": "unplaced"}),  # which of the two is gone?
        ("1 2 4", "甲 乙 丁", {"1": "1", "2": "2", "4": "4"}, {"3": "gone"}),  # the codes were kept
    ],
)
def test_columns_by_name_and_by_place_between_names(
    codes: str, names: str, found: dict[str, str], absent: dict[str, str]
) -> None:
    like = like_columns(pack_of(["1", "2", "3", "4"], c1="甲", c4="丁"), under(codes.split(), names.split()))
    assert (dict(like.found), dict(like.absent)) == (found, absent)


def test_what_holds_is_carried_over_and_the_rest_is_listed(files: tuple[Path, Path], cedu: Run, tmp_path: Path) -> None:
    old, new_table = files
    made = tmp_path / "new.yaml"
    done = cedu("rules", "infer", "--like", old, new_table, "-o", made)
    assert done.returncode == 0
    text = made.read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    assert (content["name"], content["title"], content["columns"]) == (
        "linan-2021", "2021年临安县社区教育目标分解表", ["1..7"]
    )  # fmt: skip
    assert content["units"] == [{"name": "城关镇", "aliases": ["城关", "城关街道"]}, "河东镇", "新塘乡"]
    assert content["indicators"]["1"] == {"name": "各类培训", "aliases": ["培训合计"]}
    assert {rule["id"]: rule.get("indicators") or rule.get("parts") for rule in content["rules"]} == {
        "sums": ["1", "5"], "sum:1=2+3+4": ["2..4"], "district-sums-new": ["2..4", "6"], "rates-new": ["7"],
    }  # fmt: skip
    remarks = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    for said in (
        "parts：看不出原来的第2栏现在是哪一栏", "floor：第6栏现在是“新建学习点”，原来是“覆盖率”", "one-unit：本表没有单位“柳林乡”",
        "cover：用到的基数是原来那一年的（pop）", "单位“新塘乡”：新增的单位", "{id: prose, check: narrative_claim",
    ):  # fmt: skip
        assert said in remarks
    assert "沿用规则 1 条，本表另写明 3 条，没有沿用 4 条，与文件原文有关、要重新核对的 1 条" in done.stderr
    assert cedu("rules", "lint", made).returncode == 0
    done = cedu("check", "--rules", made, new_table)
    assert done.returncode == 0
    assert "RD021" not in done.stdout


def test_a_wrong_total_is_found_by_the_new_pack(files: tuple[Path, Path], cedu: Run, tmp_path: Path) -> None:
    old, new_table = files
    cedu("rules", "infer", "--like", old, new_table, "-o", tmp_path / "new.yaml")
    for right, wrong in (("全县,600", "全县,610"), ("150,100,50,400", "150,100,60,400")):
        new_table.write_text(TABLE.replace(right, wrong), encoding="utf-8")
        assert cedu("check", "--rules", tmp_path / "new.yaml", new_table).returncode == 1


@pytest.fixture
def jiangning_2021(tmp_path: Path) -> Path:
    """The table of 2020 under the year 2021."""
    book = load_workbook(JIANGNING / "targets-mended.xlsx")
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "2020" in cell.value:
                cell.value = cell.value.replace("2020", "2021")
    book.save(tmp_path / "targets-2021.xlsx")
    return tmp_path / "targets-2021.xlsx"


def test_another_year_is_said_to_be_like_its_pack(
    jiangning_2021: Path, cedu: Run, cedu_json: Callable[..., Any], tmp_path: Path
) -> None:
    (file,) = cedu_json("check", jiangning_2021)["files"]
    (note,) = [found for found in file["findings"] if found["code"] == "RD063"]
    assert (file["pack"], note["severity"]) == (None, "note")
    assert f"cedu rules infer --like jiangning-2020 {jiangning_2021} " in note["help"]
    assert "RD063" not in cedu("check", jiangning_2021, "--rules", "none").stdout
    made = tmp_path / "jiangning-2021.yaml"
    done = cedu("rules", "infer", "--like", "jiangning-2020", jiangning_2021, "-o", made)
    assert "沿用规则 9 条，本表另写明 0 条，没有沿用 0 条，与文件原文有关、要重新核对的 28 条" in done.stderr
    assert cedu("rules", "lint", made).returncode == 0
    done = cedu("check", "--rules", made, jiangning_2021)
    assert (done.returncode, "71 个合计关系" in done.stdout) == (0, True)


def test_a_table_of_the_same_title_and_other_columns_is_not_like_it(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "2021年全区社会教育主要工作目标、任务分解表\n单位,水库,林地\n全区,3,3\n甲,1,1\n乙,2,2\n", encoding="utf-8"
    )
    assert "RD063" not in cedu("check", path).stdout


def test_a_pack_that_is_not_there_is_one_sentence(files: tuple[Path, Path], cedu: Run) -> None:
    done = cedu("rules", "infer", "--like", "nowhere-2020", files[1])
    assert (done.returncode, done.stdout) == (4, "")
    assert "PK001" in done.stderr


def test_uncoded_tables_of_another_district(sheet: Callable[..., Path], cedu: Run, tmp_path: Path) -> None:
    last = sheet(
        "2019年云溪区目标表\n单位 培训（人） 学习点（个）\n全区 60 6\n城关街道 10 1\n河东街道 20 2\n柳林镇 30 3",
        "a.csv",
    )
    this = sheet(
        "2020年云溪区目标表\n单位 培训（人） 讲座（场） 学习点（个）\n全区 66 9 6\n城关街道 11 2 1\n河东街道 22 3 2\n柳林街道 33 4 3",
        "b.csv",
    )
    cedu("rules", "infer", last, "-o", tmp_path / "a.yaml")
    done = cedu("rules", "infer", "--like", tmp_path / "a.yaml", this, "-o", tmp_path / "b.yaml", "--lang", "en")
    assert '"讲座" column' not in done.stdout
    assert "new, or renamed" in done.stderr
    content = yaml.safe_load((tmp_path / "b.yaml").read_text(encoding="utf-8"))
    assert content["units"][2] == {"name": "柳林街道", "aliases": ["柳林镇"]}
    assert [rule["id"] for rule in content["rules"] if rule["check"] == "district_sum"] == [
        "district-sums", "district-sums-new"
    ]  # fmt: skip
    assert cedu("rules", "lint", tmp_path / "b.yaml").returncode == 0
    assert cedu("check", "--rules", tmp_path / "b.yaml", this).returncode == 0
