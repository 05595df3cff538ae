"""Findings: what a check has to say about one place. A finding carries no text; `messages` has the words."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from cedu_targets.domain.place import Place


class Strength(StrEnum):
    """How firmly a clause wants something: 达到, 应, 不低于 bind; 争取, 力争, 努力, 左右 express a hope."""

    BINDING = "binding"
    """约束性"""
    EXPECTED = "expected"
    """预期性: a missed expectation is a note, never an error"""


class Severity(StrEnum):
    """How binding a finding is."""

    ERROR = "error"
    """强制性: must be mended"""
    WARNING = "warning"
    """核实性: mend it, or explain it"""
    NOTE = "note"
    """提示性"""

    @property
    def rank(self) -> int:
        """A larger rank binds more."""
        return ("note", "warning", "error").index(self.value)


class Fact(Struct, frozen=True):
    """What one rule of a pack demands in one kind of row, in columns and numbers: `2+3 ≤ 10`."""

    rule: str
    line: int
    left: str
    """A sum of columns."""
    comparator: str
    right: str
    is_amount: bool = True
    """Whether `right` is an amount, not a sum of columns."""
    row: str | None = None
    """The unit; None for every unit."""
    is_district: bool = False
    """Whether it is about the district's row; with `right` empty, that this is the sum of its units."""


Parameter = str | int | Decimal | date | None | tuple[Fact, ...]
"""A value that a message may name."""


class Explanation(Struct, frozen=True):
    """情况说明: why a finding may stand as it is, who says so, and until when (ISO date; None = without end).

    Of a question, `reason` is the office's answer and `on` the day on which it was given (ISO date).
    """

    reason: str
    by: str
    until: str | None = None
    on: str | None = None


class Finding(Struct, frozen=True):
    """One statement at one place: `actual` was found where `expected` was due."""

    code: str
    rule: str
    severity: Severity
    place: Place
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    expected: Decimal | None = None
    actual: Decimal | None = None
    difference: Decimal | None = None
    related: Sequence[Place] = ()
    """A tuple, or what makes the places as they are read: a column has as many as there are units."""
    variant: str = ""
    """Which wording of the code's message fits, where it has several."""
    explained: Explanation | None = None
    """Accepted in writing: it is still reported, and does not fail the run."""

    @property
    def is_question(self) -> bool:
        """Whether it asks the office something (疑问清单) and finds nothing wrong."""
        return self.code.startswith("QU")

    @property
    def fingerprint(self) -> str:
        """Identity over time: the same fault keeps it when rows are added, files renamed or values changed."""
        return self.fingerprint_of(1)

    def fingerprint_of(self, occurrence: int) -> str:
        """The fingerprint of the n-th finding of a table that is alike (a chain that fails twice in one cell)."""
        import hashlib  # loads OpenSSL; only machine formats ask for it

        place = self.place
        owner = place.unit or place.item
        if place.record is not None:  # a unit reports many classes
            owner = f"{owner or ''} {place.record}"
        parts = [self.code, self.rule, owner, place.indicator, place.period, place.measure]
        parts += [str(occurrence)] if occurrence > 1 else []
        return hashlib.sha256("\x1f".join(part or "" for part in parts).encode(errors="surrogatepass")).hexdigest()[:16]


class NotJudged(Struct, frozen=True):
    """A rule could not be judged at a place (缺数，无法判定), and why: `reason` is a key of `messages`."""

    rule: str
    place: Place
    reason: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    places: int = 1
    """For how many places it speaks: a column that counts something else hides every row."""
