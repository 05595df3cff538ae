"""What the drafts of a bulletin (通报) say alike, be they Markdown or Word: its heading, opening, and open problems."""

from collections import Counter
from collections.abc import Sequence

from cedu_targets.domain.gap import GapRow
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.sentences import (
    achieved_text,
    counts,
    difference_text,
    growth_text,
    lag_text,
    listed_findings,
    listed_not_judged,
    open_text,
    overall_title,
    pace,
    row_state,
    share_text,
    short_column,
    standing_columns,
    state_text,
    target_text,
    tasks_n,
)
from cedu_targets.reporters.shared.sentences import fault, where

Told = tuple[str, str, str]
"""A place, a word on what it is, and a sentence."""
_MANY, SEE_BELOW = 3, "*"
"""Rows of one reason, from which on it stands once under the table; the sign that points there."""


def opening(report: GapReport, messages: Messages) -> str:
    """`截至2020年9月30日，序时进度 75%…。共 11 个单位、198 项任务，其中滞后 38 项…。`"""
    values = {"units": len(report.standings), "rows": tasks_n(report), "counts": counts(report, messages)}
    day = messages.day(report.timetable.as_of)
    return messages.term("draft_opening", day=day, pace=pace(report, messages), **values)


def overall_parts(report: GapReport, messages: Messages) -> list[tuple[str, Sequence[GapRow]]]:
    """The district's rows, or those of all units together, and of each subtotal, under a heading."""
    parts: list[tuple[str, Sequence[GapRow]]] = [(overall_title(report, messages), report.overall)]
    parts += [(messages.term("gap_area", area=name), rows) for name, rows in report.areas.items()]
    return [(heading, rows) for heading, rows in parts if rows]


def overall_heads(report: GapReport) -> list[str]:
    """The terms over their columns."""
    growth = ["head_growth"] if report.has_last_year else []
    return ["head_name", "head_target", "head_achieved", "head_gap", "head_completion", *growth, "head_gap_state"]


def common_reason(rows: Sequence[GapRow], messages: Messages) -> str:
    """Why there may be more than was reported, where that is the same of many rows; else empty."""
    counted = Counter(filter(None, (open_text(row, messages) for row in rows)))
    return next((told for told, count in counted.most_common(1) if count >= _MANY), "")


def overall_row(row: GapRow, report: GapReport, messages: Messages, common: str = "") -> list[str]:
    """The cells under them; a reason that is `common` is pointed to, and stands once under the table."""
    is_common = common and open_text(row, messages) == common
    return [
        short_column(row.indicator),
        target_text(row),
        achieved_text(row),
        difference_text(row.gap, row, messages),
        share_text(row.completion, row.pace),
        *([growth_text(row, messages)] if report.has_last_year else []),
        f"{state_text(row.state, messages)}{SEE_BELOW}" if is_common else row_state(row, messages),
    ]


def ranking_heads(report: GapReport) -> list[str]:
    """The terms over the columns of the ranking."""
    return ["head_rank", "head_unit", "head_share", *(name for name, _ in standing_columns(report))]


def ranking_rows(report: GapReport) -> list[list[str]]:
    """The cells under them; a unit of which nothing is known has no rank."""
    columns = standing_columns(report)
    return [
        [str(rank) if entry.share is not None else "-", entry.unit, share_text(entry.share),
         *(str(count(entry)) for _, count in columns)]
        for rank, entry in report.ranking
    ]  # fmt: skip


def late_row(row: GapRow, messages: Messages) -> list[str]:
    """A task that is behind: indicator, target, achieved, gap, completion, below the pace, needed a month."""
    return [
        short_column(row.indicator), target_text(row), achieved_text(row), difference_text(row.gap, row, messages),
        share_text(row.completion, row.pace), lag_text(row, messages),
        difference_text(row.needed_per_month, row, messages),
    ]  # fmt: skip


def data_told(report: GapReport, messages: Messages) -> list[Told]:
    """The files that were not taken, then the findings of the inputs that have to be mended or verified."""
    told: list[Told] = [(file.path, "", fault(file, messages)) for file in report.files if file.fault is not None]
    for paths, entry in listed_findings(report, messages, notes=False):
        severity, code = messages.term(entry.group.first.severity), entry.group.first.code
        told.append((where(paths[0], entry.place, messages), f"{severity} {code}", entry.in_one(messages)))
    return told


def unjudged_told(report: GapReport, messages: Messages) -> list[tuple[str, str]]:
    """What could not be held against its target, each with its place."""
    return [
        (where(paths[0], one.place, messages), one.in_one(messages))
        for paths, one in listed_not_judged(report, messages)
    ]
