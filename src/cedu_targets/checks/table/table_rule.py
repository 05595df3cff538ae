"""TableRule: a rule about a table. A subclass is a kind of check."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from cedu_targets.checks.rule import Extent, Rule
from cedu_targets.checks.table.columns import column_fields, column_parameters, columns_in
from cedu_targets.domain.context import Context
from cedu_targets.domain.demand import Demand, RowScope
from cedu_targets.domain.document import Document
from cedu_targets.domain.equation import Equation
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.relation import Side, UnknownColumnError
from cedu_targets.domain.shape import Shape
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import comparable, factor


class TableRule(Rule, frozen=True, kw_only=True):
    """What every rule about a table says: which columns and rows, and what it finds there.

    A kind of check defines `columns`, `parameters` and `judge`; a sum also `relations` and `equations`. What can be
    held against other rules of a pack without a table (`cedu rules lint`) is said by `demands`.
    """

    shapes: ClassVar = frozenset({Shape.TABLE})
    tail: ClassVar[str] = ""
    """The code of a difference that rounding may explain; empty for a rule that knows none."""
    holds_of_any_measure: ClassVar[bool] = False
    """Whether it holds for achievements as for targets, as a sum does; a floor is about the targets."""
    compares_columns: ClassVar[bool] = False
    """Whether its columns are added or compared, so that their amounts are of one unit of measure."""
    is_choice: ClassVar[bool] = False
    """Whether its demands are alternatives, of which a unit has to meet one."""
    is_its_demands: ClassVar[bool] = False
    """Whether two rules of this kind with the same demands are the same rule."""

    def columns(self, table: Table, context: Context) -> Side:
        """All columns that the rule speaks of. Raises UnknownColumnError."""
        raise NotImplementedError

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """What its sentence (`messages.rule`) names. Raises UnknownColumnError."""
        raise NotImplementedError

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """Like `findings`, on a table that it applies to. Raises UnknownColumnError before the first finding."""
        raise NotImplementedError

    def relations(self, table: Table, context: Context) -> int:
        """How many sums and bounds between columns the rule amounts to; 0 where it is neither."""
        return 0

    def places(self, table: Table, context: Context) -> int:
        """At how many places it judges: of a sum its relations, one for a rule about the table as a whole."""
        try:
            self.columns(table, context)
        except UnknownColumnError:
            return 0
        return self.relations(table, context) or 1

    def equations(self, table: Table, context: Context) -> tuple[Equation, ...]:
        """The equations that a search for causes may rely on; none where the rule is of another kind."""
        return ()

    def in_table(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """Like `judge`; a column that the table does not have is said once."""
        try:
            self.columns(table, context)
            yield from self.judge(table, context)
        except UnknownColumnError as error:
            yield self.not_judged(table.whole_place, "no_column", unknown=str(error.args[0]))

    # What every rule is asked, answered for tables; a plan asks a rule for documents of its shape only.

    def findings(self, document: Document, context: Context) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about a table: nothing where it holds, or where it does not apply."""
        assert isinstance(document, Table)
        if self.applies(context):
            yield from self.in_table(document, context)

    def told(self, document: Document, context: Context) -> dict[str, Parameter]:
        """Like `parameters`; a column that the table does not have is named in `unknown`."""
        assert isinstance(document, Table)
        try:
            return self.parameters(document, context)
        except UnknownColumnError as error:
            return {"unknown": str(error.args[0])}

    def extent(self, document: Document, context: Context) -> Extent:
        """Its relations and its places; none where what it needs beside the table was not given."""
        assert isinstance(document, Table)
        places = self.places(document, context) if self.applies(context) else 0
        return Extent(self.relations(document, context), places)

    def column_codes(self, table: Table, context: Context) -> list[str]:
        """The columns that the rule speaks of, as this table names them. Raises UnknownColumnError."""
        return [term.code for term in self.columns(table, context)]

    def column_places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every column that the rule writes, as it is written, with its path within the rule."""
        for name in column_fields(type(self)):
            yield from columns_in(getattr(self, name), (name,))

    def column_texts(self) -> Iterator[str]:
        """Every column that the rule writes, as it is written."""
        return (text for _, text in self.column_places())

    def unlike_columns(self, table: Table, context: Context, side: Side) -> NotJudged | None:
        """Said once where a column counts something else in other steps than the first: 人 beside 万人次."""
        first = table.by_code[side[0].code]
        for term in side[1:]:
            other = table.by_code[term.code]
            if factor(other, first) != 1 and not comparable(first, other):
                place = replace(table.place(table.rows[0], first.code), cell=None, unit=None)
                details = {"wanted": other.unit_of_measure, "unit_of_measure": first.unit_of_measure}
                entry = self.not_judged(place, "other_measure", **details, **column_parameters(table, first.code))
                return replace(entry, places=self.places(table, context))
        return None

    # What a rule says of itself, so that rules can be held against one another without a table.

    @property
    def scope(self) -> RowScope:
        """The rows that it is about."""
        return RowScope()

    @property
    def band(self) -> tuple[str, str] | None:
        """Its least and its most, as written, where it has both."""
        return None

    @property
    def bases(self) -> tuple[str, ...]:
        """The bases of the pack that it divides by."""
        return ()

    @property
    def says_more(self) -> bool:
        """Whether it checks something that its demands do not say, so that no other rule makes it needless."""
        return False

    def unit_places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every unit that the rule names, with its path within the rule."""
        yield from ()

    def demands(self, table: Table, context: Context) -> Iterator[Demand]:
        """What it wants of every table. Raises UnknownColumnError."""
        yield from ()

    def signed_columns(self, table: Table, context: Context) -> Iterator[str]:
        """The columns that may be negative by this rule. Raises UnknownColumnError."""
        yield from ()

    def substance(self, table: Table, context: Context) -> object:
        """What it demands, whatever its name and however it is written; by default the rule itself."""
        return self
