"""`cedu gap -f json`: the files of both sides, and one row per unit and indicator."""

from collections.abc import Iterator
from fractions import Fraction

from cedu_targets.domain.gap import GapRow
from cedu_targets.gaps.report import GapReport, to_places
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, number_text, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped_parts

__all__ = ["render", "render_fault", "render_parts"]


def render(report: GapReport, messages: Messages) -> str:
    """The comparison by the contract."""
    return "".join(render_parts(report, messages))


def render_parts(report: GapReport, messages: Messages) -> Iterator[str]:
    """The same in parts, each made as it is taken."""
    files = [checked_file(file, report.inputs, messages) for file in report.files]
    time = report.timetable
    return dumped_parts(
        {
            **enveloped(report.exit_code, [], files, report.passed_over),
            "timetable": {
                "as_of": time.as_of.isoformat(),
                "year": str(time.year),
                "months_elapsed": time.elapsed,
                "months_remaining": time.remaining,
                "pace": _share(time.pace),
                "slightly_behind": _share(time.slightly_behind),
                "profile": [_share(share) for share in time.profile],
            },
            "rows": (_row(row, report) for row in report.rows),
            "left_out": list(report.left_out),
            "taken": list(report.taken),
            "unsettled": [
                {"path": one.path, "reason": str(one.reason), "units": list(one.units)} for one in report.unsettled
            ],
            "open_totals": (_open_total(row) for row in report.rows if row.unreported),
        }
    )


def _row(row: GapRow, report: GapReport) -> Json:
    found: dict[str, object] = {
        "unit": row.unit,
        "indicator": row.indicator.code,
        "target": number_text(row.target),
        "achieved": number_text(row.achieved),
        "gap": number_text(row.gap),
        "completion": _share(row.completion),
        "pace": _share(row.pace),
        "needed_per_month": number_text(row.needed_per_month),
        "state": None if row.state is None else str(row.state),
    }
    if row.floor is not None:
        found["demand"] = row.floor.text
    if row.is_at_least:
        found["at_least"] = True
    if report.has_last_year:
        found |= {"last_year": number_text(row.last_year), "growth": _share(row.growth)}
    return found


def _open_total(row: GapRow) -> Json:
    parts = [{"unit": unit, "indicator": one.code} for unit, one in row.unreported]
    return {"unit": row.unit, "indicator": row.indicator.code, "unreported": parts}


def _share(share: Fraction | None) -> str | None:
    return number_text(to_places(share))
