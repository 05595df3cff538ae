"""How the table to be issued is laid out: its merged headings, the order of its rows, the lines under it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cedu_targets.allocation.plan.understood_plan import UnderstoodPlan
from cedu_targets.domain.relation import Relation, Term, UnknownColumnError, resolve, short_side_text
from cedu_targets.domain.statement import find_statements
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.column_heads import column_head


class TableHeading(NamedTuple):
    """A heading over the columns from `left` to `right`, in the header's rows `top` to `bottom`."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


def headings(understood: UnderstoodPlan, messages: Messages) -> list[TableHeading]:
    """The headings: a group over its columns; beside a total 其中 over its parts, where these follow it."""
    columns = {code: position for position, code in enumerate(understood.by_code, start=1)}
    grouped = any(indicator.group for indicator in understood.indicators)
    under = {code: below for code in understood.wholes if (below := _following(code, columns, understood))}
    owner = {part: code for code in under for part in understood.wholes[code]}
    top = {code: _depth(code, owner) + (1 if grouped and understood.by_code[code].group else 0) for code in columns}
    last = max(top.values())
    found = [
        TableHeading(0, left, 0, right, group)
        for group, left, right in (_groups(understood) if grouped else [])
        if group
    ]
    found += [
        TableHeading(top[code], column, last, column, column_head(one := understood.by_code[code], one.group))
        for code, column in columns.items()
    ]
    over = messages.term("of_which_head")
    found += [
        TableHeading(top[code], columns[below[0]], top[code], columns[below[-1]], over) for code, below in under.items()
    ]
    return found


def _following(code: str, columns: Mapping[str, int], understood: UnderstoodPlan) -> list[str]:
    """The parts of a total, and theirs, where all of them stand right behind it in its group; else nothing."""
    found: list[str] = []
    for part in understood.wholes[code]:
        below = _following(part, columns, understood) if part in understood.wholes else []
        if part in understood.wholes and not below:
            return []
        found += [part, *below]
    start = columns[code]
    groups = {understood.by_code[one].group for one in (code, *found)}
    in_order = [columns[part] for part in found] == list(range(start + 1, start + 1 + len(found)))
    return found if len(groups) == 1 and in_order else []


def _depth(code: str, owner: Mapping[str, str]) -> int:
    return 0 if code not in owner else 1 + _depth(owner[code], owner)


def _groups(understood: UnderstoodPlan) -> list[tuple[str | None, int, int]]:
    """(group, first, last column) of neighbours with the same group."""
    found: list[tuple[str | None, int, int]] = []
    for column, indicator in enumerate(understood.indicators, start=1):
        if found and indicator.group is not None and found[-1][0] == indicator.group:
            found[-1] = (indicator.group, found[-1][1], column)
        else:
            found.append((indicator.group, column, column))
    return found


def rows_in_order(understood: UnderstoodPlan) -> list[str]:
    """The district, the units, and behind the last unit of each area its subtotal."""
    order = [understood.plan.district]
    last_of = {units[-1]: area for area, units in understood.areas.items()}
    for unit in understood.units:
        order.append(unit)
        if unit in last_of:
            order.append(last_of[unit])
    return order


def notes(understood: UnderstoodPlan, messages: Messages) -> list[str]:
    """The lines under the table: the plan's notes, and the relations that they do not declare."""
    codes = list(understood.by_code)
    declared = [
        frozenset(term.code for term in side)
        for note in understood.plan.notes
        for statement in find_statements(note)
        if statement.relation is not None
        for side in statement.relation.sides
        for side in (_spelt_out(side, codes),)
    ]
    missing = [
        f"{code}={short_side_text([Term(part) for part in parts], codes)}"
        for code, parts in understood.wholes.items()
        if not any(set(parts) <= side for side in declared)
    ]
    line = [messages.term("relations_note", relations="；".join(missing))] if missing else []
    return [*understood.plan.notes, *line]


def _spelt_out(side: tuple[Term, ...], codes: Sequence[str]) -> tuple[Term, ...]:
    try:
        return resolve(Relation((side,), ()), codes).sides[0]
    except UnknownColumnError:
        return ()
