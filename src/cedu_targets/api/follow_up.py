"""What came of it: targets reached, items done, forms put together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, overload

from msgspec.structs import replace

from cedu_targets.domain.document import Document
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import CallFault, Fault, Faults
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.file_check import FileCheck, Watch, checked_files, read_each, tables_found, tables_of
from cedu_targets.evaluation.side_files import (
    INFER,
    pack_given,
    tables_of_file,
)
from cedu_targets.files.inputs import FoundInputs, Inputs, find_inputs, once_each, told_apart
from cedu_targets.files.source import AnyPath, Source, name_of
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.read import DocumentRead
from cedu_targets.report import FileReport

if TYPE_CHECKING:
    from cedu_targets.agenda.report import StatusReport
    from cedu_targets.attainment.report import AttainmentReport
    from cedu_targets.domain.status import State
    from cedu_targets.gaps.report import GapReport
    from cedu_targets.rollups.report import RollupReport


@overload
def gap(
    targets: Source | FoundInputs,
    achieved: Inputs = (),
    *,
    as_of: date | None = None,
    base: Source | None = None,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    accept_names: bool = False,
    as_given: bool = False,
    exclude: Sequence[str] = (),
    watch: Watch | None = None,
) -> "GapReport": ...


@overload
def gap(
    targets: Source | FoundInputs,
    achieved: Inputs,
    *,
    bases: Inputs,
    units: Source | None = None,
    as_of: date | None = None,
    base: Source | None = None,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    accept_names: bool = False,
    as_given: bool = False,
    exclude: Sequence[str] = (),
    watch: Watch | None = None,
) -> "AttainmentReport": ...


def gap(
    targets: Source | FoundInputs,
    achieved: Inputs = (),
    *,
    as_of: date | None = None,
    base: Source | None = None,
    bases: Inputs = (),
    units: Source | None = None,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    accept_names: bool = False,
    as_given: bool = False,
    exclude: Sequence[str] = (),
    watch: Watch | None = None,
) -> "GapReport | AttainmentReport":
    """Hold achievements against targets on a day (`as_of`, default today).

    `targets` is a table of targets, or a text (or a table over years) with targets in it. `achieved` are files or
    folders, one for all units or one per unit or month; a file may lie in memory (`NamedBytes`).
    Rates are shares. Both sides are checked first, and their
    findings are part of the report.

    Of a table a `GapReport`: gap, completion, pace, state. `achieved` may be left out where `targets` holds both sides.
    `base` is last year's table, for growth. With `accept_names` a name that is merely like one of the targets is taken
    for it where it can be no other (GA020). A file that reads like the other side, or is the table of targets itself,
    is not compared and has a `fault`, unless it is meant `as_given`. `watch(done, total)` is called after each file of
    achievements.

    Of a text an `AttainmentReport` (give `bases`, and be it `()`, and a type checker knows): shares of a base, amounts
    a head, what each unit needs, each judged at its time. The files of `bases` hold what ratios divide by, with source
    and year, and with the units; those of the rule pack come after them. `units` is a list of the units that report,
    where the bases do not have them all.

    Raises PackFault for an unknown or invalid pack, InputFault for an unreadable `base` or `units`, and for a text
    without targets, CallFault where there are no achievements, and for what the kind of targets has no use for.
    """
    faults = Faults()
    pack = INFER if rules == INFER else faults.of(lambda: pack_given(rules))
    last_year = None if base is None else faults.of(lambda: tables_of_file(base))
    faults.end()
    in_use = [path for path in (rules, base, units) if isinstance(path, str | PathLike)]
    of_bases = find_inputs(bases, exclude, in_use)
    sides = (find_inputs(side, exclude, [*in_use, *of_bases.paths]) for side in (targets, achieved))
    of_bases, issued, came_in = told_apart([of_bases, *sides])
    read = read_each(issued, sheet)
    if _are_in_sentences(read.values()):
        judge = FileCheck(
            pack=None if isinstance(pack, str) else pack, infers=rules == INFER, sheet=sheet, diagnosis=False
        )
        found = _attainment(issued, came_in, of_bases, units, judge, as_of or date.today())
        if found is not None:
            _refuse({"--base": base, "--accept-names": accept_names, "--as-given": as_given}, "gap_option_of_a_table")
            return replace(found, fail_on=fail_on)
    _refuse({"--bases": of_bases.paths, "--units": units}, "gap_option_of_a_text")
    from cedu_targets.gaps.follow_up import follow_up

    report = follow_up(
        ((path, table) for path, found in read.items() for table in tables_found(path, found)),
        tables_of(came_in, sheet, watch),
        rules=pack, as_of=as_of,
        base=last_year or (),
        fail_on=fail_on,
        accept_names=accept_names,
        trusts_sides=as_given,
        held={**issued.held, **came_in.held},
    )  # fmt: skip
    return replace(report, passed_over=(*issued.passed_over, *came_in.passed_over))


def _are_in_sentences(files: Iterable[Sequence[DocumentRead[Document] | Fault]]) -> bool:
    """Whether targets stand in lists of items, and in no table: then they are judged by themselves."""
    documents = [one.document for found in files for one in found if not isinstance(one, Fault)]
    lists = [one for one in documents if isinstance(one, Items)]
    return bool(lists) and not any(isinstance(one, Table) for one in documents)


def _refuse(options: Mapping[str, object], code: str) -> None:
    """Raise CallFault for the first option that was given though the targets have no use for it."""
    for option, given in options.items():
        if given:
            raise CallFault(code, {"option": option})


def _attainment(
    texts: FoundInputs, achieved: FoundInputs, bases: FoundInputs, units: Source | None, judge: FileCheck, as_of: date
) -> "AttainmentReport | None":
    """How the targets of texts stand; None where their lists set none. Raises InputFault for `units`."""
    from cedu_targets.attainment.follow_up import InputFiles, attainment_of
    from cedu_targets.packs.names import NameEntry
    from cedu_targets.rollups.unit_list import read_unit_list

    listed = None if units is None else read_unit_list(units)
    names = {} if listed is None else listed.names
    entries = [
        NameEntry(name=unit, aliases=tuple(name for name, of in names.items() if of == unit != name))
        for unit in dict.fromkeys(names.values())
    ]
    found = attainment_of(InputFiles(texts, achieved, bases, entries), judge, as_of)
    if found is None or units is None or listed is None or not listed.findings:
        return found
    return replace(found, files=(*found.files, FileReport(name_of(units), findings=listed.findings)))


def status(
    items: Inputs,
    returns: Inputs = (),
    *,
    as_of: date | None = None,
    remind: int = 15,
    owner: str | None = None,
    only: "Collection[State | None] | None" = None,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    exclude: Sequence[str] = (),
    evidence: AnyPath | None = None,
    in_use: Sequence[AnyPath] = (),
) -> "StatusReport":
    """How what is due stands on a day (`as_of`, default today): late, not reported, due soon, done.

    `items` are schedules, lists of tasks, or texts with either; `returns` the checklists that came back. What is due
    within `remind` days is due soon. With `owner` only the items of one are looked at; `only` says which states are
    shown. An item of which nothing was reported is never taken for undone. In the folder `evidence` the material of the
    items is looked for, `in_use` apart, which is no material; a report makes an item done, never a file. A file
    without an item is an entry with a `fault`. Raises PackFault for an unknown or invalid pack, CallFault for an owner
    whom nothing names, and for `evidence` that is no folder, InputFault where that is missing or closed.
    """
    from cedu_targets.agenda.run import status_of
    from cedu_targets.agenda.states import Day
    from cedu_targets.files.material import material_in

    judge = FileCheck(pack=pack_given(rules), infers=rules == INFER, sheet=sheet, diagnosis=False)
    issued = find_inputs(items, exclude, [rules] if isinstance(rules, str) else [])
    came_in = find_inputs(returns, exclude, [*issued.paths, *([rules] if isinstance(rules, str) else [])])
    folder = None if evidence is None else material_in(evidence, [*issued.paths, *came_in.paths, *in_use])
    day = Day(as_of or date.today(), remind)
    return status_of(issued, came_in, judge, day, owner=owner, only=only, evidence=folder)


def rollup(
    forms: Inputs,
    *,
    rules: str | RulePack | None = None,
    units: Source | None = None,
    as_of: date | None = None,
    due_day: int | None = None,
    months: str | None = None,
    prefer: Sequence[AnyPath] = (),
    exclude: Sequence[str] = (),
    jobs: int = 1,
    watch: Watch | None = None,
) -> "RollupReport":
    """Put monthly forms and ledgers together: sums by unit and month, who sent nothing, and what is not counted.

    Tables of what units achieved by a month are put together apart (`figures`), each at its latest month.
    `units` is a list of those that have to report; `months` (`2020-05..2020-11`) and `due_day`, the day of the next
    month until which a form is in time, come before what the pack says. A month is missing from the day after its last
    day on (`as_of`, default today). Of two forms of one unit and month that differ none counts, unless the path of one
    is in `prefer`. A file that cannot be read, or holds no form, is an entry with a `fault`. `jobs` and `watch` as in
    `check`. Raises PackFault for a pack, InputFault for a list of units, CallFault for months, a day, or a preferred
    file that is none of the forms.
    """
    from cedu_targets.rollups.asked import Asked, expected_by, preferred
    from cedu_targets.rollups.run import roll_up
    from cedu_targets.rollups.unit_list import read_unit_list

    faults = Faults()
    pack = faults.of(lambda: pack_given(rules))
    roster = None if units is None else faults.of(lambda: read_unit_list(units))
    faults.end()
    asked_for = expected_by(None if roster is None else roster.names, months, due_day)
    expected = asked_for.completed(None if pack is None else pack.expected_forms)
    in_use = [path for path in (rules, units) if isinstance(path, str | PathLike)]
    found = once_each(find_inputs(forms, exclude, in_use))
    of_pack = {} if pack is None else _units_of(pack)
    asked = Asked(expected, as_of, preferred(prefer, found.paths), asked_for.months, of_pack)
    # A form of a month that was not asked for is as sound as any other: by months forms are held to the plan alone.
    held_to = replace(asked_for, months=()).completed(None if pack is None else pack.expected_forms)
    judge = FileCheck(pack=pack, infers=rules == INFER, diagnosis=False, forms=held_to)
    recognised = (None, None) if rules else (_plan_of, _roster_of)
    report = roll_up(checked_files(judge, found, jobs, watch), asked, *recognised)
    beside = (FileReport(name_of(units), findings=roster.findings),) if units and roster and roster.findings else ()
    return replace(report, files=(*beside, *report.files), passed_over=found.passed_over)


def _plan_of(pack: str) -> ExpectedForms | None:
    return find_pack(pack).expected_forms


def _roster_of(pack: str) -> Mapping[str, str]:
    return _units_of(find_pack(pack))


def _units_of(pack: RulePack) -> Mapping[str, str]:
    """Every name of a unit of a pack, aliases too -> the name that it goes by."""
    return {name: unit.name for unit in pack.units for name in unit.names}
