"""StatusReport: what `cedu status` found. Reporters render it; nothing in it knows how."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from cedu_targets.agenda.lists import items_of
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.items import Item, ItemKind, Items, Role
from cedu_targets.domain.material import Completeness
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.report import FileReport, Report

if TYPE_CHECKING:
    import pandas

LATE = (State.OVERDUE, State.NOT_REPORTED)


class OwnerSummary(Struct, frozen=True, dict=True):
    """One owner: how many items, by state; those in which it only supports another are not its own."""

    owner: str
    rows: tuple[StatusRow, ...]
    """All in which it has a part."""

    @cached_property
    def own(self) -> tuple[StatusRow, ...]:
        """Those for which it answers."""
        return tuple(row for row in self.rows if not _only_supports(self.owner, row))

    @property
    def supported(self) -> int:
        """In how many rows it supports others (配合), who answer for these."""
        return len(self.rows) - len(self.own)

    @cached_property
    def counts(self) -> Counter[State | None]:
        """The number of its own rows in each state."""
        return Counter(row.state for row in self.own)


def _only_supports(owner: str, row: StatusRow) -> bool:
    """Whether somebody else answers for a row that an owner has a part in."""
    parts = {one.role for one in row.owners if one.name == owner or (row.unit == owner and one.every)}
    return parts == {Role.SUPPORT} and any(one.role is not Role.SUPPORT for one in row.owners)


class StatusReport(Struct, frozen=True, dict=True):
    """Every item as it stands on a day."""

    as_of: date
    remind: int
    """Days before its end from which an item is due soon."""
    rows: tuple[StatusRow, ...]
    """By the last day, then by their order in the document; what has no end comes last."""
    files: tuple[FileReport, ...]
    """The documents of items first, then what came back; each with the findings of its check."""
    owner: str | None = None
    """The only owner whose rows these are; None for all."""
    only: frozenset[State | None] | None = None
    """The only states that are shown; None for all."""
    evidence: str | None = None
    """The folder in which material was looked for; None where nobody looked."""
    not_asked: tuple[Item, ...] = ()
    """The targets that the texts expressly ask of nobody (暂不设置); they have no rows."""
    fail_on_overdue: bool = False
    exit_zero: bool = False
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def inputs(self) -> Report:
        """All files as a report of checks."""
        return Report(self.files, exit_zero=self.exit_zero, passed_over=self.passed_over)

    @property
    def items(self) -> Sequence[tuple[FileReport, Items]]:
        """The documents whose items stand in the rows."""
        paths = {(row.path, row.table) for row in self.rows}
        return [
            (file, items)
            for file in self.files
            if (file.path, file.number) in paths and (items := items_of(file)) is not None
        ]

    @cached_property
    def shown(self) -> tuple[StatusRow, ...]:
        """The rows that were asked for."""
        return tuple(row for row in self.rows if self.only is None or row.state in self.only)

    @cached_property
    def counts(self) -> Counter[State | None]:
        """The number of rows in each state, whatever is shown."""
        return Counter(row.state for row in self.rows)

    @cached_property
    def materials(self) -> Counter[tuple[bool, Completeness]]:
        """How many rows that need material have it, apart for those that are documents (建档) and for others."""
        return Counter(
            (row.item.kind is ItemKind.DOSSIER, row.material.completeness)
            for row in self.rows
            if row.material is not None
        )

    @cached_property
    def owners(self) -> tuple[OwnerSummary, ...]:
        """Every owner in the order of the documents, each with all rows that it has a part in."""
        names = dict.fromkeys(owner.name for _, items in self.items for item in items.entries for owner in item.owners)
        by_owner: dict[str, list[StatusRow]] = {name: [] for name in names}
        for row in self.rows:
            shared = [owner.name for owner in row.owners] if self.owner is None else [self.owner]
            for name in dict.fromkeys([row.unit] if row.unit else shared):
                by_owner.setdefault(name, []).append(row)
        return tuple(OwnerSummary(owner, tuple(rows)) for owner, rows in by_owner.items() if rows)

    @property
    def exit_code(self) -> int:
        """By the contract: an error in a list fails the run; that items are late only where that was asked for."""
        codes = [file.fault.exit_code for file in self.files if file.fault]
        codes += [1 for file in self.files if file.items is not None and file.count(Severity.ERROR)]
        if not self.rows:
            codes.append(3)
        is_late = self.fail_on_overdue and any(row.state in LATE for row in self.rows)
        code = max([*codes, 1 if is_late else 0])
        return 0 if code == 1 and self.exit_zero else code

    def to_frame(self) -> "pandas.DataFrame":
        """One row an item as shown, of 各… one a member, of what recurs one a period.

        Days are dates (`datetime.date` objects), owners are joined by ；. `material` and `missing` count files, where
        they were looked for.
        """
        import pandas

        columns = (
            "path table item unit period text owners start end state doubt days reported completed line cell "
            "material missing".split()
        )
        rows = [
            (
                row.path, row.table, row.id, row.unit, row.period, row.item.text,
                "；".join(owner.name for owner in row.owners), row.due.start, row.due.end, row.state and str(row.state),
                row.doubt and str(row.doubt), row.days, row.reported and str(row.reported), row.completed,
                row.item.line, row.item.cell,
                None if row.material is None else len(row.material.found),
                None if row.material is None else len(row.material.missing),
            )
            for row in self.shown
        ]  # fmt: skip
        return pandas.DataFrame(rows, columns=columns)
