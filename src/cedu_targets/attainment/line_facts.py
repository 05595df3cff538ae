"""Line facts: what the crosses 来源, 年份, 计量单位 and 单位, and lines such as 来源, say of the numbers of a name."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from cedu_targets.attainment.blocks import Block
from cedu_targets.attainment.crosses import Cross
from cedu_targets.attainment.headings import Part, part_of, year_in
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.header_lines import number_of

_BETWEEN = lazy_pattern(r"[、,，;；\s]+")
_OF_A_LINE = (Part.SOURCE, Part.YEAR, Part.BASE_YEAR, Part.MEASURE, Part.UNIT)
_ATTRIBUTES = frozenset({Part.SOURCE, Part.YEAR, Part.BASE_YEAR})


class Said(Struct, frozen=True):
    """What the crosses of a block say of one line."""

    source: str | None = None
    year: int | None = None
    base_year: int | None = None
    measure: str | None = None
    unit: str | None = None


class LineFacts(Struct, frozen=True, dict=True):
    """Asks the crosses and the lines around a number what they say of it."""

    block: Block
    crosses: Sequence[Cross]

    def said_of(self, line: int) -> Said:
        """What is said of all numbers of a line."""
        plane = self.block.plane
        said: dict[Part, str] = {}
        for cross in self.crosses:
            if cross.part in _OF_A_LINE:
                text = plane.text(cross.index, line)
                if not text and cross.part is Part.UNIT:
                    text = self._carried.get((cross.index, line), "")
                if text:
                    said.setdefault(cross.part, text)
        measure = said.get(Part.MEASURE, "")
        year = year_in(said.get(Part.YEAR, ""))
        return Said(
            said.get(Part.SOURCE),
            None if self._year_is_of_base else year,
            year_in(said.get(Part.BASE_YEAR, "")) or year,
            measure if is_measure(measure) else None,
            said.get(Part.UNIT),
        )

    def beside(self, part: Part, line: int, cross: Cross) -> str | None:
        """What a line 来源 or 年份 says at a cross: the line of the same name, else the next one, else the only one."""
        other = self._lines_beside.get((part, line))
        return None if other is None else self.block.plane.text(cross.index, other) or None

    @cached_property
    def _lines_beside(self) -> Mapping[tuple[Part, int], int]:
        """For each line that names something the line that says its source, its year, or whether it is complete."""
        found: dict[tuple[Part, int], int] = {}
        for part in dict.fromkeys(self.attributes.values()):
            lines = sorted(line for line, of in self.attributes.items() if of is part)
            named = {one.name: line for line in lines if (own := self.block.lines.get(line)) for one in own.sought}
            for line, heading in self.block.lines.items():
                later = bisect_right(lines, line)
                by_name = next((named[one.name] for one in heading.sought if one.name in named), None)
                beside = lines[0] if len(lines) == 1 else lines[later] if later < len(lines) else None
                other = by_name if named else beside
                if other is not None and other != line:
                    found[part, line] = other
        return found

    @cached_property
    def attributes(self) -> Mapping[int, Part]:
        """The lines that say something of the numbers of others: sources, years, what is not complete."""
        plane = self.block.plane
        found: dict[int, Part] = {}
        for line in range(self.block.first, plane.size[1]):
            heading = self.block.lines.get(line)
            part = part_of(plane.text(self.block.cross, line)) if heading is None else heading.part
            if part in _ATTRIBUTES or (part is Part.LEAST and heading is None):
                found[line] = part
        return found

    def base_beside(self, line: int) -> Decimal | None:
        """The base that stands in the same line as a number, under 基数."""
        for cross in self.crosses:
            if cross.part is Part.BASE:
                return number_of(self.block.plane.raw(cross.index, line))
        return None

    def is_at_least(self, line: int, cross: Cross) -> bool:
        """Whether 不完整 at a cross names the number of a line, or nothing that is known."""
        text = self.beside(Part.LEAST, line, cross)
        if not text:
            return False
        said = {word for word in _BETWEEN.split(text) if word}
        return any(self._by_name.get(_plain(word), line) == line for word in said)

    @cached_property
    def _by_name(self) -> Mapping[str, int]:
        plane = self.block.plane
        return {_plain(text): one for one in range(plane.size[1]) if (text := plane.text(self.block.cross, one))}

    @cached_property
    def asks_years(self) -> bool:
        """Whether there is a column or a row for the years of bases: what is left open there is not said elsewhere."""
        parts = {cross.part for cross in self.crosses} | set(self.attributes.values())
        return not parts.isdisjoint({Part.BASE_YEAR, Part.YEAR})

    @cached_property
    def _year_is_of_base(self) -> bool:
        """Whether 年份 stands behind 基数 and 来源, of which it then speaks."""
        order = [one.part for one in self.crosses if one.part in (Part.BASE, Part.SOURCE, Part.YEAR)]
        return Part.BASE in order and Part.YEAR in order and order.index(Part.YEAR) > 0

    @cached_property
    def _carried(self) -> Mapping[tuple[int, int], str]:
        """By cross and line the name of a unit that stands there, or further up: its cells were merged."""
        found: dict[tuple[int, int], str] = {}
        for cross in self.crosses:
            text = ""
            for line in range(self.block.first, self.block.plane.size[1]) if cross.part is Part.UNIT else ():
                text = self.block.plane.text(cross.index, line) or text
                found[cross.index, line] = text
        return found


def _plain(name: str) -> str:
    return folded(name).partition("(")[0]
