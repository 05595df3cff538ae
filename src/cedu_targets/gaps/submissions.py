"""Submissions: achievements as they came in, for all units or for one, for the year so far or for some months."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import factor
from cedu_targets.gaps.left_out import LeftOut

Cell = tuple[str, str]
"""Unit and code of an indicator, as the targets have them."""
_REPEATED = lazy_pattern(r"#\d+$")
"""How the reader tells the second row of a unit from its first."""


def plain_unit(printed: str) -> str:
    """A row's unit, without the reader's mark of its second row."""
    return _REPEATED.sub("", printed)


class Submission(Struct, frozen=True):
    """A table of achievements as it came in: `span` None for the year so far, up to a month that it does not name."""

    table: Table
    span: Span | None = None
    path: str = ""
    """The file that it came in."""


class Collected(Struct, frozen=True):
    """All submissions as one table under the targets' names, and what was strange about them.

    Findings bear the position of the submission that they are about; None is the table of targets.
    """

    table: Table
    incomparable: frozenset[Cell] = frozenset()
    at_least: frozenset[Cell] = frozenset()
    """What came calls these numbers incomplete."""
    findings: tuple[tuple[int | None, Finding], ...] = ()
    not_judged: tuple[tuple[int | None, NotJudged], ...] = ()
    unsettled: tuple[LeftOut, ...] = ()
    """Files of which nothing is counted, so that their units have no number."""
    is_met: bool = True
    """Whether any column and any row is one of the targets'; if not, nothing is known of anybody."""


class SubmittedRow(Struct, frozen=True):
    """One unit's row of one submission: the targets' codes -> the submission's, in the targets' units of measure."""

    number: int
    submission: Submission
    printed: str
    columns: Mapping[str, str]

    def value(self, target: Indicator) -> Decimal | None:
        """What is reported, in the target's unit of measure."""
        code = self.columns.get(target.code)
        if code is None:
            return None
        table = self.submission.table
        value = table.value(self.printed, code)
        return None if value is None else value * factor(table.by_code[code], target)

    def this_month(self, target: Indicator) -> Decimal | None:
        """What its last month alone adds, as it says beside the year so far; in the target's unit of measure."""
        code, table = self.columns.get(target.code), self.submission.table
        value = None if code is None else table.this_month.get((self.printed, code))
        return None if code is None or value is None else value * factor(table.by_code[code], target)

    def is_blank(self, code: str) -> bool:
        """Whether its column of a target's code holds nothing."""
        table, own = self.submission.table, self.columns[code]
        return table.value(self.printed, own) is None and not table.is_unreadable(self.printed, own)

    def is_at_least(self, code: str) -> bool:
        """Whether its submission calls the number in its column of a target's code incomplete."""
        return (self.printed, self.columns.get(code)) in self.submission.table.incomplete

    @property
    def is_empty(self) -> bool:
        """Whether the row holds nothing at all."""
        table = self.submission.table
        return not table.row(self.printed) and self.printed not in table.unreadable_rows

    @property
    def is_own(self) -> bool:
        """Whether it stands in the unit's own form."""
        return len(self.submission.table.units) == 1

    @property
    def span(self) -> Span | None:
        """The months that it speaks of; None for the year so far."""
        return self.submission.span

    @property
    def months(self) -> Span:
        """The same, where it is known."""
        assert self.submission.span is not None
        return self.submission.span

    def own(self, code: str) -> Indicator:
        """The column that a target's code is met by, as the submission names it."""
        return self.submission.table.by_code[self.columns[code]]

    def place(self, code: str) -> Place:
        """Where its value of a target's code stands; a second row of a unit bears the unit's name, too."""
        place = self.submission.table.place(self.printed, self.columns[code])
        return replace(place, unit=plain_unit(self.printed))


class Collection(Struct):
    """Submissions while they are put together: what has been found so far."""

    targets: Table
    elapsed: int
    aliases: Mapping[str, str]
    """A pack's names of the targets' columns -> their codes."""
    accepts_likely: bool = False
    """Whether a name that is merely like one of the targets is taken for it, where no other one is."""
    findings: list[tuple[int | None, Finding]] = field(default_factory=list)
    not_judged: list[tuple[int | None, NotJudged]] = field(default_factory=list)
    attendances: dict[tuple[int, str], list[Indicator]] = field(default_factory=dict)
    """By a submission and its column of persons: the columns of attendances beside it."""
    incomparable: set[Cell] = field(default_factory=set)
    at_least: set[Cell] = field(default_factory=set)

    def set_aside(self, cell: Cell, row: "SubmittedRow", reason: str) -> None:
        """A cell whose submission cannot be held against its target; it is not judged."""
        self.incomparable.add(cell)
        entry = NotJudged("gap", row.place(cell[1]), reason, row.own(cell[1]).named)
        self.not_judged.append((row.number, entry))
