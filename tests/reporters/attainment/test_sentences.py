"""A target of a text in a sentence: its number and how it came about, how far off it is, and what has to be sent."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from attainment_figures import EVERY_YEAR, attained, base, by, figure, target
from attainments import xiqu_2021
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.finding import Finding, Severity, Strength
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Counting, TargetKind, TargetRelation
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.attainment.sentences import base_lines, in_short, sentence, summary
from cedu_targets.reporters.attainment.verdicts import Verdict, entries

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
COUNTIES = ("甲县", "乙县", "丙县")
COVERAGE, COUNT, PER_HEAD = TargetKind.COVERAGE, TargetKind.COUNT, TargetKind.PER_HEAD
SHARE = target("0.6", due=by(2021), unit_of_measure="%")


def told(report: AttainmentReport, most: int | None = None) -> Sequence[str]:
    return [f"{one.verdict}：{sentence(one, report, ZH, most)}" for one in entries(report)]


def the_one(report: AttainmentReport, most: int | None = None) -> str:
    (line,) = told(report, most)
    return line


def test_what_was_missed_has_its_number_its_distance_and_its_base_with_source_and_year() -> None:
    report = xiqu_2021()
    missed = next(one for one in entries(report) if one.target.id == "participation-2021")
    assert sentence(missed, report, ZH) == (
        "全区 参与率（到2021年底）：目标不低于 60%，完成 57.2%（45760 ÷ 80000 人，2021年 常住人口，统计局），差 2.8 个百分点"
    )
    assert sentence(missed, report, EN) == (
        "the whole 参与率 (by the end of 2021): target at least 60%, achieved 57.2% "
        "(45760 ÷ 80000 人, 常住人口 of 2021, 统计局), short by 2.8 percentage points"
    )


def test_one_line_of_sum_counts_every_target_once() -> None:
    report = xiqu_2021()
    assert summary(report, ZH) == (
        "截至 2021-12-31：18 项目标 · 已达到 5（超额 2） · 未达到 3 · 预期性未达到 1 · 未到期限 4 · 未报 1 · 无法判定 2"
        " · 没有个数 1 · 不下达任务 1"
    )
    assert {one.verdict for one in entries(report)} == set(Verdict) - {Verdict.OPEN, Verdict.SPARED}


def test_a_target_of_every_year_counts_once_a_year() -> None:
    trained = target("500", COUNT, name="转移培训", unit_of_measure="人", due=EVERY_YEAR)
    figures = [figure(value, year, unit_of_measure="人") for value, year in (("400", 2020), ("500", 2021))]
    report = attained(trained, figures)
    assert summary(report, ZH) == "截至 2021-12-31：1 项目标（逐年判定的按年计，共 2 项） · 已达到 1 · 未达到 1"
    assert told(report) == [
        "missed：全区 转移培训（每年，2020年）：目标不低于 500 人，完成 400 人，差 100 人",
        "met：全区 转移培训（每年，2021年）：目标不低于 500 人，完成 500 人，正好达到",
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("5997", "missed：…完成 59.97%（报的就是率），差 0.03 个百分点"),
        ("59994", "missed：…完成 59.99%（报的就是率），差 0.01 个百分点"),
        # Next to it more of its digits are shown, and no number that stands nowhere.
        ("59996", "missed：…完成 59.996%（报的就是率），差 0.004 个百分点"),
        ("599999", "missed：…完成 59.9999%（报的就是率），差 0.0001 个百分点"),
        ("599999999999", "missed：…完成 59.99%（报的就是率），差不到 0.01 个百分点"),
        ("6000", "met：…完成 60%（报的就是率），正好达到"),
        ("600001", "exceeded：…完成 60.0001%（报的就是率），超额 0.0001 个百分点"),
    ],
)
def test_what_falls_short_is_never_rounded_to_what_is_demanded(value: str, said: str) -> None:
    line = the_one(attained(SHARE, [figure(f"0.{value}", is_rate=True)]))
    assert line.replace("全区 参与率（到2021年底）：目标不低于 60%，", "…") == said


def test_the_whole_is_called_as_the_text_calls_it() -> None:
    report = attained(replace(SHARE, scope="全市"), [figure("0.5", is_rate=True)])
    assert the_one(report).startswith("missed：全市 参与率")


@pytest.mark.parametrize(
    ("demanded", "reported", "said"),
    [
        ({"due": by(2021, 6, 30)}, [figure("0.5", is_rate=True)], "missed：全区 参与率（到2021年6月30日）：目标不低于 60%，完成 50%（报的就是率），差 10 个百分点"),
        ({"due": by(2022)}, [figure("0.5", is_rate=True)], "waiting：全区 参与率（到2022年底）：目标不低于 60%，目前 50%（报的就是率），差 10 个百分点"),
        ({"due": by(2022)}, [figure("0.5", 2020, is_rate=True)], "waiting：全区 参与率（到2022年底）：目标不低于 60%，2020年为 50%（报的就是率），差 10 个百分点"),
        ({"due": by(2022)}, [], "waiting：全区 参与率（到2022年底）：目标不低于 60%，还没有报数"),
        ({}, [], "silent：全区 参与率（到2021年底）：目标不低于 60%"),
        ({"strength": Strength.EXPECTED}, [figure("0.5", is_rate=True)], "hoped：全区 参与率（到2021年底，预期性）：目标不低于 60%，完成 50%（报的就是率），差 10 个百分点"),
        ({"due": Due("适时", precision=Precision.UNCLEAR)}, [figure("0.5", is_rate=True)], "open：全区 参与率（没有期限）：目标不低于 60%，目前 50%（报的就是率），差 10 个百分点"),
        ({"relation": TargetRelation.AT_MOST}, [figure("0.65", is_rate=True)], "missed：全区 参与率（到2021年底）：目标不超过 60%，完成 65%（报的就是率），超出 5 个百分点"),
        ({"relation": TargetRelation.AT_MOST}, [figure("0.55", is_rate=True)], "met：全区 参与率（到2021年底）：目标不超过 60%，完成 55%（报的就是率），没有超过"),
        ({"kind": TargetKind.NONE, "value": None}, [], "no_number：全区 参与率（到2021年底）"),
        ({"kind": TargetKind.NOT_ASSIGNED, "value": None}, [], "not_assigned：全区 参与率（到2021年底）"),
    ],
)  # fmt: skip
def test_each_state_says_what_stands_behind_it(demanded: dict[str, Any], reported: list[Figure], said: str) -> None:
    assert the_one(attained(replace(SHARE, **demanded), reported)) == said


def test_a_target_without_a_time_says_how_it_is_read() -> None:
    report = attained(target("0.6", unit_of_measure="%"), [figure("0.5", is_rate=True)])
    assert the_one(report).startswith("waiting：全区 参与率（没有写期限，按规划期末2023年底判定）：")


@pytest.mark.parametrize(
    ("high", "value", "said"),
    [("5", "1", "差 1 个"), ("5", "4", "在范围之内"), ("5", "7", "超额 2 个")],
)
def test_a_range_has_two_ends(high: str, value: str, said: str) -> None:
    asked = target(
        "2", COUNT, relation=TargetRelation.BETWEEN, value_high=Decimal(high), due=by(2021), unit_of_measure="个"
    )
    assert the_one(attained(asked, [figure(value)])).endswith(f"完成 {value} 个，{said}")


def test_an_amount_a_head_shows_both_numbers_and_their_measures() -> None:
    asked = target("2", PER_HEAD, name="经费", due=by(2021), unit_of_measure="元", base="居民")
    report = attained(asked, [figure("39", unit_of_measure="元")], [base("20", unit_of_measure="人")])
    assert the_one(report) == (
        "missed：全区 经费（到2021年底）：目标人均不低于 2 元，完成 1.95 元（39 元 ÷ 20 人，2021年 居民，年鉴），差 0.05 元"
    )


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (base("20", 2019, unit_of_measure="人"), "2019年 居民（没有2021年的），年鉴"),
        (base("20", None, unit_of_measure="人"), "居民，没有写年份，年鉴"),
        (base("20", source=None, unit_of_measure="人"), "2021年 居民，没有写来源"),
    ],
)
def test_a_base_of_another_year_or_without_year_and_source_is_said(of: Figure, said: str) -> None:
    report = attained(SHARE, [figure("10", unit_of_measure="人")], [of])
    assert f"完成 50%（10 ÷ 20 人，{said}），差 10 个百分点" in the_one(report)


def test_the_sum_over_units_says_so() -> None:
    parts = [figure("3", unit=unit, unit_of_measure="人") for unit in COUNTIES]
    bases = [base("5", unit=unit, unit_of_measure="人") for unit in COUNTIES]
    report = attained(SHARE, parts, bases)
    assert "完成 60%（9 ÷ 15 人，2021年 居民，年鉴，3 个单位合计），正好达到" in the_one(report)
    assert list(base_lines(report, ZH)) == ["2021年 居民，年鉴：甲县 5 人、乙县 5 人、丙县 5 人"]
    assert list(base_lines(report, ZH, most=1)) == ["2021年 居民，年鉴：甲县 5 人等 3 个单位"]


@pytest.mark.parametrize(
    ("reported", "bases", "said"),
    [
        ([figure("9", unit_of_measure="人")], [], "报来 9 人，没有基数“居民”。请在 --bases 里给出，写明年份和来源"),
        ([figure("9", unit_of_measure="人")], [base("0")], "报来 9 人，基数“居民”是 0。请核对基数"),
        ([figure("13", unit_of_measure="人次")], [base("15")], "报来的是 13 人次，目标按人计，人次不能当作人数。请报去重后的人数"),
        ([figure("16", unit_of_measure="人")], [base("15")], "报来的 16 人 比基数“居民” 15 还大。请核对这两个数"),
        ([figure("1.2", is_rate=True)], [], "报来的比率是 120%，不会超过 100%。请核对分子和基数"),
        ([figure("1", unit="甲县", unit_of_measure="人")], [base("9", unit=one) for one in COUNTIES], "已报的合计 1 人，2 个单位没有报（乙县、丙县），够不够定不了。请催报"),
        ([figure("0.5", unit="甲县", is_rate=True)], [base("9")], "只有各单位的比率，合不成全部单位的。请报全部单位合计的比率，或各单位的数"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_says_why_and_what_has_to_be_sent(
    reported: list[Figure], bases: list[Figure], said: str
) -> None:
    line = the_one(attained(SHARE, reported, bases, units=COUNTIES))
    assert line == f"unjudged：全区 参与率（到2021年底）：目标不低于 60%，{said}"


def test_new_ones_or_all_of_them_is_a_question() -> None:
    asked = target("2", COUNT, name="实验镇", unit_of_measure="个", counting=Counting.UNSTATED, due=by(2021))
    line = the_one(attained(asked, [figure("2", counting=Counting.CUMULATIVE, unit_of_measure="个")]))
    assert "报来 2 个，文中没有写要的是新建数还是累计数，两种算法结论不同。请向发文机关问清" in line


def test_what_is_asked_for_each_month_is_not_told_by_a_year() -> None:
    monthly = Due("每月", precision=Precision.RECURRING, recurrence=Recurrence.MONTHLY)
    line = the_one(attained(target("1", COUNT, due=monthly, unit_of_measure="次"), [figure("12")]))
    assert line.endswith("不是按年要求的，一年一个数判断不了。请按每季度（每月）的要求分次报数，由人核对")


def test_of_alternatives_one_is_enough() -> None:
    one, two = (
        target(value, id=name, indicator=name, name=name, either="g", due=by(2021), unit_of_measure="%")
        for name, value in (("甲率", "0.5"), ("乙率", "0.7"))
    )
    low = figure("0.4", name="甲率", is_rate=True)
    assert told(attained((one, two), [low, figure("0.8", name="乙率", is_rate=True)])) == [
        "spared：全区 甲率（到2021年底，与“乙率”达到其中一项即可）：目标不低于 50%，完成 40%（报的就是率），差 10 个百分点，“乙率”已达到，达到一项即可",
        "exceeded：全区 乙率（到2021年底，与“甲率”达到其中一项即可）：目标不低于 70%，完成 80%（报的就是率），超额 10 个百分点",
    ]
    first, _ = told(attained((one, two), [low]))
    assert first.endswith("完成 40%，差 10 个百分点，达到一项即可，其余的还不知道。请报其余几项")


def test_the_phrase_on_the_whole_run() -> None:
    report = xiqu_2021()
    assert in_short(report, ZH) == summary(report, ZH)
    assert in_short(attained(SHARE), ZH) == "没有一项目标有数可以判断：哪些没有达到还不知道"
    wrong = FileReport("完成.xlsx", findings=(Finding("GA003", "gap", Severity.WARNING, Place(unit="丙")),))
    found = in_short(replace(report, files=(*report.files, wrong)), ZH)
    assert found == f"{summary(report, ZH)}；报送的数据：1 个问题（核实性 1）"


def test_exact_numbers_of_a_third() -> None:
    report = attained(SHARE, [figure("1", unit_of_measure="人")], [base("3", unit_of_measure="人")])
    assert "完成 33.33%（1 ÷ 3 人，2021年 居民，年鉴），差 26.67 个百分点" in the_one(report)
    assert report.rows[0].value == Fraction(1, 3)


def test_an_amount_for_every_ten_thousand_heads_and_little_is_never_nothing() -> None:
    staff = target("1.5", PER_HEAD, due=by(2021), base="常住人口", unit_of_measure="名", heads=10000)
    heads = [base("500000", name="常住人口", unit_of_measure="人")]
    (line,) = told(attained(staff, [figure("70")], heads))
    assert "目标每万人不低于 1.5 名，完成 1.4 名（70 ÷ 500000 人" in line
    (line,) = told(attained(replace(staff, heads=1), [figure("80")], heads))
    assert "目标人均不低于 1.5 名，完成 0.0002 名" in line
    assert "目标每千人不低于 1.5 名" in told(attained(replace(staff, heads=1000)))[0]
    assert "目标每 50 人不低于 1.5 名" in told(attained(replace(staff, heads=50)))[0]


def test_what_an_earlier_year_reaches_is_not_due_yet_and_no_success() -> None:
    report = attained(SHARE, [figure("650", 2020)], [base("1000", 2020)], date(2021, 6, 30))
    (line,) = told(report)
    assert line.startswith("waiting：")
    assert line.endswith("2020年为 65%（650 ÷ 1000，2020年 居民，年鉴），超额 5 个百分点，目前已达到")
    assert "已达到 1" not in summary(report, ZH)


def test_a_heading_that_says_how_it_counts_is_not_asked_to_say_it() -> None:
    schools = target("9", COUNT, due=by(2021), counting=Counting.UNSTATED, unit_of_measure="所")
    new, unsaid = figure("6", counting=Counting.NEW), figure("6")
    (line,) = told(attained(schools, [new]))
    assert "文中没有写要的是新建数还是累计数" in line
    assert "栏名" not in line
    assert "栏名" in told(attained(schools, [unsaid]))[0]
    (line,) = told(attained(replace(schools, counting=Counting.CUMULATIVE), [new]))
    assert line.endswith("请按目标的算法（新建或累计）报数")
