"""`cedu check --engine -f json`: counts a rule and a district, and the judged districts as `cedu check` gives files."""

from msgspec.structs import asdict

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped

__all__ = ["render", "render_fault"]


def render(report: WideReport, messages: Messages) -> str:
    """The report by the contract: `files` are the judged districts, `wide` is the whole run."""
    ordinary = Report(report.files, report.fail_on, report.exit_zero)
    files = [checked_file(file, ordinary, messages) for file in report.files]
    return dumped({**enveloped(report.exit_code, [], files), "wide": _wide(report, messages)})


def _wide(report: WideReport, messages: Messages) -> Json:
    names = ("engine", "pack", "rows", "districts", "failing", "unreadable", "unjudged", "without_total")
    return {
        "paths": list(report.paths),
        **{name: getattr(report, name) for name in names},
        "columns": [asdict(one) for one in report.columns],
        "counts": [{**asdict(one), "severity": str(one.severity)} for one in report.counts],
        "worst": [{**asdict(one), "names": list(one.names)} for one in report.worst],
        "left_out": [
            {**asdict(one), "message": messages.term(f"wide_reason_{one.reason}", column=one.column or "")}
            for one in report.left_out
        ],
    }
