"""`cedu read -f json`: how each table was understood, with its values and its declared relations."""

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.items import Items
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.table import Table
from cedu_targets.messages.messages import Messages
from cedu_targets.read_report import ReadReport
from cedu_targets.report import FileReport, Outcome
from cedu_targets.reporters.shared.item_json import item_entry, return_entry
from cedu_targets.reporters.shared.json_envelope import (
    candidates_entry,
    enveloped,
    finding_entries,
    group_entries,
    head_entry,
    number_text,
    path_entries,
    render_fault,
)
from cedu_targets.reporters.shared.json_text import Json, dumped
from cedu_targets.reporters.shared.record_json import form_entry

__all__ = ["render", "render_fault"]


def render(report: ReadReport, messages: Messages) -> str:
    """The tables by the contract."""
    files = [_read_file(file, messages) for file in report.files]
    return dumped(enveloped(report.exit_code, [], files, report.passed_over))


def _read_file(file: FileReport, messages: Messages) -> Json:
    if file.items is not None:
        return _read_items(file, file.items, messages)
    if file.records is not None:
        return {
            **head_entry(file, messages),
            **form_entry(file.records),
            **candidates_entry(file),
            "encoding": file.encoding,
            "findings": finding_entries(file, messages),
            "groups": group_entries(file),
        }
    table = file.table
    if table is None:
        return head_entry(file, messages)
    values = {
        unit: {indicator.code: number_text(table.value(unit, indicator.code)) for indicator in table.indicators}
        for unit in table.rows
    }
    return {
        **head_entry(file, messages),
        "title": table.title,
        "period": table.period,
        "measure": str(table.measure),
        "encoding": file.encoding,
        "district": table.district,
        "units": list(table.units),
        "subtotals": list(table.subtotals),
        "indicators": [_indicator(indicator) for indicator in table.indicators],
        "relations": [_relation(outcome) for outcome in file.outcomes],
        "notes": list(table.notes),
        "values": values,
        **({"demands": _demands(table)} if table.floors else {}),
        **candidates_entry(file),
        "findings": finding_entries(file, messages),
        "groups": group_entries(file),
    }


def _read_items(file: FileReport, items: Items, messages: Messages) -> Json:
    return {
        **head_entry(file, messages),
        "title": items.title,
        "period": items.period,
        "issued": items.issued and items.issued.isoformat(),
        "kind": str(items.kind),
        **({"pack": file.pack} if file.pack else {}),
        "encoding": file.encoding,
        "items": [item_entry(entry) for entry in items.entries],
        **path_entries(file),
        **({"returns": [return_entry(one) for one in items.returns]} if items.is_checklist else {}),
        **candidates_entry(file),
        "left_out": list(items.left_out),
        "findings": finding_entries(file, messages),
        "groups": group_entries(file),
    }


def _demands(table: Table) -> Json:
    """Targets that are no plain numbers, by unit and indicator, as they are written."""
    found: dict[str, dict[str, str]] = {}
    for key, floor in table.floors.items():
        found.setdefault(key.unit, {})[key.indicator] = floor.text
    return {unit: found[unit] for unit in found}


def _indicator(indicator: Indicator) -> Json:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "group": indicator.group,
        "unit_of_measure": indicator.unit_of_measure,
        "kind": str(indicator.kind),
        "additive": indicator.additive,
        "granule": plain(indicator.granule),
    }


def _relation(outcome: Outcome) -> Json:
    declaration = outcome.declaration
    return {
        "declared": declaration.text,
        "read_as": str(declaration.relation) if declaration.relation else None,
        "holds": outcome.holds,
        "origin": str(declaration.origin),
        "reading": str(declaration.reading),
        "cell": declaration.cell,
        "checked": declaration.checked and declaration.relation is not None,
        "rows_held": outcome.held,
        "rows_failed": outcome.failed,
    }
