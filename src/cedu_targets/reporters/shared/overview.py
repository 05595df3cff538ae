"""The overview of a run of several files: each file and each unit that sent nothing with its verdict, worst first."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.roster import Roster
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.shared.document_words import documents_n
from cedu_targets.reporters.shared.form_words import form_name
from cedu_targets.reporters.shared.sentences import fault

_WORST_FIRST = (Status.UNREADABLE, Status.FINDINGS, Status.NOT_CHECKED, None, Status.CLEAN)
"""None: nothing came."""
_NOBODY = Roster()
_MOST_NAMES, _MOST_PATHS = 20, 3
"""A sentence names no more; the rows of the overview name all."""


class OverviewRow(Struct, frozen=True):
    """A file, or a unit that sent none (then `path` is empty and `status` None)."""

    status: Status | None
    mark: str
    verdict: str
    path: str
    unit: str
    """Whose it is; of a file of several units how many these are."""
    counts: tuple[int, ...]
    """Findings by severity, the most binding first."""
    number: int | None
    """The position in the report of the file's worst table."""
    remark: str

    @property
    def name(self) -> str:
        """What stands in the column of files."""
        return self.path or "—"


def overview(report: Report, messages: Messages) -> list[OverviewRow]:
    """A row for each file and for each unit that is missing, worst first, else in the order of the report."""
    numbered = enumerate(report.files)
    rows = [_row(list(tables), report, messages) for _, tables in groupby(numbered, key=lambda pair: pair[1].path)]
    word = messages.term("verdict_missing")
    rows += [OverviewRow(None, "○", word, "", unit, (), None, "") for unit in (report.roster or _NOBODY).missing]
    return sorted(rows, key=lambda row: (_WORST_FIRST.index(row.status), *(-count for count in row.counts)))


def roster_lines(report: Report, messages: Messages, most: int | None = _MOST_NAMES) -> Iterator[str]:
    """Units that sent nothing and units with two files, each in a sentence that names so many units; None: all."""
    roster = report.roster or _NOBODY
    names = messages.punctuation.names
    if roster.missing:
        counts = {"count": len(roster.missing), "all": len(roster.expected)}
        further = [] if most is None or len(roster.missing) <= most else ["…"]
        yield messages.term("roster_missing", **counts, units=names.join([*roster.missing[:most], *further]))
    for unit, paths in roster.twice:
        named = paths if most is None or len(paths) <= _MOST_PATHS else (*paths[:_MOST_PATHS], "…")
        yield messages.term("roster_twice", unit=unit, count=len(paths), paths=names.join(named))


def _row(tables: Sequence[tuple[int, FileReport]], report: Report, messages: Messages) -> OverviewRow:
    looked_at = [pair for pair in tables if not report.is_specimen(pair[1])]  # a blank form beside others says nothing
    number, worst = min(looked_at, key=lambda pair: _WORST_FIRST.index(pair[1].status(report.fail_on)))
    status = worst.status(report.fail_on)
    counts = tuple(sum(file.count(severity) for _, file in tables) for severity in Severity)
    failing = sum(count for count, one in zip(counts, Severity, strict=True) if one.rank >= report.fail_on.rank)
    is_unfilled = status is Status.NOT_CHECKED and worst.records is not None
    verdict = messages.term("form_unfilled" if is_unfilled else f"overview_{status}", count=failing)
    verdict = messages.term("overview_bare") if worst.is_bare else verdict
    unit = report.roster.unit_of.get(worst.path) if report.roster and worst.records is None else None
    unit = unit or _units_of([file for _, file in tables], messages)
    marks = {Status.CLEAN: "✓", Status.FINDINGS: "✗"}
    remark = f"{worst.fault.code} {fault(worst, messages)}" if worst.fault else ""
    return OverviewRow(status, marks.get(status, "!"), verdict, worst.path, unit, counts, number, remark)


def _units(file: FileReport, messages: Messages) -> Sequence[str]:
    if file.records is not None:
        return [name] if (name := form_name(file.records, messages)) else []
    return file.items.owners if file.items is not None else file.table.units if file.table is not None else ()


def _units_of(files: Sequence[FileReport], messages: Messages) -> str:
    """The only unit of a file's tables, or how many there are; of lists of items the owners, counted.

    A form is known by its unit and month; of a file of several their number is said.
    """
    units = list(dict.fromkeys(unit for file in files for unit in _units(file, messages)))
    if len(units) > 1 and any(file.records for file in files):
        return documents_n(files, messages)
    return units[0] if len(units) == 1 else messages.term("units_n", count=len(units)) if units else ""
