"""What the page is told: how it went, the report, and what can be downloaded."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Offer:
    """Something that can be downloaded."""

    id: str
    """The name of a format, or of what is made beside the report."""
    name: str
    """Of the file."""


@dataclass(frozen=True)
class Output:
    """A file made for downloading."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Answer:
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

    def to_json(self) -> dict[str, object]:
        """As the page reads it."""
        return asdict(self)
