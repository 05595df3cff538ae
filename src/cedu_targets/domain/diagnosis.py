"""Diagnoses: one cause that explains findings. A diagnosis carries no text; `messages` has the words."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.place import Place


class Cause(StrEnum):
    """What went wrong: with one cell, or in one operation over several."""

    TRANSPOSED = "transposed"
    """two neighbouring digits changed places: 161 for 116"""
    DROPPED = "dropped"
    """a digit was left out"""
    DOUBLED = "doubled"
    """a digit was typed twice"""
    EXTRA_DIGIT = "extra_digit"
    WRONG_DIGIT = "wrong_digit"
    POWER_OF_TEN = "power_of_ten"
    """the decimal point slipped, or a zero too many or too few"""
    WAN = "wan"
    """万 for single ones, or the reverse: a factor of 10⁴"""
    SIGN = "sign"
    MISSING = "missing"
    """nothing, or nothing readable, stands in the cell; the sums say what is due"""
    PERCENT = "percent"
    """percent for fraction, or the reverse"""
    REPLACED = "replaced"
    """another number, with no likeness to the one that is due"""
    SWAP = "swap"
    """two neighbours changed places"""
    SHIFT = "shift"
    """a block of numbers stands one column or row off"""
    SUBTOTAL = "subtotal"
    """the total counts a subtotal row as if it were a unit, or all of them besides their units"""
    LEFT_OUT = "left_out"
    """the total leaves a unit out; a number may be wrong besides"""
    TEXT_NUMBER = "text_number"
    """numbers that the workbook holds as texts, which its formulas pass over"""
    SEVERAL = "several"
    """several cells at once, each with a cause of its own"""


class Change(Struct, frozen=True):
    """What one cell holds (`before`) and what would make the sums hold (`after`); None is a blank."""

    place: Place
    name: str
    """The indicator's name."""
    coded: bool
    before: Decimal | None
    after: Decimal | None
    cause: Cause
    power: int = 0
    """With POWER_OF_TEN: `before` is `after` · 10^power."""
    rate: bool = False
    """Whether the numbers are shares, which people write in percent."""
    text: str = ""
    """What stands in the cell where it is no number."""


class Block(Struct, frozen=True):
    """Numbers that stand side by side in the wrong place: rows (or columns) `lines`, first and last column (or row)."""

    lines: tuple[str, ...]
    stands: tuple[str, str]
    belongs: tuple[str, str]


class Diagnosis(Struct, frozen=True):
    """One cause, the changes that would undo it, and the findings that would be gone. Nothing is ever changed."""

    cause: Cause
    changes: tuple[Change, ...]
    explains: tuple[int, ...]
    """Positions in the findings of the table."""
    ambiguous: bool = False
    """Other diagnoses explain the same findings; they follow, each an entry of its own."""
    unit: str | None = None
    """With SUBTOTAL and LEFT_OUT: the row that was counted or left out; None where all subtotals were counted."""
    other_unit: str | None = None
    """With LEFT_OUT: a second row that was left out."""
    along: str = ""
    """With SWAP and SHIFT: `row` when numbers moved between the columns of a row, `column` when between rows.
    With WAN and POWER_OF_TEN: `row` when numbers of one row are all off by the same power of ten.
    With SUBTOTAL: `district` when the district's figure counts it, `all` when it counts every subtotal,
    `unit` when the sheet takes it for a unit.
    With LEFT_OUT: `district` when the district's figure leaves it out, `area` when a subtotal does."""
    besides: Change | None = None
    """With LEFT_OUT: the change (one of `changes`) of a number that is wrong besides."""
    block: Block | None = None
    """With SHIFT: what moved."""
    texts: tuple[Change, ...] = ()
    """With TEXT_NUMBER: the cells whose numbers are texts; each holds what it should, as a number."""
    power: int = 0
    """With WAN and POWER_OF_TEN of several cells: all are 10^power times what they should be."""
    cost: float = 0.0
    """Smaller is more plausible. A judgement, not a probability (diagnosis/plausibility.py)."""


class Unsearched(StrEnum):
    """What a search for causes left out."""

    NO_SOLVER = "no_solver"
    """more than a few cells at once: the solver is not installed"""
    TOO_LARGE = "too_large"
    """more than a few cells at once: too many cells could be wrong"""
    TIME_LIMIT = "time_limit"
    MORE_ALTERNATIVES = "more_alternatives"
    """equally small sets of cells beyond those listed"""


class Search(Struct, frozen=True):
    """How the search for causes went."""

    groups: tuple[tuple[Diagnosis, ...], ...] = ()
    """Causes, most plausible first; each group holds the alternatives for the same findings, best first."""
    unsearched: tuple[Unsearched, ...] = ()
    seconds: float = 0.0
    unexplained: int = 0
    """Findings about sums for which no cause was found."""

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """All of them, best first, each alternative an entry."""
        return tuple(diagnosis for group in self.groups for diagnosis in group)
