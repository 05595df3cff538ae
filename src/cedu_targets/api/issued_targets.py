"""The table of targets by which something is sent out: nothing may rest on one that has errors."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cedu_targets.domain.fault import CallFault, DataFault, Faults, InputFault, refuse
from cedu_targets.domain.finding import Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.typed_words import typed
from cedu_targets.evaluation.file_check import FileCheck, checked_files
from cedu_targets.evaluation.side_files import INFER, explanations_in, pack_given
from cedu_targets.files.inputs import find_inputs
from cedu_targets.files.source import AnyPath
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport, Report


class IssuedTargets(NamedTuple):
    """A table of targets that was checked, in `file`, and the pack that it was held against."""

    file: FileReport
    pack: RulePack | None
    left_out: int
    """How many other tables and lists its file holds."""


def issued_targets(
    targets: AnyPath,
    *,
    rules: str | RulePack | None,
    sheet: str | None,
    explanations: AnyPath | None,
    today: date | None,
) -> IssuedTargets:
    """The only table of targets of a file.

    Raises DataFault while it has errors that are not explained, InputFault for a file that cannot be read or holds no
    table of targets, CallFault where it holds several, PackFault for a pack or a file of explanations.
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
        raise DataFault("targets_errors", {"count": errors, "command": command}, file.path)
    own = pack if pack is not None or file.pack is None else find_pack(file.pack)
    return IssuedTargets(file, own, len(report.files) - 1)


def _table_of_targets(files: Sequence[FileReport], path: str) -> FileReport:
    """Raises InputFault where there is none, CallFault where there are several."""
    refuse(file.fault for file in files if file.fault is not None)
    tables = [(file, file.table) for file in files if file.table is not None]
    wanted = [file for file, table in tables if table.measure is Measure.TARGET]
    if not wanted:
        raise InputFault("targets_none", {"file": typed(path)}, path, variant="other" if tables else "")
    if len(wanted) > 1:
        names = list(dict.fromkeys(file.sheet or "" for file in wanted))
        told: dict[str, Parameter] = {"count": len(wanted), "sheets": "、".join(names)}
        told["example"] = typed(names[0])
        raise CallFault("targets_several", told, path, variant="one_sheet" if len(names) == 1 else "")
    return wanted[0]


def _check_again(path: str, rules: str | RulePack | None, sheet: str | None, explanations: AnyPath | None) -> str:
    """The command by which the errors are seen."""
    given = {"--rules": rules if isinstance(rules, str) else None, "--sheet": sheet, "--explanations": explanations}
    options = [part for name, value in given.items() if value is not None for part in (name, typed(str(value)))]
    return " ".join(["cedu check", typed(path), *options])
