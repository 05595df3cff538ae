"""What is answered in a checklist, and the day when something was done."""

import csv
from datetime import date
from pathlib import Path

import pytest

from cedu_targets.domain.items import Items, Reported, Return
from cedu_targets.recognition.items.answers import reported_in
from cedu_targets.recognition.items.returns import completed_on
from cedu_targets.recognition.read import read_documents

ANSWERS = {
    Reported.DONE: "已完成 完成 √ ✔ ☑ V 是 100% 100.0% 已全部完成 如期完成 已办结 已落实 完成100% 已完成。 已完成，3月召开 已结项 TRUE yes 逾期完成 已经完成任务 已完成（100%） 已完成，未逾期 已完成，没有发现问题 已完成，接待群众300人 ☑已完成□未完成",
    Reported.IN_PROGRESS: "进行中 正在推进 完成60% 95% 部分完成 未完成，正在推进 未完成但已启动 正在积极推进，已发通知 推进中 办理中 未全部完成 □已完成☑进行中 已完成（60%）",
    Reported.NOT_DONE: "未完成 没有完成 否 × ✗ 未启动 尚未开展 0% 未落实 逾期未完成 未按期完成 未完成（场地未定） FALSE 暂未启动",
    Reported.CANCELLED: "不再执行 取消 终止 不再开展 无需办理 作废 取消举办 已取消 已终止 不再实施",
    Reported.BLANK: "- — / 、 □已完成□进行中□未完成",
    Reported.UNCLEAR: "按序推进 3场 已完成前期调研 主体完工 达序推进 见附件 已开2次会 60 ☑已完成☑未完成 已部署 是否完成 已完成（部分） 已完成（未验收） 已完成，待验收 已完成（除2人外） 已完成，仅剩1校 完成，尚缺照片 已完成，将于9月验收",
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
        ("2024年3月", None),
        ("2024年8月底", None),
        ("5.12", date(2024, 5, 12)),
        ("3/12", date(2024, 3, 12)),
        ("5.10", date(2024, 5, 10)),
        ("5.1", None),  # what a workbook leaves of 5.10
        ("2.30", None),
        ("13.5", None),
        ("春节前", None),
        ("2024-02-30", None),
        ("", None),
    ],
)
def test_the_day_of_completion(text: str, day: date | None) -> None:
    assert completed_on(text, 2024) == day


def answered(path: Path, *rows: tuple[str, str, str], title: str = "2025年重点工作完成情况") -> tuple[Return, ...]:
    """Rows of a list: when it is due, what is answered, 完成时间."""
    lines = [[title], ["序号", "工作内容", "完成时限", "责任单位", "完成情况", "完成时间"]]
    texts = "召开安全工作部署会", "印发校园安全实施方案", "开展校舍安全排查", "编制应急处置预案"
    for number, (due, said, done) in enumerate(rows, start=1):
        lines.append([str(number), texts[number % 4], due, "安全科", said, done])
    with (path / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)
    (items,) = [read.document for read in read_documents(path / "a.csv") if isinstance(read.document, Items)]
    return items.returns


@pytest.mark.parametrize(
    ("due", "said", "day", "asked"),
    [
        ("8月底前", "已完成，9月5日印发方案", date(2025, 9, 5), "9月5日"),
        ("8月底前", "已完成，2025-08-20 印发", date(2025, 8, 20), "2025-08-20"),
        ("8月底前", "已完成，8月5日、9月9日各一次", None, "8月5日、9月9日"),
        ("8月底前", "已完成，8月5日至8月9日", None, ""),
        ("8月底前", "已完成，按7月1日文件执行", None, ""),
        ("8月底前", "已完成，原定9月2日", None, "9月2日"),
        ("8月底前", "已完成，9月印发", None, "9月"),
        ("8月底前", "已完成，8月印发", None, ""),
        ("8月底前", "未完成，9月5日再报", None, ""),
    ],
)
def test_the_day_that_an_answer_names(tmp_path: Path, due: str, said: str, day: date | None, asked: str) -> None:
    one, *_ = answered(tmp_path, (due, said, ""), ("9月", "", ""), ("10月", "", ""))
    assert (one.completed, one.completed_text) == (day, asked)


def test_a_day_in_its_own_column_goes_before_that_in_the_answer(tmp_path: Path) -> None:
    one, *_ = answered(tmp_path, ("8月底前", "已完成，9月5日印发", "8.12"), ("9月", "", ""), ("10月", "", ""))
    assert one.completed == date(2025, 8, 12)


def test_a_day_without_a_year_is_of_the_plan_or_of_its_time(tmp_path: Path) -> None:
    one, other, third = answered(
        tmp_path,
        ("2025年8月底前", "已完成", "8.12"),
        ("9月", "已完成", "9/3"),
        ("10月", "", ""),
        title="重点工作完成情况",
    )
    assert (one.completed, other.completed) == (date(2025, 8, 12), None)
    assert third.completed_text == ""
