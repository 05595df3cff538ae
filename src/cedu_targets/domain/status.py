"""How an item stands on a day: its state, the time that decides it, and what was reported."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Assigned, Item, Part, Reported, Return
from cedu_targets.domain.material import Material


class State(StrEnum):
    """How an item stands; the first that applies. What cannot be judged has none."""

    VOID = "void"
    """不再执行: reported so, with a reason"""
    DONE = "done"
    DONE_LATE = "done_late"
    UNDATED = "undated"
    """待定, or its time names no day"""
    ONGOING = "ongoing"
    """no end, or none printed"""
    ELAPSED = "elapsed"
    """its time lay past when the document was issued"""
    OVERDUE = "overdue"
    """past its end, and reported not done or in progress"""
    NOT_REPORTED = "not_reported"
    """past its end, and nothing was reported"""
    DUE_SOON = "due_soon"
    """its last day is near, whether or not its time has begun"""
    UPCOMING = "upcoming"
    LATER = "later"
    """in a later year"""
    IN_PROGRESS = "in_progress"
    DUE = "due"
    """its time runs, and nobody reported it in progress"""


class Doubt(StrEnum):
    """Why an item cannot be judged."""

    DIFFER = "differ"
    """its owners report different things"""
    LATER_DAY = "later_day"
    """it is reported done on a day after the one that is looked at"""
    UNCLEAR = "unclear"
    """it is past its end, and what was written says neither that it is done nor that it is not"""
    NO_DAY = "no_day"
    """it is done, and what is written for the day does not say whether that was in time"""
    PERIOD = "period"
    """it recurs, and what was written does not say for which time round"""


class StatusRow(Struct, frozen=True):
    """One item on a day; of an owner with 各 each member by itself, of what recurs each period."""

    path: str
    table: int
    """Which document of its file."""
    item: Item
    due: Due
    """The time that decides: the item's own, or that of its period."""
    state: State | None
    """None where it cannot be judged; then there is a `doubt`."""
    days: int | None = None
    """From the day to the end; negative when it is past. None without an end that is printed."""
    unit: str | None = None
    """The member of 各… that it is about."""
    period: str | None = None
    """Of what recurs: 2020, 2020-05, 2020-Q2 or 2020-H1."""
    reported: Reported | None = None
    """None where no return speaks of it."""
    completed: date | None = None
    evidence: tuple[str, ...] = ()
    """The names of files that answers give as evidence."""
    material: Material | None = None
    """What of it lies in the folder of evidence; None where nobody looked, or nothing is needed and nothing there."""
    reason: str | None = None
    """Why it is not done, or no longer wanted, in the words of a return."""
    returns: tuple[Return, ...] = ()
    """What was reported, all of it."""
    doubt: Doubt | None = None
    """Why it has no state."""
    steps_past: tuple[Part, ...] = ()
    """Steps of an item that is still to be done whose own time lies past; whether they were done nobody says."""

    @property
    def id(self) -> str:
        """The item's name; of what recurs with its period: safety@2020-05."""
        return f"{self.item.id}@{self.period}" if self.period else self.item.id

    @property
    def owners(self) -> tuple[Assigned, ...]:
        """Whom it is about."""
        return self.item.owners
