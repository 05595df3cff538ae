"""The words of all checks, by check and by code; a file of them is loaded when something of it is told."""

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module

from cedu_targets.messages.check_words import CheckWords, CodeWords
from cedu_targets.messages.entry import Words
from cedu_targets.messages.gathered import Gathered, Part

_FILES = ("sums", "bounds", "rates", "texts", "items", "answers", "paths", "record_forms", "record_classes")
"""Each has its checks under its own name in capitals: `sums.SUMS`."""


def _checks(file: str) -> dict[str, CheckWords]:
    found: dict[str, CheckWords] = getattr(import_module(f"cedu_targets.messages.checks.{file}"), file.upper())
    return found


def _codes(file: str) -> dict[str, CodeWords]:
    return {code: words for check in _checks(file).values() for code, words in check.codes.items()}


CHECKS: Mapping[str, CheckWords] = Gathered([partial(_checks, file) for file in _FILES])
CODES: Mapping[str, CodeWords] = Gathered([partial(_codes, file) for file in _FILES])


def rule_parts(language: str) -> Sequence[Part[str]]:
    """The sentence of each kind of rule."""
    return [partial(_rules, language, file) for file in _FILES]


def code_parts(language: str) -> Sequence[Part[Words]]:
    """The entry of each code."""
    return [partial(_code_words, language, file) for file in _FILES]


def reason_parts(language: str) -> Sequence[Part[Words]]:
    """The entry of each reason for not judging: those that several checks give, then those of one."""
    return [partial(_shared_reasons, language), *(partial(_reasons, language, file) for file in _FILES)]


def _rules(language: str, file: str) -> dict[str, str]:
    return {name: check.rule.text(language) for name, check in _checks(file).items()}


def _code_words(language: str, file: str) -> dict[str, Words]:
    return {code: words.words(language) for code, words in _codes(file).items()}


def _reasons(language: str, file: str) -> dict[str, Words]:
    checks = _checks(file).values()
    return {name: words.words(language) for check in checks for name, words in check.reasons.items()}


def _shared_reasons(language: str) -> dict[str, Words]:
    from cedu_targets.messages.checks.reasons import REASONS

    return {name: words.words(language) for name, words in REASONS.items()}
