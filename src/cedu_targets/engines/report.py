"""WideReport: what an engine found in a wide table of very many rows, and the districts that were judged one by one."""

from collections.abc import Sequence

from msgspec import Struct

from cedu_targets.domain.finding import Severity
from cedu_targets.report import FileReport


class RuleCount(Struct, frozen=True):
    """How often a rule is broken, by the code of the finding."""

    rule: str
    check: str
    code: str
    severity: Severity
    places: int
    """Cells that break it."""
    districts: int
    why: str = ""


class LeftOut(Struct, frozen=True):
    """A rule of the pack that was not judged over all rows, and why: `reason` is a key of `messages`."""

    rule: str
    check: str
    reason: str
    column: str | None = None


class DistrictCount(Struct, frozen=True):
    """What was found in one district (or whatever the rows are gathered by)."""

    names: tuple[str, ...]
    """Its name at each level, the widest first; empty where all rows are one table."""
    period: str | None
    rows: int
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    unreadable: int = 0
    """Cells that the engine cannot hold exactly: they are read as any form's where the district is judged."""
    is_judged: bool = False

    @property
    def name(self) -> str:
        """All its names as one."""
        return " / ".join(self.names)


class ColumnUse(Struct, frozen=True):
    """A column of the source, and what it is taken for: an indicator's code, or a level (`town`, `district` …)."""

    header: str
    used_as: str | None
    """None for a column that nothing is known of: it is told, and not judged."""


class WideReport(Struct, frozen=True):
    """What one run of an engine found."""

    engine: str
    pack: str
    title: str
    paths: tuple[str, ...]
    rows: int
    districts: int
    """Of which `failing` have something wrong or something to be read one by one."""
    failing: int
    columns: tuple[ColumnUse, ...]
    counts: tuple[RuleCount, ...]
    worst: tuple[DistrictCount, ...]
    """The districts with most errors, the worst first: those that are judged, and some more."""
    files: tuple[FileReport, ...]
    """The judged districts, as any form is judged; the path is the source's, the sheet the district's name."""
    others: tuple[DistrictCount, ...] = ()
    """All other districts with something wrong, in the same order."""
    left_out: tuple[LeftOut, ...] = ()
    unreadable: int = 0
    unjudged: int = 0
    """Cells that no engine holds exactly, in districts that were not judged one by one."""
    without_total: int = 0
    """Districts without a row of their own, whose columns nobody can hold against a sum."""
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False

    def count(self, severity: Severity) -> int:
        """How many places are exactly this severe, over all rows."""
        return sum(one.places for one in self.counts if one.severity is severity)

    @property
    def judged(self) -> int:
        """How many districts were judged one by one."""
        return len(self.files)

    @property
    def failed(self) -> bool:
        """Whether anything is at or above `fail_on`."""
        counted = any(one.places and one.severity.rank >= self.fail_on.rank for one in self.counts)
        return counted or any(_fails(file.findings, self.fail_on) for file in self.files)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings, 3 where nothing was judged, or cells were judged by nobody."""
        if self.unjudged or not self.rows or not self.counts:
            return 3
        return 1 if self.failed and not self.exit_zero else 0


def _fails(findings: Sequence[object], fail_on: Severity) -> bool:
    return any(getattr(one, "severity", Severity.NOTE).rank >= fail_on.rank for one in findings)
