"""What is said of very many rows that were summed, whatever the format."""

from collections.abc import Iterator

from cedu_targets.domain.numbers import plain
from cedu_targets.engines.rollup_report import ColumnSum, Difference, OpenTotal, WideRollup
from cedu_targets.messages.messages import Messages

COLUMN_HEADS = ("head_column", "head_wide_sum", "head_wide_filled", "head_wide_blank_cells", "head_wide_unsaid")
DIFFERENCE_HEADS = ("head_wide_district", "head_column", "head_wide_declared", "head_wide_sum", "head_wide_is_whole")
OPEN_HEADS = ("head_wide_district", "head_wide_left_out", "head_wide_uncompared")
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


def about(report: WideRollup, messages: Messages) -> str:
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


def remarks(report: WideRollup, messages: Messages) -> Iterator[str]:
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


def column_cells(one: ColumnSum) -> list[str]:
    """One indicator's line: name, sum, rows with a number, blank cells among what is summed, sums left blank."""
    name, code = one.indicator.name, one.indicator.code
    named = code if name == code else f"{code} {name}"
    total = "" if one.total is None else plain(one.total)
    return [named, total, str(one.filled), str(one.blank_cells), str(one.hidden + one.not_added)]


def difference_cells(one: Difference, messages: Messages) -> list[str]:
    """One total that is no sum: whose, of which column, both numbers, whether all of its rows are in the sum."""
    is_whole = messages.term("wide_rollup_whole" if one.is_whole else "wide_rollup_partial")
    return [" / ".join(one.names), one.code, plain(one.declared), plain(one.summed), is_whole]


def open_cells(one: OpenTotal) -> list[str]:
    """One row of totals that no sum can be held against: whose, units left out, numbers not compared."""
    return [" / ".join(one.names), str(one.left_out), str(one.cells)]


def open_sentence(one: OpenTotal, messages: Messages) -> str:
    """The same as a sentence."""
    return messages.term("wide_rollup_open", count=one.left_out)
