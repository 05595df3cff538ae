"""AllocationReport: a plan as it was understood, and the table that came of it or the demands that conflict."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from cedu_targets.allocation.issued_rows import IssuedRows, kept
from cedu_targets.allocation.plan.columns import leaves
from cedu_targets.allocation.plan.plan_reading import fault_of_mistake
from cedu_targets.allocation.plan.side_files import Issued
from cedu_targets.allocation.plan.understood_plan import UnderstoodPlan, row_of
from cedu_targets.allocation.solver.outcome import Allocation, Infeasible, Outcome
from cedu_targets.allocation.solver.problem import Column, Limit
from cedu_targets.domain.fault import CallFault, PackFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.similar_names import suggestion
from cedu_targets.packs.names import NameEntry, match_names, plain_name

if TYPE_CHECKING:
    import pandas


class Move(Struct, frozen=True):
    """A number that differs from the issued table's; None is a blank."""

    row: str
    indicator: Indicator
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal:
        """How much more it is now."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


class AllocationReport(Struct, frozen=True, dict=True):
    """What one allocation came to. `understood` is None where not even the plan's form could be read."""

    path: str
    understood: UnderstoodPlan | None
    outcome: Outcome | None
    findings: tuple[Finding, ...]
    issued: Issued | None = None
    """The issued table, with `keep`."""
    asked: tuple[str, str] | None = None
    """The row and the code of a number that is to be explained."""

    @property
    def exit_code(self) -> int:
        """0; 1 where the demands conflict; 4 where the plan has mistakes."""
        if self.mistakes:
            return 4
        return 1 if isinstance(self.outcome, Infeasible) else 0

    @property
    def mistakes(self) -> list[Finding]:
        """What has to be put right in the plan before anything can be allocated."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    @property
    def faults(self) -> list[PackFault]:
        """The same as faults of the plan's file."""
        return [fault_of_mistake(finding, self.path) for finding in self.mistakes]

    def cell(self, text: str) -> tuple[str, str]:
        """The row and the code that `东山:4` means; a column may be named, too. Raises CallFault."""
        assert self.understood is not None
        row, _, column = text.replace("：", ":").rpartition(":")
        name = "".join(row.split())
        if name in self.understood.plan.area_units:
            name = row_of(name)
        rows = [self.understood.plan.district, *self.understood.units, *self.understood.areas]
        name = match_names([NameEntry(name=name[:200] or "-")], rows).printed.get(name, name)  # 东山街道 is 东山
        by_name = {plain_name(one.name): one.code for one in self.understood.indicators}
        code = column.strip() if column.strip() in self.understood.by_code else by_name.get(plain_name(column))
        if name not in rows:
            guess = suggestion(name, list(self.understood.units)) if name else None
            names: dict[str, Parameter] = {"text": text, "wanted": name, "guess": guess}
            raise CallFault("why_unknown", names, variant="guess" if guess else "")
        if code is None:
            raise CallFault("why_unknown", {"text": text, "wanted": column, "guess": ""})
        return name, code

    @property
    def allocation(self) -> Allocation | None:
        """The numbers, where there are any."""
        return self.outcome if isinstance(self.outcome, Allocation) else None

    @property
    def conflicts(self) -> tuple[Infeasible, ...]:
        """What cannot be met together; each conflict stands by itself."""
        return (self.outcome, *self.outcome.also) if isinstance(self.outcome, Infeasible) else ()

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, Decimal | None]]:
        """The table: the district, the units, the areas' subtotals; by row and code, None for a blank. Rates as shares.

        A cell is blank where nothing is assigned; empty where there is no allocation.
        """
        if self.allocation is None or self.understood is None:
            return {}
        understood = self.understood
        names = [understood.plan.district, *understood.units, *understood.areas]
        return kept(IssuedRows(names, self._row), len(understood.by_code))

    def _row(self, name: str) -> Mapping[str, Decimal | None]:
        """The cells of a row, in the order of the columns."""
        understood = self.understood
        assert understood is not None
        if name in self.positions:
            position = self.positions[name]
            numbers = {code: self._number(code, position) for code in self._spread}
        else:
            whole = name == understood.plan.district
            inside = range(len(understood.units)) if whole else [self.positions[one] for one in understood.areas[name]]
            numbers = {code: _sum([self._number(code, position) for position in inside]) for code in self._spread}
        return {
            code: understood.rates[code].get(name) if code in understood.rates else numbers.get(code)
            for code in understood.by_code
        }

    @cached_property
    def _spread(self) -> tuple[str, ...]:
        """The codes that have numbers: columns that are spread, and their totals."""
        assert self.allocation is not None
        problem = self.allocation.problem
        return (*(column.code for column in problem.columns), *(whole.code for whole in problem.wholes))

    def _number(self, code: str, unit: int) -> Decimal | None:
        assert self.allocation is not None
        if unit in self._blanks[code]:
            return None
        return self.allocation.problem.granules[code] * self.allocation.values[code][unit]

    @cached_property
    def _blanks(self) -> Mapping[str, frozenset[int]]:
        """By code: the units of which a column asks nothing: not assigned, or without any weight."""
        assert self.allocation is not None
        assert self.understood is not None
        problem = self.allocation.problem
        found: dict[str, frozenset[int]] = {}
        for column in problem.columns:
            without = {unit for unit, bound in column.highs.items() if bound.limit is Limit.NOT_ASSIGNED}
            if any(column.weights):
                numbers = self.allocation.values[column.code]
                without |= {
                    unit
                    for unit, weight in enumerate(column.weights)
                    if not weight and not numbers[unit] and unit not in column.lows
                }
            found[column.code] = frozenset(without)
        for whole in problem.wholes:
            below = [found[leaf] for leaf in leaves(whole.code, self.understood.wholes) if leaf in found]
            found[whole.code] = frozenset.intersection(*below)
        return found

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """What differs from the issued table, by row and column; nothing where none was given."""
        if self.issued is None or self.understood is None:
            return ()
        found = []
        for row, cells in self.rows.items():
            if row in self.understood.areas:
                continue
            for code, after in cells.items():
                before = self.issued.values.get(row, {}).get(code)
                if (before or 0) != (after or 0):
                    found.append(Move(row, self.understood.by_code[code], before, after))
        return tuple(found)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """By unit: its place among the units."""
        assert self.understood is not None
        return {unit: position for position, unit in enumerate(self.understood.units)}

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The columns that are spread, by code."""
        assert self.allocation is not None
        return {column.code: column for column in self.allocation.problem.columns}

    def to_frame(self) -> "pandas.DataFrame":
        """One row a row of the table and code: `row, code, name, unit_of_measure, is_district, value` (Decimal)."""
        import pandas

        assert self.understood is not None
        found = [
            (row, code, one.name, one.unit_of_measure, row == self.understood.plan.district, cells[code])
            for row, cells in self.rows.items()
            for code, one in self.understood.by_code.items()
        ]
        return pandas.DataFrame(found, columns=["row", "code", "name", "unit_of_measure", "is_district", "value"])


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    filled = [number for number in numbers if number is not None]
    return sum(filled, Decimal(0)) if filled else None
