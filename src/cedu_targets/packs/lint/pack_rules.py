"""PackRules: the rules of a pack with what they speak of, as the questions about the rules themselves need it."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Base, Context
from cedu_targets.domain.table import Table


class PackRules(Struct, frozen=True):
    """The rules of a pack about tables, and its columns, units and bases."""

    rules: Mapping[int, TableRule]
    """The rules about tables, by their number in the pack."""
    table: Table
    """A table without numbers that has every column."""
    context: Context
    """The names of its columns."""
    columns: Sequence[str] | None
    """The columns as the pack declares them; None where it does not."""
    units: tuple[tuple[str, ...], ...]
    """Every unit with all its names, the first its own; none where the pack lists no units."""
    district: tuple[str, ...]
    """The district's names."""
    bases: Mapping[str, Base]
    position: Callable[[tuple[str | int, ...]], tuple[int, int]]
    """Line and column of a path in the pack's file."""

    def line(self, rule: int) -> int:
        """The line at which a rule begins."""
        return self.position(("rules", rule))[0]
