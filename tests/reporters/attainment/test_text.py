"""An attainment as lines of text: the counts first, then a line for each target with its place, the most urgent first."""

import pytest
from msgspec.structs import replace

from attainment_figures import attained, by, figure, target
from attainments import hostile_attainment, many_units, xiqu_2021
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language
from cedu_targets.report import FileReport
from cedu_targets.reporters.attainment import text
from cedu_targets.reporters.attainment.sentences import summary
from sample_reports import STEERING, messages_for

ZH = messages_for(Language.ZH)


def test_the_counts_come_first_and_then_what_was_missed() -> None:
    report = xiqu_2021()
    lines = text.render(report, ZH).splitlines()
    assert lines[0] == "社区教育发展五年规划目标达成情况"
    assert lines[1] == summary(report, ZH)
    assert lines[2] == (
        "plan.txt:11: 未达到 全区 参与率（到2021年底）：目标不低于 60%，完成 57.2%（45760 ÷ 80000 人，2021年 常住人口，统计局），差 2.8 个百分点"
    )
    words = [line.split(": ")[1].split(" ")[0] for line in lines[2:-5]]
    order = ["未达到", "无法判定", "未报", "预期性未达到", "未到期限", "已达到", "超额完成", "没有个数", "不下达任务"]
    assert list(dict.fromkeys(words)) == order
    assert len(words) == 18
    assert lines[-1] == "疑问：plan.txt:14: trial_towns-2021：是新增数还是累计数？"
    assert lines[-5].startswith("逐年目标：参与率 2020 50%✓52.1% →")


def test_what_was_found_in_the_inputs_is_told_and_what_the_targets_say_already_is_not() -> None:
    report = xiqu_2021()
    warned = Finding("GA003", "gap", Severity.WARNING, Place(sheet="表", cell="A9", unit="丙"))
    told_already = NotJudged("attainment", Place(line=21), "attain_no_base", {"name": "老年教育", "year": 2021})
    unread = NotJudged("gap", Place(sheet="表", cell="B5", indicator="3"), "gap_twice", {"name": "参与率"})
    beside = FileReport("done.xlsx", findings=(warned,), not_judged=(told_already, unread))
    told = text.render(replace(report, files=(*report.files, beside)), ZH)
    assert "done.xlsx:表!A9: 核实性 GA003 丙 有目标，没有报送完成数。请催报" in told
    assert "done.xlsx:表!B5: 无法判定 第3栏（参与率）：重复报送且数字不同" in told
    assert "可以用的基数" not in told


def test_a_file_that_was_not_taken_stands_above_all() -> None:
    report = xiqu_2021()
    lost = FileReport("bases.xlsx", fault=InputFault("RD101", path="bases.xlsx"))
    passed = (PassedOver("~$x.xlsx", PassedOverReason.SYSTEM_FILE),)
    lines = text.render(replace(report, files=(*report.files, lost), passed_over=passed), ZH).splitlines()
    assert lines[0].startswith("bases.xlsx: 读不了 RD101")
    assert "~$x.xlsx" in lines[-1]


def test_nothing_to_hold_against_the_targets() -> None:
    lines = text.render(attained(target("0.6", due=by(2021), unit_of_measure="%")), ZH).splitlines()
    assert lines[1:] == [
        "截至 2021-12-31：1 项目标 · 未报 1",
        "没有一项目标有数可以判断：哪些没有达到还不知道。",
        "规划.txt:7: 未报 全区 参与率（到2021年底）：目标不低于 60%",
    ]


def test_a_target_stands_where_its_item_does() -> None:
    one = target("0.6", due=by(2021), unit_of_measure="%")
    report = attained(one, [figure("0.5", is_rate=True)])
    assert "规划.txt:7: 未达到" in text.render(report, ZH)
    assert "\n未达到 全区" in text.render(replace(report, files=()), ZH)


def test_all_units_are_named_in_a_log() -> None:
    assert text.render(many_units(40), ZH).count("第4街道社区教育中心") == 2
    assert "等 8 个单位" not in text.render(many_units(40), ZH)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_in_a_name_steers_a_terminal(language: Language) -> None:
    told = text.render(hostile_attainment(), messages_for(language))
    assert not STEERING.search(told)
