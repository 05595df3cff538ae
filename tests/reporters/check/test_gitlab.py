"""The code quality report as GitLab takes it."""

import json
from typing import Any

import pytest
from hypothesis import given

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import gitlab
from machine_reports import NAMES, NASTY, faults, in_real_codes, named
from sample_reports import STEERING, full, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def issues(text: str) -> list[dict[str, Any]]:
    """The issues, each of which has all that GitLab asks for."""
    found: list[dict[str, Any]] = json.loads(text)
    for one in found:
        assert set(one) == {"check_name", "description", "fingerprint", "severity", "location"}
        assert one["severity"] in SEVERITIES
        assert one["description"]
        begin = one["location"]["positions"]["begin"]
        assert begin["line"] >= 1
        assert begin["column"] >= 1
    prints = [one["fingerprint"] for one in found]
    assert len(set(prints)) == len(prints)
    return found


def test_each_finding_is_an_issue_at_its_cell() -> None:
    (found,) = [one for one in issues(gitlab.render(jiangning(), EN)) if one["check_name"] == "cedu/PW001"]
    assert found["severity"] == "major"
    assert found["location"] == {"path": "targets.xlsx", "positions": {"begin": {"line": 21, "column": 18}}}
    assert found["description"].startswith("[任务分解表!R21] 学院 column 17")


def test_what_is_explained_is_no_issue_and_what_was_not_read_blocks() -> None:
    report = in_real_codes(full())
    found = issues(gitlab.render(report, ZH))
    assert len(found) == sum(len(file.findings) for file in report.files) - 1 + 1
    assert not any("王科长" in one["description"] for one in found)
    (unread,) = [one for one in found if one["severity"] == "blocker"]
    assert (unread["check_name"], unread["location"]["path"]) == ("cedu/RD101", "没有.xlsx")
    assert {one["severity"] for one in found} == {"major", "minor", "info", "blocker"}


def test_nothing_found_is_an_empty_list() -> None:
    assert gitlab.render(Report(()), ZH) == "[]\n"


def test_a_fault_is_an_issue() -> None:
    found = issues(gitlab.render_fault(faults("x"), EN))
    assert [(one["severity"], one["location"]["positions"]["begin"]["line"]) for one in found] == [
        ("blocker", 2),
        ("blocker", 9),
    ]


def test_faults_of_two_packs_are_not_the_same_issue_in_the_next_run() -> None:
    one, other = ({found["fingerprint"] for found in issues(gitlab.render_fault(faults(name), EN))} for name in "xy")
    assert not one & other


@pytest.mark.parametrize("name", NASTY)
def test_hostile_names_are_texts(name: str) -> None:
    text = gitlab.render(named(name), ZH)
    text.encode()
    assert not STEERING.search(text)
    assert len(issues(text)) == 5


@given(NAMES)
def test_whatever_names_hold_it_is_json_that_strict_readers_take(name: str) -> None:
    for text in (gitlab.render(named(name), EN), gitlab.render_fault(faults(name), EN)):
        json.dumps(issues(text), ensure_ascii=False).encode()  # no half sign is left in any text
