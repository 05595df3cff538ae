"""AttainmentReport: the texts, what was achieved and the bases as they were read, and every target as it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from cedu_targets.domain.attainment import Attained, Figure, TargetPath
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.report import FileReport, Report

if TYPE_CHECKING:
    import pandas


class AttainmentReport(Struct, frozen=True, dict=True):
    """How the targets of texts stand on a day: `rows` has the whole before its units, in the order of the text."""

    files: tuple[FileReport, ...]
    """The texts with their targets, then the achievements, then the bases; each with what was found in it."""
    rows: tuple[Attained, ...]
    as_of: date
    title: str | None = None
    """Of the text."""
    issued: date | None = None
    period: str | None = None
    """The years of the plan: 2019-2023."""
    paths: tuple[TargetPath, ...] = ()
    """The indicators with targets in several years."""
    bases: tuple[Figure, ...] = ()
    """The bases that were used."""
    units: tuple[str, ...] = ()
    """The units that report, in their order."""
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False
    fail_on_behind: bool = False
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def exit_code(self) -> int:
        """0; 1 for findings in the inputs (or a target that was missed, if asked for); 3 if nothing could be judged."""
        faults = [file.fault.exit_code for file in self.files if file.fault is not None]
        if faults:
            return max(faults)
        if not self.is_compared:
            return 3
        failed = any(one.severity.rank >= self.fail_on.rank for file in self.files for one in file.findings)
        failed = failed or (self.fail_on_behind and any(row.state is State.BEHIND for row in self.rows))
        return 1 if failed and not self.exit_zero else 0

    @property
    def is_compared(self) -> bool:
        """Whether any target has a number held against it."""
        return any(row.gap is not None for row in self.rows)

    @property
    def inputs(self) -> Report:
        """All files as a report of checks."""
        return Report(self.files, self.fail_on, self.exit_zero, passed_over=self.passed_over)

    @property
    def findings(self) -> list[tuple[FileReport, Finding]]:
        """Every finding with its file, questions apart."""
        return [(file, one) for file in self.files for one in file.findings if not one.is_question]

    @property
    def questions(self) -> list[tuple[FileReport, Finding]]:
        """What the texts leave open and the office has to answer."""
        return [(file, one) for file in self.files for one in file.questions]

    @property
    def not_judged(self) -> list[tuple[FileReport, NotJudged]]:
        """What could not be read or judged, with its file."""
        return [(file, entry) for file in self.files for entry in file.not_judged]

    @property
    def whole_rows(self) -> Sequence[Attained]:
        """The rows of all units together."""
        return [row for row in self.rows if row.is_whole]

    @cached_property
    def counts(self) -> Mapping[State | None, int]:
        """How many targets of the whole are in each state."""
        return Counter(row.state for row in self.whole_rows)

    def path_of(self, row: Attained) -> TargetPath | None:
        """The path that a row's target is a step of."""
        return next((path for path in self.paths if path.indicator == row.target.indicator), None)

    def to_frame(self) -> "pandas.DataFrame":
        """One row a target and unit: numbers as `Fraction` or Decimal, shares as shares."""
        import pandas

        columns = "target indicator name unit year judged_on demanded achieved numerator base gap completion state why"
        rows = [
            (
                row.target.id, row.target.indicator, row.target.name, row.unit, row.year, row.judged_on,
                row.demanded, row.value, row.total, row.base_total, row.gap, row.completion,
                None if row.state is None else str(row.state), None if row.why is None else str(row.why),
            )
            for row in self.rows
        ]  # fmt: skip
        return pandas.DataFrame(rows, columns=columns.split())
