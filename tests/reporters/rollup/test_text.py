"""The roll-up as lines of text: a line a finding, a line a unit, and at the end the counts and the sums."""

from datetime import date
from decimal import Decimal

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import RecordField
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.rollup import html, text
from cedu_targets.reporters.rollup.sentences import in_short
from rollups import form, hostile, rolled, three_months
from sample_reports import STEERING, messages_for

ZH, EN = messages_for(Language.ZH), messages_for(Language.EN)


def test_three_months() -> None:
    assert text.render(three_months(), ZH).splitlines()[-9:] == [
        "back/甲村-13月.xlsx:Sheet: 没有计入：月份不对",
        "back/戊村-5月.xlsx:Sheet: 没有计入：单位“戊村”不在名单里",
        "back/未写.xlsx:Sheet: 没有计入：没有写明单位或月份",
        "甲村：培训人次 150，班次 3，课时 12；报 1，迟 1，缺 1（2020年7月）",
        "乙村：培训人次 35，班次 1，课时 4；报 1，缺 1（2020年7月），不一致 1（2020年6月）",
        "丙社区：培训人次 45（不完整），班次 2，课时 8；报 1，零 1，缺 1（2020年7月）",
        "丁社区：培训人次 20，班次 1，课时 4，培训人数（首次参训）12；报 1，缺 2（2020年6月、2020年7月）",
        "应报 12 份：计入 6 份（零报 1），不一致 1（乙村 2020年6月），缺 5（丁社区 2020年6月、甲村 2020年7月、"
        "乙村 2020年7月、丙社区 2020年7月、丁社区 2020年7月）；迟报 1；没有写填报时间的 1 份，看不出迟早。",
        "培训人次 250（丙社区有的班人数读不出或没有填，不完整），班次 7，课时 28；有的班没有写首次参训，培训人数算不出。",
    ]


def test_a_finding_is_a_line_and_what_binds_most_comes_first() -> None:
    wrong = Finding(
        "RC007", "carried_total", Severity.ERROR, Place(sheet="Sheet", cell="B6"),
        {"name": "合计", "field": RecordField.PEOPLE, "classes": 2}, Decimal(50), Decimal(60), Decimal(10),
    )  # fmt: skip
    told = Finding("RC014", "unfilled", Severity.NOTE, Place(sheet="Sheet", cell="A1"))
    lines = text.render(
        rolled(
            form("b.xlsx", None, None, is_blank=True, findings=[told]),
            form("甲村-7月.xlsx", "甲村", "2020-07", ("养鸭", 50), findings=[wrong]),
        ),
        ZH,
    ).splitlines()
    assert lines[0].startswith("甲村-7月.xlsx:Sheet!B6: 强制性 RC007 ")
    assert lines[1].startswith("b.xlsx:Sheet!A1: 提示性 RC014 ")


def test_a_nil_report_that_came_late_is_a_nil_report() -> None:
    report = rolled(
        form("a.xlsx", "甲村", "2020-05", filed=date(2020, 6, 9)),
        form("b.xlsx", "甲村", "2020-06", filed=date(2020, 7, 2)),
        form("c.xlsx", "甲村", "2020-07", ("养鸭", 50), filed=date(2020, 8, 9)),
        due_day=5,
    )
    assert "甲村：培训人次 50，班次 1，课时 4；迟 1，零 1，零（迟） 1" in text.render(report, ZH)
    assert "late 1, nil 1, nil (late) 1" in text.render(report, EN)
    page = html.render(report, ZH)
    assert "零（迟）" in page
    assert "零（迟） 零报，迟报" in page  # the legend says what the mark means


def test_the_legend_says_that_a_form_in_time_may_have_no_date() -> None:
    report = rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 50)), due_day=5)
    assert "报 按时，或者没有写填报时间" in html.render(report, ZH)
    assert "in: in time, or without a date of filing" in html.render(report, EN)


def test_nothing_that_was_sent_disappears() -> None:
    told = text.render(three_months(), ZH)
    for name in ("坏", "甲村-13月", "甲村-6月-再报", "乙村-6月", "乙村-6月-改", "戊村-5月", "未写"):
        assert f"back/{name}.xlsx:" in told


def test_both_languages_and_hostile_names() -> None:
    for report in (three_months(), hostile(), rolled()):
        for messages in (ZH, EN):
            assert STEERING.search(text.render(report, messages)) is None


def test_in_short() -> None:
    assert (
        in_short(three_months(), ZH)
        == "计入 6 份，缺 5，不一致 1；没有计入 6 份；2 个问题（强制性 2）；1 个文件没有采用或读不了"
    )


def test_what_was_passed_over_is_named() -> None:
    from msgspec.structs import replace

    report = replace(three_months(), passed_over=(PassedOver("back/~$x.xlsx", PassedOverReason.SYSTEM_FILE),))
    assert "back/~$x.xlsx" in text.render(report, ZH)
