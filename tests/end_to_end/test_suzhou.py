"""The schedule and the points of 苏州 2019 from the file to what is late, against what a person reads in the text."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from make_suzhou import write_returned, write_schedule
from project import ROOT, SUZHOU, Run

TRUTH = json.loads((ROOT / "tests" / "truth" / "truth-002.json").read_text(encoding="utf-8"))
Json = Mapping[str, Any]
Command = Callable[..., Any]


@pytest.fixture(scope="module")
def notice() -> Path:
    return SUZHOU / "notice.txt"


def owners(entry: Json) -> list[str]:
    return [owner["name"] for owner in entry["owners"]]


def one_line(text: str) -> str:
    return "".join(text.split())


def test_every_item_of_the_schedule(notice: Path, cedu_json: Command) -> None:
    points, schedule = cedu_json("read", notice)["files"]
    assert (schedule["shape"], schedule["period"], schedule["issued"]) == ("items", "2019", TRUTH["issued"])
    assert one_line(schedule["title"]) == one_line(TRUTH["annex"])
    for entry, wanted in zip(schedule["items"], TRUTH["schedule"], strict=True):
        assert (entry["id"], entry["kind"], entry["number"]) == (wanted["id"], "scheduled", wanted["number"])
        assert entry["line"] == wanted["line"]
        assert one_line(entry["text"]) == one_line(wanted["text"])
        assert owners(entry) == wanted["owners"]
        assert [part["text"] for part in entry["parts"]] == wanted["parts"]
        due = entry["due"]
        assert due["carried"] is wanted["time_carried"]
        assert {name: due[name] for name in wanted["due"]} == wanted["due"]
    assert points["title"] == TRUTH["title"]


def test_every_point(notice: Path, cedu_json: Command) -> None:
    points, _ = cedu_json("read", notice)["files"]
    assert (points["title"], points["issued"]) == (TRUTH["title"], TRUTH["issued"])
    for entry, wanted in zip(points["items"], TRUTH["points"], strict=True):
        assert (entry["id"], entry["kind"], entry["number"]) == (wanted["id"], "point", wanted["number"])
        assert (entry["line"], entry["section"], owners(entry)) == (wanted["line"], wanted["section"], wanted["owners"])
        assert one_line(wanted["quote"].partition(" ")[2]) in one_line(entry["text"])
        assert {name: entry["due"][name] for name in wanted["due"]} == wanted["due"]


@pytest.mark.parametrize("group", ["points", "schedule"])
def test_how_often_each_owner_is_named(group: str, notice: Path, cedu_json: Command) -> None:
    files = dict(zip(("points", "schedule"), cedu_json("read", notice)["files"], strict=True))
    counts: dict[str, int] = {}
    for entry in files[group]["items"]:
        for name in owners(entry):
            counts[name] = counts.get(name, 0) + 1
    assert counts == TRUTH["owner_counts"][group]


def test_the_check_finds_nothing_wrong_and_asks_what_is_open(notice: Path, cedu_json: Command) -> None:
    report = cedu_json("check", notice)
    assert report["exit_code"] == 0
    points, schedule = report["files"]
    assert [file["pack"] for file in (points, schedule)] == ["suzhou-2019"] * 2
    assert points["checked"]["items"] + schedule["checked"]["items"] == 36
    assert schedule["checked"]["relations"] == len(TRUTH["precedence"]) == 5
    assert [(one["code"], one["place"]["item"]) for one in schedule["findings"]] == [
        ("QU001", "安排-1"), ("QU001", "安排-20"),
    ]  # fmt: skip
    assert points["findings"] == []


@pytest.mark.parametrize("day", TRUTH["unreported_states"])
def test_how_every_item_stands_on_a_day(day: str, notice: Path, cedu_json: Command) -> None:
    report = cedu_json("status", notice, "--as-of", day)
    states = {row["item"]: row["state"] for row in report["rows"] if row["item"].startswith("安排")}
    assert states == {f"安排-{number}": state for number, state in TRUTH["unreported_states"][day]["states"].items()}
    points = {row["state"] for row in report["rows"] if row["item"].startswith("要点")}
    assert points == {"ongoing"}  # of the ten points no time is printed
    assert report["exit_code"] == 0


def test_a_member_is_told_of_what_each_has_to_do(notice: Path, cedu_json: Command) -> None:
    rows = cedu_json("status", notice, "--as-of", "2019-06-15", "--owner", "常熟市")["rows"]
    scheduled = {row["item"] for row in rows if row["item"].startswith("安排")}
    assert scheduled == {"安排-2", "安排-11", "安排-12", "安排-15", "安排-21", "安排-25"}


def test_what_is_late_fails_only_on_demand(notice: Path, cedu: Run) -> None:
    assert cedu("status", notice, "--as-of", "2019-06-15", "--fail-on-overdue").returncode == 1
    assert cedu("status", notice, "--as-of", "2019-03-10", "--fail-on-overdue").returncode == 0


def test_the_samples_are_what_the_script_writes(tmp_path: Path) -> None:
    write_schedule(tmp_path / "schedule.xlsx")
    write_returned(tmp_path / "returned")
    for name in ("schedule.xlsx", "returned/市教育局.xlsx", "returned/市社指中心.xlsx"):
        fresh, kept = (load_workbook(folder / name).worksheets[0] for folder in (tmp_path, SUZHOU))
        assert [[cell.value for cell in row] for row in fresh] == [[cell.value for cell in row] for row in kept]
        assert sorted(map(str, fresh.merged_cells.ranges)) == sorted(map(str, kept.merged_cells.ranges))


def test_what_came_back_is_counted(cedu_json: Command) -> None:
    report = cedu_json("status", SUZHOU / "notice.txt", SUZHOU / "returned", "--as-of", "2019-06-15")
    states = {row["item"]: row["state"] for row in report["rows"]}
    told = {name: states[f"安排-{name}"] for name in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13)}
    assert told == {
        2: "done", 3: "done", 4: "done", 5: "done_late", 6: "done", 7: None, 8: "not_reported", 9: "overdue",
        10: "not_reported", 13: "due_soon",
    }  # fmt: skip
    codes = sorted(one["code"] for file in report["files"] for one in file["findings"])
    assert codes == ["QU001", "QU001", "SC009", "SC011"]
