"""Scales: in which unit of measure a column's amounts can be compared, as far as a pack lets it be known.

A pack does not say what a column counts (万人次 or 人次): the table does. Amounts without a unit of
measure are in the column's own, 3000 人次 is in plain ones, and the two are never mixed: a group of
columns that are added or compared is read in the one or the other.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cedu_targets.domain.demand import AmountDemand, Demand, QuantityDemand
from cedu_targets.domain.quantity import POWERS, Quantity, parse_quantity
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.packs.lint.pack_rules import PackRules

_OWN = ""
"""The scale of amounts without a unit of measure."""


class Scales:
    """What the amounts of a pack are counted in, by column."""

    def __init__(self, pack_rules: PackRules) -> None:
        self._parents: dict[str, str] = {}
        amounts: list[tuple[str, Quantity, str | None]] = []
        for rule in pack_rules.rules.values():
            try:
                if rule.compares_columns:
                    self._join(rule.column_codes(pack_rules.table, pack_rules.context))
                amounts += _amounts(rule.demands(pack_rules.table, pack_rules.context))
            except UnknownColumnError:
                continue
        self._scales: dict[str, str] = {}
        for code, quantity, noun in amounts:
            root, scale = self._root(code), _scale(quantity, noun)
            if scale is not None and (scale == _OWN or self._scales.get(root) is None):
                self._scales[root] = scale

    def number(self, code: str, quantity: Quantity, value: Fraction, noun: str | None = None) -> Fraction | None:
        """A value of a quantity in the column's scale; None where it is in another."""
        scale = _scale(quantity, noun)
        return value if scale is None or self._scales.get(self._root(code), scale) == scale else None

    def plain_noun(self, code: str) -> str | None:
        """What a column counts in plain units of measure; None where its amounts are in its own."""
        return self._scales.get(self._root(code), "?") or None

    def _join(self, codes: Iterable[str]) -> None:
        roots = [self._root(code) for code in codes]
        for root in roots[1:]:
            self._parents[root] = roots[0]
            roots[0] = self._root(roots[0])

    def _root(self, code: str) -> str:
        while (parent := self._parents.get(code, code)) != code:
            self._parents[code] = self._parents.get(parent, parent)
            code = parent
        return code


def _scale(quantity: Quantity, noun: str | None) -> str | None:
    """What a quantity is counted in; None for a share and for 0, which are the same in every scale."""
    if quantity.noun == "%" or not (quantity.low or quantity.high):
        return None
    if noun or quantity.noun:
        return noun or quantity.noun
    return "?" if any(sign in quantity.text for sign in "".join(POWERS)) else _OWN


def _amounts(demands: Iterable[Demand]) -> Iterator[tuple[str, Quantity, str | None]]:
    """The amounts that a rule writes, each with a column that it is for."""
    for demand in demands:
        if isinstance(demand, AmountDemand):
            yield demand.column[0].code, parse_quantity(demand.amount), None
        elif isinstance(demand, QuantityDemand) and demand.columns:
            yield demand.columns[0].code, demand.quantity, demand.noun
