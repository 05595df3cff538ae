"""What a heading says about adding."""

import pytest

from cedu_targets.recognition.table.additivity import Nature, adds, is_count, nature_of, nature_under, says_percent

NATURES = {
    Nature.ADDS: [
        "培训人数", "合计", "男", "城镇人口", "年末人口数", "年初数", "经费（万元）", "场次", "讲座（场）", "均衡发展学校数", "一体化率先发展区", "比上年增减",
        "比上年增加（人）", "占地面积", "效率提升项目数", "生产总值", "户数", "完成数", "上年数", "学分", "对比项目", "比赛场次", "次数", "2020", "其他",
        "Total", "Men", "Year-end", "Population at Year-end", "Number of trainees", "Over (under)", "Change", "Trips per year", "Grade 9", "Deaths",
        "Operations", "Corporate taxes", "Separate units", "Barrels per day", "Budget", "Meaningful", "Members", "Units",
    ],
    Nature.SHARE: [
        "占全区比例", "占比", "占比(%)", "比重（%）", "占总人口的%", "比例(%)", "构成（%）", "构成比", "百分比", "单位：%", "%", "％", "获得者占%",
        "Percent", "Percent distribution", "Percent Distribution by Region", "Percentage of students", "% of total", "Per cent", "Share of total", "Distribution (%)",
    ],
    Nature.RATE: ["参与率", "培训覆盖率目标", "参与率完成情况", "普及率年度目标值（%）", "覆盖率任务数", "获证率%", "完成率", "合格率（%）", "进度", "增值率", "Completion rate", "Pass rate (%)", "Turnout rate"],
    Nature.CHANGE: [
        "比上年增减%", "增长率", "增幅", "增速", "同比", "环比", "同比增长", "同比增长（%）", "比上年增减（％）", "提高百分点", "降幅",
        "Change (%)", "% change", "Percent change, 2000 to 2008", "Growth rate", "Percentage growth", "Increase in %", "Year-on-year",
    ],
    Nature.MEAN: [
        "性别比(女=100)", "性别比", "价格指数（上年=100）", "指数", "师生比", "人均经费", "平均年龄", "预期寿命", "户均", "每万人拥有数", "中位数", "年龄中位数",
        "人口密度", "单价", "汇率", "生均面积", "年均人口", "系数", "Sex ratio (female=100)", "Rate per 100,000 population", "Deaths per 1,000", "per capita income",
        "Median age", "Mean score", "Average", "Consumer price index", "Exchange rate", "Ratio", "Students per teacher", "Birth rate", "Age", "Life expectancy",
        "Standard error", "Confidence interval, ± %", "抽样误差（%）", "1978=100",
    ],
    Nature.LABEL: ["排名", "得分", "年份", "序号", "代码", "行政区划代码", "等级", "权重", "Rank", "Score", "Code", "ID", "Year", "Fiscal year", "ZIP code", "Points", "Year built", "Date"],
    Nature.ONCE: ["参与人数（去重）", "服务人数(不重复)", "Unduplicated clients", "Distinct visitors"],
}  # fmt: skip


@pytest.mark.parametrize(("nature", "text"), [(nature, text) for nature, texts in NATURES.items() for text in texts])
def test_natures(nature: Nature, text: str) -> None:
    assert nature_of(text) is nature
    assert adds(text) == (nature is Nature.ADDS)


@pytest.mark.parametrize(
    ("headings", "nature"),
    [
        ("年末人口数|Population at|Year-end", Nature.ADDS), ("人口数|Rank", Nature.LABEL), ("Percent of students|1999", Nature.SHARE),
        ("Rate per|100,000 persons", Nature.MEAN), ("巩固率|年初人数", Nature.ADDS), ("巩固率|女", Nature.RATE), ("Number and percent|Number", Nature.ADDS),
        ("Number and percent|Percent", Nature.SHARE), ("Change|2009 (%)", Nature.CHANGE), ("价格|指数", Nature.MEAN), ("性别比|Sex Ratio|(Female=100)", Nature.MEAN),
        ("", Nature.ADDS), ("人均|人数", Nature.ADDS), ("Year|2019", Nature.ADDS), ("年份|2019", Nature.ADDS), ("Town|Year", Nature.LABEL),
    ],
)  # fmt: skip
def test_several_headings(headings: str, nature: Nature) -> None:
    assert nature_under(tuple(headings.split("|")) if headings else ()) is nature


def test_what_is_counted_and_what_is_in_per_cent() -> None:
    assert [text for text in ("人数", "指数", "平均人数", "Number", "场次", "名次", "讲座（场）", "经费额") if is_count(text)] == [
        "人数", "Number", "场次", "经费额",
    ]  # fmt: skip
    assert [text for text in ("％", "Percent", "per cent", "百分比", "percentile", "率") if says_percent(text)] == [
        "％", "Percent", "per cent", "百分比",
    ]  # fmt: skip
