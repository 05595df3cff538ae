"""Material: the files that show that an item was done, as they lie in a folder of evidence (佐证材料)."""

from enum import StrEnum

from msgspec import Struct


class Defect(StrEnum):
    """Why something in the folder counts as no material."""

    EMPTY = "empty"
    KIND = "kind"
    """It begins as another kind of file than its suffix says."""
    OUTSIDE = "outside"
    """It is a link out of the folder."""
    BROKEN = "broken"
    """It is a link that leads nowhere."""
    CLOSED = "closed"
    """It cannot be opened."""
    DEEP = "deep"
    """A folder too far down, or reached by too many links: nobody looked into it."""


class MaterialFile(Struct, frozen=True):
    """A file, or a folder that nobody could look into."""

    path: str
    """Below the folder of evidence, with / between."""
    real: str
    """The same of the file itself, where it was reached by a link."""
    defect: Defect | None = None
    detail: str = ""
    """What it begins like, or why it cannot be opened."""
    is_folder: bool = False

    @property
    def folder(self) -> str:
        """Where it lies; empty at the top."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.rpartition("/")[2]


class Completeness(StrEnum):
    """How much of an item's material is there."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    """Some is there, and something that was named is not."""
    NONE = "none"


class Material(Struct, frozen=True):
    """The material of one item."""

    found: tuple[str, ...] = ()
    """Paths below the folder of evidence."""
    missing: tuple[str, ...] = ()
    """What was named and is not there, or is no material."""

    @property
    def completeness(self) -> Completeness:
        """How much is there; files that nobody named count as well."""
        if not self.found:
            return Completeness.NONE
        return Completeness.PARTIAL if self.missing else Completeness.COMPLETE
