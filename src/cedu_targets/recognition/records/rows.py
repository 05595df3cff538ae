"""The cells of a form, asked for by row and field: a merged cell holds what its range holds."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.domain.records import SUMMED, RecordField
from cedu_targets.files.grid import Spot, squeezed
from cedu_targets.recognition.cell_texts import cell_text
from cedu_targets.recognition.records.amounts import BLANK, Amount, amount_in
from cedu_targets.recognition.records.headings import Field, noun_of
from cedu_targets.recognition.records.months import MonthSaid
from cedu_targets.recognition.records.multiples import multiple_in, multiple_over
from cedu_targets.recognition.records.persons import without_persons
from cedu_targets.recognition.records.regions import FoundRecords
from cedu_targets.recognition.records.sections import month_sections
from cedu_targets.recognition.records.total_names import NAMED_UNDER, total_name

_PART = ("男", "女", "线上", "线下", "农民", "其中", "计划", "应到", "预计")
"""In the heading of people that are not all who came."""
_HALVES = (("男", "女"), ("线上", "线下"))
"""In the headings of two columns of people that are all who came, each of them once."""
_DITTO = frozenset({"〃", "″", '"', "“", "”", "〞", "〝", "''", "同上", "同前", "上同"})
_FEWEST_ROWS = 2
_UNNAMED_TOTAL = "合计"


class Rows(Struct, frozen=True, dict=True):
    """The rows of a form."""

    found: FoundRecords
    sections: Mapping[int, str] = field(default_factory=dict)
    """The rows that name the unit of the classes below them, in order."""
    from_month: int | None = None
    """Of a form whose time reaches into the next year, its first month."""

    @cached_property
    def columns(self) -> Mapping[RecordField, int]:
        """The column of each field that a record keeps: where several are headed so, the first that counts all.

        Of 培训人数 and 培训人次 it is 人次: of one class the heads, of several meetings of it more.
        """
        form = self.found.form
        columns: dict[RecordField, int] = {}
        for column, one in form.columns.items():
            kept = one.kept
            if kept is None:
                continue
            held = columns.get(kept)
            if held is None or _whole(form.heads[column]) > _whole(form.heads[held]):
                columns[kept] = column
        return columns

    def section_of(self, row: int) -> str | None:
        """The unit of the section that a row lies in."""
        starts = list(self.sections)
        before = bisect_left(starts, row)
        return self.sections[starts[before - 1]] if before else None

    @cached_property
    def noun(self) -> str | None:
        """What the heading over the people counts."""
        column = self.columns.get(RecordField.PEOPLE)
        return None if column is None else noun_of(self.found.form.heads[column])

    @cached_property
    def _last(self) -> int:
        """The last row with something in a column of a class."""
        filled = (row for row in reversed(self.numbers) if any(self.own_texts(row)))
        return next(filled, -1)

    @cached_property
    def entries(self) -> frozenset[int]:
        """Those that the form was known by: each names a class, or its day."""
        return frozenset(self.found.form.entries)

    @cached_property
    def numbers(self) -> list[int]:
        """The rows, top to bottom; in a form of one cell a line, the first line of each class."""
        form = self.found.form
        return sorted({*form.entries, *form.others})

    def spot(self, row: int, column: int) -> Spot:
        """The cell of a class in a column, of a merged range the one that holds its text."""
        return self.found.merged.holder(self.found.form.spot(row, column))

    def hangs_down(self, row: int, column: int) -> bool:
        """Whether a cell is merged with that of a row above."""
        spot = self.found.form.spot(row, column)
        return self.found.merged.holder(spot)[0] < spot[0]

    def text(self, row: int, column: int) -> str:
        """What may be kept of a cell, of a merged one of its range, in one line; empty for a mark of nothing."""
        return without_persons(self.written(row, column))

    def written(self, row: int, column: int) -> str:
        """The same with the persons that it may name; of 同上 what the class above says."""
        return self._text_at(self.said_at(row, column))

    def said_at(self, row: int, column: int) -> Spot:
        """The cell that says what holds for a class in a column: of 同上 and 〃 the one above that they repeat."""
        for line in (row, *reversed(self._classes[: bisect_left(self._classes, row)])):
            spot = self.spot(line, column)
            if "".join(cell_text(self.found.view, *spot).split()) not in _DITTO:
                return spot
        return self.spot(row, column)

    @cached_property
    def _classes(self) -> Sequence[int]:
        """The rows that are no totals."""
        return [row for row in self.numbers if row not in self.totals]

    @cached_property
    def months(self) -> Mapping[int, MonthSaid]:
        """The lines among the rows that say of which month the classes under them are."""
        return month_sections(self.found)

    def month_over(self, row: int) -> MonthSaid | None:
        """The month of the section that a row lies in; a section of another unit ends it."""
        starts = sorted({*self.months, *self.sections})
        before = bisect_left(starts, row)
        return self.months.get(starts[before - 1]) if before else None

    def _text_at(self, spot: Spot) -> str:
        text = "".join(cell_text(self.found.view, *spot).splitlines())
        return "" if "".join(text.split()) in BLANK_MARKS else text

    def own_texts(self, row: int) -> Iterator[str]:
        """What stands in the row's own cells of a class, numbers as well; empty for a mark of nothing."""
        for column in self.columns.values():
            text = self.found.form.text(self.found.view, row, column)
            yield "" if "".join(text.split()) in BLANK_MARKS else text

    def amount(self, row: int, one: RecordField) -> Amount:
        """The number in a row under a summed field; of a merged cell in its first row, which alone holds it.

        Of people who are counted in two columns alone, 男 and 女, it is the sum of both.
        """
        column = self.columns.get(one)
        if column is None:
            return BLANK
        columns = self.halves if one is RecordField.PEOPLE and self.halves else (column,)
        amounts = [
            amount_in(self.found.view, self.found.form.spot(row, each), one, self._multiples[one]) for each in columns
        ]
        unreadable = "、".join(amount.unreadable for amount in amounts if amount.unreadable)
        values = [amount.value for amount in amounts if amount.value is not None]
        return Amount(unreadable=unreadable) if unreadable else Amount(sum(values, Decimal(0))) if values else BLANK

    @cached_property
    def halves(self) -> Sequence[int]:
        """The two columns that make up all who came, where no column counts all; else none."""
        people = self.columns.get(RecordField.PEOPLE)
        heads = {column: squeezed(self.found.form.heads[column]) for column in self.found.form.of(Field.PEOPLE)}
        for pair in _HALVES if people is not None else ():
            columns = [next((column for column, head in heads.items() if word in head), -1) for word in pair]
            if people in columns and min(columns) >= 0:
                return columns
        return ()

    @cached_property
    def _multiples(self) -> Mapping[RecordField, Decimal]:
        """What each summed column counts in: 10000 under 人次（万人次）; its own heading before a line over all."""
        form, view = self.found.form, self.found.view
        lines = [view.text(row, column) for row in self.found.over for column in view.filled(row)]
        of_column: dict[RecordField, Decimal] = {}
        for one, column in self.columns.items():
            texts = [view.text(row, column) for row in form.header] if form.is_upright else [form.heads[column]]
            said = next((found for text in reversed(texts) if (found := multiple_in(text)) is not None), None)
            of_column[one] = multiple_over(lines, one) if said is None else said
        return of_column

    @cached_property
    def totals(self) -> Mapping[int, str]:
        """The rows of totals, and their names as written: 合计, 本月小计.

        Numbers alone in the last row are a total whose name was left out: no class has neither name, day nor place.
        """
        form, view = self.found.form, self.found.view
        first = min(form.heads, default=0)
        named = [(column, one) for column, one in form.columns.items() if one in NAMED_UNDER]
        found: dict[int, str] = {}
        for row in self.numbers:
            texts = [(one, squeezed(form.text(view, row, column))) for column, one in named]
            if (name := total_name(squeezed(form.text(view, row, first)), texts)) is not None:
                found[row] = name
        if self._last not in found and self._is_of_numbers(self._last):
            found[self._last] = _UNNAMED_TOTAL
        return found

    def _is_of_numbers(self, row: int) -> bool:
        if len(self.numbers) < _FEWEST_ROWS:
            return False
        texts = any(self._text_at(self.spot(row, column)) for one, column in self.columns.items() if one not in SUMMED)
        return not texts and self.amount(row, RecordField.PEOPLE).value is not None


def _whole(head: str) -> tuple[bool, bool]:
    """How far a heading of people counts all who came, each time that they did: the higher the better."""
    return not any(word in head for word in _PART), noun_of(head) == "人次"
