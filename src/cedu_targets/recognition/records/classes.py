"""The classes of a form: which of its rows are one, and what each cell says of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from cedu_targets.domain.records import SUMMED, Record, RecordField, UnreadableCell
from cedu_targets.domain.village_names import short_name, town_of
from cedu_targets.files.grid import Spot, squeezed
from cedu_targets.recognition.records.amounts import BLANK
from cedu_targets.recognition.records.days import DayRead, day_in
from cedu_targets.recognition.records.headings import Field
from cedu_targets.recognition.records.months import month_in, plain_text
from cedu_targets.recognition.records.nil_words import says_nil
from cedu_targets.recognition.records.persons import day_shown
from cedu_targets.recognition.records.rows import Rows

_TOLD_OF_A_CLASS = frozenset({*SUMMED, RecordField.DAY})
"""What makes a row a class; projects and categories may be printed before anybody fills the form in."""
_FEWEST_SAID = 2
_MONTH_DIGITS = 2


class ReadClass(Struct, frozen=True):
    """A class, and which of its cells cannot be read."""

    record: Record
    day: DayRead
    rows: Sequence[int]
    """Its row, and further ones beside its merged cells."""
    unreadable: Sequence[UnreadableCell]


class _Group(Struct):
    row: int
    more: list[int] = field(default_factory=list)


def classes_of(rows: Rows, year: int | None, month: int | None) -> list[ReadClass]:
    """Every class, its day completed by the form's year and month."""
    return [_read(rows, group, number, year, month) for number, group in enumerate(_groups(rows), start=1)]


def _groups(rows: Rows) -> Iterator[_Group]:
    """The rows of each class: a further one is known by its people, which are merged with those of the class above."""
    people = rows.columns.get(RecordField.PEOPLE)
    last: _Group | None = None
    for row in rows.numbers:
        if row in rows.totals:
            continue
        if last is not None and people is not None and rows.hangs_down(row, people):
            last.more.append(row)
        elif _is_class(rows, row):
            if last is not None:
                yield last
            last = _Group(row)
    if last is not None:
        yield last


def _is_class(rows: Rows, row: int) -> bool:
    said = {one: text for one, text in zip(rows.columns, rows.own_texts(row), strict=True) if text}
    named = said.keys() & {RecordField.PROJECT, RecordField.DAY}
    if row not in rows.entries and (RecordField.PEOPLE not in said or len(said) < _FEWEST_SAID):
        return False
    if any(map(says_nil, said.values())) or (not named and not any(text.strip("0. ") for text in said.values())):
        return False
    return bool(said.keys() & _TOLD_OF_A_CLASS) or (bool(named) and RecordField.PLACE in said)


def _read(rows: Rows, group: _Group, number: int, year: int | None, month: int | None) -> ReadClass:
    found, row = rows.found, group.row
    amounts = {one: rows.amount(row, one) for one in SUMMED if one in rows.columns}
    texts = {
        one: text for one, column in rows.columns.items() if one not in SUMMED and (text := rows.text(row, column))
    }
    if group.more and RecordField.PLACE in rows.columns:
        column = rows.columns[RecordField.PLACE]
        places = [text for line in (row, *group.more) if (text := rows.text(line, column))]
        texts[RecordField.PLACE] = "、".join(dict.fromkeys(places))
    filled = [one for one in rows.columns if one in texts or amounts.get(one, BLANK) != BLANK]
    spots = {one: rows.spot(row, rows.columns[one]) for one in filled}
    day, own_day, period = _day_of(rows, row, year, month)
    place = found.place(*_first(rows, row, spots))
    record = Record(
        number, texts.get(RecordField.PROJECT), texts.get(RecordField.CATEGORY), own_day,
        day_shown(texts.get(RecordField.DAY, "")), texts.get(RecordField.PLACE),
        amounts.get(RecordField.PEOPLE, BLANK).value, rows.noun,
        amounts.get(RecordField.FIRST_TIME, BLANK).value, amounts.get(RecordField.HOURS, BLANK).value,
        texts.get(RecordField.MODE), *_unit_of(rows, row), period,
        {one: cell for one, spot in spots.items() if (cell := found.place(*spot).cell) is not None},
        place.sheet, place.line, place.cell,
    )  # fmt: skip
    unreadable = [
        UnreadableCell(one, amount.unreadable, found.place(*spots[one]), number)
        for one, amount in amounts.items()
        if amount.unreadable
    ]
    return ReadClass(record, day, (row, *group.more), unreadable)


def _day_of(rows: Rows, row: int, year: int | None, month: int | None) -> tuple[DayRead, date | None, str | None]:
    """What the cell of the day says, the day, and the month of the row, which a column of months may say as well."""
    column = rows.columns.get(RecordField.DAY)
    said = DayRead() if column is None else day_in(rows.found.view.raw(*rows.said_at(row, column)))
    months = next(rows.found.form.of(Field.MONTH), None)
    over = rows.month_over(row) if months is None else None
    of_row = _month_in(rows.text(row, months)) if months is not None else over and (over.month, over.year)
    if of_row is not None and of_row[0] is not None:
        month = of_row[0]
    of = said.month or month
    if year is not None and of is not None and rows.from_month is not None and of < rows.from_month:
        year += 1
    year = (of_row and of_row[1]) or year
    day, period = said.with_year(year, month)
    if period is None and of_row is not None and year is not None:
        period = f"{year}-{month:02}"
    return said, day, period


def _month_in(text: str) -> tuple[int, int | None] | None:
    """The month, and its year, that a column of months says: 5月, 5, 2020-05."""
    plain = plain_text(text)
    said = month_in(f"{plain}月" if plain.isdigit() and len(plain) <= _MONTH_DIGITS else plain)
    return None if said is None or said.month is None else (said.month, said.year)


def _unit_of(rows: Rows, row: int) -> tuple[str | None, str]:
    """The unit that the row or its section names, and the town that it is written with."""
    column = next(rows.found.form.of(Field.UNIT), None)
    written = "" if column is None else squeezed(rows.text(row, column))
    return (short_name(written), town_of(written)) if written else (rows.section_of(row), "")


def _first(rows: Rows, row: int, spots: Mapping[RecordField, Spot]) -> Spot:
    """The first filled cell of a class that is the row's own."""
    line = rows.found.form.spot(row, 0)[0]
    own = [spot for spot in spots.values() if spot[0] >= line]
    return min(own, default=rows.found.form.spot(row, 0))
