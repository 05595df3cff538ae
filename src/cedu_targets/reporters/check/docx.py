"""`cedu check -o x.docx`: the review opinion (审核意见书) as an official paper; of several files the worst apart."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePath

from msgspec.structs import replace

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.check.opinion import Headings, document_titled, write_document, write_table
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.overview import overview, roster_lines
from cedu_targets.reporters.shared.page_table import Cell
from cedu_targets.reporters.shared.sentences import (
    before_all,
    document_name,
    fault,
    over_the_run,
    passed_over_lines,
    table_name,
    total_line,
    verdict,
)
from cedu_targets.reporters.shared.short_paths import with_short_paths
from cedu_targets.version import __version__

MOST_ROWS, MOST_DOCUMENTS, MOST_LINES = 60, 30, 30
"""Of an overview, of documents with a part of their own, of lines at the end; a paper says where the rest is."""
_WORST_FIRST = (Status.UNREADABLE, Status.FINDINGS, Status.NOT_CHECKED, Status.CLEAN)
_OVERVIEW = (
    ("head_number", 12), ("head_file", 50), ("head_unit", 24), ("head_result", 22), ("error", 16), ("warning", 16),
    ("note", 16),
)  # fmt: skip


def render(report: Report, messages: Messages, folder: PurePath = Path()) -> bytes:  # noqa: ARG001 - it links to no file
    """The document's bytes; the same report gives the same bytes."""
    page = OfficialPage(messages)
    report = _for_senders(report)
    several = len(report.files) > 1
    alone = report.files[0] if report.files else None
    if several or alone is None:
        count = len({file.path for file in report.files})
        page.title(messages.term("paper_check_files" if count > 1 else "paper_check_tables", count=count))
    else:
        page.title(messages.term("paper_check", title=visible(document_titled(alone, messages))))
    page.addressee(messages.term("paper_to", names=messages.term("paper_senders" if several else "paper_maker")))
    for line in before_all(report, messages):
        page.text(line, bold=True)
    headings = Headings(page)
    if several:
        _overview(report, headings, messages)
        _unread(report, headings, messages)
        _documents(report, headings, messages)
    elif alone is not None and alone.fault is not None:
        page.text(messages.punctuation.labelled(verdict(alone, report.fail_on, messages), fault(alone, messages)))
    elif alone is not None:
        write_document(alone, report.fail_on, headings, messages)
    _beside(report, headings, messages)
    page.signed(messages.term("bulletin_signed"))
    page.note(messages.term("made_by", version=__version__))
    return page.bytes()


def _for_senders(report: Report) -> Report:
    """The report without the folders of the office, which are nobody's business."""
    files = with_short_paths(report.files)
    short = {file.path: told.path for file, told in zip(report.files, files, strict=True)}
    roster = report.roster
    if roster is not None:
        unit_of = {short.get(path, path): unit for path, unit in roster.unit_of.items()}
        twice = tuple((unit, tuple(short.get(path, path) for path in paths)) for unit, paths in roster.twice)
        roster = replace(roster, unit_of=unit_of, twice=twice)
    return replace(report, files=files, roster=roster)


def _overview(report: Report, headings: Headings, messages: Messages) -> None:
    """Every file, or where it is one every table of it, worst first; so many of them, and the others counted."""
    headings.write(messages.term("bulletin_overall"))
    headings.page.text(total_line(report, messages) + messages.punctuation.stop)
    for line in roster_lines(report, messages):
        headings.page.text(line)
    rows = list(_rows(report, messages))
    shown = [[Cell(str(number), "center"), *row] for number, row in enumerate(rows[:MOST_ROWS], start=1)]
    write_table(headings.page, _OVERVIEW, shown, messages)
    if left := len(rows) - len(shown):
        headings.page.text(messages.term("paper_more_rows", count=left))


def _rows(report: Report, messages: Messages) -> Iterator[Sequence[str | Cell]]:
    if report.is_of_several_files:
        for row in overview(report, messages):
            counts = [Cell(str(count), "center") for count in row.counts] or [Cell("")] * len(Severity)
            yield [row.name, row.unit, Cell(row.verdict, "center"), *counts]
        return
    for file in _worst_first(report):
        counts = [Cell(str(file.count(severity)), "center") for severity in Severity]
        yield [document_name(file, messages), "", Cell(verdict(file, report.fail_on, messages), "center"), *counts]


def _worst_first(report: Report) -> list[FileReport]:
    def order(file: FileReport) -> tuple[int, ...]:
        return _WORST_FIRST.index(file.status(report.fail_on)), *(-file.count(severity) for severity in Severity)

    return sorted(report.files, key=order)


def _unread(report: Report, headings: Headings, messages: Messages) -> None:
    """The files that could not be read, each with the reason and what to do."""
    rows = [[file.path, fault(file, messages)] for file in report.files if file.fault is not None]
    if not rows:
        return
    headings.write(messages.term("paper_unread", count=len(rows)))
    write_table(headings.page, (("head_file", 50), ("paper_reason", 106)), rows[:MOST_ROWS], messages)
    if len(rows) > MOST_ROWS:
        headings.page.text(messages.term("paper_more_rows", count=len(rows) - MOST_ROWS))


def _documents(report: Report, headings: Headings, messages: Messages) -> None:
    """A part for each document of which more is to be said than hints, the worst first; the others are counted."""
    told = [file for file in _worst_first(report) if _has_part(file, report)]
    if told:
        headings.write(messages.term("paper_documents"))
        headings.page.text(messages.term("cause_caution"))
    for file in told[:MOST_DOCUMENTS]:
        headings.page.subheading(table_name(file, messages))
        write_document(file, report.fail_on, Headings(headings.page, is_inner=True), messages)
    shown = {id(file) for file in told[:MOST_DOCUMENTS]}
    left = sum(bool(file.findings) and id(file) not in shown for file in report.files)
    if left:
        headings.page.text(messages.term("paper_more_documents", count=left))


def _has_part(file: FileReport, report: Report) -> bool:
    if file.fault is not None or report.is_specimen(file):
        return False
    is_open = file.count(Severity.ERROR) or file.count(Severity.WARNING) or file.questions or file.explained
    return bool(is_open or file.told_not_judged) or file.status(report.fail_on) is Status.NOT_CHECKED


def _beside(report: Report, headings: Headings, messages: Messages) -> None:
    """What holds of the whole run: explanations that do not count, findings that are gone, files passed over."""
    lines = [*over_the_run(report, messages), *passed_over_lines(report.passed_over, messages, MOST_LINES)]
    if not lines:
        return
    headings.write(messages.term("paper_beside"))
    for line in islice(lines, MOST_LINES):
        headings.page.note(line)
    if len(lines) > MOST_LINES:
        headings.page.note(messages.term("paper_more_rows", count=len(lines) - MOST_LINES))
