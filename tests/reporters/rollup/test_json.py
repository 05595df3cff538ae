"""The JSON of a roll-up: what the contract says, numbers as text, held to the schema."""

import json
from typing import Any

import jsonschema

from cedu_targets.messages.messages import Language
from cedu_targets.reporters.json_schema import Envelope
from cedu_targets.reporters.rollup import json as as_json
from cedu_targets.rollups.report import RollupReport
from rollups import form, hostile, many, rolled, three_months
from sample_reports import messages_for


def told(report: RollupReport) -> dict[str, Any]:
    output: dict[str, Any] = json.loads(as_json.render(report, messages_for(Language.ZH)))
    jsonschema.Draft202012Validator(Envelope.model_json_schema()).validate(output)
    return output


def test_three_months() -> None:
    output = told(three_months())
    assert (output["exit_code"], output["as_of"], output["due_day"]) == (3, "2020-08-10", "5")
    assert output["table"]["甲村"] == {"attendances": "150", "classes": "3", "hours": "12", "persons": None}
    assert output["table"]["丁社区"]["persons"] == "12"
    assert output["total"]["attendances"] == "250"
    assert output["incomplete"] == {"丙社区": ["attendances"]}
    assert output["persons"] == {"total": None, "unknown": ["甲村", "乙村", "丙社区"]}
    found = output["completeness"]
    assert {name: found[name] for name in ("expected", "counted", "nil", "late", "undated")} == {
        "expected": "12", "counted": "6", "nil": "1", "late": "1", "undated": "1",
    }  # fmt: skip
    assert {"unit": "甲村", "period": "2020-07"} in found["missing"]
    assert found["conflicting"] == [
        {"unit": "乙村", "period": "2020-06", "paths": ["back/乙村-6月.xlsx", "back/乙村-6月-改.xlsx"]}
    ]
    states = {(one["unit"], one["period"]): one["state"] for one in output["slots"]}
    assert len(states) == 12
    assert states["丙社区", "2020-05"] == "nil"
    assert [one["outcome"] for one in output["uncounted"]] == [
        "same", "outside", "differs", "differs", "blank", "stranger", "unplaced",
    ]  # fmt: skip
    assert [(file["path"], file["status"]) for file in output["files"]] == [
        ("back/甲村-6月-再报.xlsx", "clean"), ("back/乙村-6月.xlsx", "findings"),
        ("back/乙村-6月-改.xlsx", "findings"), ("back/丁社区.xlsx", "clean"), ("back/坏.xlsx", "unreadable"),
    ]  # fmt: skip


def test_lateness_is_null_without_a_last_day() -> None:
    found = told(three_months(due_day=None))["completeness"]
    assert (found["late"], found["undated"]) == (None, None)


def test_what_nobody_knows_is_null() -> None:
    output = told(rolled(units={"甲村": "甲村"}, months=("2020-05",)))
    assert output["table"] == {"甲村": {"attendances": None, "classes": None, "hours": None, "persons": None}}


def test_any_names_and_many_units() -> None:
    told(hostile())
    assert len(told(many(200))["slots"]) == 600
    assert told(rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 1, 1))))["persons"] == {"total": "1", "unknown": []}
