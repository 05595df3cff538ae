"""Units of measure: what a column counts, and whether another counts the same."""

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import POWERS, folded

_WHOLE_THINGS = frozenset("人 人次 人天 个 所 场 场次 次 门 册 期 班 家 项 件 名 套 支 处 村 镇 篇 户 户次".split())


_ALIKE = {"名": "人", "位": "人", "场次": "场", "课时": "学时"}
_NO_THINGS = frozenset(
    "人 人次 人天 户 户次 场 次 元 小时 学时 天 年 平方米 平方公里 公里 亩 吨 公斤 % ‰ 个百分点 分 岁".split()
)
"""What 个 does not count."""
ATTENDANCES, PERSONS = "人次", "人"
_PEOPLE = lazy_pattern("人次|人数|(?:人员|学员|居民|学习者)数")


class UnitOfMeasure(Struct, frozen=True):
    """A unit of measure: `factor` plain units of `noun` (万人次 is 10000 人次; % is 0.01 of nothing named)."""

    factor: Decimal
    noun: str | None

    @property
    def comes_whole(self) -> bool:
        """Whether half of one is a slip: persons, schools, events; not hours, not money, not 万人."""
        return self.factor == 1 and self.noun in _WHOLE_THINGS

    def agrees_with(self, noun: str | None) -> bool:
        """Whether two nouns may be compared: 人 and 人次 may not, 人 and 名 may, 个 may be any thing.

        A noun that is not named may be anything.
        """
        if self.noun is None or noun is None:
            return True
        one, other = _ALIKE.get(self.noun, self.noun), _ALIKE.get(noun, noun)
        return one == other or (one == "个" and other not in _NO_THINGS) or (other == "个" and one not in _NO_THINGS)


@lru_cache(maxsize=256)
def parse_unit_of_measure(unit_of_measure: str | None) -> UnitOfMeasure:
    """What a column's unit of measure means: 万人次 -> 10000 人次. A rate's % is 1: rates are shares in memory."""
    text = folded(unit_of_measure or "")
    if text in ("%", "‰"):
        return UnitOfMeasure(Decimal(1), "%")
    power = next((word for word in sorted(POWERS, key=len, reverse=True) if word and text.startswith(word)), "")
    return UnitOfMeasure(Decimal(10) ** POWERS[power], text[len(power) :] or None)


@lru_cache(maxsize=4096)  # asked for each cell, of columns that are few
def people_counted(indicator: Indicator) -> str | None:
    """Whether a column counts persons (人) or attendances (人次), by its unit of measure and its name, else its group.

    None where nothing says it. Attendances are loosely called 人, persons never 人次: one word for them is enough.
    """
    unit = parse_unit_of_measure(indicator.unit_of_measure)
    noun = _ALIKE.get(unit.noun or "", unit.noun)
    if indicator.kind is Kind.RATE or noun not in (None, "个", PERSONS, ATTENDANCES):
        return None
    names = (folded(text).partition("(")[0] for text in (indicator.name, indicator.group or ""))
    said = next((match[0] for name in names if (match := _PEOPLE.search(name))), None)
    if ATTENDANCES in (noun, said):
        return ATTENDANCES
    return PERSONS if noun == PERSONS or said else None


def persons_beside_attendances(one: Indicator, other: Indicator) -> bool:
    """Whether one of two columns counts persons and the other one attendances."""
    return {people_counted(one), people_counted(other)} == {PERSONS, ATTENDANCES}


def comparable(one: Indicator, other: Indicator) -> bool:
    """Whether two columns count the same: 人 and 人次 do not, nor a share and a number."""
    if (one.kind is Kind.RATE) != (other.kind is Kind.RATE) or persons_beside_attendances(one, other):
        return False
    return parse_unit_of_measure(one.unit_of_measure).agrees_with(parse_unit_of_measure(other.unit_of_measure).noun)


def adds_over_time(indicator: Indicator) -> bool:
    """人次 add up over months; 人 do not (the same person comes again), nor do rates."""
    return indicator.additive and parse_unit_of_measure(indicator.unit_of_measure).noun != "人"


def factor(one: Indicator, target: Indicator) -> Decimal:
    """人次 in a column of 万人次 is 1/10000; a column that names no unit of measure has the target's."""
    if one.unit_of_measure is None or target.unit_of_measure is None:
        return Decimal(1)
    return parse_unit_of_measure(one.unit_of_measure).factor / parse_unit_of_measure(target.unit_of_measure).factor
