"""每种规则的一句话说明；占位符须与英文一致（有测试）。"""

RULES: dict[str, str] = {
    "part_whole": "{whole} = {sum}，逐行相等",
    "district_sum": "{columns}：全区 = 各单位之和",
    "area_sum": "{columns}：小计 = 所含各单位之和",
    "not_above": "{part} {comparator} {bound}，逐行",
    "bounds": "{columns}{rows}：{at_least}{at_most}",
    "either": "{floors}：达到一项即可{rows}",
    "present": "{columns}{rows}：必须填写",
    "granule": "{columns}{rows}：按 {step} 的整数倍填写",
    "rates": "{columns}：率在 0—100% 之间，全区在各单位之间",
    "change": "{columns}{rows}：比上年变化 {at_least}{at_most}",
    "coverage": "{part}{rows}占“{base}”之比：{at_least}{at_most}{stated}",
    "narrative_claim": "正文“{quote}”与{sum}一致{rows}",
    "text_consistency": "文字前后一致：{nouns}{foreign}",
    "question": "疑问：{ask}",
}
