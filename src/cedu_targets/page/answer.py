"""What the page is told: how it went, the report, and what can be downloaded."""

from msgspec import Struct
from msgspec.structs import asdict


class Offer(Struct, frozen=True):
    """Something that can be downloaded."""

    id: str
    """The name of a format, or of what is made beside the report."""
    name: str
    """Of the file; safe on any system."""


class Output(Struct, frozen=True):
    """A file made for downloading."""

    name: str
    media_type: str
    content: bytes
    said: tuple[str, ...] = ()
    """What is odd about it, or not in it, in a sentence each: for people, beside the download."""


class NotMade(Exception):
    """An output cannot be made after all, as where a file has grown too large for a sheet; its text says why."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        """As the faults of an `Answer`."""


class Answer(Struct, frozen=True):
    """How a piece of work went."""

    exit_code: int
    """As the command's."""
    verdict: str = ""
    """In a phrase."""
    html: str | None = None
    """The report as a whole page; None where there is none."""
    outputs: tuple[Offer, ...] = ()
    faults: tuple[str, ...] = ()
    """Why nothing was done, a line each, as the command tells it."""
    said: tuple[str, ...] = ()
    """What the command says beside the report, a sentence each."""

    def to_json(self) -> dict[str, object]:
        """As the page reads it."""
        return {**asdict(self), "outputs": [asdict(one) for one in self.outputs]}
