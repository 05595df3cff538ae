"""Amounts that a rule writes, in the unit of measure of the column they bound."""

import re
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from cedu_targets.checks.field_marks import Checked, UnfitError
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.quantity import parse_quantity, share_of
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure


def _check_amount(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except ValueError:
        raise UnfitError("amount", "{name} is no amount", name=text) from None
    if quantity.low is None or quantity.low != quantity.high or quantity.approximate:
        raise UnfitError("amount", "{name} is no amount", name=text)


Amount = Annotated[str, Meta(min_length=1, max_length=80), Checked(_check_amount)]
"""A number in a pack: `0.30` in the column's own unit of measure, `90%`, or with one of its own: `3000 人次`."""


def band_of(at_least: str | None, at_most: str | None) -> tuple[str, str] | None:
    """Both ends of a band as written; None where one is open."""
    return None if at_least is None or at_most is None else (at_least, at_most)


class OtherMeasureError(ValueError):
    """An amount counts something else (人) than the column does (人次); they are never compared silently."""


def in_unit_of(table: Table, code: str, amount: str) -> Decimal:
    """An amount of a pack in a column's own unit of measure. Raises OtherMeasureError."""
    quantity, column = parse_quantity(amount), parse_unit_of_measure(table.by_code[code].unit_of_measure)
    assert quantity.low is not None  # the model has checked it
    is_rate = table.by_code[code].kind is Kind.RATE
    if (quantity.noun == "%") != is_rate and quantity.noun is not None:
        raise OtherMeasureError(quantity.noun)
    if is_rate:
        return share_of(quantity)
    if quantity.noun is None and not re.search("[十百千万亿]", amount):
        return quantity.low
    if not column.agrees_with(quantity.noun):
        raise OtherMeasureError(quantity.noun)
    return quantity.low / column.factor
