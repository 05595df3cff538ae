"""Demands: what a rule wants of every table, as linear facts over columns, for asking whether rules agree.

A rule is not bound to one of these forms: a demand that is none of them is simply not among its demands.
"""

from typing import Literal

from msgspec import Struct

from cedu_targets.domain.quantity import Quantity
from cedu_targets.domain.relation import Side


class ColumnsDemand(Struct, frozen=True):
    """In a row, one sum of columns against another: `1 = 2+3`, `4 ≤ 1`."""

    left: Side
    comparator: Literal["=", "≤", "<"]
    right: Side


class UnitsDemand(Struct, frozen=True):
    """The district's number in a column is the sum of its units'."""

    column: Side
    """One term."""


class AmountDemand(Struct, frozen=True):
    """In a row, a column against an amount in its own unit of measure."""

    column: Side
    """One term."""
    comparator: Literal["≥", "≤"]
    amount: str


class RatioDemand(Struct, frozen=True):
    """In a row, a count against a share of its base: another column, or one of the pack's bases by name."""

    count: Side
    """One term."""
    comparator: Literal["≥", "≤"]
    share: str
    of: Side = ()
    base: str | None = None
    attendances_over_persons: bool = False


class QuantityDemand(Struct, frozen=True):
    """In a row, a sum of columns is what a sentence states; `noun` where the sentence counts another than it says."""

    columns: Side
    quantity: Quantity
    noun: str | None = None


Demand = ColumnsDemand | UnitsDemand | AmountDemand | RatioDemand | QuantityDemand


class RowScope(Struct, frozen=True):
    """Which rows a rule is about: all, the units or the district; of these `only` some, or all `without` some."""

    rows: Literal["all", "units", "district"] = "all"
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
