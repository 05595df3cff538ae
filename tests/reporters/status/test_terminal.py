"""What is due on a terminal: widths, what comes first, and that what does not fit is counted."""

import io
from datetime import date

import pytest
from rich.cells import cell_len
from rich.console import Console

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language
from cedu_targets.report import FileReport
from cedu_targets.reporters.status import terminal
from sample_reports import STEERING, messages_for
from status_reports import hostile_status, long_status
from suzhou_answers import answered
from suzhou_items import one_item, status


def on_a_terminal(report: StatusReport, width: int = 80, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, messages_for(language)))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_terminal_is_never_overrun(width: int, language: Language) -> None:
    for report in (status(), answered(), long_status(), hostile_status()):
        told = on_a_terminal(report, width, language)
        assert max(cell_len(line) for line in told.splitlines()) <= width
        assert STEERING.search(told) is None


def test_by_state_the_most_urgent_first_and_the_rest_counted() -> None:
    told = on_a_terminal(answered())
    heads = ["✗ 逾期未完成（1）", "? 已过期限，未报（3）", "~ 无法判定（2）", "! 将到期（3）"]
    assert [told.index(head) for head in heads] == sorted(told.index(head) for head in heads)
    assert "没有列出：" in told
    assert "未到时间 11" in told.partition("没有列出：")[2]
    assert told.replace("\n", "").endswith("另有无期限 10")
    assert len(told.splitlines()) <= 54


def test_a_row_has_its_place_its_end_and_its_days() -> None:
    told = on_a_terminal(status(only=[State.NOT_REPORTED]), 100).splitlines()
    (row,) = [n for n, line in enumerate(told) if "安排-9 " in line]
    assert told[row].split() == ["安排-9", "2018", "年社区教育发展报告定稿", "2019-05-31", "过", "15", "天"]
    assert told[row + 1].strip() == "市社指中心 · suzhou.txt:76"


def test_a_long_list_is_cut_and_a_short_one_is_not() -> None:
    told = on_a_terminal(long_status())
    assert len(told.splitlines()) <= 60
    assert "没有列出：" in told
    assert "没有列出" not in on_a_terminal(status(owner="常熟市"))


def test_where_there_is_nothing_the_fault_is_all() -> None:
    unread = FileReport("x.pdf", fault=InputFault("RD101", path="x.pdf"))
    assert on_a_terminal(status(documents=(unread,))).startswith("! x.pdf: 读不了 RD101")


def test_an_item_that_is_late_time_after_time_is_one_line() -> None:
    monthly = Due("每月", precision=Precision.RECURRING, recurrence=Recurrence.MONTHLY)
    told = on_a_terminal(status(documents=(one_item(monthly),), as_of=date(2019, 6, 15)))
    assert "? 已过期限，未报（4）" in told
    assert "2019-02 至 2019-05，4 次" in told
    assert told.count("报送信息") < 10
