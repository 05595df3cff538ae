"""What is said of a wide table, whatever the format."""

from collections.abc import Iterator

from cedu_targets.domain.finding import Severity
from cedu_targets.engines.report import DistrictCount, LeftOut, WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.wide.summary import Cell, Summary, SummaryTable, filled

RULE_HEADS = (
    "head_severity", "head_wide_code", "head_wide_rule", "head_wide_places", "head_wide_districts", "head_wide_why",
)  # fmt: skip
DISTRICT_HEADS = ("head_wide_district", "head_wide_period", "head_wide_rows", "error", "warning", "note")
LEFT_OUT_HEADS = ("head_wide_rule", "head_wide_column", "head_wide_reason")


def in_short(report: WideReport, messages: Messages) -> str:
    """Whether all is well, and what was found."""
    if not report.rows or not report.counts:
        return messages.term("wide_no_rules" if report.rows else "wide_nothing")
    found = {severity: report.count(severity) for severity in Severity}
    if not any(found.values()) and not report.failing:
        return messages.term("wide_clean")
    return messages.term(
        "wide_failing",
        failing=report.failing,
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        notes=found[Severity.NOTE],
    )


def _mark(report: WideReport) -> tuple[str, str]:
    """The sign of the verdict, and its kind."""
    if report.exit_code == 3:
        return "!", "warning"
    return ("✗", "error") if report.failed else ("✓", "clean")


def _about(report: WideReport, messages: Messages) -> str:
    """What was checked, by what."""
    return messages.term(
        "wide_of",
        files=len(report.paths),
        rows=report.rows,
        districts=report.districts,
        pack=report.pack,
        engine=report.engine,
    )


def _remarks(report: WideReport, messages: Messages) -> Iterator[str]:
    """What was not judged, or otherwise than by the engine."""
    if report.unjudged:
        yield messages.term("wide_not_judged", count=report.unjudged)
    if report.unreadable:
        yield messages.term("wide_unreadable", count=report.unreadable)
    if report.files and report.failing > report.judged:
        yield messages.term("wide_judged", count=report.judged)
    if report.without_total:
        yield messages.term("wide_without_total", count=report.without_total)
    unused = [use.header for use in report.columns if use.used_as is None]
    if unused:
        yield messages.term("wide_unknown_columns", names="、".join(unused))


def summary(report: WideReport, messages: Messages) -> Summary:
    """The run, its rules, the worst districts, what was not judged."""
    mark, kind = _mark(report)
    found = [
        SummaryTable(messages.term("wide_counts"), RULE_HEADS, _rules(report, messages), named=3),
        SummaryTable(
            messages.term("wide_districts"),
            DISTRICT_HEADS,
            [district_cells(one, messages) for one in (*report.worst, *report.others)],
            named=2,
            in_text=20,
            on_page=200,
            left=report.failing - len(report.worst) - len(report.others),
        ),
        SummaryTable(
            messages.term("wide_left_out"),
            LEFT_OUT_HEADS,
            [_left_out_cells(one, messages) for one in report.left_out],
            named=2,
        ),
    ]
    return Summary(
        heading=messages.term("wide_title"),
        title=report.title,
        in_short=in_short(report, messages),
        lines=[_about(report, messages), *_remarks(report, messages)],
        tables=filled(found),
        kind=kind,
        mark=mark,
    )


def _rules(report: WideReport, messages: Messages) -> list[list[Cell]]:
    """The rules that are broken anywhere, those in most places first."""
    found = sorted(
        (one for one in report.counts if one.places),
        key=lambda one: (-one.severity.rank, -one.places, one.rule, one.code),
    )
    return [[messages.term(one.severity), one.code, one.rule, one.places, one.districts, one.why] for one in found]


def district_cells(one: DistrictCount, messages: Messages) -> list[Cell]:
    """One district's line: name, time, rows, errors, warnings, notes."""
    return [one.name or messages.term("wide_all"), one.period or "", one.rows, one.errors, one.warnings, one.notes]


def _left_out_cells(one: LeftOut, messages: Messages) -> list[Cell]:
    """One rule that was not judged: rule, column, reason."""
    reason = messages.term(f"wide_reason_{one.reason}", column=one.column or "")
    return [one.rule, "" if one.reason == "engine_open_sums" else one.column or "", reason]
