"""The languages that reports are written in, and which one is asked for: known without a word of either."""

import locale
import os
import re
import sys
from enum import StrEnum

from cedu_targets.domain.fault import CallFault


class Language(StrEnum):
    """A language that reports are written in."""

    ZH = "zh"
    EN = "en"


def language_named(name: str, source: str = "--lang") -> Language:
    """A language by its name, alone or with a region: `zh`, `zh_CN`, `en-GB`, `en_US.UTF-8`.

    Raises CallFault for any other, which names the `source` of the name.
    """
    known = re.fullmatch(r"(zh|en)(?:[-_.@].*)?", name.strip().lower())
    if known is None:
        raise CallFault("unknown_language", {"name": name, "source": source})
    return Language(known[1])


def system_language() -> Language:
    """The language of `CEDU_LANG`, else of the system's locale; Chinese where that says neither. Raises CallFault."""
    if own := os.environ.get("CEDU_LANG"):
        return language_named(own, "CEDU_LANG")
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "")
    if not name and sys.platform == "win32":  # elsewhere the environment says it all
        name = locale.getlocale()[0] or ""
    return Language.EN if name.lower().startswith("en") else Language.ZH
