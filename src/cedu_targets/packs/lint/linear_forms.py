"""Constraints: what the rules of a pack demand, as linear forms over columns of kinds of rows, each with its bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.bounds import Bounds
from cedu_targets.checks.table.columns import side_of
from cedu_targets.checks.table.coverage import Coverage
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.checks.table.either import Either
from cedu_targets.checks.table.narrative_claim import NarrativeClaim
from cedu_targets.checks.table.not_above import NotAbove
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.checks.table.rates import EXCEEDS, Rates
from cedu_targets.domain.finding import Fact
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.prose import the_quantity
from cedu_targets.domain.quantity import measure_of, parse_quantity
from cedu_targets.domain.relation import Side, UnknownColumnError, short_side_text
from cedu_targets.packs.lint.pack_rules import Book
from cedu_targets.packs.lint.row_classes import DISTRICT, Rows
from cedu_targets.packs.lint.scales import Scales
from cedu_targets.packs.lint.simplex import Bound, Exact

DOMAIN = -1
"""The number of no rule: that a count is not negative."""


class Cell(NamedTuple):
    """A column in a kind of row: the total of its units, so that the district's sums have no other factors than 1."""

    row: int
    column: str


Form = tuple[tuple[Cell, Exact], ...]


@dataclass(frozen=True)
class Constraint:
    """A form and its bounds; those of one `choice` are alternatives."""

    rule: int
    form: Form
    low: Bound | None
    high: Bound | None
    fact: Fact | None = None
    choice: tuple[int, int] | None = None


@dataclass
class Constraints:
    """All that the rules demand, and the rules that could not be put (or not wholly) into linear forms."""

    book: Book
    all: list[Constraint] = field(default_factory=list)
    unscaled: set[int] = field(default_factory=set)
    """Rules with amounts in another unit of measure than their column's other amounts."""

    def __post_init__(self) -> None:
        self.rows, self.scales = Rows(self.book), Scales(self.book)
        for number, rule in enumerate(self.book.rules):
            try:
                self.all += self._of_rule(number, rule)
            except UnknownColumnError:
                continue
        self.all += self._domain()

    def _of_rule(self, number: int, rule: Rule) -> Iterator[Constraint]:
        match rule:
            case PartWhole():
                yield from self._part_whole(number, rule)
            case NotAbove():
                yield from self._not_above(number, rule)
            case DistrictSum():
                yield from self._district_sum(number, rule)
            case Bounds():
                yield from self._bounds(number, rule)
            case Rates(may_exceed=False):
                yield from self._rates(number, rule)
            case Either():
                yield from self._either(number, rule)
            case Coverage():
                yield from self._coverage(number, rule)
            case NarrativeClaim():
                yield from self._claim(number, rule)

    def _fact(self, number: int, row: int, left: Side, comparator: str, right: str, is_amount: bool = True) -> Fact:
        rule, kind = self.book.rules[number], self.rows.all[row]
        text = short_side_text(left, self.book.table.codes)
        line = self.book.line(number)
        return Fact(rule.id, line, text, comparator, right, is_amount, kind.name, row == DISTRICT)

    def _part_whole(self, number: int, rule: PartWhole) -> Iterator[Constraint]:
        table = self.book.table
        whole, sums = side_of([rule.whole], table), [side_of(parts, table) for parts in (rule.parts, *rule.also)]
        for row in self.rows.of(rule):
            for parts in sums:
                fact = self._fact(number, row, whole, "=", short_side_text(parts, table.codes), is_amount=False)
                yield Constraint(number, _form(row, whole, parts), (0, 0), (0, 0), fact)

    def _not_above(self, number: int, rule: NotAbove) -> Iterator[Constraint]:
        table = self.book.table
        part, whole = side_of(rule.part, table), side_of(rule.whole, table)
        comparator, most = ("<", (0, -1)) if rule.strict else ("≤", (0, 0))
        for row in self.rows.of(rule):
            fact = self._fact(number, row, part, comparator, short_side_text(whole, table.codes), is_amount=False)
            yield Constraint(number, _form(row, part, whole), None, most, fact)

    def _district_sum(self, number: int, rule: DistrictSum) -> Iterator[Constraint]:
        """Only where the pack lists the units: of an unknown number of units the sum is not known."""
        units = [index for index, kind in enumerate(self.rows.all) if kind.size]
        for term in rule.columns(self.book.table) if units else ():
            shares = tuple((Cell(index, term.code), -1) for index in units)
            fact = self._fact(number, DISTRICT, (term,), "=", "", is_amount=False)
            yield Constraint(number, ((Cell(DISTRICT, term.code), 1), *shares), (0, 0), (0, 0), fact)

    def _bounds(self, number: int, rule: Bounds) -> Iterator[Constraint]:
        for term in rule.columns(self.book.table):
            for text, comparator in ((rule.at_least, "≥"), (rule.at_most, "≤")):
                amount = None if text is None else self._amount(number, term.code, text)
                if amount is None or text is None:
                    continue
                for row in self.rows.of(rule):
                    limit = self._limit(row, amount)
                    low, high = (limit, None) if comparator == "≥" else (None, limit)
                    fact = self._fact(number, row, (term,), comparator, text)
                    yield Constraint(number, ((Cell(row, term.code), 1),), low, high, fact)

    def _rates(self, number: int, rule: Rates) -> Iterator[Constraint]:
        for term in rule.columns(self.book.table):
            if any(word in self.book.table.by_code[term.code].name for word in EXCEEDS):
                continue
            for row in self.rows.of(rule):
                cell = ((Cell(row, term.code), 1),)
                yield Constraint(number, cell, (0, 0), None, self._fact(number, row, (term,), "≥", "0"))
                yield Constraint(number, cell, None, self._limit(row, 1), self._fact(number, row, (term,), "≤", "100%"))

    def _either(self, number: int, rule: Either) -> Iterator[Constraint]:
        terms = rule.columns(self.book.table)
        floors = [
            self._amount(number, term.code, floor.at_least) for term, floor in zip(terms, rule.floors, strict=True)
        ]
        if None in floors:
            return
        for row in self.rows.of(rule):
            for term, floor, bound in zip(terms, rule.floors, floors, strict=True):
                fact = self._fact(number, row, (term,), "≥", floor.at_least)
                least = self._limit(row, bound or 0)
                yield Constraint(number, ((Cell(row, term.code), 1),), least, None, fact, (number, row))

    def _coverage(self, number: int, rule: Coverage) -> Iterator[Constraint]:
        """Only among amounts in plain units of measure: without the table, 万人次 over 人 has no known factor."""
        table = self.book.table
        count = side_of([rule.count], table)
        noun, base = self.scales.plain_noun(count[0].code), self.book.bases.get(rule.base or "")
        based = measure_of(base.unit_of_measure) if base else None
        is_allowed = noun in ("?", based.noun if based else "?") or (rule.attendances_over_persons and noun == "人次")
        if noun is None or (rule.base is not None and base is None) or (based and based.noun and not is_allowed):
            self.unscaled.add(number)
            return
        of = side_of([rule.of], table) if rule.of is not None else ()
        for text, comparator in ((rule.at_least, "≥"), (rule.at_most, "≤")):
            share = None if text is None else parse_quantity(text).low
            for row in self.rows.of(rule) if share is not None else ():
                amount = self._base_of(row, rule.base, based.factor if based else Decimal(1))
                if amount is None and not of:
                    continue
                limit = self._limit(row, _exact(share * amount) if amount is not None and share is not None else 0)
                form = [(Cell(row, count[0].code), _exact(Decimal(1)))]
                form += [(Cell(row, term.code), -_exact(share or Decimal(0))) for term in of]
                right = f"{text} × {rule.base or of[0].code}" + (
                    f" = {plain(share * amount)}" if amount and share else ""
                )
                fact = self._fact(number, row, count, comparator, right)
                low, high = (limit, None) if comparator == "≥" else (None, limit)
                yield Constraint(number, _merged(form), low, high, fact)

    def _base_of(self, row: int, base: str | None, factor: Decimal) -> Decimal | None:
        """A base of a kind of row in plain units of measure. All units of a kind have the same."""
        names = self.book.district if row == DISTRICT else self.rows.all[row].units[:1]
        aliases = [other for names_of in self.book.units if names_of[0] in names for other in names_of]
        values = self.book.bases[base].values if base is not None and base in self.book.bases else {}
        return next((values[name] * factor for name in (*names, *aliases) if name in values), None)

    def _claim(self, number: int, rule: NarrativeClaim) -> Iterator[Constraint]:
        side, quantity = rule.columns(self.book.table), the_quantity(rule.quote)
        ends = []
        for end in (quantity.low, quantity.high):
            value = None if end is None else Fraction(end)
            scaled = value if value is None else self.scales.number(side[0].code, quantity, value, rule.measure)
            if scaled is None and value is not None:
                self.unscaled.add(number)
                return
            ends.append(scaled)
        if quantity.approximate:
            return
        for row in self.rows.of(rule):
            fact = self._fact(number, row, side, "=", quantity.text)
            low, high = (None if end is None else self._limit(row, end) for end in ends)
            yield Constraint(number, _form(row, side, ()), low, high, fact)

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

    def _domain(self) -> Iterator[Constraint]:
        """Counts are not negative; what may be: growth, and a total from which something is subtracted."""
        signed: set[str] = {
            indicator.code
            for indicator in self.book.table.indicators
            if any(word in indicator.name for word in EXCEEDS)
        }
        for rule in self.book.rules:
            try:
                if isinstance(rule, Rates) and rule.may_exceed:
                    signed.update(rule.column_codes(self.book.table))
                elif isinstance(rule, PartWhole) and any(term.sign < 0 for term in rule.columns(self.book.table)):
                    signed.update(term.code for term in side_of([rule.whole], self.book.table))
            except UnknownColumnError:
                continue
        cells = {cell: None for constraint in self.all for cell, _ in constraint.form}
        for cell in cells:
            if cell.column not in signed:
                yield Constraint(DOMAIN, ((cell, 1),), (0, 0), None)


def _form(row: int, plus: Side, minus: Side) -> Form:
    terms = [(Cell(row, term.code), term.sign) for term in plus]
    terms += [(Cell(row, term.code), -term.sign) for term in minus]
    return _merged(terms)


def _merged(terms: Sequence[tuple[Cell, Exact]]) -> Form:
    """One entry a cell, in a fixed order, without zeros."""
    factors: dict[Cell, Exact] = {}
    for cell, factor in terms:
        factors[cell] = factors.get(cell, 0) + factor
    return tuple(sorted((cell, factor) for cell, factor in factors.items() if factor))


def _exact(value: Decimal) -> Exact:
    return _whole(Fraction(value))


def _whole(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value
