"""The words of a check, both languages side by side: its rule in a sentence, and all that each of its codes says."""

from collections.abc import Mapping
from typing import NamedTuple

from cedu_targets.messages.entry import Words


class Both(NamedTuple):
    """One text in Chinese and in English."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """The text in a language."""
        return self.zh if language == "zh" else self.en


class CheckPage(NamedTuple):
    """The relation that must hold, then examples: it passes, it fails or is only noted, the answer is hidden."""

    holds: Both
    passes: Both | None = None
    fails: Both | None = None
    note: Both | None = None
    not_judged: Both | None = None


class CodeWords(NamedTuple):
    """What a code is called, says, advises, and means; `message` and `help` may be keyed by the finding's variant."""

    title: Both
    message: Both | dict[str, Both]
    help: Both | dict[str, Both] = Both("", "")
    page: CheckPage | None = None
    """None for a reason for which something was not judged."""

    def words(self, language: str) -> Words:
        """The entry of one language."""
        message, advice = _in(language, self.message), _in(language, self.help)
        return Words(self.title.text(language), message, advice)


class CheckWords(NamedTuple):
    """A check's words; `reasons` are those for which only this check is not judged."""

    rule: Both
    codes: Mapping[str, CodeWords]
    reasons: Mapping[str, CodeWords] = {}


def _in(language: str, text: Both | dict[str, Both]) -> str | dict[str, str]:
    if isinstance(text, Both):
        return text.text(language)
    return {variant: both.text(language) for variant, both in text.items()}
