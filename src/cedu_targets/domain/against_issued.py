"""The issued table that a return was held against."""

from msgspec import Struct


class AgainstIssued(Struct, frozen=True):
    """Which table it was, and how many of its filled cells were compared."""

    path: str
    sheet: str | None
    compared: int = 0
