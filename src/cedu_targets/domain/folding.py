"""Signs that are written in several ways and mean one thing: full-width letters, wide blanks, Chinese radicals.

Only what stands in the table here is folded. Compatibility forms at large (Unicode's NFKC) would make 121 of 12¹ and
1201 of 120①: signs that are no digits.
"""

import re
import unicodedata
from functools import cache

from cedu_targets.domain.lazy_pattern import lazy_pattern

_ALIKE = (
    (0x2F00, 0x2FD5),  # radicals, which programs put in the place of the Chinese signs when text is copied out of a PDF
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE50, 0xFE6B),  # small forms
    (0xFF01, 0xFF5E),  # full-width forms of ASCII
    (0xFFE0, 0xFFE6),  # ￥ ￡ and the like
)
_MINUS = "−‐‑﹣－"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_WIDTHLESS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
WIDTHLESS = dict.fromkeys(map(ord, _WIDTHLESS))
"""For `str.translate`: takes out what nobody sees (a byte order mark, a zero-width blank)."""
_FOLDED = lazy_pattern(
    f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _ALIKE)}{_MINUS}{_BLANKS}{_WIDTHLESS}]"
)
_ORDINALS = "[①-⒛Ⓐ-ⓩ㉑-㉟㊱-㊿Ⅰ-Ⅻⅰ-ⅻ]"
"""Circled and bracketed numbers and letters, numbers with a full stop, Roman numerals."""


def fold(text: str) -> str:
    """The text with one form for each sign; blanks are plain ones, and what has no width is left out."""
    return text if text.isascii() else _FOLDED.sub(_plain, text)


def fold_ordinals(text: str) -> str:
    """As `fold`, and ① as 1, ⑴ as (1), ⒈ as 1., Ⅱ as II: for codes, where such signs are numbers that count on."""
    return text if text.isascii() else re.sub(_ORDINALS, _decomposed, fold(text))


def _plain(match: re.Match[str]) -> str:
    return _plain_form(match[0])


@cache
def _plain_form(sign: str) -> str:
    if sign in _MINUS:
        return "-"
    if sign in _WIDTHLESS:
        return ""
    return " " if sign in _BLANKS else unicodedata.normalize("NFKC", sign)


def _decomposed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])
