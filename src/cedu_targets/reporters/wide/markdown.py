"""`cedu check --engine` as Markdown."""

from collections.abc import Iterator

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.markdown import render as forms
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import table
from cedu_targets.reporters.wide import sentences
from cedu_targets.version import __version__


def render(report: WideReport, messages: Messages) -> str:
    """Summary, rules, the worst districts; then the judged districts as ordinary reports."""
    blocks = [f"# {messages.term('wide_title')}", *_head(report, messages)]
    if report.files:
        blocks.append(f"## {messages.term('wide_forms')}")
        blocks.append(forms(Report(report.files, report.fail_on), messages).partition("\n\n")[2].strip())
    else:
        blocks.append(f"*{messages.term('made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _head(report: WideReport, messages: Messages) -> Iterator[str]:
    yield f"**{sentences.mark(report)} {text(sentences.verdict(report, messages))}**"
    yield text(sentences.about(report, messages))
    yield from map(text, sentences.remarks(report, messages))
    if found := sentences.broken(report):
        yield f"## {messages.term('wide_counts')}"
        yield table(messages, sentences.RULE_HEADS, [sentences.rule_cells(one, messages) for one in found])
    if report.worst:
        yield f"## {messages.term('wide_districts')}"
        rows = [sentences.district_cells(one, messages) for one in report.worst]
        yield table(messages, sentences.DISTRICT_HEADS, rows)
        if report.failing > len(report.worst):
            yield text(messages.term("wide_more", count=report.failing - len(report.worst)))
    if report.left_out:
        yield f"## {messages.term('wide_left_out')}"
        rows = [sentences.left_out_cells(one, messages) for one in report.left_out]
        yield table(messages, sentences.LEFT_OUT_HEADS, rows)
