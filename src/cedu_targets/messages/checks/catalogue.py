"""The words of all checks, by check and by code."""

from cedu_targets.messages.check_words import CheckWords, CodeWords
from cedu_targets.messages.checks.answers import ANSWERS
from cedu_targets.messages.checks.bounds import BOUNDS
from cedu_targets.messages.checks.items import ITEMS
from cedu_targets.messages.checks.paths import PATHS
from cedu_targets.messages.checks.rates import RATES
from cedu_targets.messages.checks.reasons import REASONS
from cedu_targets.messages.checks.record_classes import RECORD_CLASSES
from cedu_targets.messages.checks.record_forms import RECORD_FORMS
from cedu_targets.messages.checks.sums import SUMS
from cedu_targets.messages.checks.texts import TEXTS
from cedu_targets.messages.entry import Words

CHECKS: dict[str, CheckWords] = {
    **SUMS,
    **BOUNDS,
    **RATES,
    **TEXTS,
    **ITEMS,
    **ANSWERS,
    **PATHS,
    **RECORD_FORMS,
    **RECORD_CLASSES,
}
CODES: dict[str, CodeWords] = {code: words for check in CHECKS.values() for code, words in check.codes.items()}


def rules_in(language: str) -> dict[str, str]:
    """The sentence of each kind of rule."""
    return {name: check.rule.text(language) for name, check in CHECKS.items()}


def words_in(language: str) -> dict[str, Words]:
    """The entry of each code, then of each reason for not judging."""
    entries = dict(CODES) | REASONS
    for check in CHECKS.values():
        entries |= check.reasons
    return {name: words.words(language) for name, words in entries.items()}
