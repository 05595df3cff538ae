"""The city's opinion of ten departments (新余 2019) from the file to its targets, duties and questions."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.candidates import candidates_in
from cedu_targets.recognition.items.issue_date import issued_on
from project import XINYU, Run
from target_truths import assert_as_said, assert_due_as_said, assert_duty_as_said, entries_of, lines_asked, truth_of

TRUTH = truth_of("001")
NOTICE = XINYU / "notice.txt"
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


def states(cedu_json: Command, day: str) -> Mapping[str, str]:
    return {row["item"]: row["state"] for row in cedu_json("status", NOTICE, "--as-of", day)["rows"]}


def test_the_head_of_the_text(read: Json) -> None:
    targets = read["files"][0]
    assert (targets["title"], targets["issued"], targets["period"], targets["pack"]) == (
        TRUTH["title"],
        TRUTH["issued"],
        TRUTH["period"],
        "xinyu-2019",
    )


def test_every_target_with_its_value_time_and_strength(read: Json) -> None:
    entries = entries_of(read, "target")
    wanted = {one["id"]: one for one in TRUTH["targets"]}
    assert set(entries) == set(wanted)
    for name, entry in entries.items():
        assert_as_said(entry, wanted[name])
    assert sum(one["strength"] == "binding" for one in entries.values()) == 6


def test_ten_departments_have_their_duties(read: Json) -> None:
    entries = entries_of(read, "duty")
    for wanted in TRUTH["departments"]:
        assert_duty_as_said(entries, wanted)


def test_what_recurs_recurs_only_where_the_text_says_so(read: Json) -> None:
    entries = entries_of(read, "duty")
    for wanted in TRUTH["recurring"]:
        assert (entries[wanted["id"]]["line"], entries[wanted["id"]]["strength"]) == (
            wanted["line"],
            wanted["strength"],
        )
        assert_due_as_said(entries[wanted["id"]]["due"], wanted["due"])


@pytest.mark.parametrize("day", TRUTH["unreported_states"])
def test_how_the_targets_stand_on_a_day_if_nobody_reports(day: str, cedu_json: Command) -> None:
    wanted = TRUTH["unreported_states"][day]
    found = states(cedu_json, day)
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("day", ["2021-03-31", "2021-12-31", "2022-03-31"])
def test_what_takes_two_to_three_years_is_not_late_before_the_third_is_over(day: str, cedu_json: Command) -> None:
    assert states(cedu_json, day)["platform"] not in ("overdue", "not_reported")


@pytest.mark.parametrize("wanted", TRUTH["not_targets"], ids=lambda one: one["quote"])
def test_no_level_no_slogan_and_no_session_is_a_target(wanted: Json, read: Json) -> None:
    words = folded(wanted["quote"])
    assert words in folded(LINES[wanted["line"] - 1])
    assert not [one for one in entries_of(read, "target").values() if words in folded(one["text"])]
    assert not [one for one in candidates_in(LINES) if words in folded(one.text)]


def test_the_traps_of_the_text_are_asked_about(checked: Mapping[tuple[str, int], Json], cedu_json: Command) -> None:
    asked = lines_asked(NOTICE)
    traps = {one["kind"]: one["line"] for one in TRUTH["traps"]}
    assert traps["damaged_number"] in asked
    assert {one["line"] for one in TRUTH["targets"] if one["question"]} <= asked
    assert {key for key, one in checked.items() if one["severity"] != "note"} == {("NC004", traps["two_names"])}


def test_both_damaged_numbers_of_documents_are_questions(cedu: Run) -> None:
    told = cedu("check", NOTICE).stdout
    assert "“教职成〔20164 号”是不是“教职成〔2016〕4号”" in told
    assert "“赣教发〔20183 号”是不是“赣教发〔2018〕3号”" in told
    assert not [one for one in candidates_in(LINES) if one.line == 8]


def test_the_day_of_issue_is_read_without_its_words() -> None:
    assert issued_on(LINES) == date.fromisoformat(TRUTH["issued"])


def test_the_interleaved_signatures_are_nobody_that_has_a_duty(read: Json) -> None:
    signed = next(one["line"] for one in TRUTH["traps"] if one["kind"] == "interleaved_signatures")
    assert not [one for kind in ("target", "duty") for one in entries_of(read, kind).values() if one["line"] >= signed]


def test_no_name_of_a_person_stands_in_the_text() -> None:
    assert LINES[2].startswith("发布者:新余电大发布时间:")


STANDING = {
    "institutions": None, "participation": "behind", "demonstration": None, "colleges": "behind", "schools": "met",
    "villages": None, "network": None, "platform": "below", "brands": "below", "funds": "exceeded",
}  # fmt: skip


def test_how_every_target_stands_on_the_last_day_of_2020(cedu_json: Command) -> None:
    figures, bases = XINYU / "counties-illustrative.xlsx", XINYU / "bases-illustrative.xlsx"
    report = cedu_json("gap", NOTICE, figures, "--bases", bases, "--as-of", "2020-12-31")
    rows = {row["id"]: row for row in report["rows"] if row["unit"] is None}
    assert {name: row["state"] for name, row in rows.items()} == STANDING
    assert (rows["colleges"]["lacking"], rows["colleges"]["silent"]) == (["戊管委会"], ["己管委会"])
    assert (rows["participation"]["achieved"], rows["funds"]["achieved"]) == ("0.476", "1.2")
    assert rows["institutions"]["why"] == "no_base"
    assert rows["platform"]["judged_on"] == "2022-03-31"
