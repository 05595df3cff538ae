"""A comparison as text in all its forms: hostile names, and nothing that could be compared."""

import io
import re
from datetime import date

import pytest
from msgspec.structs import replace
from rich.console import Console

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.gap import State, Timetable
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.gap import html, json, markdown, terminal
from cedu_targets.reporters.gap import text as gap_lines
from sample_reports import STEERING, hostile_gaps, jiangning_gaps, messages_for

ZH = Messages(Language.ZH)


def on_a_terminal(report: GapReport, width: int, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, messages_for(language)))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    report, messages = hostile_gaps(), messages_for(language)
    for text in (gap_lines.render(report, messages), markdown.render(report, messages), on_a_terminal(report, 140)):
        assert STEERING.search(text) is None
    assert "<script>" not in markdown.render(report, messages).replace("\\<", "")
    width = 0
    for line in markdown.render(report, messages).splitlines():
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
        assert bars in (0, width) or not width, line
        width = bars
    assert json.render(report, messages)


def test_where_nothing_was_compared_nobody_is_told_that_nothing_is_behind() -> None:
    unread = FileReport("t.csv", fault=InputFault("RD101", path="t.csv"))
    silent = tuple(replace(row, achieved=None, gap=None, state=State.NOT_REPORTED) for row in jiangning_gaps().rows)
    for report in (
        replace(jiangning_gaps(), rows=silent),
        GapReport((unread,), (), Timetable(date(2020, 9, 30), 2020)),
    ):
        for text in (markdown.render(report, ZH), html.render(report, ZH)):
            assert "没有一项可以比较" in text
            assert "没有滞后" not in text
    assert "没有一项可以比较" in gap_lines.render(report, ZH)
    assert "完成情况完成情况" not in markdown.render(report, ZH)
