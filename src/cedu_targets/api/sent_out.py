"""What is sent out: targets of each unit, checklists, the folders of a dossier. Nothing is written here."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cedu_targets.api.issued_targets import issued_targets
from cedu_targets.domain.fault import CallFault, Faults
from cedu_targets.domain.finding import Finding
from cedu_targets.evaluation.file_check import FileCheck, checked_files
from cedu_targets.evaluation.side_files import INFER, pack_given
from cedu_targets.files.inputs import Inputs, find_inputs
from cedu_targets.files.source import AnyPath
from cedu_targets.packs.pack import RulePack

if TYPE_CHECKING:
    from cedu_targets.agenda.checklists import SentOut
    from cedu_targets.agenda.dossier import Dossier
    from cedu_targets.allocation.report import AllocationReport
    from cedu_targets.attainment.figure_form import FigureForm
    from cedu_targets.gaps.report_forms import ReportForms


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


class FigureFormMade(Struct, frozen=True):
    """A blank form of achievements, and what was odd in the list of units."""

    form: "FigureForm"
    findings: tuple[Finding, ...] = ()


def figure_form(
    targets: Inputs, *, rules: str | RulePack | None = None, units: AnyPath | None = None, year: int | None = None
) -> FigureFormMade:
    """What has to be reported of the targets of a text, and the bases; nothing is written.

    Of a `year` the targets that are due or running in it, else all. The units are those of the list `units`, else of
    the pack. Raises InputFault for a file that cannot be read or sets no targets, PackFault for a pack, CallFault where
    nothing is due in that year.
    """
    from cedu_targets.attainment.figure_form import form_for
    from cedu_targets.packs.find import find_pack
    from cedu_targets.rollups.unit_list import read_unit_list

    faults = Faults()
    pack = faults.of(lambda: pack_given(rules))
    listed = None if units is None else faults.of(lambda: read_unit_list(Path(units)))
    faults.end()
    files = list(checked_files(FileCheck(pack=pack, infers=rules == INFER, diagnosis=False), find_inputs(targets)))
    own = pack or next((find_pack(file.pack) for file in files if file.pack), None)
    names = listed.units if listed is not None else [entry.name for entry in own.units] if own is not None else ()
    return FigureFormMade(form_for(files, names, year), () if listed is None else listed.findings)


def report_forms(
    targets: AnyPath,
    *,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    explanations: AnyPath | None = None,
    today: date | None = None,
) -> "ReportForms":
    """The forms on which units report each month what became of the targets of a table; nothing is written.

    `rules` and `explanations` (as of `today`) are as in `check`. Raises DataFault while the table has errors that are
    not explained, InputFault for a file that cannot be read or holds no table of targets, CallFault where it holds
    several or assigns nothing to any unit, PackFault for a pack or a file of explanations.
    """
    from cedu_targets.gaps import report_forms as forms

    issued = issued_targets(targets, rules=rules, sheet=sheet, explanations=explanations, today=today)
    return forms.report_forms(issued.file, issued.pack)
