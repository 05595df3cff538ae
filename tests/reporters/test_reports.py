"""What every report says beside findings: questions, what is explained, duties, explanations, an earlier run."""

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
from cedu_targets.reporters.shared.escaping import file_name, markdown, visible
from sample_reports import HOSTILE, STEERING, full, hostile, jiangning, messages_for


def shown(report: Report, messages: Messages) -> str:
    stream = io.StringIO()
    Console(file=stream, width=160, highlight=False).print(terminal.render(report, messages))
    return stream.getvalue()


def test_lines_name_what_is_explained_asked_and_left_out() -> None:
    text = lines.render(full(), messages_for(Language.ZH)).splitlines()
    (explained,) = [line for line in text if ":任务分解表!U10: " in line]
    assert explained.startswith("targets.xlsx:任务分解表!U10: 已说明 DS001 全区目标 ")
    assert explained.endswith("说明：全区数含区直单位（王科长，有效至 2026-12-31）")
    assert sum(": 强制性 " in line for line in text) == 4
    assert sum(": 提示性 " in line for line in text) == 2  # one of them in the other table
    assert sum(": 疑问 QU999 " in line for line in text) == 1
    place = "targets.xlsx:任务分解表: "
    assert f"{place}有 1 条规则需要通知正文（--text）或上年表（--base），没有核对" in text
    assert any(line.startswith(f"{place}另有 2 项任务事项") for line in text)
    assert (
        f"{place}发现 4 处必须修改、1 处需要核实、1 处提示；核对了 71 个合计关系、336 个单元格；1 处已说明；1 条疑问；"
        "1 处无法判定。"
    ) in text
    assert text[-5:] == [
        "情况说明 说明.yaml：采用 1 条，失效 1 条，没有用上 1 条",
        "说明.yaml:12: 说明失效 PW001 d-parts 学院 17：填报的数已经变了。",
        "说明.yaml: 说明没有用上 DS001 district-sums 全区目标 3：无",
        "与上次（上次.json）相比：新出现 2 处，仍有 6 处，已消除 1 处",
        "targets.xlsx: 已消除 PW001 东山 已改",
    ]


def test_a_plain_table_is_told_as_before() -> None:
    text = lines.render(jiangning(), Messages(Language.ZH)).splitlines()
    assert len(text) == 8
    assert "已说明" not in text[-1]


def test_the_terminal_lists_questions_and_explanations_apart() -> None:
    text = shown(full(), messages_for(Language.ZH))
    for heading in (
        "疑似错因 1 个",
        "核实性（核实或说明）1 处",
        "提示性 1 处",
        "疑问清单（请主管科室答复）1 条",
        "已说明 1 处",
    ):
        assert heading in text
    notes = text[text.index("提示性 1 处") : text.index("疑问清单")]
    assert "QU999" not in notes
    assert "全区数含区直单位（王科长，有效至 2026-12-31）" in text
    assert "说明失效 PW001" in text
    assert "已消除 1 处" in text
    assert "全区举办讲座" not in text  # duties are only counted


@pytest.mark.parametrize("language", list(Language))
def test_json_has_explanations_and_the_baseline_only_when_given(language: Language) -> None:
    def output(report: Report) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(envelope.render(report, messages_for(language)))
        jsonschema.Draft202012Validator(Envelope.model_json_schema()).validate(found)
        return found

    assert list(output(jiangning())) == ["schema_version", "tool", "exit_code", "error", "files"]
    found = output(full())
    assert list(found)[5:] == ["explanations", "baseline"]
    (explained,) = [entry for entry in found["files"][0]["findings"] if entry["explained"]]
    assert explained["explained"] == {"reason": "全区数含区直单位", "by": "王科长", "until": "2026-12-31"}
    assert (found["explanations"]["path"], found["explanations"]["accepted"]) == ("说明.yaml", 1)
    (lapsed,) = found["explanations"]["lapsed"]
    assert (lapsed["code"], lapsed["because"], lapsed["line"]) == ("PW001", "lapsed_value", 12)
    prints = {entry["fingerprint"] for entry in found["files"][0]["findings"]}
    assert set(found["baseline"]["new"]) | set(found["baseline"]["still"]) == prints
    assert found["baseline"]["gone"][0]["message"] == "东山 已改"


def test_null_is_not_a_ledger() -> None:
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


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_written_out(name: str) -> None:
    assert not STEERING.search(visible(name))
    assert "\n" not in visible(name)
    visible(name).encode()
    assert not STEERING.search(markdown(name))


@pytest.mark.parametrize("name", HOSTILE)
def test_file_names_are_neutral(name: str) -> None:
    made = file_name(name)
    assert made
    assert not set(made) & set('/\\:*?"<>|\0\n\t ')
    assert not made.startswith((".", "-", "~"))
    assert not made.endswith(".")
    assert made.split(".")[0].lower() not in {"con", "nul", "prn", "aux"}
    assert len(made.encode()) <= 160
    assert file_name(made) == made or name in ("NUL", "con.docx", "")
