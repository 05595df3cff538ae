"""`cedu rollup -f json`: the sums by unit, what came of every unit and month, what is missing, and the findings.

The classes themselves are not in it: there may be a hundred thousand. The workbook has them (明细), and
`details_frame()` of the library.
"""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.records import RecordField
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Status
from cedu_targets.reporters.rollup.json_figures import completeness, figures_json, paths, slot_name
from cedu_targets.reporters.shared.json_envelope import checked_file, enveloped, number_text, render_fault
from cedu_targets.reporters.shared.json_text import Json, dumped
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.slots import Form, Slots
from cedu_targets.rollups.sums import Lacks, Sums, Total

__all__ = ["render", "render_fault"]
_NAMES = {
    RecordField.PEOPLE: "attendances",
    RecordField.FIRST_TIME: "persons",
    RecordField.HOURS: "hours",
    None: "classes",
}
"""Of the sums, by the field that is summed."""


def render(report: RollupReport, messages: Messages) -> str:
    """The roll-up, by the contract."""
    files = [_file(file, report, messages) for file in report.files]
    totals = report.totals
    return dumped(
        {
            **enveloped(report.exit_code, [], files, report.passed_over),
            "as_of": report.as_of.isoformat(),
            "title": report.title,
            "pack": report.pack,
            "due_day": None if report.due_day is None else str(report.due_day),
            "has_roster": report.has_roster,
            "months": list(report.months),
            "table": {
                unit: _sums((total or Total()).sums, is_known=total is not None) for unit, total in totals.items()
            },
            "total": _sums((report.total or Total()).sums, is_known=report.total is not None),
            "incomplete": {
                unit: _fields(total.incomplete) for unit, total in totals.items() if total and total.incomplete
            },
            "persons": _persons(report),
            "completeness": completeness(report),
            "slots": _slots(report),
            "uncounted": (_form(form) for part in _all(report) for form in part.uncounted),
            **({} if report.figures is None else {"figures": figures_json(report.figures)}),
        }
    )


def _file(file: FileReport, report: RollupReport, messages: Messages) -> Json:
    """A document with findings, as a check tells it; whatever its rules judged, it was looked at."""
    status = Status.FINDINGS if file.count(Severity.ERROR) else Status.CLEAN
    entry = checked_file(file, report.inputs, messages)
    return entry if file.fault is not None else {**entry, "status": str(status)}


def _sums(sums: Sums, *, is_known: bool) -> Json:
    """Attendances, classes, hours, persons; null where they are not known, all where nothing is counted."""
    return {
        "attendances": number_text(sums.attendances),
        "classes": str(sums.classes) if is_known else None,
        "hours": number_text(sums.hours),
        "persons": number_text(sums.persons),
    }


def _fields(incomplete: Lacks) -> list[str]:
    return [name for field, name in _NAMES.items() if field in incomplete]


def _persons(report: RollupReport) -> Json:
    """Persons over all units, where every counted class says who came for the first time, and who does not say it."""
    counted = {unit: total for unit, total in report.totals.items() if total is not None}
    total = None if report.total is None else report.total.sums.persons
    return {
        "total": number_text(total),
        "unknown": [unit for unit, one in counted.items() if one.sums.persons is None],
    }


def _slots(report: RollupReport) -> Iterator[Json]:
    for unit in report.units:
        for slot in report.of_unit(unit):
            yield {
                **slot_name(slot),
                "state": str(slot.state),
                "late": slot.is_late,
                **_sums(slot.sums, is_known=slot.is_counted),
                "incomplete": _fields(slot.incomplete),
                "paths": paths(slot),
            }


def _all(report: RollupReport) -> Sequence[Slots]:
    """The classes, and the numbers where there are any."""
    return [report, *([] if report.figures is None else [report.figures])]


def _form(form: Form) -> Json:
    return {
        "path": form.path,
        "table": str(form.number),
        "sheet": form.sheet,
        "unit": form.unit,
        "period": form.period,
        "outcome": str(form.outcome),
    }
