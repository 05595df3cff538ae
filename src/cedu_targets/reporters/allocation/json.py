"""`cedu allocate -f json`: the plan with its findings, the table or the conflict."""

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.fault import Fault
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.allocation.conflicts import conflict_place, demand_text
from cedu_targets.reporters.allocation.sentences import why
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, fault_entry, number_text, place_entry
from cedu_targets.reporters.shared.json_text import Json, dumped

_STATUS = {0: "ok", 1: "infeasible", 4: "invalid"}
"""By the exit code. A plan with mistakes is neither done nor refused: nobody knows yet whether it can be met."""


def render_fault(fault: Fault, messages: Messages) -> str:
    """A run that could not go on: the same keys as ever, and the reason."""
    errors = [fault_entry(one, messages) for one in fault.every]
    status = _STATUS.get(fault.exit_code)
    found: dict[str, object] = {"status": status, "table": None, "areas": None, "conflict": []}
    return dumped({**enveloped(fault.exit_code, errors, []), **found})


def render(report: AllocationReport, messages: Messages) -> str:
    """The allocation by the contract."""
    file = FileReport(report.path, findings=report.findings)
    errors = [fault_entry(fault, messages) for fault in report.faults]
    found: dict[str, object] = {
        **enveloped(report.exit_code, errors, [_file(file, report, messages)]),
        "status": _STATUS[report.exit_code],
        "table": _rows(report, areas=False) if report.allocation else None,
        "areas": _rows(report, areas=True) if report.allocation else None,
        "conflict": _conflict(report, messages),
    }
    if report.issued is not None:
        found["moves"] = [
            {
                "unit": move.row,
                "indicator": move.indicator.code,
                "before": number_text(move.before),
                "after": number_text(move.after),
                "difference": number_text(move.difference),
            }
            for move in report.moves
        ]
    if report.asked is not None and report.allocation is not None:
        row, code = report.asked
        found["why"] = {"unit": row, "indicator": code, "message": why(report, row, code, messages)}
    return dumped(found)


def _file(file: FileReport, report: AllocationReport, messages: Messages) -> Json:
    return {**checked_file(file, Report((file,)), messages), "status": "findings" if report.mistakes else "clean"}


def _rows(report: AllocationReport, *, areas: bool) -> Json:
    assert report.understood is not None
    return {
        row: {code: number_text(value) for code, value in cells.items()}
        for row, cells in report.rows.items()
        if (row in report.understood.areas) == areas
    }


def _conflict(report: AllocationReport, messages: Messages) -> list[Json]:
    return [
        {
            "group": f"c{number}",
            "constraint": str(member.demand),
            "unit": "、".join(member.units) or None,
            "units": list(member.units),
            "indicator": member.indicator,
            "amount": number_text(member.amount),
            "needed": number_text(conflict.needed),
            "available": number_text(conflict.available),
            "message": demand_text(member, report, messages),
            "place": place_entry(conflict_place(member, report)),
        }
        for number, conflict in enumerate(report.conflicts, start=1)
        for member in conflict.constraints
    ]
