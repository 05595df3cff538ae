"""Marks and words that stand in a cell for a number that is not given: x, .., (D), N/A, 未报, 保密.

They are neither nothing nor 0: a sum that needs such a cell cannot be judged.
"""

import re
from functools import cache, lru_cache

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern

INCOMPLETE = "不完整"
"""Heads a column of texts beside numbers: the columns that it names hold only the least there may be."""
_MARKS = frozenset(
    "x X xx XX . .. ... c C F S D Z : * ** *** # ■ □ ▲ △ ※ NA na N/A n/a n.a. N.A. n.a n/r N/R NR N.R. n.r. ND"
    " N.D. n.d. HC TBD TBA TBC tbd tba tbc".split()
)
"""As statistics offices, and those who wait for a number, write them."""
_WORDS = (
    r"未[\u4e00-\u9fff]{1,3}|待[\u4e00-\u9fff]{1,2}|暂[无缺](?:数据)?|不详|保密|缺(?:[报失数]|数据)?|(?:无|没有)数据|数据(?:缺失|不详)"
    r"|不适用|不公[开布]|无法统计"
    r"|not (?:yet )?(?:available|applicable|reported|disclosed|included|known|published)|unavail(?:able)?|unknown"
    r"|suppressed|confidential|withheld|undisclosed|discontinued|pending|missing|no data|to be determined"
)
_BRACKETED = lazy_pattern(r"[(\[](.{1,20})[)\]]")
_REFERENCE = lazy_pattern(r"\[\d{1,2}\]")
"""[14] and no number: where it would stand, a note says why there is none."""
_FOOTNOTE = lazy_pattern(r"(?<=\S)\s*\d{1,2}\)$")


@lru_cache(maxsize=1024)
def is_unknown_mark(text: str) -> bool:
    """True for a text that says that a number is suppressed, not available, or not there yet."""
    plain_text = _FOOTNOTE.sub("", " ".join(fold(text).split()))
    if _REFERENCE.fullmatch(plain_text):
        return True
    match = _BRACKETED.fullmatch(plain_text)
    plain_text = match[1].strip() if match else plain_text
    return plain_text in _MARKS or _words().fullmatch(plain_text.rstrip(".。")) is not None


@cache
def _words() -> re.Pattern[str]:
    """Compiled when first needed: most tables have a number in every cell."""
    return re.compile(_WORDS, re.IGNORECASE)
