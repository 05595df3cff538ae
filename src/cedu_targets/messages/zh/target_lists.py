"""目标清单在各种报告里的词语；占位符须与英文一致（有测试）。"""

TARGET_LIST_TERMS: dict[str, str] = {
    "rule_path": "目标逐年走向",
    "rule_counting": "新增还是累计",
    "direction_up": "逐年不降",
    "direction_down": "逐年不升",
    "direction_none": "前后走向一致",
}
