"""`cedu gap -f markdown`: a draft of the bulletin (通报); what the office has to say itself is left open."""

from collections.abc import Iterator

from cedu_targets.domain.gap import State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.draft import (
    data_told,
    late_row,
    opening,
    overall_heads,
    overall_parts,
    overall_row,
    ranking_heads,
    ranking_rows,
    unjudged_told,
)
from cedu_targets.reporters.gap.first_lines import first_of_all
from cedu_targets.reporters.gap.sentences import legend, none_late, row_state, silent, title, waiting
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import bullets, table
from cedu_targets.reporters.shared.sentences import passed_over_lines
from cedu_targets.version import __version__


def render(report: GapReport, messages: Messages) -> str:
    """The whole draft as Markdown."""
    heading = messages.term("draft_heading", title=title(report, messages))
    doubts = [f"> **{text(line)}**" for line in first_of_all(report, messages)]
    blocks = [*doubts, f"# {text(heading)}", f"> {messages.term('draft_opening_note')}"]
    if report.rows:
        blocks += _overall(report, messages)
        blocks += _ranking(report, messages)
        blocks += _laggards(report, messages)
        blocks += _waiting(report, messages)
    else:
        blocks.append(none_late(report, messages))
    blocks += _problems(report, messages)
    blocks += [f"## {messages.term('draft_next')}", messages.term("draft_blank"), "---"]
    about = *legend(report, messages), *passed_over_lines(report.passed_over, messages)
    blocks += [text(line) for line in about]
    blocks.append(f"*{messages.term('draft_made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _overall(report: GapReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('draft_overall')}"
    yield text(opening(report, messages))
    for heading, rows in overall_parts(report, messages):
        yield f"**{text(heading)}**"
        yield table(messages, overall_heads(report), [overall_row(row, report, messages) for row in rows])


def _ranking(report: GapReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('draft_ranking')}"
    yield table(messages, ranking_heads(report), ranking_rows(report))


def _laggards(report: GapReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('draft_laggards')}"
    if not report.laggards:
        yield none_late(report, messages)
        return
    heads = ["head_unit", "head_name", "head_target", "head_achieved", "head_gap", "head_completion", "head_lag"]
    heads += ["head_needed", "head_gap_state", "draft_reason"]
    rows = [[row.unit, *late_row(row, messages), row_state(row, messages), ""] for row in report.laggards]
    yield table(messages, heads, rows)


def _waiting(report: GapReport, messages: Messages) -> Iterator[str]:
    """What falls due at the end of the year."""
    found = [messages.term("draft_silent_unit", unit=name, columns=told) for name, told in waiting(report, messages)]
    if found:
        yield messages.term("gap_waiting", count=report.counts[State.BELOW]) + messages.punctuation.label
        yield bullets(found)


def _problems(report: GapReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('draft_problems')}"
    unreported = [
        messages.term("draft_silent_unit", unit=unit, columns=told) for unit, told in silent(report, messages)
    ]
    data = [
        f"{place} {kind} {said}" if kind else f"{place}: {said}" for place, kind, said in data_told(report, messages)
    ]
    unjudged = [f"{place} {said}" for place, said in unjudged_told(report, messages)]
    for name, entries in (("draft_silent", unreported), ("draft_data", data), ("draft_unjudged", unjudged)):
        if entries:
            yield messages.term(name)
            yield bullets(entries)
    if not (unreported or data or unjudged or report.laggards):
        yield messages.term("draft_undone")
    yield messages.term("draft_blank")
