"""Mixes of weights: `常住人口`, `上年完成×0.7+常住人口×0.3`, and each unit's share by them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from msgspec import Struct

from cedu_targets.domain.numbers import decimal_places, parse_number, writes_number
from cedu_targets.domain.quantity import folded

EQUAL = "均分"
_EQUAL_NAMES = frozenset({"均分", "平均", "平均分配", "equal"})
_MOST_PARTS = 10

Mix = tuple[tuple[str, Fraction], ...]
"""(name of a source, its factor), in the order written; `EQUAL` counts every unit alike."""
Source = Mapping[str, Decimal]
"""A number a unit; a unit that is absent has none."""


class Weights(Struct, frozen=True):
    """Weights of one column, one whole number a unit: only their ratios count."""

    values: tuple[int, ...]
    fell_back: Mapping[str, tuple[str, ...]]
    """By unit: the sources that have no number for it, where others of the mix took their place."""
    missing: Mapping[str, tuple[str, ...]]
    """By unit: the sources of a mix of which none has a number for it; its weight is 0."""


def parse_mix(text: str) -> Mix:
    """A mix as written. Raises ValueError, whose text is the part that is not understood."""
    found: list[tuple[str, Fraction]] = []
    for part in re.split(r"[+]", folded(text)):
        factors = re.split(r"[×*✕]|(?<=[^A-Za-z])x(?=[\d.])", part)
        names = [factor for factor in factors if factor and not writes_number(factor)]
        numbers = [factor for factor in factors if factor and writes_number(factor)]
        if len(names) != 1 or len(numbers) > 1 or len(names) + len(numbers) != len(factors):
            raise ValueError(part or text)
        factor = Fraction(1)
        if numbers:
            number = parse_number(numbers[0])
            if number is None or number.value <= 0:
                raise ValueError(part)
            factor = Fraction(number.value)
        name = EQUAL if names[0] in _EQUAL_NAMES else names[0]
        if name in (known for known, _ in found) or len(found) == _MOST_PARTS:
            raise ValueError(part)
        found.append((name, factor))
    return tuple(found)


def mix_text(mix: Mix) -> str:
    """The mix as people write it; a lone source without its factor."""
    if len(mix) == 1:
        return mix[0][0]
    total = sum(factor for _, factor in mix)
    return " + ".join(f"{name}×{_percent(factor / total)}" for name, factor in mix)


def _percent(share: Fraction) -> str:
    tenths = round(share * 1000)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def weigh(mix: Mix, units: Sequence[str], sources: Mapping[str, Source]) -> Weights:
    """Each unit's weight: every source is brought to a sum of 1 first, so that 人 and 万人次 can be mixed.

    A unit for which a source of the mix has no number is weighed by the others, whose factors
    take over that source's; a unit that none of them has gets 0. Raises KeyError for an unknown source.
    """
    known: list[tuple[Fraction, Mapping[str, int]]] = []
    for name, factor in mix:
        numbers = _whole(dict.fromkeys(units, Decimal(1)) if name == EQUAL else sources[name], units)
        total = sum(numbers.values())
        known.append((factor / total if total else factor, numbers))
    scale = lcm(*(factor.denominator for factor, _ in known))
    parts = [(int(factor * scale), numbers) for factor, numbers in known]
    all_factors = sum((factor for _, factor in mix), Fraction(0))
    carried = {}
    fell_back: dict[str, tuple[str, ...]] = {}
    missing: dict[str, tuple[str, ...]] = {}
    for unit in units:
        absent = tuple(name for (name, _), (_, numbers) in zip(mix, parts, strict=True) if unit not in numbers)
        if absent:
            (fell_back if len(absent) < len(mix) else missing)[unit] = absent
            here = sum((factor for name, factor in mix if name not in absent), Fraction(0))
            carried[unit] = all_factors / here if here else Fraction(0)
    common = lcm(*(factor.denominator for factor in carried.values()))
    values = []
    for unit in units:
        weight = sum(factor * numbers.get(unit, 0) for factor, numbers in parts)
        values.append(weight * (int(carried[unit] * common) if unit in carried else common))
    return Weights(tuple(values), fell_back, missing)


def _whole(numbers: Source, units: Sequence[str]) -> dict[str, int]:
    """The numbers of the units, all times the power of ten that makes them whole."""
    filled = {unit: numbers[unit] for unit in units if unit in numbers}
    places = max((decimal_places(number) for number in filled.values()), default=0)
    return {unit: int(number.scaleb(places)) for unit, number in filled.items()}
