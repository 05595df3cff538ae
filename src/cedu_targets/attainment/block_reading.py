"""Block reading: the numbers of one block of a sheet become figures, with what is said of them around."""

from collections.abc import Iterator, Sequence

from cedu_targets.attainment.amounts import Amount, NoNumber, amount_in, may_be_part_of
from cedu_targets.attainment.blocks import Block
from cedu_targets.attainment.crosses import Cross, crosses_of
from cedu_targets.attainment.found import BlockRead, Unreadable
from cedu_targets.attainment.headings import Heading, Part, part_of, people_in, says_rate, year_in
from cedu_targets.attainment.line_facts import LineFacts, Said
from cedu_targets.attainment.parts_of_years import months_said, of_months
from cedu_targets.attainment.series import NamedCell, figures_of
from cedu_targets.attainment.sought import Sought
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Spot
from cedu_targets.recognition.table.columns import corner_measure, measure_in_brackets
from cedu_targets.recognition.table.row_kinds import is_headed_total
from cedu_targets.recognition.table.said_units import units_headed

_BARE_SUM = lazy_pattern(r"[总合共小]计(?:数)?|计|总数|汇总|全年(?:累计|合计)?")
_MOST_OF_A_HEAD = 2
"""Cells of a row that says whose form it is: 填报单位 and the name."""
_NO_ACHIEVEMENT = frozenset({Part.SOURCE, Part.YEAR, Part.BASE_YEAR, Part.TARGET, Part.DERIVED})


class BlockReader:
    """Reads one block. `over` are the texts of the rows over it, `around` further ones that may name its year."""

    def __init__(self, block: Block, over: Sequence[Sequence[str]], around: Sequence[str], path: str) -> None:
        self._block, self._plane, self._view, self._path = block, block.plane, block.plane.view, path
        titles = [text for texts in over for text in texts]
        self._crosses = crosses_of(block, " ".join(titles))
        heads = [" ".join(texts) for texts in over if len(texts) <= _MOST_OF_A_HEAD]
        self._form_of = next(units_headed(heads), None)
        self._facts = LineFacts(block, self._crosses)
        self._year = next((year for text in (*titles, *around) if (year := year_in(text)) is not None), None)
        self._months = months_said([text for texts in over if len(texts) <= _MOST_OF_A_HEAD for text in texts], around)
        corner = [self._plane.own_text(block.cross, line) for line in block.labels]
        in_corner = (measure_in_brackets(text) for text in corner)
        self._corner = corner_measure([*reversed(over)], corner) or next(filter(None, in_corner), None)
        self.read = BlockRead()

    def run(self) -> BlockRead:
        """The figures of the block, in the order of the sheet."""
        read = self.read
        read.units += dict.fromkeys(one.unit for one in self._crosses if one.unit is not None and one.holds_numbers)
        by_series: dict[tuple[str, bool, bool], list[NamedCell]] = {}
        for line in self._block.lines:
            for cell in self._cells_of(line):
                by_series.setdefault((cell.sought.name, cell.sought.is_base, cell.is_rate), []).append(cell)
        for series in by_series.values():
            for one in figures_of(series):
                if isinstance(one, Unreadable):
                    read.unreadable.append(one)
                else:
                    read.figures.append(one)
        read.figures.sort(key=lambda one: one.figure.place.reading_order)
        units = (one.figure.unit for one in read.figures if one.figure.unit is not None)
        read.units += [unit for unit in dict.fromkeys(units) if unit not in read.units]
        read.unused += self._unused()
        return of_months(read, self._months, self._year)

    @property
    def says_achieved(self) -> bool:
        """Whether a heading says 完成 of its numbers."""
        parts = {cross.part for cross in self._crosses} | {one.part for one in self._block.lines.values()}
        return Part.ACHIEVED in parts

    @property
    def headings(self) -> Sequence[str]:
        """The headings of its names."""
        return [heading.text for heading in self._block.lines.values()]

    def _cells_of(self, line: int) -> Iterator[NamedCell]:
        heading = self._block.lines[line]
        if heading.part in _NO_ACHIEVEMENT:
            return
        said = self._facts.said_of(line)
        for cross in self._crosses:
            if cross.holds_numbers and cross.index > self._block.cross:
                for sought in self._sought(heading, cross):
                    yield from self._cell(sought, heading, cross, said, line)

    def _sought(self, heading: Heading, cross: Cross) -> Iterator[Sought]:
        """Whose number a cell is: beside an indicator under 基数 it is one of its base."""
        is_of_base = Part.BASE in (cross.part, heading.part)
        for one in heading.sought:
            if one.is_base or not is_of_base:
                yield one
            elif len(one.bases) == 1:
                yield Sought(one.bases[0], (one.bases[0],), is_base=True)

    def _cell(self, sought: Sought, heading: Heading, cross: Cross, said: Said, line: int) -> Iterator[NamedCell]:
        spot = self._plane.spot(cross.index, line)
        year, unit = self._year_of(sought, heading, cross, said, line), self._unit_of(cross, said)
        place = self._place(cross, line, unit)
        try:
            amount = self._amount(spot, sought, heading, cross, line)
        except NoNumber as reason:
            if self._is_told(cross, reason):
                told = reason.text, heading.text, reason.variant, sought.is_base
                self.read.unreadable.append(Unreadable(sought.name, unit, year, self._path, place, *told))
            return
        if amount is None:
            return
        measure = self._measure_of(sought, heading, cross, said)
        in_percent = (measure or self._corner) in ("%", "‰")
        is_rate = amount.percent or in_percent or heading.is_rate or _is_of_rates(cross)
        yield NamedCell(
            sought, heading, amount, measure, self._corner,
            is_rate=is_rate and not sought.is_base,
            unit=unit,
            is_labelled=unit is not None or _names_whole(cross, said),
            year=year,
            source=said.source or self._facts.beside(Part.SOURCE, line, cross),
            path=self._path,
            place=place,
            is_at_least=self._facts.is_at_least(line, cross),
        )  # fmt: skip

    def _amount(self, spot: Spot, sought: Sought, heading: Heading, cross: Cross, line: int) -> Amount | None:
        """What a cell holds. Raises NoNumber, also for what may be a per cent or a number of persons."""
        if (error := self._view.broken.get(spot)) is not None:
            raise NoNumber(error, "error" if error else "formula")
        percent = spot in self._view.percents
        amount = amount_in(self._view.raw(*spot), percent=percent, takes_answers=sought.takes_answers)
        if amount is None or amount.percent or sought not in heading.sought or not heading.is_rate:
            return amount
        base = None if cross.part is Part.BASE or heading.measure else self._facts.base_beside(line)
        if base is not None and may_be_part_of(amount, base):
            raise NoNumber(plain(amount.value), "open")
        return amount

    @staticmethod
    def _measure_of(sought: Sought, heading: Heading, cross: Cross, said: Said) -> str | None:
        """The unit of measure that is said of a number; of a base beside its indicator only its own name says it."""
        if sought not in heading.sought:
            return cross.measure or people_in(sought.name)
        return said.measure or heading.measure or cross.measure

    def _is_told(self, cross: Cross, reason: NoNumber) -> bool:
        """Whether a text among numbers is a slip, and not a note or a heading further down."""
        return (
            cross.is_told_apart
            or bool(reason.variant)
            or any(self._plane.is_amount(cross.index, line) for line in self._block.lines)
        )

    def _year_of(self, sought: Sought, heading: Heading, cross: Cross, said: Said, line: int) -> int | None:
        own = said.base_year if sought.is_base else said.year
        beside = self._facts.beside(Part.BASE_YEAR, line, cross) if sought.is_base else None
        beside = beside or self._facts.beside(Part.YEAR, line, cross)
        year = own or year_in(beside or "") or cross.year or heading.year
        is_open = year is None and sought.is_base and self._facts.asks_years
        return year or (None if is_open else self._year)

    def _unit_of(self, cross: Cross, said: Said) -> str | None:
        if cross.unit is not None or cross.is_whole:
            return cross.unit
        if said.unit is None:
            return self._form_of
        return None if is_headed_total(said.unit) else said.unit

    def _place(self, cross: Cross, line: int, unit: str | None) -> Place:
        row, column = self._plane.spot(cross.index, line)
        cell = self._view.address(row, column)
        is_text = self._view.sheet is None and cell is None
        return Place(sheet=self._view.sheet, cell=cell, line=row + 1 if is_text else None, unit=unit)

    def _unused(self) -> list[str]:
        """The headings of lines and crosses with numbers that none of the names is met by."""
        plane, block = self._plane, self._block
        asked = {*block.labels, *block.lines, *self._facts.attributes}
        numbers = [cross.index for cross in self._crosses if cross.holds_numbers]
        found: list[str] = []
        for line in range(block.first if plane.turned else 0, plane.size[1]):
            if line in asked or not any(plane.is_amount(one, line) for one in numbers):
                continue
            text = plane.text(block.cross, line) or (self._view.mark(line) if not plane.turned else str(line + 1))
            if part_of(text) not in (Part.ASIDE, Part.PERSONAL, Part.YEAR, Part.MEASURE):
                found.append(text)
        derived = (one for one in self._crosses if one.is_left_out or one.part is Part.DERIVED)
        return [*found, *(one.label for one in derived if one.label)]


def _names_whole(cross: Cross, said: Said) -> bool:
    """Whether a number is called that of all (全区), and not only a sum (合计), which may be of anything."""
    called = [text for text in (cross.label if cross.is_whole else None, said.unit) if text is not None]
    return bool(called) and not all(_BARE_SUM.fullmatch(text) for text in called)


def _is_of_rates(cross: Cross) -> bool:
    """Whether the heading of a cross that is no unit says that its numbers are ratios."""
    return cross.part is not Part.BASE and cross.unit is None and says_rate(cross.label)
