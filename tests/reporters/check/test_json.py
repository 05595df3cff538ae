"""The JSON of a check: explanations, an earlier run, and hostile names."""

import io
import json
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import json as envelope
from cedu_targets.reporters.check import terminal
from cedu_targets.reporters.check import text as lines
from cedu_targets.reporters.json_schema import Envelope
from sample_reports import HOSTILE, STEERING, full, hostile, jiangning, messages_for


def shown(report: Report, messages: Messages) -> str:
    stream = io.StringIO()
    Console(file=stream, width=160, highlight=False).print(terminal.render(report, messages))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_json_has_explanations_and_the_baseline_only_when_given(language: Language) -> None:
    def output(report: Report) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(envelope.render(report, messages_for(language)))
        jsonschema.Draft202012Validator(Envelope.model_json_schema()).validate(found)
        return found

    assert list(output(jiangning())) == ["schema_version", "tool", "exit_code", "error", "files", "passed_over"]
    found = output(full())
    assert list(found)[6:] == ["explanations", "baseline"]
    (explained,) = [entry for entry in found["files"][0]["findings"] if entry["explained"]]
    assert explained["explained"] == {"reason": "全区数含区直单位", "by": "王科长", "until": "2026-12-31"}
    assert (found["explanations"]["path"], found["explanations"]["accepted"]) == ("说明.yaml", 1)
    (lapsed,) = found["explanations"]["lapsed"]
    assert (lapsed["code"], lapsed["because"], lapsed["line"]) == ("PW001", "lapsed_value", 12)
    prints = {entry["fingerprint"] for entry in found["files"][0]["findings"]}
    assert set(found["baseline"]["new"]) | set(found["baseline"]["still"]) == prints
    assert found["baseline"]["gone"][0]["message"] == "东山 已改"


def test_null_is_no_explanation_of_findings() -> None:
    schema = Envelope.model_json_schema()
    found = json.loads(envelope.render(jiangning(), Messages(Language.ZH)))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**found, "explanations": None})


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_steer_neither_terminal_nor_lines_nor_json(language: Language) -> None:
    messages = messages_for(language)
    for text in (shown(hostile(), messages), lines.render(hostile(), messages)):
        assert not STEERING.search(text)
        assert "=cmd|' /C calc'!A0" in text
    dumped = envelope.render(hostile(), messages)
    units = {entry["place"]["unit"] for entry in json.loads(dumped)["files"][0]["findings"]}
    assert set(HOSTILE) <= units
    dumped.encode()
