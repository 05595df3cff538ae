"""The demands that conflict, in words and numbers: `第4栏（名）：各单位下限合计 5.53 > 全区数 4.99，多 0.54`."""

from collections.abc import Iterator, Sequence

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.outcome import Constraint, Demand, Infeasible
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.sentences import column

_MOST_NAMED = 4
_MOST_SPLIT = 10
_LEAVING = {Demand.MAXIMUM, Demand.NOT_ASSIGNED, Demand.NO_WEIGHT}
"""Demands that only ever leave room."""
_IN_WORDS = {Demand.NOT_ASSIGNED, Demand.NO_WEIGHT}
"""Demands that no number can be added to."""


def conflict_sentences(report: AllocationReport, messages: Messages) -> Iterator[str]:
    """All sentences on all conflicts; the members of one stand indented."""
    for _, sentences in conflict_groups(report, messages):
        yield from sentences


def conflict_groups(
    report: AllocationReport, messages: Messages
) -> Iterator[tuple[Sequence[Infeasible], Sequence[str]]]:
    """Each conflict with its sentences: its numbers, its members (indented), and what would free it.

    Conflicts that differ only by their column are told once, with all columns. Several are numbered.
    """
    alike: dict[object, list[Infeasible]] = {}
    for conflict in report.conflicts:
        alone = len({member.indicator for member in conflict.constraints}) == 1
        told = tuple(demand_text(one, report, messages, with_column=not alone) for one in conflict.constraints)
        alike.setdefault((alone, told, conflict.needed, conflict.available, conflict.is_least), []).append(conflict)
    for number, conflicts in enumerate(alike.values(), start=1):
        first, *others = _conflict_sentences(conflicts, report, messages)
        if len(alike) > 1:
            first = messages.term("conflict_number", number=number, sentence=first)
        yield conflicts, [first, *others]


def infeasible_text(report: AllocationReport, messages: Messages) -> str:
    """The first line: nothing was allocated; of several conflicts, how many and that each must be freed."""
    count = len(list(conflict_groups(report, messages)))
    return messages.term("plan_infeasible_many", count=count) if count > 1 else messages.term("plan_infeasible")


def _conflict_sentences(conflicts: Sequence[Infeasible], report: AllocationReport, messages: Messages) -> Iterator[str]:
    conflict = conflicts[0]
    difference = plain(conflict.missing)
    sides = _sides(conflict)
    codes = {member.indicator for member in conflict.constraints}
    alone = len(codes) == 1  # then the column is named once

    def told(member: Constraint, *, with_amount: bool = True) -> str:
        return demand_text(member, report, messages, with_column=not alone, with_amount=with_amount)

    if sides is not None:
        first, second = (" + ".join(map(told, side)) for side in sides)
        sentence = messages.term("conflict_two", first=first, second=second, difference=difference)
    else:
        numbers = {"needed": plain(conflict.needed), "available": plain(conflict.available)}
        sentence = messages.term("conflict_many", **numbers, difference=difference)
    columns = [column(one.constraints[0].indicator, report, messages) for one in conflicts]
    about = messages.punctuation.names.join(columns)
    yield messages.term("conflict_in", column=about, sentence=sentence) if alone and about else sentence
    if sides is None:
        for member in conflict.constraints:
            yield f"  · {told(member)}"
        yield messages.term("conflict_free_many" if conflict.is_least else "conflict_cut")
        return
    asking = max(sides[0], key=lambda one: one.amount)
    leaving = max((one for one in sides[1] if one.demand not in _IN_WORDS), key=lambda one: one.amount, default=None)
    if leaving is None:
        yield messages.term("conflict_free_many")
        return
    words = {"needed_words": told(asking, with_amount=False), "available_words": told(leaving, with_amount=False)}
    yield messages.term("conflict_free", difference=difference, **words)


def _sides(conflict: Infeasible) -> tuple[list[Constraint], list[Constraint]] | None:
    """The demands that ask and those that leave room, where their amounts come to what is needed and available."""
    members = conflict.constraints
    in_granules = any(one.demand is Demand.GRANULE for one in members)  # that nobody can give way to
    if len(members) > _MOST_SPLIT or in_granules or not conflict.is_least:
        return None
    for chosen in range(1, 2 ** len(members) - 1):
        asking = [one for position, one in enumerate(members) if chosen >> position & 1]
        leaving = [one for one in members if one not in asking]
        sums = (sum(one.amount for one in asking), sum(one.amount for one in leaving))
        if sums == (conflict.needed, conflict.available) and not any(one.demand in _LEAVING for one in asking):
            return asking, leaving
    return None


def demand_text(
    member: Constraint,
    report: AllocationReport,
    messages: Messages,
    *,
    with_column: bool = True,
    with_amount: bool = True,
) -> str:
    """`第4栏（名）东山、秣陵下限合计 5.53`."""
    assert report.understood is not None
    name = str(member.demand)
    if member.demand is Demand.GROWTH and member.indicator is not None:
        entry = report.understood.plan.indicators[member.indicator]
        name += "" if entry.growth_cap and entry.growth_floor else "_high" if entry.growth_cap else "_low"
    is_all = len(member.units) == len(report.understood.units)
    demand = messages.term(
        f"conflict_{name}",
        units=units_text(() if is_all else member.units, messages),
        together="" if len(member.units) == 1 else messages.term("conflict_together"),
        amount=plain(member.amount) if with_amount else "",
    ).strip()
    about = column(member.indicator, report, messages) if with_column else ""
    return messages.term("conflict_of", column=about, demand=demand) if about else demand


def units_text(units: Sequence[str], messages: Messages) -> str:
    """A few names, or all units."""
    if not units:
        return messages.term("conflict_all")
    comma = messages.punctuation.names
    if len(units) <= _MOST_NAMED:
        return comma.join(units)
    return messages.term("conflict_units_more", units=comma.join(units[: _MOST_NAMED - 1]), count=len(units))


def conflict_place(member: Constraint, report: AllocationReport) -> Place:
    """The place in the plan that writes a demand."""
    understood = report.understood
    assert understood is not None
    code = member.indicator or ""
    match member.demand:
        case Demand.GROWTH:
            entry = understood.plan.indicators.get(code)
            return understood.locate(
                ("indicators", code, "growth_cap" if entry and entry.growth_cap else "growth_floor")
            )
        case Demand.NO_WEIGHT:
            return understood.locate(("indicators", code, "weights"))
        case Demand.AREA_TOTAL:
            area = next((unit.area for unit in understood.plan.units if unit.name in member.units and unit.area), "")
            return understood.locate(("areas", area or "", code))
    if member.units and member.demand not in (Demand.DISTRICT_TOTAL, Demand.PARTS, Demand.GRANULE):
        return understood.locate(("demands", member.units[0], code))
    return understood.locate(("indicators", code, "total"))
