"""check --base without a pack: changes unlike the others' are notes, and what does not meet is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from project import JIANGNING, Run

LAST = """2019年云溪区社区教育目标表
单位 技能培训（人） 网络覆盖率 学习点（个）
全区 600 90% 30
城关街道 100 90% 5
河东街道 100 90% 5
柳林镇 100 90% 5
石桥乡 100 90% 5
白云镇 100 90% 5
青山乡 100 90% 5"""
THIS = """2020年云溪区社区教育目标表
单位 技能培训（人） 网络覆盖率 老年学堂（所）
全区 1340 92% 12
城关 110 92% 2
河东街道 110 92% 2
柳林镇 900 92% 2
石桥乡 110 60% 2
白云街道 110 92% 2
新城街道 100 92% 2"""


@pytest.fixture
def years(sheet: Callable[..., Path]) -> tuple[Path, Path]:
    return sheet(THIS, "2020.csv"), sheet(LAST, "2019.csv")


def test_changes_unlike_the_others_and_what_does_not_meet(
    years: tuple[Path, Path], cedu_json: Callable[..., Any]
) -> None:
    this, last = years
    (file,) = cedu_json("check", this, "--base", last)["files"]
    found = [f for f in file["findings"] if f["code"].startswith("CB")]
    assert {f["severity"] for f in found} == {"note"}
    assert [(f["code"], f["place"]["unit"], f["place"]["cell"]) for f in found if f["place"]["cell"]] == [
        ("CB002", "柳林镇", "B6"), ("CB002", "石桥乡", "C7"),
    ]  # fmt: skip
    told = " ".join(f["message"] for f in found if f["code"] == "CB004")
    for said in (
        "栏 1 个，没有比较：老年学堂",
        "今年没有的栏 1 个：学习点",
        "单位 1 个，没有比较：新城街道",
        "今年没有的单位 1 个：青山乡",
    ):
        assert said in told


def test_the_thresholds_are_printed_and_nothing_is_said_unused(years: tuple[Path, Path], cedu: Run) -> None:
    this, last = years
    done = cedu("check", this, "--base", last, "-f", "markdown")
    assert "中位数，至少 5 个单位" in done.stdout
    assert "相差达 2 倍且不少于 5 个计量精度、率相差达 10 个百分点" in done.stdout
    assert done.stderr == ""


def test_the_same_year_and_a_foreign_table_are_said(
    years: tuple[Path, Path], sheet: Callable[..., Path], cedu: Run
) -> None:
    this, _ = years
    assert "--base 给的也是 2020 年的表" in cedu("check", this, "--base", this).stdout
    other = sheet("2019年林业表\n村 水库 林地\n合计 3 3\n甲村 1 1\n乙村 2 2", "other.csv")
    assert "没有一栏或没有一个单位对得上" in cedu("check", this, "--base", other).stdout


def test_the_rules_of_a_pack_rule(tmp_path: Path, years: tuple[Path, Path], cedu: Run) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "name: p\ntitle: 2020年云溪区社区教育目标表\nrules:\n"
        "  - {id: c, check: change, indicators: [技能培训], at_most: 500%}\n",
        encoding="utf-8",
    )
    this, last = years
    out = cedu("check", this, "--base", last, "--rules", pack).stdout
    assert "CB001" in out
    assert "CB002" not in out
    out = cedu("check", JIANGNING / "targets.xlsx", "--base", JIANGNING / "last-year-illustrative.xlsx").stdout
    assert "CB002" in out  # a pack without such a rule


@pytest.mark.parametrize(("rows", "count"), [(THIS, 2), (THIS.replace("900", "110").replace("60%", "92%"), 0)])
def test_it_is_said_that_and_how_it_was_compared(
    rows: str, count: int, years: tuple[Path, Path], sheet: Callable[..., Path], cedu: Run
) -> None:
    said = cedu("check", sheet(rows, "this.csv"), "--base", years[1]).stdout
    line = f"与上年比较了 5 个单位 × 2 栏，提示 {count} 处：与本栏一般变化（中位数）相差达 2 倍且不少于 5 个计量精度"
    assert line in said
    assert "与上年比较了" not in cedu("check", years[0]).stdout


def test_swapped_years_are_a_warning_that_says_what_to_swap(years: tuple[Path, Path], cedu: Run) -> None:
    this, last = years
    said = cedu("check", last, "--base", this).stdout
    assert "核实性 CB004 --base 给的是 2020 年的表，比审核的 2019 年还晚" in said
    assert "请对调" in said
    assert "请对调" not in cedu("check", this, "--base", last).stdout


@pytest.mark.parametrize(("language", "name"), [("zh", "与上年比较"), ("en", "against last year")])
def test_the_check_that_no_pack_has_is_called_by_words(
    language: str, name: str, years: tuple[Path, Path], cedu: Run
) -> None:
    this, last = years
    for shape in ("markdown", "html", "text"):
        done = cedu("check", this, "--base", last, "-f", shape, "--lang", language)
        assert shape == "text" or name in done.stdout
        assert "last_year" not in done.stdout.replace("last_year.csv", "")
