"""`cedu check -f json`: every table with what was found in it, explanations and the earlier run."""

from collections.abc import Iterator

from msgspec.structs import asdict

from cedu_targets.domain.comparison import Comparison
from cedu_targets.domain.explanation_use import ExplanationUse, UncountedExplanation
from cedu_targets.domain.roster import Roster
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped_parts

__all__ = ["render", "render_fault", "render_parts"]


_AT_TIMES = ("item", "sheet", "cell")
"""Keys of an entry that stand only where it has them."""


def render(report: Report, messages: Messages) -> str:
    """The report by the contract."""
    return "".join(render_parts(report, messages))


def render_parts(report: Report, messages: Messages) -> Iterator[str]:
    """The same in parts, each made as it is taken."""
    files = [checked_file(file, report, messages) for file in report.files]
    envelope = {**enveloped(report.exit_code, [], files, report.passed_over)}
    if report.explanation_use is not None:
        envelope["explanations"] = _explanation_use(report.explanation_use, messages)
    if report.comparison is not None:
        envelope["baseline"] = _comparison(report.comparison)
    if report.roster is not None:
        envelope["roster"] = _roster(report.roster)
    return dumped_parts(envelope)


def _roster(roster: Roster) -> Json:
    return {
        "expected": list(roster.expected),
        "missing": list(roster.missing),
        "twice": [{"unit": unit, "paths": list(paths)} for unit, paths in roster.twice],
        "units": dict(roster.unit_of),
    }


def _explanation_use(use: ExplanationUse, messages: Messages) -> Json:
    return {
        "path": use.path,
        "accepted": use.accepted,
        **({"answered": use.answered} if use.answered else {}),
        "lapsed": [_uncounted_explanation(entry, messages) for entry in use.lapsed],
        "unused": [_uncounted_explanation(entry, messages) for entry in use.unused],
    }


def _uncounted_explanation(entry: UncountedExplanation, messages: Messages) -> Json:
    told = {name: value for name, value in asdict(entry).items() if name not in _AT_TIMES or value is not None}
    return {**told, "message": messages.because(entry)}


def _comparison(comparison: Comparison) -> Json:
    return {
        "path": comparison.path,
        "new": sorted(comparison.new),
        "still": sorted(comparison.still),
        "gone": [asdict(gone) for gone in comparison.gone],
    }
