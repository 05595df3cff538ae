"""Letters of responsibility: a table of targets in, what each unit has to reach and see to out; nothing is written."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cedu_targets.domain.fault import CallFault, DataFault, Fault, Faults, InputFault, refuse
from cedu_targets.domain.finding import Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.items import Items
from cedu_targets.evaluation.file_check import FileCheck, checked_files
from cedu_targets.evaluation.side_files import INFER, explanations_in, pack_given
from cedu_targets.files.inputs import AnyPath, find_inputs
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport, Report

if TYPE_CHECKING:
    from cedu_targets.letters.letter import Letters


def letters(
    targets: AnyPath,
    *,
    beside: Sequence[AnyPath] = (),
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    explanations: AnyPath | None = None,
    today: date | None = None,
) -> "Letters":
    """What each unit of a table of targets has to reach, and has to see to by its pack and the lists in `beside`.

    `rules` and `explanations` (as of `today`) are as in `check`. Raises DataFault while the table has errors that are
    not explained, InputFault for a file that cannot be read, that holds no table of targets, or in which nothing is
    due, CallFault where it holds several tables of targets, PackFault for a pack or a file of explanations.
    """
    faults = Faults()
    pack = faults.of(lambda: pack_given(rules))
    accepted = None if explanations is None else faults.of(lambda: explanations_in(explanations))
    faults.end()
    judge = FileCheck(pack=pack, infers=rules == INFER, sheet=sheet, diagnosis=False)
    report = Report(tuple(checked_files(judge, find_inputs([targets]))))
    if accepted is not None:
        report = accepted(report, today or date.today())
    file = _table_of_targets(report.files, str(targets))
    if errors := file.count(Severity.ERROR):
        command = _check_again(file.path, rules, sheet, explanations)
        raise DataFault("letters_errors", {"count": errors, "command": command}, file.path)
    own = pack if pack is not None or file.pack is None else find_pack(file.pack)
    lists, owners = _what_is_due(file, beside, own)
    from cedu_targets.letters.run import letters_of  # a check need not load it

    return replace(letters_of(file, lists, owners, own), left_out=len(report.files) - 1)


def _table_of_targets(files: Sequence[FileReport], path: str) -> FileReport:
    """The only table of targets of a file. Raises InputFault where there is none, CallFault where there are several."""
    refuse(file.fault for file in files if file.fault is not None)
    tables = [(file, file.table) for file in files if file.table is not None]
    wanted = [file for file, table in tables if table.measure is Measure.TARGET]
    if not wanted:
        raise InputFault("letters_no_targets", {"file": shlex.quote(path)}, path, variant="other" if tables else "")
    if len(wanted) > 1:
        names = list(dict.fromkeys(file.sheet or "" for file in wanted))
        told: dict[str, Parameter] = {"count": len(wanted), "sheets": "、".join(names)}
        told["example"] = shlex.quote(names[0])
        raise CallFault("letters_which_table", told, path, variant="one_sheet" if len(names) == 1 else "")
    return wanted[0]


def _check_again(path: str, rules: str | RulePack | None, sheet: str | None, explanations: AnyPath | None) -> str:
    """The command by which the errors are seen."""
    given = {"--rules": rules if isinstance(rules, str) else None, "--sheet": sheet, "--explanations": explanations}
    options = [part for name, value in given.items() if value is not None for part in (name, shlex.quote(str(value)))]
    return " ".join(["cedu check", shlex.quote(path), *options])


def _what_is_due(
    file: FileReport, beside: Sequence[AnyPath], pack: RulePack | None
) -> tuple[list[tuple[str, Items]], list[OwnerEntry]]:
    """The duties beside the table, and what is due by other files, each with its path; and what packs say of owners.

    Raises InputFault for a file that cannot be read, or in which nothing is due.
    """
    from cedu_targets.agenda.follow_up import with_faults
    from cedu_targets.agenda.lists import items_of, understood
    from cedu_targets.agenda.owner_roster import roster_of

    given = list(checked_files(FileCheck(diagnosis=False), find_inputs(beside))) if beside else []
    roster = roster_of(given, None)
    entries = list(dict.fromkeys((*(() if pack is None else pack.owners), *roster.entries)))
    listed = with_faults(understood(given, roster), "")
    faults: list[Fault] = [one.fault for one in listed if one.fault is not None]
    refuse(faults)
    own = understood([file], replace(roster, entries=tuple(entries)))
    found = [(one.path, items) for one in (*own, *listed) if (items := items_of(one)) is not None]
    return found, entries
