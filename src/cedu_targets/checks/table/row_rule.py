"""RowRule: a rule that judges rows, all of them or some."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from cedu_targets.checks.table.amounts import OtherMeasureError
from cedu_targets.checks.table.columns import column_parameters
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import RowScope
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.domain.table import Table

Rows = Literal["all", "units", "district"]

UnitName = Annotated[str, Meta(min_length=1, max_length=80)]


class RowRule(TableRule, frozen=True, kw_only=True):
    """A rule about rows of the table; by default all, the district's included."""

    one_a_row: ClassVar[bool] = False
    """Whether it judges a row as a whole, not column by column."""

    rows: Rows = "all"
    only: Annotated[tuple[UnitName, ...], Meta(max_length=5000)] = ()
    """Just these units."""
    without: Annotated[tuple[UnitName, ...], Meta(max_length=5000)] = ()
    """Not these units."""

    @property
    def scope(self) -> RowScope:
        """The rows meant, as the pack writes them."""
        return RowScope(self.rows, self.only, self.without)

    def unit_places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The units that it names."""
        for field in ("only", "without"):
            yield from (((field, number), name) for number, name in enumerate(getattr(self, field)))

    def in_table(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """As of every rule; a unit that it names and the table does not have is said once."""
        yield from self._absent(table, context)
        yield from super().in_table(table, context)

    def rows_of(self, table: Table, context: Context) -> list[str]:
        """The rows meant, in the order of the table."""
        return self.rows_meant(table, context, range(len(table.rows)))

    def rows_meant(self, table: Table, context: Context, positions: Sequence[int]) -> list[str]:
        """Those of the rows meant that stand at some positions, in the order of these."""
        if not positions:
            return []  # nearly always: no row has anything to say
        only, without = (_printed(names, context) for names in (self.only, self.without))
        ahead, rows = len(table.rows) - len(table.units), table.rows
        kinds = {"all": range(len(rows)), "units": range(ahead, len(rows)), "district": range(ahead)}
        found = [rows[at] for at in positions if at in kinds[self.rows]]
        return [row for row in found if (not only or row in only) and row not in without]

    def _absent(self, table: Table, context: Context) -> Iterator[NotJudged]:
        """The units that the rule names and the table does not have."""
        for name in (*self.only, *self.without):
            if not _printed([name], context) & set(table.rows):
                place = table.whole_place
                yield replace(self.not_judged(place, "no_unit", wanted=name), places=0)

    def places(self, table: Table, context: Context) -> int:
        """One a row and column, or one a row."""
        try:
            columns = len(self.column_codes(table, context))
        except UnknownColumnError:
            return 0
        return len(self.rows_of(table, context)) * (1 if self.one_a_row else columns)

    def other_measure(self, table: Table, context: Context, code: str, error: OtherMeasureError) -> NotJudged:
        """An amount of the rule counts something else than the column."""
        place = Place(sheet=table.layout.sheet, indicator=code, period=table.period, measure=table.measure)
        details = {"wanted": str(error.args[0]), "unit_of_measure": table.by_code[code].unit_of_measure}
        rows = len(self.rows_of(table, context))
        entry = self.not_judged(place, "other_measure", **details, **column_parameters(table, code))
        return replace(entry, places=rows)

    def row_parameters(self) -> dict[str, Parameter]:
        """Which rows, for the rule's sentence."""
        return {"rows": self.rows, "only": "、".join(self.only), "without": "、".join(self.without)}


def _printed(names: Sequence[str], context: Context) -> set[str]:
    return {context.units.get(name, name) for name in names}
