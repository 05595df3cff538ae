"""汇总（cedu rollup）的工作簿和网页里的词语；占位符须与英文一致（有测试）。"""

ROLLUP_PAGE_TERMS: dict[str, str] = {
    "rollup_sums_sheet": "汇总", "rollup_details_sheet": "明细", "rollup_details_title": "明细：每个班一行，计入的和没有计入的都在内",
    "rollup_rate_of": "报送率 {share}：应报 {expected} 份，计入 {count} 份", "rollup_on_time_of": "及时率 {share}：应报 {expected} 份，按时报的 {count} 份",
    "rollup_undated_of": "没有写填报时间的 {count} 份，看不出迟早，没有算按时", "rollup_none_due": "还没有到期的报表",
    "rollup_rate_note": "报送率：计入的份数／应报的份数；还没有到期的不算应报。",
    "head_rollup_rate": "报送率", "head_rollup_counted": "计入", "rollup_yes": "是", "rollup_no": "否", "rollup_not_counted": "没有计入", "rollup_problems_folded": "{title}，共 {count} 处（点左边的“+”看每一处）",
    "rollup_lacks_month": "缺{month}", "rollup_lacks_forms": "缺 {count} 份", "rollup_incomplete_note": "不完整：有的班读不出或没有填，或者有的月份没有计入；这些数至少这么多，与目标比较时没有达到的不算滞后。",
    "rollup_page_units": "各单位汇总和报送情况", "rollup_page_months": "各月汇总", "rollup_page_open": "还要催报的单位 {count} 个", "rollup_page_counted_of": "计入／应报", "rollup_page_nobody": "没有写明单位的",
    "rollup_page_more_units": "共 {all} 个单位，另有 {count} 个没有列在这里（先列要催报的）。看全部：-o 汇总.xlsx", "rollup_page_more": "另有 {count} 条没有列在这里。看全部：-o 汇总.xlsx",
}  # fmt: skip
