"""GapReport: both sides as they were checked, and every target with what was achieved of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.gap import GapRow, GroupTotal, Standing, State, Timetable, group_total, standing
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.gaps.compare import group_row
from cedu_targets.gaps.left_out import LeftOut
from cedu_targets.gaps.long_rows import LongRows
from cedu_targets.report import FileReport, Report

if TYPE_CHECKING:
    import pandas

_PLACES = 6
_DOUBTS = ("GA022", "GA026", "GA009", "GA008", "GA012", "GA025", "GA024")


class _Looked(NamedTuple):
    """What one look through all rows keeps of them."""

    of_district: list[GapRow]
    states: dict[str, list[State | None]]
    """Of the units' rows, by unit."""
    has_unreported: bool
    has_at_least: bool


class GapReport(Struct, frozen=True, dict=True):
    """What one comparison found: `files` holds all tables of both sides, `rows` one entry per unit and indicator."""

    files: tuple[FileReport, ...]
    rows: Sequence[GapRow]
    timetable: Timetable
    targets: tuple[Table, ...] = ()
    has_last_year: bool = False
    left_out: tuple[str, ...] = ()
    """Paths among the achievements that are the targets' own file: given as such, not taken for achievements."""
    taken: tuple[str, ...] = ()
    """Paths of forms under the issued table's title that were taken for returns: of a few units, with other numbers."""
    unsettled: tuple[LeftOut, ...] = ()
    """Files of which nothing is counted, and the units that therefore have no number: not unreported, not judged."""
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False
    fail_on_behind: bool = False
    passed_over: tuple[PassedOver, ...] = ()
    """What lay beside the files of either side and was not read."""

    @property
    def exit_code(self) -> int:
        """0; 1 for findings in the inputs (or units behind, if asked for); 3 if anything that came in is not counted.

        A submission that declares no sum has nothing to check by itself; it is compared all the same.
        """
        faults = [file.fault.exit_code for file in self.files if file.fault is not None]
        if faults:
            return max(faults)
        if self.unsettled or not self.is_compared:
            return 3
        failed = any(map(self._fails, self.files))
        failed = failed or (self.fail_on_behind and any(row.state is State.BEHIND for row in self.rows))
        return 1 if failed and not self.exit_zero else 0

    def _fails(self, file: FileReport) -> bool:
        return any(finding.severity.rank >= self.fail_on.rank for finding in file.findings)

    @property
    def inputs(self) -> Report:
        """Both sides as a report of checks."""
        return Report(self.files, self.fail_on, self.exit_zero, passed_over=self.passed_over)

    @property
    def is_compared(self) -> bool:
        """Whether any target has a number to hold against it (a target of 0 needs none): else nothing is known."""
        return any(row.gap is not None for row in self.rows)

    @property
    def title(self) -> str | None:
        """The title of the targets."""
        return self.targets[0].title if self.targets else None

    @property
    def findings(self) -> list[tuple[FileReport, Finding]]:
        """Every finding with its file, in the order of the files."""
        return [(file, finding) for file in self.files for finding in file.findings]

    @property
    def doubts(self) -> list[tuple[FileReport, Finding]]:
        """What makes the whole comparison doubtful, to be said before all else, the gravest first."""
        found = [(file, finding) for file, finding in self.findings if finding.code in _DOUBTS]
        return sorted(found, key=lambda pair: _DOUBTS.index(pair[1].code))

    @property
    def not_judged(self) -> list[tuple[FileReport, NotJudged]]:
        """What could not be held against its target, with its file."""
        return [(file, entry) for file in self.files for entry in file.not_judged if entry.rule == "gap"]

    @property
    def district_rows(self) -> list[GapRow]:
        """The district's own figures."""
        return self._looked_through.of_district

    @cached_property
    def _looked_through(self) -> _Looked:
        """Once over all rows, which may be made for it."""
        of_district: list[GapRow] = []
        states: dict[str, list[State | None]] = {}
        has_unreported = has_at_least = False
        for row in self.rows:
            has_unreported = has_unreported or bool(row.unreported)
            has_at_least = has_at_least or row.is_at_least
            if row.is_district:
                of_district.append(row)
            else:
                states.setdefault(row.unit, []).append(row.state)
        return _Looked(of_district, states, has_unreported, has_at_least)

    @cached_property
    def unit_rows(self) -> Sequence[GapRow]:
        """The units' figures, the district left out."""
        if not isinstance(self.rows, LongRows):
            return [row for row in self.rows if not row.is_district]
        return LongRows(
            len(self.rows) - len(self.district_rows), lambda: (row for row in self.rows if not row.is_district)
        )

    @cached_property
    def laggards(self) -> list[GapRow]:
        """What is behind the pace, furthest first; what is only slightly behind after what is behind."""
        late = [row for row in self.unit_rows if row.state in (State.BEHIND, State.SLIGHTLY_BEHIND)]
        return sorted(late, key=lambda row: (row.state is not State.BEHIND, -(row.lag or Fraction(0))))

    @cached_property
    def waiting(self) -> Mapping[Indicator, list[GapRow]]:
        """What falls due at the end of the year and is not reached yet, by indicator; the furthest first."""
        found: dict[Indicator, list[GapRow]] = {}
        for row in self.unit_rows if self.counts[State.BELOW] else ():
            if row.state is State.BELOW:
                found.setdefault(row.indicator, []).append(row)
        return {one: sorted(rows, key=lambda row: row.completion or 0) for one, rows in found.items()}

    @property
    def has_waiting(self) -> bool:
        """Whether anything is neither at pace nor behind, since it is not due yet."""
        return self.counts[State.BELOW] > 0 or any(row.state is State.BELOW for row in self.district_rows)

    @cached_property
    def standings(self) -> list[Standing]:
        """The units ranked by the share of their assigned indicators that are at pace, best first."""
        found = [standing(unit, states) for unit, states in self._looked_through.states.items()]
        return sorted(found, key=lambda entry: (-(entry.share if entry.share is not None else -1), entry.behind))

    @cached_property
    def ranking(self) -> list[tuple[int, Standing]]:
        """The standings with their ranks; equal shares have equal ranks (1, 2, 2, 4)."""
        found: list[tuple[int, Standing]] = []
        for number, entry in enumerate(self.standings, start=1):
            equal = found and found[-1][1].share == entry.share
            found.append((found[-1][0] if equal else number, entry))
        return found

    @cached_property
    def totals(self) -> list[GroupTotal]:
        """The reporting units together, per additive indicator: Σ achieved ÷ Σ target."""
        found = (
            group_total([row for row in self.unit_rows if row.indicator is indicator]) for indicator in self.indicators
        )
        return [entry for entry in found if entry is not None]

    @property
    def areas(self) -> Mapping[str, list[GapRow]]:
        """The same as rows for each subtotal of the targets whose units are known."""
        found: dict[str, list[GapRow]] = {}
        for table in self.targets:
            for name, units in table.areas.items():
                inside = [row for row in self.unit_rows if row.unit in units]
                totals = (group_total([row for row in inside if row.indicator is one]) for one in table.indicators)
                found[name] = [group_row(name, entry, self.timetable) for entry in totals if entry is not None]
        return found

    @property
    def overall(self) -> list[GapRow]:
        """The district's rows that have a target; where the targets have no district, the reporting units together."""
        if self.district_rows:
            return [row for row in self.district_rows if row.state is not State.NOT_ASSIGNED]
        return [group_row("", entry, self.timetable) for entry in self.totals]

    @property
    def silent(self) -> Mapping[str, tuple[list[Indicator], bool]]:
        """The units with tasks that were not reported: which, and whether it is all that they have."""
        found: dict[str, list[Indicator]] = {}
        for row in self.unit_rows if self.counts[State.NOT_REPORTED] else ():
            if row.state is State.NOT_REPORTED:
                found.setdefault(row.unit, []).append(row.indicator)
        entries = {entry.unit: entry for entry in self.standings}
        return {unit: (columns, entries[unit].reported == 0) for unit, columns in found.items()}

    @cached_property
    def indicators(self) -> Sequence[Indicator]:
        """The targets' indicators, in the order of their columns."""
        return [indicator for table in self.targets for indicator in table.indicators]

    def source(self, row: GapRow) -> tuple[str, Place]:
        """Where a row's target stands: its file and cell."""
        for file in self.files:
            table = file.table
            if table is not None and table.by_code.get(row.indicator.code) is row.indicator:
                return file.path, table.place(row.unit, row.indicator.code)
        return "", Place(unit=row.unit, indicator=row.indicator.code)

    @property
    def occurring(self) -> set[State | None]:
        """The states of all rows, the district's among them."""
        return {*self.counts, *(row.state for row in self.district_rows)}

    @property
    def has_unreported(self) -> bool:
        """Whether any row is a total of which parts were not reported."""
        return self._looked_through.has_unreported

    @property
    def has_at_least(self) -> bool:
        """Whether any achievement may be more than it says."""
        return self._looked_through.has_at_least

    @cached_property
    def counts(self) -> Mapping[State | None, int]:
        """How many units × indicators are in each state."""
        return Counter(state for states in self._looked_through.states.values() for state in states)

    def to_frame(self) -> "pandas.DataFrame":
        """One row per unit and indicator; numbers are Decimal, rates and shares as shares (to 6 places, half up)."""
        import pandas

        columns = (
            "unit indicator name unit_of_measure is_district target achieved gap completion pace needed_per_month "
            "last_year growth state"
        ).split()
        rows = [
            (
                row.unit, row.indicator.code, row.indicator.name, row.indicator.unit_of_measure, row.is_district,
                row.target, row.achieved, row.gap, to_places(row.completion), to_places(row.pace), row.needed_per_month,
                row.last_year, to_places(row.growth), None if row.state is None else str(row.state),
            )
            for row in self.rows
        ]  # fmt: skip
        return pandas.DataFrame(rows, columns=columns)


def to_places(share: Fraction | None, places: int = _PLACES) -> Decimal | None:
    """A share to a number of places, half up (away from 0), as it is shown; None stays None."""
    if share is None:
        return None
    scaled = abs(share) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if share >= 0 else -whole).scaleb(-places)
