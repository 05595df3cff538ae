"""The roll-up on a terminal: widths, what comes first, and that what does not fit is counted."""

import io
from datetime import date

import pytest
from rich.cells import cell_len
from rich.console import Console

from cedu_targets.messages.messages import Language
from cedu_targets.reporters.rollup import terminal
from cedu_targets.rollups.report import RollupReport
from rollups import MONTHS, form, hostile, many, rolled, three_months
from sample_reports import STEERING, messages_for


def on_a_terminal(report: RollupReport, width: int = 80, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, messages_for(language)))
    return stream.getvalue()


def a_year(units: int = 3, as_of: date = date(2021, 1, 10)) -> RollupReport:
    names = ["甲村", "乙村社区居民委员会", "丙社区"][:units]
    months = [f"2020-{month:02}" for month in range(1, 13)]
    files = [form(f"{name}-{month}.xlsx", name, month, ("养鸭", 12345)) for name in names for month in months[:7]]
    return rolled(*files, units={name: name for name in names}, months=months, due_day=5, as_of=as_of)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_terminal_is_never_overrun(width: int, language: Language) -> None:
    for report in (three_months(), three_months(due_day=None), a_year(), many(100), hostile(), rolled()):
        told = on_a_terminal(report, width, language)
        assert max(cell_len(line) for line in told.splitlines()) <= width
        assert STEERING.search(told) is None


def test_every_unit_has_its_sums_and_a_mark_for_each_month() -> None:
    lines = [line.split() for line in on_a_terminal(three_months()).splitlines()]
    start = lines.index(["报送情况"])
    assert lines[start + 1 : start + 6] == [
        ["培训人次", "班次", "课时", "培训人数", "5月", "6月", "7月"],
        ["甲村", "150", "3", "12", "—", "报", "迟", "缺"],
        ["乙村", "35", "1", "4", "—", "报", "不一致", "缺"],
        ["丙社区", "45＊", "2", "8", "—", "零", "报", "缺"],
        ["丁社区", "20", "1", "4", "12", "报", "缺", "缺"],
    ]


def test_a_year_is_cut_into_tables_that_fit_and_loses_no_month() -> None:
    told = on_a_terminal(a_year(), 60)
    assert told.count("报送情况（") > 1
    heads = [word for line in told.splitlines() for word in line.split() if word.endswith("月") and word[:-1].isdigit()]
    assert heads == [f"{month}月" for month in range(1, 13)]


def test_months_ahead_are_counted_and_not_drawn() -> None:
    told = on_a_terminal(a_year(as_of=date(2020, 8, 10)))
    heads = [word for line in told.splitlines() for word in line.split() if word.endswith("月") and word[:-1].isdigit()]
    assert heads == [f"{month}月" for month in range(1, 8)]
    assert "另有 5 个月未到，没有列出" in told
    assert "5 months are still ahead" in on_a_terminal(a_year(as_of=date(2020, 8, 10)), language=Language.EN)
    assert "个月未到" not in on_a_terminal(a_year())


def test_a_month_ahead_for_which_a_form_came_is_drawn() -> None:
    early = form("a.xlsx", "甲村", "2020-08", ("养鸭", 5)), form("b.xlsx", "甲村", "2020-09", is_blank=True)
    told = on_a_terminal(rolled(*early, units={"甲村": "甲村"}, months=("2020-07", "2020-08", "2020-09", "2020-10")))
    assert "7月 8月 9月" in " ".join(told.split())
    assert "另有 1 个月未到" in told


def test_of_many_units_the_worst_come_first_and_the_rest_is_counted() -> None:
    told = on_a_terminal(many())
    assert len(told.splitlines()) <= 60
    shown = told[told.index("报送情况") :].splitlines()[2]
    assert shown.split() == ["第11村", "—", "—", "—", "不一致", "不一致", "不一致"]
    assert "没有列出：" in told
    (left,) = [line for line in told.splitlines() if line.startswith("没有列出：")]
    assert "单位 1" in left
    assert told.replace("\n", "").endswith("培训人次 71214，班次 2805，课时 11220。")


def test_what_to_do_is_said_once_a_code() -> None:
    told = on_a_terminal(three_months()).replace("\n", "")
    assert (told.count("强制性 RC002"), told.count("请与填报单位核对，退回一份")) == (2, 1)


def test_months_of_two_years_bear_their_year() -> None:
    report = rolled(form("a.xlsx", "甲村", "2019-12", ("养鸭", 1)), form("b.xlsx", "甲村", "2020-01", ("养鸭", 1)))
    assert "2019-12  2020-01" in on_a_terminal(report)


def test_that_there_is_no_roster_or_last_day_is_said() -> None:
    told = on_a_terminal(rolled(form("a.xlsx", "甲村", MONTHS[0], ("养鸭", 1)))).replace("\n", "")
    assert "没有单位名单：一份也没有报的单位不在内" in told
    assert "没有规定报送日期，不论迟早" in told
    assert "迟 迟报" not in told
