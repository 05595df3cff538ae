"""Demands: what a planner writes into the cell of a unit, `12`, `≥5`, `≤9`, `5~9`, `×`."""

from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS, parse_number
from cedu_targets.domain.quantity import folded, parse_quantity

NOT_ASSIGNED = frozenset(
    {"×", "x", "X", "✕", "✗", "✖", "╳", "不下达", "不下达任务", "不分配", "不分解", "不承担", "notassigned"}
)
_POWERS = lazy_pattern("[十百千万亿零〇一二三四五六七八九两]")


class CellDemand(Struct, frozen=True):
    """Between `low` and `high` (None: open), in the cell's own unit; equal ends are a fixed number (固定数)."""

    low: Decimal | None = None
    high: Decimal | None = None
    assigned: bool = True
    """False: nothing is assigned (不下达), and the cell of the table stays blank."""
    percent: bool = False
    """Whether it was written in per cent; its numbers are shares then."""

    @property
    def fixed(self) -> bool:
        """Whether it names one number."""
        return self.low is not None and self.low == self.high


def parse_demand(text: str) -> CellDemand | None:
    """What a cell demands; None where it is blank. Raises ValueError for anything else, a reversed range too."""
    plain = folded(text)
    if not plain:
        return None
    # A dash or a stroke says in every target table that there is nothing for this unit.
    if plain in NOT_ASSIGNED or plain in BLANK_MARKS:
        return CellDemand(assigned=False)
    plain = plain.removeprefix("固定").removeprefix("=")
    try:
        number = parse_number(plain)
    except ValueError:
        return _range(plain)
    if number is None:
        raise ValueError(text)
    return CellDemand(number.value, number.value, percent=number.percent)


def _range(plain: str) -> CellDemand:
    if _POWERS.search(plain):  # 2万 in a column of 万人次 could be either
        raise ValueError(plain)
    quantity = parse_quantity(plain)
    if quantity.approximate or quantity.noun not in (None, "%"):
        raise ValueError(plain)
    if quantity.low is not None and quantity.high is not None and quantity.low > quantity.high:
        raise ValueError(plain)
    # 超过5, <9 and the like leave the end out; a plan says which numbers are allowed.
    return CellDemand(quantity.low, quantity.high, percent=quantity.noun == "%")
