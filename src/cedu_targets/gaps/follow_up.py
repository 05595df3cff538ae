"""Follow-up: targets and achievements are read and checked, put together, and held against each other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from cedu_targets.domain.fault import CallFault, Fault, fault_of
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.gap import GapRow, Timetable
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import persons_beside_attendances
from cedu_targets.evaluation.bind import aligned, closest
from cedu_targets.evaluation.evaluate import equations_of, evaluate
from cedu_targets.evaluation.issued import Issued
from cedu_targets.files.source import NamedBytes
from cedu_targets.gaps.compare import gap_rows
from cedu_targets.gaps.due import due, reported_until, with_faults
from cedu_targets.gaps.left_out import LeftOut
from cedu_targets.gaps.long_rows import together
from cedu_targets.gaps.open_totals import open_totals, sums_of
from cedu_targets.gaps.other_targets import other_targets
from cedu_targets.gaps.report import GapReport
from cedu_targets.gaps.reported import put_together
from cedu_targets.gaps.same_numbers import same_numbers, swapped, swapped_units
from cedu_targets.gaps.side import Side
from cedu_targets.gaps.sides import Found, TableRead, as_given, as_told, looked_at
from cedu_targets.gaps.submissions import Cell, Collected, Submission
from cedu_targets.packs.find import recognise_pack
from cedu_targets.packs.names import same_columns
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport

_MOST_NAMED = 5
"""Units that a sentence names."""


def follow_up(
    targets: Iterable[Found],
    achieved: Iterable[Found],
    *,
    rules: RulePack | str | None,
    as_of: date | None,
    base: Sequence[Table] = (),
    fail_on: Severity = Severity.ERROR,
    accept_names: bool = False,
    trusts_sides: bool = False,
    held: Mapping[str, NamedBytes] | None = None,
) -> GapReport:
    """Check both sides, then compare. `rules` is the targets' pack, a word for none, or None to recognise it.

    `as_of` None is today. A table says which measure it holds, unless its side has none of that measure. A file that
    reads like the other side is a fault, unless the sides are trusted. `held` has those that lie in
    memory. Raises CallFault where there is no achievement.
    """
    given = as_given(targets, achieved, held or {})
    given = given if trusts_sides else looked_at(given)
    issued = as_told(given.issued, Measure.TARGET)
    came_in = as_told(given.came_in, Measure.ACHIEVEMENT)
    goals_read = (found.document for _, found in issued if not isinstance(found, Fault))
    lent = Issued("", tuple(table for table in goals_read if table.measure is Measure.TARGET))
    sides = [*(_side(path, found, rules) for path, found in issued), *(_side(*one, rules, lent) for one in came_in)]
    goals = [side for side in sides[: len(issued)] if side.file.table and side.table.measure is Measure.TARGET]
    reporting = sides[len(issued) :] if came_in else sides
    results = [side for side in reporting if side.file.table and side.table.measure is Measure.ACHIEVEMENT]
    has_faults = any(side.file.fault for side in sides)
    if not results and not has_faults:
        raise CallFault("gap_no_achievements")
    before = base or [s.table for s in sides if s.file.table and s.table.measure is Measure.BASE]
    timetable = _timetable(goals, as_of or date.today())
    if goals and timetable.as_of.year != timetable.year:
        goals[0].add([_other_year(goals[0].table, timetable)], [])
    rows: list[Sequence[GapRow]] = []
    unsettled: list[LeftOut] = []
    for side in sides[len(issued) :] if goals else ():
        if side.file.table and side.table.measure is Measure.TARGET:
            _hold_against(side, _goal_of(side, goals), accept_names, trusts_sides)
    for goal in goals if results else ():
        mine = [result for result in results if _goal_of(result, goals) is goal]
        taken, left_out = due(goal, mine, timetable, trusts_sides)
        left_out += with_faults(goal, sides[len(issued) :])
        found, open_units = _compared(goal, taken, left_out, timetable, before, accept_names)
        rows.append(found)
        unsettled += open_units
        if as_of is None and (finding := reported_until(goal, taken, timetable)):
            goal.add([finding], [])
    return GapReport(
        files=tuple(side.file for side in sides),
        rows=together(rows),
        timetable=timetable,
        targets=tuple(goal.table for goal in goals),
        has_last_year=bool(before),
        left_out=tuple(given.left_out),
        taken=tuple(given.taken),
        unsettled=tuple(dict.fromkeys(unsettled)),
        fail_on=fail_on,
    )


def _side(path: str, found: TableRead | Fault, rules: RulePack | str | None, lent: Issued | None = None) -> Side:
    """A table, checked; the sums of the issued tables hold of one unit's own form as well."""
    if isinstance(found, Fault):
        return Side(FileReport(path, fault=found))
    table = found.document if lent is None else lent.with_its_sums(found.document)
    pack = recognise_pack(table) if rules is None else None if isinstance(rules, str) else rules
    if table.measure is not Measure.TARGET:
        pack = None if pack is None else pack.for_achievements(table)
    elif table.one_unit is not None:  # its targets beside what it achieved, not the issued table
        pack = None
    is_targets = table.measure is Measure.TARGET
    # Left out before the causes are sought, which name findings by their position. Whose a form is, the targets tell.
    settled = {"RD070", "RD071"} if is_targets else {"RD008", "RD070", "RD071"}
    remarks = tuple(one for one in found.findings if one.code not in settled)
    prose = found.prose if pack is not None and is_targets else None
    try:
        file = evaluate(path, found.number, table, remarks, pack, prose=prose)
        return Side(file if is_targets else _without_district_sums(file), pack)
    except Exception as error:  # a fault of cedu in one file: said, and the others are still read
        return Side(FileReport(path, fault=fault_of(error, path)))


def _without_district_sums(file: FileReport) -> FileReport:
    """A submission need not have the district's row: no sum waits for it."""
    kept = tuple(entry for entry in file.not_judged if entry.reason != "no_district")
    fewer = sum(entry.places for entry in file.not_judged) - sum(entry.places for entry in kept)
    return replace(file, not_judged=kept, checked=replace(file.checked, not_judged=file.checked.not_judged - fewer))


def _timetable(goals: Sequence[Side], as_of: date) -> Timetable:
    """The year of the targets; a table that names none is of the year of `as_of`."""
    period = next((goal.table.period for goal in goals if goal.table.period), None)
    year = int(period[:4]) if period else as_of.year
    pace = next((goal.pack.pace for goal in goals if goal.pack and goal.pack.pace), None)
    return pace.timetable(as_of, year) if pace else Timetable(as_of, year)


def _other_year(targets: Table, timetable: Timetable) -> Finding:
    """GA010: after the year all of it is due, which may be meant; before it nothing is, which hardly is."""
    is_before = timetable.as_of.year < timetable.year
    parameters: dict[str, Parameter] = {"day": timetable.as_of, "year": timetable.year}
    severity = Severity.WARNING if is_before else Severity.NOTE
    return Finding("GA010", "gap", severity, targets.whole_place, parameters, variant="before" if is_before else "")


def _goal_of(result: Side, goals: Sequence[Side]) -> Side:
    """The targets that achievements belong to: the most columns and units in common, then the same sheet."""

    def likeness(goal: Side) -> tuple[int, int, bool]:
        table, other = goal.table, result.table
        units = len(set(table.units) & set(other.units))
        return len(same_columns(other, table)), units, table.layout.sheet == other.layout.sheet

    return max(goals, key=likeness)


def _hold_against(side: Side, goal: Side, accept_names: bool, trusts_sides: bool) -> None:
    """The targets that a form prints are held against the issued ones."""
    names, aliases = goal.names
    found = list(other_targets(side.table, goal.table, names, aliases, accepts_likely=accept_names))
    side.add(found, [])
    if not trusts_sides:
        goal.other_targets.update(str(one.related[0].unit) for one in found)


def _compared(
    goal: Side,
    results: Sequence[Side],
    left_out: Sequence[LeftOut],
    timetable: Timetable,
    before: Sequence[Table],
    accept_names: bool,
) -> tuple[Sequence[GapRow], Sequence[LeftOut]]:
    """The rows of one table of targets, and what leaves a unit without a number.

    What is strange about the submissions goes to their files.
    """
    collected, set_aside = _collected(goal, results, left_out, timetable, accept_names)
    for number, side in (*enumerate(results), (None, goal)):
        findings = [finding for position, finding in collected.findings if position == number]
        side.add(findings, [entry for position, entry in collected.not_judged if position == number])
    if not collected.is_met:
        return [], ()
    last_year = None
    if (earlier := closest(before, goal.table)) is not None:
        found = aligned(earlier, goal.table, goal.pack)
        # Under the targets' period, so that a value is found by unit and indicator alone.
        last_year = replace(
            found,
            period=goal.table.period,
            values={
                key._replace(period=goal.table.period): value
                for key, value in found.values.items()
                if not persons_beside_attendances(found.by_code[key.indicator], goal.table.by_code[key.indicator])
            },
        )
    blanks = open_totals(
        goal.table, collected.table, sums_of(equations_of(goal.table, goal.pack)), collected.incomparable
    )
    rows = gap_rows(
        goal.table,
        collected.table,
        timetable,
        incomparable=collected.incomparable | _cells_of(collected.unsettled, goal.table),
        unreported=blanks,
        at_least=collected.at_least,
        last_year=last_year,
    )
    goal.add(
        [*swapped(set_aside, goal.table), *same_numbers(rows, goal.table)],
        [
            _not_judged(row, goal.table)
            for row in rows
            if row.gap is not None and row.state is None and (row.unreported or row.is_at_least)
        ],
    )
    return rows, collected.unsettled


def _cells_of(open_units: Sequence[LeftOut], targets: Table) -> set[Cell]:
    """The tasks of units of which something came that is not counted: they are not unreported."""
    units = {unit for one in open_units for unit in one.units}
    cells = ((unit, code) for unit in units for code in targets.codes)
    return {cell for cell in cells if targets.value(*cell) is not None}


def _collected(
    goal: Side, results: Sequence[Side], left_out: Sequence[LeftOut], timetable: Timetable, accept_names: bool
) -> tuple[Collected, Mapping[str, int]]:
    """What was reported, and the units set aside since their forms have targets and achievements swapped."""
    submissions = [Submission(side.table, side.span, side.file.path) for side in results]
    names, aliases = goal.names
    given = goal.table, submissions, names, timetable.elapsed, aliases
    collected = put_together(*given, accepts_likely=accept_names, left_out=left_out)
    if not goal.other_targets or not collected.is_met:
        return collected, {}
    rows = gap_rows(goal.table, collected.table, timetable, incomparable=collected.incomparable)
    set_aside = swapped_units(rows, goal.other_targets)
    if set_aside:
        collected = put_together(*given, accepts_likely=accept_names, set_aside=set_aside, left_out=left_out)
    return collected, set_aside


def _not_judged(row: GapRow, targets: Table) -> NotJudged:
    """Why a number is not judged: it is incomplete; of a total the columns of its row, or the units, that are blank."""
    place = replace(targets.place(row.unit, row.indicator.code), measure=Measure.ACHIEVEMENT)
    if not row.unreported:
        return NotJudged("gap", place, "gap_at_least", row.indicator.named)
    if all(unit == row.unit for unit, _ in row.unreported):
        parts = "、".join(indicator.code for _, indicator in row.unreported)
        coded = all(indicator.coded for _, indicator in row.unreported)
        return NotJudged("gap", place, "gap_open", {**row.indicator.named, "columns": parts, "coded": int(coded)})
    units = list(dict.fromkeys(unit for unit, _ in row.unreported))
    told: dict[str, Parameter] = {"texts": "、".join(units[:_MOST_NAMED]), "count": len(units)}
    reason = "gap_open_units" if len(units) <= _MOST_NAMED else "gap_open_units_more"
    return NotJudged("gap", place, reason, row.indicator.named | told)
