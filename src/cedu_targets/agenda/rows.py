"""The rows of an item on a day: one, or one for each member of 各…, or one for each period of what recurs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cedu_targets.agenda.item_rows import Key
from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.agenda.periods import periods_of
from cedu_targets.agenda.states import Day, decisive_due, has_deadline, standing
from cedu_targets.agenda.told import told_by
from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Item, Reported, Return
from cedu_targets.domain.status import StatusRow


@dataclass(frozen=True)
class Listed:
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
        """The rows of one of its items."""
        due = decisive_due(item)
        whole = self.returns.get((self.path, self.table, item.id), ())
        periods = periods_of(due, self.years)
        if not periods or any(one.reported is not Reported.BLANK and one.completed is None for one in whole):
            yield from self._by_unit(item, due, whole, None)  # whoever names no period speaks of all of it
            return
        for period in periods:
            dated = [one for one in whole if one.completed is not None and period.holds(one.completed)]
            yield from self._by_unit(item, period.due, dated, period.label)

    def _by_unit(self, item: Item, due: Due, returns: Sequence[Return], period: str | None) -> Iterator[StatusRow]:
        """One row for the owners together, then one for each that has to do it by itself."""
        by_unit: dict[str | None, list[Return]] = {}
        each = self._each(item, returns)
        for one in returns:
            by_unit.setdefault(one.unit if one.unit in each else None, []).append(one)
        together = [owner for owner in item.owners if not self.roster.members_of(owner)]
        if together or not each or any(one.reported is not Reported.BLANK for one in by_unit.get(None, ())):
            joint = replace(item, owners=tuple(together)) if each and together else item
            yield self._row(joint, due, by_unit.get(None, ()), period, None)
        for unit in each:
            yield self._row(item, due, by_unit.get(unit, ()), period, unit)

    def _each(self, item: Item, returns: Sequence[Return]) -> list[str]:
        """Who has to do it by itself: the members of 各…, as far as they are known, and whoever else answered."""
        if not any(owner.every for owner in item.owners):
            return []
        owners = {owner.name for owner in item.owners}
        answered = (one.unit for one in returns if one.unit is not None and one.unit not in owners)
        return list(dict.fromkeys([*self.roster.members_in(item), *answered]))

    def _row(self, item: Item, due: Due, returns: Sequence[Return], period: str | None, unit: str | None) -> StatusRow:
        told = told_by(returns)
        state, doubt = standing(due, told, self.issued, self.day)
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
        )
