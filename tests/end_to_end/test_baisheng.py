"""The town's plan of 百胜镇 2020 from the file to its dossier and its questions, against what a person reads in it."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from cedu_targets.domain.records import Records
from cedu_targets.recognition.read import read_documents
from cedu_targets.recognition.records.headings import field_of
from cedu_targets.recognition.rosters import is_personal
from make_baisheng import write_returned, write_villages
from project import BAISHENG, ROOT, Run

TRUTH = json.loads((ROOT / "tests" / "truth" / "truth-004.json").read_text(encoding="utf-8"))
DOSSIER = TRUTH["dossier"]
Json = Mapping[str, Any]
Command = Callable[..., Any]


@pytest.fixture(scope="module")
def notice() -> Path:
    return BAISHENG / "notice.txt"


@pytest.fixture
def lists(notice: Path, cedu_json: Command) -> Mapping[str, Json]:
    """The lists of items of the text by their kind."""
    return {file["kind"]: file for file in cedu_json("read", notice)["files"] if file["shape"] == "items"}


@pytest.fixture
def checked(notice: Path, cedu_json: Command) -> Mapping[str, Any]:
    """What a check says: its exit code, and every finding with its code, line and severity."""
    report = cedu_json("check", notice)
    findings = [one for file in report["files"] for one in file["findings"]]
    return {**report, "found": {(one["code"], one["place"]["line"]): one for one in findings}}


def test_the_stages_of_the_plan(lists: Mapping[str, Json]) -> None:
    stages = lists["stage"]
    assert (stages["title"], stages["issued"], stages["period"]) == (TRUTH["title"], TRUTH["issued"], TRUTH["period"])
    for entry, wanted in zip(stages["items"], TRUTH["stages"], strict=True):
        assert (entry["id"], entry["number"], entry["line"]) == (wanted["id"], wanted["number"], wanted["line"])
        assert [owner["name"] for owner in entry["owners"]] == wanted["owners"]
        due = entry["due"]
        assert (due["start"], due["end"], due["precision"]) == tuple(
            wanted["due"][name] for name in ("start", "end", "precision")
        )


def test_the_plan_that_a_task_speaks_of(lists: Mapping[str, Json]) -> None:
    assert not [one for one in lists["stage"]["items"] if one["targets"]]
    entry = next(one for one in lists["target"]["items"] if one["id"] == "plan")
    assert_as_said(entry["targets"][0], TRUTH["plan"])
    due = TRUTH["plan"]["deadline"]
    assert {name: entry["due"][name] for name in ("text", "start", "end")} == {
        name: due[name] for name in ("text", "start", "end")
    }


def test_every_item_of_the_dossier(lists: Mapping[str, Json]) -> None:
    dossier = lists["dossier"]
    assert (dossier["pack"], len(dossier["items"])) == ("baisheng-2020", DOSSIER["count"])
    for entry, wanted in zip(dossier["items"], DOSSIER["items"], strict=True):
        assert (entry["id"], entry["kind"], entry["number"]) == (wanted["id"], "dossier", wanted["number"])
        assert entry["line"] == wanted["line"]
        assert f"{entry['number']}、{entry['text']}" == wanted["quote"]
        assert entry["asks_material"] is wanted["asks_for_material"]
        assert (entry["owners"], entry["due"]["printed"], entry["deadline"]) == ([], False, None)


def test_the_volumes_of_the_dossier(lists: Mapping[str, Json]) -> None:
    sizes: dict[str, int] = {}
    for entry in lists["dossier"]["items"]:
        sizes[entry["section"]] = sizes.get(entry["section"], 0) + 1
    assert sizes == {one["name"]: one["count"] for one in DOSSIER["volumes"]}


def assert_as_said(target: Json, wanted: Json) -> None:
    said = {
        "id": wanted["id"], "indicator": wanted["indicator"], "name": wanted["name"], "kind": wanted["measure"],
        "value": wanted["value"], "value_high": wanted["value_high"], "unit_of_measure": wanted["unit_of_measure"],
        "printed": wanted["printed"], "relation": wanted["relation_printed"], "base": wanted["base"],
        "scope": wanted["scope"], "each": wanted["each"], "either": wanted["either_group"],
        "strength": wanted["strength"], "line": wanted["line"],
    }  # fmt: skip
    assert {name: target[name] for name in said} == said


def test_every_number_that_the_dossier_demands(lists: Mapping[str, Json]) -> None:
    entries = {entry["id"]: entry for entry in lists["dossier"]["items"]}
    assert [name for name, entry in entries.items() if entry["targets"]] == DOSSIER["with_numbers"]
    for wanted in DOSSIER["items"]:
        for target, said in zip(entries[wanted["id"]]["targets"], wanted["targets"], strict=True):
            assert_as_said(target, said)
            assert bool(target["question"]) is bool(said["question"])
    targets = [target for entry in entries.values() for target in entry["targets"]]
    groups: dict[str, list[str]] = {}
    for target in targets:
        groups.setdefault(target["either"] or "", []).append(target["id"])
    assert [ids for name, ids in groups.items() if name] == DOSSIER["either"]
    assert [target["id"] for target in targets if target["relation"] == "about"] == DOSSIER["approximate"]
    assert len(targets) == 16


@pytest.mark.parametrize("wanted", TRUTH["contradictions"], ids=lambda one: one["kind"])
def test_every_contradiction_is_told_where_it_stands(wanted: Json, checked: Mapping[str, Any]) -> None:
    lines = {wanted["a_line"], wanted["b_line"]}
    assert any((wanted["code"], line) in checked["found"] for line in lines)


def test_the_check_asks_and_finds_nothing_that_must_be_mended(checked: Mapping[str, Any]) -> None:
    assert checked["exit_code"] == 0
    assert not [one for one in checked["found"].values() if one["severity"] == "error"]
    assert {line for code, line in checked["found"] if code == "QU001"} == {32, 68, 80, 126, 177, 189}
    assert not [one for one in checked["found"].values() if (one["place"]["item"] or "").startswith("卷") and one["code"] == "SC002"]  # fmt: skip
    assert not [entry for file in checked["files"] for entry in file["not_judged"]]


@pytest.mark.parametrize("wanted", TRUTH["money"], ids=lambda one: one["id"])
def test_money_that_stands_in_no_item_is_a_target_of_its_own(wanted: Json, lists: Mapping[str, Json]) -> None:
    (target,) = next(one["targets"] for one in lists["target"]["items"] if one["id"] == wanted["id"])
    assert_as_said(target, {**wanted, "printed": wanted["printed"].removeprefix("人均")})


def test_the_check_says_how_many_items_each_volume_has(notice: Path, cedu: Run) -> None:
    told = cedu("check", notice).stdout
    assert "核对了 41 项（5 卷：7+11+9+9+5）" in told
    assert "核对了 5 项" in told


@pytest.mark.parametrize("day", TRUTH["unreported_states"])
def test_how_every_stage_stands_on_a_day(day: str, notice: Path, cedu_json: Command) -> None:
    report = cedu_json("status", notice, "--as-of", day)
    states = {row["item"]: row["state"] for row in report["rows"] if row["item"].startswith("阶段")}
    assert states == TRUTH["unreported_states"][day]
    assert {row["state"] for row in report["rows"] if row["item"].startswith("卷")} == {"ongoing"}


def test_the_form_that_the_pack_expects() -> None:
    from cedu_targets.packs.find import find_pack

    expected = find_pack("baisheng-2020").expected_forms
    assert expected is not None
    assert expected.title == TRUTH["form"]["title"]
    assert (expected.months[0], expected.months[-1], len(expected.months)) == ("2020-05", "2020-11", 7)
    assert expected.due_day is TRUTH["form"]["deadline_day"] is None
    assert list(expected.categories) == TRUTH["categories"]


def test_the_form_of_the_annex_as_it_was_printed(notice: Path, cedu: Run) -> None:
    wanted = TRUTH["form"]
    (form,) = (one for read in read_documents(notice) if isinstance(one := read.document, Records))
    assert (form.title, form.line, form.is_blank) == (wanted["title"], wanted["line"], True)
    assert [str(column) for column in form.columns] == [column["field"] for column in wanted["columns"]]
    assert [field_of(column["name"]) for column in wanted["columns"]] == [
        column["field"] for column in wanted["columns"]
    ]
    assert (form.left_out, form.totals, form.entries) == ((), (), ())
    assert not [name for name in ("has_category", "has_date", "has_total_row") if wanted[name]]
    for command in ("check", "read"):
        for how in ("text", "json"):
            said = cedu(command, notice, "-f", how).stdout
            assert not [label for label in wanted["footer"] if label in said]


def test_the_teachers_of_a_ledger_are_personal(tmp_path: Path, cedu: Run) -> None:
    ledger = TRUTH["ledger"]
    assert [one for one in ledger["fields"] if is_personal(one)] == ledger["personal"]
    row = {"办班时间": "2020-05-06", "培训内容": "水稻育秧", "培训方式": "集中讲授", "培训教师姓名": "吴某甲"}
    book = Workbook()
    for line in (
        ["甲村社区教育培训台账"],
        [*ledger["fields"], "培训人数"],
        [*(row[one] for one in ledger["fields"]), 30],
    ):
        book.worksheets[0].append(line)
    book.save(tmp_path / "ledger.xlsx")
    (read,) = read_documents(tmp_path / "ledger.xlsx")
    assert isinstance(read.document, Records)
    assert (read.document.size, list(read.document.left_out)) == (1, ledger["personal"])
    told = cedu("read", tmp_path / "ledger.xlsx").stdout
    assert ledger["personal"][0] in told
    assert "吴某" not in told


@pytest.mark.parametrize("filled", [0, 3])
def test_the_roster_is_named_and_counted_and_never_read(filled: int, notice: Path, tmp_path: Path, cedu: Run) -> None:
    roster, width = TRUTH["roster"], len(TRUTH["roster"]["columns"])
    lines = notice.read_text(encoding="utf-8").split("\n")
    assert lines[roster["line"] - 1].strip() == roster["title"]
    blanks = [number for number in range(roster["line"] + 1, len(lines)) if lines[number] == "\t"]
    for number in range(filled * width):
        cells = (f"甲{number}村活动室", "吴某甲", "郑某甲", "周某甲", "13100000001")
        lines[blanks[number]] = f"\t{cells[number % width]}"
    path = tmp_path / "notice.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    notes = [one for read in read_documents(path) for one in read.findings if one.code == "RD091"]
    assert [(one.place.line, one.parameters["texts"]) for one in notes] == [(roster["line"], roster["title"])]
    assert notes[0].parameters["count"] == filled
    assert [one for one in roster["columns"] if is_personal(one)] == ["组长", "副组长", "组长电话"]
    for command in ("check", "read", "status"):
        for how in ("text", "json"):
            told = cedu(command, path, "-f", how).stdout
            assert not re.search("[吴郑周]某甲|1310000|甲0村", told)
            assert command == "status" or roster["title"] in told


def test_the_pack_is_shown_with_its_targets(cedu: Run) -> None:
    shown = cedu("rules", "show", "baisheng-2020").stdout
    assert "文字前后一致：不应出现 濯水" in shown
    assert "19 个目标" in shown
    assert "社区教育经费 人均不低于 2 元（基数：常住人口）" in shown
    assert cedu("rules", "lint", "baisheng-2020").returncode == 0


def test_the_text_names_no_person() -> None:
    text = (BAISHENG / "notice.txt").read_text(encoding="utf-8")
    assert not re.search(r"\d{7,}|@|联系人|电话[:：]\s*\d", text)
    assert re.search("由镇党委书记、镇长为组长，镇党委委员为副组长", text)


def test_a_quote_that_is_gone_is_not_judged(notice: Path, tmp_path: Path, cedu_json: Command) -> None:
    text = notice.read_text(encoding="utf-8").replace("学习型社区创建率达45%", "学习型社区建设率达45%")
    changed = tmp_path / "notice.txt"
    changed.write_text(text.replace("培训率达85%以上", "培训率达90%以上"), encoding="utf-8")
    report = cedu_json("check", changed)
    gone = [one for file in report["files"] for one in file["not_judged"]]
    assert [one["rule"] for one in gone if "目前不核对" not in one["reason"]] == ["卷三-九"]
    read = cedu_json("read", changed)["files"]
    targets = {
        one["id"]: one
        for file in read
        if file["shape"] == "items"
        for entry in file["items"]
        for one in entry["targets"]
    }
    assert targets["卷二-十一"]["value"] == "0.9"  # the value is what stands there
    assert (targets["卷三-九"]["indicator"], targets["卷三-九"]["value"]) == (None, "0.45")


def parts_of(path: Path) -> Mapping[str, bytes]:
    """What a workbook or a Word document is made of, however it is compressed."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_samples_are_what_the_script_writes(tmp_path: Path) -> None:
    write_villages(tmp_path / "villages.xlsx")
    fresh, kept = (load_workbook(folder / "villages.xlsx").worksheets[0] for folder in (tmp_path, BAISHENG))
    assert [[cell.value for cell in row] for row in fresh] == [[cell.value for cell in row] for row in kept]
    write_returned(tmp_path / "returned")
    names = sorted(path.name for path in (tmp_path / "returned").iterdir())
    assert names == sorted(path.name for path in (BAISHENG / "returned").iterdir())
    for name in names:
        assert parts_of(tmp_path / "returned" / name) == parts_of(BAISHENG / "returned" / name), name
