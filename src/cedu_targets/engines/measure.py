"""Measures: what is counted in every district, as SQL over sums of its rows that all measures share."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import Literal, NamedTuple

from msgspec import Struct, field

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Rounding
from cedu_targets.engines.form import MOST_DIGITS, WideForm

UNIT, TOTAL, SUBTOTAL = 0, 1, 2
"""What a row is (`k`): a village or town of its own, its district's total, a town's total over its villages."""
_LARGEST = 9 * 10**18
WIDE = "DECIMAL(18, 0)"
"""In which numbers are added down a district: a sum of ten billion of them is exact on every engine."""
MULTIPLIED = "DECIMAL(38, 0)"
"""In which numbers are multiplied whose products may not fit 64 bits: a product of two that do is not made wider."""


By = Literal["row", "screen", "district"]
"""How a measure is counted: as the rows of a kind, as what the screen tells already, or by all sums of a district."""


class Measure(Struct, frozen=True):
    """One kind of finding of one rule in one column: how often it is found in a district."""

    rule: str
    check: str
    code: str
    severity: Severity
    column: str
    sql: str
    """Over the names of `Judging.sums`; a whole number of 0 and more."""
    why: str = ""
    counted_by: By = "district"
    row: str = ""
    """A row without which it is 0, in SQL over rows; where it is counted by rows, their number."""
    district: str = ""
    """Without which it is 0, in SQL over the names of `Judging.screen`, where no single row tells; where it is counted
    by the screen, it is 1 where this is so."""


class NotInSqlError(ValueError):
    """A rule that cannot be said in SQL; `args[0]` is a key of `messages`, the column comes second where it is one."""


class Aggregates(Struct):
    """The sums of a district's rows that measures are made of, each once."""

    _names: dict[str, str] = field(default_factory=dict)

    def of(self, sql: str) -> str:
        """The name of an aggregate."""
        return self._names.setdefault(sql, f"a{len(self._names)}")

    def count(self, condition: str) -> str:
        """In how many rows a condition holds."""
        return self.of(f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)")

    @property
    def select(self) -> str:
        """All of them, for a SELECT."""
        return ", ".join(f"{sql} AS {name}" for sql, name in self._names.items())


class Sum(NamedTuple):
    """A signed sum of a row's cells as a whole number: `sql` is its value times `by`."""

    sql: str
    by: int


def signed_sum(form: WideForm, terms: Iterable[tuple[str, Fraction]], *, blank: str = "0") -> Sum:
    """The sum of cells times factors, blanks as 0. Raises NotInSqlError where it could overflow."""
    factors: dict[str, Fraction] = {}
    for code, factor in terms:
        factors[code] = factors.get(code, Fraction(0)) + factor / 10 ** form.places[code]
    by = lcm(1, *(one.denominator for one in factors.values()))
    whole = {code: int(one * by) for code, one in factors.items() if one}
    size = sum(map(abs, whole.values())) * 10**MOST_DIGITS
    if size >= 10**36:
        raise NotInSqlError("too_fine")
    cast = size >= _LARGEST
    pieces = []
    for code, times in whole.items():
        cell = f"CAST({form.name(code)} AS {MULTIPLIED})" if cast else form.name(code)
        cell = f"COALESCE({cell}, {blank})"
        pieces.append(("- " if times < 0 else "+ ") + (cell if abs(times) == 1 else f"{abs(times)} * {cell}"))
    return Sum(" ".join(pieces).removeprefix("+ ") or "0", by)


def ends(bound: Fraction, by: int) -> tuple[int, int]:
    """The least whole number not below a bound in steps of 1/by, and the largest not above it."""
    scaled = bound * by
    return -(-scaled.numerator // scaled.denominator), scaled.numerator // scaled.denominator


def steps(step: Fraction, places: int) -> tuple[int, int]:
    """(factor, divisor): a kept number times the one is a multiple of the other where it is a whole number of steps."""
    ratio = Fraction(1, 10**places) / step
    common = gcd(ratio.numerator, ratio.denominator)
    return ratio.numerator // common, ratio.denominator // common


class Slacks(NamedTuple):
    """By how much rounding may leave a sum off (`rounding_tolerance.Slack`): SQL over the ends, all times `by`."""

    wrong: str
    """Rounding cannot explain it."""
    unlikely: str
    """It could, but hardly ever does."""


def slack(form: WideForm, counted: Mapping[tuple[str, int], tuple[str, str]], difference: Sum) -> Slacks | None:
    """The zones of a difference `total − sum`; None where every column is exact.

    `counted` is by (code, sign) in the difference: in SQL how many filled cells there are, and how many below 0.
    """
    by_code = form.table.by_code
    rounded = [one for one in counted if by_code[one[0]].rounding is not Rounding.EXACT]
    if not rounded:
        return None
    by = lcm(2 * difference.by, *((Fraction(by_code[code].granule) / 2).denominator for code, _ in rounded))
    low, high, squares, opened = [], [], [], []
    for code, sign in rounded:
        granule, (filled, below) = int(by_code[code].granule * by), counted[code, sign]
        squares.append(f"{granule**2} * ({filled})")
        if by_code[code].rounding is Rounding.ROUNDED:
            low.append(f"{granule // 2} * ({filled})")
            high.append(f"{granule // 2} * ({filled})")
            continue
        above = f"({filled}) - ({below})"  # true number less written one: 0 and more, of what is below 0 at most 0
        positive, negative = (above, below) if sign > 0 else (below, above)
        high.append(f"{granule} * ({positive})")
        low.append(f"{granule} * ({negative})")
        opened.append((positive, negative))
    scaled = f"({difference.sql}) * {by // difference.by}"
    return _zones(scaled, " + ".join(low) or "0", " + ".join(high) or "0", " + ".join(squares), opened)


def _zones(off: str, low: str, high: str, squares: str, opened: list[tuple[str, str]]) -> Slacks:
    """`-off` lies between -low and high; ends are open where a truncated number is among them."""
    high_open = " OR ".join(f"({positive}) > 0" for positive, _ in opened) or "1 = 0"
    low_open = " OR ".join(f"({negative}) > 0" for _, negative in opened) or "1 = 0"
    beyond = f"-({off}) > {high} OR -({off}) < -({low})"
    at_end = f"(-({off}) = {high} AND ({high_open})) OR (-({off}) = -({low}) AND ({low_open}))"
    wrong = f"({beyond} OR {at_end})"
    if opened:
        return Slacks(wrong, "1 = 0")
    bounded = f"LEAST(ABS({off}), ({high}) + 1)"
    bounded = f"CAST({bounded} AS {MULTIPLIED})"
    return Slacks(wrong, f"4 * {bounded} * {bounded} > CAST(3 AS {MULTIPLIED}) * ({squares})")
