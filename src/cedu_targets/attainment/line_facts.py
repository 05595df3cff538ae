"""Line facts: what the crosses 来源, 年份, 计量单位 and 单位, and lines such as 来源, say of the numbers of a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from cedu_targets.attainment.blocks import Block
from cedu_targets.attainment.crosses import Cross
from cedu_targets.attainment.headings import Part, part_of, year_in
from cedu_targets.domain.quantity import folded
from cedu_targets.recognition.table.columns import is_measure

_BETWEEN = re.compile(r"[、,，;；\s]+")
_OF_A_LINE = (Part.SOURCE, Part.YEAR, Part.BASE_YEAR, Part.MEASURE, Part.UNIT)
_ATTRIBUTES = frozenset({Part.SOURCE, Part.YEAR, Part.BASE_YEAR})


@dataclass(frozen=True)
class Said:
    """What the crosses of a block say of one line."""

    source: str | None = None
    year: int | None = None
    base_year: int | None = None
    measure: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class LineFacts:
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
                    text = self._carried(cross.index, line)
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
        lines = [one for one, found in self.attributes.items() if found is part]
        own = [one for one in lines if one in self.block.lines]
        if own:
            names = {one.name for one in self.block.lines[line].sought}
            lines = [one for one in own if names & {other.name for other in self.block.lines[one].sought}]
        elif len(lines) > 1:
            lines = [one for before, one in pairwise([-1, *sorted(lines)]) if before < line < one]
        return (self.block.plane.text(cross.index, lines[0]) or None) if lines else None

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

    def is_at_least(self, line: int, cross: Cross) -> bool:
        """Whether 不完整 at a cross names the number of a line, or nothing that is known."""
        text = self.beside(Part.LEAST, line, cross)
        if not text:
            return False
        said = {word for word in _BETWEEN.split(text) if word}
        known = {_plain(heading.text): one for one, heading in self.block.lines.items()}
        known |= {_plain(self.block.plane.text(self.block.cross, one)): one for one in self._all_lines}
        return any(known.get(_plain(word), line) == line for word in said)

    @cached_property
    def _all_lines(self) -> Sequence[int]:
        plane = self.block.plane
        return [one for one in range(plane.size[1]) if plane.own_text(self.block.cross, one)]

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

    def _carried(self, cross: int, line: int) -> str:
        """The name of a unit that stands further up: its cells were merged."""
        before = (self.block.plane.text(cross, other) for other in range(line - 1, self.block.first - 1, -1))
        return next(filter(None, before), "")


def _plain(name: str) -> str:
    return folded(name).partition("(")[0]
