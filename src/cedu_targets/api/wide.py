"""Wide tables of very many rows: Parquet or csv files in, the report of an engine's run out."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from cedu_targets.domain.fault import CallFault, Faults, InputFault
from cedu_targets.domain.finding import Severity
from cedu_targets.engines.columns import Level
from cedu_targets.engines.duckdb import DuckDB
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.gap import gap_wide as compared
from cedu_targets.engines.gap_report import WideGapReport
from cedu_targets.engines.report import WideReport
from cedu_targets.engines.rollup import rollup_wide as rolled_up
from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.engines.run import check_wide as checked
from cedu_targets.engines.unread import unread
from cedu_targets.evaluation.side_files import INFER
from cedu_targets.files.inputs import Inputs, find_inputs
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack

PARQUET = ".parquet"
_TEXTS = (".csv", ".tsv", ".txt")


def check_wide(
    paths: Inputs,
    *,
    rules: str | RulePack,
    engine: str = "duckdb",
    master: str | None = None,
    fail_on: Severity = Severity.ERROR,
    diagnosis: bool = True,
) -> WideReport:
    """Check wide tables (a row a village or town) in Parquet or csv files by the rules of a pack.

    The engine counts what is wrong in all rows; the worst districts are judged and diagnosed as tables of their own.
    Raises PackFault for the pack, InputFault for files and columns, CallFault for an engine that is not there.
    """
    pack, (found,) = _given(rules, paths)
    running = open_engine(engine, master)
    try:
        return checked(running, found, pack, fail_on, diagnosis=diagnosis)
    finally:
        running.close()


def gap_wide(
    targets: Inputs,
    achieved: Inputs,
    *,
    rules: str | RulePack,
    engine: str = "duckdb",
    master: str | None = None,
    as_of: date | None = None,
    as_given: bool = False,
) -> WideGapReport:
    """Hold wide tables of achievements (the year so far) against those of targets, unit by unit, on a day (today).

    Units are matched by their names at all levels. Raises as `check_wide` does, and InputFault where the achievements
    are the targets themselves, unless they are meant `as_given`.
    """
    pack, (issued, came_in) = _given(rules, targets, achieved)
    running = open_engine(engine, master)
    try:
        day = as_of or date.today()
        return compared(running, issued, came_in, pack, day, as_given=as_given)
    finally:
        running.close()


def rollup_wide(
    paths: Inputs,
    *,
    rules: str | RulePack,
    to: Level | None = None,
    engine: str = "duckdb",
    master: str | None = None,
) -> WideRollup:
    """Sum wide tables of achievements (a row a village or town, of each month one) to a level above.

    Without `to` that is the level above the finest. Raises as `check_wide` does.
    """
    pack, (found,) = _given(rules, paths)
    running = open_engine(engine, master)
    try:
        return rolled_up(running, found, pack, to)
    finally:
        running.close()


def _given(rules: str | RulePack, *sides: Inputs) -> tuple[RulePack, list[Sequence[str]]]:
    """The pack, and the files of each side; what is wrong with any of them is told at once."""
    if not rules or rules == INFER:
        raise CallFault("engine_rules")
    faults = Faults()
    pack = faults.of(lambda: rules if isinstance(rules, RulePack) else find_pack(rules))
    found = [faults.of(lambda side=side: wide_paths(side)) for side in sides]  # type: ignore[misc]
    faults.end()
    assert pack is not None  # or a fault was raised
    return pack, [side or () for side in found]


def open_engine(name: str, master: str | None = None) -> Engine:
    """The engine of a name; `master` is Spark's. Raises CallFault where its extra, or Java, is missing."""
    if name == DuckDB.name:
        return DuckDB()
    from cedu_targets.engines.spark import LOCAL, Spark

    assert name == Spark.name
    return Spark(master or LOCAL)


def wide_paths(paths: Inputs) -> Sequence[str]:
    """The files, all of one kind. Raises InputFault for one that is missing, CallFault for two kinds."""
    found = find_inputs(paths)
    for path in found.paths:
        if path in found.faults:
            raise found.faults[path]
    kinds = [PurePath(path).suffix.lower() for path in found.paths]
    for path, kind in zip(found.paths, kinds, strict=True):
        if path in found.held:
            raise CallFault("engine_files", {"name": path}, variant="held")
        if kind not in (PARQUET, *_TEXTS):
            raise CallFault("engine_files", {"name": path}, variant="other")
        if (kind == PARQUET) != (kinds[0] == PARQUET):
            raise CallFault("engine_files", {"name": path})
        _check_exists(path)
    return found.paths


def _check_exists(path: str) -> None:
    try:
        with open(path, "rb"):  # noqa: PTH123 - the path as it was given
            return
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise InputFault("RD101", path=path) from None
        raise unread(path, error.strerror or str(error)) from None
