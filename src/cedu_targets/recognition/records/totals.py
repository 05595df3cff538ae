"""The totals that a form carries itself, and which of its classes each of them sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from cedu_targets.domain.records import SUMMED, CarriedTotal, UnreadableCell
from cedu_targets.recognition.records.rows import ReadRow, Rows

_PARTS = ("小计", "本页")
_CUMULATIVE = "累计"
_OF_THE_MONTH = "本月"


@dataclass(frozen=True)
class Totals:
    """The totals of a form, and those of their cells in which no number can be read."""

    carried: tuple[CarriedTotal, ...]
    unreadable: tuple[UnreadableCell, ...]


def totals_of(rows: Rows, classes: Sequence[ReadRow]) -> Totals:
    """Every total of a form. 小计, and a total of whose name there are several, sum the classes since the last one."""
    found = rows.found
    named = {
        row: name
        for row in sorted({*found.form.entries, *found.form.others})
        if (name := rows.total_name(row)) is not None
    }
    carried: list[CarriedTotal] = []
    unreadable: list[UnreadableCell] = []
    names = list(named.values())
    since = -1
    for row, name in named.items():
        is_part = any(word in name for word in _PARTS) or names.count(name) > 1
        numbers = tuple(one.record.number for one in classes if (since if is_part else -1) < one.row < row)
        if is_part:
            since = row
        for field in SUMMED:
            amount = rows.amount(row, field)
            place = found.place(*rows.spot(row, rows.columns[field])) if field in rows.columns else None
            if place is None:
                continue
            if amount.unreadable:
                unreadable.append(UnreadableCell(field, amount.unreadable, place, 0))
            elif amount.value is not None:
                is_cumulative = _CUMULATIVE in name and _OF_THE_MONTH not in name
                carried.append(CarriedTotal(name, field, amount.value, place, numbers, is_cumulative))
    return Totals(tuple(carried), tuple(unreadable))
