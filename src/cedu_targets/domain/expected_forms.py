"""ExpectedForms: which monthly forms are to come in, from whom, until when."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct, field

from cedu_targets.domain.quantity import folded
from cedu_targets.domain.village_names import short_name, town_of


class ExpectedForms(Struct, frozen=True, eq=False, dict=True):
    """A form is expected of each unit for each month. What nobody says is empty: then nothing is late or a stranger.

    Months are YYYY-MM, in order. Each is known by itself: one serves all forms of a run, a thousand names or not.
    """

    title: str | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    """Every name of a unit, aliases too -> the name that it goes by, in the order of the roster."""
    months: Sequence[str] = ()
    due_day: int | None = None
    """The day of the next month until which a form is in time, that day included; None: nobody is late."""
    categories: Sequence[str] = ()
    """The categories of training (培训类别); empty where any will do."""

    @property
    def roster(self) -> Sequence[str]:
        """The units, each once."""
        return list(dict.fromkeys(self.units.values()))

    def unit_called(self, name: str, town: str = "") -> str | None:
        """The unit that a form names, as the roster has it; None for a stranger. What is merely similar is none.

        `town` is the one that the form names beside a village. The roster may have a village with its town, its school
        or its committee (甲村村民委员会), or without: what is left of both is the same, and of no other unit.
        """
        exact = self._by_folded.get(folded(town + name)) or self._by_folded.get(folded(name))
        if exact is not None:
            return exact
        meant = {
            unit for of, unit in self._by_village.get(folded(short_name(name)), ()) if not (town and of) or town == of
        }
        return meant.pop() if len(meant) == 1 else None

    @cached_property
    def _by_village(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The name of a village alone -> the towns and units that it may be of."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, unit in self.units.items():
            found.setdefault(folded(short_name(name)), []).append((town_of(name), unit))
        return found

    @cached_property
    def _by_folded(self) -> Mapping[str, str]:
        return {folded(name): unit for name, unit in self.units.items()}

    def completed(self, plan: "ExpectedForms | None") -> "ExpectedForms":
        """What was asked for, and where nothing was what a plan says."""
        if plan is None:
            return self
        return ExpectedForms(
            self.title or plan.title,
            self.units or plan.units,
            self.months or plan.months,
            plan.due_day if self.due_day is None else self.due_day,
            self.categories or plan.categories,
        )

    def last_day(self, month: str) -> date | None:
        """Until when the form of a month is in time; of a day that its month lacks, the last day of that month."""
        if self.due_day is None:
            return None
        year, number = map(int, month.split("-"))
        first = date(year + number // 12, number % 12 + 1, 1)
        behind = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return min(first + timedelta(days=self.due_day - 1), behind - timedelta(days=1))
