"""Letters of responsibility (目标责任书): what each unit has to reach and see to in the year. Reporters render them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.items import Item, Role
from cedu_targets.domain.scope_notes import ScopeNote
from cedu_targets.domain.table import Table


class LetterTarget(Struct, frozen=True):
    """One number that a unit has to reach."""

    indicator: Indicator
    value: Decimal | None
    """In the indicator's unit of measure; rates are shares. None where the cell holds something that is no number."""
    floor: Floor | None = None
    """What is demanded, where it is no plain number: ≥95%, 1—2."""


class LetterGroup(Struct, frozen=True):
    """A unit's targets of one group of the table, in the order of its columns."""

    title: str | None
    targets: tuple[LetterTarget, ...]


class LetterDuty(Struct, frozen=True):
    """Something that a unit has to see to, in the document's words."""

    item: Item
    role: Role | None = None
    """None where the document asks it of every unit."""
    path: str = ""
    """The file that it stands in."""


class Letter(Struct, frozen=True):
    """The letter of one unit. A blank target is none: nothing was assigned."""

    unit: str
    groups: tuple[LetterGroup, ...]
    duties: tuple[LetterDuty, ...] = ()
    notes: tuple[str, ...] = ()
    """The notes of scope that concern what it has to reach, word for word."""

    @property
    def count(self) -> int:
        """How many numbers it sets."""
        return sum(len(group.targets) for group in self.groups)


class Letters(Struct, frozen=True):
    """The letters of a table of targets, and what all of them have in common."""

    table: Table
    path: str
    letters: tuple[Letter, ...]
    year: str | None
    source: str | None = None
    """The document that the table belongs to, as its pack names it; its number (文号) is never made up."""
    issued: date | None = None
    notes: tuple[ScopeNote, ...] = ()
    """The notes under the table, word for word; those that declare sums are left out, since they bind no unit."""
    without_targets: tuple[str, ...] = ()
    """The units that nothing is assigned to, and that have nothing to see to: they get no letter."""
    no_units: tuple[str, ...] = ()
    """The rows that are nobody's, by their names: shares, averages."""
    unowned: tuple[LetterDuty, ...] = ()
    """What is due by the document of nobody that is named: it is in no letter."""
    of_others: tuple[LetterDuty, ...] = ()
    """What others than the units of the table have to see to: it is in no letter."""
    supposed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Items for 各镇 -> the units whose names do not say whether they are any; it is in their letters."""
    strangers: tuple[str, ...] = ()
    """Towns that share a duty with units of the table, and have no letter."""
    left_out: int = 0
    """How many other tables and lists the file holds, of which nothing was used."""

    @property
    def title(self) -> str | None:
        """The table's title."""
        return self.table.title

    @property
    def units(self) -> Sequence[str]:
        """The units with a letter."""
        return [letter.unit for letter in self.letters]

    @property
    def unreadable(self) -> Sequence[str]:
        """The cells that hold no number where a letter should have a target."""
        return [
            self.table.layout.cell(letter.unit, target.indicator.code)
            for letter in self.letters
            for group in letter.groups
            for target in group.targets
            if target.value is None
        ]
