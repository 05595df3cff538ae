"""What became of explanations, and how a run compares with an earlier one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LedgerEntry:
    """An entry of an explanations file that does not count, and why (`because` is a key of `messages`)."""

    code: str
    rule: str
    unit: str | None
    indicator: str | None
    because: str
    line: int | None = None


@dataclass(frozen=True)
class Ledger:
    """What became of the entries of an explanations file."""

    path: str
    accepted: int = 0
    lapsed: tuple[LedgerEntry, ...] = ()
    """The finding is there, but a value has changed or the date has passed."""
    unused: tuple[LedgerEntry, ...] = ()
    """There is no such finding any more, or no reason was written."""


@dataclass(frozen=True)
class GoneFinding:
    """A finding of the earlier run that this one does not have, in that report's words."""

    fingerprint: str
    code: str
    message: str
    path: str


@dataclass(frozen=True)
class Comparison:
    """This run against an earlier one (`--baseline`), by fingerprint."""

    path: str
    new: frozenset[str] = frozenset()
    still: frozenset[str] = frozenset()
    gone: tuple[GoneFinding, ...] = ()
