"""Repair constraints: what rules that are no sums have to say against numbers that would make the sums hold."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.cells import Cells
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.domain.table import Table

Identity = tuple[str, str, str | None, str | None]


class RepairConstraints(Struct, frozen=True):
    """The rules of a table that judge a row by itself: bounds, granules, changes against last year, the prose.

    They judge the rows that a cause touches and no others, so that asking costs the same in any table;
    only of rates, which no sum moves, all.
    """

    table: Table
    context: Context
    rules: tuple[tuple[TableRule, frozenset[str]], ...]
    """With the columns that each speaks of."""

    @staticmethod
    def of(rules: Sequence[TableRule], table: Table, context: Context) -> "RepairConstraints":
        """The rules that have a say."""
        found = []
        for rule in rules:
            if not rule.judges_numbers or not rule.applies(context):
                continue
            if rule.equations(table, context):
                continue
            try:
                found.append((rule, frozenset(rule.column_codes(table, context))))
            except UnknownColumnError:
                continue
        return RepairConstraints(table, context, tuple(found))

    def against(self, changes: Mapping[tuple[str, str], Decimal | None]) -> Severity | None:
        """The gravest finding that other numbers in these cells (unit, indicator) would bring; None without any."""
        codes = {code for _, code in changes}
        rules = [rule for rule, columns in self.rules if not columns.isdisjoint(codes)]
        units = [unit for unit in dict.fromkeys(unit for unit, _ in changes) if unit not in self.table.areas]
        if any(self.table.by_code[code].kind is Kind.RATE for code in codes):
            units = list(self.table.units)  # a district's rate lies among its units'
        if not rules or not units:
            return None
        now = _findings(rules, self._excerpt(units, changes), self.context)
        if not now:
            return None
        before = _findings(rules, self._excerpt(units, {}), self.context)
        return max((now[one] for one in now.keys() - before.keys()), key=lambda one: one.rank, default=None)

    def _excerpt(self, units: Sequence[str], changes: Mapping[tuple[str, str], Decimal | None]) -> Table:
        """The district and some units, with other numbers in some cells."""
        table = self.table
        rows = tuple(dict.fromkeys((*table.rows[: table.district is not None], *units)))
        columns = dict(table.of_rows(rows))
        every = tuple(dict.fromkeys((*rows, *(unit for unit, _ in changes))))  # a subtotal's cells are none of a row
        if beside := len(every) - len(rows):
            columns = {code: [*column, *[None] * beside] for code, column in columns.items()}
        positions = {unit: every.index(unit) for unit in dict.fromkeys(unit for unit, _ in changes)}
        for (unit, code), value in changes.items():
            column = list(columns.get(code) or [None] * len(every))
            column[positions[unit]] = value
            columns[code] = column
        return replace(
            table,
            units=tuple(unit for unit in rows if unit != table.district),
            values=Cells(every, columns, table.period, table.measure),
            row_totals=(),
        )


def _findings(rules: Sequence[TableRule], table: Table, context: Context) -> dict[Identity, Severity]:
    return {
        (found.code, found.rule, found.place.unit, found.place.indicator): found.severity
        for rule in rules
        for found in rule.findings(table, context)
        if isinstance(found, Finding)
    }
