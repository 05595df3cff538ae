"""A return slip: what one unit has to answer."""

from collections.abc import Iterator

from msgspec import Struct

from cedu_targets.domain.diagnosis import Change, Diagnosis
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport


class SlipCause(Struct, frozen=True):
    """A probable cause that touches the addressee, the best first where there are several possibilities."""

    alternatives: tuple[Diagnosis, ...]
    """Those that are shown."""
    more: int
    """Possibilities that are not shown."""
    findings: tuple[Finding, ...]
    """What it explains, at whatever row: what it was inferred from."""
    table: Table
    """In which it stands: a part may be of the months of a form, each a table."""

    @property
    def is_only(self) -> bool:
        """Nothing else explains the same findings."""
        return len(self.alternatives) == 1 and not self.alternatives[0].ambiguous


class SlipPart(Struct, frozen=True):
    """All that one table, or the months of one form, have to say to the addressee."""

    file: FileReport
    table: Table
    units: frozenset[str]
    """The addressee's rows."""
    findings: tuple[Finding, ...]
    """Its findings, without those for which a cause says which of its numbers is wrong."""
    not_judged: tuple[NotJudged, ...]
    causes: tuple[SlipCause, ...] = ()

    def cells(self, diagnosis: Diagnosis) -> Iterator[Change]:
        """The addressee's own cells that a cause says are wrong."""
        return (one for one in cells(diagnosis) if one.place.unit in self.units)

    @property
    def suspected(self) -> int:
        """The number of the addressee's own cells that are probably wrong, and nobody else's instead."""
        return sum(len(list(self.cells(cause.alternatives[0]))) for cause in self.causes if cause.is_only)

    @property
    def unclear(self) -> int:
        """The number of causes of which there are several possibilities."""
        return sum(not cause.is_only for cause in self.causes)

    def of_severity(self, severity: Severity) -> list[Finding]:
        """Its findings exactly this severe."""
        return [finding for finding in self.findings if finding.severity is severity]


class Slip(Struct, frozen=True):
    """All that one unit has to answer in one file; `unit` is None for whoever made a table without a district row."""

    unit: str | None
    path: str
    parts: tuple[SlipPart, ...]

    def count(self, severity: Severity) -> int:
        """The number of findings exactly this severe, beside those that a cause explains."""
        return sum(len(part.of_severity(severity)) for part in self.parts)

    @property
    def suspected(self) -> int:
        """The number of the addressee's own cells that are probably wrong."""
        return sum(part.suspected for part in self.parts)

    @property
    def unclear(self) -> int:
        """The number of causes of which there are several possibilities."""
        return sum(part.unclear for part in self.parts)

    @property
    def is_due(self) -> bool:
        """There is something to mend or to verify."""
        return bool(self.suspected + self.unclear + self.count(Severity.ERROR) + self.count(Severity.WARNING))


def cells(diagnosis: Diagnosis) -> tuple[Change, ...]:
    """The cells that hold what they should not: those to be changed, and numbers that are texts."""
    texts = {one.place for one in diagnosis.texts}
    return (*diagnosis.texts, *(one for one in diagnosis.changes if one.place not in texts))
