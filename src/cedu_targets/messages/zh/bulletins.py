"""通报（Word 文档，cedu gap -o 通报.docx）的词语；占位符须与英文一致（有测试）。"""

BULLETIN_TERMS: dict[str, str] = {
    "doc_heading": "关于{title}的通报", "doc_draft": "起草说明（发文前删去）：{text}",
    "doc_to_kinds": "各{kinds}：", "doc_to_names": "{names}：", "doc_to_units": "各责任单位：",
    "doc_part": "（{numeral}）{text}", "doc_annex": "附件", "doc_annex_number": "附件{number}", "doc_day": "    年    月    日",
    "doc_overall": "总体情况", "doc_ranking": "进度排名", "doc_late": "滞后单位及差额", "doc_silent": "未报情况", "doc_data": "数据问题", "doc_problems": "存在问题", "doc_next": "下一步要求",
    "doc_group": "{group}：{told}。", "doc_no_group": "其他指标",
    "doc_share": "占比为达到序时进度（含已完成、超额完成）的任务数除以应判定的任务数：未报、无法判定的计入，尚未达到的不计入。",
    "doc_best": "占比最高的是{best}（{high}），最低的是{worst}（{low}）。", "doc_equal": "各单位占比都是 {share}。", "doc_no_ranking": "没有可以排名的单位。",
    "doc_late_units": "有滞后任务的单位 {count} 个：{units}。", "doc_unit_count": "{unit} {count} 项", "doc_behind": "滞后 {count} 项", "doc_slight": "略低于序时进度 {count} 项",
    "doc_more_annex": "另有 {count} 项没有列出，完成率见附件。", "doc_more": "另有 {count} 项没有列出。",
    "doc_silent_units": "有未报任务的单位 {count} 个，未报任务共 {tasks} 项。", "doc_partly_reported": "完成数不完整的单位 {count} 个（有的月份没有报或没有填）：{names}。已经达到的照算，不够的没有判定。", "doc_none_silent": "没有未报的任务。", "doc_none_data": "没有要核实的数据问题。", "doc_unjudged": "无法判定的情况", "doc_findings": "报送数据的问题",
    "doc_no_annex": "单位和指标太多，没有附各单位各项指标完成率。",
    "head_doc_place": "位置", "head_doc_kind": "类别", "head_doc_text": "情况", "head_doc_short": "各单位尚差",
    "doc_att_met": "已达到", "doc_att_missed": "未达到及差额", "doc_att_waiting": "未到期限", "doc_att_unjudged": "无法判定（请补什么）", "doc_att_paths": "逐年目标", "doc_att_bases": "基数及来源", "doc_att_open": "疑问和数据问题", "doc_all": "各项指标",
}  # fmt: skip
