"""What became of the entries of an explanations file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UncountedExplanation:
    """An entry of an explanations file that does not count, and why (`because` is a key of `messages`)."""

    code: str
    rule: str
    unit: str | None
    indicator: str | None
    because: str
    line: int | None = None
    item: str | None = None
    """Of a finding in a list of items."""


@dataclass(frozen=True)
class ExplanationUse:
    """What became of the entries of an explanations file."""

    path: str
    accepted: int = 0
    lapsed: tuple[UncountedExplanation, ...] = ()
    """The finding is there, but a value has changed or the date has passed."""
    unused: tuple[UncountedExplanation, ...] = ()
    """There is no such finding any more, or no reason was written."""
