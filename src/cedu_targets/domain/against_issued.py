"""The issued table that a return was held against."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AgainstIssued:
    """Which table it was, and how many of its filled cells were compared."""

    path: str
    sheet: str | None
    compared: int = 0
