"""The notice of 江宁: its sentences against its table, last year's table, and packs made from a sheet."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.written_pack import load_pack
from project import JIANGNING, YUNXI, Run

CLAIM = ("NC001", "network-in-prose", 41, "全区目标", "26", "0.95", "1", "-0.05")


def claims(file: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            f["code"],
            f["rule"],
            f["place"]["line"],
            f["place"]["unit"],
            f["place"]["indicator"],
            f["actual"],
            f["expected"],
            f["difference"],
        )
        for f in file["findings"]
        if f["code"].startswith("NC")
    ]


def test_the_prose_disagrees_with_column_26_and_nothing_else(cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", JIANGNING / "notice.txt")["files"]
    assert claims(file) == [CLAIM]
    (finding,) = [f for f in file["findings"] if f["code"] == "NC001"]
    assert finding["place"]["cell"] is None
    assert [place["cell"] for place in finding["related"]] == ["Z97"]
    assert finding["severity"] == "warning"


@pytest.mark.parametrize("name", ["targets.xlsx", "targets-gb18030.csv"])
def test_the_prose_may_be_another_file(name: str, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("check", JIANGNING / name, "--text", JIANGNING / "notice.txt")["files"]
    assert claims(file) == [CLAIM]
    assert file["checked"]["not_judged"] == 0


def test_without_a_text_the_claims_do_not_apply() -> None:
    (file,) = check(JIANGNING / "targets.xlsx").files
    idle = {rule.check for rule in file.rules if not rule.applies}
    assert idle == {"narrative_claim", "text_consistency"}
    assert file.checked.not_judged == 0


def test_a_text_of_something_else_leaves_the_claims_open(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    text = tmp_path / "other.txt"
    text.write_text("关于做好2021年工作的通知\n一、全年举办 3 次活动。\n", encoding="utf-8")
    (file,) = cedu_json("check", JIANGNING / "targets.xlsx", "--text", text)["files"]
    assert claims(file) == []
    assert file["checked"]["not_judged"] == 14
    assert file["not_judged"][0]["reason"] == "正文里没有找到“全年各类职业技能培训量达 21 万人次”"


@pytest.mark.parametrize(("text", "code"), [("targets.xlsx", "RD140"), ("nothing.txt", "RD101")])
def test_a_text_that_is_none(text: str, code: str, cedu: Run) -> None:
    done = cedu("check", JIANGNING / "targets.xlsx", "--text", JIANGNING / text)
    assert (done.returncode, done.stdout) == (3, "")
    assert code in done.stderr
    assert text in done.stderr


def test_duties_are_listed_with_the_line_of_their_words() -> None:
    (file,) = check(JIANGNING / "notice.txt").files
    lines = {duty.id: duty.line for duty in file.duties}
    assert len(lines) == 13
    assert lines["lectures"] == 25
    assert None not in lines.values()


def test_questions_stand_apart(cedu: Run) -> None:
    (file,) = check(JIANGNING / "targets-mended.xlsx").files
    assert [finding.rule for finding in file.questions] == ["persons-or-attendances", "enrolled"]
    assert check(JIANGNING / "targets-mended.xlsx").exit_code == 0


PACK = """
name: growth
title: t
units: [{name: 东山, aliases: [东山街道]}]
rules:
  - {id: band, check: change, indicators: ["1", "26"], at_least: -10%, at_most: 10%, rows: units}
"""


def test_last_years_table_is_met_by_names_and_codes(tmp_path: Path) -> None:
    text = (JIANGNING / "targets-gb18030.csv").read_text(encoding="gb18030").replace("2020年全区", "2019年全区")
    text = (
        text.replace("\n东山,2.47", "\n东山街道,2.20")
        .replace("\n秣陵,", "\n秣 陵街道,")
        .replace("\n汤山,1.97", "\n湯山,1.0")
    )
    base, pack = tmp_path / "2019.csv", tmp_path / "growth.yaml"
    base.write_text(text, encoding="utf-8")
    pack.write_text(PACK, encoding="utf-8")
    (file,) = check(JIANGNING / "targets.xlsx", rules=str(pack), base=base).files
    (changed,) = (finding for finding in file.findings if finding.code == "CB001")
    told = [str(changed.parameters[name]) for name in ("base", "growth")]
    assert (changed.place.unit, changed.place.indicator, *told) == (
        "东山",
        "1",
        "2.20",
        "12.3",
    )  # 0.27 ÷ 2.20 = 0.1227…
    unjudged = {entry.place.unit for entry in file.not_judged}
    assert unjudged == {"汤山"}


def test_without_last_years_table_the_band_does_not_apply(tmp_path: Path) -> None:
    pack = tmp_path / "growth.yaml"
    pack.write_text(PACK, encoding="utf-8")
    report = check(JIANGNING / "targets.xlsx", rules=str(pack))
    assert not report.files[0].rules[0].applies


def test_the_same_table_is_judged_anew_beside_each_table_of_last_year(tmp_path: Path) -> None:
    """What is kept of a form for the next one holds only beside the same table of last year."""
    text = (JIANGNING / "targets-gb18030.csv").read_text(encoding="gb18030")
    pack = tmp_path / "growth.yaml"
    pack.write_text(PACK, encoding="utf-8")
    growth = load_pack(pack)
    bases: list[Path | None] = [None]
    for number, amount in enumerate(("2.47", "2.20", "9.99")):
        bases.append(tmp_path / f"{number}.csv")
        (tmp_path / f"{number}.csv").write_text(text.replace("\n东山,2.47", f"\n东山,{amount}"), encoding="utf-8")
    found = [check(JIANGNING / "targets.xlsx", rules=growth, base=base).files[0] for base in [*bases, None]]
    assert [file.rules[0].applies for file in found] == [False, True, True, True, False]
    changed = [[str(f.parameters["base"]) for f in file.findings if f.code == "CB001"] for file in found]
    assert changed == [[], [], ["2.20"], ["9.99"], []]


@pytest.mark.parametrize("table", [JIANGNING / "targets.xlsx", JIANGNING / "notice.txt", YUNXI / "targets.xlsx"])
def test_a_pack_made_from_a_sheet_judges_as_the_sheet_does(table: Path, tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "made.yaml"
    assert cedu("rules", "infer", table, "-o", pack).returncode == 0
    load_pack(pack)
    own, made = check(table, rules="none"), check(table, rules=str(pack))
    places = [[(f.code, f.place, f.actual, f.expected) for f in report.files[0].findings] for report in (own, made)]
    assert places[0] == places[1]
    assert own.files[0].checked == made.files[0].checked


def test_rules_are_shown_in_words(cedu: Run) -> None:
    text = cedu("rules", "show", "jiangning-2020").stdout
    assert "第1栏 = 第2+…+8栏，逐行相等  说明1：A=1+2+…+8" in text
    assert "13 项没有栏目的任务事项" in text
    assert "第25—29栏（学院 除外）：必须填写" in text
    english = cedu("rules", "show", "jiangning-2020", "--lang", "en").stdout
    assert "columns 1—24: district = sum of the units" in english
    assert "jiangning-2020" in cedu("rules", "list").stdout


def test_the_schema_of_a_pack_fits_the_packs(cedu: Run) -> None:
    import jsonschema
    import yaml

    schema = json.loads(cedu("schema", "pack").stdout)
    path = JIANGNING.parents[1] / "rules" / "jiangning-2020.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(content, default=str)), schema)  # a day is a text in YAML 1.2
    assert {"bounds", "either", "rates", "narrative_claim"} <= set(json.dumps(schema).replace('"', " ").split())


def test_every_rule_names_its_clause() -> None:
    assert all(rule.why for rule in find_pack("jiangning-2020").rules)


def test_a_question_points_into_the_text_that_was_given_beside_the_table(cedu: Run) -> None:
    """The line is the notice's, not the workbook's."""
    lines = cedu("check", JIANGNING / "targets-mended.xlsx", "--text", JIANGNING / "notice.txt").stdout.splitlines()
    places = [line.partition(": 疑问")[0] for line in lines if " QU001 " in line]
    assert places == [f"{JIANGNING / 'notice.txt'}:21", f"{JIANGNING / 'notice.txt'}:37"]
