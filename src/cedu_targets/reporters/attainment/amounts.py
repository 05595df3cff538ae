"""Numbers of an attainment as people read them: what was reached, of what, how far off; never rounded to a demand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.gap import State
from cedu_targets.domain.numbers import decimal_places, percent, plain, rounded_apart
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation
from cedu_targets.messages.messages import Messages

_PLACES_OF_SHARES, _PLACES_OF_PARTS, _PLACES_OF_AMOUNTS = 4, 3, 2
"""Decimals: two of a per cent; one where units are counted."""
_PLACES_MORE = 4
"""Decimals beyond these that are shown of a number that lies next to what is demanded."""
_COUNTED = {Counting.NEW: "att_new", Counting.CUMULATIVE: "att_cumulative"}
AMONG = " ÷ "


class _Scale(Struct, frozen=True):
    """In what a number is written: in per cent, or in a unit of measure; and what it must not be rounded to."""

    is_share: bool
    noun: str
    places: int
    bounds: tuple[Decimal, ...]

    def rounded(self, value: Fraction) -> Decimal:
        places = self.places
        while value and abs(value) * 10**places < 1:  # little is never written as nothing
            places += 1
        places = max(places, *map(decimal_places, self.bounds), 0)
        for enough in range(places, places + _PLACES_MORE + 1):
            shown = rounded_apart(value, self.bounds, enough)
            if 2 * abs(Fraction(shown) - value) * 10**enough <= 1:  # 1.004 % of at most 1 %, which is no 1.01 %
                return shown
        return rounded_apart(value, self.bounds, places)

    def written(self, amount: Decimal) -> str:
        return percent(amount) if self.is_share else f"{plain(amount)} {self.noun}".rstrip()

    def difference(self, amount: Decimal, messages: Messages) -> str:
        return messages.term("att_points", amount=plain(amount * 100)) if self.is_share else self.written(amount)


def _scale(target: Target, row: Attained | None = None) -> _Scale:
    """The scale of a target's numbers; of a coverage the whole is a share of the units, and a unit has so many."""
    is_rate = row is not None and row.numerator is not None and row.numerator.is_rate
    if target.kind is TargetKind.COVERAGE and row is not None:
        is_share = row.is_whole or is_rate
    else:
        is_share = target.kind is TargetKind.SHARE or target.unit_of_measure == "%"
    demanded = target.value if row is None else _decimal(row.demanded)
    bounds = tuple(bound for bound in (demanded, target.value_high) if bound is not None)
    noun = "" if target.unit_of_measure == "%" else target.unit_of_measure or ""
    return _Scale(is_share, noun, _PLACES_OF_SHARES if is_share else _PLACES_OF_AMOUNTS, bounds)


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def value_text(value: Fraction, target: Target) -> str:
    """`57.2%`, `4 个`, `1.95 元`: a step of a path, or what was reached of it."""
    scale = _scale(target)
    return scale.written(scale.rounded(value))


def step_number(value: Fraction, target: Target) -> tuple[Decimal, bool]:
    """The same as a number, a share as a share, and whether it is one."""
    scale = _scale(target)
    return scale.rounded(value), scale.is_share


def reached_value(row: Attained) -> str:
    """What was reached: 59.997 % is never written as the 60 % that it falls short of; empty where it is not known.

    Of a coverage that was reported of the whole alone, how many there are.
    """
    if is_stock(row) and row.total is not None:
        noun = row.numerator.unit_of_measure if row.numerator else None
        return f"{plain(row.total)} {noun or row.target.unit_of_measure or ''}".rstrip("% ")
    scale = _scale(row.target, row)
    return "" if row.value is None else scale.written(scale.rounded(row.value))


def reached_number(row: Attained) -> tuple[Decimal | None, bool]:
    """The same as a number, a share as a share, and whether it is one."""
    if is_stock(row):
        return row.total, False
    scale = _scale(row.target, row)
    return None if row.value is None else scale.rounded(row.value), scale.is_share


def is_stock(row: Attained) -> bool:
    """Whether it is a coverage of which only the whole was reported, as a number of them, over no base."""
    is_rate = row.numerator is not None and row.numerator.is_rate
    is_alone = row.is_whole and not (row.units or row.lacking) and row.base_total is None
    return row.target.kind is TargetKind.COVERAGE and is_alone and not is_rate


def _stock_needed(row: Attained) -> Decimal | None:
    """How many a stock should be where each unit needs its own and there are too few; else None."""
    if not (is_stock(row) and row.target.each and row.total and row.value) or row.value >= 1:
        return None
    return _decimal(Fraction(row.total) / row.value)


def part_text(part: int, whole: int) -> str:
    """How many of so many, in per cent to one place: `83.3%`; what is short of all is never written as 100 %."""
    return percent(rounded_apart(Fraction(part, whole), (Decimal(1), Decimal(0)), _PLACES_OF_PARTS))


def needed_text(row: Attained, messages: Messages) -> str:
    """What a unit has to have where that is not the number of the target: `不少于 6 所`; else empty."""
    if row.needed is None or row.is_whole:
        return ""
    scale = _scale(row.target, row)
    return messages.term("att_needed", amount=scale.written(scale.rounded(row.needed)))


def distance(row: Attained) -> Decimal | None:
    """How far a row is from what is demanded, of numbers as they are shown: positive short of it, or over what is most.

    Negative where it is exceeded, 0 within a range; None where there is no number on either side.
    """
    relation, demanded, high = row.target.relation, _decimal(row.demanded), row.target.value_high
    if row.value is None or demanded is None:
        return None
    value = _scale(row.target, row).rounded(row.value)
    if relation is TargetRelation.AT_MOST:
        return value - demanded
    if relation is TargetRelation.BETWEEN and high is not None and value >= demanded:
        return max(value - high, Decimal(0))
    return demanded - value


def distance_text(row: Attained, messages: Messages) -> str:
    """`差 2.8 个百分点`, `超额 3 个`, `超出 2 个`, `正好达到`; empty where there is nothing to compare."""
    far = distance(row)
    if (needed := _stock_needed(row)) is not None and row.total is not None:
        return messages.term("att_short", amount=messages.term("att_so_much", amount=plain(needed - row.total)))
    if far is None or row.value is None or is_stock(row):
        return ""
    relation, scale = row.target.relation, _scale(row.target, row)
    if far == 0:
        return messages.term("att_within" if relation is TargetRelation.BETWEEN else "att_exactly")
    is_ceiling = relation is TargetRelation.AT_MOST
    is_over = is_ceiling or (relation is TargetRelation.BETWEEN and row.value > min(scale.bounds))
    missed, kept = "att_above" if is_over else "att_short", "att_room" if is_ceiling else "att_over"
    if row.state in (State.EXCEEDED, State.ON_PACE):  # more than a range asks for is no failure
        missed = kept
    amount = scale.difference(abs(far), messages)
    amount = messages.term("att_less_than" if _is_less(row.value, scale, abs(far)) else "att_so_much", amount=amount)
    return messages.term(missed if far > 0 else kept, amount=amount)


def _is_less(value: Fraction, scale: _Scale, far: Decimal) -> bool:
    """Whether a distance is only so large because the number was not to be written as what is demanded."""
    return 2 * min(abs(Fraction(bound) - value) for bound in scale.bounds) < Fraction(far)


def working_text(row: Attained, messages: Messages) -> str:
    """How a number came about: `45760 ÷ 80000 人，2021年 常住人口，统计局`; empty where it was reported as it is."""
    return messages.punctuation.clauses.join(_working(row, messages))


def _working(row: Attained, messages: Messages) -> Iterator[str]:
    figure = row.numerator
    if figure is not None and figure.is_rate:
        is_a_head = row.target.kind is TargetKind.PER_HEAD
        yield messages.term("att_per_head_given" if is_a_head else "att_rate_given")
    elif row.total is not None and row.base_total is not None and row.base is not None:
        yield _ratio(row.total, figure, row.base_total, row.base)
        yield base_text(row.base, messages, row.year)
    if (needed := _stock_needed(row)) is not None:
        yield messages.term("att_should", amount=plain(needed))
    if len(row.units) > 1 and row.target.kind is not TargetKind.COVERAGE and row.value is not None:
        yield messages.term("att_summed", count=len(row.units))
    if figure is not None and figure.counting in _COUNTED:
        yield messages.term(_COUNTED[figure.counting])
    if figure is not None and figure.is_at_least:
        yield messages.term("gap_incomplete")


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
