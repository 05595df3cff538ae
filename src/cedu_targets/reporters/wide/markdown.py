"""A report on very many rows as Markdown."""

from collections.abc import Iterator

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.markdown import render as forms
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import table_under
from cedu_targets.reporters.wide.summaries import AnyWide, summary_of
from cedu_targets.reporters.wide.summary import cell_text
from cedu_targets.version import __version__


def render(report: AnyWide, messages: Messages) -> str:
    """The summary and its tables; of a check the judged districts as ordinary reports."""
    return "\n\n".join(_blocks(report, messages)) + "\n"


def _blocks(report: AnyWide, messages: Messages) -> Iterator[str]:
    summary = summary_of(report, messages)
    yield f"# {summary.heading}"
    yield f"**{text(summary.verdict)}**"
    yield from map(text, summary.lines)
    for table in summary.tables:
        yield f"## {table.title}"
        yield table_under(table.head_texts(messages), [[*map(cell_text, row)] for row in table.rows[: table.on_page]])
        if more := table.more(table.on_page, messages):
            yield text(more)
    if isinstance(report, WideReport) and report.files:
        yield f"## {messages.term('wide_forms')}"
        yield forms(Report(report.files, report.fail_on), messages).partition("\n\n")[2].strip()
    else:
        yield f"*{messages.term('made_by', version=__version__)}*"
