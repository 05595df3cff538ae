"""Text that a submitter controls, made harmless: it shows as text and steers nothing."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.safe_names import RESERVED

_STEERING = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"}
"""Control, format and direction signs, line ends, lone surrogates, private and unassigned signs (XML refuses some)."""

_MARKDOWN = lazy_pattern(r"[\\`*_\[\]<>|~&#$]")
_AUTOLINK = lazy_pattern(r"(?<=[A-Za-z]):(?=/)|(?<=www)\.", re.IGNORECASE)
_BLOCK_START = lazy_pattern(r"([-+=]|\d{1,9}(?=[.)]))")
_NOT_IN_A_FILE_NAME = lazy_pattern(r'[<>:"/\\|?*\s]')
_LONGEST_NAME = 60
_LONGEST_NAME_BYTES = 150
"""Most file systems stop at 255 bytes, and a name gets a title, a number and a suffix."""


def visible(text: str) -> str:
    """The text with control, format and direction characters written out (`\\u202e`), on one line.

    A unit's name could otherwise recolour the terminal, hide a line or reverse the reading order.
    """
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _STEERING else sign for sign in text)


def markdown_cell(text: str) -> str:
    """The text for a cell of a Markdown table: no link, no HTML, no emphasis comes of it; no block can begin there."""
    text = _MARKDOWN.sub(r"\\\g<0>", visible(text).strip())
    return _AUTOLINK.sub(r"\\\g<0>", text)


def markdown(text: str) -> str:
    """The text for a line of Markdown: no list and no heading comes of it either."""
    text = markdown_cell(text)
    start = _BLOCK_START.match(text)
    if start is None:
        return text
    if start[1].isdigit():  # 1. and 1) start a list; a digit itself cannot be escaped
        return f"{start[1]}\\{text[start.end() :]}"
    return "\\" + text


def file_name(text: str) -> str:
    """The text as part of a file's name that no system reads as a path, a device or an option."""
    name = _NOT_IN_A_FILE_NAME.sub("_", visible(text)).strip(".~-_ ")[:_LONGEST_NAME]
    name = name.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore").rstrip(".")
    return f"_{name}" if not name or RESERVED.fullmatch(name) else name


def told_apart(stems: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Names of files without suffixes, with a number behind those that differ from another by case at most."""
    used = {name.casefold() for name in taken}
    names: list[str] = []
    for stem in stems:
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        names.append(next(name for name in numbered if name.casefold() not in used))
        used.add(names[-1].casefold())
    return names
