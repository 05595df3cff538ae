"""cedu check --engine: a wide table of very many rows, in Parquet or csv."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from cedu_targets.engines.gap_report import WideGapReport
    from cedu_targets.engines.rollup_report import WideRollup
    from cedu_targets.files.inputs import FoundInputs

PARQUET = ".parquet"


class EngineName(StrEnum):
    """What runs over the rows."""

    DUCKDB = "duckdb"
    SPARK = "spark"


EngineOption = Annotated[
    EngineName | None,
    typer.Option(
        "--engine",
        metavar="<duckdb|spark>",
        help="成百万行的宽表（.parquet .csv，一行一个村或街道）用数据库引擎审核：duckdb、spark"
        " · a wide table of millions of rows (.parquet, .csv; a row a village or town) is checked by an engine:"
        " duckdb, spark",
        show_default=False,
    ),
]
Master = Annotated[
    str | None,
    typer.Option(
        "--master",
        metavar="地址 · ADDRESS",
        help="Spark 集群的地址（默认 local[*]，即这台电脑） · the Spark cluster (default: local[*], this machine)",
        show_default=False,
    ),
]


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
    refuse_options(unused)
    check_master(engine, master)
    if rules is None:
        raise CallFault("engine_rules")
    check_output(output, [*found.paths, rules], wanted)
    from msgspec.structs import replace

    from cedu_targets.api.wide import check_wide as checked

    report = checked(found, rules=rules, engine=engine, master=master, fail_on=fail_on, diagnosis=diagnosis)
    report = replace(report, exit_zero=exit_zero)
    deliver_report(report, wanted, output, messages, paper)
    raise typer.Exit(report.exit_code)


def refuse_options(unused: Iterable[str]) -> None:
    """Raises CallFault for the first option that an engine cannot serve."""
    for option in unused:
        raise CallFault("engine_option", {"option": option})


def check_master(engine: EngineName | None, master: str | None) -> None:
    """Raises CallFault where the address of a cluster is given, and another engine than Spark."""
    if master is not None and engine is not EngineName.SPARK:
        raise CallFault("engine_master")


def wide_gap(
    targets: "FoundInputs",
    achieved: "FoundInputs",
    engine: EngineName | None,
    master: str | None,
    rules: str | None,
    as_of: date | None,
    *,
    as_given: bool,
) -> "WideGapReport":
    """Hold wide achievements against wide targets. Raises CallFault where no pack is given, or no achievements."""
    if rules is None:
        raise CallFault("engine_rules")
    if not achieved.paths:
        raise CallFault("engine_achieved")
    from cedu_targets.api.wide import gap_wide

    name = engine or EngineName.DUCKDB
    return gap_wide(targets, achieved, rules=rules, engine=name, master=master, as_of=as_of, as_given=as_given)


class LevelName(StrEnum):
    """To which level rows are summed."""

    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    VILLAGE = "village"


To = Annotated[
    LevelName | None,
    typer.Option(
        "--to",
        metavar="<town|district|province|village>",
        help="宽表（.parquet，或加 --engine 的 .csv）汇总到哪一级：town 街道、district 区县、province 省、village 村"
        "（只加月份）；默认最细一级的上一级"
        " · of a wide table the level to which rows are summed (default: that above the finest; the finest: months"
        " only)",
        show_default=False,
    ),
]


def wide_rollup(
    found: "FoundInputs",
    engine: EngineName | None,
    master: str | None,
    rules: str | None,
    to: LevelName | None,
) -> "WideRollup":
    """Sum wide tables to a level. Raises CallFault where no pack is given."""
    if rules is None:
        raise CallFault("engine_rules")
    from cedu_targets.api.wide import rollup_wide
    from cedu_targets.engines.columns import Level

    level = None if to is None else Level(to)
    return rollup_wide(found, rules=rules, to=level, engine=engine or EngineName.DUCKDB, master=master)


def wide_format(
    wanted: ReportFormat | None,
    output: OutputFile | None,
    messages: Messages,
    paper: Paper | None,
    kind: ReportKind = ReportKind.WIDE,
) -> ReportFormat:
    """The format asked for, as one of reports on wide tables. Ends the run where there is none such."""
    with ending_on_faults(messages):
        if wanted is not None:
            names = [one.name for one in formats_of(kind)]
            if wanted.name not in names:
                raise CallFault("engine_format", {"format": wanted.name, "formats": " ".join(names)})
            wanted = format_named(kind, wanted.name)
    return format_for(kind, wanted, output, messages, paper)
