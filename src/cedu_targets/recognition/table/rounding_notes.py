"""因四舍五入，合计与分项之和可能有尾差: a note under a table that makes its numbers rounded."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cedu_targets.domain.indicator import Indicator, Kind, Rounding

_NOTE = re.compile(r"四舍五入|尾差|舍入|\brounding\b|\brounded\b", re.IGNORECASE)
_CUT_OFF = re.compile(r"截尾|截位|舍去尾数|舍尾|只舍不入|\btruncat", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:[未不没无]|并非)(?:[经作做用含有]|进行|采用|存在|任何)*(?:四舍五入|尾差|舍入|截尾)|\bnot rounded\b",
    re.IGNORECASE,
)
"""未经四舍五入, 不存在尾差: a note that says the contrary."""
_COUNTED = re.compile(r"[人个所场次户门册期班家项件名套处村镇]")


def rounded_by_notes(indicators: Sequence[Indicator], notes: Sequence[str]) -> tuple[Indicator, ...]:
    """The indicators as the notes say that they were rounded.

    What is counted one by one (人, 个, 所, 场) is exact all the same: a note of 万元 beside it does not make
    it less so. Only in a table without any amounts can the note mean its counts.
    """
    text = "".join("".join(note.split()) if not note.isascii() else note for note in notes)
    text = _DENIED.sub("", text)
    rounding = Rounding.TRUNCATED if _CUT_OFF.search(text) else Rounding.ROUNDED if _NOTE.search(text) else None
    if rounding is None:
        return tuple(indicators)
    amounts = {indicator.code for indicator in indicators if indicator.kind is Kind.AMOUNT}
    if not amounts:
        amounts = {
            indicator.code
            for indicator in indicators
            if indicator.kind is Kind.COUNT and not _COUNTED.match(indicator.unit_of_measure or "")
        }
    return tuple(
        replace(indicator, rounding=rounding) if indicator.code in amounts else indicator for indicator in indicators
    )
