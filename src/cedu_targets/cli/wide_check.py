"""cedu check --engine: a wide table of very many rows, in Parquet or csv."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.session import ending_on_faults, format_for
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, format_named, formats_of

if TYPE_CHECKING:
    from cedu_targets.files.inputs import FoundInputs

PARQUET = ".parquet"


class EngineName(StrEnum):
    """What runs over the rows."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def is_wide(files: Sequence[Path]) -> bool:
    """Whether Parquet is given: no ordinary form comes in it."""
    return any(path.suffix.lower() == PARQUET for path in files)


def check_wide(
    found: "FoundInputs",
    engine: EngineName,
    master: str | None,
    rules: str | None,
    unused: Iterable[str],
    *,
    wanted: ReportFormat,
    output: OutputFile | None,
    fail_on: Severity,
    exit_zero: bool,
    diagnosis: bool,
    paper: Paper | None,
    messages: Messages,
) -> None:
    """Check what was given by an engine, and show the report. `unused` are options that an engine cannot serve."""
    for option in unused:
        raise CallFault("engine_option", {"option": option})
    if master is not None and engine is not EngineName.SPARK:
        raise CallFault("engine_master")
    if rules is None:
        raise CallFault("engine_rules")
    check_output(output, [*found.paths, rules], wanted)
    from msgspec.structs import replace

    from cedu_targets.api.wide import check_wide as checked

    report = checked(found, rules=rules, engine=engine, master=master, fail_on=fail_on, diagnosis=diagnosis)
    report = replace(report, exit_zero=exit_zero)
    deliver_report(report, wanted, output, messages, paper)
    raise typer.Exit(report.exit_code)


def wide_format(
    wanted: ReportFormat | None, output: OutputFile | None, messages: Messages, paper: Paper | None
) -> ReportFormat:
    """The format asked for, as one of reports on wide tables. Ends the run where there is none such."""
    with ending_on_faults(messages):
        if wanted is not None:
            names = [one.name for one in formats_of(ReportKind.WIDE)]
            if wanted.name not in names:
                raise CallFault("engine_option", {"option": f"--format {wanted.name}"})
            wanted = format_named(ReportKind.WIDE, wanted.name)
    return format_for(ReportKind.WIDE, wanted, output, messages, paper)
