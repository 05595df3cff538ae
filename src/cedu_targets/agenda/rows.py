"""The rows of an item on a day: one, or one for each member of 各…, or one for each period of what recurs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.agenda.periods import Period, rounds_of
from cedu_targets.agenda.returned_rows import Key
from cedu_targets.agenda.rounds import is_round_open
from cedu_targets.agenda.states import Day, decisive_due, has_deadline, standing
from cedu_targets.agenda.told import told_by
from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Item, Part, Reported, Return
from cedu_targets.domain.status import Doubt, State, StatusRow

_SETTLED = (State.DONE, State.DONE_LATE)
_OVER = (State.DONE, State.DONE_LATE, State.VOID, State.ELAPSED, State.OVERDUE, State.NOT_REPORTED)
"""Of what is over, or late as a whole, no step needs to be told."""


class Listed(Struct, frozen=True):
    """The document that an item stands in, and what is known for all of its items."""

    path: str
    table: int
    years: str | None
    issued: date | None
    roster: OwnerRoster
    returns: Mapping[Key, Sequence[Return]]
    """What was reported of every item."""
    day: Day

    def rows(self, item: Item) -> Iterator[StatusRow]:
        """The rows of one of its items: for the owners together, then for each that has to do it by itself."""
        returns = self.returns.get((self.path, self.table, item.id), ())
        each = self._each(item, returns)
        by_unit: dict[str | None, list[Return]] = {}
        for one in returns:
            by_unit.setdefault(one.unit if one.unit in each else None, []).append(one)
        shared = by_unit.get(None, ())
        together = [owner for owner in item.owners if not self.roster.members_of(owner)]
        if together or not each or any(one.reported is not Reported.BLANK for one in shared):
            joint = replace(item, owners=tuple(together)) if each and together else item
            yield from self._by_period(joint, shared, None)
        for unit in each:
            yield from self._by_period(item, by_unit.get(unit, ()), unit)

    def _by_period(self, item: Item, returns: Sequence[Return], unit: str | None) -> Iterator[StatusRow]:
        """One row, or one for each time round; an answer counts for that in which its day lies.

        One that names no day counts where only one has begun. Else nobody knows for which: then there is one row.
        """
        due = decisive_due(item)
        periods = rounds_of(item, due, self.years)
        if not periods:
            yield self._row(item, due, returns, unit)
            return
        meant = [(one, self._periods_meant(one, periods)) for one in returns]
        if not all(its for _, its in meant):
            yield self._of_no_period(self._row(item, due, returns, unit))
            return
        for period in periods:
            here = [one for one, its in meant if period in its]
            yield self._row(item, period.due, here, unit, period.label)

    def _periods_meant(self, one: Return, periods: Sequence[Period]) -> Sequence[Period]:
        """The times round that an answer speaks of; none where nobody knows. A blank stands beside all of them."""
        if one.period is not None:
            return [period for period in periods if period.label == one.period]
        if one.reported is Reported.BLANK:
            return periods
        begun = [period for period in periods if period.has_begun(self.day.as_of)]
        return [period for period in periods if period.holds(one.completed)] or (begun if len(begun) == 1 else [])

    def _of_no_period(self, row: StatusRow) -> StatusRow:
        """A row of all times round; only that nobody does it any more can be said of all of them."""
        return row if row.doubt or row.state is State.VOID else replace(row, state=None, doubt=Doubt.PERIOD)

    def _each(self, item: Item, returns: Sequence[Return]) -> list[str]:
        """Who has to do it by itself: the members of 各…, as far as they are known, and whoever else has an answer."""
        if not any(owner.every for owner in item.owners):
            return []
        owners = {owner.name for owner in item.owners}
        said = (one for one in returns if one.reported is not Reported.BLANK)
        answered = (one.unit for one in said if one.unit is not None and one.unit not in owners)
        return list(dict.fromkeys([*self.roster.members_in(item), *answered]))

    def _row(
        self, item: Item, due: Due, returns: Sequence[Return], unit: str | None, period: str | None = None
    ) -> StatusRow:
        told = told_by(returns)
        state, doubt = standing(due, told, self.issued, self.day)
        if state in _SETTLED and period is None and is_round_open(item, due, told, self.day.as_of):
            state, doubt = None, Doubt.PERIOD
        return StatusRow(
            path=self.path,
            table=self.table,
            item=item,
            due=due,
            state=state,
            days=(due.end - self.day.as_of).days if due.end is not None and has_deadline(due) else None,
            unit=unit,
            period=period,
            reported=told.reported,
            completed=min(told.completed, default=None),
            evidence=told.evidence,
            reason=told.reason,
            returns=told.returns,
            doubt=doubt,
            steps_past=() if state in _OVER or period else tuple(part for part in item.parts if self._is_past(part)),
        )

    def _is_past(self, step: Part) -> bool:
        """Whether a step has a time of its own that lies past, and not before the plan (a review of last year)."""
        end = step.due.end if step.due is not None and step.due.recurrence is None else None
        first = date(int(self.years[:4]), 1, 1) if self.years else date.min
        return end is not None and max(first, self.issued or first) <= end < self.day.as_of
