"""From checked forms to the roll-up: whose and of which month each is, which count, and what they add up to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.records import SUMMED
from cedu_targets.report import FileReport
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.collisions import settled
from cedu_targets.rollups.figure_run import PutTogether, figures_put_together
from cedu_targets.rollups.gathered import Gathered, with_findings
from cedu_targets.rollups.placing import Judged, found_together, placed_forms, settled_forms, slots_of, withdrawn
from cedu_targets.rollups.report import Detail, RollupReport
from cedu_targets.rollups.slots import Form, Outcome
from cedu_targets.rollups.spool import Spool
from cedu_targets.rollups.unit_names import UnitNames


class SpooledDetails:
    """All classes, read from the file that they were put aside in."""

    def __init__(self, spool: Spool, forms: Sequence[Form]) -> None:
        self._spool, self._forms = spool, forms

    def __iter__(self) -> Iterator[Detail]:
        """In the order of the files."""
        for form, entries in zip(self._forms, self._spool, strict=True):
            yield from (Detail(form.path, form.unit, form.period, form.outcome, entry) for entry in entries)


def roll_up(
    files: Iterable[FileReport],
    asked: Asked,
    plan_of: Callable[[str], ExpectedForms | None] | None = None,
    roster_of: Callable[[str], Mapping[str, str]] | None = None,
) -> RollupReport:
    """Put forms together; of the files only what is needed is kept as they come.

    `plan_of` gives what the pack of this name expects, where the forms were recognised by one and none was named, and
    `roster_of` whose forms with numbers that pack's targets ask for.
    Raises OSError where the rows cannot be put aside.
    """
    gathered = Gathered()
    gathered.take(files)
    pack = next(iter(gathered.packs)) if len(gathered.packs) == 1 else None
    expected = asked.expected
    if pack is not None and plan_of is not None:
        expected = expected.completed(plan_of(pack))
    as_of = asked.as_of or date.today()
    figures = _figures(gathered, expected, asked, as_of, roster_of) if gathered.figures else None
    if figures is not None and not gathered.forms:
        expected = ExpectedForms()  # nobody asked for classes
    names = UnitNames(expected, ((came.unit, came.town) for came in gathered.forms))
    placed = list(placed_forms(gathered.forms, expected, names, asked, as_of))
    judged = _with_lacks(settled_forms(placed, asked.prefer, expected, settled))
    slots, units, months = slots_of(judged, expected, as_of)
    found = [*found_together(judged, names, units, as_of), *(() if figures is None else figures.findings)]
    return RollupReport(
        as_of=as_of,
        units=units,
        has_roster=names.has_roster,
        months=months,
        slots=slots,
        uncounted=tuple(one.form for one in judged if one.form.outcome is not Outcome.COUNTED),
        files=with_findings(gathered, found, set(withdrawn(judged, expected, as_of))),
        file_count=gathered.file_count,
        details=SpooledDetails(gathered.spool, [one.form for one in judged]),
        title=expected.title or next((title for title, _ in gathered.titles.most_common(1)), None),
        pack=pack,
        figures=None if figures is None else figures.report,
        due_day=expected.due_day,
    )


def _figures(
    gathered: Gathered,
    expected: ExpectedForms,
    asked: Asked,
    as_of: date,
    roster_of: Callable[[str], Mapping[str, str]] | None,
) -> PutTogether:
    """The forms with numbers, put together; of the units that the targets' pack names where nobody says others."""
    roster = asked.roster
    if not roster and roster_of is not None and len(gathered.figure_packs) == 1:
        roster = roster_of(next(iter(gathered.figure_packs)))
    return figures_put_together(
        gathered.figures, gathered.figure_titles, expected.completed(ExpectedForms(units=roster)), asked, as_of
    )


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
