"""ExpectedForms: which monthly forms are to come in, from whom, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from cedu_targets.domain.quantity import folded


@dataclass(frozen=True, eq=False)
class ExpectedForms:
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

    def unit_called(self, name: str) -> str | None:
        """The unit that a form names, as the roster has it; None for a stranger. What is merely similar is none."""
        return self._by_folded.get(folded(name))

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
