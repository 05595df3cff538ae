"""A return slip: what one unit has to answer."""

from dataclasses import dataclass

from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport


@dataclass(frozen=True)
class SlipCause:
    """A probable cause that touches the addressee: `cells` of its own would change, `settles` of its findings go."""

    diagnosis: Diagnosis
    cells: int
    settles: int


@dataclass(frozen=True)
class SlipPart:
    """All that one table has to say to the addressee."""

    file: FileReport
    table: Table
    findings: tuple[Finding, ...]
    not_judged: tuple[NotJudged, ...]
    causes: tuple[SlipCause, ...] = ()

    @property
    def suspected(self) -> int:
        """The number of the addressee's own cells that are probably wrong, and nobody else's instead."""
        return sum(cause.cells for cause in self.causes if not cause.diagnosis.ambiguous)

    @property
    def is_answered_in_tables(self) -> bool:
        """A table of findings has room for the reply."""
        return any(finding.severity is not Severity.NOTE for finding in self.findings)

    def of_severity(self, severity: Severity) -> list[Finding]:
        """Its findings exactly this severe."""
        return [finding for finding in self.findings if finding.severity is severity]


@dataclass(frozen=True)
class Slip:
    """All that one unit has to answer in one file; `unit` is None for whoever made a table without a district row."""

    unit: str | None
    path: str
    parts: tuple[SlipPart, ...]

    def count(self, severity: Severity) -> int:
        """The number of findings exactly this severe."""
        return sum(len(part.of_severity(severity)) for part in self.parts)

    @property
    def suspected(self) -> int:
        """The number of the addressee's own cells that are probably wrong."""
        return sum(part.suspected for part in self.parts)
