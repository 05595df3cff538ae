"""The rows of a form -> its classes: which rows are one, and what each cell says of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.domain.records import SUMMED, Record, RecordField, UnreadableCell
from cedu_targets.files.grid import Spot, squeezed
from cedu_targets.recognition.cell_texts import cell_text, covered_cells
from cedu_targets.recognition.records.amounts import BLANK, Amount, amount_in
from cedu_targets.recognition.records.days import DayRead, day_in
from cedu_targets.recognition.records.form import TOTAL
from cedu_targets.recognition.records.headings import Field, noun_of
from cedu_targets.recognition.records.months import month_in, plain_text
from cedu_targets.recognition.records.nil_words import says_nil
from cedu_targets.recognition.records.regions import FoundRecords
from cedu_targets.recognition.records.unit_names import short_name

_TOLD_OF_A_CLASS = frozenset({*SUMMED, RecordField.DAY})
"""What makes a row a class; projects and categories may be printed before anybody fills the form in."""
_PART = ("男", "女", "其中", "计划", "应到", "预计")
"""In the heading of people that are not all who came."""
_FEWEST_SAID = 2


@dataclass
class ReadRow:
    """A class, and which of its cells cannot be read."""

    record: Record
    day: DayRead
    row: int
    unreadable: list[UnreadableCell] = field(default_factory=list)
    more: list[int] = field(default_factory=list)
    """Further rows of it, beside its merged cells."""


@dataclass(frozen=True)
class Rows:
    """The cells of a form, asked for by row and field."""

    found: FoundRecords

    @cached_property
    def columns(self) -> Mapping[RecordField, int]:
        """The column of each field that a record keeps: where several are headed so, the first that counts all."""
        form = self.found.form
        columns: dict[RecordField, int] = {}
        for column, one in form.columns.items():
            kept = one.kept
            if kept is None:
                continue
            held = columns.get(kept)
            if held is None or (_is_part(form.heads[held]) and not _is_part(form.heads[column])):
                columns[kept] = column
        return columns

    @cached_property
    def noun(self) -> str | None:
        """What the heading over the people counts."""
        column = self.columns.get(RecordField.PEOPLE)
        return None if column is None else noun_of(self.found.form.heads[column])

    @cached_property
    def _covered(self) -> Mapping[Spot, Spot]:
        return covered_cells(self.found.view) if self.found.view.merges else {}

    def spot(self, row: int, column: int) -> Spot:
        """The cell of a class in a column, the one that a merge holds its text in."""
        spot = self.found.form.spot(row, column)
        return self._covered.get(spot, spot)

    def hangs_down(self, row: int, column: int) -> bool:
        """Whether a cell is merged with that of a row above."""
        spot = self.found.form.spot(row, column)
        return self._covered.get(spot, spot)[0] < spot[0]

    def text(self, row: int, column: int) -> str:
        """The text of a cell, of a merged one that of its range, in one line; empty for a mark of nothing."""
        text = "".join(cell_text(self.found.view, *self.spot(row, column)).splitlines())
        return "" if "".join(text.split()) in BLANK_MARKS else text

    def amount(self, row: int, one: RecordField) -> Amount:
        """The number in a row under a summed field; of a merged cell only in its first row."""
        column = self.columns.get(one)
        if column is None or self.hangs_down(row, column):
            return BLANK
        return amount_in(self.found.view, self.found.form.spot(row, column), one)

    def is_total(self, row: int) -> bool:
        """Whether a row sums others, by the name that begins it or stands where its project would."""
        return self.total_name(row) is not None

    def total_name(self, row: int) -> str | None:
        """合计, 本月小计, as written; None for a row that is no total."""
        form = self.found.form
        named = [column for column, one in form.columns.items() if one.kept not in (*SUMMED, None)]
        first = min(form.heads, default=0)
        for column in dict.fromkeys((first, *named)):
            text = squeezed(self.found.form.text(self.found.view, row, column))
            if text and TOTAL.fullmatch(text):
                return text.strip("：:")
        return None

    def classes(self, year: int | None, month: int | None) -> Iterator[ReadRow]:
        """Every class, with the days as the form's year and month complete them."""
        form = self.found.form
        number = 0
        last: ReadRow | None = None
        for row in sorted({*form.entries, *form.others}):
            if self.is_total(row):
                continue
            if last is not None and self._goes_on(row):
                last.more.append(row)
                continue
            if not self._is_class(row):
                continue
            number += 1
            last = self._read(row, number, year, month)
            yield last

    def _is_class(self, row: int) -> bool:
        form = self.found.form
        own = {
            one: text
            for one, column in self.columns.items()
            if (text := form.text(self.found.view, row, column)) and "".join(text.split()) not in BLANK_MARKS
        }
        named = own.keys() & {RecordField.PROJECT, RecordField.DAY}
        if row not in form.entries and (RecordField.PEOPLE not in own or len(own) < _FEWEST_SAID):
            return False
        if any(map(says_nil, own.values())) or (not named and not any(text.strip("0. ") for text in own.values())):
            return False
        return bool(own.keys() & _TOLD_OF_A_CLASS) or (bool(named) and RecordField.PLACE in own)

    def _goes_on(self, row: int) -> bool:
        """Whether a row is a further line of the class above: who came is merged with that one's cell."""
        column = self.columns.get(RecordField.PEOPLE)
        return column is not None and self.hangs_down(row, column)

    def _read(self, row: int, number: int, year: int | None, month: int | None) -> ReadRow:
        form, found = self.found.form, self.found
        amounts = {one: self.amount(row, one) for one in SUMMED if one in self.columns}
        texts = {
            one: text for one, column in self.columns.items() if one not in SUMMED and (text := self.text(row, column))
        }
        cells = {
            one: place.cell
            for one, column in self.columns.items()
            if (one in texts or (one in amounts and amounts[one] != BLANK))
            and (place := found.place(*self.spot(row, column))).cell is not None
        }
        day_column = self.columns.get(RecordField.DAY)
        day = DayRead() if day_column is None else day_in(found.view.raw(*self.spot(row, day_column)))
        own_day, period = day.with_year(year, month)
        month_column = next(form.of(Field.MONTH), None)
        period = period or (None if month_column is None else self._month(row, month_column, year))
        unit_column = next(form.of(Field.UNIT), None)
        unit = None if unit_column is None else short_name(squeezed(self.text(row, unit_column))) or None
        first = self._first(row)
        place = found.place(*first)
        record = Record(
            number, texts.get(RecordField.PROJECT), texts.get(RecordField.CATEGORY), own_day,
            texts.get(RecordField.DAY, ""), texts.get(RecordField.PLACE),
            amounts.get(RecordField.PEOPLE, BLANK).value, self.noun,
            amounts.get(RecordField.FIRST_TIME, BLANK).value, amounts.get(RecordField.HOURS, BLANK).value,
            texts.get(RecordField.MODE), unit, period, cells, place.sheet, place.line, place.cell,
        )  # fmt: skip
        unreadable = [
            UnreadableCell(one, amount.unreadable, found.place(*self.spot(row, self.columns[one])), number)
            for one, amount in amounts.items()
            if amount.unreadable
        ]
        return ReadRow(record, day, row, unreadable)

    def _month(self, row: int, column: int, year: int | None) -> str | None:
        """The month that a column of months says: 5月, 5, 2020-05."""
        text = plain_text(self.text(row, column))
        said = month_in(text if not text.isdigit() or len(text) > 2 else f"{text}月")
        if said is None or said.month is None or (said.year or year) is None:
            return None
        return f"{said.year or year}-{said.month:02}"

    def _first(self, row: int) -> Spot:
        """The first filled cell of a class."""
        form = self.found.form
        spots: Sequence[Spot] = [form.spot(row, column) for column in self.columns.values()]
        return min((spot for spot in spots if self.found.view.text(*spot)), default=form.spot(row, 0))


def _is_part(head: str) -> bool:
    return any(word in head for word in _PART)
