"""`cedu rollup --engine` as Markdown."""

from collections.abc import Iterator

from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import table
from cedu_targets.reporters.wide import rollup_sentences as said
from cedu_targets.version import __version__


def render(report: WideRollup, messages: Messages) -> str:
    """Summary, indicators, totals that differ, totals that cannot be compared."""
    return "\n\n".join(_blocks(report, messages)) + "\n"


def _blocks(report: WideRollup, messages: Messages) -> Iterator[str]:
    yield f"# {messages.term('wide_rollup_title')}"
    yield f"**{text(said.in_short(report, messages))}**"
    yield text(said.about(report, messages))
    yield from map(text, said.remarks(report, messages))
    yield f"## {messages.term('wide_gap_indicators')}"
    yield table(messages, said.COLUMN_HEADS, [said.column_cells(one) for one in report.columns])
    if report.differences:
        yield f"## {messages.term('wide_rollup_differences')}"
        rows = [said.difference_cells(one, messages) for one in report.differences]
        yield table(messages, said.DIFFERENCE_HEADS, rows)
    if report.differing > len(report.differences):
        yield text(messages.term("wide_more", count=report.differing - len(report.differences)))
    if report.open_totals:
        yield f"## {messages.term('wide_rollup_open_totals')}"
        yield table(messages, said.OPEN_HEADS, [said.open_cells(one) for one in report.open_totals])
    if report.open_rows > len(report.open_totals):
        yield text(messages.term("wide_more", count=report.open_rows - len(report.open_totals)))
    yield f"*{messages.term('made_by', version=__version__)}*"
