"""Crosses: what the rows under names, or the columns behind them, are: units, the whole, years, sources, measures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cedu_targets.attainment.blocks import Block
from cedu_targets.attainment.headings import Part, part_of, year_in
from cedu_targets.attainment.plane import Plane
from cedu_targets.domain.folding import fold
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.row_kinds import classify, is_headed_total
from cedu_targets.recognition.years import are_only_years

_NUMBERED = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]\s?(?!\d)")
_LONGEST_UNIT = 40
_ALWAYS_WHOLE = re.compile("小计|其中")
_SENTENCE = re.compile("[。；：:?？]")


@dataclass(frozen=True)
class Cross:
    """One cross: `part` says what its cells are where they are no plain numbers of a unit."""

    index: int
    label: str = ""
    unit: str | None = None
    is_whole: bool = False
    year: int | None = None
    part: Part | None = None
    measure: str | None = None
    is_left_out: bool = False
    """A subtotal, 其中…: part of what other crosses hold."""

    @property
    def holds_numbers(self) -> bool:
        """Whether its cells are numbers of the names."""
        return self.part in (None, Part.ACHIEVED, Part.BASE) and not self.is_left_out


def crosses_of(block: Block, title: str) -> list[Cross]:
    """The crosses of a block that have a label, or a number under one of its names, in order."""
    plane = block.plane
    found: list[Cross] = []
    for index in (*(block.before if plane.turned else ()), *block.data):
        texts = [text for line in block.labels if (text := plane.text(index, line))]
        is_told = texts or any(plane.is_amount(index, line) for line in block.lines)
        if not is_told and (index < block.cross or not plane.turned):
            continue
        cross = _cross(index, texts)
        if cross is not None:
            found.append(_by_content(cross, block))
    return _with_wholes(found, block, title)


def _cross(index: int, texts: Sequence[str]) -> Cross | None:
    """What the labels of one cross say; None for a note."""
    unit: str | None = None
    part: Part | None = None
    year: int | None = None
    measure: str | None = None
    for text in texts:
        if NOTE.match(text) or (":" in fold(text) and part_of(fold(text).partition(":")[0]) is not None):
            return None
        found = part_of(text)
        if is_measure(text):
            measure = text
        elif found is not None:
            part = found if part in (None, Part.ACHIEVED, Part.UNIT) else part
        elif not are_only_years(text) and len(text) <= _LONGEST_UNIT and not _SENTENCE.search(text):
            unit = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
        year = year_in(text) or year
    return Cross(index, " › ".join(texts), unit, year=year, part=part, measure=measure)


def _by_content(cross: Cross, block: Block) -> Cross:
    """單位 over 人, 所, 元 heads units of measure, and over names those of units; years by themselves head none."""
    plane = block.plane
    texts = [text for line in block.lines if (text := plane.text(cross.index, line))]
    if cross.part is Part.UNIT:
        is_of_measures = bool(texts) and all(is_measure(text) for text in texts)
        return Cross(cross.index, cross.label, part=Part.MEASURE if is_of_measures else Part.UNIT)
    if cross.part is None and cross.unit is None and texts:
        if all(is_measure(text) for text in texts):
            return Cross(cross.index, cross.label, part=Part.MEASURE)
        if cross.index < block.cross:
            return Cross(cross.index, cross.label, part=Part.ASIDE)
    if cross.part is None and cross.index < block.cross:
        return Cross(cross.index, cross.label, part=Part.ASIDE)
    return cross


def _with_wholes(crosses: Sequence[Cross], block: Block, title: str) -> list[Cross]:
    """The same, the crosses of the whole (全区, 合计, the district that the title names) told from those of units."""
    labels = {one.index: one.unit for one in crosses if one.unit is not None and one.holds_numbers}
    if not labels:
        return list(crosses)
    sums = _Sums(block, labels)
    kinds = classify(labels, title, sums.adds_up)
    wholes = {kinds.district, *kinds.extra_districts} - {None}
    if len(labels) > 2 and kinds.guessed and not sums.adds_up(kinds.district or 0):
        place = labels[kinds.district] if kinds.district is not None else ""
        wholes = wholes if place in title else set()
    return [_kind_of(one, wholes, kinds.subtotals) for one in crosses]


def _kind_of(cross: Cross, wholes: set[int | None], subtotals: Sequence[int]) -> Cross:
    if cross.index in wholes or (cross.unit is not None and is_headed_total(cross.unit) and "小计" not in cross.unit):
        if cross.index in subtotals and cross.index not in wholes:
            return Cross(cross.index, cross.label, cross.unit, year=cross.year, part=cross.part, is_left_out=True)
        return Cross(cross.index, cross.label, None, True, cross.year, cross.part, cross.measure)
    if cross.index in subtotals:
        return Cross(cross.index, cross.label, cross.unit, year=cross.year, part=cross.part, is_left_out=True)
    return cross


class _Sums:
    """Whether one cross is what all others come to."""

    def __init__(self, block: Block, labels: Mapping[int, str]) -> None:
        self._plane: Plane = block.plane
        self._lines, self._crosses = list(block.lines), list(labels)

    def adds_up(self, cross: int) -> bool:
        """Whether it is their sum in every line that it fills, one at least, and all others fill, too."""
        from cedu_targets.recognition.table.header_lines import number_of

        held = 0
        for line in self._lines:
            total = number_of(self._plane.raw(cross, line))
            others = [number_of(self._plane.raw(one, line)) for one in self._crosses if one != cross]
            known = [other for other in others if other is not None]
            if total is None or len(known) < 2:
                continue
            if sum(known) != total:
                return False
            held += 1
        return held > 0
