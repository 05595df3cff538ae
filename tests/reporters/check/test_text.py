"""A check as lines of text; a cause whose findings are all accepted in writing is no news, in any text."""

from collections.abc import Callable
from io import StringIO

import pytest
from msgspec.structs import replace
from rich.console import Console

from cedu_targets import check
from cedu_targets.domain.finding import Explanation
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import markdown, terminal, text
from project import JIANGNING
from sample_reports import full, jiangning, messages_for


def on_a_terminal(report: Report, messages: Messages) -> str:
    stream = StringIO()
    Console(file=stream, width=200).print(terminal.render(report, messages))
    return stream.getvalue()


@pytest.mark.parametrize("render", [text.render, on_a_terminal, markdown.render])
@pytest.mark.parametrize("all_of_them", [True, False])
def test_a_cause_whose_findings_are_all_explained_is_not_told(
    render: Callable[[Report, Messages], str], all_of_them: bool
) -> None:
    report = check(JIANGNING / "targets.xlsx")
    (file,) = report.files
    positions = list(file.diagnoses[0].explains)
    accepted = positions if all_of_them else positions[1:]
    findings = tuple(
        replace(finding, explained=Explanation("属实", "王科长", None)) if position in accepted else finding
        for position, finding in enumerate(file.findings)
    )
    said = render(replace(report, files=(replace(file, findings=findings),)), Messages(Language.ZH))
    assert ("疑似错列：学院" in said) is not all_of_them
    assert "DS001" in said


def test_lines_name_what_is_explained_asked_and_left_out() -> None:
    said = text.render(full(), messages_for(Language.ZH)).splitlines()
    (explained,) = [line for line in said if ":任务分解表!U10: " in line]
    assert explained.startswith("targets.xlsx:任务分解表!U10: 已说明 DS001 全区目标 ")
    assert explained.endswith("说明：全区数含区直单位（王科长，有效至 2026-12-31）")
    assert sum(": 强制性 " in line for line in said) == 4
    assert sum(": 提示性 " in line for line in said) == 2  # one of them in the other table
    assert sum(": 疑问 QU999 " in line for line in said) == 1
    place = "targets.xlsx:任务分解表: "
    assert f"{place}有 1 条规则需要通知正文（--text）或上年表（--base），没有核对" in said
    assert any(line.startswith(f"{place}另有 2 项任务事项") for line in said)
    assert (
        f"{place}发现 4 处必须修改、1 处需要核实、1 处提示；核对了 71 个合计关系、336 个单元格；1 处已说明；1 条疑问；"
        "1 处无法判定。"
    ) in said
    assert said[-5:] == [
        "情况说明 说明.yaml：采用 1 条，失效 1 条，没有用上 1 条",
        "说明.yaml:12: 说明失效 PW001 d-parts 学院 17：填报的数已经变了。",
        "说明.yaml: 说明没有用上 DS001 district-sums 全区目标 3：无",
        "与上次（上次.json）相比：新出现 2 处，仍有 6 处，已消除 1 处",
        "targets.xlsx: 已消除 PW001 东山 已改",
    ]


def test_a_plain_table_is_told_as_before() -> None:
    said = text.render(jiangning(), Messages(Language.ZH)).splitlines()
    assert len(said) == 8
    assert "已说明" not in said[-1]
