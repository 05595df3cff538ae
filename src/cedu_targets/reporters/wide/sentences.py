"""What is said of a wide table, whatever the format."""

from collections.abc import Iterator

from cedu_targets.domain.finding import Severity
from cedu_targets.engines.report import DistrictCount, LeftOut, RuleCount, WideReport
from cedu_targets.messages.messages import Messages

CLEAN, WRONG, OPEN = "✓", "✗", "!"


def in_short(report: WideReport, messages: Messages) -> str:
    """How the run went, in a phrase."""
    return verdict(report, messages)


def mark(report: WideReport) -> str:
    """The sign of the verdict."""
    return OPEN if report.exit_code == 3 else WRONG if report.failed else CLEAN


def verdict(report: WideReport, messages: Messages) -> str:
    """Whether all is well, and what was found."""
    if not report.rows or not report.counts:
        return messages.term("wide_nothing")
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


def about(report: WideReport, messages: Messages) -> str:
    """What was checked, by what."""
    return messages.term(
        "wide_of",
        files=len(report.paths),
        rows=report.rows,
        districts=report.districts,
        pack=report.pack,
        engine=report.engine,
    )


def remarks(report: WideReport, messages: Messages) -> Iterator[str]:
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


def broken(report: WideReport) -> list[RuleCount]:
    """The rules that are broken anywhere, those in most places first."""
    found = [one for one in report.counts if one.places]
    return sorted(found, key=lambda one: (-one.severity.rank, -one.places, one.rule, one.code))


def rule_cells(one: RuleCount, messages: Messages) -> list[str]:
    """One rule's line: code, severity, rule, places, districts, basis."""
    return [one.code, messages.term(one.severity), one.rule, str(one.places), str(one.districts), one.why]


def district_cells(one: DistrictCount, messages: Messages) -> list[str]:
    """One district's line: name, time, rows, errors, warnings, notes."""
    counts = (one.rows, one.errors, one.warnings, one.notes)
    return [one.name or messages.term("wide_all"), one.period or "", *map(str, counts)]


def left_out_cells(one: LeftOut, messages: Messages) -> list[str]:
    """One rule that was not judged: rule, column, reason."""
    reason = messages.term(f"wide_reason_{one.reason}", column=one.column or "")
    return [one.rule, "" if one.reason == "engine_open_sums" else one.column or "", reason]


RULE_HEADS = (
    "head_wide_code",
    "head_severity",
    "head_wide_rule",
    "head_wide_places",
    "head_wide_districts",
    "head_wide_why",
)
DISTRICT_HEADS = ("head_wide_district", "head_wide_period", "head_wide_rows", "error", "warning", "note")
LEFT_OUT_HEADS = ("head_wide_rule", "head_wide_column", "head_wide_reason")
