"""审核问题 of an Excel report: every finding and all that could not be judged; what differs only by place is one row.

The rows of its places are folded up under it, so that they can be opened, filtered and followed one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.excel_flags import Page, TablePage
from cedu_targets.reporters.check.excel_lists import (
    NUMBER,
    PLACE,
    SOURCE,
    Amount,
    Cell,
    Columns,
    Link,
    Pages,
    Row,
    headed,
    list_page,
    place_cells,
    source_cells,
    write_long_list,
)
from cedu_targets.reporters.shared.diagnosis_sentences import explained
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed, told
from cedu_targets.reporters.shared.place_words import units_text
from cedu_targets.reporters.shared.run_summary import has_many
from cedu_targets.reporters.shared.symbols import CAUSE, SYMBOLS, kind_of
from cedu_targets.reporters.shared.workbook import ReportBook, number_format

FINDINGS: Columns = (
    *NUMBER, ("head_severity", 10), ("head_finding_code", 9), *PLACE,
    ("head_found", 9), ("head_expected", 9), ("head_difference", 9), ("head_problem", 46), ("head_todo", 34), *SOURCE,
)  # fmt: skip
SUSPECT: Columns = (("head_suspect", 10),)
STATE: Columns = (("head_state", 9),)
MOST_LISTED, MOST_OF_A_KIND = 20_000, 5_000
"""Places in the list of a run with very many findings: a workbook that opens at once; a csv file has them all."""
_LINKS, _UNIT, _PROBLEM = (2, 3), 4, 10
"""Columns after the number in which the row of several places has more than what they have in common."""


def write_findings(report: Report, pages: Pages, book: ReportBook) -> None:
    """审核问题: every finding that stands, most binding first within its table, then what could not be judged.

    Of a run with very many the gravest of all tables come first, and MOST_LISTED places are listed.
    """
    compared, has_causes = report.comparison is not None, any(page.causes for page in pages.values())
    columns = [*headed(FINDINGS, report), *(SUSPECT if has_causes else ()), *(STATE if compared else ())]
    found = _Rows(book.messages, most=MOST_LISTED if has_many(report) else None)
    entries = _gravest_first(report, pages, book) if has_many(report) else _by_table(report, pages, book)
    for severity, entry, rows in entries:
        found.add(severity, entry, rows)
    sheet = list_page("sheet_findings", columns, book)
    write_long_list(sheet, columns, found.rows, book, found.folded)
    if not found.rows:
        book.text(sheet, 1, 0, book.messages.term("all_good"))
    if found.left:
        said = book.messages.term("run_listed", shown=found.shown, count=found.left)
        book.text(sheet, len(found.rows) + 2, 0, said, book.look(bold=True))


_Listed = tuple[str, ListEntry[Finding] | ListEntry[NotJudged], Iterator[Sequence[Cell]]]
"""A kind of the legend, an entry, and the cells of each of its places, made as they are taken."""


def _by_table(report: Report, pages: Pages, book: ReportBook) -> Iterator[_Listed]:
    for number in range(len(report.files)):
        for severity in Severity:
            yield from _of_severity(severity, number, report, pages, book)
        yield from _unjudged(number, report, pages, book)


def _gravest_first(report: Report, pages: Pages, book: ReportBook) -> Iterator[_Listed]:
    for severity in Severity:
        for number in range(len(report.files)):
            yield from _of_severity(severity, number, report, pages, book)
    for number in range(len(report.files)):
        yield from _unjudged(number, report, pages, book)


def _of_severity(severity: Severity, number: int, report: Report, pages: Pages, book: ReportBook) -> Iterator[_Listed]:
    """The entries of a table's findings that are so severe."""
    file, page, compared = report.files[number], pages.get(number), report.comparison is not None
    standing = [(n, one) for n, one in enumerate(file.findings) if kind_of(one) == severity]
    if not standing:
        return
    fingerprints = file.fingerprints if compared else []
    suspects = _suspects(page) if isinstance(page, TablePage) else {}
    has_causes = any(page.causes for page in pages.values())

    def cells(position: int, finding: Finding) -> Sequence[Cell]:
        beside: list[Cell] = [suspects.get(position, "")] if has_causes else []
        beside += [_state(report, fingerprints[position], book.messages)] if compared else []
        return [*_finding(finding, file, page, book), *beside]

    for entry in findings_listed([one for _, one in standing], book.messages):
        yield severity, entry, (cells(*standing[n]) for n in entry.group.positions)


def _unjudged(number: int, report: Report, pages: Pages, book: ReportBook) -> Iterator[_Listed]:
    """The entries of what could not be judged in a table."""
    file, page = report.files[number], pages.get(number)
    empty = [""] * ((report.comparison is not None) + any(page.causes for page in pages.values()))
    for one in not_judged_listed(file.told_not_judged, book.messages):
        yield "", one, ([*_not_judged(each, file, page, book), *empty] for each in one.group.members)


class _Rows(Struct):
    """The rows of the list, how many are folded up under which of them, and how many places have no row."""

    messages: Messages
    rows: list[Row] = field(default_factory=list)
    folded: dict[int, int] = field(default_factory=dict)
    count: int = 0
    most: int | None = None
    """Places that are listed, at most; of one kind no more than MOST_OF_A_KIND."""
    shown: int = 0
    left: int = 0

    def add(
        self, kind: str, entry: ListEntry[Finding] | ListEntry[NotJudged], places: Iterator[Sequence[Cell]]
    ) -> None:
        """An entry with the cells of each of its places."""
        all_of_it = len(entry.group.members)
        room = None if self.most is None else min(MOST_OF_A_KIND, self.most - self.shown)
        if room is not None and room <= 0:
            self.left += all_of_it
            return
        listed = list(islice(places, room))
        self.shown += len(listed)
        self.left += all_of_it - len(listed)
        self.count += 1
        if all_of_it == 1:
            self.rows.append((kind, [self.count, *listed[0]]))
            return
        whole = [column[0] if all(cell == column[0] for cell in column) else "" for column in zip(*listed, strict=True)]
        for column in _LINKS:
            whole[column] = listed[0][column]
        whole[_UNIT] = units_text([one.place for one in entry.group.members], self.messages)
        whole[_PROBLEM] = entry.in_one(self.messages)
        self.folded[len(self.rows)] = len(listed)
        self.rows.append((kind, [self.count, *whole]))
        self.rows += [(kind, ["", *cells]) for cells in listed]


def _suspects(page: TablePage) -> Mapping[int, Link]:
    """By the position of a finding, the causes that explain it; the link leads to what the first would change."""
    marks: dict[int, list[str]] = {}
    targets: dict[int, str | None] = {}
    for count, group in page.causes:
        for position in explained(group):
            marks.setdefault(position, []).append(f"{CAUSE} {count}")
            targets.setdefault(position, page.way_to(group[0]))
    return {position: Link(targets[position], " ".join(found)) for position, found in marks.items()}


def _not_judged(entry: NotJudged, file: FileReport, page: Page | None, book: ReportBook) -> list[Cell]:
    place, numbers = place_cells(file, page, entry.place, book), ["", "", ""]
    label, reason = book.messages.term("not_judged"), book.messages.reason(entry)
    named = book.messages.rule_name(entry.rule, file.pack)
    return [label, named, *place, *numbers, reason, "", *source_cells(file, book.messages, entry.place)]


def _state(report: Report, fingerprint: str, messages: Messages) -> str:
    assert report.comparison is not None
    return messages.term("new" if fingerprint in report.comparison.new else "still")


def _finding(finding: Finding, file: FileReport, page: Page | None, book: ReportBook) -> list[Cell]:
    messages, kind = book.messages, kind_of(finding)
    indicator = file.table.by_code.get(finding.place.indicator or "") if file.table else None
    numbers: list[Cell] = [
        "" if value is None else Amount(value, number_format(indicator, value, signed=value is finding.difference))
        for value in (finding.actual, finding.expected, finding.difference)
    ]
    if finding.actual is None and finding.variant == "blank":
        numbers[0] = messages.term("judged_blank")
    return [
        f"{SYMBOLS[kind]} {messages.term(kind)}",
        finding.code,
        *place_cells(file, page, finding.place, book),
        *numbers,
        told(finding, messages),
        messages.help(finding),
        *source_cells(file, messages, finding.place),
    ]
