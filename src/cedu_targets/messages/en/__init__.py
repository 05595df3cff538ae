"""English words: title, sentence, next step and page of every code. Placeholders equal the Chinese (tested)."""

from cedu_targets.messages.en.punctuation import PUNCTUATION
from cedu_targets.messages.parts import pack_errors_in, rules_in, system_reasons_in, terms_in, words_in

__all__ = ["PACK_ERRORS", "PUNCTUATION", "RULES", "SYSTEM_REASONS", "TERMS", "WORDS"]

TERMS = terms_in("en")
PACK_ERRORS = pack_errors_in("en")
SYSTEM_REASONS = system_reasons_in("en")
RULES = rules_in("en")
WORDS = words_in("en")
