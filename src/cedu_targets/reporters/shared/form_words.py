"""Forms in words: whose and of which month, how many classes and attendances, and the rows with their cells."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.numbers import plain
from cedu_targets.domain.records import SUMMED, CarriedTotal, Record, RecordField, Records
from cedu_targets.messages.messages import Messages

MOST_CLASSES = 1_000
"""Of a list for people; what is beyond is counted."""
_IN_ORDER = (
    RecordField.PROJECT, RecordField.CATEGORY, RecordField.DAY, RecordField.PEOPLE, RecordField.FIRST_TIME,
    RecordField.HOURS, RecordField.PLACE, RecordField.MODE,
)  # fmt: skip


def form_name(records: Records, messages: Messages) -> str:
    """`甲村 2020年5月`, of a ledger `3 个单位 2020年5月至2020年7月`; what is not said is left out."""
    named = messages.term("form_named", unit=_units(records, messages), month=_months(records, messages))
    return named.strip()


def _units(records: Records, messages: Messages) -> str:
    units = records.units
    return units[0] if len(units) == 1 else messages.term("units_n", count=len(units)) if units else ""


def _months(records: Records, messages: Messages) -> str:
    if records.month is not None:
        return messages.month(records.period or str(records.month))
    months = sorted({one.period for one in records.entries if one.period})
    if len(months) < 2:
        return messages.month(months[0]) if months else ""
    return messages.term("form_months", first=messages.month(months[0]), last=messages.month(months[-1]))


def form_extent(records: Records, messages: Messages) -> str:
    """`3 个班，120 人次`, `零报（本月没有办班）`, or that nobody filled it in."""
    if records.is_blank:
        return messages.term("form_blank")
    if records.is_unread:
        return messages.term("form_unread")
    if records.is_nil:
        return messages.term("form_nil")
    told = [messages.term("form_classes", count=records.size)]
    told += [_sum(one, records, messages) for one in SUMMED]
    return messages.punctuation.clauses.join(filter(None, told))


def _sum(one: RecordField, records: Records, messages: Messages) -> str:
    """A sum, with a remark where cells are missing in it; nothing where no class says the field."""
    total = records.sum_of(one)
    if total is None:
        return ""
    is_whole = all(getattr(entry, one) is not None for entry in records.entries)
    return messages.term(f"form_sum_{one}", count=plain(total)) + ("" if is_whole else messages.term("form_incomplete"))


def form_facts(records: Records, messages: Messages) -> str:
    """A form in a few words: `甲村 2020年5月 · 填报时间 2020年6月3日`; how many classes it has is said of the check."""
    filed = messages.term("form_filed", day=messages.day(records.filed)) if records.filed else ""
    return " · ".join(filter(None, (form_name(records, messages), filed)))


def form_remarks(records: Records, not_shown: int, messages: Messages) -> list[str]:
    """What a list of the classes does not show: columns of personal data, by their headings, and further classes."""
    names = messages.punctuation.names.join(records.left_out)
    remarks = [messages.term("columns_left_out", names=names)] if names else []
    return remarks + ([messages.term("classes_not_shown", count=not_shown)] if not_shown > 0 else [])


class FormCell(Struct, frozen=True):
    """What stands in a cell, and its address in the source; None where it has none."""

    text: str
    address: str | None = None
    value: Decimal | None = None
    """The number, where it is one."""


class FormRow(Struct, frozen=True):
    """A class, or a total that the form carries."""

    name: str
    """Its number, or the total as the form calls it."""
    cells: Sequence[FormCell]
    entry: Record | None = None
    """None of a total."""


def form_heads(records: Records) -> Sequence[str]:
    """The terms that head the columns of `form_rows`, behind the number: those in which something stands."""
    own = [
        name
        for name in ("unit", "period")
        if any(getattr(entry, name) not in (None, getattr(records, name)) for entry in records.entries)
    ]
    return [f"head_class_{name}" for name in (*own, *_fields(records))]


def form_rows(records: Records, messages: Messages) -> Iterator[FormRow]:
    """Every class, then the totals that the form carries; each has a cell for each of `form_heads`."""
    unread = {(cell.record, cell.field): cell.text for cell in records.unreadable}
    own = [name for name in ("unit", "period") if f"head_class_{name}" in form_heads(records)]
    fields = _fields(records)
    for entry in records.entries:
        of_row = [FormCell(_own(entry, name, messages)) for name in own]
        yield FormRow(str(entry.number), [*of_row, *(_cell(entry, one, unread, messages) for one in fields)], entry)
    for totals in _totals(records):
        by_field = {total.field: total for total in totals}
        cells = [_total(by_field.get(one)) for one in fields]
        yield FormRow(totals[0].name, [*(FormCell("") for _ in own), *cells])


def _fields(records: Records) -> Sequence[RecordField]:
    filled = {one for entry in records.entries for one in (*entry.cells, *_said(entry))}
    filled |= {total.field for total in records.totals}
    return [one for one in _IN_ORDER if one in filled or (one in records.columns and not records.entries)]


def _said(entry: Record) -> Iterator[RecordField]:
    """The fields of a class in a text, whose cells have no addresses."""
    return (one for one in _IN_ORDER if entry.line is not None and getattr(entry, one) is not None)


def _own(entry: Record, name: str, messages: Messages) -> str:
    value: str | None = getattr(entry, name)
    return messages.month(value) if value and name == "period" else value or ""


def _cell(entry: Record, one: RecordField, unread: dict[tuple[int, RecordField], str], messages: Messages) -> FormCell:
    value = getattr(entry, one)
    address = entry.cells.get(one)
    if one is RecordField.DAY:
        return FormCell(messages.day(entry.day) if entry.day else entry.day_text, address)
    if isinstance(value, Decimal):
        return FormCell(plain(value), address, value)
    return FormCell(value or unread.get((entry.number, one), ""), address)


def _total(total: CarriedTotal | None) -> FormCell:
    return FormCell("") if total is None else FormCell(plain(total.value), total.place.cell, total.value)


def _totals(records: Records) -> Iterator[Sequence[CarriedTotal]]:
    """The totals of one row of the form together."""
    by_row: dict[object, list[CarriedTotal]] = {}
    for total in records.totals:
        position = total.place.position
        by_row.setdefault((total.name, total.place.line if position is None else position[0]), []).append(total)
    yield from by_row.values()
