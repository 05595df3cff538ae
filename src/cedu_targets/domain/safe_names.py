"""Names of folders that every system takes, Windows too."""

import re
import unicodedata

from cedu_targets.domain.lazy_pattern import lazy_pattern

_NOT_IN_A_NAME = lazy_pattern(r'[<>:"/\\|?*]')
RESERVED = lazy_pattern(r"(?:con|prn|aux|nul|com\d|lpt\d|com[¹²³]|lpt[¹²³])(?:\..*)?", re.IGNORECASE)
"""Names of devices on Windows."""
_NO_SIGNS = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")
"""Signs that steer, or that nobody sees."""


def safe_name(text: str, longest: int) -> str:
    """A text as a name of at most so many signs: no reserved word or sign, no dot or blank at its ends, never empty."""
    seen = "".join("_" if unicodedata.category(sign) in _NO_SIGNS and not sign.isspace() else sign for sign in text)
    name = _NOT_IN_A_NAME.sub("_", " ".join(seen.split())).strip(". ~")[:longest].rstrip(". ")
    return f"_{name}"[:longest] if not name or RESERVED.fullmatch(name) else name
