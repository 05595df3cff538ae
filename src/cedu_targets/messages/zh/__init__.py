"""中文用语：每个编号的名称、说明句、下一步和解释页。占位符须与英文一致（有测试）。"""

from cedu_targets.messages.parts import pack_errors_in, rules_in, system_reasons_in, terms_in, words_in
from cedu_targets.messages.zh.punctuation import PUNCTUATION

__all__ = ["PACK_ERRORS", "PUNCTUATION", "RULES", "SYSTEM_REASONS", "TERMS", "WORDS"]

TERMS = terms_in("zh")
PACK_ERRORS = pack_errors_in("zh")
SYSTEM_REASONS = system_reasons_in("zh")
RULES = rules_in("zh")
WORDS = words_in("zh")
