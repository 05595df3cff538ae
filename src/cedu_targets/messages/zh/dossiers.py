"""建档要求和其中的数字要求在各种报告里的词语；占位符须与英文一致（有测试）。"""

DOSSIER_TERMS: dict[str, str] = {
    "volumes_n": "{count} 卷：{sizes}", "items_with_targets": "有数字要求 {count} 项",
    "head_targets": "数字要求", "targets_n": "{count} 个目标（数取自引文，以送审的文件为准）", "target_line": "→ {text}", "target_at_least": "不低于 {amount}", "target_reach": "达到 {amount}",
    "target_about": "{amount} 左右", "target_at_most": "不超过 {amount}", "target_between": "{low} 到 {high}",
    "target_a_head": "人均{amount}", "target_of_1000": "每千人{amount}", "target_of_10000": "每万人{amount}", "target_of_heads": "每 {heads} 人{amount}",
    "target_base": "基数：{base}", "target_each": "{scope}分别达到",
    "target_either": "达到其中一项即可", "target_expected": "预期性，达不到只作提示",
}  # fmt: skip
