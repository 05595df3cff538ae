"""Linear forms: what the rules of a pack demand over columns of kinds of rows, each with its bounds."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.demand import AmountDemand, ColumnsDemand, Demand, QuantityDemand, RatioDemand, UnitsDemand
from cedu_targets.domain.finding import Fact
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.quantity import parse_quantity
from cedu_targets.domain.relation import Side, UnknownColumnError, short_side_text
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.packs.lint.pack_rules import PackRules
from cedu_targets.packs.lint.row_classes import DISTRICT, RowClasses
from cedu_targets.packs.lint.scales import Scales
from cedu_targets.packs.lint.simplex import Bound, Exact

DOMAIN = -1
"""The number of no rule: that a count is not negative."""


class FormCell(NamedTuple):
    """A column in a kind of row: the total of its units, so that the district's sums have no other factors than 1."""

    row: int
    column: str


Form = tuple[tuple[FormCell, Exact], ...]


class LinearForm(Struct, frozen=True):
    """A form and its bounds; those of one `choice` are alternatives."""

    rule: int
    form: Form
    low: Bound | None
    high: Bound | None
    fact: Fact | None = None
    choice: tuple[int, int] | None = None


class LinearForms(Struct, dict=True):
    """All that the rules demand, and the rules that could not be put (or not wholly) into linear forms."""

    pack_rules: PackRules
    all: list[LinearForm] = field(default_factory=list)
    unscaled: set[int] = field(default_factory=set)
    """Rules with amounts in another unit of measure than their column's other amounts."""

    def __post_init__(self) -> None:
        self.rows, self.scales = RowClasses(self.pack_rules), Scales(self.pack_rules)
        for number, rule in self.pack_rules.rules.items():
            try:
                self.all += self._of_rule(number, rule)
            except UnknownColumnError:
                continue
        self.all += self._domain()

    def _of_rule(self, number: int, rule: TableRule) -> Iterator[LinearForm]:
        demands = list(rule.demands(self.pack_rules.table, self.pack_rules.context))
        if rule.is_choice:
            yield from self._choice(number, rule, demands)
            return
        sums = [demand for demand in demands if isinstance(demand, ColumnsDemand) and demand.comparator == "="]
        for row in self.rows.of(rule) if sums else ():  # row by row: a conflict is sought in the order of the forms
            for equation in sums:
                yield self._columns(number, row, equation)
        for demand in demands:
            match demand:
                case ColumnsDemand():
                    bounded = self.rows.of(rule) if demand.comparator != "=" else ()
                    yield from (self._columns(number, row, demand) for row in bounded)
                case UnitsDemand():
                    yield from self._units(number, demand)
                case AmountDemand():
                    yield from self._bound(number, rule, demand)
                case RatioDemand():
                    yield from self._ratio(number, rule, demand)
                case QuantityDemand():
                    yield from self._quantity(number, rule, demand)

    def _fact(self, number: int, row: int, left: Side, comparator: str, right: str, is_amount: bool = True) -> Fact:
        rule, kind = self.pack_rules.rules[number], self.rows.all[row]
        text = short_side_text(left, self.pack_rules.table.codes)
        line = self.pack_rules.line(number)
        return Fact(rule.id, line, text, comparator, right, is_amount, kind.name, row == DISTRICT)

    def _columns(self, number: int, row: int, demand: ColumnsDemand) -> LinearForm:
        right = short_side_text(demand.right, self.pack_rules.table.codes)
        low: Bound | None = (0, 0) if demand.comparator == "=" else None
        high: Bound = (0, -1) if demand.comparator == "<" else (0, 0)
        fact = self._fact(number, row, demand.left, demand.comparator, right, is_amount=False)
        return LinearForm(number, _form(row, demand.left, demand.right), low, high, fact)

    def _units(self, number: int, demand: UnitsDemand) -> Iterator[LinearForm]:
        """Only where the pack lists the units: of an unknown number of units the sum is not known."""
        units = [index for index, kind in enumerate(self.rows.all) if kind.size]
        if not units:
            return
        code = demand.column[0].code
        shares = tuple((FormCell(index, code), -1) for index in units)
        fact = self._fact(number, DISTRICT, demand.column, "=", "", is_amount=False)
        yield LinearForm(number, ((FormCell(DISTRICT, code), 1), *shares), (0, 0), (0, 0), fact)

    def _bound(self, number: int, rule: TableRule, demand: AmountDemand) -> Iterator[LinearForm]:
        code = demand.column[0].code
        amount = self._amount(number, code, demand.amount)
        for row in self.rows.of(rule) if amount is not None else ():
            low, high = _ends(demand.comparator, self._limit(row, amount or 0))
            fact = self._fact(number, row, demand.column, demand.comparator, demand.amount)
            yield LinearForm(number, ((FormCell(row, code), 1),), low, high, fact)

    def _choice(self, number: int, rule: TableRule, demands: Sequence[Demand]) -> Iterator[LinearForm]:
        """Alternatives, row by row; none where one of them is in another scale."""
        bounds = [demand for demand in demands if isinstance(demand, AmountDemand)]
        amounts = [self._amount(number, bound.column[0].code, bound.amount) for bound in bounds]
        if None in amounts:
            return
        for row in self.rows.of(rule):
            for bound, amount in zip(bounds, amounts, strict=True):
                fact = self._fact(number, row, bound.column, bound.comparator, bound.amount)
                low, high = _ends(bound.comparator, self._limit(row, amount or 0))
                yield LinearForm(number, ((FormCell(row, bound.column[0].code), 1),), low, high, fact, (number, row))

    def _ratio(self, number: int, rule: TableRule, demand: RatioDemand) -> Iterator[LinearForm]:
        """Only among amounts in plain units of measure: without the table, 万人次 over 人 has no known factor."""
        noun, base = self.scales.plain_noun(demand.count[0].code), self.pack_rules.bases.get(demand.base or "")
        based = parse_unit_of_measure(base.unit_of_measure) if base else None
        is_allowed = noun in ("?", based.noun if based else "?") or (demand.attendances_over_persons and noun == "人次")
        if noun is None or (demand.base is not None and base is None) or (based and based.noun and not is_allowed):
            self.unscaled.add(number)
            return
        share = parse_quantity(demand.share).low
        assert share is not None  # the model has checked it
        for row in self.rows.of(rule):
            amount = self._base_of(row, demand.base, based.factor if based else Decimal(1))
            if amount is None and not demand.of:
                continue
            limit = self._limit(row, 0 if amount is None else _exact(share * amount))
            form = [(FormCell(row, demand.count[0].code), _exact(Decimal(1)))]
            form += [(FormCell(row, term.code), -_exact(share)) for term in demand.of]
            right = f"{demand.share} × {demand.base or demand.of[0].code}"
            right += f" = {plain(share * amount)}" if amount and share else ""
            fact = self._fact(number, row, demand.count, demand.comparator, right)
            yield LinearForm(number, _merged(form), *_ends(demand.comparator, limit), fact)

    def _base_of(self, row: int, base: str | None, factor: Decimal) -> Decimal | None:
        """A base of a kind of row in plain units of measure. All units of a kind have the same."""
        names = self.pack_rules.district if row == DISTRICT else self.rows.all[row].units[:1]
        aliases = [other for names_of in self.pack_rules.units if names_of[0] in names for other in names_of]
        values = self.pack_rules.bases[base].values if base is not None and base in self.pack_rules.bases else {}
        return next((values[name] * factor for name in (*names, *aliases) if name in values), None)

    def _quantity(self, number: int, rule: TableRule, demand: QuantityDemand) -> Iterator[LinearForm]:
        side, quantity = demand.columns, demand.quantity
        ends = []
        for end in (quantity.low, quantity.high):
            value = None if end is None else Fraction(end)
            scaled = value if value is None else self.scales.number(side[0].code, quantity, value, demand.noun)
            if scaled is None and value is not None:
                self.unscaled.add(number)
                return
            ends.append(scaled)
        if quantity.approximate:
            return
        for row in self.rows.of(rule):
            fact = self._fact(number, row, side, "=", quantity.text)
            low, high = (None if end is None else self._limit(row, end) for end in ends)
            yield LinearForm(number, _form(row, side, ()), low, high, fact)

    def _limit(self, row: int, amount: Exact) -> Bound:
        """A bound of every unit, for the total of a kind of row."""
        total = Fraction(amount) * max(self.rows.all[row].size, 1)
        return _whole(total), 0

    def _amount(self, number: int, code: str, text: str) -> Exact | None:
        quantity = parse_quantity(text)
        assert quantity.low is not None  # the model has checked it
        value = self.scales.number(code, quantity, Fraction(quantity.low))
        if value is None:
            self.unscaled.add(number)
            return None
        return _whole(value)

    def _domain(self) -> Iterator[LinearForm]:
        """Counts are not negative; what may be: growth, and a total from which something is subtracted."""
        signed = {indicator.code for indicator in self.pack_rules.table.indicators if indicator.may_exceed_whole}
        for rule in self.pack_rules.rules.values():
            with suppress(UnknownColumnError):
                signed.update(rule.signed_columns(self.pack_rules.table, self.pack_rules.context))
        cells = {cell: None for constraint in self.all for cell, _ in constraint.form}
        for cell in cells:
            if cell.column not in signed:
                yield LinearForm(DOMAIN, ((cell, 1),), (0, 0), None)


def _ends(comparator: str, limit: Bound) -> tuple[Bound | None, Bound | None]:
    """A limit as the least or the most."""
    return (limit, None) if comparator == "≥" else (None, limit)


def _form(row: int, plus: Side, minus: Side) -> Form:
    terms = [(FormCell(row, term.code), term.sign) for term in plus]
    terms += [(FormCell(row, term.code), -term.sign) for term in minus]
    return _merged(terms)


def _merged(terms: Sequence[tuple[FormCell, Exact]]) -> Form:
    """One entry a cell, in a fixed order, without zeros."""
    factors: dict[FormCell, Exact] = {}
    for cell, factor in terms:
        factors[cell] = factors.get(cell, 0) + factor
    return tuple(sorted((cell, factor) for cell, factor in factors.items() if factor))


def _exact(value: Decimal) -> Exact:
    return _whole(Fraction(value))


def _whole(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value
