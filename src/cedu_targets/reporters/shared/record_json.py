"""Forms of what took place, by the JSON contract: numbers as text, days as 2020-05-06."""

from cedu_targets.domain.records import CarriedTotal, Record, Records, Said, UnreadableCell
from cedu_targets.reporters.shared.json_envelope import number_text, place_entry
from cedu_targets.reporters.shared.json_text import Json


def form_entry(records: Records) -> dict[str, object]:
    """Whose form it is, of which month, and everything that it says."""
    return {
        "title": records.title,
        "kind": str(records.kind),
        "unit": records.unit,
        "year": None if records.year is None else str(records.year),
        "month": None if records.month is None else str(records.month),
        "period": records.period,
        "filed": records.filed and records.filed.isoformat(),
        "nil": records.is_nil,
        "blank": records.is_blank,
        "columns": [str(one) for one in records.columns],
        "records": [record_entry(entry) for entry in records.entries],
        "totals": [_total(one) for one in records.totals],
        "unreadable": [_unreadable(one) for one in records.unreadable],
        "units_said": [_said(one) for one in records.units_said],
        "months_said": [_said(one) for one in records.months_said],
        "left_out": list(records.left_out),
    }


def record_entry(entry: Record) -> Json:
    """A class."""
    return {
        "number": str(entry.number),
        "project": entry.project,
        "category": entry.category,
        "day": entry.day and entry.day.isoformat(),
        "day_text": entry.day_text or None,
        "place": entry.place,
        "people": number_text(entry.people),
        "noun": entry.noun,
        "first_time": number_text(entry.first_time),
        "hours": number_text(entry.hours),
        "mode": entry.mode,
        "unit": entry.unit,
        "period": entry.period,
        "line": entry.line,
        "cell": entry.cell,
    }


def _total(total: CarriedTotal) -> Json:
    return {
        "name": total.name,
        "field": str(total.field),
        "value": number_text(total.value),
        "records": [str(number) for number in total.entries],
        "cumulative": total.is_cumulative,
        "place": place_entry(total.place),
    }


def _unreadable(cell: UnreadableCell) -> Json:
    return {
        "record": str(cell.record) if cell.record else None,
        "field": str(cell.field),
        "text": cell.text,
        "place": place_entry(cell.place),
    }


def _said(said: Said) -> Json:
    return {"value": said.value, "source": str(said.source), "place": place_entry(said.place)}
