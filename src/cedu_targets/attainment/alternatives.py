"""Alternatives: of the targets of a group one is enough (下岗 50%，或实用技术 70%)."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from cedu_targets.domain.attainment import Attained, Why
from cedu_targets.domain.gap import State

_REACHED = (State.MET, State.EXCEEDED)
_Group = tuple[str, str | None, int | None]


def with_alternatives(rows: Iterable[Attained]) -> Sequence[Attained]:
    """The rows, those of a group judged together: where one is reached, being short of another is no failure.

    As long as one of them is not known, nobody can say that none was reached.
    """
    every = list(rows)
    groups: dict[_Group, list[Attained]] = {}
    for row in every:
        if row.target.either is not None:
            groups.setdefault(_group(row), []).append(row)
    return [row if row.target.either is None else _together(row, groups[_group(row)]) for row in every]


def _group(row: Attained) -> _Group:
    """Rows of one group are of the same unit and judged at the same time."""
    return row.target.either or "", row.unit, None if row.judged_on is None else row.judged_on.year


def _together(row: Attained, group: Sequence[Attained]) -> Attained:
    if row.state in _REACHED:
        return row
    reached = next((one for one in group if one.state in _REACHED), None)
    if reached is not None:
        state = State.BELOW if row.state is State.BEHIND else row.state
        return replace(row, state=state, met_by=reached.target.id)
    is_open = any(one.state in (None, State.NOT_REPORTED) for one in group)
    if row.state is State.BEHIND and is_open:
        return replace(row, state=None, why=Why.ALTERNATIVE)
    return row
