"""What is due as lines of text: each item with its place, the most urgent first, and the counts at the end."""

import json
from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import Part, Reported
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.status import excel, html, markdown, text
from cedu_targets.reporters.status import json as json_status
from sample_reports import STEERING, messages_for
from status_reports import hostile_status
from suzhou_answers import answered
from suzhou_items import answer, answers, one_item, points, schedule, status

ZH = Messages(Language.ZH)


def test_an_item_a_line_and_the_counts_last() -> None:
    lines = text.render(status(), ZH).splitlines()
    assert lines[7] == (
        "suzhou.txt:76: 安排-9 已过期限，未报：2018 年社区教育发展报告定稿（市社指中心），期限 2019-05-31，过 15 天"
    )
    assert lines[10] == (
        "suzhou.txt:79: 安排-12 将到期：2019 年苏州市社会教育课题申报（市社指中心，各市、区），还有 15 天（2019-06-30）"
    )
    assert lines[-1] == "截至 2019-06-15：26 项 · 将到期 3 · 未到时间 11 · 已过期限未报 9 · 本年不到期 1 · 待定 2"
    assert sum(line.startswith("suzhou.txt:") for line in lines) == 26
    assert "市社指中心 16 项：已过期限未报 6，将到期 2，未到时间 8" in lines


def test_what_has_no_deadline_is_counted_besides() -> None:
    told = text.render(status(documents=(points(), schedule())), ZH)
    assert told.endswith(
        "截至 2019-06-15：26 项 · 将到期 3 · 未到时间 11 · 已过期限未报 9 · 本年不到期 1 · 待定 2 · 另有无期限 10\n"
    )
    assert text.render(status(documents=(points(),)), ZH).endswith("截至 2019-06-15：10 项 · 进行中（无期限） 10\n")


def test_each_state_says_what_stands_behind_it() -> None:
    told = text.render(answered(), ZH)
    assert (
        "安排-5 逾期未完成：（云平台）社区教育视频课程开发（市教育局），期限 2019-04-30，过 46 天，报的是“进行中，已拍 12 集”，原因：设备没有到位"
        in told
    )
    assert (
        "安排-3 逾期完成：苏州市社会教育专家委员会成立仪式暨科研指导结对仪式（市社指中心），2019-04-09 完成，期限 2019-03-31"
        in told
    )
    assert "2019-03-25 完成，期限 2019-03-31，佐证材料：汇总表.xlsx" in told
    assert "安排-4 不再执行：苏州话特色课程开发——绘本编印（市社指中心），原因：并入下年" in told
    assert "安排-9 无法判定：2018 年社区教育发展报告定稿（市社指中心），报的完成时间 2019-07-01 在截至日期之后" in told
    assert "报回来的说法不一致：市教育局“已完成”，市社指中心“未完成”" in told
    assert (
        "安排-14 未到时间：社区教育管理干部能力提升培训班（市教育局，市社指中心），2019-07-01 起，期限 2019-07-31"
        in told
    )
    assert "安排-26 待定：召开市终身教育促进委员会工作会议（市教育局），时间：待定" in told
    assert "back/市社指中心.xlsx:清单!E5: 核实性 SC009" in told


def test_the_order_of_states() -> None:
    told = text.render(answered(), ZH)
    words = [
        "逾期未完成：",
        "已过期限，未报：",
        "无法判定：",
        "将到期：",
        "逾期完成：",
        "已完成：",
        "未到时间：",
        "本年不到期：",
        "待定：",
        "不再执行：",
    ]
    assert [told.index(word) for word in words] == sorted(told.index(word) for word in words)


def test_what_was_not_used_is_named() -> None:
    unread = FileReport("back/x.pdf", fault=InputFault("RD101", path="back/x.pdf"))
    report = replace(status(unread), passed_over=(PassedOver("back/旧", PassedOverReason.EXCLUDED),))
    told = text.render(report, ZH)
    assert told.startswith("back/x.pdf: 读不了 RD101 ")
    assert "按 --exclude 略过 1 个文件或文件夹：back/旧" in told


def test_only_one_owner_and_only_some_states() -> None:
    told = text.render(status(owner="常熟市", only=[State.DUE_SOON]), ZH).splitlines()
    assert told == [
        "只列出责任单位“常熟市”的事项。",
        "只列出：将到期，共 0 项（全部 2 项）。",
        "截至 2019-06-15，常熟市：2 项 · 未到时间 2",
    ]


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    told = text.render(hostile_status(), messages_for(language))
    assert STEERING.search(told) is None
    assert text.render(answered(), messages_for(language))


def test_of_several_lists_that_name_nobody_each_file_is_told() -> None:
    blank = answer("安排-11", Reported.DONE)
    came_in = [answers(blank, path=f"back/{number}.xlsx") for number in range(1, 8)]
    (line,) = [line for line in text.render(status(*came_in), ZH).splitlines() if "SC013" in line]
    assert all(f"back/{number}.xlsx" in line for number in range(1, 8))
    assert "共 7 个文件" in line


LONG = "主体封顶，完成投资3200万元，正在砌筑，" * 5 + "预计十一月交付"


@pytest.mark.parametrize(
    ("item", "reported", "said", "told"),
    [
        ("安排-18", Reported.UNCLEAR, LONG, f"报的是“{LONG}”"),
        ("安排-18", Reported.NOT_DONE, "未完成", "报的是“未完成”"),
        ("安排-12", Reported.IN_PROGRESS, "进行中", "报的是“进行中”"),
        ("安排-12", Reported.DONE, "已完成，6月5日印发", "报的是“已完成，6月5日印发”"),
        ("安排-12", Reported.DONE, "已完成", None),
        ("安排-9", Reported.UNCLEAR, LONG, f"看不出是否完成：市社指中心“{LONG}”"),
    ],
)
def test_an_answer_is_told_as_it_is_written(item: str, reported: Reported, said: str, told: str | None) -> None:
    came_in = answers(answer(item, reported, "市终身教育学会" if item == "安排-18" else "市社指中心", said=said))
    report = status(came_in)
    (line,) = [line for line in text.render(report, ZH).splitlines() if f" {item} " in line]
    assert (told in line) if told else ("报的是" not in line)
    draft = markdown.render(report, ZH)
    assert said in draft or reported is Reported.DONE  # what is done is only counted there
    entry = next(one for one in json.loads(json_status.render(report, ZH))["rows"] if one["item"] == item)
    assert [one["said"] for one in entry["returns"]] == [said]


@pytest.mark.parametrize("language", Language)
def test_the_steps_that_are_past_are_told_in_every_format(language: Language) -> None:
    step = Part("一季度", "完成立项", Due("一季度", date(2019, 1, 1), date(2019, 3, 31), precision=Precision.QUARTER))
    year = Due("2019年", date(2019, 1, 1), date(2019, 12, 31), precision=Precision.YEAR)
    report = status(documents=(one_item(year, parts=(step,)),))
    messages = Messages(language)
    steps = messages.term("agenda_steps", steps=messages.term("agenda_step", text="一季度 完成立项", end="2019-03-31"))
    for told in (text.render(report, messages), markdown.render(report, messages), html.render(report, messages)):
        assert steps in told
    (ledger, *_) = load_workbook(BytesIO(excel.render(report, messages)))
    assert steps in [cell.value for row in ledger for cell in row]
    (row,) = json.loads(json_status.render(report, messages))["rows"]
    assert [one["text"] for one in row["steps_past"]] == ["完成立项"]


def test_times_that_only_clauses_name_are_told() -> None:
    whole = Due("2019年", date(2019, 1, 1), date(2019, 12, 31), precision=Precision.YEAR, printed=False)
    parts = tuple(Part("", f"{time}举办活动", due_of(time, 2019)) for time in ("五月", "10月"))
    lines = [
        text.render(status(documents=(one_item(whole, parts=these),)), ZH).splitlines()[0] for these in (parts, ())
    ]
    assert "时间：五月、10月" in lines[0]
    assert "没有写时间" not in lines[0]
    assert "没有写时间" in lines[1]


def test_a_time_that_nobody_understands_is_called_so() -> None:
    line = text.render(status(documents=(one_item(due_of("春节前", 2019)),)), ZH).splitlines()[0]
    assert line.endswith("时间“春节前”没有看懂")


@pytest.mark.parametrize("language", Language)
def test_what_was_not_understood_is_not_called_undecided(language: Language) -> None:
    messages = Messages(language)
    unread, open_ = (Due("即日起抓紧", precision=Precision.UNCLEAR), Due("待定", precision=Precision.TBD))
    word, undecided, both = (messages.term(f"state_{name}") for name in ("unread", "undated", "no_day"))
    told = text.render(status(documents=(one_item(unread),)), messages)
    assert f" {word}" in told.splitlines()[0]
    assert undecided not in told.replace(both, "")
    assert messages.term("agenda_time_unclear", text="即日起抓紧") in told
    assert f" {undecided}" in text.render(status(documents=(one_item(open_),)), messages)
    other = replace(one_item(open_), path="other.txt")
    report = status(documents=(one_item(unread), other))
    assert f"{both} 2" in text.render(report, messages)
    assert f"| {both} |" in markdown.render(report, messages)
