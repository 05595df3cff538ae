"""空项表示数字很小: a note under a table that makes its blank cells numbers that are not given."""

import re
from collections.abc import Sequence
from functools import cache

from cedu_targets.domain.indicator import Blanks

_BLANK = r"(?:空[项格白栏]|留空|未填|不填)"
_HIDDEN = (
    r"(?:[很过太][小少]|不足|未[上填]?报|未列[示出]|未统计|不[详明]|未知|保密|缺[失报少]|没有(?:上报|统计|掌握)"
    r"|不公开|暂无|隐去)"
)
_BLANK_CELLS = r"\b(?:blanks?(?: cells?| spaces?| entries)?|(?:empty|missing) cells?)\b"
_WITHHELD = (
    r"\b(?:suppress\w*|withheld|not (?:available|reported|known|published)|unavailable|unknown|missing|confidential\w*"
    r"|(?:too |very )?small)\b"
)
_NOTE = (
    rf"{_BLANK}[^。；;\n]{{0,8}}(?:表示|代表|指|系|说明|是|为)[^。；;\n]{{0,12}}{_HIDDEN}"
    rf"|{_HIDDEN}[^。；;，,\n]{{0,12}}{_BLANK}"
    rf"|{_BLANK_CELLS}[^.;\n]{{0,20}}\b(?:indicat|denot|mean|represent|signif|stand|are|is)[^.;\n]{{0,30}}{_WITHHELD}"
    rf"|{_WITHHELD}[^.;\n]{{0,40}}\b(?:left|shown as|appear as|are|is) (?:blanks?|empty)\b"
)


def blanks_by_notes(notes: Sequence[str]) -> Blanks:
    """What the notes say that a blank cell means; nothing was assigned, where they say nothing of it."""
    said = (note for note in notes if any(word in note.lower() for word in ("空", "未填", "不填", "blank", "empty")))
    return Blanks.UNKNOWN if any(_pattern().search(note) for note in said) else Blanks.ZERO


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled when first needed: few notes speak of blanks."""
    return re.compile(_NOTE, re.IGNORECASE)
