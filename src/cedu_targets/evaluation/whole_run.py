"""The whole run: what is known only of several files together, which are of another year and whose forms came in."""

from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.evaluation.issued import Issued
from cedu_targets.evaluation.roster import roster_of
from cedu_targets.evaluation.years import with_other_years
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport, Report


def of_several(report: Report, pack: RulePack | None) -> Report:
    """The report of several files. Expected are the units of the pack that the tables were recognised by."""
    known = _pack_of(report, pack)
    files = with_other_years(report.files)
    return replace(report, files=files, roster=roster_of(files, known.units if known else (), is_due=False))


def of_returns(report: Report, pack: RulePack | None, issued: Issued, *, is_folder: bool) -> Report:
    """The report of returns: which are not of the issued year, and which units sent nothing.

    Who sent nothing is known where several files were given, or all that are in a folder.
    """
    report = replace(report, files=with_other_years(report.files, issued.year))
    if not (is_folder or report.is_of_several_files):
        return report
    known = _pack_of(report, pack)

    def reporting(file: FileReport) -> Sequence[str]:
        return () if file.table is None else issued.reporting(file.table, known)

    expected = issued.units(known.units if known else ())
    return replace(report, roster=roster_of(report.files, expected, is_due=True, reporting=reporting))


def _pack_of(report: Report, pack: RulePack | None) -> RulePack | None:
    """The pack that was asked for, else the one that the tables were recognised by."""
    names = {file.pack for file in report.files if file.pack is not None}
    return pack or (find_pack(*names) if len(names) == 1 else None)
