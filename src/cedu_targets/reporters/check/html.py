"""`cedu check -f html`: one page with every table, its causes, findings, questions and rules; any browser shows it."""

from collections.abc import Sequence

from msgspec import Struct

from cedu_targets.domain.items import Item
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.html_forms import FormPart, form_part, marks_of_forms
from cedu_targets.reporters.check.html_items import ItemsPart, items_part, marks_of_items
from cedu_targets.reporters.check.html_table import TablePart, marks, table_part
from cedu_targets.reporters.check.paper import paper_of
from cedu_targets.reporters.shared.candidate_words import CandidateRow, candidate_rows, candidates_left
from cedu_targets.reporters.shared.diagnosis_sentences import Group, numbered
from cedu_targets.reporters.shared.document_words import report_title
from cedu_targets.reporters.shared.html_findings import FilePart, file_part
from cedu_targets.reporters.shared.html_page import page
from cedu_targets.reporters.shared.overview import overview, roster_lines
from cedu_targets.reporters.shared.run_summary import files_left, files_told, run_summary
from cedu_targets.reporters.shared.sentences import (
    before_all,
    comparison_summary,
    document_name,
    explanations_summary,
    passed_over_lines,
    summary,
    total_line,
    uncounted_explanation,
)
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of


class Section(Struct, frozen=True):
    """One table of the run: what is said of it, how it looks, what was checked and why."""

    part: FilePart
    title: str
    summary: str
    table: TablePart | None
    items: ItemsPart | None
    form: FormPart | None
    listed: str
    """Its name in the overview."""
    is_shown: bool
    """Whether it has a part of the page beside its line in the overview."""
    duties: Sequence[Item]
    rules: Sequence[Sequence[str]]
    rules_heading: str
    waiting: str
    left: str
    """That numbers in sentences were not judged."""
    sentences: Sequence[CandidateRow]
    """These numbers, of a text of which nothing else is known."""
    sentences_heading: str
    signs: Sequence[tuple[str, str, str]]
    """(kind, sign, word) of the marks in the table"""
    counts: Sequence[tuple[str, str, str, int]]
    """(kind, sign, word, number) of what was found"""


def render(report: Report, messages: Messages, paper: Paper | None = None) -> str:
    """The whole report as one page."""
    causes = numbered(report)
    several = len(report.files) > 1
    told = files_told(report)
    sections = [
        _section(number + 1, report.files[number], causes[number], report, several, messages) for number in told
    ]
    use, comparison = report.explanation_use, report.comparison
    accounts = (("lapsed", use.lapsed), ("unused", use.unused)) if use else ()
    return page(
        "check.html",
        messages,
        paper=paper or paper_of(report),
        title=report_title(report, messages),
        before_all=list(before_all(report, messages)),
        sections=sections,
        several=several,
        in_short=run_summary(report, messages),
        by_number=dict(zip(told, sections, strict=True)),
        files_left=files_left(report, len(told), messages),
        of_files=overview(report, messages) if report.is_of_several_files else (),
        roster=[*roster_lines(report, messages)],
        total=total_line(report, messages) if several else "",
        passed_over=list(passed_over_lines(report.passed_over, messages)),
        explanation_use=explanations_summary(report, messages),
        accounts=[
            (messages.term(name), uncounted_explanation(entry, messages)) for name, found in accounts for entry in found
        ],
        comparison=comparison_summary(report, messages),
        gone=comparison.gone if comparison else (),
    )


def _section(
    number: int,
    file: FileReport,
    causes: Sequence[tuple[int, Group]],
    report: Report,
    several: bool,
    messages: Messages,
) -> Section:
    table, items, records = file.table, file.items, file.records
    marked = marks(number, file, causes, messages)
    marked_items, marked_cells = marks_of_items(number, file, messages), marks_of_forms(number, file, messages)
    # Of many files, a clean table would only make the page long; a text with two lists is one file.
    is_shown = table is not None and (bool(marked) or not several)
    shows_items = items is not None and not file.is_bare and (bool(marked_items) or not report.is_of_several_files)
    shows_form = records is not None and bool(records.entries) and (bool(marked_cells) or not several)
    anchors = {spot: mark.anchor for spot, mark in marked.items()} if is_shown else {}
    anchors |= {(item, None): mark.anchor for item, mark in marked_items.items()} if shows_items else {}
    anchors |= {(spot, None): mark.anchor for spot, mark in marked_cells.items()} if shows_form else {}
    waiting = sum(not rule.applies for rule in file.rules)
    kinds = ("error", "warning", "note", "question", "explained")
    part = file_part(number, file, report.fail_on, causes, messages, anchors)
    found = [kind_of(finding) for finding in file.findings]
    return Section(
        part=part,
        title=(file.document.title or "") if file.document else "",
        summary=part.fault or summary(file, messages),
        table=table_part(file, table, marked, messages) if table is not None and is_shown else None,
        items=items_part(items, file.path, marked_items, messages) if items is not None and shows_items else None,
        form=form_part(records, file.path, marked_cells, messages) if records is not None and shows_form else None,
        listed=document_name(file, messages),
        is_shown=not (several and part.is_silent) or shows_items or file.is_bare,
        duties=file.duties,
        rules=[
            [
                messages.rule_name(rule.id, file.pack),
                messages.rule(rule.check, rule.parameters),
                rule.why,
                messages.term(rule.severity),
                str(rule.judged) if rule.applies else messages.term("not_applied"),
                str(rule.findings) if rule.applies else "",
            ]
            for rule in file.rules
        ],
        rules_heading=messages.term("rules_heading", count=len(file.rules)),
        waiting=messages.term("rules_waiting", count=waiting) if waiting else "",
        left=candidates_left(file, messages),
        sentences=candidate_rows(file, messages) if file.is_bare else (),
        sentences_heading=messages.term("candidates_heading", count=len(file.candidates)),
        signs=[
            (kind, sign, messages.term("head_suspect" if kind == "cause" else kind))
            for kind, sign in SYMBOLS.items()
            if any(sign in mark.sign for mark in (*marked.values(), *marked_items.values(), *marked_cells.values()))
        ],
        counts=[(kind, SYMBOLS[kind], messages.term(kind), found.count(kind)) for kind in kinds],
    )
