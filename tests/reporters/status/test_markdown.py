"""The draft of the bulletin: its parts, its numbers, and what is left to the office."""

import re
from datetime import date

import pytest

from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.items import Reported
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.status import markdown
from cedu_targets.reporters.status.draft import share_text
from sample_reports import STEERING, messages_for
from status_reports import hostile_status
from suzhou_answers import answered
from suzhou_items import answer, one_item, points, status, with_returns

ZH = Messages(Language.ZH)


def test_its_parts_and_what_is_left_open() -> None:
    told = markdown.render(answered(), ZH)
    assert re.findall("^## (.*)$", told, re.MULTILINE) == [
        "一、总体情况", "二、逾期未完成", "三、已过期限，未报", "四、将到期", "五、待定和疑问", "六、各责任单位情况",
        "七、存在问题", "八、下一步要求",
    ]  # fmt: skip
    assert told.startswith(
        "# 关于2019年苏州市社区教育工作要点、2019 年苏州市社区教育主要工作安排落实情况的通报（草稿）\n"
    )
    blanks = ("（由办公室填写）", "（落款单位）", "（印发日期）")
    assert [told.count(blank) for blank in blanks] == [2, 1, 1]


def test_the_numbers() -> None:
    told = markdown.render(answered(), ZH)
    assert (
        "截至2019年6月15日，26 项工作中，已办结 2 项，办结率 8%，其中逾期办结 1 项；将到期 3 项，未到时间 11 项，"
        "逾期未完成 1 项，已过期限未报 3 项，无法判定 2 项，本年不到期 1 项，待定 2 项。不再执行的 1 项不计入办结率。"
        "另有没有写期限的 10 项，持续推进，不计入办结率。"
    ) in told
    assert (
        "| 安排-5 | （云平台）社区教育视频课程开发 | 市教育局 | 2019-04-30 | 过 46 天 | 进行中，已拍 12 集 | 设备没有到位 |"
        in told
    )
    assert "| 安排-8 | 2018-2019 年苏州市社区教育实验项目中期指导 | 市终身教育学会 | 2019-04-30 | 过 46 天 |  |" in told
    assert "- back/市社指中心.xlsx:清单!E5: 强制性 SC008" in told


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(6, 22, "27%"), (0, 3, "0%"), (1, 3, "33%"), (2, 3, "67%"), (199, 200, "99%"), (3, 3, "100%")],
)
def test_a_share_short_of_all_never_reads_as_all(part: int, whole: int, share: str) -> None:
    assert share_text(part, whole) == share


def test_where_nothing_has_a_deadline_no_share_is_told() -> None:
    told = markdown.render(status(documents=(points(),)), ZH)
    assert "办结率 " not in told
    assert "另有没有写期限的 10 项" in told


def test_of_a_state_that_was_not_asked_for_it_is_not_said_that_there_is_none() -> None:
    told = markdown.render(status(only=[State.DUE_SOON]), ZH)
    assert "已过期限，未报\n" not in told
    assert "## 二、将到期" in told


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    told = markdown.render(hostile_status(), messages_for(language))
    assert STEERING.search(told) is None
    assert "<script>" not in told.replace("\\<", "")
    width = 0
    for line in told.splitlines():
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
        assert not (width and bars) or bars == width, line
        width = bars


def test_an_item_is_done_when_all_its_rows_are() -> None:
    quarterly = Due("每季度", precision=Precision.RECURRING, recurrence=Recurrence.QUARTERLY)
    days = (date(2019, 3, 20), date(2019, 6, 10), date(2019, 9, 10), date(2019, 12, 10))

    def opening(*days: date) -> str:
        done = [answer("安排-1", Reported.DONE, completed=day) for day in days]
        file = with_returns(one_item(quarterly), *done)
        return markdown.render(status(documents=(file,), as_of=date(2019, 12, 31)), ZH).split("\n\n")[3]

    assert "1 项工作中（分单位、分期共 4 条），已办结 0 项，办结率 0%；已完成 3 条，已过期限未报 1 条" in opening(
        *days[1:]
    )
    assert "1 项工作中（分单位、分期共 4 条），已办结 1 项，办结率 100%" in opening(*days)
