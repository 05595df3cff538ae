"""A side: one table of targets or of achievements, checked."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.months import Span, said_by_path, span_of
from cedu_targets.domain.table import Table
from cedu_targets.packs.names import NameEntry, column_names
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport


class Side(Struct):
    """A table of either side with its file's report, to which findings are added."""

    file: FileReport
    pack: RulePack | None = None
    other_targets: Counter[str] = field(default_factory=Counter)
    """Of issued targets: units -> how many targets of their forms are not the issued ones."""

    @property
    def table(self) -> Table:
        """Its table; a file without one is no side."""
        assert self.file.table is not None
        return self.file.table

    def add(self, findings: Sequence[Finding], not_judged: Sequence[NotJudged]) -> None:
        """What the comparison has to say about it."""
        checked = replace(self.file.checked, not_judged=self.file.checked.not_judged + len(not_judged))
        self.file = replace(
            self.file,
            checked=checked,
            # That nothing could be compared comes before everything.
            findings=tuple(sorted((*self.file.findings, *findings), key=lambda one: one.code != "GA022")),
            not_judged=(*self.file.not_judged, *not_judged),
        )

    @property
    def names(self) -> tuple[Sequence[NameEntry], dict[str, str]]:
        """The pack's names of units, and its names of columns -> the codes of the table."""
        return (self.pack.units, column_names(self.table, self.pack.indicators)) if self.pack else ((), {})

    @property
    def span(self) -> Span | None:
        """The months that a submission speaks of, by its headings, else by what it is called."""
        table = self.table
        return table.span or span_of(table.title, table.layout.sheet, *said_by_path(self.file.path))
