"""Roster: whose forms were due, and whose came in."""

from collections.abc import Mapping

from msgspec import Struct, field


class Roster(Struct, frozen=True):
    """The units that were to report, by the issued table or a rule pack, and what came of them."""

    expected: tuple[str, ...] = ()
    """Empty where nothing says who was to report."""
    missing: tuple[str, ...] = ()
    """No file is of them, nor has a row of theirs."""
    twice: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A unit, and the files that are all its form for the same time."""
    unit_of: Mapping[str, str] = field(default_factory=dict)
    """Path of a file -> the one unit that it is of."""
