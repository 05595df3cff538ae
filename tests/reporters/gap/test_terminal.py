"""A comparison on a terminal: widths, and who comes first."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from cedu_targets.domain.gap import State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import terminal as gap_terminal
from sample_reports import jiangning_gaps, messages_for


def on_a_terminal(report: GapReport, width: int, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(gap_terminal.render(report, messages_for(language)))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [100, 140])
def test_the_terminal_is_never_overrun_and_no_number_or_state_is_cut(width: int, language: Language) -> None:
    text = on_a_terminal(jiangning_gaps(), width, language)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    state = Messages(language).term(State.SLIGHTLY_BEHIND)
    assert len(re.findall(f"! {state} *$", text, re.MULTILINE)) >= 3


def test_the_furthest_behind_comes_first() -> None:
    text = on_a_terminal(jiangning_gaps(), 140)
    # 麒麟 left column 12 blank: 1.6 of 6 is 26.7 %, and 4.4 ÷ 3 up to 0.01 is 1.47
    first = next(line for line in text.splitlines() if "✗" in line)
    assert re.split(r"\s{2,}", first.strip())[0] == "麒麟"
    assert re.findall(r"[\d.]+%?", first)[1:6] == ["6", "1.6", "4.4", "26.7%", "1.47"]
    lags = [row.lag or 0 for row in jiangning_gaps().laggards if row.state is State.BEHIND]
    assert lags == sorted(lags, reverse=True)
