"""Why a number was rounded up or down, as a street reads it."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from cedu_targets import allocate
from cedu_targets.domain.indicator import Indicator
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.amounts import remainder_text
from cedu_targets.reporters.allocation.sentences import why
from plan_files import write

ZH = Messages(Language.ZH)
PLAIN = """
title: 2021年测试区任务分解表
units: [甲, 乙, 丙]
indicators:
  "1": {name: 培训, unit_of_measure: 万人次, granule: 0.01, total: 5, weights: 人口}
sources:
  人口: {values: {甲: 3, 乙: 4, 丙: 6}}
"""
TWO = """
title: 2021年测试区任务分解表
units: [甲, 乙]
indicators:
  "1": {name: 合计, unit_of_measure: 场, parts: 2+3}
  "2": {name: 讲座, unit_of_measure: 场, total: 1, weights: 均分}
  "3": {name: 活动, unit_of_measure: 场, total: 1, weights: 均分}
"""
AREAS = """
title: 2021年测试区任务分解表
units: [{name: 甲, area: 东片}, {name: 乙, area: 东片}, 丙, 丁]
indicators:
  "1": {name: 培训, unit_of_measure: 人, total: 10, weights: 人口}
areas: {东片: {"1": 4}}
sources:
  人口: {values: {甲: 1, 乙: 2, 丙: 3, 丁: 4}}
"""


def told(folder: Path, text: str, row: str, code: str, messages: Messages = ZH) -> str:
    report = allocate(write(folder, text))
    assert report.allocation is not None, report.findings
    return why(report, row, code, messages)


def test_who_got_the_granules_that_were_left(tmp_path: Path) -> None:
    # 5/13 × 3 = 1.15385, × 4 = 1.53846, × 6 = 2.30769
    assert told(tmp_path, PLAIN, "甲", "1").endswith(
        "应得 1.15385；先取 1.15，余数 0.00385 排第 3，全区目标还差 2 个 0.01，给了前 2 名，所以是 1.15。"
    )
    assert told(tmp_path, PLAIN, "乙", "1").endswith(
        "应得 1.53846；先取 1.53，余数 0.00846 排第 1，全区目标还差 2 个 0.01，给了前 2 名，所以是 1.54。"
    )
    assert told(tmp_path, PLAIN, "乙", "1", Messages(Language.EN)).endswith(
        "1.53846; first 1.53, the remainder 0.00846 ranks 1, 全区目标 has 2 × 0.01 left, given to the first 2: 1.54."
    )


def test_by_which_rule_equal_remainders_are_served(tmp_path: Path) -> None:
    equal = PLAIN.replace("weights: 人口", "weights: 均分").replace("total: 5", "total: 5.02")
    assert told(tmp_path, equal, "甲", "1").endswith(
        "先取 1.67，余数 0.00333 排第 1（3 个单位相同），全区目标还差 1 个 0.01，"
        "余数相同的按名称的字符编码（Unicode）排，依次为丙、乙、甲，列第 3，给了前 1 名，所以是 1.67。"
    )
    assert "列第 1，给了前 1 名，所以是 1.68" in told(tmp_path, equal, "丙", "1")


def test_where_another_sum_decided_that_is_said(tmp_path: Path) -> None:
    cells = [told(tmp_path, TWO, unit, code) for unit in ("甲", "乙") for code in "23"]
    by_rank = [text for text in cells if "余数相同的按名称" in text]
    moved = [text for text in cells if "为使各单位第1栏合计同时最接近应得数" in text]
    assert (len(by_rank), len(moved)) == (2, 2)
    assert any("按排位是 0，为使各单位第1栏合计同时最接近应得数，多给 1 个 1，所以是 1" in text for text in moved)
    assert any("按排位是 1，为使各单位第1栏合计同时最接近应得数，少给 1 个 1，所以是 0" in text for text in moved)


def test_units_of_an_area_share_its_subtotal_and_the_others_the_rest(tmp_path: Path) -> None:
    assert "应得 2.667；先取 2，余数 0.667 排第 1，东片小计还差 1 个 1，" in told(tmp_path, AREAS, "乙", "1")
    assert "应得 2.571；先取 2，余数 0.571 排第 1，其余单位合计还差 1 个 1，" in told(tmp_path, AREAS, "丙", "1")


def test_a_remainder_never_looks_like_nothing_or_like_a_whole_granule() -> None:
    indicator = Indicator("1", "数", granule=Decimal("0.01"))
    assert remainder_text(Fraction(267, 1000), indicator) == "0.00267"
    assert remainder_text(Fraction(1, 10**5), indicator) == "0.0000001"
    assert remainder_text(1 - Fraction(1, 10**4), indicator) == "0.009999"
