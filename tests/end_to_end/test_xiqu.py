"""The district's plan for five years (攀枝花西区 2019—2023) from the file to its targets, path, duties and questions."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.domain.attainment import Trend, paths_of
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.candidates import candidates_in
from project import XIQU
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
