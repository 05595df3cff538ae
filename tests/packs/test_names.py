"""Names: units and columns of a pack met by those of a table; a similar name is suggested, never matched."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.similar_names import bare, suggestion
from cedu_targets.packs.names import NameEntry, match_names
from project import JIANGNING, Run

ENTRIES = [NameEntry(name="江宁", aliases=("江宁街道",)), NameEntry(name="湖熟"), NameEntry(name="高新区")]


@pytest.mark.parametrize(
    ("printed", "met"),
    [
        ("江宁", "江宁"),
        ("江宁街道", "江宁"),
        ("江 宁", "江宁"),
        ("江宁街道办事处", "江宁"),
        ("湖熟镇", "湖熟"),
        ("高新区", "高新区"),
    ],
)
def test_the_same_unit(printed: str, met: str) -> None:
    assert match_names(ENTRIES, [printed]).printed[met] == printed


@pytest.mark.parametrize("printed", ["江宁区", "湖孰", "高新", "江宁开发区"])
def test_another_unit(printed: str) -> None:
    assert match_names(ENTRIES, [printed]).unknown == (printed,)


def test_two_that_look_like_one_are_neither() -> None:
    met = match_names([NameEntry(name="东山")], ["东山街道", "东山镇"])
    assert met.absent == ("东山",)
    assert met.unknown == ("东山街道", "东山镇")


def test_suggestions() -> None:
    assert suggestion("湖孰", ["江宁", "湖熟"]) == "湖熟"
    assert suggestion("栖霞", ["江宁", "湖熟"]) is None
    assert bare("镇") == "镇"


def table_with(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    text = (JIANGNING / "targets-gb18030.csv").read_text(encoding="gb18030")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def names_in(file: dict[str, Any]) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (f["code"], f["place"]["cell"], f["place"]["unit"], f["message"])
        for f in file["findings"]
        if f["code"] in ("RD050", "RD051", "PR002")
    ]


def test_a_misspelt_unit_is_suggested(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", table_with(tmp_path, ("湖熟,", "湖孰,")))["files"]
    assert names_in(file) == [
        ("PR002", None, None, "表中没有责任单位“湖熟”。"),
        ("RD050", "A18", "湖孰", "湖孰 不在规则包的单位名单里；是否指“湖熟”？"),
    ]


def test_the_streets_full_name_is_no_stranger(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", table_with(tmp_path, ("\n江宁,", "\n江宁街道,")))["files"]
    assert names_in(file) == []


def test_a_column_under_another_name_is_said(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", table_with(tmp_path, ("终身学习网络覆盖率", "终身学习网络普及率")))["files"]
    ((code, _, _, message),) = names_in(file)
    assert code == "RD051"
    assert "终身学习网络普及率" in message
    assert "终身学习网络覆盖率" in message


PACK = """
name: p
title: 训练表
indicators:
  "1": {name: 培训人数, aliases: [受训人数]}
  "2": 获证人数
rules:
  - {id: part, check: not_above, part: ["2"], whole: ["1"]}
"""


@pytest.mark.parametrize("name", ["培训人数", "受训人数", "受训 人数（人）"])
def test_a_table_without_codes_is_known_by_its_columns_names(
    name: str, tmp_path: Path, cedu: Run, sheet: Callable[..., Path]
) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK, encoding="utf-8")
    table = sheet(f"训练表\n单位 {name.replace(' ', '')} 获证人数\n东山 10 12\n秣陵 5 3")
    done = cedu("check", table, "--rules", pack)
    assert "NA001 东山 “获证人数”栏为 12" in done.stdout, done.stdout
    assert done.returncode == 1


def test_a_town_of_one_sign_or_of_another_number_is_another() -> None:
    assert suggestion("丙镇", ["甲镇", "乙镇"]) is None
    assert suggestion("第3街道", ["第4街道", "第12街道"]) is None
    assert suggestion("西山街道", ["东山街道"]) == "东山街道"
    assert suggestion("第3街办", ["第3街道", "第4街道"]) == "第3街道"


def test_of_very_many_strangers_one_entry_tells(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    """Each of 500 is told; of more one entry tells how many, and names a few."""
    blank = "," * 28
    rows = "".join(f"村{number}{blank}\n" for number in range(501))
    (file,) = cedu_json("check", table_with(tmp_path, ("\n江宁,", f"\n{rows}江宁,")))["files"]
    assert names_in(file) == [
        ("RD050", "A16", "村0", "有 501 个单位不在规则包的单位名单里：村0、村1、村2、村3……"),
    ]
    rows = "".join(f"村{number}{blank}\n" for number in range(500))
    (file,) = cedu_json("check", table_with(tmp_path, ("\n江宁,", f"\n{rows}江宁,")))["files"]
    assert len(names_in(file)) == 500
