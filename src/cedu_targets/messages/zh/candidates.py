"""文中带数的话（可能是目标的句子）的词语；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

CANDIDATES: dict[str, Words] = {
    "RD093": Words(
        "只有带数的话",
        "文件里没有目标表，也没有事项清单，只有 {count} 处带数的话；哪些是目标，要由规则包说明。",
        "起草规则包，改好后再用：cedu rules infer {file}；看是哪些话：cedu read {file}。",
        "意见、规划、通知里的目标往往写成一句话（到 2025 年参与率达到 50% 以上，每个乡镇建一所社区学校）。没有规则包时只列出这些话：行、数、约束性还是预期性，不作审核，也不与完成数比较，因为哪个数是目标、以什么为基数、什么时候到期，只有人能定。年龄、级别、文号、届次、“一批”，以及说现状和过去的数不列。",
    ),
}

CANDIDATE_TERMS: dict[str, str] = {
    "candidates_only": "没有规则包；有 {count} 处带数的话：cedu rules infer {file}",
    "candidates_left": "另有 {count} 处带数的话，没有规则包说明是不是目标，没有审核；逐处看：cedu read {file}",
    "bare_n": "没有规则包的文字 {count} 份", "overview_bare": "没有规则包",
    "candidates_heading": "带数的话 {count} 处（哪些是目标由规则包说明，没有审核）",
    "candidates_hint": "起草规则包：cedu rules infer {file}", "candidates_not_shown": "还有 {count} 处没有显示，-f json 有全部",
    "head_candidate": "数", "head_candidate_kind": "类别", "head_candidate_strength": "性质", "head_candidate_text": "原文",
    "candidate_share": "比例", "candidate_count": "数量", "candidate_per_head": "人均", "candidate_coverage": "覆盖",
    "candidate_base": "基数：{base}", "candidate_scope": "{scope}分别", "candidate_by": "时间：{by}", "candidate_all": "全部",
}  # fmt: skip
