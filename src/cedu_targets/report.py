"""Report: what one run found. Reporters render it; nothing in it knows how."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cedu_targets.domain.against_issued import AgainstIssued
from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.comparison import Comparison
from cedu_targets.domain.declaration import Declaration
from cedu_targets.domain.diagnosis import Diagnosis, Search
from cedu_targets.domain.document import Document
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.explanation_use import ExplanationUse
from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.indicator import Pace
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.records import Records
from cedu_targets.domain.roster import Roster
from cedu_targets.domain.table import Table
from cedu_targets.domain.targets import PackTarget

if TYPE_CHECKING:
    import pandas


class Status(StrEnum):
    """How it went with one table."""

    CLEAN = "clean"
    FINDINGS = "findings"
    UNREADABLE = "unreadable"
    NOT_CHECKED = "not_checked"


class Checked(Struct, frozen=True):
    """How much was judged: relations (sums, bounds, orders of items), the cells or the items, and what could not be."""

    relations: int = 0
    cells: int = 0
    not_judged: int = 0
    items: int = 0
    records: int = 0


class Outcome(Struct, frozen=True):
    """A declared relation and how it fared: rows in which it holds, rows in which it fails."""

    declaration: Declaration
    held: int
    failed: int

    @property
    def holds(self) -> bool | None:
        """Whether it holds in every row with numbers; None where it was not read, or no row has any."""
        if self.declaration.relation is None or self.held + self.failed == 0:
            return None
        return self.failed == 0


class AppliedRule(Struct, frozen=True):
    """A rule as it was applied to a table: what it demands, what it rests on, and how it fared."""

    id: str
    check: str
    """The kind of rule; `messages.rule` has its sentence."""
    severity: Severity
    why: str
    """The clause it rests on, in the words of the pack or of the sheet."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    relations: int = 0
    """Relations evaluated: sums, bounds, rates, texts."""
    findings: int = 0
    not_judged: int = 0
    judged: int = 0
    """Places judged, sums included."""
    applies: bool = True
    """False where the rule needs what was not given: the notice's text, last year's table."""


class FileReport(Struct, frozen=True):
    """What was found in one document of one file; a file that cannot be read has a `fault` and no document."""

    path: str
    number: int = 1
    """Which document of its sheet."""
    document: Document | None = None
    fault: Fault | None = None
    pack: str | None = None
    checked: Checked = Checked()
    findings: tuple[Finding, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """How the declared relations fared, where the file was only read; a check says it by its rules."""
    encoding: str | None = None
    rules: tuple[AppliedRule, ...] = ()
    duties: tuple[Item, ...] = ()
    """What the document asks for and no column counts (from the pack)."""
    issued: date | None = None
    """The day of issue that the pack knows."""
    search: Search | None = None
    """How the search for causes went; None where nothing called for one, or none was wanted."""
    candidates: tuple[Candidate, ...] = ()
    """Of the first document of a text: the numbers in sentences that no pack speaks of, so that nobody judged them."""
    against: AgainstIssued | None = None
    """What a return was compared with."""

    @property
    def numbers_nobody_judged(self) -> tuple[Candidate, ...]:
        """The numbers in sentences that no pack speaks of, be they all that the text holds or beside its items."""
        return self.candidates or (self.items.candidates if self.items is not None else ())

    @property
    def table(self) -> Table | None:
        """The document, where it is a table."""
        return self.document if isinstance(self.document, Table) else None

    @property
    def items(self) -> Items | None:
        """The document, where it is a list of items."""
        return self.document if isinstance(self.document, Items) else None

    @property
    def is_bare(self) -> bool:
        """Whether it is a text of which only numbers in sentences are known, and no pack speaks of it."""
        return self.pack is None and self.items is not None and self.items.is_bare

    @property
    def records(self) -> Records | None:
        """The document, where it is a form or ledger of what took place."""
        return self.document if isinstance(self.document, Records) else None

    @property
    def sheet(self) -> str | None:
        """The sheet that the document stands on; None in a file without sheets."""
        return self.document.sheet if self.document else None

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """The causes that explain findings, best first; a diagnosis names findings by their position."""
        return self.search.diagnoses if self.search else ()

    def status(self, fail_on: Severity) -> Status:
        """Clean where nothing is at or above `fail_on` and something was checked."""
        if self.fault is not None:
            return Status.UNREADABLE
        if not self.is_judged:
            return Status.NOT_CHECKED
        if any(finding.severity.rank >= fail_on.rank and not finding.explained for finding in self.findings):
            return Status.FINDINGS
        return Status.CLEAN

    @property
    def is_judged(self) -> bool:
        """Whether anything was judged: a sum, a rule of a pack, of every list or form, a return against the issued one.

        That rates are shares is not enough by itself. A list of targets holds what was found, each number where it
        should stand.
        """
        if self.against is not None or self.checked.relations > 0:
            return True
        if self.document is None:
            return self.checked.items > 0  # the targets of a pack
        if self.items is not None and self.items.kind is ItemKind.TARGET:
            return bool(self.items.entries)
        is_table = self.items is None and self.records is None
        return not (is_table and self.pack is None) and any(rule.judged > 0 for rule in self.rules)

    @property
    def fingerprints(self) -> list[str]:
        """One for each finding; the second of two that are alike in everything but their text gets one of its own."""
        return [fingerprint for _, fingerprint in self.fingerprinted()]

    def fingerprinted(self) -> Iterator[tuple[Finding, str]]:
        """Every finding with its fingerprint, one at a time."""
        seen: set[int] = set()
        again: Counter[int] = Counter()
        for finding in self.findings:
            base = finding.fingerprint
            number = int(base, 16)  # of a million findings a number takes less room than a text
            if number in seen:
                again[number] += 1
                base = finding.fingerprint_of(1 + again[number])
            seen.add(number)
            yield finding, base

    @property
    def told_not_judged(self) -> list[NotJudged]:
        """What was not judged, without what a finding says already: that there is no district row is told once."""
        is_told = any(finding.code == "RD008" for finding in self.findings)
        return [entry for entry in self.not_judged if not (is_told and entry.reason == "no_district")]

    @property
    def questions(self) -> list[Finding]:
        """What the document leaves open and the office has still to answer (疑问清单), apart from what is wrong."""
        return [finding for finding in self.findings if finding.is_question and not finding.explained]

    def of_severity(self, severity: Severity) -> list[Finding]:
        """The findings exactly this severe that are neither explained nor questions, in the order of the sheet."""
        return [
            finding
            for finding in self.findings
            if finding.severity is severity and not finding.explained and not finding.is_question
        ]

    def count(self, severity: Severity) -> int:
        """How many findings are exactly this severe, not explained, and no questions."""
        return len(self.of_severity(severity))

    @property
    def explained(self) -> list[Finding]:
        """The findings that are accepted in writing, and the questions that are answered."""
        return [finding for finding in self.findings if finding.explained]


class Report(Struct, frozen=True, dict=True):
    """All tables of a run, in the order they were given."""

    files: tuple[FileReport, ...]
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False
    """Findings do not fail the run; what could not be read still does."""
    explanation_use: ExplanationUse | None = None
    comparison: Comparison | None = None
    passed_over: tuple[PassedOver, ...] = ()
    """What lay beside the submissions and was not read; none of it fails the run."""
    roster: Roster | None = None
    """Whose forms the files are, where they are several units'."""

    @property
    def is_of_several_files(self) -> bool:
        """Whether it tells of several files, so that it has an overview."""
        return len({file.path for file in self.files}) > 1

    def is_specimen(self, file: FileReport) -> bool:
        """Whether it is a blank form in a file with something to check: an annex of a notice, a month still to come."""
        return file.records is not None and file.records.is_blank and file.path in self._judged_paths

    @cached_property
    def _judged_paths(self) -> frozenset[str]:
        return frozenset(file.path for file in self.files if file.is_judged)

    @property
    def exit_code(self) -> int:
        """The exit code by the contract: 0 clean, 1 findings, 3 something could not be read or checked.

        Specimens do not fail it.
        """
        codes = {Status.CLEAN: 0, Status.FINDINGS: 1, Status.UNREADABLE: 3, Status.NOT_CHECKED: 3}
        files = [file for file in self.files if not self.is_specimen(file)]
        found = [file.fault.exit_code if file.fault else codes[file.status(self.fail_on)] for file in files]
        code = max(found, default=3)
        return 0 if code == 1 and self.exit_zero else code

    def to_frame(self) -> "pandas.DataFrame":
        """One row a finding, with its place; last the line of a text and the item. Numbers are exact (`Decimal`)."""
        import pandas

        columns = "path sheet cell unit indicator period measure code rule severity expected actual difference"
        rows = [
            (
                file.path, finding.place.sheet, finding.place.cell, finding.place.unit, finding.place.indicator,
                finding.place.period, finding.place.measure, finding.code, finding.rule, str(finding.severity),
                finding.expected, finding.actual, finding.difference, finding.place.line, finding.place.item,
            )
            for file in self.files
            for finding in file.findings
        ]  # fmt: skip
        return pandas.DataFrame(rows, columns=[*columns.split(), "line", "item"])


class PackReport(Struct, frozen=True):
    """A rule pack as its readers see it: what it is for, and each rule with the clause it rests on.

    `pace` says how columns fall due and which, `owners` who has something to do: name, other names, members.
    """

    name: str
    title: str
    source: str
    units: tuple[str, ...]
    rules: tuple[AppliedRule, ...]
    duties: tuple[Item, ...]
    pace: tuple[tuple[Pace, str], ...] = ()
    owners: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    forms: ExpectedForms | None = None
    """The monthly forms that are to come in."""
    targets: tuple[PackTarget, ...] = ()
    years: str | None = None
    """The plan's: 2019-2023."""
