"""The years of times without one: of school years, of terms, of winters, and below a year that is written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cedu_targets.domain.due import Precision
from cedu_targets.domain.items import Items
from cedu_targets.recognition.items.plan_years import PlanYears, TimesInOrder
from cedu_targets.recognition.items.prose import items_in_prose
from cedu_targets.recognition.items.titles import period_of
from cedu_targets.recognition.read import read_documents


def years(title: str) -> PlanYears:
    period = period_of(title, None, None)
    return PlanYears.of((title,), period, None)


@pytest.mark.parametrize(
    ("title", "period", "ends"),
    [
        (
            "2023—2024学年社区教育工作计划",
            "2023-2024",
            {"9月": "2023-09-30", "12月底前": "2023-12-31", "1月": "2024-01-31", "5月上旬": "2024-05-10", "8月": "2024-08-31"},
        ),
        ("二〇二三—二〇二四学年工作计划", "2023-2024", {"10月": "2023-10-31", "3月": "2024-03-31"}),
        ("2023-24学年度工作计划", "2023-2024", {"10月15日前": "2023-10-15", "3月": "2024-03-31"}),
        ("二级学院2023学年工作计划", "2023-2024", {"11月": "2023-11-30", "6月底": "2024-06-30"}),
        ("2023—2024学年度第一学期工作安排", "2023-2024", {"8月25日前": "2023-08-25", "1月": "2024-01-31", "3月": "2024-03-31"}),
        ("2023/2024学年（下学期）工作安排", "2023-2024", {"2月": "2024-02-29", "7月": "2024-07-31", "9月": "2023-09-30"}),
        ("2023-2024第二学期工作安排", "2023-2024", {"3月": "2024-03-31"}),
        ("2023年秋季学期工作安排", "2023-2024", {"9月": "2023-09-30", "1月": "2024-01-31", "4月": "2024-04-30"}),
        ("2024年春季学期工作安排", "2024", {"3月": "2024-03-31", "9月": "2025-09-30"}),
        ("2023年11月至2024年2月冬训安排", "2023-2024", {"12月": "2023-12-31", "2月底前": "2024-02-29", "6月": "2024-06-30"}),
        ("2023年12月—次年3月冬训安排", "2023-2024", {"1月": "2024-01-31"}),
        ("2023学年工作计划", "2023-2024", {"全年": "2024-08-31", "年底前": "2023-12-31", "上半年": "2024-06-30"}),
        ("2023学年工作计划", "2023-2024", {"9月—1月": "2024-01-31", "9月至次年6月": "2024-06-30", "四季度": "2023-12-31"}),
        ("2023学年工作计划", "2023-2024", {"2023年10月": "2023-10-31", "2025年1月": "2025-01-31"}),
        ("2023年工作计划", "2023", {"9月": "2023-09-30", "1月": "2023-01-31", "全年": "2023-12-31"}),
        ("2023年3月至6月工作计划", "2023", {"3月": "2023-03-31"}),
        ("工作计划", None, {"3月": "None"}),
    ],
)  # fmt: skip
def test_the_year_of_a_month_follows_from_the_title(title: str, period: str | None, ends: dict[str, str]) -> None:
    plan = years(title)
    assert plan.period == period
    assert {text: str(plan.due_of(text).end) for text in ends} == ends


def test_a_term_of_which_nobody_knows_when_it_begins_is_late_by_its_last_reading() -> None:
    due = years("2024年上学期工作安排").due_of("3月")
    assert (due.start, due.earliest_end, due.end) == (date(2024, 3, 1), date(2024, 3, 31), date(2025, 3, 31))


def test_a_time_that_lies_in_no_term_may_be_of_any_year() -> None:
    due = years("2023年秋季学期工作安排").due_of("4月")
    assert (due.earliest_end, due.end) == (date(2023, 4, 30), date(2024, 4, 30))


def test_deadlines_in_sentences_are_of_the_school_year() -> None:
    plan = years("2023-2024学年工作计划")
    named = plan.deadline_in("做好总结，并于6月20日前报送教育局。")
    assert named is not None
    assert named.end == date(2024, 6, 20)
    assert plan.deadline_in("做好总结") is None


def in_order(title: str, *texts: str) -> Sequence[tuple[str, str]]:
    times = TimesInOrder(years(title))
    dues = [times.due_of(text) for text in texts]
    return [(str(due.earliest_end), str(due.end)) for due in dues]


def test_a_time_that_falls_back_behind_a_written_year_may_be_of_the_next_one() -> None:
    assert in_order("2023-2024学年安排", "2024年1月", "2月", "2024年6月", "9月", "10月")[1:] == [
        ("None", "2024-02-29"),
        ("None", "2024-06-30"),
        ("2023-09-30", "2024-09-30"),
        ("2023-10-31", "2024-10-31"),
    ]


def test_months_below_january_of_the_next_year_go_on_with_it() -> None:
    assert in_order("2023年工作安排", "12月", "2024年1月", "2月底前", "2023年5月", "6月") == [
        ("None", "2023-12-31"),
        ("None", "2024-01-31"),
        ("2023-02-28", "2024-02-29"),
        ("None", "2023-05-31"),
        ("None", "2023-06-30"),
    ]
    assert in_order("2023年工作安排", "2024年底", "3月")[1] == ("None", "2023-03-31")


def test_what_recurs_does_so_within_the_school_year() -> None:
    monthly, yearly = (years("2023-2024学年第一学期安排").due_of(text) for text in ("每月", "每年"))
    assert (monthly.recurrence, monthly.start, monthly.end) == ("monthly", date(2023, 9, 1), date(2024, 1, 31))
    assert (yearly.recurrence, yearly.precision, yearly.end) == (None, Precision.YEAR, date(2024, 1, 31))
    quarterly = years("2023-2024学年安排").due_of("每季度")
    assert (quarterly.start, quarterly.end) == (date(2023, 10, 1), date(2024, 8, 31))


def test_a_table_of_a_school_year(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    months = ("9月", "12月", "1月", "4月")
    rows = "".join(f"{n},开展第{n}期师资培训,社区学院,{month}\n" for n, month in enumerate(months, start=1))
    path.write_text(f"2023-2024学年工作安排\n序号,工作任务,责任单位,完成时限\n{rows}", encoding="utf-8")
    (read,) = read_documents(path)
    assert isinstance(read.document, Items)
    assert read.document.period == "2023-2024"
    assert [str(item.due.end) for item in read.document.entries] == [
        "2023-09-30", "2023-12-31", "2024-01-31", "2024-04-30",
    ]  # fmt: skip


def test_a_text_of_a_school_year() -> None:
    text = (
        "社区学院2023-2024学年工作要点\n"
        "1.举办师资培训班，12月底前完成。（责任单位：培训处）\n"
        "2.完成星级学校评估，3月底前完成。（责任单位：督导室）\n"
        "3.建设课程资源库。（责任单位：教务处）"
    )
    (found,) = items_in_prose(text.split("\n"))
    assert found.period == "2023-2024"
    assert [(str(item.due.start), str(item.due.end)) for item in found.entries] == [
        ("None", "2023-12-31"),
        ("None", "2024-03-31"),
        ("2023-09-01", "2024-08-31"),
    ]


def test_a_number_is_a_day_where_it_lies_in_the_years_of_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(
        f"{n},开展第{n}期师资培训,社区学院,{time}\n" for n, time in enumerate(("45107", "45473", "5月"), start=1)
    )
    path.write_text(f"2023年工作安排\n序号,工作任务,责任单位,完成时限\n{rows}", encoding="utf-8")
    (read,) = read_documents(path)
    assert isinstance(read.document, Items)
    assert [(item.due.text, str(item.due.end)) for item in read.document.entries] == [
        ("2023年6月30日", "2023-06-30"),
        ("45473", "None"),
        ("5月", "2023-05-31"),
    ]
