"""A comparison on a terminal: widths, and who comes first."""

import io
import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len
from rich.console import Console

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.place import Place
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.gap import excel as gap_excel
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
