"""What users import: paths in, a report out. None of these functions prints or exits."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import CallFault, Fault, Faults
from cedu_targets.domain.finding import Severity
from cedu_targets.evaluation.evaluate import outcomes
from cedu_targets.evaluation.file_check import FileCheck, Watch, checked_files, documents_of, tables_of
from cedu_targets.evaluation.side_files import (
    INFER,
    baseline_in,
    explanations_in,
    issued_tables,
    pack_given,
    read_beside,
    tables_of_file,
)
from cedu_targets.files.inputs import AnyPath, FoundInputs, Inputs, find_inputs, once_each
from cedu_targets.files.prose import read_prose
from cedu_targets.packs import inference
from cedu_targets.packs.find import find_pack, recognise_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.targets import with_targets
from cedu_targets.read_report import ReadReport
from cedu_targets.recognition.read import read_tables
from cedu_targets.report import FileReport, Report

if TYPE_CHECKING:
    from cedu_targets.agenda.checklists import SentOut
    from cedu_targets.agenda.dossier import Dossier
    from cedu_targets.agenda.report import StatusReport
    from cedu_targets.allocation.report import AllocationReport
    from cedu_targets.domain.next_pack import NextPack
    from cedu_targets.domain.status import State
    from cedu_targets.gaps.report import GapReport
    from cedu_targets.rollups.report import RollupReport

__all__ = ["INFER", "allocate", "check", "find_inputs", "gap", "infer", "next_pack", "read", "rollup", "status"]


def check(
    paths: Inputs,
    *,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    text: AnyPath | None = None,
    base: AnyPath | None = None,
    explanations: AnyPath | None = None,
    baseline: AnyPath | None = None,
    against: AnyPath | None = None,
    today: date | None = None,
    diagnosis: bool = True,
    exclude: Sequence[str] = (),
    jobs: int = 1,
    watch: Watch | None = None,
) -> Report:
    """Check target tables: files, folders with all that is in them, or patterns such as `forms/*.xlsx`.

    `rules` is a pack, its name or its file; by default each table's pack is recognised by title
    and columns, and a table without one is checked by what it declares itself (`rules=INFER`
    does so always). `text` is the notice that the tables belong to, `base` last year's table,
    `explanations` a file of findings accepted in writing (as of `today`), `baseline` the JSON
    report of an earlier run to compare with. `against` is the table that was issued: what was changed in the returns
    is said (RE0xx). With `diagnosis`, the causes of failed sums are looked for.
    A file that cannot be read is an entry of the report with a `fault`; every other file is still checked.
    What is no submission (what cedu wrote, hidden files, what this run uses otherwise, what fits a pattern of
    `exclude`) is in its `passed_over`. Raises PackFault for an unknown or
    invalid pack, explanations file or baseline, InputFault for an unreadable `text`, `base` or `against`.

    With `jobs` > 1 so many processes share the files (0: one a core) and the report is the same; a process
    that dies over a file is that file's fault (RD141). A script that does so must be importable, as
    `multiprocessing` asks of every script. `watch(done, total)` is called after each file.
    """
    faults = Faults()
    pack = faults.of(lambda: pack_given(rules))
    prose = None if text is None else faults.of(lambda: read_beside(text, lambda path: read_prose(path, str(text))))
    last_year = None if base is None else faults.of(lambda: tables_of_file(base))
    accepted = None if explanations is None else faults.of(lambda: explanations_in(explanations))
    earlier = None if baseline is None else faults.of(lambda: baseline_in(baseline))
    issued = None if against is None else faults.of(lambda: issued_tables(against))
    faults.end()
    work = FileCheck(
        pack=pack,
        infers=rules == INFER,
        sheet=sheet,
        prose=prose,
        diagnosis=diagnosis,
        last_year=last_year or (),
        issued=issued,
    )
    in_use = [path for path in (rules, text, base, explanations, baseline, against) if isinstance(path, str | PathLike)]
    found = find_inputs(paths, exclude, in_use)
    files = tuple(checked_files(work, found, jobs, watch))
    report = Report(files, fail_on, passed_over=found.passed_over)
    if issued is not None or report.is_of_several_files:
        from cedu_targets.evaluation.whole_run import of_returns, of_several  # a check of one file need not load it

        if issued is None:
            report = of_several(report, pack)
        else:
            report = of_returns(report, pack, issued, is_folder=found.is_folder)
    if accepted is not None:
        report = accepted(report, today or date.today())
    return report if earlier is None else earlier(report)


def gap(
    targets: AnyPath | FoundInputs,
    achieved: Inputs = (),
    *,
    as_of: date | None = None,
    base: AnyPath | None = None,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    accept_names: bool = False,
    as_given: bool = False,
    exclude: Sequence[str] = (),
) -> "GapReport":
    """Hold achievements against targets on a day (`as_of`, default today): gap, completion, pace, state.

    `achieved` are files or folders, one for all units or one per unit or month; none where `targets`
    holds both sides. `base` is last year's table, for growth. Rates are shares. Both sides are
    checked first, and their findings are part of the report. With `accept_names` a name that is merely like one of the
    targets is taken for it where it can be no other (GA020). A file that reads like the other side, or is the table of
    targets itself, is not compared and has a `fault`, unless it is meant `as_given`. Raises PackFault for an unknown or
    invalid pack, InputFault for an unreadable `base`, CallFault where there are no achievements.
    """
    from cedu_targets.gaps.follow_up import follow_up

    faults = Faults()
    pack = INFER if rules == INFER else faults.of(lambda: pack_given(rules))
    last_year = None if base is None else faults.of(lambda: tables_of_file(base))
    faults.end()
    in_use = [path for path in (rules, base) if isinstance(path, str | PathLike)]
    issued, came_in = (find_inputs(side, exclude, in_use) for side in (targets, achieved))
    report = follow_up(
        tables_of(issued, sheet), tables_of(came_in, sheet), rules=pack, as_of=as_of,
        base=last_year or (),
        fail_on=fail_on,
        accept_names=accept_names,
        trusts_sides=as_given,
    )  # fmt: skip
    return replace(report, passed_over=(*issued.passed_over, *came_in.passed_over))


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
    units: AnyPath | None = None,
    as_of: date | None = None,
    due_day: int | None = None,
    months: str | None = None,
    prefer: Sequence[AnyPath] = (),
    exclude: Sequence[str] = (),
    jobs: int = 1,
    watch: Watch | None = None,
) -> "RollupReport":
    """Put monthly forms and ledgers together: sums by unit and month, who sent nothing, and what is not counted.

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
    roster = None if units is None else faults.of(lambda: read_unit_list(Path(units)))
    faults.end()
    asked_for = expected_by(None if roster is None else roster.names, months, due_day)
    expected = asked_for.completed(None if pack is None else pack.expected_forms)
    in_use = [path for path in (rules, units) if isinstance(path, str | PathLike)]
    found = once_each(find_inputs(forms, exclude, in_use))
    asked = Asked(expected, as_of, preferred(prefer, found.paths))
    judge = FileCheck(pack=pack, infers=rules == INFER, diagnosis=False, forms=expected)
    report = roll_up(checked_files(judge, found, jobs, watch), asked, None if rules else _plan_of)
    beside = (FileReport(str(units), findings=roster.findings),) if roster and roster.findings else ()
    return replace(report, files=(*beside, *report.files), passed_over=found.passed_over)


def _plan_of(pack: str) -> ExpectedForms | None:
    return find_pack(pack).expected_forms


def checklists(items: Inputs, *, rules: str | RulePack | None = None, sheet: str | None = None) -> "SentOut":
    """A checklist for each owner of what is due in `items`, as in `status`; nothing is written.

    Raises InputFault for a file that cannot be read or in which nothing is due, PackFault for a pack.
    """
    from cedu_targets.agenda.checklists import sent_out

    judge = FileCheck(pack=pack_given(rules), infers=rules == INFER, sheet=sheet, diagnosis=False)
    return sent_out(list(checked_files(judge, find_inputs(items))), judge.pack)


def dossier(items: Inputs, *, rules: str | RulePack | None = None, sheet: str | None = None) -> "Dossier | None":
    """What the dossiers in `items` have to hold, with a folder for each item; None where there is none.

    Nothing is written. Raises InputFault for a file that cannot be read or in which nothing is due, PackFault for a
    pack.
    """
    from cedu_targets.agenda.dossier import dossier_of

    judge = FileCheck(pack=pack_given(rules), infers=rules == INFER, sheet=sheet, diagnosis=False)
    return dossier_of(list(checked_files(judge, find_inputs(items))))


def allocate(
    plan: AnyPath | None = None,
    *,
    like: AnyPath | None = None,
    totals: AnyPath | None = None,
    growth: str | None = None,
    weights: AnyPath | None = None,
    by: str | None = None,
    share: str | None = None,
    title: str | None = None,
    keep: AnyPath | None = None,
) -> "AllocationReport":
    """Allocate the district's targets by a plan (workbook or YAML), or as in last year's table (`like`).

    With `like`, this year's totals are a file of columns with a number each (`totals`), or last year's grown by a
    per cent (`growth="5%"`); it is spread by last year's numbers, or by the columns of `weights` mixed as `by` says.
    With `share` (`40%`), each unit gets this share of its residents, which are the table `weights` (its column `by`),
    rounded up to whole persons; `title` is that of the table to be issued.
    `keep` is the issued table, of which as little as possible is changed. Nothing is written. A plan that cannot be
    met, or has mistakes, is a report with the exit code 1 or 4. Raises InputFault for a file that cannot be read,
    PackFault for a plan of the wrong shape, CallFault where what is given does not go together.
    """
    from cedu_targets.allocation import run as planning  # a check need not load it

    issued = None if keep is None else Path(keep)
    beside = (totals, growth, weights, by)
    if share is not None:
        if plan is not None or like is not None or totals is not None or growth is not None or weights is None:
            raise CallFault("allocate_input", variant="share")
        return planning.from_share(str(weights), share, by=by, title=title, keep=issued)
    if (plan is None) == (like is None) or (plan is not None and any(beside)) or title is not None:
        raise CallFault("allocate_input", variant="" if title is None else "title")
    if plan is not None:
        return planning.from_plan(str(plan), issued)
    return planning.from_last_year(
        str(like),
        totals=None if totals is None else Path(totals),
        growth=growth,
        weights=None if weights is None else Path(weights),
        by=by,
        keep=issued,
    )


def read(paths: Inputs, *, sheet: str | None = None, exclude: Sequence[str] = ()) -> ReadReport:
    """How files are understood: tables with indicators, values, declared relations, and remarks on reading."""
    files: list[FileReport] = []
    inputs = find_inputs(paths, exclude)
    for path, found in documents_of(inputs, sheet):
        if isinstance(found, Fault):
            files.append(FileReport(path, fault=found))
            continue
        reading = FileReport(path, found.number, found.document, findings=found.findings, encoding=found.encoding)
        if reading.table is not None:
            reading = replace(reading, outcomes=outcomes(reading.table, recognise_pack(reading.table)))
        elif reading.items is not None and (pack := recognise_pack(reading.items)) is not None and pack.targets:
            meant = with_targets(reading.items, pack.targets)
            reading = replace(reading, document=meant, pack=pack.name)
        files.append(reading)
    return ReadReport(tuple(files), inputs.passed_over)


def infer(path: AnyPath, *, sheet: str | None = None, comment: str = "") -> str:
    """A rule pack (YAML) to edit, from what the first table of a file declares by itself. Raises InputFault."""
    return inference.pack_text(read_beside(path, lambda file: read_tables(file, sheet)[0].document), comment)


def next_pack(path: AnyPath, like: str, *, sheet: str | None = None) -> "NextPack":
    """The rules of a pack (a name or a file) as they hold of the first table of a file, of another year.

    Raises InputFault for a file that cannot be read, PackFault for a pack.
    """
    from cedu_targets.packs.next_year import next_pack as carried_over

    faults = Faults()
    pack = faults.of(lambda: find_pack(like))
    table = faults.of(lambda: read_beside(path, lambda file: read_tables(file, sheet)[0].document))
    faults.end()
    assert pack is not None  # or a fault was raised
    assert table is not None
    return carried_over(pack, table)
