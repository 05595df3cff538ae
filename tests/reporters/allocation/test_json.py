"""The JSON of an allocation: a table, or the conflict and no table, and the number that was asked for."""

import json
from typing import Any

from msgspec.structs import replace

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.json import render
from sample_reports import conflicting_allocation, jiangning_allocation

ZH = Messages(Language.ZH)


def test_the_table_and_what_moved() -> None:
    found: dict[str, Any] = json.loads(render(jiangning_allocation(), ZH))
    assert (found["status"], found["exit_code"], found["conflict"]) == ("ok", 0, [])
    assert found["table"]["东山"]["4"] == "1.2"
    assert found["moves"]
    assert "why" not in found


def test_a_number_that_is_asked_for_is_explained() -> None:
    found = json.loads(render(replace(jiangning_allocation(), asked=("东山", "4")), ZH))
    assert (found["why"]["unit"], found["why"]["indicator"]) == ("东山", "4")


def test_a_conflict_has_no_table() -> None:
    found = json.loads(render(replace(conflicting_allocation(), asked=("东山", "4")), ZH))
    assert (found["status"], found["table"], found["exit_code"]) == ("infeasible", None, 1)
    assert {one["constraint"] for one in found["conflict"]} == {"minimum", "growth"}
    assert "why" not in found
