"""网页报告（HTML）里的词语；占位符须与英文一致（有测试）。"""

PAGE_TERMS: dict[str, str] = {
    "page_skip": "跳到正文", "page_contents": "目录", "page_region": "{name}（表格，可以滚动）",
    "page_explains": "它引起的问题 {count} 处：", "page_should_be": "应为 {value}",
    "page_signs": "带符号的格可以点开，转到对它的说明；“应为”是疑似错因给出的数，表中的数未作改动。",
    "page_each": "逐处列出（{count} 处）", "page_more": "另有 {count} 处没有列出，用 -f excel 或 -f json 看全部。",
    "page_rows_left": "表很大，这里只列出全区和有标记的行（{shown} 行，全表 {rows} 行）。",
    "page_size": "{units} 个单位、{columns} 项指标，共 {rows} 项任务", "page_overall": "全区", "page_heat": "各单位各项指标完成率", "page_heat_short": "热力图",
    "page_heat_caption": "每格：完成率，状态的符号和词。行为单位，列为指标。",
    "page_late": "滞后", "page_data": "数据问题", "page_chart": "完成与目标", "page_stack": "构成",
    "page_bullet": "完成 {achieved}，目标 {target}，完成率 {completion}，序时进度 {pace}",
    "page_bullet_not_due": "完成 {achieved}，目标 {target}，完成率 {completion}，年底判定，不按月折算",
    "page_waiting": "尚未达到 {count} 项（年底判定，不按月折算）",
    "page_bullet_key": "灰条为目标（100%），色条为完成，竖线为序时进度；超过 150% 的画成箭头。",
    "page_more_late": "另有 {count} 项没有列出，见上面的“各单位各项指标完成率”。",
    "page_silent": "未报的任务 {count} 项", "page_unjudged": "无法比较的 {count} 处",
    "short_exceeded": "超额", "short_met": "完成", "short_on_pace": "达序时", "short_slightly_behind": "略低",
    "short_behind": "滞后", "short_below": "未达到", "short_not_reported": "未报", "short_not_assigned": "未下达任务", "short_not_judged": "难判定",
}  # fmt: skip
