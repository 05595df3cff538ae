"""Judging: what every kind of rule needs to be said in SQL: the form, the sums down a district, who a name means."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct, field

from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.table import Table
from cedu_targets.engines.form import WideForm
from cedu_targets.engines.measure import TOTAL, UNIT, WIDE, Aggregates, By, Measure
from cedu_targets.engines.unit_names import UnitNames

_SMALL = 9
"""Digits of numbers of which 64 bits hold nine billion."""
_ROWS = {"all": f"k IN ({UNIT}, {TOTAL})", "units": f"k = {UNIT}", "district": f"k = {TOTAL}"}


class Judging(Struct):
    """One run's rules, as they become SQL."""

    form: WideForm
    names: UnitNames
    is_total: str = f"k = {TOTAL}"
    """When a row sums others, in SQL."""
    is_unit: str = f"k = {UNIT}"
    """When a row is one of those that it sums."""
    sums: Aggregates = field(default_factory=Aggregates)
    screen: Aggregates = field(default_factory=Aggregates)
    """The few sums by which nearly all districts are known to be sound."""
    blank_rows: dict[str, list[str]] = field(default_factory=dict)
    """By column, when a row's failed sum says already that it is blank."""
    blank_totals: dict[str, list[str]] = field(default_factory=dict)
    """The same of a district's own row, over sums down the district."""

    @property
    def table(self) -> Table:
        """The table that every district is, without rows."""
        return self.form.table

    @property
    def context(self) -> Context:
        """Its names."""
        return self.form.context

    @property
    def hides(self) -> bool:
        """Whether a blank may hide a number."""
        return self.table.blanks is Blanks.UNKNOWN

    def rows_of(self, rule: RowRule) -> str:
        """When a row is meant by a rule."""
        conditions = [_ROWS[rule.rows]]
        if rule.only:
            conditions.append(self.names.condition(rule.only))
        if rule.without:
            conditions.append(f"NOT {self.names.condition(rule.without)}")
        return " AND ".join(conditions)

    def cell(self, code: str) -> str:
        """A cell of a row, NULL where it is blank."""
        return self.form.name(code)

    def total(self, code: str) -> str:
        """The district's own number."""
        return self.sums.of(f"MAX(CASE WHEN {self.is_total} THEN {self.cell(code)} END)")

    def summed(self, code: str) -> str:
        """The sum of its units; NULL where all are blank."""
        return self.sums.of(f"SUM(CASE WHEN {self.is_unit} THEN CAST({self.cell(code)} AS {WIDE}) END)")

    def filled(self, code: str) -> str:
        """How many units have a number."""
        return self.sums.of(f"COUNT(CASE WHEN {self.is_unit} THEN {self.cell(code)} END)")

    def below(self, code: str) -> str:
        """How many units have a negative number."""
        return self.sums.count(f"{self.is_unit} AND {self.cell(code)} < 0")

    @property
    def units(self) -> str:
        """How many units the district has."""
        return self.sums.count(self.is_unit)

    @property
    def totals(self) -> str:
        """How many rows of its own the district has."""
        return self.sums.count(self.is_total)

    def is_off(self, code: str) -> str:
        """When a district's own number is not the sum of its units, for the screen."""
        off = self.screen.of(self.balance(code, "g"))
        return f"(COALESCE({off}, 0) <> 0 AND {self.screen.count(self.is_unit)} > 0)"

    def balance(self, code: str, sign: str) -> str:
        """A column's cells added up by their signs, in 64 bits where billions of them fit in."""
        cell = f"{self.cell(code)} * {sign}"
        return f"SUM({cell})" if self.form.digits(code) <= _SMALL else f"SUM(CAST({cell} AS {WIDE}))"

    def is_beyond(self, code: str) -> str:
        """When a district's own number is outside those of its units, for the screen."""
        cell, of = self.cell(code), self.screen.of
        own = of(f"MAX(CASE WHEN {self.is_total} THEN {cell} END)")
        lowest = of(f"MIN(CASE WHEN {self.is_unit} THEN {cell} END)")
        highest = of(f"MAX(CASE WHEN {self.is_unit} THEN {cell} END)")
        return f"({own} < {lowest} OR {own} > {highest})"

    def scaled(self, code: str, value: Fraction) -> Fraction:
        """A value in the steps of a column."""
        return self.form.scaled(code, value)


def counted(
    rule: TableRule,
    code: str,
    column: str,
    sql: str,
    severity: Severity | None = None,
    *,
    counted_by: By = "district",
    row: str = "",
    district: str = "",
) -> Measure:
    """A measure of a rule; by `row` or `district` it is known where it is 0."""
    return Measure(
        rule.id, rule.check, code, severity or rule.binds, column, sql, rule.why, counted_by, row, district
    )  # fmt: skip


def rows_with(rule: TableRule, code: str, column: str, row: str, severity: Severity | None = None) -> Measure:
    """A measure that is the number of rows of a kind."""
    return counted(rule, code, column, "", severity, counted_by="row", row=row)


def any_blank(judging: Judging, codes: Sequence[str]) -> str:
    """When some cell of a row is blank."""
    return "(" + " OR ".join(f"{judging.cell(code)} IS NULL" for code in codes) + ")"


def any_filled(judging: Judging, codes: Sequence[str]) -> str:
    """When some cell of a row is not blank."""
    return "(" + " OR ".join(f"{judging.cell(code)} IS NOT NULL" for code in codes) + ")"


Translation = Iterator[Measure]
NamesOf = Mapping[str, Sequence[str]]
