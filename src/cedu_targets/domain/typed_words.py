"""Words of a command as a person types them: what is told as the next step can be copied as it stands."""

import os
import shlex

from cedu_targets.domain.lazy_pattern import lazy_pattern

_PLAIN = lazy_pattern(r"[\w@%+:./\\-]+")
"""What no shell of Windows reads as anything else. A name of a file holds no quotation mark there."""


def typed(word: str) -> str:
    """A word in quotation marks where a shell would take it apart: cmd.exe knows double ones alone."""
    if os.name != "nt":
        return shlex.quote(word)
    return word if _PLAIN.fullmatch(word) else f'"{word}"'
