"""Gaps: targets held against achievements. Exact numbers in, exact numbers out; a state needs no float."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from cedu_targets.domain.gap import GapRow, GroupTotal, State, Timetable
from cedu_targets.domain.table import Table
from cedu_targets.gaps.long_rows import LongRows, kept

Cell = tuple[str, str]
"""Unit and code of an indicator."""


def gap_rows(
    targets: Table,
    achieved: Table,
    timetable: Timetable,
    *,
    incomparable: Collection[Cell] = (),
    unreported: Mapping[Cell, Sequence[Cell]] = {},
    at_least: Collection[Cell] = (),
    last_year: Table | None = None,
) -> Sequence[GapRow]:
    """One row per unit and indicator of the targets, district first; very many are made when they are asked for.

    `achieved` and `last_year` bear the targets' names of units and codes, in the targets' units of measure; in the
    cells of `incomparable` something was reported that cannot be held against the target; `unreported` names the blank
    parts of totals; what was achieved in the cells of `at_least` may be more than it says.
    """

    def made() -> Iterator[GapRow]:
        for unit in targets.rows:
            for indicator in targets.indicators:
                code = indicator.code
                row = GapRow(
                    unit=unit,
                    indicator=indicator,
                    is_district=unit == targets.district,
                    target=targets.value(unit, code),
                    achieved=achieved.value(unit, code),
                    pace=timetable.due(indicator),
                    last_year=None if last_year is None else last_year.value(unit, code),
                    floor=targets.floor(unit, code),
                    is_at_least=(unit, code) in at_least,
                    unreported=tuple((part, targets.by_code[own]) for part, own in unreported.get((unit, code), ())),
                )
                is_comparable = (unit, code) not in incomparable and not targets.is_unreadable(unit, code)
                yield _row(row, timetable, is_comparable=is_comparable)

    return kept(LongRows(len(targets.rows) * len(targets.indicators), made))


def group_row(name: str, total: GroupTotal, timetable: Timetable) -> GapRow:
    """Several units as one row: Σ achieved against Σ target of those that report."""
    row = GapRow(name, total.indicator, False, total.target, total.achieved, timetable.due(total.indicator))
    row = replace(row, unreported=total.unreported, is_at_least=total.is_at_least)
    return _row(row, timetable, is_comparable=True)


def _row(row: GapRow, timetable: Timetable, is_comparable: bool) -> GapRow:
    """The row with all that follows from its two numbers."""
    if not is_comparable:
        return row
    if row.target is None:
        return replace(row, state=State.NOT_ASSIGNED)
    if row.achieved is None:
        # Nothing was due where the target is 0: a blank leaves nothing open.
        if row.target == 0:
            return replace(row, state=State.MET, needed_per_month=Decimal(0))
        return replace(row, state=State.NOT_REPORTED)
    gap = row.target - row.achieved
    completion = _share(row.achieved, row.target) if row.target > 0 else None
    return replace(
        row,
        gap=gap,
        completion=completion,
        needed_per_month=_needed(gap, row.indicator.granule, timetable.remaining),
        state=State.MET if _is_in_range(row) else _open(row, _state(row, gap, completion, timetable)),
    )


def _open(row: GapRow, state: State) -> State | None:
    """What blank parts, or a mark that it is incomplete, leave of a state: more can only have been done.

    So what is short may be none. Of a rate a part that is not known may go either way.
    """
    is_open = bool(row.unreported) or row.is_at_least
    is_settled = state.is_at_pace and (row.indicator.additive or not row.is_at_least)
    return None if is_open and not is_settled else state


def _is_in_range(row: GapRow) -> bool:
    """Whether what was achieved lies within a range (1—2): nothing is open, and nothing exceeded."""
    most = None if row.floor is None else row.floor.most
    return (
        most is not None and row.target is not None and row.achieved is not None and row.target <= row.achieved <= most
    )


def _needed(gap: Decimal, granule: Decimal, remaining: int) -> Decimal | None:
    """What each remaining month must bring, rounded up to the granule; None when no month remains."""
    if gap <= 0:
        return Decimal(0)
    if remaining == 0:
        return None
    open_, of_gap = gap.as_integer_ratio()
    step, of_step = granule.as_integer_ratio()
    return -(-open_ * of_step // (of_gap * remaining * step)) * granule


def _share(achieved: Decimal, target: Decimal) -> Fraction:
    """The quotient; one fraction is made instead of three, since a nation has millions of them."""
    done, of_done = achieved.as_integer_ratio()
    due, of_due = target.as_integer_ratio()
    return Fraction(done * of_due, of_done * due)


def _state(row: GapRow, gap: Decimal, completion: Fraction | None, timetable: Timetable) -> State:
    if row.target == 0 or gap == 0:
        return State.MET
    if gap < 0:
        return State.EXCEEDED
    if row.pace is None:
        return State.BELOW
    if completion is None:  # a target below 0: there is no share of it
        return State.BEHIND
    if completion >= row.pace:
        return State.ON_PACE
    return State.SLIGHTLY_BEHIND if completion >= row.pace - timetable.slightly_behind else State.BEHIND
