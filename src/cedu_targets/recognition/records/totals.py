"""The totals that a form carries itself, and which of its classes each of them sums."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cedu_targets.domain.records import SUMMED, CarriedTotal, UnreadableCell
from cedu_targets.recognition.records.classes import ReadClass
from cedu_targets.recognition.records.rows import Rows

_PARTS = ("小计", "本页")
_CUMULATIVE = "累计"
_OF_THE_MONTH = "本月"


@dataclass(frozen=True)
class Totals:
    """The totals of a form, and those of their cells in which no number can be read."""

    carried: tuple[CarriedTotal, ...]
    unreadable: tuple[UnreadableCell, ...]


def totals_of(rows: Rows, classes: Sequence[ReadClass]) -> Totals:
    """Every total of a form. 小计, and a total of whose name there are several, sum the classes since the last one."""
    found = rows.found
    named = dict(sorted(rows.totals.items()))
    carried: list[CarriedTotal] = []
    unreadable: list[UnreadableCell] = []
    names = Counter(named.values())
    since, starts = -1, [one.rows[0] for one in classes]
    for row, name in named.items():
        is_part = any(word in name for word in _PARTS) or names[name] > 1
        first, last = bisect_right(starts, since if is_part else -1), bisect_left(starts, row)
        numbers = tuple(one.record.number for one in classes[first:last])
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
