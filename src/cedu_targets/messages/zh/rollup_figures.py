"""汇总（cedu rollup）指标报表的编号和词语；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

ROLLUP_FIGURES: dict[str, Words] = {
    "RC041": Words(
        "累计与各月对不上",
        "{unit} {column}累计到 {month} 月为 {actual}，上月累计 {before} 加本月 {alone} 是 {expected}，{difference}。",
        "请与填报单位核对本月数、累计数，改正后重报。",
        "累计完成等于上月累计加本月完成；上月没有累计的，用前面各月相加。人数不逐月相加（同一个人会再来），不核对。\n\n通过：2 月累计 200，3 月完成 100，3 月累计 300\n不通过：2 月累计 200，3 月完成 100，3 月累计 310",
    ),
    "RC042": Words(
        "累计比前面少",
        "{unit} {column}累计到 {month} 月为 {now}，比 {earlier} 月的累计 {before} 少。",
        "请与填报单位核对：是改正了前面的数，还是把本月数填进了累计。",
        "累计只会增加。少了的，多半是把本月数填进了累计，或改正了前面的数。\n\n通过：2 月累计 200，3 月累计 300\n提示：2 月累计 200，3 月累计 100",
    ),
    "RC043": Words(
        "几个月的数不能相加",
        "{unit} {column}只有各月的数，没有累计；人数、比率不能逐月相加，没有汇总。",
        "请填报单位报累计数。",
        "同一个人几个月都来，逐月相加就多算了；比率也不能相加。有累计数的用累计数。\n\n通过：3 月报 1—3 月累计人数\n不通过：1 月、2 月、3 月各报当月人数",
    ),
    "RC044": Words(
        "月份有一部分重叠",
        "{unit}的 {first}—{last} 月与另一份报表的月份有一部分重叠，分不开，这一份没有加进汇总。",
        "请填报单位报 1 月起的累计，或者只报一个月。",
        "1—6 月和 5—9 月的数都有 5、6 月，相加就重复了。\n\n通过：1—6 月、7—9 月\n不通过：1—6 月、5—9 月",
    ),
}
ROLLUP_FIGURE_TERMS: dict[str, str] = {
    "figures_part": "指标报表汇总", "figures_title": "{title}指标报表", "figures_both": "既有培训班的报表，也有指标报表：分开汇总，互不相加。",
    "figures_sheet": "指标汇总", "figures_slots_sheet": "指标报送情况", "figures_details_sheet": "指标明细", "figures_month_sheet": "指标{month}",
    "figures_sent_sheet": "报送清单", "figures_sent_title": "报送清单：每份报表一行，谁在什么时候报了什么",
    "figures_details_title": "明细：每个数一行，计入的和没有计入的都在内",
    "figures_until": "累计到 {month}", "figures_unit": "{unit}：{until}，{count} 项有数；{forms}", "figures_unit_lacks": "{unit}：{until}，{count} 项有数，不完整（{lacks}）；{forms}", "figures_unit_nothing": "{unit}：{forms}",
    "figures_none": "没有一份指标报表可以计入。", "figures_sums": "指标 {count} 项，{units} 个单位有数，{until}。",
    "figures_kind_month": "本月", "figures_kind_total": "累计", "figures_kind_span": "{first}—{last} 月",
    "head_figures_kind": "口径", "head_figures_indicator": "指标", "head_figures_value": "数", "head_figures_filed": "填报日期", "head_figures_numbers": "填了几个数",
    "figures_note": "各单位的数是它最近一个月的累计；只报单月的，是各月之和。合计是各单位之和，比率不相加。", "figures_incomplete_note": "不完整：有的月份没有报或没有计入，有的数读不出或没有填；这些数至少这么多，与目标比较时没有达到的不算滞后。",
    "figures_sign": "＊ 不完整：实际不止这些",
    "meaning_figures": "报 按时，或者没有写填报日期　迟 迟报　空白 报了没有填　缺 没有报　不一致 两份不同，都没有计入　未到 还没有到期", "meaning_figures_untimed": "报 已报　空白 报了没有填　缺 没有报　不一致 两份不同，都没有计入　未到 还没有到期",
}  # fmt: skip
