"""每种规则的一句话说明；占位符须与英文一致（有测试）。"""

RULES: dict[str, str] = {
    "part_whole": "{whole} = {sum}，逐行相等",
    "district_sum": "{columns}：全区 = 各单位之和",
    "not_above": "{part} {comparator} {bound}，逐行",
}
