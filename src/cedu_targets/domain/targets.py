"""Target: a number that a text demands: at least 40 %, 2 of each village, 80 % or so."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.due import UNSTATED, Due
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity

A_HEAD = lazy_pattern("人均|生均|每人|每名|每位|按人头")
"""Words before an amount that is meant for each head."""


class TargetKind(StrEnum):
    """What the number measures."""

    SHARE = "share"
    """Of a base: 40% of the residents."""
    COUNT = "count"
    PER_HEAD = "per_head"
    """So much a head of a base: 每人均不低于2元."""
    COVERAGE = "coverage"
    """Of all units of the scope: every county one college, all of them (全覆盖), or a share of them."""
    NONE = "none"
    """Something to be reached of which no number is said: 努力创建示范区."""
    NOT_ASSIGNED = "not_assigned"
    """What is expressly not asked for (暂不设置): no target, and nothing is missing."""


class Counting(StrEnum):
    """Of things that stay once they are there (schools, model towns), which of them a number counts."""

    NEW = "new"
    """新建, 新增: those of the year alone"""
    CUMULATIVE = "cumulative"
    """累计, 共有: all that there are by then"""
    UNSTATED = "unstated"
    """The text does not say which: a question for the office, never assumed."""


class TargetRelation(StrEnum):
    """How the text bounds the number. `AT_LEAST` and `REACH` are judged alike: more is never an error."""

    AT_LEAST = "at_least"
    """不低于, 以上"""
    REACH = "reach"
    """达 45%, 2 名"""
    ABOUT = "about"
    """左右, 约: short of it is a note, never an error"""
    BETWEEN = "between"
    AT_MOST = "at_most"
    """不超过, 以下"""


def relation_of(quantity: Quantity) -> TargetRelation:
    """How a number is bounded by the words around it."""
    if quantity.approximate:
        return TargetRelation.ABOUT
    if quantity.high is None:
        return TargetRelation.AT_LEAST
    if quantity.low is None:
        return TargetRelation.AT_MOST
    return TargetRelation.REACH if quantity.low == quantity.high else TargetRelation.BETWEEN


class Target(Struct, frozen=True):
    """A number that a text demands. Structure gives what is printed; what it means only a rule pack says."""

    id: str
    """Unique in its file: 卷三-二a."""
    value: Decimal | None
    """A per cent as a share; of `COVERAGE` without a number 1 (all of them). None of `NONE` and `NOT_ASSIGNED`."""
    printed: str
    """The number as it is printed: 70%以上."""
    text: str
    """The clause that it stands in."""
    kind: TargetKind
    relation: TargetRelation
    value_high: Decimal | None = None
    """Of `BETWEEN`."""
    unit_of_measure: str | None = None
    """%, 名, 元"""
    strength: Strength = Strength.BINDING
    word: str | None = None
    """The word that says how strong it is: 达, 力争, 左右."""
    line: int | None = None
    position: int | None = None
    """Where its number begins in the text of its item, white space removed."""
    indicator: str | None = None
    """From the pack."""
    name: str | None = None
    """What is measured, in words; from the pack, else as far as the clause says it."""
    base: str | None = None
    """What a share or an amount a head divides by."""
    heads: int = 1
    """For so many heads of its base an amount a head counts: 每千人 1000, 每万人 10000."""
    scope: str | None = None
    each: bool = False
    """Whether each unit of the scope has to reach it by itself."""
    either: str | None = None
    """One of the targets with this name is enough: 下岗 50%，或实用技术 70%."""
    due: Due = UNSTATED
    """When it is to be reached, from the pack (`by`), else that of the item that demands it."""
    counting: Counting | None = None
    """None where nothing is counted that stays."""
    aliases: tuple[str, ...] = ()
    """Other names of its indicator, by which achievements may be reported; from the pack."""
    question: str | None = None
    """What the text leaves open about it, to be asked of the office; from the pack."""

    @property
    def is_measured(self) -> bool:
        """Whether it demands a number; else there is nothing to hold a number against."""
        return self.value is not None

    @property
    def number(self) -> Decimal:
        """Its number. Only of one that is measured."""
        assert self.value is not None
        return self.value

    @property
    def binds(self) -> bool:
        """Whether missing it is an error; else it is a note."""
        return self.strength is Strength.BINDING and self.relation is not TargetRelation.ABOUT


class PackTarget(NamedTuple):
    """A target as a pack says it: with the number of its quote, its time, the quote, and who has to see to it."""

    target: Target
    quote: str
    owner: str | None
