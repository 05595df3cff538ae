"""What is given beside the documents of a run: a pack, last year's table, explanations, an earlier report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.trial import tried
from cedu_targets.files.source import AnyPath, NamedBytes, Source, name_of
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


def issued_tables(source: Source) -> "Issued":
    """The table that returns are held against. Raises InputFault."""
    from cedu_targets.evaluation.issued import Issued  # a check without need not load it

    return Issued(name_of(source), tables_of_file(source))


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


def tables_of_file(source: Source) -> tuple[Table, ...]:
    """The tables of last year's file, or of the issued one. Raises InputFault that names the file."""
    return read_beside(source, lambda file: tuple(found.document for found in read_tables(file)))


def read_beside(source: Source, reader: Callable[[Source], Input]) -> Input:
    """The text or last year's table. Raises InputFault that names the file."""
    name = name_of(source)
    try:
        return tried(lambda: reader(source if isinstance(source, NamedBytes) else Path(source)), name)
    except InputFault as fault:
        fault.path = name
        raise
