"""`cedu status -f json`: the files, one row for each item, the counts by state and by owner."""

from collections import Counter

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.material import Completeness
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.item_json import part_entry, return_entry
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, place_entry, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped
from cedu_targets.reporters.status.row_words import end_of
from cedu_targets.reporters.status.states import URGENCY

__all__ = ["render", "render_fault"]


def render(report: StatusReport, messages: Messages) -> str:
    """How every item stands, by the contract."""
    files = [checked_file(file, report.inputs, messages) for file in report.files]
    owners = [
        {"owner": one.owner, "items": str(len(one.own)), "supported": str(one.supported), **_counts(one.counts)}
        for one in report.owners
    ]
    return dumped(
        {
            **enveloped(report.exit_code, [], files, report.passed_over),
            "as_of": report.as_of.isoformat(),
            "remind": str(report.remind),
            "rows": [_row(row) for row in report.shown],
            "summary": _counts(report.counts),
            "owners": owners,
            **({"not_assigned": [item.id for item in report.not_asked]} if report.not_asked else {}),
            **_materials(report),
        }
    )


def _materials(report: StatusReport) -> Json:
    """How many items have their material, where it was looked for."""
    if report.evidence is None:
        return {}
    found: Counter[Completeness] = Counter()
    for (_, completeness), count in report.materials.items():
        found[completeness] += count
    return {"evidence": {"folder": report.evidence, **{str(one): str(found[one]) for one in Completeness}}}


def _evidence(row: StatusRow) -> Json:
    material = row.material
    return {
        "named": list(row.evidence),
        "found": [] if material is None else list(material.found),
        "missing": [] if material is None else list(material.missing),
        "state": None if material is None else str(material.completeness),
    }


def _counts(counts: Counter[State | None]) -> Json:
    """State -> how many rows, as text; `null` is what cannot be judged."""
    return {str(state) if state else "null": str(counts[state]) for state in URGENCY if counts[state]}


def _row(row: StatusRow) -> Json:
    due = row.due
    start, end, earliest, completed = (
        None if day is None else day.isoformat() for day in (due.start, due.end, due.earliest_end, row.completed)
    )
    place = {**place_entry(row.item.place), "unit": row.unit, "period": row.period}
    return {
        "path": row.path,
        "item": row.id,
        "table": str(row.table),
        "unit": row.unit,
        "text": row.item.text,
        "owners": [{"name": one.name, "role": str(one.role), "every": one.every} for one in row.owners],
        "start": start,
        "end": end,
        "earliest_end": earliest,
        "precision": str(due.precision),
        "time": due.text,
        "state": None if row.state is None else str(row.state),
        "doubt": None if row.doubt is None else str(row.doubt),
        "days": None if end_of(row) is None else str(row.days),
        "reported": None if row.reported is None else str(row.reported),
        "completed": completed,
        "reason": row.reason,
        "steps_past": [part_entry(step) for step in row.steps_past],
        "returns": [return_entry(one) for one in row.returns],
        "evidence": _evidence(row),
        "place": place,
    }
