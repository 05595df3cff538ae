"""A check on a terminal: questions and explanations apart from what stands."""

import io

from rich.console import Console

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import terminal
from sample_reports import full, messages_for


def shown(report: Report, messages: Messages) -> str:
    stream = io.StringIO()
    Console(file=stream, width=160, highlight=False).print(terminal.render(report, messages))
    return stream.getvalue()


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
