"""What is said of very many rows that were summed, whatever the format."""

from collections.abc import Iterator

from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.wide.gap_sentences import coded_name
from cedu_targets.reporters.wide.summary import Cell, Summary, SummaryTable, filled

COLUMN_HEADS = ("head_column", "head_wide_sum", "head_wide_filled", "head_wide_blank_cells", "head_wide_unsaid")
DIFFERENCE_HEADS = ("head_column", "head_wide_declared", "head_wide_sum", "head_wide_is_whole")
OPEN_HEADS = ("head_wide_left_out", "head_wide_uncompared")
_MOST_PERIODS = 12


def in_short(report: WideRollup, messages: Messages) -> str:
    """How it went, in a phrase."""
    if not report.groups:
        return messages.term("wide_rollup_nothing")
    return messages.term(
        "wide_rollup_short",
        groups=report.groups,
        units=report.units,
        kept_out=report.kept_out,
        lacking=report.lacking,
        differing=report.differing,
        uncompared=report.uncompared,
    )


def _about(report: WideRollup, messages: Messages) -> str:
    """What was summed, to what, by what."""
    level = messages.term(f"wide_level_{report.level}")
    return messages.term(
        "wide_rollup_of",
        files=len(report.paths),
        rows=report.rows,
        level=level,
        pack=report.pack,
        engine=report.engine,
    )


def _remarks(report: WideRollup, messages: Messages) -> Iterator[str]:
    """What is in no sum, and why; what the sums mean."""
    names = messages.punctuation.names
    for reason, count in report.left_out.items():
        yield messages.term(f"wide_rollup_{reason}", count=count)
    if report.lacking:
        yield messages.term("wide_rollup_lacking", count=report.lacking, months=report.lacking_months)
    if report.compared:
        yield messages.term("wide_rollup_compared", count=report.compared, differing=report.differing)
    if report.uncompared:
        yield messages.term("wide_rollup_uncompared", count=report.uncompared, rows=report.open_rows)
    if report.not_summed:
        yield messages.term("wide_rollup_not_summed", names=names.join(report.not_summed))
    for reason in ("hidden", "not_added"):
        if count := sum(getattr(one, reason) for one in report.columns):
            yield messages.term(f"wide_rollup_{reason}", count=count)
    if report.periods:
        listed = names.join(report.periods[:_MOST_PERIODS]) + ("…" if len(report.periods) > _MOST_PERIODS else "")
        yield messages.term("wide_rollup_periods", names=listed)


def summary(report: WideRollup, messages: Messages) -> Summary:
    """What was summed and what not; totals of the source that differ, or that nothing can be held against."""
    return Summary(
        heading=messages.term("wide_rollup_title"),
        title=report.title,
        in_short=in_short(report, messages),
        lines=[_about(report, messages), *_remarks(report, messages)],
        tables=filled((columns(report, messages), *beside(report, messages))),
    )


def columns(report: WideRollup, messages: Messages) -> SummaryTable:
    """A line an indicator: sum, rows with a number, blank cells among what is summed, sums left blank."""
    rows: list[list[Cell]] = [
        [
            coded_name(one.indicator),
            "" if one.total is None else one.total,
            one.filled,
            one.blank_cells,
            one.hidden + one.not_added,
        ]
        for one in report.columns
    ]
    return SummaryTable(messages.term("wide_gap_indicators"), COLUMN_HEADS, rows)


def beside(report: WideRollup, messages: Messages) -> list[SummaryTable]:
    """Totals that are no sum, and rows of totals that no sum can be held against."""
    differing: list[list[Cell]] = [
        [
            " / ".join(one.names),
            one.code,
            one.declared,
            one.summed,
            messages.term("wide_rollup_whole" if one.is_whole else "wide_rollup_partial"),
        ]
        for one in report.differences
    ]
    uncompared: list[list[Cell]] = [[" / ".join(one.names), one.left_out, one.cells] for one in report.open_totals]
    names = "/".join(f"wide_level_head_{level}" for level in report.levels)
    return [
        SummaryTable(
            messages.term("wide_rollup_differences"),
            (names, *DIFFERENCE_HEADS),
            differing,
            named=2,
            in_text=20,
            left=report.differing - len(differing),
        ),
        SummaryTable(
            messages.term("wide_rollup_open_totals"),
            (names, *OPEN_HEADS),
            uncompared,
            in_text=20,
            left=report.open_rows - len(uncompared),
        ),
    ]
