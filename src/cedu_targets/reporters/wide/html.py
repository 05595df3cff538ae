"""A report on very many rows as one page: the summary with its tables, then the judged districts one by one."""

from cedu_targets.domain.paper import Paper
from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.diagnosis_sentences import numbered
from cedu_targets.reporters.shared.html_findings import FilePart, file_part
from cedu_targets.reporters.shared.html_page import page
from cedu_targets.reporters.shared.run_summary import files_left, files_told
from cedu_targets.reporters.wide.summaries import AnyWide, summary_of
from cedu_targets.reporters.wide.summary import cell_text


def render(report: AnyWide, messages: Messages, paper: Paper | None = None) -> str:
    """The whole report as one page."""
    summary = summary_of(report, messages)
    parts, left = _districts(report, messages) if isinstance(report, WideReport) else ([], [])
    return page(
        "wide.html",
        messages,
        paper=paper or Paper.A4,
        title=summary.heading,
        summary=summary,
        tables=[(table, table.more(len(table.rows), messages)) for table in summary.tables],
        cell_text=cell_text,
        districts=parts,
        districts_left=left,
    )


def _districts(report: WideReport, messages: Messages) -> tuple[list[FilePart], list[str]]:
    """The judged districts, of very many findings the worst of them; and that others are left out."""
    judged = Report(report.files, report.fail_on, report.exit_zero)
    causes, told = numbered(judged), files_told(judged)
    parts = [
        file_part(number + 1, judged.files[number], report.fail_on, causes[number], messages, {}) for number in told
    ]
    return parts, files_left(judged, len(told), messages)
