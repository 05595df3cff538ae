"""What became of the entries of an explanations file."""

from collections.abc import Mapping

from msgspec import Struct, field

from cedu_targets.domain.finding import Explanation


class UncountedExplanation(Struct, frozen=True):
    """An entry of an explanations file that does not count, and why (`because` is a key of `messages`)."""

    code: str
    rule: str
    unit: str | None
    indicator: str | None
    because: str
    line: int | None = None
    item: str | None = None
    """Of a finding in a list of items."""
    sheet: str | None = None
    cell: str | None = None
    """Where it stands in a workbook."""


class ExplanationUse(Struct, frozen=True):
    """What became of the entries of an explanations file."""

    path: str
    accepted: int = 0
    lapsed: tuple[UncountedExplanation, ...] = ()
    """The finding is there, but a value has changed or the date has passed."""
    unused: tuple[UncountedExplanation, ...] = ()
    """There is no such finding any more, or no reason was written."""
    answered: int = 0
    """How many of the accepted are answers to questions."""
    kept: Mapping[tuple[int, int], Explanation] = field(default_factory=dict)
    """What was written to a finding and does not count, by the positions of its file and of itself in the report."""
