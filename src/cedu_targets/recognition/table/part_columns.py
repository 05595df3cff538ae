"""The columns of a table that hold the parts of an indicator: its target, what was done by month and up to now.

Where the months stand beside their sum, the sum is what was achieved, and it is held against them. Where they stand
alone, each is a part of the year by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span
from cedu_targets.domain.numbers import parse_number
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.month_cells import MonthCell
from cedu_targets.recognition.table.measure_names import OTHER
from cedu_targets.recognition.table.part_heads import PartHead
from cedu_targets.recognition.view import GridView

_HALF_A_POINT = Decimal("0.005")
_COMPLETION = lazy_pattern(r"^[^增差]*完成(?:率|比例|百分)")
_FEWEST_RISES = 6
"""Months that are higher than the one before them, and none lower: so many are no chance."""


class PartColumns(Struct, frozen=True, dict=True):
    """The columns of one indicator, or of one form, by what their headings say; `rows` are those with its numbers."""

    grid: GridView
    heads: Mapping[int, PartHead]
    rows: Sequence[int]
    taken: int | None = None
    """Which of the sums so far is read, where that is settled for several blocks; else the latest with numbers."""

    def of(self, measure: Measure) -> list[int]:
        """All columns of a measure."""
        return [column for column, head in self.heads.items() if head.measure == measure]

    @cached_property
    def months(self) -> list[int]:
        """The columns of single months (or quarters), in their order."""
        found = [column for column in self.of(Measure.ACHIEVEMENT) if self.heads[column].is_month]
        return sorted(found, key=lambda column: self.heads[column].span or Span(0, 0))

    @property
    def months_said(self) -> list[Span | None]:
        """Which months they are; None for 本月."""
        return [self.heads[column].span for column in self.months]

    @cached_property
    def totals(self) -> list[int]:
        """The columns of what was achieved so far, the latest last."""
        found = [column for column in self.of(Measure.ACHIEVEMENT) if not self.heads[column].is_month]
        return sorted(found, key=lambda column: self.heads[column].span or Span(1, 13))

    @cached_property
    def total(self) -> int | None:
        """The column that holds the latest of them with numbers."""
        if self.taken is not None:
            return self.totals[self.taken] if self.totals else None
        filled = [column for column in self.totals if self.last_row_of(column)]
        return filled[-1] if filled else self.totals[-1] if self.totals else None

    @property
    def is_clear(self) -> bool:
        """Whether no two columns claim to be the same: two of targets, two of one month, two of the year so far."""
        spans = self.months_said
        ends = [self.heads[column].span for column in self.totals]
        singles = (self.of(Measure.TARGET), self.of(Measure.BASE))
        return all(len(found) < 2 for found in singles) and all(len(set(one)) == len(one) for one in (spans, ends))

    @property
    def completions(self) -> list[int]:
        """The columns headed 完成率, 完成比例."""
        derived = [column for column, head in self.heads.items() if head.measure == OTHER]
        return [column for column in derived if _COMPLETION.search(self.heading(column))]

    def heading(self, column: int) -> str:
        """The nearest text over the numbers of a column."""
        return squeezed(self.grid.text(_head_row(self, column), column))

    def last_row_of(self, column: int) -> bool:
        """Whether anything but 0 stands in a column."""
        return any(self.number(row, column) for row in self.rows)

    @property
    def span(self) -> Span | None:
        """The months that the year so far is of: as its heading says, else up to the last month that is filled."""
        if self.total is None:
            return None
        head = self.heads[self.total]
        if head.span is not None:
            return Span(1, head.span.last) if head.so_far else head.span
        filled = [span for column in self.months if (span := self.heads[column].span) and self.last_row_of(column)]
        if not filled:
            return None
        first = 1 if self.has_earlier else min(span.first for span in filled)
        return Span(first, max(span.last for span in filled))

    @cached_property
    def this_month(self) -> int | None:
        """The column of the month that the year so far ends with: 本月, else the one that is named as its last."""
        if self.total is None:
            return None
        unnamed = [column for column in self.months if self.heads[column].span is None]
        if unnamed:
            return unnamed[0]
        last = None if self.span is None else Span(self.span.last, self.span.last)
        return next((column for column in self.months if self.heads[column].span == last), None)

    @cached_property
    def month_cells(self) -> dict[int, MonthCell]:
        """What the last month alone adds, by row."""
        column = self.this_month
        numbers = {} if column is None else {row: self.number(row, column) for row in self.rows}
        return {
            row: MonthCell(number, self.grid.address(row, column), self.shows_percent(row, [column]))
            for row, number in numbers.items()
            if number is not None and column is not None
        }

    @property
    def begins_late(self) -> bool:
        """Whether the months do not begin with the year: 7月 8月 9月."""
        spans = [span for span in self.months_said if span is not None]
        return bool(spans) and min(spans).first > 1

    @property
    def has_earlier(self) -> bool:
        """Whether the year so far holds more than the months that stand beside it."""
        return any(said > due for said, due in self.sums.values())

    @cached_property
    def sums(self) -> dict[int, tuple[Decimal, Decimal]]:
        """The year so far and the sum of the months of each row that has both."""
        found = {}
        for row in self.rows:
            said = None if self.total is None else self.number(row, self.total)
            filled = [one for column in self.months if (one := self.number(row, column)) is not None]
            if said is not None and filled and not self.shows_percent(row, [self.total or 0, *self.months]):
                found[row] = (said, sum(filled, Decimal(0)))
        return found

    def number(self, row: int, column: int) -> Decimal | None:
        """The number of a cell; a share where it shows per cent."""
        raw = self.grid.raw(row, column)
        if raw is None or raw == "" or not is_number(raw):
            return None
        found = parse_number(self.grid.text(row, column))
        return None if found is None else found.value

    def shows_percent(self, row: int, columns: Sequence[int]) -> bool:
        """Whether any of a row's cells shows per cent: months of rates do not add up."""
        return any(
            self.grid.real(row, column) in self.grid.percents or self.grid.text(row, column).endswith(("%", "％"))
            for column in columns
        )


class RowName(Struct, frozen=True):
    """The row of a unit or an indicator, as findings name it; `adds` says whether its months may be added up."""

    text: str
    adds: bool


def against_months(parts: PartColumns, names: Mapping[int, RowName], period: str | None) -> Iterator[Finding | None]:
    """RD072 where the year so far is not the sum of its months; None where it is.

    Months that hold the year up to each of them are not added up.
    """
    total, months = parts.total, parts.months
    if total is None or len(months) < 2:
        return
    sums = {row: pair for row, pair in parts.sums.items() if row in names and names[row].adds}
    are_so_far = all(said == _latest(parts, row) for row, (said, _) in sums.items())
    if are_so_far and any(said != due for said, due in sums.values()):
        return  # each month holds the year up to it
    for row, (said, due) in sums.items():
        if said == due or (said > due and parts.begins_late):
            yield None
            continue
        told: dict[str, Parameter] = {"row": names[row].text, **_headings(parts, total, months)}
        place = _place(parts, row, total, period)
        related = tuple(_place(parts, row, column, period) for column in months)
        yield Finding("RD072", "reading", Severity.ERROR, place, told, due, said, said - due, related)


def _latest(parts: PartColumns, row: int) -> Decimal | None:
    """The number of the last month of a row that is filled."""
    return next((one for column in reversed(parts.months) if (one := parts.number(row, column)) is not None), None)


def not_read(parts: PartColumns, period: str | None) -> Iterator[Finding]:
    """RD075 for the months, and the earlier sums, beside the year so far: they are not read.

    One month alone is, where it is the last of the year so far.
    """
    total = parts.total
    if total is None:
        return
    earlier = parts.totals[: parts.totals.index(total)]
    variants = ("" if len(parts.months) > 1 else "one", "earlier" if len(earlier) > 1 else "earlier_one")
    months = [] if parts.months == [parts.this_month] else parts.months
    for columns, variant in zip((months, earlier), variants, strict=True):
        if columns:
            place = _place(parts, _head_row(parts, columns[0]), columns[0], period)
            told = _headings(parts, total, columns)
            yield Finding("RD075", "reading", Severity.NOTE, place, told, variant=variant)


def _headings(parts: PartColumns, total: int, columns: Sequence[int]) -> dict[str, Parameter]:
    named = {"heading": total, "first": columns[0], "last": columns[-1]}
    return {name: parts.heading(column) for name, column in named.items()}


def rising_months(parts: PartColumns, names: Mapping[int, RowName], period: str | None) -> Finding | None:
    """RD074 where single months never fall and mostly rise, as the year so far does; they are still added up."""
    rises = 0
    for row, name in names.items():
        if not name.adds or parts.shows_percent(row, parts.months):
            continue
        found = [one for column in parts.months if (one := parts.number(row, column))]
        if any(later < earlier for earlier, later in pairwise(found)):
            return None
        rises += sum(later > earlier for earlier, later in pairwise(found))
    if rises < _FEWEST_RISES:
        return None
    place = _place(parts, min(names), parts.months[-1], period)
    return Finding("RD074", "reading", Severity.WARNING, place, {})


def against_completion(
    parts: PartColumns, names: Mapping[int, RowName], period: str | None
) -> Iterator[Finding | None]:
    """RD073 where 完成率 is not 完成 ÷ 目标; None where it is."""
    rates = parts.completions
    targets = parts.of(Measure.TARGET)
    if len(rates) != 1 or len(targets) != 1 or parts.total is None:
        return
    for row, name in names.items():
        target, done, said = (parts.number(row, column) for column in (targets[0], parts.total, rates[0]))
        if target is None or done is None or said is None or target <= 0 or not name.adds:
            continue
        if parts.shows_percent(row, [targets[0], parts.total]):
            continue
        due = done / target
        places = Decimal(1).scaleb(int(said.as_tuple().exponent))
        is_share = parts.shows_percent(row, [rates[0]])
        fits = abs(said - due) <= min(places, _HALF_A_POINT)
        fits = fits or (not is_share and abs(said / 100 - due) <= min(places / 100, _HALF_A_POINT))
        if fits:
            yield None
            continue
        shown = said if is_share or said <= 2 else said / 100
        told: dict[str, Parameter] = {"row": name.text, "done": done, "target": target, "rate": 1}
        place = _place(parts, row, rates[0], period)
        yield Finding(
            "RD073", "reading", Severity.WARNING, place, told, due.quantize(Decimal("0.0001")), shown, shown - due
        )


def _head_row(parts: PartColumns, column: int) -> int:
    """The last row over the numbers that says something over a column."""
    rows = range(min(parts.rows) - 1, -1, -1)
    return next((row for row in rows if parts.grid.text(row, column)), max(min(parts.rows) - 1, 0))


def _place(parts: PartColumns, row: int, column: int, period: str | None) -> Place:
    cell = parts.grid.address(row, column)
    return Place(sheet=parts.grid.sheet, cell=cell, period=period, measure=Measure.ACHIEVEMENT)
