"""A report on very many rows as one page: the summary with its tables, then the judged districts one by one."""

from cedu_targets.domain.paper import Paper
from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.diagnosis_sentences import numbered
from cedu_targets.reporters.shared.html_findings import FilePart, file_part
from cedu_targets.reporters.shared.html_page import page
from cedu_targets.reporters.wide.summaries import AnyWide, summary_of
from cedu_targets.reporters.wide.summary import cell_text

MOST_DISTRICTS = 100
"""That are told one by one; a page with more would be too heavy for a phone. The workbook and the csv file have all."""


def render(report: AnyWide, messages: Messages, paper: Paper | None = None) -> str:
    """The whole report as one page."""
    summary = summary_of(report, messages)
    judged = report.files if isinstance(report, WideReport) else ()
    districts = _districts(report, messages) if isinstance(report, WideReport) else []
    left = len(judged) - len(districts)
    return page(
        "wide.html",
        messages,
        paper=paper or Paper.A4,
        title=summary.heading,
        summary=summary,
        tables=[(table, table.head_texts(messages), table.more(table.on_page, messages)) for table in summary.tables],
        cell_text=cell_text,
        anchors={name: part.anchor for name, part in districts},
        districts=districts,
        districts_left=messages.term("wide_more", count=left) if left else "",
    )


def _districts(report: WideReport, messages: Messages) -> list[tuple[str, FilePart]]:
    """The judged districts with their names, the worst first."""
    causes = numbered(Report(report.files, report.fail_on))
    parts = [
        file_part(number + 1, file, report.fail_on, causes[number], messages, {})
        for number, file in enumerate(report.files[:MOST_DISTRICTS])
    ]
    return [(file.sheet or part.name, part) for file, part in zip(report.files, parts, strict=False)]
