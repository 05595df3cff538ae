"""A comparison on a terminal: widths, and who comes first."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from rich.cells import cell_len
from rich.console import Console

from cedu_targets import gap
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.place import Place
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.gap import excel as gap_excel
from cedu_targets.reporters.gap import terminal as gap_terminal
from sample_reports import jiangning_gaps, large_gaps, messages_for


def on_a_terminal(report: GapReport, width: int, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(gap_terminal.render(report, messages_for(language)))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_terminal_is_never_overrun_and_no_number_or_state_is_cut(width: int, language: Language) -> None:
    text = on_a_terminal(jiangning_gaps(), width, language)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    words = [Messages(language).term(name) for name in (State.BEHIND, "short_behind")]
    assert len(re.findall(f"✗ (?:{'|'.join(words)}) *$", text, re.MULTILINE)) >= 6
    assert len(text.splitlines()) <= 54


@pytest.mark.parametrize("language", list(Language))
def test_of_a_county_a_screen_is_shown_and_the_rest_counted(language: Language) -> None:
    report = large_gaps(40)
    text = on_a_terminal(report, 80, language)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert len(text.splitlines()) <= 54
    shown = len(re.findall("✗", text.partition("\n\n")[2].partition("\n\n")[0]))
    told = Messages(language).term("gap_more_late", count=len(report.laggards) - shown)
    assert "".join(told.split()) in "".join(text.split())
    assert "-o" in text


def test_a_screen_that_holds_all_says_nothing_of_more(sheet: Callable[..., Path]) -> None:
    targets = sheet("2025年目标表 . .\n单位 讲座（场） 课程（门）\n华大 20 4\n温泉 40 5", "t.csv")
    done = sheet("2025年完成情况表 . .\n单位 讲座（场） 课程（门）\n华大 15 3\n温泉 10 4", "d.csv")
    text = on_a_terminal(gap(targets, done, as_of=date(2025, 9, 30)), 80)
    assert len(text.splitlines()) < 40
    assert "没有列出" not in text
    assert "华大" in text.partition("进度排名")[2]


def test_the_furthest_behind_comes_first() -> None:
    text = on_a_terminal(jiangning_gaps(), 140)
    # 2.62 of 6.8 is 38.5 %, and 4.18 ÷ 3 up to 0.01 is 1.4; of 麒麟's 1.6 of 6 a part was not reported
    first = next(line for line in text.splitlines() if "✗" in line)
    assert re.split(r"\s{2,}", first.strip())[0] == "湖熟"
    assert re.findall(r"[\d.]+%?", first)[1:6] == ["6.8", "2.62", "4.18", "38.5%", "1.4"]
    lags = [row.lag or 0 for row in jiangning_gaps().laggards if row.state is State.BEHIND]
    assert lags == sorted(lags, reverse=True)


def test_what_could_not_be_compared_is_told_by_reason_not_cell_by_cell() -> None:
    """Persons of nine months cannot be added up: one entry, where each cell had one of its own."""
    report = jiangning_gaps()
    (first, *others) = report.files
    places = [
        Place("表", f"{letter}{row}", unit=f"街道{row}", indicator=letter) for row in range(9) for letter in "BCDE"
    ]
    entries = tuple(NotJudged("gap", place, "gap_months", {"name": place.indicator}) for place in places)
    text = on_a_terminal(replace(report, files=(replace(first, not_judged=entries), *others)), 140)
    told = " ".join(text.replace("\n", "").split())
    assert told.count("各月人数（或率）不能相加成全年数") == 1
    assert "街道0、街道1、街道2等 9 个单位 第B栏、第C栏、第D栏、第E栏：各月人数" in told


@pytest.mark.filterwarnings("ignore:.*xtension is not supported")
def test_what_the_forms_of_many_months_have_in_common_is_told_once() -> None:
    report = jiangning_gaps()
    stranger = Finding("GA001", "gap", Severity.ERROR, Place("表", "A9", unit="湖孰"))
    months = tuple(FileReport(f"{month}月.xlsx", findings=(stranger,)) for month in range(1, 10))
    text = on_a_terminal(replace(report, files=(*report.files, *months)), 140)
    told = "".join(text.split())
    assert told.count("“湖孰”不在目标表的单位里") == 1
    assert "1月.xlsx:表!A9、2月.xlsx:表!A9" in told
    assert "等9格" in told
    book = load_workbook(io.BytesIO(gap_excel.render(replace(report, files=months), messages_for(Language.ZH))))
    rows = list(book["审核问题"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows[1:]] == [f"{month}月.xlsx" for month in range(1, 10)]  # folded up under the first
