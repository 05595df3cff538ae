"""What is given beside the documents of a run: a pack, last year's table, explanations, an earlier report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.trial import tried
from cedu_targets.files.inputs import AnyPath
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.read import read_tables
from cedu_targets.report import Report

if TYPE_CHECKING:
    from cedu_targets.evaluation.issued import Issued

Input = TypeVar("Input")

INFER = "none"
"""`rules=INFER`: use no pack, check what the sheet declares by itself."""


def pack_given(rules: str | RulePack | None) -> RulePack | None:
    """The pack that was asked for. Raises PackFault."""
    if not isinstance(rules, str):
        return rules
    return None if rules == INFER else find_pack(rules)


def issued_tables(path: AnyPath) -> "Issued":
    """The table that returns are held against. Raises InputFault."""
    from cedu_targets.evaluation.issued import Issued  # a check without need not load it

    return Issued(str(path), tables_of_file(path))


def explanations_in(path: AnyPath) -> Callable[[Report, date], Report]:
    """What an explanations file does to a report on a day. Raises PackFault; InputFault for an unreadable workbook."""
    from cedu_targets.evaluation.explanations.accepted import explained, read_explanations  # a check without needs none

    read = tried(lambda: read_explanations(Path(path)), str(path))
    return lambda report, today: explained(report, read, today)


def baseline_in(path: AnyPath) -> Callable[[Report], Report]:
    """How a report compares to an earlier one. Raises PackFault."""
    from cedu_targets.evaluation.baseline import compared, read_baseline  # as above

    earlier = read_baseline(Path(path))
    return lambda report: compared(report, earlier, str(path))


def tables_of_file(path: AnyPath) -> tuple[Table, ...]:
    """The tables of last year's file, or of the issued one. Raises InputFault that names the file."""
    return read_beside(path, lambda file: tuple(found.document for found in read_tables(file)))


def read_beside(path: AnyPath, reader: Callable[[Path], Input]) -> Input:
    """The text or last year's table. Raises InputFault that names the file."""
    try:
        return tried(lambda: reader(Path(path)), str(path))
    except InputFault as fault:
        fault.path = str(path)
        raise
