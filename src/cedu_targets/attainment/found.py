"""Found: figures as files have them, before all files are put together."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place


class Unreadable(Struct, frozen=True):
    """A cell under a known name that holds no number."""

    name: str
    """The indicator, or the base, as `Figure` has it."""
    unit: str | None
    year: int | None
    path: str
    place: Place
    text: str
    """What is written there."""
    heading: str
    variant: str = ""
    """Why: `vague`, `negative`, `date`, `error`, `formula`, `doubt`, `open`, `headed`, `part`; else empty."""
    is_base: bool = False
    months: Span | None = None
    """Of a rate: the part of the year that it is of."""


class FoundFigure(Struct, frozen=True):
    """A figure, and what the gathering of all files needs to know of it."""

    figure: Figure
    is_base: bool
    is_labelled: bool = True
    """Whether something beside it says whose it is."""
    months: Span | None = None
    """The part of the year that it is of; None of a whole year."""

    def of_unit(self, unit: str) -> "FoundFigure":
        """The same figure as one of a unit."""
        figure = replace(self.figure, unit=unit, place=replace(self.figure.place, unit=unit))
        return replace(self, figure=figure, is_labelled=True)


class BlockRead(Struct):
    """What a block gave."""

    figures: list[FoundFigure] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    """The units that have a row (column) in it, with or without numbers."""
    unused: list[str] = field(default_factory=list)
    """Headings with numbers that are not used."""
    sign: str | None = None
    """The words by which its numbers are targets, and nothing that was achieved; None where they may be either."""

    def without_achievements(self, sign: str | None) -> "BlockRead":
        """The same where its words say nothing against it; else only its bases, and the sign that they were kept by."""
        if sign is None or all(one.is_base for one in self.figures):
            return self
        return replace(self, figures=[one for one in self.figures if one.is_base], sign=sign)


class FileRead(Struct):
    """One file while it is read."""

    path: str
    is_of_bases: bool
    """Whether it was given for its bases alone."""
    blocks: list[BlockRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    fault: Fault | None = None
    names: set[str] = field(default_factory=set)
    """The names that stand in it."""
    encoding: str | None = None

    @property
    def figures(self) -> Iterable[FoundFigure]:
        """All figures of the file."""
        return (one for block in self.blocks for one in block.figures)

    @property
    def unreadable(self) -> Sequence[Unreadable]:
        """All cells that hold no number."""
        return [one for block in self.blocks for one in block.unreadable]
