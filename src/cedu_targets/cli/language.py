"""The language of a run, known before anything of the call is understood; and the half of a text that is in it."""

import re
from collections.abc import Sequence
from contextvars import ContextVar
from itertools import pairwise

from cedu_targets.messages.language import Language, language_named, system_language

_SPOKEN: ContextVar[Language | None] = ContextVar("_SPOKEN", default=None)
_BETWEEN = " · "
"""Between the halves of a text that is written `中文 · English`, where an option or a command is declared."""
_WIDE = "“”‘’…—"
"""Signs of a Chinese text, beside those that no other has."""


def speak_as_asked(arguments: Sequence[str]) -> None:
    """Let the whole call be answered in the language that any of its words asks for, else in the system's.

    Raises CallFault for a language that there is not.
    """
    _SPOKEN.set(_asked(arguments) or system_language())


def spoken() -> Language:
    """The language of the run; of the system where no call was read. Raises CallFault."""
    return _SPOKEN.get() or system_language()


def _asked(arguments: Sequence[str]) -> Language | None:
    """That of the last `--lang`; one without a value is told where the call is read."""
    asked = None
    words = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for word, following in pairwise([*words, None]):
        name = following if word == "--lang" else word[7:] if word and word.startswith("--lang=") else None
        if name is not None:
            asked = language_named(name, "--lang")
    return asked


def half(text: str, language: Language) -> str:
    """The half of `中文 · English` in a language; a text without halves is for both."""
    chinese, between, english = text.partition(_BETWEEN)
    return text if not between else chinese if language is Language.ZH else english


def paragraphs(text: str, language: Language) -> list[str]:
    """The paragraphs of a text in a language, each in one line: between two signs a line's end is no blank."""
    return [half(_in_one_line(one.split("\n")), language) for one in re.split(r"\n\s*\n", text.strip())]


def _in_one_line(lines: Sequence[str]) -> str:
    whole = ""
    for line in filter(None, (" ".join(one.split()) for one in lines)):
        whole += line if not whole or (_is_wide(whole[-1]) and _is_wide(line[0])) else f" {line}"
    return whole


def _is_wide(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" or sign in _WIDE
