"""`cedu gap --engine -f json`: how many cells are in each state, by indicator and by district."""

from fractions import Fraction

from cedu_targets.engines.gap_report import IndicatorStanding, WideGapReport
from cedu_targets.gaps.report import to_places
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.json_envelope import enveloped, number_text, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped

__all__ = ["render", "render_fault"]


def render(report: WideGapReport, messages: Messages) -> str:  # noqa: ARG001 - it holds no sentences
    """The report by the contract; there are no files that were judged one by one."""
    names = ("engine", "pack", "units", "districts", "late", "silent", "strangers", "doubled", "unreadable")
    wide: Json = {
        "targets": list(report.targets),
        "achieved": list(report.achieved),
        "as_of": report.as_of.isoformat(),
        **{name: getattr(report, name) for name in names},
        "indicators": [_indicator(one) for one in report.indicators],
        "worst": [
            {"names": list(one.names), "units": one.units, "states": {str(state): n for state, n in one.states.items()}}
            for one in report.worst
        ],
    }
    return dumped({**enveloped(report.exit_code, [], []), "wide_gap": wide})


def _indicator(one: IndicatorStanding) -> Json:
    return {
        "code": one.indicator.code,
        "name": one.indicator.name,
        "all_targets": number_text(one.all_targets),
        "target": number_text(one.target),
        "achieved": number_text(one.achieved),
        "completion": _share(one.completion),
        "pace": _share(one.pace),
        "states": {str(state): count for state, count in one.states.items()},
    }


def _share(share: Fraction | None) -> str | None:
    """To six places, half up."""
    return number_text(to_places(share))
