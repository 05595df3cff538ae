"""What is answered in a checklist, and the day when something was done."""

from datetime import date

import pytest

from cedu_targets.domain.items import Reported
from cedu_targets.recognition.items.answers import reported_in
from cedu_targets.recognition.items.returns import completed_on

ANSWERS = {
    Reported.DONE: "已完成 完成 √ ✔ ☑ V 是 100% 100.0% 已全部完成 如期完成 已办结 已落实 完成100% 已完成。 已完成，3月召开 已结项 TRUE yes 逾期完成 已经完成任务 ☑已完成□未完成",
    Reported.IN_PROGRESS: "进行中 正在推进 完成60% 95% 部分完成 未完成，正在推进 未完成但已启动 正在积极推进，已发通知 推进中 办理中 未全部完成 □已完成☑进行中",
    Reported.NOT_DONE: "未完成 没有完成 否 × ✗ 未启动 尚未开展 0% 未落实 逾期未完成 未按期完成 未完成（场地未定） FALSE 暂未启动",
    Reported.CANCELLED: "不再执行 取消 终止 不再开展 无需办理 作废 取消举办",
    Reported.BLANK: "- — / 、 □已完成□进行中□未完成",
    Reported.UNCLEAR: "按序推进 3场 已完成前期调研 主体完工 达序推进 见附件 已开2次会 60 ☑已完成☑未完成 已部署 是否完成",
}  # fmt: skip


@pytest.mark.parametrize(
    ("reported", "text"), [(reported, text) for reported, texts in ANSWERS.items() for text in texts.split()]
)
def test_an_answer(reported: Reported, text: str) -> None:
    assert reported_in(text) is reported
    assert reported_in(f" {text}\n") is reported
    assert text.isascii() or text[0].isdigit() or reported_in(f"{text[:1]} {text[1:]}") is reported


def test_nothing_written_is_blank_and_a_novel_is_unclear() -> None:
    assert reported_in("") is Reported.BLANK
    assert reported_in("已" * 10_000) is Reported.UNCLEAR


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-20", date(2024, 3, 20)),
        ("2024年3月20日", date(2024, 3, 20)),
        ("2024.3.20", date(2024, 3, 20)),
        ("20240320", date(2024, 3, 20)),
        ("3月20日", date(2024, 3, 20)),
        ("3 月 20 日", date(2024, 3, 20)),
        ("3月", None),
        ("春节前", None),
        ("2024-02-30", None),
        ("", None),
    ],
)
def test_the_day_of_completion(text: str, day: date | None) -> None:
    assert completed_on(text, 2024) == day
