"""Numbers of an attainment as people read them: what was reached, of what, how far off; never rounded to a demand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.numbers import percent, plain, rounded_apart
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation
from cedu_targets.messages.messages import Messages

_PLACES = {TargetKind.SHARE: 4, TargetKind.COVERAGE: 4}
"""Decimals of a share: two of a per cent."""
_PLACES_OF_AMOUNTS = 2
_PLACES_OF_PARTS = 3
_COUNTED = {Counting.NEW: "att_new", Counting.CUMULATIVE: "att_cumulative"}
AMONG = " ÷ "


def is_share(target: Target) -> bool:
    """Whether its number is a per cent, and a difference to it percentage points."""
    return target.kind is TargetKind.SHARE or target.unit_of_measure == "%"


def value_text(value: Fraction, target: Target) -> str:
    """`57.2%`, `4 个`, `1.95 元`: what was reached; 59.997 % is never written as the 60 % that it falls short of."""
    return _written(shown(value, target), target)


def shown(value: Fraction, target: Target) -> Decimal:
    """A value with few decimals, on the same side of what is demanded as it is."""
    bounds = [bound for bound in (target.value, target.value_high) if bound is not None]
    return rounded_apart(value, bounds, _PLACES.get(target.kind, _PLACES_OF_AMOUNTS))


def part_text(part: int, whole: int) -> str:
    """How many of so many, in per cent to one place: `83.3%`; what is short of all is never written as 100 %."""
    return percent(rounded_apart(Fraction(part, whole), (Decimal(1), Decimal(0)), _PLACES_OF_PARTS))


def _written(amount: Decimal, target: Target) -> str:
    if is_share(target):
        return percent(amount)
    return f"{plain(amount)} {target.unit_of_measure or ''}".rstrip()


def distance(row: Attained) -> Decimal | None:
    """How far a row is from what is demanded, of numbers as they are shown: positive short of it, or over what is most.

    Negative where it is exceeded, 0 within a range; None where there is no number on either side.
    """
    target = row.target
    if row.value is None or target.value is None:
        return None
    value = shown(row.value, target)
    if target.relation is TargetRelation.AT_MOST:
        return value - target.value
    if target.relation is TargetRelation.BETWEEN and target.value_high is not None and value >= target.value:
        return max(value - target.value_high, Decimal(0))
    return target.value - value


def distance_text(row: Attained, messages: Messages) -> str:
    """`差 2.8 个百分点`, `超额 3 个`, `超出 2 个`, `正好达到`; empty where there is nothing to compare."""
    far = distance(row)
    if far is None:
        return ""
    target = row.target
    if far == 0:
        is_within = target.relation is TargetRelation.BETWEEN
        return messages.term("att_within" if is_within else "att_exactly")
    is_ceiling = target.relation is TargetRelation.AT_MOST
    is_over = is_ceiling or (target.relation is TargetRelation.BETWEEN and shown(_value(row), target) > target.number)
    missed, kept = "att_above" if is_over else "att_short", "att_room" if is_ceiling else "att_over"
    amount = difference_text(abs(far), target, messages)
    amount = messages.term("att_less_than" if _is_less(row, abs(far)) else "att_so_much", amount=amount)
    return messages.term(missed if far > 0 else kept, amount=amount)


def _is_less(row: Attained, shown_distance: Decimal) -> bool:
    """Whether a distance is only so large because the number was not to be written as what is demanded."""
    bounds = [bound for bound in (row.target.value, row.target.value_high) if bound is not None]
    exact = min(abs(Fraction(bound) - _value(row)) for bound in bounds)
    return 2 * exact < Fraction(shown_distance)


def difference_text(amount: Decimal, target: Target, messages: Messages) -> str:
    """A distance: `2.8 个百分点`, `3 个`."""
    return messages.term("att_points", amount=plain(amount * 100)) if is_share(target) else _written(amount, target)


def _value(row: Attained) -> Fraction:
    assert row.value is not None
    return row.value


def working_text(row: Attained, messages: Messages) -> str:
    """How a number came about: `45760 ÷ 80000 人，2021年 常住人口，统计局`; empty where it was reported as it is."""
    return messages.punctuation.clauses.join(_working(row, messages))


def _working(row: Attained, messages: Messages) -> Iterator[str]:
    figure = row.numerator
    if figure is not None and figure.is_rate:
        yield messages.term("att_rate_given")
    elif row.total is not None and row.base_total is not None:
        yield _ratio(row.total, figure, row.base_total, row.base)
        if row.base is not None:
            yield base_text(row.base, messages, row.year)
    if len(row.units) > 1 and row.target.kind is not TargetKind.COVERAGE:
        yield messages.term("att_summed", count=len(row.units))
    if figure is not None and figure.counting in _COUNTED:
        yield messages.term(_COUNTED[figure.counting])


def _ratio(total: Decimal, figure: Figure | None, base: Decimal, base_figure: Figure | None) -> str:
    """`45760 ÷ 80000 人`, `160000 元 ÷ 80000 人`."""
    above, below = (one.unit_of_measure or "" if one else "" for one in (figure, base_figure))
    first = plain(total) if above in ("", below) else f"{plain(total)} {above}"
    return f"{first}{AMONG}{plain(base)} {below}".rstrip()


def base_text(base: Figure, messages: Messages, year: int | None = None) -> str:
    """`2021年 常住人口，统计局`: a base with its year and source; with `year` said where it is one of another year."""
    if base.year is None:
        told = [base.name, messages.term("att_no_year")]
    else:
        name = messages.term("att_base_of_year", name=base.name, year=base.year)
        is_other = year is not None and year != base.year
        told = [messages.term("att_base_of_other", name=name, year=year) if is_other else name]
    return messages.punctuation.clauses.join([*told, base.source or messages.term("att_no_source")])


def names_text(names: Sequence[str], messages: Messages, most: int | None = None) -> str:
    """`甲、乙`; of more than `most` the first few, and how many there are."""
    if most is None or len(names) <= most:
        return messages.punctuation.names.join(names)
    return messages.term("units_more", names=messages.punctuation.names.join(names[:most]), count=len(names))
