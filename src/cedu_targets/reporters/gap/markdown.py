"""`cedu gap -f markdown`: a draft of the bulletin (通报); what the office has to say itself is left open."""

from collections.abc import Iterator

from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.first_lines import first_of_all
from cedu_targets.reporters.gap.sentences import (
    achieved_text,
    counts,
    difference_text,
    growth_text,
    lag_text,
    legend,
    listed_findings,
    listed_not_judged,
    none_late,
    overall_title,
    pace,
    row_state,
    share_text,
    short_column,
    silent,
    standing_columns,
    target_text,
    tasks_n,
    title,
    waiting,
)
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import bullets, table
from cedu_targets.reporters.shared.sentences import fault, passed_over_lines, where
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
    values = {"units": len(report.standings), "rows": tasks_n(report), "counts": counts(report, messages)}
    day = messages.day(report.timetable.as_of)
    yield text(messages.term("draft_opening", day=day, pace=pace(report, messages), **values))
    growth = ["head_growth"] if report.has_last_year else []
    heads = ["head_name", "head_target", "head_achieved", "head_gap", "head_completion", *growth, "head_gap_state"]
    parts = [(overall_title(report, messages), report.overall)]
    parts += [(messages.term("gap_area", area=name), rows) for name, rows in report.areas.items()]
    for heading, rows in parts:
        if rows:
            yield f"**{text(heading)}**"
            yield table(messages, heads, [_row(row, report, messages) for row in rows])


def _row(row: GapRow, report: GapReport, messages: Messages) -> list[str]:
    return [
        short_column(row.indicator),
        target_text(row),
        achieved_text(row),
        difference_text(row.gap, row, messages),
        share_text(row.completion),
        *([growth_text(row, messages)] if report.has_last_year else []),
        row_state(row, messages),
    ]


def _ranking(report: GapReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('draft_ranking')}"
    columns = standing_columns(report)
    rows = [
        [str(rank) if entry.share is not None else "-", entry.unit, share_text(entry.share),
         *(str(count(entry)) for _, count in columns)]
        for rank, entry in report.ranking
    ]  # fmt: skip
    yield table(messages, ["head_rank", "head_unit", "head_share", *(name for name, _ in columns)], rows)


def _laggards(report: GapReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('draft_laggards')}"
    if not report.laggards:
        yield none_late(report, messages)
        return
    heads = ["head_unit", "head_name", "head_target", "head_achieved", "head_gap", "head_completion", "head_lag"]
    heads += ["head_needed", "head_gap_state", "draft_reason"]
    rows = [
        [
            row.unit, short_column(row.indicator), target_text(row), achieved_text(row),
            difference_text(row.gap, row, messages), share_text(row.completion), lag_text(row, messages),
            difference_text(row.needed_per_month, row, messages), row_state(row, messages), "",
        ]
        for row in report.laggards
    ]  # fmt: skip
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
    data = [f"{file.path}: {fault(file, messages)}" for file in report.files if file.fault is not None]
    for paths, entry in listed_findings(report, messages, notes=False):
        severity, code = messages.term(entry.group.first.severity), entry.group.first.code
        data.append(f"{where(paths[0], entry.place, messages)} {severity} {code} {entry.in_one(messages)}")
    unjudged = [
        f"{where(paths[0], one.place, messages)} {one.in_one(messages)}"
        for paths, one in listed_not_judged(report, messages)
    ]
    for name, entries in (("draft_silent", unreported), ("draft_data", data), ("draft_unjudged", unjudged)):
        if entries:
            yield messages.term(name)
            yield bullets(entries)
    if not (unreported or data or unjudged or report.laggards):
        yield messages.term("draft_undone")
    yield messages.term("draft_blank")
