"""What the three texts of a check say alike: a cause whose findings are all accepted in writing is no news."""

from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from cedu_targets import check
from cedu_targets.domain.finding import Explanation
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import markdown, terminal, text
from project import JIANGNING


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
