"""Forms with numbers in the JSON of a roll-up: a table by unit and code, what came of every unit and month."""

from collections.abc import Iterator, Mapping

from cedu_targets.domain.indicator import Indicator
from cedu_targets.reporters.shared.json_envelope import number_text
from cedu_targets.reporters.shared.json_text import Json
from cedu_targets.rollups.figure_numbers import Figure
from cedu_targets.rollups.figure_report import FigureRollup
from cedu_targets.rollups.slots import Slot, Slots


def figures_json(report: FigureRollup) -> Json:
    """What the forms with numbers make; shares are shares (0.95), as in every table of cedu."""
    codes = [one.code for one in report.indicators]
    return {
        "title": report.table_title,
        "period": report.year,
        "until": report.until,
        "has_roster": report.has_roster,
        "months": list(report.months),
        "indicators": [_indicator(one) for one in report.indicators],
        "table": {unit: {code: number_text(report.value(unit, code)) for code in codes} for unit in report.units},
        "total": {one.code: number_text(report.total(one)) for one in report.indicators},
        "incomplete": {
            unit: incomplete
            for unit in report.units
            if (incomplete := [code for code in report.so_far[unit].values if report.is_incomplete(unit, code)])
        },
        "lacks": {unit: list(months) for unit, months in report.lacks.items() if months},
        "completeness": completeness(report),
        "slots": [*_slots(report)],
        "sent": [
            {
                "path": one.path, "sheet": one.sheet, "unit": one.unit, "period": one.period,
                "filed": None if one.filed is None else one.filed.isoformat(), "outcome": str(one.outcome),
                "late": one.is_late, "numbers": str(one.numbers),
            }
            for one in report.sent
        ],
    }  # fmt: skip


def completeness(report: Slots) -> Json:
    """How many forms were expected, came and count."""
    found = report.completeness
    return {
        "expected": str(found.expected),
        "counted": str(found.counted),
        "nil": str(found.nil),
        "late": str(found.late) if found.timed else None,
        "undated": str(found.undated) if found.timed else None,
        "missing": [slot_name(slot) for slot in found.missing],
        "conflicting": [{**slot_name(slot), "paths": paths(slot)} for slot in found.conflicting],
    }


def slot_name(slot: Slot) -> dict[str, object]:
    """A unit in a month."""
    return {"unit": slot.unit, "period": slot.period}


def paths(slot: Slot) -> list[str]:
    """The files that came of a unit for a month."""
    return list(dict.fromkeys(form.path for form in slot.forms))


def _indicator(one: Indicator) -> Json:
    return {
        "code": one.code, "name": one.name, "group": one.group, "unit_of_measure": one.unit_of_measure,
        "kind": str(one.kind),
    }  # fmt: skip


def _slots(report: FigureRollup) -> Iterator[Json]:
    for unit in report.units:
        for slot in report.of_unit(unit):
            reported = report.reported.get((unit, slot.period), {})
            yield {
                **slot_name(slot),
                "state": str(slot.state),
                "late": slot.is_late,
                "filed": None if slot.filed is None else slot.filed.isoformat(),
                "reported": [
                    {"first": str(span.first), "last": str(span.last), "numbers": _numbers(cells)}
                    for span, cells in sorted(reported.items())
                ],
                "paths": paths(slot),
            }


def _numbers(cells: Mapping[str, Figure]) -> Json:
    return {code: number_text(cell.value) for code, cell in cells.items()}
