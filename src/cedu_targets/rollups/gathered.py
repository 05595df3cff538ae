"""What came: every form of a run without its rows, which are put aside as the files are read."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Records, RecordsKind
from cedu_targets.recognition.no_tables import bare_fault
from cedu_targets.report import Checked, FileReport
from cedu_targets.rollups.figure_forms import forms_among, rows_of
from cedu_targets.rollups.figure_numbers import Figures
from cedu_targets.rollups.slices import Content, slices_of
from cedu_targets.rollups.spool import Spool
from cedu_targets.rollups.sums import Total

RULE = "rollup"
"""The rule of what is found of all forms together."""
_SAID_OF_A_TABLE = frozenset({"RD008", "RD075", "RD076"})
"""Of how a table was read: the row of all units is not waited for, and that a form is of one unit is no news here."""
_ATTENDANCES = "RC005"
MOST_FINDINGS = 50_000
"""That are kept of all forms, some 50 MB; of each further form the gravest."""

_FOLDERS = 2
"""Above a file that may be named after its unit: 桃源社区/2023年/3月.xlsx."""


class Came(NamedTuple):
    """A form, or of a ledger the classes of one unit and month, as it says of itself."""

    report: int
    """The position of its document in the run."""
    path: str
    number: int
    place: Place
    unit: str | None
    town: str
    year: int | None
    month: int | None
    filed: date | None
    total: Total
    content: Content
    is_blank: bool
    is_unread: bool
    title: str | None = None
    kind: RecordsKind = RecordsKind.MONTHLY
    figures: Figures | None = None
    """The numbers of a form that has no classes."""

    @property
    def texts(self) -> Iterator[tuple[str, str | None]]:
        """What stands around it, and where: it may name the unit that the form itself does not."""
        path = PurePath(self.path)
        yield from (("title", self.title), ("sheet", self.place.sheet), ("file", path.stem))
        yield from (("folder", folder.name) for folder in [*path.parents][:_FOLDERS])

    @property
    def period(self) -> str | None:
        """YYYY-MM; None where year or month is not said."""
        return None if self.year is None or self.month is None else f"{self.year}-{self.month:02}"


class Gathered(Struct):
    """All that a run needs of its files once each has been read."""

    forms: list[Came] = field(default_factory=list)
    spool: Spool = field(default_factory=Spool)
    """The classes of each form, in the order of `forms`."""
    kept: dict[int, FileReport] = field(default_factory=dict)
    """The documents with findings or a fault, by their position in the run."""
    figures: list[Came] = field(default_factory=list)
    """The forms that have numbers, no classes."""
    figure_titles: Counter[str] = field(default_factory=Counter)
    figure_packs: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    packs: Counter[str] = field(default_factory=Counter)
    file_count: int = 0
    _documents: int = 0
    _has_told: bool = False
    _findings: int = 0

    def take(self, reports: Iterable[FileReport]) -> None:
        """Everything that came, file by file. Raises OSError where the rows cannot be put aside."""
        for path, documents in groupby(reports, key=lambda report: report.path):
            self.file_count += 1
            self._take_file(path, list(documents))

    def _take_file(self, path: str, documents: Sequence[FileReport]) -> None:
        others = [one for one in documents if one.records is None and one.fault is None]
        forms = [one for one in documents if one.records is not None]
        told: dict[str, Parameter] = {
            "tables": sum(one.table is not None for one in others),
            "lists": sum(one.items is not None for one in others),
        }
        figures = [] if forms else forms_among(others)
        for one in figures:
            place = Place() if one.table is None else one.table.whole_place
            noted = [Finding("RC025", RULE, Severity.NOTE, place, {**told, "tables": 0}, variant="beside")]
            self._take_figures(one, noted if told["lists"] and one is figures[0] else [])
        if others and not forms and not figures:
            variant = "table" if told["tables"] else "list"
            bare = bare_fault([one.document for one in others], path)
            self._keep(FileReport(path, fault=bare or InputFault("RC025", told, path, variant=variant)))
        for one in documents:
            if one.fault is not None:
                self._keep(one)
            elif one.records is not None:
                beside = [Finding("RC025", RULE, Severity.NOTE, one.records.whole_place, told, variant="beside")]
                self._take_form(one, one.records, beside if others and one is forms[0] else [])

    def _take_form(self, report: FileReport, records: Records, beside: Sequence[Finding]) -> None:
        position = self._documents
        findings = (*self._told(report.findings), *beside)
        if findings:
            rest = replace(records, entries=(), totals=(), unreadable=())
            self._keep(replace(report, document=rest, findings=findings, not_judged=(), rules=()))
        else:
            self._documents += 1
        if records.title:
            self.titles[records.title] += 1
        if report.pack:
            self.packs[report.pack] += 1
        for part in slices_of(records):
            self.spool.put(part.entries)
            self.forms.append(
                Came(
                    position, report.path, report.number, records.whole_place, part.unit, part.town,
                    part.year, part.month, records.filed, part.total, part.content, records.is_blank,
                    records.is_unread, records.title, records.kind,
                )
            )  # fmt: skip

    def _take_figures(self, report: FileReport, beside: Sequence[Finding]) -> None:
        """The rows of a table, each a form of its unit."""
        table = report.table
        assert table is not None
        position = self._documents
        findings = (*self._told([one for one in report.findings if one.code not in _SAID_OF_A_TABLE]), *beside)
        if findings:
            self._keep(replace(report, findings=findings, not_judged=(), rules=()))
        else:
            self._documents += 1
        if table.title:
            self.figure_titles[table.title] += 1
        if report.pack:
            self.figure_packs[report.pack] += 1
        year = int(table.period[:4]) if table.period and table.period[:4].isdecimal() else None
        for unit, figures in rows_of(report):
            place = table.row_place(figures.row) if table.one_unit is None else table.whole_place
            self.figures.append(
                Came(
                    position, report.path, report.number, place, unit, "", year, figures.span.last or None,
                    table.filed, Total(), (), figures.is_blank, figures.is_unread, table.title, figures=figures,
                )
            )  # fmt: skip

    def _told(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """The findings of a form; that people add up to attendances is said of the first form alone."""
        told = [one for one in findings if one.code != _ATTENDANCES or not self._has_told]
        self._has_told = self._has_told or any(one.code == _ATTENDANCES for one in told)
        if self._findings + len(told) > MOST_FINDINGS and len(told) > 1:
            gravest = max(told, key=lambda one: one.severity.rank)
            left = {"count": len(told) - 1, "most": MOST_FINDINGS}
            told = [gravest, Finding("RC029", RULE, Severity.NOTE, gravest.place, left)]
        self._findings += len(told)
        return told

    def _keep(self, report: FileReport) -> None:
        self.kept[self._documents] = report
        self._documents += 1


class Withdrawn(NamedTuple):
    """A finding of a form alone that does not stand once all forms are known."""

    report: int
    """The position of its document in the run."""
    code: str
    variant: str = ""


def with_findings(
    gathered: Gathered, found: Iterable[tuple[Came, Finding]], withdrawn: Collection[Withdrawn]
) -> tuple[FileReport, ...]:
    """The files with findings or a fault, in the order of the run, with what was found of all forms together."""
    kept = dict(gathered.kept)
    for position in {one.report for one in withdrawn} & kept.keys():
        standing = [one for one in kept[position].findings if (position, one.code, one.variant) not in withdrawn]
        kept[position] = replace(kept[position], findings=tuple(standing))
    for came, finding in found:
        report = kept.get(came.report)
        if report is None:
            place = came.place
            form = Records(
                None, came.kind, came.unit, came.year, came.month, came.filed, (),
                sheet=place.sheet, line=place.line, cell=place.cell,
            )  # fmt: skip
            document = form if came.figures is None else came.figures.table
            report = FileReport(came.path, came.number, document, checked=Checked(records=came.total.sums.classes))
        kept[came.report] = replace(report, findings=(*report.findings, finding))
    reports = (kept[position] for position in sorted(kept))
    return tuple(one for one in reports if one.findings or one.fault)
