"""Columns, rows and tables of numbers that do not add: what is said of them, and what is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

import cedu_targets

QUIET = {
    "a table in per cent by its corner": "各街道学历构成\n单位：%\n街道 合计 小学 中学\n全区 100 20.5 79.5\n甲街 100 18 82\n乙街 100 25 75",
    "a table in per cent by its title": "Percent_distribution_by_region\nRegion All North South\nTotal 100 40 60\nUrban 100 35 65\nRural 100 55 45",
    "small per cents": "年龄段 人数 比例(%)\n60岁以下 9843 98.43\n60-69岁 99 0.99\n70岁以上 58 0.58\n合计 10000 100",
    "shares under a %": "Name Points Grade_%\nAnn 9 0.91\nBob 8 0.85\nCid 7 0.7",
    "growth": "街道 本年人次 上年人次 比上年增减%\n甲街 120 100 20%\n乙街 80 100 -20%\n丙街 300 100 200%\n合计 500 300 66.7%",
    "growth in plain numbers": "街道 人次 同比增长（%）\n甲街 120 20\n乙街 80 -0.9\n丙街 300 200\n合计 500 66.7",
    "a ratio with its base": "街道 人口数 男 女 性别比(女=100)\n全区 600 310 290 106.90\n甲街 100 52 48 108.33\n乙街 500 258 242 106.61",
    "an index": "街道 产值 指数（上年=100）\n全区 300 104.5\n甲街 100 106\n乙街 200 103",
    "shares of one whole": "片区 人数 占全区比例\n甲片 30 30%\n乙片 25 25%\n丙片 20 20%\n合计 75 75%",
    "thirds as a program writes them": "街道 合计 男 女\n甲 1.0 0.3333333333333333 0.6666666666666666\n乙 1.0 0.3333333333333333 0.6666666666666666\n丙 1.0 0.3333333333333333 0.6666666666666666\n全区 3.0 1.0 2.0",
    "persons counted once": "街道 参与人数（去重） 参与人次\n甲街 80 100\n乙街 150 200\n全区 200 300",
    "a rate per thousand": "Cause Deaths Rate_per_1000_people\nTotal 900 600.8\nHeart 300 143.1\nOther 600 457.7",
    "rates in rows": "项目 本期 上期\n培训人次 1200 1000\n获证人数 600 450\n获证率% 50.00% 45.00%\n满意率% 93.10% 91.20%",
    "a rate in a row of one column": "项目 本期 备考\n培训人次 1200 3\n获证率 50% .\n获证人数 600 4",
    "per cent in the corner of the header": "单位：% 合计 小学 中学\n全区 100 20.5 79.5\n甲街 100 18 82\n乙街 100 25 75",
    "percentages in rows": "Item This_year Last_year\nVoters 1200 1000\nBallots 600 450\nTurnout 50.00% 45.00%",
    "means, ranks and codes": "街道 代码 人数 平均年龄 排名\n全区 9 60 40 5\n甲街 1 20 45 2\n乙街 2 40 38 1",
    "totals among shares": "Percentage_distribution_of_staff\nFaculty All Public\nTotal 1200 800\nMale 57.5 50.7\nFemale 42.5 49.3\nFull-time 80 75\nPart-time 20 25\nTenured 60.5 55",
}  # fmt: skip


@pytest.mark.parametrize("name", QUIET)
def test_nothing_is_wrong(name: str, sheet: Callable[..., Path]) -> None:
    (file,) = cedu_targets.check(sheet(QUIET[name])).files
    assert [finding.code for finding in file.findings if finding.severity != "note"] == []
    assert not file.diagnoses


LOUD = {
    "a share among per cents": ("单位 人数 参与率(%)\n全区 60 80\n东山 10 0.75\n秣陵 20 85\n汤山 30 80", ["RD005 C3"]),
    "50% is no half a person": ("单位 人数 男\n全区 60 30\n东山 50% 10\n秣陵 20 10\n汤山 30 10", ["RD005 B3"]),
    "beyond the whole": ("单位 人数 参与率\n东山 10 120%\n秣陵 20 85%\n汤山 30 80%", ["RT001 C2"]),
    "a share beyond the whole": ("单位 人数 占比(%)\n东山 10 120\n秣陵 20 85\n汤山 30 80", ["RT001 C2"]),
    "rates summed": ("单位 人数 参与率\n全区 60 180%\n东山 20 85%\n秣陵 40 95%", ["RT003 C2"]),
    "none among the units'": ("单位 人数 参与率\n全区 60 70%\n东山 20 85%\n秣陵 40 95%", ["RT002 C2"]),
    "year-end": ("街道 年末人口数/Population_at_Year-end\n全区 700\n甲街 100\n乙街 500", ["DS001 B2"]),
    "the year-end over another row": ("街道 Region 年末人口数 其他\n. . Population_at Other\n. . Year-end Persons\n全区 Total 700 5\n甲街 A 100 2\n乙街 B 500 3", ["DS001 C4"]),
    "a count in a table of per cents": ("单位：%\n单位 人数 合格率\n全区 60 90\n东山 20 85\n秣陵 30 95", ["DS001 B3"]),
    "number and percent in a title": ("Number_and_percent_of_staff\nTown Pupils Staff\nTotal 61 30\nEast 20 10\nWest 40 20", ["DS001 B3"]),
    "number and percent over the columns": ("Town Number_and_percent .\n. Men Women\nTotal 610 300\nEast 200 100\nWest 400 200", ["DS001 B3"]),
    "an index is no excuse for a count": ("街道 产值 手指数\n全区 300 10\n甲街 100 4\n乙街 200 5", ["DS001 C2"]),
}  # fmt: skip


@pytest.mark.parametrize("name", LOUD)
def test_what_is_wrong_is_still_said(name: str, sheet: Callable[..., Path]) -> None:
    text, expected = LOUD[name]
    (file,) = cedu_targets.check(sheet(text)).files
    found = [f"{one.code} {one.place.cell}" for one in file.findings if one.severity != "note"]
    assert found == expected


def test_small_per_cents_of_a_table_in_per_cent(sheet: Callable[..., Path]) -> None:
    """And what is counted in it has no per cent for its unit of measure."""
    (table,) = cedu_targets.read(sheet("单位：%\n街道 人数 小学 中学\n甲街 30 1.2 20\n乙街 40 0.3 30")).tables
    assert [str(table.value("乙街", code)) for code in table.codes] == ["40", "0.003", "0.3"]
    assert [indicator.unit_of_measure for indicator in table.indicators] == [None, "%", "%"]
