"""What the page asks for: a door, the files by what they are for, and the language."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from cedu_targets.messages.messages import Language


class Door(StrEnum):
    """The doors of the first screen."""

    CHECK = "check"
    GAP = "gap"


class Files(BaseModel):
    """Names below the folder that the work is done in, by what they are for. A folder stands for all that is in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tables: tuple[str, ...] = ()
    """To be checked."""
    text: str | None = None
    """The notice that the tables belong to."""
    base: str | None = None
    """Last year's table."""
    targets: str | None = None
    achieved: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    """What the ratios of a text's targets divide by."""


class Request(BaseModel):
    """One piece of work."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    door: Door
    lang: Language
    files: Files = Field(default_factory=Files)
    as_of: date | None = None
    """The day on which achievements are held against targets; None for today."""
