"""`cedu gap --engine` as Markdown."""

from collections.abc import Iterator

from cedu_targets.engines.gap_report import WideGapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import table
from cedu_targets.reporters.wide import gap_sentences as said
from cedu_targets.version import __version__


def render(report: WideGapReport, messages: Messages) -> str:
    """Summary, indicators, the worst districts."""
    return "\n\n".join(_blocks(report, messages)) + "\n"


def _blocks(report: WideGapReport, messages: Messages) -> Iterator[str]:
    yield f"# {messages.term('wide_gap_title')}"
    yield f"**{text(said.in_short(report, messages))}**"
    yield text(said.about(report, messages))
    yield from map(text, said.remarks(report, messages))
    yield f"## {messages.term('wide_gap_indicators')}"
    yield table(messages, said.INDICATOR_HEADS, [said.indicator_cells(one) for one in report.indicators])
    yield f"## {messages.term('wide_districts')}"
    yield table(messages, said.DISTRICT_HEADS, [said.district_cells(one, messages) for one in report.worst])
    if report.districts > len(report.worst):
        yield text(messages.term("wide_more", count=report.districts - len(report.worst)))
    yield f"*{messages.term('made_by', version=__version__)}*"
