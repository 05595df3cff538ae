"""Gathered: the figures of all files together, under one name a unit, each once."""

from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.attainment.found import BlockRead, FileRead, FoundFigure
from cedu_targets.domain.months import Span
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import bare, suggestion
from cedu_targets.packs.names import NameEntry
from cedu_targets.recognition.table.said_units import units_of_label

_Key = tuple[object, ...]
_LONGEST, _MOST_GUESSED = 200, 20
"""Strange units for which others are suggested: a file with more is of another place."""


class Gathered(Struct):
    """All figures, and what was strange about them together."""

    figures: list[FoundFigure] = field(default_factory=list)
    differing: list[FoundFigure] = field(default_factory=list)
    units: tuple[str, ...] = ()
    twice: list[tuple[FoundFigure, FoundFigure]] = field(default_factory=list)
    """The first of two figures of one name, unit and year, and the later one."""
    whose: list[tuple[FoundFigure, FoundFigure]] = field(default_factory=list)
    """Equal numbers of files with different names: one number twice, or those of two units that are on no list."""
    apart: list[tuple[FoundFigure, FoundFigure]] = field(default_factory=list)
    """Of several parts of a year, or of a year and a part of it, the figure that counts, and one that does not."""
    strange: list[tuple[str, FoundFigure, str]] = field(default_factory=list)
    """Units that are not in the list: the name, the first of its figures, and the unit that may be meant, or ""."""


def gathered(files: Sequence[FileRead], entries: Sequence[NameEntry]) -> Gathered:
    """The figures of all files, the units called as the list of units has them."""
    found = Gathered()
    roster = _roster(files, entries)
    everything = [one for file in files for one in file.figures if one.is_base or not file.is_of_bases]
    known = _Units(roster, entries)
    shared = {
        (one.figure.path, one.figure.place.sheet)
        for one in everything
        if one.figure.unit is not None and known.meant_by(one.figure.unit) is not None
    }
    named = [
        one if not one.figure.unit and (one.figure.path, one.figure.place.sheet) in shared else _named(one, known)
        for one in everything
    ]
    found.units = roster
    first: dict[str, FoundFigure] = {}
    for one in named:
        if one.figure.unit is not None:
            first.setdefault(one.figure.unit, one)
    known_units = set(roster)
    strange = [unit for unit in first if unit not in known_units]
    achieving = {one.figure.unit for one in named if not one.is_base}
    absent = [unit for unit in roster if unit not in achieving]
    for number, unit in enumerate(strange):
        guess = suggestion(unit, absent) or suggestion(unit, roster) if number < _MOST_GUESSED else None
        found.strange.append((unit, first[unit], guess or ""))
    _settle(named, found, has_list=bool(entries) or any(one.is_base and one.figure.unit for one in named))
    return found


def _roster(files: Sequence[FileRead], entries: Sequence[NameEntry]) -> tuple[str, ...]:
    """The units by the pack, else those of the bases, else those of all."""
    if entries:
        return tuple(entry.name for entry in entries)
    blocks = [block for file in files for block in file.blocks]
    if of_bases := [unit for block in blocks for unit in _units_of_bases(block)]:
        return tuple(dict.fromkeys(of_bases))
    units = (unit for file in files if not file.is_of_bases for block in file.blocks for unit in block.units)
    first: dict[str, str] = {}
    for unit in units:
        first.setdefault(bare(unit), unit)
    return tuple(first.values())


def _units_of_bases(block: BlockRead) -> list[str]:
    """The units whose bases stand in a block; there too is one of which the base is left blank."""
    known = {one.figure.unit for one in block.figures if one.is_base and one.figure.unit}
    alike = {bare(unit) for unit in known if unit}
    return [unit for unit in block.units if unit in known or bare(unit) not in alike] if known else []


class _Units:
    """The units of the list, by every way in which their names may be written."""

    def __init__(self, roster: Sequence[str], entries: Sequence[NameEntry]) -> None:
        named = entries or [NameEntry(name=unit[:_LONGEST]) for unit in roster]
        self._exact = {folded(name): entry.name for entry in named for name in entry.names}
        self._alike: dict[str, set[str]] = {}
        for entry in named:
            for name in entry.names:
                self._alike.setdefault(bare(name), set()).add(entry.name)

    def meant_by(self, printed: str) -> str | None:
        """The unit that a name is written for: the same, or the only one with another kind (街道, 镇) behind it."""
        alike = self._alike.get(bare(printed), set())
        return self._exact.get(folded(printed)) or (next(iter(alike)) if len(alike) == 1 else None)


def _named(one: FoundFigure, units: _Units) -> FoundFigure:
    """The figure under the name that the list has for its unit; of none beside which one stands the file's."""
    figure = one.figure
    if figure.unit is not None:
        name = units.meant_by(figure.unit)
        return one if name in (None, figure.unit) else one.of_unit(str(name))
    if one.is_labelled:
        return one
    labels = [text for text in (figure.place.sheet, PurePath(figure.path).stem) if text]
    said = (name for text in labels for name in (text, *(unit for unit, _ in units_of_label(text))))
    name = next(filter(None, map(units.meant_by, said)), None)
    return one if name is None else one.of_unit(name)


def _settle(named: Sequence[FoundFigure], found: Gathered, *, has_list: bool) -> None:
    """Each figure once; two of one sort that differ are none. Of parts of a year the one with most counts."""
    by_key: dict[_Key, list[FoundFigure]] = {}
    for one in named:
        figure = one.figure
        key = (
            one.is_base, figure.name, figure.unit, figure.year, figure.is_rate, figure.counting,
            figure.unit_of_measure == "人次",
        )  # fmt: skip
        by_key.setdefault(key, []).append(one)
    for same in by_key.values():
        by_months: dict[Span | None, list[FoundFigure]] = {}
        for one in same:
            by_months.setdefault(one.months, []).append(one)
        settled = list(filter(None, (_settled(alike, found, has_list) for alike in by_months.values())))
        if settled:
            used = max(settled, key=lambda one: (one.months is None, one.figure.value))
            found.figures.append(used)
            found.apart += [(used, one) for one in settled if one is not used]


def _settled(same: Sequence[FoundFigure], found: Gathered, has_list: bool) -> FoundFigure | None:
    """The one that all of them say; None where they differ."""
    first, *others = same
    if not has_list and _may_be_of_units(same):
        found.whose += [(first, other) for other in others]
        return replace(first, figure=replace(first.figure, is_at_least=True))
    found.twice += [(first, other) for other in others]
    if all(other.figure.value == first.figure.value for other in others):
        best = next((one for one in same if one.figure.source), first)
        return replace(first, figure=replace(first.figure, source=best.figure.source))
    found.differing += same
    return None


def _may_be_of_units(same: Sequence[FoundFigure]) -> bool:
    """Whether equal numbers, beside which nothing says whose they are, stand in files with different names."""
    is_open = all(not (one.is_labelled or one.is_base or one.figure.is_rate) for one in same)
    names = {PurePath(one.figure.path).stem for one in same}
    return is_open and len(names) > 1 and len({one.figure.value for one in same}) == 1
