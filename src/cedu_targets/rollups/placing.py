"""Placing: whose and of which month each form is, which of several counts, and what is found only of all together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.collisions import Settled
from cedu_targets.rollups.findings import of_fitting, of_outcome, of_spellings, of_unit, of_year
from cedu_targets.rollups.gathered import Came, Withdrawn
from cedu_targets.rollups.months import Years, YearSource, first_day, is_due, is_month, months_between
from cedu_targets.rollups.slots import Form, Outcome, Slot, SlotState
from cedu_targets.rollups.unit_names import Fitting, UnitNames

Settle = Callable[[Sequence[Came], Callable[[Came], bool]], Iterable[Settled]]
"""What becomes of each of the forms of one unit and month; the second tells which of them is preferred."""


class Judged(NamedTuple):
    """A form, what became of it, and why."""

    came: Came
    form: Form
    other: Came | None = None
    source: YearSource | None = None
    """What said its year, where it does not do so itself."""
    fitting: Fitting | None = None
    """The unit of the roster that it is taken for, where it names none itself."""


def placed_forms(
    forms: Sequence[Came], expected: ExpectedForms, names: UnitNames, asked: Asked, as_of: date
) -> Iterator[Judged]:
    """Whose each form is and of which month; what cannot be placed has its outcome already."""
    said = {form.year for form in forms if form.year is not None and not form.is_blank}
    years = Years(expected.months, asked.as_of, said)
    naming = {form.report for form in forms if form.unit is not None}
    for came in forms:
        source = fitting = None
        if came.report not in naming and not came.is_blank and (fitting := names.fitting(came.texts)) is not None:
            came = came._replace(unit=fitting.unit)
        if came.year is None and came.month is not None and (found := years.of(came.month)) is not None:
            came, source = came._replace(year=found[0]), found[1]
        unit = None if came.unit is None else names.unit(came.unit, came.town)
        outcome = _outcome(came, unit, expected.months, as_of)
        if outcome is Outcome.OUTSIDE and _is_of_other_month(came, asked.only):
            outcome = Outcome.OTHER_MONTH
        form = Form(
            came.path, came.number, came.place.sheet, unit or came.unit, came.period, came.filed, outcome,
            came.total.sums, came.total.incomplete, has_figures=came.figures is not None,
        )  # fmt: skip
        yield Judged(came, form, source=source, fitting=fitting)


def _outcome(came: Came, unit: str | None, months: Sequence[str], as_of: date) -> Outcome:
    """What becomes of a form by itself: counted, unless something is wrong with it."""
    if came.is_blank:
        return Outcome.BLANK
    if came.is_unread:
        return Outcome.UNREAD
    if came.unit is None or came.month is None:
        return Outcome.UNPLACED
    if came.month not in range(1, 13):
        return Outcome.OUTSIDE
    if came.period is None:
        return Outcome.UNPLACED
    if not is_month(came.period):
        return Outcome.OUTSIDE
    if unit is None:
        return Outcome.STRANGER
    is_planned = not months or came.period in months
    return Outcome.COUNTED if is_planned and first_day(came.period) <= as_of else Outcome.OUTSIDE


def _is_of_other_month(came: Came, only: Sequence[str]) -> bool:
    """Whether a form is of a month, and not one of those that were asked for."""
    return bool(only) and came.period is not None and is_month(came.period) and came.period not in only


def settled_forms(
    placed: Sequence[Judged], prefer: frozenset[str], expected: ExpectedForms, settle: Settle
) -> list[Judged]:
    """All forms, once those of one unit and month have been held against one another."""
    together: dict[tuple[str | None, str | None], list[int]] = {}
    for position, one in enumerate(placed):
        if one.form.outcome is Outcome.COUNTED:
            together.setdefault((one.form.unit, one.form.period), []).append(position)
    judged = list(placed)
    for positions in together.values():
        forms = [placed[position].came for position in positions]
        for position, (outcome, other) in zip(positions, settle(forms, lambda came: came.path in prefer), strict=True):
            one = placed[position]
            last = None if one.form.period is None else expected.last_day(one.form.period)
            is_late = last is not None and one.form.filed is not None and one.form.filed > last
            if is_late or outcome is not Outcome.COUNTED:  # of nearly all there is nothing to change
                judged[position] = one._replace(form=replace(one.form, outcome=outcome, is_late=is_late), other=other)
    return judged


def slots_of(
    judged: Sequence[Judged], expected: ExpectedForms, as_of: date
) -> tuple[Mapping[tuple[str, str], Slot], tuple[str, ...], tuple[str, ...]]:
    """Every unit in every month, the units, and the months."""
    came: dict[tuple[str, str], list[Form]] = {}
    tried: dict[tuple[str, str], list[Form]] = {}
    for one in judged:
        form = one.form
        if form.unit is None or form.period is None:
            continue
        is_settled = form.outcome in _OF_A_SLOT
        (came if is_settled else tried).setdefault((form.unit, form.period), []).append(form)
    units = expected.roster or list(dict.fromkeys(unit for unit, _ in came))
    months = tuple(expected.months) or months_between({month for _, month in came})
    slots = {
        (unit, month): _slot(unit, month, came.get((unit, month), []), tried.get((unit, month), []), expected, as_of)
        for unit in units
        for month in months
    }
    return slots, tuple(units), months


_OF_A_SLOT = (Outcome.COUNTED, Outcome.SAME, Outcome.DIFFERS, Outcome.NOT_PREFERRED)


def _slot(
    unit: str, month: str, came: Sequence[Form], tried: Sequence[Form], expected: ExpectedForms, as_of: date
) -> Slot:
    """What came of one unit for one month; what cannot be counted is named with it."""
    counted = next((form for form in came if form.outcome is Outcome.COUNTED), None)
    forms = (*came, *tried)
    if counted is not None:
        state = SlotState.REPORTED if counted.sums.classes or counted.has_figures else SlotState.NIL
        return Slot(unit, month, state, counted.sums, counted.incomplete, counted.is_late, forms)
    if came:
        return Slot(unit, month, SlotState.DIFFERING, forms=forms)
    if not is_due(month, expected, as_of):
        return Slot(unit, month, SlotState.NOT_DUE, forms=forms)
    is_blank = any(form.outcome is Outcome.BLANK and form.has_figures for form in tried)
    return Slot(unit, month, SlotState.BLANK if is_blank else SlotState.MISSING, forms=forms)


def withdrawn(judged: Sequence[Judged], expected: ExpectedForms, as_of: date) -> Iterator[Withdrawn]:
    """That year or unit is not written, where it is known; that a form is not filled in, where nobody has to yet."""
    for one in judged:
        if one.fitting is not None:
            yield Withdrawn(one.came.report, "RC003", "unit" if one.source is None else "unit_year")
        if one.source is not None:
            yield Withdrawn(one.came.report, "RC003", "year")
        if one.form.outcome is Outcome.BLANK and one.form.unit and _is_open(one.form.period, expected, as_of):
            yield Withdrawn(one.came.report, "RC014")


def _is_open(period: str | None, expected: ExpectedForms, as_of: date) -> bool:
    """Whether the form of a month may still come in time."""
    return period is not None and is_month(period) and not is_due(period, expected, as_of)


def found_together(
    judged: Sequence[Judged], names: UnitNames, units: Sequence[str], as_of: date
) -> Iterator[tuple[Came, Finding]]:
    """What is known only of all forms together."""
    together: dict[tuple[str | None, str | None], int] = {}
    for one in judged:
        if one.form.outcome in _OF_A_SLOT:
            key = one.form.unit, one.form.period
            together[key] = together.get(key, 0) + 1
    for one in judged:
        count = together.get((one.form.unit, one.form.period), 0)
        yield from ((one.came, found) for found in of_outcome(one.came, one.form, one.other, count, as_of))
        if one.came.figures is not None:  # of a form with classes its own checks say it
            yield from ((one.came, found) for found in of_unit(one.came, one.form, units))
        if one.source is not None and one.form.outcome not in (Outcome.BLANK, Outcome.OTHER_MONTH):
            yield one.came, of_year(one.came, one.source)
    for one in {one.came.report: one for one in reversed(judged) if one.fitting is not None}.values():
        if one.fitting is not None and one.form.outcome is not Outcome.OTHER_MONTH:
            yield one.came, of_fitting(one.came, one.fitting)
    if not names.has_roster:
        yield from of_spellings(units, {one.form.unit: one.came for one in reversed(judged) if one.form.unit})
