"""The district's plan for five years (攀枝花西区 2019—2023) from the file to its targets, path, duties and questions."""

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.domain.attainment import Trend, paths_of
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.candidates import candidates_in
from forked import Program
from project import ROOT, XIQU
from target_truths import assert_as_said, assert_due_as_said, assert_duty_as_said, entries_of, lines_asked, truth_of

TRUTH = truth_of("003")
NOTICE = XIQU / "notice.txt"
LINES = NOTICE.read_text(encoding="utf-8").split("\n")
Json = Mapping[str, Any]
Command = Callable[..., Any]


@pytest.fixture
def read(cedu_json: Command) -> Json:
    report: Json = cedu_json("read", NOTICE)
    return report


@pytest.fixture
def checked(cedu_json: Command) -> Mapping[tuple[str, int], Json]:
    """The findings of a check by code and line."""
    report = cedu_json("check", NOTICE)
    assert report["exit_code"] == 0
    return {(one["code"], one["place"]["line"]): one for file in report["files"] for one in file["findings"]}


@pytest.fixture(scope="module")
def targets() -> Items:
    (found,) = (file.items for file in check([NOTICE]).files if file.items and file.items.kind is ItemKind.TARGET)
    return found


def test_the_head_of_the_text(read: Json) -> None:
    for file in read["files"]:
        assert (file["issued"], file["pack"]) == (TRUTH["issued"], "panzhihua-xiqu-2019-2023")
    heads = {(file["title"], file["period"]) for file in read["files"] if file["kind"] == "target"}
    assert heads == {(TRUTH["title"], TRUTH["period"])}


def test_every_target_with_its_value_time_and_strength(read: Json) -> None:
    entries = entries_of(read, "target")
    wanted = {one["id"]: one for one in TRUTH["targets"]}
    assert set(entries) == set(wanted)
    assert len(entries) == 26
    for name, entry in entries.items():
        assert_as_said(entry, wanted[name])


def test_the_milestones_stay_items_of_their_own(read: Json) -> None:
    entries = entries_of(read, "milestone")
    assert list(entries) == [one["id"] for one in TRUTH["milestones"]]
    for wanted in TRUTH["milestones"]:
        entry = entries[wanted["id"]]
        assert (entry["line"], entry["strength"]) == (wanted["line"], wanted["strength"])
        assert_due_as_said(entry["due"], wanted["due"])
    led = entries["年度-2019"]["owners"]
    assert [(one["name"], one["role"]) for one in led if one["role"] == "lead"] == [
        (TRUTH["milestones"][0]["lead"], "lead")
    ]
    assert [one["name"] for one in led if one["role"] == "support"] == TRUTH["milestones"][0]["support"]


def test_every_duty_with_all_its_owners(read: Json) -> None:
    entries = {name: one for name, one in entries_of(read, "duty").items() if name.startswith("职责")}
    assert len(entries) == TRUTH["duty_entries"]
    assert len({owner["name"] for one in entries.values() for owner in one["owners"]}) == TRUTH["duty_owners"]
    for wanted in TRUTH["duties"]:
        assert_duty_as_said(entries, wanted)


def test_a_duty_that_a_page_break_cuts_is_whole(read: Json) -> None:
    (entry,) = [one for one in entries_of(read, "duty").values() if one["line"] == 125]
    assert folded(entry["text"]).endswith("纳入城乡社区服务体系建设规划。")


def test_what_recurs_recurs_only_where_the_text_says_so(read: Json) -> None:
    entries = entries_of(read, "duty")
    for wanted in TRUTH["also_yearly"]:
        entry = entries[wanted["id"]]
        assert (entry["line"], entry["strength"]) == (wanted["line"], wanted["strength"])
        assert_due_as_said(entry["due"], wanted["due"])


def test_the_path_of_participation(targets: Items) -> None:
    paths = {path.indicator: path for path in paths_of(targets)}
    assert set(paths) == set(TRUTH["paths"])
    for name, wanted in TRUTH["paths"].items():
        assert [(str(step.year), step.value) for step in paths[name].steps] == [
            (year, Fraction(value)) for year, value in wanted
        ]
        assert (paths[name].trend, paths[name].missing) == (Trend.UP, ())


def test_trial_and_demonstration_are_never_one_indicator(targets: Items) -> None:
    names = {target.indicator for entry in targets.entries for target in entry.targets}
    towns = {"district_trial_towns", "district_demo_towns", "city_demo_towns"}
    assert towns <= names
    assert len({name for name in names if name and name.endswith(("towns", "communities"))}) == 6


def test_new_or_all_of_them_is_not_taken_for_granted(read: Json) -> None:
    counted = [one["targets"][0] for one in entries_of(read, "target").values() if one["targets"][0]["counting"]]
    assert len(counted) == 6
    assert {one["counting"] for one in counted} == {"unstated"}
    (asked,) = [one for file in check([NOTICE]).files for one in file.findings if one.code == "QU003"]
    assert set(str(asked.parameters["names"]).split("、")) == {one["name"] for one in counted}


def test_every_year_is_not_taken_for_granted(read: Json) -> None:
    unsaid = [one for one in TRUTH["targets"] if one["deadline"]["recurrence"] and not one["deadline"]["printed"]]
    assert len(unsaid) == 5
    for wanted in unsaid:
        entry = entries_of(read, "target")[wanted["id"]]
        assert (entry["due"]["recurrence"], entry["due"]["end"]) == (None, None)
        assert "每年" in entry["targets"][0]["question"]


@pytest.mark.parametrize("day", TRUTH["unreported_states"])
def test_how_the_milestones_stand_on_a_day_if_nobody_reports(day: str, cedu_json: Command) -> None:
    found = {row["item"]: row["state"] for row in cedu_json("status", NOTICE, "--as-of", day)["rows"]}
    wanted = TRUTH["unreported_states"][day]
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("wanted", TRUTH["not_targets"], ids=lambda one: one["quote"])
def test_no_age_no_level_and_no_slogan_is_a_target(wanted: Json, read: Json) -> None:
    words = folded(wanted["quote"])
    assert words in folded(LINES[wanted["line"] - 1])
    assert not [one for one in entries_of(read, "target").values() if words in folded(one["text"])]
    assert not [one for one in candidates_in(LINES) if words in folded(one.text)]


def test_the_traps_of_the_text_are_asked_about(checked: Mapping[tuple[str, int], Json]) -> None:
    traps = {one["kind"]: one["line"] for one in TRUTH["traps"]}
    assert ("QU001", traps["wrong_noun"]) in checked
    assert ("SC005", traps["issued_late"]) in checked
    assert ("QU001", traps["name_varies"]) in checked


def test_every_open_point_is_asked() -> None:
    assert {one["line"] for one in TRUTH["targets"] if one["question"]} <= lines_asked(NOTICE)


def test_nothing_must_be_mended_and_no_counts_are_held_against_each_other(
    checked: Mapping[tuple[str, int], Json],
) -> None:
    assert not [one for one in checked.values() if one["severity"] in ("error", "warning")]
    assert not [code for code, _ in checked if code.startswith(("NC", "PA"))]


@pytest.fixture(scope="module")
def rows(program: Program) -> Mapping[str, Json]:
    """The targets as wholes on the last day of 2021, by name, those of every year with their year."""
    files = [XIQU / f"{name}-illustrative.xlsx" for name in ("achieved-2020", "achieved-2021", "bases")]
    arguments = ["gap", NOTICE, *files[:2], "--bases", files[2], "--as-of", "2021-12-31", "-f", "json"]
    done = program.run([*map(str, arguments)], ROOT, {"CEDU_LANG": "zh"}, None)
    assert done.returncode == 0
    found = [row for row in json.loads(done.stdout)["rows"] if row["unit"] is None]
    yearly = {one["id"] for one in TRUTH["targets"] if one["deadline"]["text"] == "每年"}
    return {f"{row['id']}@{row['year']}" if row["id"] in yearly else row["id"]: row for row in found}


STANDING = {
    "participation-2020": "exceeded", "participation-2021": "behind", "participation-2022": "below",
    "participation-2023": "below", "district_trial_towns-2021": None, "district_trial_communities-2021": "met",
    "city_demo_towns-2022": "below", "city_demo_communities-2022": "not_reported",
    "district_demo_towns-2022": "not_reported", "district_demo_communities-2022": "not_reported",
    "city-demo-area": None, "college": "met", "town-schools": "behind", "learning-centres": "met",
    "full-time-teachers": "below", "no-village-teachers": "not_assigned", "hours@2021": "met",
    "residents@2020": "behind", "residents@2021": "exceeded", "laid-off@2020": "behind", "laid-off@2021": "behind",
    "migrants": "below", "elderly": None, "special-groups": "on_pace", "parents-content": "on_pace",
    "infants": "not_reported", "farm-leaders@2021": "met", "transfer@2020": "exceeded", "transfer@2021": "exceeded",
}  # fmt: skip


def test_every_target_stands_as_it_should_and_every_state_occurs(rows: Mapping[str, Json]) -> None:
    assert {name: row["state"] for name, row in rows.items()} == STANDING
    expected = {"exceeded", "met", "below", "on_pace", "behind", "not_reported", "not_assigned", None}
    assert expected == set(STANDING.values())


def test_what_cannot_be_judged_says_why_and_what_to_ask_for(rows: Mapping[str, Json]) -> None:
    assert {name: row["why"] for name, row in rows.items() if row["state"] is None} == {
        "district_trial_towns-2021": "counting",
        "city-demo-area": "no_number",
        "elderly": "no_base",
    }
    assert rows["elderly"]["missing"] == "老年人口"


def test_shares_and_amounts_a_head_are_exact(rows: Mapping[str, Json]) -> None:
    assert (rows["participation-2021"]["achieved"], rows["participation-2021"]["gap"]) == ("0.572", "0.028")
    assert (rows["hours@2021"]["achieved"], rows["hours@2021"]["completion"]) == ("30", "1")
    assert (rows["farm-leaders@2021"]["achieved"], rows["farm-leaders@2021"]["gap"]) == ("0.1", "0")


def test_what_has_no_time_is_judged_at_the_end_of_the_plan(rows: Mapping[str, Json]) -> None:
    unsaid = [one["id"] for one in TRUTH["targets"] if not one["deadline"]["printed"] and one["verdict"] == "at_least"]
    assert {(rows[name]["judged_on"], rows[name]["is_reading"]) for name in unsaid} == {("2023-12-31", True)}


def test_the_town_without_a_school_is_named(rows: Mapping[str, Json]) -> None:
    assert rows["town-schools"]["lacking"] == ["己街道"]
    assert (rows["full-time-teachers"]["lacking"], rows["full-time-teachers"]["silent"]) == (["丁街道"], ["庚街道"])
