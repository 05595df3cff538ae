"""Rule packs: every mistake at its line and column, exit 4; found from a wheel and from a checkout."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.place import Place
from cedu_targets.packs.written_pack import load_pack
from project import JIANGNING, ROOT, Run

HEAD = "name: p\ntitle: t\nrules:\n"
RULE = '  - {id: a, check: part_whole, whole: "1", parts: ["2..8"]}\n'

BROKEN = {
    "unknown field": (
        HEAD + '  - {id: a, check: part_whole, wole: "1", whole: "1", parts: ["2"]}\n',
        "4:32",
        "wole",
    ),
    "missing field": (HEAD + '  - id: a\n    check: part_whole\n    parts: ["2"]\n', "4:5", "whole"),
    "unknown check": (HEAD + "  - id: a\n    check: part_hole\n", "5:5", "part_whole"),
    "no check": (HEAD + "  - id: a\n", "4:5", "check"),
    "wrong type": (HEAD + '  - {id: a, check: part_whole, whole: ["1"], parts: ["2"]}\n', "4:32", "文字"),
    "no list": (HEAD + '  - {id: a, check: part_whole, whole: "1", parts: "2"}\n', "4:44", "列表"),
    "bad column": (
        HEAD + '  - {id: a, check: part_whole, whole: "1", parts: ["2 .. 8"]}\n',
        "4:52",
        "2 .. 8",
    ),
    "no bound": (HEAD + '  - {id: a, check: bounds, indicators: ["1"]}\n', "4:5", "at_least"),
    "no band": (HEAD + '  - {id: a, check: change, indicators: ["1"]}\n', "4:5", "at_least"),
    "no amount": (HEAD + '  - {id: a, check: bounds, indicators: ["1"], at_least: 不少}\n', "4:47", "不少"),
    "an open amount": (HEAD + '  - {id: a, check: bounds, indicators: ["1"], at_least: 90%以上}\n', "4:47", "90%"),
    "two bases": (
        HEAD + '  - {id: a, check: coverage, count: "1", of: "2", base: 人口, at_least: 9%}\n',
        "4:5",
        "base",
    ),
    "no base": (HEAD + '  - {id: a, check: coverage, count: "1", at_least: 9%}\n', "4:5", "base"),
    "base without bound": (HEAD + '  - {id: a, check: coverage, count: "1", of: "2"}\n', "4:5", "at_least"),
    "two numbers in a claim": (
        HEAD + '  - {id: a, check: narrative_claim, quote: 共3个，达 90%, indicator: ["1"]}\n',
        "4:37",
        "一个数",
    ),
    "more than all behind": (f"pace: {{slightly_behind: 10}}\n{HEAD}{RULE}", "1:8", "10%"),
    "nothing to compare": (HEAD + "  - {id: a, check: text_consistency}\n", "4:5", "nouns"),
    "one alternative": (
        HEAD + '  - {id: a, check: either, floors: [{indicator: "1", at_least: "2"}]}\n',
        "4:28",
        "2",
    ),
    "bad severity": (HEAD + RULE.replace("id: a", "id: a, severity: fatal"), "4:13", "warning"),
    "repeated id": (HEAD + RULE + RULE, "5:6", "a"),
    "repeated key": ("name: p\ntitle: t\nname: q\nrules:\n" + RULE, "3:1", "name"),
    "alias": ("name: p\ntitle: *a\nrules:\n" + RULE, "2:8", "别名"),
    "tag": ("name: !!python/name:os.system p\ntitle: t\nrules:\n" + RULE, "1:7", "标签"),
    "deep": ("name: " + "[" * 5000, "1:27", "嵌套"),
    "deep maps": ("name: " + "{a: " * 5000, "1:84", "嵌套"),
    "an alias within itself": ("name: p\ntitle: t\nrules: [*a]\n", "3:9", "别名"),
    "a number of 200,000 digits": (
        HEAD + f'  - {{id: a, check: bounds, indicators: ["1"], at_least: {"9" * 200_000}}}\n',
        "4:",
        "at_least",
    ),
    "no number": (HEAD + '  - {id: a, check: bounds, indicators: ["1"], at_least: .nan}\n', "4:", ".nan"),
    "not yaml": ("name: p\n  title: [\n", "2:", ""),
    "a list": ("- a\n", "1:1", "项: 值"),
    "empty": ("# nothing\n", "1:1", "空"),
    "no rules": ("name: p\ntitle: t\nrules: []\n", "3:1", "1"),
    "bad name": ("name: Not A Name\ntitle: t\nrules:\n" + RULE, "1:1", "name"),
    "20,000 rules": (HEAD + "".join(RULE.replace("id: a", f"id: a{n}") for n in range(20_000)), "", "2000"),
    "2,001 rules": (HEAD + "".join(RULE.replace("id: a", f"id: a{n}") for n in range(2_001)), "3:1", "2000"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_pack(name: str, tmp_path: Path, cedu: Run) -> None:
    text, where, word = BROKEN[name]
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    done = cedu("check", JIANGNING / "targets.xlsx", "--rules", path)
    assert done.returncode == 4, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"pack.yaml:{where}" in done.stderr, done.stderr
    assert word in done.stderr, done.stderr


def test_a_pack_of_2000_rules_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(HEAD + "".join(RULE.replace("id: a", f"id: a{n}") for n in range(2_000)), encoding="utf-8")
    assert len(load_pack(path).rules) == 2000


def test_rules_over_other_columns_are_not_judged(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(HEAD + RULE.replace("2..8", "2..99"), encoding="utf-8")
    (file,) = cedu_json("check", JIANGNING / "targets.xlsx", "--rules", path)["files"]
    assert [entry["reason"] for entry in file["not_judged"]] == ["表中没有第99栏"]
    # What the sheet declares by itself is checked beside any pack.
    assert {finding["rule"] for finding in file["findings"] if finding["severity"] == "error"} == {"sum:17=18+19"}


def test_severity_is_the_packs(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = tmp_path / "pack.yaml"
    text = (ROOT / "rules" / "jiangning-2020.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("check: ", "severity: warning\n    check: "), encoding="utf-8")
    output = cedu_json("check", JIANGNING / "targets.xlsx", "--rules", path)
    assert output["exit_code"] == 0
    assert sum(finding["severity"] == "warning" for finding in output["files"][0]["findings"]) == 5


def test_every_bundled_pack_fits_the_schema_and_names_its_clauses(cedu: Run) -> None:
    schema = json.loads(cedu("schema", "pack").stdout)
    for path in (ROOT / "rules").glob("*.yaml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        plain = json.loads(json.dumps(content, default=str))  # a day is a text in YAML 1.2
        jsonschema.Draft202012Validator(schema).validate(plain)
        pack = load_pack(path)
        assert pack.name == path.stem
        assert all(rule.why for rule in pack.rules)


def test_packs_and_samples_travel_in_the_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import cedu_targets; from cedu_targets import resources; from cedu_targets.packs.bundled import bundled_packs\n"
        f"assert cedu_targets.__file__.startswith({str(tmp_path)!r})\n"
        "assert 'jiangning-2020' in bundled_packs()\n"
        f"assert str(resources.folder('examples')).startswith({str(tmp_path)!r})\n"
        "report = cedu_targets.check(resources.folder('examples') / 'jiangning-2020' / 'targets.xlsx')\n"
        "assert report.files[0].pack == 'jiangning-2020' and report.exit_code == 1\n"
        "from cedu_targets.messages.messages import Language, Messages; from cedu_targets.reporters.check import html\n"
        "assert '</html>' in html.render(report, Messages(Language.ZH))\n"
    )
    subprocess.run([sys.executable, "-I", "-c", script], check=True, cwd=tmp_path)


def test_a_pack_without_sums_checks_too_and_one_that_judges_nothing_is_not_green(
    tmp_path: Path, sheet: Callable[..., Path], cedu_json: Callable[..., Any]
) -> None:
    table = sheet("单位 指标1 指标2\n. 1 2\n东山 5 3\n秣陵 8 1")
    for rule, code, status in (
        ('{id: r, check: bounds, indicators: ["1"], at_least: "5"}', 0, "clean"),
        ('{id: r, check: bounds, indicators: ["1"], at_least: "6"}', 1, "findings"),
        ('{id: r, check: bounds, indicators: ["7"], at_least: "6"}', 3, "not_checked"),
        ("{id: r, check: question, ask: 新增还是累计？}", 3, "not_checked"),
    ):
        pack = tmp_path / "p.yaml"
        pack.write_text(f"name: p\ntitle: t\nrules:\n  - {rule}\n", encoding="utf-8")
        output = cedu_json("check", table, "--rules", pack)
        assert (output["exit_code"], output["files"][0]["status"]) == (code, status), rule


BOUND = '  - {{id: r{}, check: bounds, indicators: ["1"], {}}}\n'
SUMS = "district: 全区\nunits: [甲, 乙, UNIT]\nrules:\n" + "".join(
    f"  - {rule}\n"
    for rule in (
        '{id: s, check: district_sum, indicators: ["1"]}',
        '{id: l, check: bounds, rows: units, indicators: ["1"], at_most: "10"}',
        '{id: g, check: bounds, rows: district, indicators: ["1"], at_least: "25"}',
    )
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # Of columns that are partly wrong nobody knows which there are; nor by which names.
        ('columns: ["1", "2 .. 3"]\nrules:\n' + RULE, ["PK003"]),
        ('columns: ["1", "2"]\nindicators: {"2": [分项]}\nrules:\n' + RULE.replace("2..8", "分项"), ["PK003"]),
        ('columns: ["1"]\nrules:\n' + RULE.replace("id: a", "id: a, rows: some"), ["PK003", "PK102"]),
        # How a rule is meant that is wrong is not known, so it contradicts nothing.
        ("rules:\n" + BOUND.format(1, 'at_least: "9"') + BOUND.format(2, 'at_most: "7"'), ["PK101"]),
        ("rules:\n" + BOUND.format(1, 'at_least: "9", severity: fatal') + BOUND.format(2, 'at_most: "7"'), ["PK003"]),
        ("rules:\n" + BOUND.format(1, 'at_least: "9", at_least: "1"') + BOUND.format(2, 'at_most: "7"'), ["PK002"]),
        # A district of which a unit cannot be read has as many units as it likes.
        (SUMS.replace("UNIT", "丙"), []),
        (SUMS.replace(", UNIT", ""), ["PK101"]),
        (SUMS.replace("UNIT", "[丙]"), ["PK003"]),
    ],
)
def test_nothing_is_told_that_only_follows(text: str, codes: list[str], tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(f"name: p\ntitle: t\n{text}", encoding="utf-8")
    try:
        load_pack(path)
        found = []
    except PackFault as fault:
        found = [one.code for one in fault.every]
    assert found == codes


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_pack_as_notepad_saves_it(encoding: str, end: str, tmp_path: Path) -> None:
    def written(text: str) -> Path:
        mark = "\ufeff" if encoding.endswith(("-le", "-be")) else ""
        path = tmp_path / "p.yaml"
        path.write_bytes((mark + text.replace("\n", end)).encode(encoding))
        return path

    assert load_pack(written(HEAD + RULE)).name == "p"
    with pytest.raises(PackFault) as raised:
        load_pack(written(HEAD + "  - {id: 乙, check: part_hole}\n"))
    assert raised.value.place is not None
    assert (raised.value.place.line, raised.value.place.column) == (4, 13)


def test_a_pack_in_gb18030_is_refused_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_bytes((HEAD + RULE + "# 说明").encode("gb18030"))
    with pytest.raises(PackFault) as raised:
        load_pack(tmp_path / "p.yaml")
    assert (raised.value.parameters["error_type"], raised.value.place) == ("encoding", Place(line=5))
