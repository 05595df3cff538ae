"""Values of cells: exact numbers, texts, and what stands in place of a value."""

from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, NoReturn

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import stored_decimal
from cedu_targets.files.grid import Obstacle

Scalar = Fraction | str | bool | None
"""The content of a cell; a blank one is None."""

_TYPED = 10**15
"""Of what was typed or calculated from it without quotients the denominator divides this."""
_DOUBLE = Context(prec=14)
"""A stored double is right to 15 digits; sums of many of them to a little less."""
_LONGEST_DENOMINATOR = 2**512
_PLACES_KEPT = 10**60
_LARGEST = 10**300
_LARGEST_POWER = 64
_DIGITS_STORED = 15
_PLAIN_NUMBER = lazy_pattern(r"\s*([+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,2})?)(%?)\s*")


class Failed(NamedTuple):
    """What stands in place of a value: an error of Excel's, or why the value is not known."""

    error: str = ""
    obstacle: Obstacle | None = None


Found = Scalar | Failed


class NoValueError(Exception):
    """A formula that makes no value."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed)
        self.failed = failed


def refuse(kind: str, detail: str = "") -> NoReturn:
    """Raises NoValueError: the value is not known."""
    raise NoValueError(Failed(obstacle=Obstacle(kind, detail)))


def bounded(value: Fraction) -> Fraction:
    """A number whose digits do not grow without end: exact up to 154 digits below the line, then to 60 places.

    A cell is read to 9 places: what is cut is never seen. Raises NoValueError for a number beyond all tables.
    """
    if value.denominator > _LONGEST_DENOMINATOR:
        value = Fraction(round(value * _PLACES_KEPT), _PLACES_KEPT)
    if abs(value.numerator) >= _LARGEST and abs(value) >= _LARGEST:
        refuse("size")
    return value


def without_dust(value: Fraction) -> Fraction:
    """A number before it is made whole; one that came of a double loses its last digits: 33.33333333333333*3 is 100."""
    if _TYPED % value.denominator == 0:
        return value
    return Fraction(_DOUBLE.divide(Decimal(value.numerator), Decimal(value.denominator)))


@lru_cache(maxsize=4096)
def exact(stored: float) -> Fraction:
    """The number that a stored double stands for; one with more digits than anybody types is the double itself.

    A stored 0.3333333333333333 times 3 is 1 then, as it is in Excel; the decimal of 9 places would miss it.
    Raises ValueError for a number beyond all tables.
    """
    shown = stored_decimal(stored)
    return Fraction(shown) if len(shown.as_tuple().digits) < _DIGITS_STORED else Fraction(stored)


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A whole power. Raises NoValueError."""
    if exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER:
        refuse("form")
    if not base and exponent <= 0:
        raise NoValueError(Failed("#DIV/0!" if exponent else "#NUM!"))
    return base ** int(exponent)


def written(value: Scalar) -> str:
    """A value as & writes it. Raises NoValueError."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, Fraction):
        return value or ""
    text = f"{float(value):.15g}"
    return text if "e" not in text else refuse("form")


def number_in(text: str) -> Fraction | None:
    """The number that a text is plainly; None for any other text, dates and amounts of money among them."""
    match = _PLAIN_NUMBER.fullmatch(text)
    return None if match is None else Fraction(match[1]) / (100 if match[2] else 1)
