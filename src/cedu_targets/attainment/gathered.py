"""Gathered: the figures of all files together, under one name a unit, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from cedu_targets.attainment.found import FileRead, FoundFigure
from cedu_targets.domain.similar_names import bare, suggestion
from cedu_targets.packs.names import NameEntry, match_names

_Key = tuple[object, ...]


@dataclass
class Gathered:
    """All figures, and what was strange about them together."""

    figures: list[FoundFigure] = field(default_factory=list)
    differing: list[FoundFigure] = field(default_factory=list)
    units: tuple[str, ...] = ()
    twice: list[tuple[FoundFigure, FoundFigure]] = field(default_factory=list)
    """The first of two figures of one name, unit and year, and the later one."""
    strange: list[tuple[str, FoundFigure, str | None]] = field(default_factory=list)
    """Units that are in no list: the name, the first of its figures, and the unit that may be meant."""


def gathered(files: Sequence[FileRead], entries: Sequence[NameEntry]) -> Gathered:
    """The figures of all files, the units called as the list of units has them."""
    found = Gathered()
    roster = _roster(files, entries)
    everything = [one for file in files for one in file.figures if one.is_base or not file.is_of_bases]
    known = _known_units(everything, roster, entries)
    named = [_named(one, known) for one in everything]
    named = [_by_its_place(one, roster) for one in named]
    found.units = roster or tuple(dict.fromkeys(one.figure.unit for one in named if one.figure.unit))
    strange = dict.fromkeys(one.figure.unit for one in named if one.figure.unit and one.figure.unit not in found.units)
    for unit in strange:
        first = next(one for one in named if one.figure.unit == unit)
        absent = [name for name in found.units if name not in {one.figure.unit for one in named if not one.is_base}]
        found.strange.append((str(unit), first, suggestion(str(unit), absent) or suggestion(str(unit), found.units)))
    _settle(named, found)
    return found


def _roster(files: Sequence[FileRead], entries: Sequence[NameEntry]) -> tuple[str, ...]:
    """The units by the pack, else those of the bases, else those of all."""
    if entries:
        return tuple(entry.name for entry in entries)
    of_bases = dict.fromkeys(
        one.figure.unit for file in files for one in file.figures if one.is_base and one.figure.unit
    )
    if of_bases:
        return tuple(filter(None, of_bases))
    units = (unit for file in files if not file.is_of_bases for block in file.blocks for unit in block.units)
    first: dict[str, str] = {}
    for unit in units:
        first.setdefault(bare(unit), unit)
    return tuple(first.values())


def _known_units(figures: Iterable[FoundFigure], roster: Sequence[str], entries: Sequence[NameEntry]) -> dict[str, str]:
    """Every name of a unit as it is printed -> the roster's."""
    printed = list(dict.fromkeys(one.figure.unit for one in figures if one.figure.unit))
    known: dict[str, str] = {}
    for entry in entries or [NameEntry(name=unit[:200]) for unit in roster]:
        for name in printed:
            if match_names([entry], [name]).printed:
                known.setdefault(name, entry.name)
    return known


def _named(one: FoundFigure, known: dict[str, str]) -> FoundFigure:
    unit = one.figure.unit
    return one if unit is None or known.get(unit, unit) == unit else one.of_unit(known[unit])


def _by_its_place(one: FoundFigure, roster: Sequence[str]) -> FoundFigure:
    """A figure beside which no unit stands, of a sheet or a file that is called as one."""
    if one.is_labelled or not roster or one.figure.unit is not None:
        return one
    for text in (one.figure.place.sheet or "", PurePath(one.figure.path).stem):
        units = [unit for unit in roster if match_names([NameEntry(name=unit[:200])], [text]).printed]
        if len(units) == 1:
            return one.of_unit(units[0])
    return one


def _settle(named: Sequence[FoundFigure], found: Gathered) -> None:
    """Each figure once; two of one sort that differ are none."""
    by_key: dict[_Key, list[FoundFigure]] = {}
    for one in named:
        figure = one.figure
        key = (
            one.is_base, figure.name, figure.unit, figure.year, figure.is_rate, figure.counting,
            figure.unit_of_measure == "人次",
        )  # fmt: skip
        by_key.setdefault(key, []).append(one)
    for same in by_key.values():
        first, *others = same
        found.twice += [(first, other) for other in others]
        if all(other.figure.value == first.figure.value for other in others):
            best = next((one for one in same if one.figure.source), first)
            found.figures.append(replace(first, figure=replace(first.figure, source=best.figure.source)))
        else:
            found.differing += same
