"""What users import: paths in, a report out. `check`, `read` and `gap` never print and never exit."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TypeVar

from cedu_targets import inference, packs
from cedu_targets.domain.faults import Fault, InputFault
from cedu_targets.domain.finding import Severity
from cedu_targets.evaluation import evaluate, outcomes
from cedu_targets.gap_report import GapReport
from cedu_targets.packs import RulePack
from cedu_targets.readers.catalogue import SUFFIXES, TableRead, read_tables
from cedu_targets.readers.prose import own_prose, read_prose
from cedu_targets.report import FileReport, ReadReport, Report

AnyPath = str | PathLike[str]
Input = TypeVar("Input")

INFER = "none"
"""`rules=INFER`: use no pack, check what the sheet declares by itself."""


def check(
    paths: AnyPath | Sequence[AnyPath],
    *,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    text: AnyPath | None = None,
    base: AnyPath | None = None,
    explanations: AnyPath | None = None,
    baseline: AnyPath | None = None,
    today: date | None = None,
    diagnosis: bool = True,
) -> Report:
    """Check target tables: files, or folders with all their workbooks and texts.

    `rules` is a pack, its name or its file; by default each table's pack is recognised by title
    and columns, and a table without one is checked by what it declares itself (`rules=INFER`
    does so always). `text` is the notice that the tables belong to, `base` last year's table,
    `explanations` a file of findings accepted in writing (as of `today`), `baseline` the JSON
    report of an earlier run to compare with. With `diagnosis`, the causes of failed sums are
    looked for. A file that cannot be read is an entry of the report with a `fault`; every other
    file is still checked. Raises PackFault for an unknown or invalid pack, explanations file or
    baseline, InputFault for an unreadable `text` or `base`.
    """
    pack = packs.find(rules) if isinstance(rules, str) and rules != INFER else rules
    prose = None if text is None else _other_input(text, lambda path: read_prose(path, str(text)))
    last_year = None if base is None else _other_input(base, lambda path: read_tables(path)[0].table)
    files: list[FileReport] = []
    for path, found in _tables(paths, sheet):
        if isinstance(found, Fault):
            files.append(FileReport(path, fault=found))
            continue
        chosen = packs.recognise(found.table) if pack is None else None if isinstance(pack, str) else pack
        try:
            beside = prose or (own_prose(Path(path)) if chosen is not None else None)
            files.append(
                evaluate(
                    path, found.number, found.table, found.remarks, chosen, prose=beside, last_year=last_year,
                    diagnosis=diagnosis,
                )
            )  # fmt: skip
        except Exception as error:
            files.append(FileReport(path, fault=_own_fault(error, path)))
    report = Report(tuple(files), fail_on)
    if explanations is not None:
        from cedu_targets.explanations import explained  # a check without either need not load them

        report = explained(report, Path(explanations), today or date.today())
    if baseline is not None:
        from cedu_targets.baseline import compared

        report = compared(report, Path(baseline))
    return report


def gap(
    targets: AnyPath,
    achieved: AnyPath | Sequence[AnyPath] = (),
    *,
    as_of: date | None = None,
    base: AnyPath | None = None,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
) -> GapReport:
    """Hold achievements against targets on a day (`as_of`, default today): gap, completion, pace, state.

    `achieved` are files or folders, one for all units or one per unit or month; none where `targets`
    holds both sides. `base` is last year's table, for growth. Rates are shares. Both sides are
    checked first, and their findings are part of the report. Raises PackFault for an unknown or
    invalid pack, InputFault for an unreadable `base`, CallFault where there are no achievements.
    """
    from cedu_targets.progress import progress

    pack = packs.find(rules) if isinstance(rules, str) and rules != INFER else rules
    last_year = None if base is None else _other_input(base, lambda path: read_tables(path)[0].table)
    return progress(
        _tables(targets, sheet), _tables(achieved, sheet), rules=pack, as_of=as_of or date.today(), base=last_year,
        fail_on=fail_on,
    )  # fmt: skip


def _other_input(path: AnyPath, reader: Callable[[Path], Input]) -> Input:
    """The text or last year's table. Raises InputFault that names the file."""
    try:
        return reader(Path(path))
    except InputFault as fault:
        fault.path = str(path)
        raise


def read(paths: AnyPath | Sequence[AnyPath], *, sheet: str | None = None) -> ReadReport:
    """How files are understood: tables with indicators, values, declared relations, and remarks on reading."""
    files: list[FileReport] = []
    for path, found in _tables(paths, sheet):
        if isinstance(found, Fault):
            files.append(FileReport(path, fault=found))
            continue
        declared, table = outcomes(found.table), found.table
        files.append(
            FileReport(path, found.number, table, findings=found.remarks, outcomes=declared, encoding=found.encoding)
        )
    return ReadReport(tuple(files))


def infer(path: AnyPath, *, sheet: str | None = None, comment: str = "") -> str:
    """A rule pack (YAML) to edit, from what the first table of a file declares by itself. Raises InputFault."""
    return inference.pack_text(_other_input(path, lambda file: read_tables(file, sheet)[0].table), comment)


def _tables(paths: AnyPath | Sequence[AnyPath], sheet: str | None) -> Iterator[tuple[str, TableRead | Fault]]:
    """Every table of every file, in order; a file that cannot be read is its fault."""
    for path in expand(paths):
        try:
            yield from ((path, table) for table in read_tables(Path(path), sheet))
        except InputFault as fault:
            fault.path = path
            yield path, fault
        except Exception as error:  # a fault of cedu in one file: said, and the others are still checked
            yield path, _own_fault(error, path)


def _own_fault(error: Exception, path: str) -> Fault:
    return Fault("fault", {"reason": f"{type(error).__name__}: {error}"}, path)


def expand(paths: AnyPath | Sequence[AnyPath]) -> Iterator[str]:
    """The files to read: each path as given, a folder as its files (`folder/relative`), sorted."""
    for given in [paths] if isinstance(paths, str | PathLike) else paths:
        path = Path(given)
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on a closed folder or an endless name
            yield str(given)
            continue
        inside = sorted(
            entry.relative_to(path).as_posix()
            for entry in path.rglob("*")
            if entry.suffix.lower() in SUFFIXES and not entry.name.startswith(("~$", ".")) and entry.is_file()
        )
        if not inside:
            yield str(given)
        yield from (f"{str(given).rstrip('/')}/{name}" for name in inside)
