"""因四舍五入，合计与分项之和可能有尾差: a note under a table that makes its numbers rounded, and to what."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.indicator import Indicator, Kind, Rounding
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.rounding_tolerance import step_of

_NOTE = lazy_pattern(
    r"四舍五入|尾差|舍入|取整|取舍|进位|计算误差|\brounding\b|\brounded\b"
    r"|(?:on|from|using|before)\s+(?:the\s+)?unrounded\b",
    re.IGNORECASE,
)
_CUT_OFF = lazy_pattern(r"截尾|截位|舍去尾数|舍尾|只舍不入|\btruncat", re.IGNORECASE)
_DENIED = lazy_pattern(
    r"(?:[未不没无]|并非)(?:[经作做用含有]|进行|采用|存在|任何)*"
    r"(?:四舍五入|尾差|舍入|截尾|取整|取舍|进位|计算误差(?!未))"
    r"|\b(?:not|never|without)\s+(?:been\s+|be\s+)?(?:round|truncat)(?:ed|ing)\b"
    r"|\bno\s+rounding\b",
    re.IGNORECASE,
)
"""未经四舍五入, 不存在尾差: a note that says the contrary."""
_COUNTED = lazy_pattern(r"[人个所场次户门册期班家项件名套处村镇]")

_WORDS = {
    "five": 5, "ten": 10, "fifty": 50, "hundred": 100, "thousand": 1000, "million": 10**6,
    "个": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "整数": 1,
}  # fmt: skip
_STEP = (
    r"(?:nearest|closest|multiples?\s+of|rounded\s+(?:up\s+|down\s+)?to(?:\s+base)?)\s+(?:the\s+)?(?:nearest\s+)?"
    r"(?P<number>(?:(?:\d[\d,]*(?:\.\d+)?|a|one|five|ten|fifty|hundred|thousand|million)s?\b\s*)+)"
    r"|(?:精确|取整|四舍五入|舍入|保留|进位)(?:[到至为]+|时以)?(?P<place>整数|[十百千万]|个(?=位))位?"
    r"|(?:以|按|取|舍入[到至为]|取整[到至为])(?P<base>\d+)(?:的(?:整数)?倍数?|为(?:一个)?(?:单位|基数|底数?))"
)
"""to the nearest 5, to the nearest ten thousand, 精确到百位, 以5为单位取整."""
_RANDOM = r"\brandom(?:ly)?\s+round"
_BASE = Decimal(3)
"""Census offices round up or down at random, so that nobody is known by a 1: to multiples of 3 unless they say so."""
_MOST_EXCEPTIONS = Decimal("0.1")
"""Of the numbers that a note says to be rounded to 5, so many may be no multiples: wrong, or of another kind."""
_FEWEST = 3

Shown = Callable[[Sequence[int], Decimal | None], Decimal | None]
"""The step that the numbers at some positions show beside the one that a note states (`shown_step`)."""


class RoundingNote(Struct, frozen=True):
    """What the notes say: how the numbers were made shorter, and to multiples of what, where they say so."""

    rounding: Rounding
    step: Decimal | None = None


@lru_cache(maxsize=256)
def rounding_in(notes: tuple[str, ...]) -> RoundingNote | None:
    """What notes say of rounding; None where they say nothing of it, or that there is none."""
    text = "\n".join("".join(note.split()) if not note.isascii() else note for note in notes)
    text = _DENIED.sub("", text)
    if _CUT_OFF.search(text):
        return RoundingNote(Rounding.TRUNCATED)
    if not _NOTE.search(text):
        return None
    return RoundingNote(Rounding.ROUNDED, _stated_step(text))


def _stated_step(text: str) -> Decimal | None:
    match = re.search(_STEP, text, re.IGNORECASE)
    if match is None:
        return _BASE if re.search(_RANDOM, text, re.IGNORECASE) else None
    if word := match["place"]:
        return Decimal(_WORDS[word])
    said = (match["number"] or match["base"]).lower().replace(",", "")
    factors = [word.rstrip("s") for word in said.split() if word not in ("a", "one")]
    product = Decimal(1)
    for factor in factors:
        product *= _WORDS[factor] if factor in _WORDS else Decimal(factor)
    return product or None


def shown_step(numbers: Sequence[Decimal], stated: Decimal | None) -> Decimal | None:
    """The step above 1 to which the numbers of a table are rounded where its notes say that they are.

    A stated step holds where nearly all are multiples of it; one that the numbers show, where all are.
    """
    told = [number for number in numbers if number]
    if len(told) < _FEWEST:
        return None
    if stated is not None and stated > 1:
        exceptions = sum(1 for number in told if number % stated)
        if exceptions <= _MOST_EXCEPTIONS * len(told):
            return stated
    step = step_of(told, _FEWEST)
    return step if step > 1 else None


def rounded_by_notes(
    indicators: Sequence[Indicator], notes: Sequence[str], shown: Shown = lambda _positions, _stated: None
) -> tuple[Indicator, ...]:
    """The indicators as the notes say that they were rounded; of whole numbers, `shown` tells how coarsely.

    What is counted one by one (人, 个, 所, 场) is exact all the same: a note of 万元 beside it does not make it
    less so. Only where nothing else can be meant does a note mean the counts.
    """
    note = rounding_in(tuple(notes))
    if note is None:
        return tuple(indicators)
    counts = [n for n, indicator in enumerate(indicators) if indicator.kind is Kind.COUNT and indicator.granule == 1]
    coarse = shown(counts, note.step) if counts and note.step is not None and note.step > 1 else None
    meant = set(counts) if coarse else _meant(indicators)
    step = coarse or shown([n for n in sorted(meant) if indicators[n].granule == 1], note.step)
    return tuple(
        replace(
            indicator,
            rounding=note.rounding,
            granule=step if step is not None and indicator.granule == 1 else indicator.granule,
        )
        if n in meant
        else indicator
        for n, indicator in enumerate(indicators)
    )


def _meant(indicators: Sequence[Indicator]) -> set[int]:
    """Where the columns stand that a note of rounding means: amounts, else counts without a unit, else counts."""
    amounts = {n for n, indicator in enumerate(indicators) if indicator.kind is Kind.AMOUNT}
    counts = {n for n, indicator in enumerate(indicators) if indicator.kind is Kind.COUNT}
    bare = {n for n in counts if not _COUNTED.match(indicators[n].unit_of_measure or "")}
    return amounts or bare or counts
