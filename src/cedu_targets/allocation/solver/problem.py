"""What is to be allocated: district totals, weights and bounds, all in whole granules.

A problem is made from a plan; it holds no text of the plan but the names and codes that an answer must use.
Every number is an `int` that counts granules of its own column (`Column.granule`, `Whole.granule`): 4.99 万人次
at 0.01 is 499. Weights are whole numbers of any common scale; only their ratios count.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field


class Limit(StrEnum):
    """Which words of the plan bound a number."""

    HOLD = "hold"
    """a fixed number (固定数)"""
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    GROWTH = "growth"
    """a cap on the growth since last year (增幅上限), or a floor under it"""
    NOT_ASSIGNED = "not_assigned"
    """a structural zero (不下达任务)"""
    NO_WEIGHT = "no_weight"
    """weight 0: nothing beyond a minimum falls to the unit"""


class Bound(NamedTuple):
    """A least or greatest number of granules, and what in the plan says so."""

    value: int
    limit: Limit


Bounds = Mapping[int, Bound]
"""By position of the unit in `Problem.units`; a unit that is absent has no bound (the least is 0)."""


class Column(Struct, frozen=True):
    """One indicator that is spread: no other column is part of it."""

    code: str
    total: int
    """The district's target, in granules."""
    weights: Sequence[int]
    """By unit, ≥ 0. All 0: spread equally, and the answer says so."""
    granule: Decimal = Decimal(1)
    lows: Bounds = field(default_factory=dict)
    highs: Bounds = field(default_factory=dict)


class Whole(Struct, frozen=True):
    """A total column: the sum of `parts`, which are columns or other wholes; every column has at most one whole."""

    code: str
    parts: tuple[str, ...]
    total: int | None = None
    """The district's total where the plan gives one: it must equal that of the parts."""
    granule: Decimal = Decimal(1)
    """Every part's granule is a multiple of it."""
    lows: Bounds = field(default_factory=dict)
    """Least total of a unit. A given total is a HOLD in both `lows` and `highs`."""
    highs: Bounds = field(default_factory=dict)


class Area(Struct, frozen=True):
    """A group of units with a subtotal of its own; areas do not share units."""

    name: str
    units: tuple[str, ...]
    totals: Mapping[str, int] = field(default_factory=dict)
    """Given subtotals by code, in granules; the others follow from the weights."""


class Problem(Struct, frozen=True):
    """Units × columns; names and codes are unique. The answer does not depend on the order of anything in it."""

    units: tuple[str, ...]
    columns: tuple[Column, ...]
    wholes: tuple[Whole, ...] = ()
    areas: tuple[Area, ...] = ()
    issued: Mapping[str, Sequence[int]] | None = None
    """The issued table by column code and unit (`--keep`): change as little of it as possible."""

    @property
    def granules(self) -> dict[str, Decimal]:
        """The granule of every column and whole, by code."""
        columns = {column.code: column.granule for column in self.columns}
        return {**columns, **{whole.code: whole.granule for whole in self.wholes}}
