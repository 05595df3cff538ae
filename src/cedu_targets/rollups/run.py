"""From checked forms to the roll-up: whose and of which month each is, which count, and what they add up to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.records import SUMMED
from cedu_targets.report import FileReport
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.collisions import settled
from cedu_targets.rollups.findings import of_fitting, of_outcome, of_spellings, of_year
from cedu_targets.rollups.gathered import Came, Gathered, Withdrawn, with_findings
from cedu_targets.rollups.months import Years, YearSource, first_day, is_due, is_month, months_between
from cedu_targets.rollups.report import Detail, Form, Outcome, RollupReport, Slot, SlotState
from cedu_targets.rollups.spool import Spool
from cedu_targets.rollups.unit_names import Fitting, UnitNames


class Judged(NamedTuple):
    """A form, what became of it, and why."""

    came: Came
    form: Form
    other: Came | None = None
    source: YearSource | None = None
    """What said its year, where it does not do so itself."""
    fitting: Fitting | None = None
    """The unit of the roster that it is taken for, where it names none itself."""


class SpooledDetails:
    """All classes, read from the file that they were put aside in."""

    def __init__(self, spool: Spool, forms: Sequence[Form]) -> None:
        self._spool, self._forms = spool, forms

    def __iter__(self) -> Iterator[Detail]:
        """In the order of the files."""
        for form, entries in zip(self._forms, self._spool, strict=True):
            yield from (Detail(form.path, form.unit, form.period, form.outcome, entry) for entry in entries)


def roll_up(
    files: Iterable[FileReport], asked: Asked, plan_of: Callable[[str], ExpectedForms | None] | None = None
) -> RollupReport:
    """Put forms together; of the files only what is needed is kept as they come.

    `plan_of` gives what the pack of this name expects, where the forms were recognised by one and none was named.
    Raises OSError where the rows cannot be put aside.
    """
    gathered = Gathered()
    gathered.take(files)
    pack = next(iter(gathered.packs)) if len(gathered.packs) == 1 else None
    expected = asked.expected
    if pack is not None and plan_of is not None:
        expected = expected.completed(plan_of(pack))
    as_of = asked.as_of or date.today()
    names = UnitNames(expected, ((came.unit, came.town) for came in gathered.forms))
    placed = list(_placed(gathered.forms, expected, names, asked, as_of))
    judged = _with_lacks(_settled(placed, asked.prefer, expected))
    slots, units, months = _slots(judged, expected, as_of)
    found = _findings(judged, names, units, as_of)
    return RollupReport(
        as_of=as_of,
        units=units,
        has_roster=names.has_roster,
        months=months,
        slots=slots,
        uncounted=tuple(one.form for one in judged if one.form.outcome is not Outcome.COUNTED),
        files=with_findings(gathered, found, set(_withdrawn(judged, expected, as_of))),
        file_count=gathered.file_count,
        details=SpooledDetails(gathered.spool, [one.form for one in judged]),
        title=expected.title or next((title for title, _ in gathered.titles.most_common(1)), None),
        pack=pack,
        due_day=expected.due_day,
    )


def _placed(
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
            came.total.sums, came.total.incomplete,
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


def _settled(placed: Sequence[Judged], prefer: frozenset[str], expected: ExpectedForms) -> list[Judged]:
    """All forms, once those of one unit and month have been held against one another."""
    together: dict[tuple[str | None, str | None], list[int]] = {}
    for position, one in enumerate(placed):
        if one.form.outcome is Outcome.COUNTED:
            together.setdefault((one.form.unit, one.form.period), []).append(position)
    judged = list(placed)
    for positions in together.values():
        forms = [placed[position].came for position in positions]
        for position, (outcome, other) in zip(positions, settled(forms, lambda came: came.path in prefer), strict=True):
            one = placed[position]
            last = None if one.form.period is None else expected.last_day(one.form.period)
            is_late = last is not None and one.form.filed is not None and one.form.filed > last
            if is_late or outcome is not Outcome.COUNTED:  # of nearly all there is nothing to change
                judged[position] = one._replace(form=replace(one.form, outcome=outcome, is_late=is_late), other=other)
    return judged


def _with_lacks(judged: Sequence[Judged]) -> list[Judged]:
    """All forms: what counts of a ledger is not complete where classes of the same unit or month cannot be placed.

    A class without its day may be of any month of its unit, one without its unit of any unit in its month.
    """
    lost: dict[int, list[Judged]] = {}
    for one in judged:
        if one.form.outcome is Outcome.UNPLACED and one.came.total.sums.classes:
            lost.setdefault(one.came.report, []).append(one)
    marked = list(judged)
    for position, one in enumerate(judged if lost else ()):
        beside = [
            other.came.total.sums
            for other in lost.get(one.came.report, ())
            if one.form.outcome is Outcome.COUNTED
            and other.form.unit in (None, one.form.unit)
            and other.form.period in (None, one.form.period)
        ]
        fields = {field for field in SUMMED if any(sums.of(field) != 0 for sums in beside)}
        lacks = {field for field in fields if one.form.sums.of(field) is not None}
        if beside:
            marked[position] = one._replace(form=replace(one.form, incomplete=one.form.incomplete | lacks | {None}))
    return marked


def _slots(
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
        state = SlotState.REPORTED if counted.sums.classes else SlotState.NIL
        return Slot(unit, month, state, counted.sums, counted.incomplete, counted.is_late, forms)
    if came:
        return Slot(unit, month, SlotState.DIFFERING, forms=forms)
    state = SlotState.MISSING if is_due(month, expected, as_of) else SlotState.NOT_DUE
    return Slot(unit, month, state, forms=forms)


def _withdrawn(judged: Sequence[Judged], expected: ExpectedForms, as_of: date) -> Iterator[Withdrawn]:
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


def _findings(
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
        if one.source is not None and one.form.outcome not in (Outcome.BLANK, Outcome.OTHER_MONTH):
            yield one.came, of_year(one.came, one.source)
    for one in {one.came.report: one for one in reversed(judged) if one.fitting is not None}.values():
        if one.fitting is not None and one.form.outcome is not Outcome.OTHER_MONTH:
            yield one.came, of_fitting(one.came, one.fitting)
    if not names.has_roster:
        yield from of_spellings(units, {one.form.unit: one.came for one in reversed(judged) if one.form.unit})
