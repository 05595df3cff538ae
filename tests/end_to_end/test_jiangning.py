"""The real table of 江宁 2020, end to end: as the notice's text, as a workbook, as csv in GB18030."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from make_examples import write_all
from project import JIANGNING, Run

SAMPLES = ["notice.txt", "targets.xlsx", "targets-gb18030.csv"]
FIVE = {
    ("DS001", "全区目标", "17", "2000", "0", "2000"),
    ("DS001", "全区目标", "18", "1500", "2000", "-500"),
    ("DS001", "全区目标", "19", "500", "1500", "-1000"),
    ("DS001", "全区目标", "20", None, "500", "-500"),
    ("PW001", "学院", "17", None, "3500", "-3500"),
}
ROWS = {"notice.txt": (97, 108), "targets.xlsx": (10, 21), "targets-gb18030.csv": (10, 21)}


def errors(file: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for finding in file["findings"] if finding["severity"] == "error"]


@pytest.mark.parametrize("rules", [None, "none", "jiangning-2020"])
@pytest.mark.parametrize("name", SAMPLES)
def test_exactly_five_sums_fail(name: str, rules: str | None, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("check", JIANGNING / name, *(["--rules", rules] if rules else []))
    (file,) = output["files"]
    assert output["exit_code"] == 1
    assert file["status"] == "findings"
    assert file["pack"] == (None if rules == "none" else "jiangning-2020")
    assert file["checked"] == {"relations": 71, "cells": 336, "not_judged": 0}
    found = errors(file)
    assert {
        (f["code"], f["place"]["unit"], f["place"]["indicator"], f["actual"], f["expected"], f["difference"])
        for f in found
    } == FIVE
    assert len(found) == 5
    district, college = ROWS[name]
    assert {f["place"]["cell"] for f in found} == {f"R{college}", *(f"{c}{district}" for c in "RSTU")}
    beside = {(f["code"], f["severity"]) for f in file["findings"] if f not in found}
    expected = {("RD010", "note"), ("RT004", "note")}
    if name == "notice.txt":
        expected |= {("RD011", "note")} | ({("NC001", "warning")} if rules != "none" else set())
    assert beside - {("QU001", "note")} == expected


@pytest.mark.parametrize("rules", [None, "none"])
def test_with_the_college_mended_the_table_is_clean(rules: str | None, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("check", JIANGNING / "targets-mended.xlsx", *(["--rules", rules] if rules else []))
    assert output["exit_code"] == 0
    assert output["files"][0]["status"] == "clean"
    assert output["files"][0]["checked"]["relations"] == 71


def test_mended_in_the_notice_itself(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    text = (JIANGNING / "notice.txt").read_text(encoding="utf-8")
    mended = text.replace("\t\t2000\t1500\t500\t", "\t2000\t1500\t500\t\t")
    assert mended != text
    path = tmp_path / "mended.txt"
    path.write_text(mended, encoding="utf-8")
    for rules in (["--rules", "none"], []):
        output = cedu_json("check", path, *rules)
        assert output["exit_code"] == 0
        assert output["files"][0]["checked"]["relations"] == 71


def test_inferred_rules_have_the_ids_of_the_contract(cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", JIANGNING / "targets.xlsx", "--rules", "none")["files"]
    assert {f["rule"] for f in errors(file)} == {
        "sum:17=18+19", "district:17", "district:18", "district:19", "district:20",
    }  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_how_it_is_read(name: str, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("read", JIANGNING / name)["files"]
    assert file["title"] == "2020年全区社会教育主要工作目标、任务分解表"
    assert file["district"] == "全区目标"
    assert file["units"] == "东山 秣陵 汤山 淳化 禄口 江宁 谷里 湖熟 横溪 麒麟 学院".split()
    names = {indicator["code"]: indicator["name"] for indicator in file["indicators"]}
    assert list(names) == [str(code) for code in range(1, 30) if code != 21]
    assert names["26"] == "终身学习网络覆盖率"
    assert names["13"] == "新市民适应性素质教育活动"
    assert names["1"] == "各类职业技能培训合计"
    assert names["29"] == "老年教育受众面占老年人口比"
    groups = {indicator["code"]: (indicator["group"] or "")[:1] for indicator in file["indicators"]}
    assert "".join(groups.values()) == "A" * 8 + "B" * 5 + "C" * 3 + "D" * 3 + "E" * 4 + "F" * 5
    assert {i["code"] for i in file["indicators"] if not i["additive"]} == {"25", "26", "27", "28", "29"}
    assert {i["granule"] for i in file["indicators"][:13]} == {"0.01"}
    relations = {relation["declared"]: relation for relation in file["relations"]}
    assert [(text, relation["read_as"], relation["holds"]) for text, relation in relations.items()] == [
        ("A=1+2+3+4+5+6+7+8", "1=2+3+4+5+6+7+8", True),
        ("B=9+10+11+12+13", "9=10+11+12+13", True),
        ("C=14=15+16", "14=15+16", True),
        ("D=17=18+19", "17=18+19", False),
    ]
    assert file["values"]["湖熟"]["29"] == "0.34"
    assert file["values"]["全区目标"]["25"] == "1"
    assert file["values"]["东山"]["2"] == "0.23"
    assert file["values"]["学院"]["17"] is None
    remarks = {finding["code"]: finding for finding in file["findings"]}
    assert "21" in remarks["RD010"]["message"]
    assert ("RD011" in remarks) == (name == "notice.txt")


def test_all_forms_of_the_table_hold_the_same_values(cedu_json: Callable[..., Any]) -> None:
    readings = [cedu_json("read", JIANGNING / name)["files"][0] for name in SAMPLES]
    assert readings[0]["values"] == readings[1]["values"] == readings[2]["values"]
    indicators = [[{k: v for k, v in i.items() if k != "group"} for i in reading["indicators"]] for reading in readings]
    assert indicators[0] == indicators[1] == indicators[2]


def test_read_says_in_words_how_the_letters_are_read(cedu: Run) -> None:
    text = cedu("read", JIANGNING / "notice.txt").stdout
    assert "A=1+2+3+4+5+6+7+8 1=2+3+4+5+6+7+8  合计栏列在自己的分项里，已除去" in text
    assert "14=15+16  字母即该栏" in text
    assert "栏次中没有 21" in text


def test_header_without_its_notes_is_aligned_by_the_numbers(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    """With the notes cut off, only the sums can tell that group B has four parts and C two."""
    text = (JIANGNING / "notice.txt").read_text(encoding="utf-8")
    path = tmp_path / "no-notes.txt"
    path.write_text(text[: text.index("说明：")], encoding="utf-8")
    (file,) = cedu_json("check", path, "--rules", "none")["files"]
    assert {f["place"]["indicator"] for f in errors(file)} == {"17", "18", "19", "20"}
    assert file["checked"]["relations"] == 71


def test_the_samples_are_what_the_script_writes(tmp_path: Path) -> None:
    write_all(tmp_path)
    written = "targets targets-mended achieved-illustrative last-year-illustrative plan-illustrative".split()
    for name in (f"{stem}.xlsx" for stem in written):
        fresh, kept = (load_workbook(folder / name).active for folder in (tmp_path, JIANGNING))
        assert fresh is not None
        assert kept is not None
        assert [[c.value for c in row] for row in fresh.iter_rows()] == [
            [c.value for c in row] for row in kept.iter_rows()
        ]
        assert sorted(map(str, fresh.merged_cells.ranges)) == sorted(map(str, kept.merged_cells.ranges))
    assert (tmp_path / "targets-gb18030.csv").read_bytes() == (JIANGNING / "targets-gb18030.csv").read_bytes()
