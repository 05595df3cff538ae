"""How a wrong number came about, and how plausible that is.

The costs are a judgement, not fitted to data: 1 is an everyday slip of the keyboard, 3 another
number altogether. They only order what fits the sums; none is a probability.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import decimal_places

COSTS: dict[Cause, float] = {
    Cause.TEXT_NUMBER: 0.5,
    Cause.TRANSPOSED: 1.0,
    Cause.WAN: 1.1,
    Cause.SIGN: 1.1,
    Cause.PERCENT: 1.1,
    Cause.POWER_OF_TEN: 1.2,
    Cause.DOUBLED: 1.3,
    Cause.SUBTOTAL: 1.4,
    Cause.DROPPED: 1.5,
    Cause.SWAP: 1.5,
    Cause.LEFT_OUT: 1.6,
    Cause.WRONG_DIGIT: 1.6,
    Cause.MISSING: 1.6,
    Cause.SHIFT: 1.8,
    Cause.EXTRA_DIGIT: 1.9,
    Cause.REPLACED: 3.0,
}
LEAST_COST = COSTS[Cause.TRANSPOSED]
"""No number of a cell that was mistyped costs less."""
DISTRICT_COST = 0.25
"""What it costs more to suspect the district's row: its figures were settled first."""
OUT_OF_SCALE = 10
SCALE_COST = 2.0
"""What it costs more to propose for a unit over `OUT_OF_SCALE` times what any unit has in that column."""
DOUBT_COST = 2.0
"""What it costs more where another rule (last year's number, the notice's text) would question the number."""
MARGIN = 2.0
"""A cause this much cheaper than every other one stands alone."""
MOST_POWERS = 6
WAN = 4
"""万 is 10⁴."""


class Likeness(NamedTuple):
    """The most plausible way from the number that is due to the one that was written."""

    cause: Cause
    power: int = 0

    @property
    def cost(self) -> float:
        """Smaller is more plausible."""
        return COSTS[self.cause]


def likeness(before: Decimal | None, after: Decimal | None, indicator: Indicator) -> Likeness:
    """How `after` could have been written as `before`: the cheapest kind that fits."""
    if before is None:
        return Likeness(Cause.MISSING)
    if after is None or not after:
        return Likeness(Cause.REPLACED)
    if before == -after:
        return Likeness(Cause.SIGN)
    found = _scaled(before, after, indicator)
    if found is not None:
        return found
    if before < 0:
        return Likeness(Cause.REPLACED)
    causes = {_typed(one, two) for one, two in _spellings(before, after, indicator)} - {None}
    return min((Likeness(cause) for cause in causes if cause), key=lambda one: one.cost, default=_REPLACED)


_REPLACED = Likeness(Cause.REPLACED)


def _scaled(before: Decimal, after: Decimal, indicator: Indicator) -> Likeness | None:
    """A factor of a power of ten, in its most telling name."""
    if not before:
        return None
    digits = before.normalize().as_tuple().digits
    if digits != after.normalize().as_tuple().digits or before < 0:
        return None
    power = before.adjusted() - after.adjusted()
    if not power or abs(power) > MOST_POWERS:
        return None
    if abs(power) == 2 and indicator.kind is Kind.RATE:
        return Likeness(Cause.PERCENT)
    return Likeness(Cause.WAN if abs(power) == WAN else Cause.POWER_OF_TEN, power)


def _spellings(before: Decimal, after: Decimal, indicator: Indicator) -> set[tuple[str, str]]:
    """Both numbers as people write them: with the column's decimal places, and without trailing zeros."""
    if before == before.to_integral_value() and after == after.to_integral_value() and indicator.granule >= 1:
        return {(str(int(before)), str(int(after)))}
    places = max(decimal_places(before), decimal_places(after), decimal_places(indicator.granule))
    shortest = max(decimal_places(before), decimal_places(after))
    return {
        (f"{before:.{places}f}", f"{after:.{places}f}"),
        (f"{before:.{shortest}f}", f"{after:.{shortest}f}"),
        (f"{before.normalize():f}", f"{after.normalize():f}"),
    }


def one_slip_away(written: Decimal, indicator: Indicator) -> Iterator[Decimal]:
    """The numbers of the column's granule that a single slip may have turned into `written`."""
    places = decimal_places(indicator.granule)
    for power in range(-MOST_POWERS, MOST_POWERS + 1):
        scaled = written.scaleb(power)
        if decimal_places(scaled) <= places:
            yield scaled
    yield -written
    text = f"{written:.{places}f}"
    texts = {text[:n] + text[n + 1 :] for n in range(len(text))}
    texts |= {text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(len(text) - 1)}
    for digit in "0123456789":
        texts |= {text[:n] + digit + text[n:] for n in range(len(text) + 1)}
        texts |= {text[:n] + digit + text[n + 1 :] for n in range(len(text))}
    for meant in texts:
        if _PLAIN.fullmatch(meant) and decimal_places(Decimal(meant)) <= places:
            yield Decimal(meant)


_PLAIN = lazy_pattern(r"\d+(\.\d+)?")


def _typed(written: str, due: str) -> Cause | None:
    """The one slip of the keyboard that turns `due` into `written` (restricted Damerau-Levenshtein, distance 1)."""
    if len(written) == len(due):
        differing = [place for place, (a, b) in enumerate(zip(written, due, strict=True)) if a != b]
        if len(differing) == 1 and "." not in (written[differing[0]], due[differing[0]]):
            return Cause.WRONG_DIGIT
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            first, second = differing
            if (written[first], written[second]) == (due[second], due[first]):
                return Cause.TRANSPOSED
        return None
    if len(written) + 1 == len(due):
        return Cause.DROPPED if _without_one(due, written) else None
    if len(written) == len(due) + 1:
        places = [n for n in range(len(written)) if written[:n] + written[n + 1 :] == due]
        if not places:
            return None
        return Cause.DOUBLED if any(_repeats(written, n) for n in places) else Cause.EXTRA_DIGIT
    return None


def _without_one(longer: str, shorter: str) -> bool:
    at = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at:]


def may_be_slip(written: int, due: int) -> bool:
    """Whether a whole number may be another one that was mistyped; False is certain, and quickly known.

    One wrong digit makes a difference of one digit and zeros, two digits transposed nine times as much.
    """
    if written <= 0 or due <= 0:
        return True
    one, other = str(written), str(due)
    if len(one) == len(other):
        digits = int(str(abs(written - due)).rstrip("0") or "0")
        return digits < 10 or (digits % 9 == 0 and digits < 90)
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) == len(shorter) + 1 and _without_one(longer, shorter):
        return True
    return longer.rstrip("0") == shorter.rstrip("0")


def _repeats(text: str, place: int) -> bool:
    return text[place].isdigit() and text[place] in (text[place - 1 : place], text[place + 1 : place + 2])
