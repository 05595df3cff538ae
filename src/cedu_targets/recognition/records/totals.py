"""The totals that a form carries itself, and which of its classes each of them sums."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import SUMMED, CarriedTotal, RecordField, UnreadableCell
from cedu_targets.recognition.records.amounts import BLANK, Amount
from cedu_targets.recognition.records.classes import ReadClass
from cedu_targets.recognition.records.rows import Rows
from cedu_targets.recognition.records.total_names import is_total_name
from cedu_targets.recognition.records.total_reach import PARTS, Reaches

_LONGEST = 60
_IN_WORDS = lazy_pattern(r"(?<![\d.])(\d{1,9}) ?(人次?|课时|学时)")
"""In one cell: 合计：3期，56人次，12课时."""


class Totals(Struct, frozen=True):
    """The totals of a form, and those of their cells in which no number can be read."""

    carried: tuple[CarriedTotal, ...]
    unreadable: tuple[UnreadableCell, ...]
    rows: frozenset[int]


class _Row(Struct, frozen=True):
    row: int
    name: str
    amounts: Mapping[RecordField, tuple[Amount, Place]]


def totals_of(rows: Rows, classes: Sequence[ReadClass], reaches: Reaches) -> Totals:
    """Every total of a form. 小计, and a total of whose name there are several, sum the classes since the last one.

    One that stands over its classes sums those under it, up to the next one.
    """
    carried: list[CarriedTotal] = []
    unreadable: list[UnreadableCell] = []
    found = sorted((*_in_rows(rows), *_in_one_cell(rows)), key=lambda one: one.row)
    names = Counter(one.name for one in found)
    since, starts = -1, [one.rows[0] for one in classes]
    last_of: dict[str, int] = {}
    leading = _leading(found, starts)
    for total in found:
        is_part = any(word in total.name for word in PARTS) or names[total.name] > 1
        end = bisect_left(starts, total.row)
        above = [one.record for one in classes[bisect_right(starts, last_of.get(total.name, -1)) : end]]
        behind = [one.record for one in classes[bisect_right(starts, since) : end]]
        if (next_one := leading.get(total.row)) is not None:
            above = behind = [one.record for one in classes[end : bisect_left(starts, next_one)]]
        reach = reaches.of(total.name, above, behind, is_part=is_part)
        since = total.row if is_part else since
        last_of[total.name] = total.row
        for field, (amount, place) in total.amounts.items():
            if amount.unreadable:
                unreadable.append(UnreadableCell(field, amount.unreadable, place, 0))
            elif amount.value is not None:
                carried.append(CarriedTotal(total.name, field, amount.value, place, *reach))
    return Totals(tuple(carried), tuple(unreadable), frozenset(one.row for one in found))


def _leading(found: Sequence[_Row], starts: Sequence[int]) -> Mapping[int, int]:
    """The totals that stand over their classes, each with the next one of its kind: no class stands over the first."""
    kinds: dict[str, list[int]] = {}
    for total in found:
        kinds.setdefault(next((word for word in PARTS if word in total.name), total.name), []).append(total.row)
    leading = [rows for rows in kinds.values() if starts and rows[0] < starts[0] and rows[-1] < starts[-1]]
    return {row: next_one for rows in leading for row, next_one in zip(rows, [*rows[1:], starts[-1] + 1], strict=True)}


def _in_rows(rows: Rows) -> Iterator[_Row]:
    """The rows of totals in which anything stands."""
    for row, name in rows.totals.items():
        amounts = {
            field: (amount, rows.found.place(*rows.spot(row, rows.columns[field])))
            for field in SUMMED
            if field in rows.columns and (amount := rows.amount(row, field)) != BLANK
        }
        if amounts:
            yield _Row(row, name, amounts)


def _in_one_cell(rows: Rows) -> Iterator[_Row]:
    """Totals in words in the only cell of a line: 合计：56人次."""
    found = rows.found
    if not found.form.is_upright:
        return
    for row in (*found.form.others, *found.under):
        filled = found.view.filled(row)
        text = fold(found.view.text(row, filled[0])) if len(filled) == 1 else ""
        name, _, words = text.partition(":")
        if len(text) > _LONGEST or not is_total_name("".join(name.split())):
            continue
        amounts: dict[RecordField, tuple[Amount, Place]] = {}
        for number, noun in _IN_WORDS.findall(words):
            field = RecordField.PEOPLE if noun.startswith("人") else RecordField.HOURS
            amounts.setdefault(field, (Amount(Decimal(number)), found.place(row, filled[0])))
        if amounts:
            yield _Row(row, "".join(name.split()), amounts)
