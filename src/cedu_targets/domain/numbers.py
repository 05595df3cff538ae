"""Exact numbers: how a cell's text becomes a `Decimal`, and how a `Decimal` is printed.

No float decides a verdict. A float enters only as the stored form of a number
in a workbook and leaves `from_float` as the decimal that a person typed.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern

_DASHES = "-‐–—―─━⸺⸻~〜_/\\－～＿／＼"
BLANK_MARKS = frozenset(
    {"", "无", "空", "...", "......", "…", "……", *(sign * count for sign in _DASHES for count in range(1, 7))}
)
"""Cell texts that say "nothing here", without white space."""

_GROUPED = r"\d{1,3}(?:[, ]\d{3})+"
_CURRENCY = "[$€£¥]"
_NUMBER = lazy_pattern(
    rf"(?P<sign>[+-]?)(?P<before>{_CURRENCY} ?(?P<inner>[+-]?))?"
    rf"(?P<whole>{_GROUPED}|\d+)?(?P<places>\.\d*)?(?: ?(?P<after>[%‰]|{_CURRENCY}))?"
    r"(?:(?<!\b(?:19|20)\d\d) ?[*†‡]{1,3})?"  # 2008* heads a column: that year is preliminary
)
_PLAINEST = lazy_pattern(r"-?(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,5})?")
_SHORTEST = lazy_pattern(r"[+-]?\d\.\d{9,}[eE]-\d{1,3}")
"""A tiny double as a program writes it, 5.684341886080802e-14; nobody types that."""
_DOUBLE, _FINEST_TYPED = (16, 17), 3
"""A text of so many significant digits, more than 3 of them behind the point, is a stored double written out."""
_MAX_DIGITS = 30
_LARGEST = Decimal(10) ** 21
"""No indicator is larger; what is comes from a slip of the keyboard, and is no number."""
PRECISION = 120
"""Digits in which sums are worked out: no sum of a sheet's numbers, nor a product of two, is ever rounded."""
_DIGITS_KEPT, _PLACES_KEPT = 15, 9
"""No indicator is counted finer than this; beyond it a stored float is only noise."""


class Number(NamedTuple):
    """A number as it stands in a cell: its value, and whether it was written in percent (`95%` is 0.95)."""

    value: Decimal
    percent: bool = False


def parse_number(text: str) -> Number | None:
    """The number that `text` writes; None where the text is a blank or a mark for "nothing".

    Full-width digits, thousands separators, a leading sign, `%` and `‰` (a blank before them too) and the sign of
    a currency before or after are understood, a reference to a footnote (`66.8*`) is passed over. A double that a
    program wrote out (`0.30000000000000004`) is the number that it stands for, as it is in a workbook. Raises
    ValueError for anything else (`1e5`, `0x1F`, `1_000`, `12人`, `nan`): such a cell is a finding, never a guess.
    """
    if _PLAINEST.fullmatch(text):  # nearly always
        return Number(Decimal(text.replace(",", "")))
    plain_text = fold(text).strip()
    if "".join(plain_text.split()) in BLANK_MARKS:
        return None
    match = _NUMBER.fullmatch(plain_text)
    if match is None or not (match["whole"] or (match["places"] and len(match["places"]) > 1)):
        if _SHORTEST.fullmatch(plain_text):
            return Number(from_float(float(plain_text)))
        raise ValueError(text)
    digits = (match["whole"] or "0").replace(",", "").replace(" ", "") + (match["places"] or "")
    if len(digits) > _MAX_DIGITS or not digits.isascii() or _is_contradictory(match):
        raise ValueError(text)
    value = _value((match["sign"] or match["inner"] or "") + digits)
    if match["after"] not in ("%", "‰"):
        return Number(value)
    return Number(value.scaleb(-2 if match["after"] == "%" else -3), percent=True)


def _is_contradictory(match: re.Match[str]) -> bool:
    """Two signs, or two of a currency and per cent: `-$-5`, `$5%`."""
    return bool(match["before"] and (match["after"] or (match["sign"] and match["inner"])))


def _value(written: str) -> Decimal:
    places = len(written.partition(".")[2])
    if places > _FINEST_TYPED and len(written.strip("+-").replace(".", "").lstrip("0")) in _DOUBLE:
        return from_float(float(written))
    return Decimal(written)


@lru_cache(maxsize=4096)
def writes_number(text: str) -> bool:
    """Whether a text is a number. Kept: the same headings and names are asked about in one table after the other."""
    try:
        return parse_number(text) is not None
    except ValueError:
        return False


@lru_cache(maxsize=8192)
def from_float(stored: float) -> Decimal:
    """The decimal that a workbook's stored double stands for.

    Excel keeps 15 significant digits, so 0.1+0.2 (0.30000000000000004) reads as 0.3.
    Raises ValueError for an infinity, a NaN, and 10²¹ and more.
    """
    value = stored_decimal(stored)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_PLACES_KEPT:
        value = round(value, _PLACES_KEPT)
    return value


def stored_decimal(stored: float) -> Decimal:
    """The decimal with all 15 digits that Excel keeps: for what is added up, since nine places of thirds make no whole.

    Raises ValueError as `from_float` does.
    """
    value = Decimal(f"{stored:.{_DIGITS_KEPT}g}")
    if not value.is_finite() or abs(value) >= _LARGEST:
        raise ValueError(str(stored))
    return value


@lru_cache(maxsize=8192)
def noise(value: Decimal) -> Decimal:
    """By how much a number may differ from the stored double that it was read from; 0 of what was plainly typed."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # no infinity, no NaN
    is_cut = -exponent >= _PLACES_KEPT or len(digits) >= _DIGITS_KEPT
    return Decimal(1).scaleb(exponent) if is_cut and -exponent > _FINEST_TYPED else Decimal(0)


def plain(value: Decimal) -> str:
    """The number without exponent, grouping or trailing zeros: `21.00` is `21`, `2.50` is `2.5`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def percent(share: Decimal) -> str:
    """A share as people write it: 0.95 is `95%`."""
    return f"{plain(share * 100)}%"


def rounded_apart(value: Fraction, bounds: Sequence[Decimal], places: int) -> Decimal:
    """The value to so many decimal places, half up; exact where it has no more than these.

    It never shows a bound that it does not equal, nor lies beyond it: 0.59996 beside 0.6 is 0.5999. As many places as
    a bound has are always kept.
    """
    places = max(places, *map(decimal_places, bounds)) if bounds else places
    while True:
        scaled = value * 10**places
        low = scaled.numerator // scaled.denominator
        nearest = low + (2 * (scaled - low) >= 1)
        for shown in (nearest, low, low + 1):
            if shown == scaled or not any(_is_passed(scaled, shown, bound, places) for bound in bounds):
                return Decimal(f"{shown}E-{places}")
        places += 1  # two bounds that lie next to one another, and the value between them


def _is_passed(scaled: Fraction, shown: int, bound: Decimal, places: int) -> bool:
    """Whether rounding takes a number to a bound, or over it."""
    limit = Fraction(bound) * 10**places
    return bool(scaled != limit and (shown == limit or (shown > limit) != (scaled > limit)))


@lru_cache(maxsize=8192)
def is_multiple(value: Decimal, step: Decimal) -> bool:
    """Whether `value` is a whole number of steps, however many digits it has."""
    numerator, denominator = value.as_integer_ratio()
    of_step, per_step = step.as_integer_ratio()
    return numerator * per_step % (denominator * of_step) == 0


@lru_cache(maxsize=8192)
@lru_cache(maxsize=8192)
def decimal_places(value: Decimal) -> int:
    """Decimal places that the number needs: 2.50 needs 1, 300 needs 0."""
    text = plain(value)
    return len(text) - text.index(".") - 1 if "." in text else 0
