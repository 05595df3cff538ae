"""情况说明和疑问答复：工作簿里的词语；占位符须与英文一致（有测试）。"""

EXPLANATION_TERMS: dict[str, str] = {
    "sheet_answers": "疑问", "head_answered_by": "答复人", "head_answered_on": "答复日期", "head_key": "标识（请勿改动）",
    "head_where": "位置", "head_of_unit": "单位", "head_of_column": "指标",
    "stub_how": "请在黄色的格里写明“情况说明”和“说明人”，两项都写了才起作用；“有效期至”可以不填，到期后说明失效。不作说明的行可以留空，也可以整行删去；整行排序、筛选都可以。其他各列（包括右边隐藏的“标识”列）请勿改动；数值变了，说明自动失效。",
    "stub_how_answers": "请主管科室在黄色的格里写明“答复”和“答复人”，两项都写了，下次就不再问；“答复日期”可以不填。其他各列（包括右边隐藏的“标识”列）请勿改动；所问的内容或数值变了，会再问一次。",
    "stub_nothing": "没有要说明的问题。", "stub_day_title": "日期", "stub_day": "如 2020-12-31；可以不填。",
    "stub_questions": "另有 {count} 条疑问，也在里面，请主管科室答复。",
    "answered": "已答复", "answered_n": "{count} 条疑问已答复", "answered_line": "答复：{text}", "answered_on": "{reason}（{by}，{on}）",
    "explained_or_answered_heading": "已说明、已答复 {count} 处", "answers_summary": "；其中答复疑问 {count} 条",
    "no_answer": "还没有写答复和答复人", "said_already": "同一个问题另有一条不同的说明或答复，采用的是前一条",
}  # fmt: skip

EXPLANATION_ERRORS: dict[str, str] = {
    "day": "“{name}”不是日期（写成 2020-12-31、2020/12/31、2020年12月31日都可以）",
    "no_heading": "没有这一列的标题",
    "no_key": "这一行没有“标识”，不知道说的是哪个问题",
    "key_changed": "标识被改动过，不知道说的是哪个问题",
    "other_row": "序号 {name} 与本行的标识（第 {expected} 号）对不上，可能是排序时没有选中整行",
}  # fmt: skip
