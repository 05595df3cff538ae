"""cedu gap: who has achieved what of its targets, and who is behind? Of targets in a text, how each of them stands."""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.day import day_asked_for
from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.given_files import found_inputs, hold_stdin, outputs
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Exclude, ExitZero, FailOn, Output, PaperSize, Sheet, format_option
from cedu_targets.cli.output_file import check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.cli.wide_check import (
    EngineOption,
    Master,
    check_master,
    is_wide,
    refuse_options,
    wide_format,
    wide_gap,
)
from cedu_targets.domain.finding import Severity
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, format_named, format_of_suffix

Targets = Annotated[
    Path,
    typer.Argument(
        metavar="目标表 · TARGETS",
        help="目标表文件，或写有目标的文字（要有规则包） · the targets: a table, or a text with a rule pack",
        show_default=False,
        readable=False,
    ),
]
Achieved = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="完成表 · ACHIEVED",
        help="完成情况：一份，或每单位、每月一份；目标表里已有完成数的可不写"
        " · achievements: one file, or one per unit or month; none where the targets hold them",
        show_default=False,
        readable=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="日期 · DATE",
        help="截至日期，如 2020-09-30、2020年9月30日、2020年9月（即月底；默认今天）；月末当天起才算满一个月"
        " · the day, such as 2020-09-30 (default: today); a month counts from its last day on",
        show_default=False,
    ),
]
Base = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="上年表 · TABLE",
        help="上年的表，用于比较增减 · last year's table, for growth",
        show_default=False,
        readable=False,
    ),
]
Bases = Annotated[
    list[Path] | None,
    typer.Option(
        "--bases",
        metavar="基数表 · FILE",
        help="文字里的目标要除以的基数（人口数、单位数……），写明来源和年份，可写多次"
        " · what the targets of a text divide by, with source and year",
        show_default=False,
        readable=False,
    ),
]
Units = Annotated[
    Path | None,
    typer.Option(
        "--units",
        metavar="名单 · FILE",
        help="文字里的目标：应报单位的名单（默认取自基数表，没有的取自完成表）"
        " · of a text: the units that report (default: those of the bases, else of the achievements)",
        show_default=False,
        readable=False,
    ),
]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="规则包 · PACK",
        help="目标表的规则包名称或文件（默认自动识别）；none 为不用"
        " · the targets' rule pack (default: recognised); none: without",
        show_default=False,
    ),
]
AcceptNames = Annotated[
    bool,
    typer.Option(
        "--accept-names",
        help="提示中“可能指”的名称，没有歧义的都对应起来，并逐个列出 · take the suggested names that are unambiguous",
    ),
]
OutputFormat = Annotated[
    ReportFormat | None,
    format_option(ReportKind.GAP),
]
AsGiven = Annotated[
    bool,
    typer.Option(
        "--as-given",
        help="两边确实是这样给的：看着像目标表的也当作完成数，反之亦然"
        " · the sides are meant as given, even what reads like the other one",
    ),
]
FailOnBehind = Annotated[
    bool, typer.Option("--fail-on-behind", help="有单位滞后也不通过 · fail where a unit is behind, too")
]


def gap(
    targets: Targets,
    achieved: Achieved = None,
    as_of: AsOf = None,
    base: Base = None,
    bases: Bases = None,
    units: Units = None,
    rules: Rules = None,
    accept_names: AcceptNames = False,
    sheet: Sheet = None,
    as_given: AsGiven = False,
    exclude: Exclude = None,
    output_format: OutputFormat = None,
    output: Output = None,
    paper: PaperSize = None,
    fail_on: FailOn = Severity.ERROR,
    fail_on_behind: FailOnBehind = False,
    exit_zero: ExitZero = False,
    engine: EngineOption = None,
    master: Master = None,
    lang: Lang = None,
) -> None:
    """对照目标看完成：差额、完成率、序时进度，谁滞后 · Achievements against targets: who is behind the pace?

    序时进度为已满月数÷12，规则包可另定；低不超过 10 个百分点为略低。文字里的目标（占比、人均、全覆盖）除以
    --bases 里的基数，到期才判没有达到
    · The pace is the whole months gone ÷ 12, or the pack's profile; within 10 percentage points below it is slightly
    behind. Targets of a text divide by the numbers of --bases and are judged at their time.
    """
    messages = messages_in(lang)
    is_by_engine = engine is not None or is_wide([targets, *(achieved or ())])
    if is_by_engine:
        wanted = wide_format(output_format, output, messages, paper, ReportKind.WIDE_GAP)
    else:
        wanted = format_for(ReportKind.GAP, output_format, output, messages, paper)
    with ending_on_faults(messages, wanted, output):
        check_master(engine, master)
        hold_stdin([targets, *(achieved or ()), *(bases or ())])
        run_in_child()
        from msgspec.structs import replace

        from cedu_targets import api

        beside = [path for path in (base, units, rules) if path]
        sides = [targets], achieved or [], bases or []
        in_use = [*beside, *(bases or ()), *outputs(output)]
        issued, came_in, of_bases = found_inputs(sides, exclude, in_use, messages)
        inputs = [*issued.paths, *came_in.paths, *of_bases.paths, *beside]
        check_output(output, inputs, wanted)
        if is_by_engine:
            given = {"--base": base, "--bases": bases, "--units": units, "--sheet": sheet}
            refuse_options(name for name, value in given.items() if value)
            day = day_asked_for(as_of, messages)
            wide = wide_gap(issued, came_in, engine, master, rules, day, as_given=as_given)
            wide = replace(wide, exit_zero=exit_zero, fail_on_behind=fail_on_behind)
            deliver_report(wide, wanted, output, messages, paper)
            raise typer.Exit(wide.exit_code)
        report = api.gap(
            issued, came_in, as_of=day_asked_for(as_of, messages), base=base, bases=of_bases, units=units, rules=rules,
            sheet=sheet, fail_on=fail_on, accept_names=accept_names, as_given=as_given,
        )  # fmt: skip
        report = replace(report, exit_zero=exit_zero, fail_on_behind=fail_on_behind)
        deliver_report(report, _of_its_kind(report, wanted), output, messages, paper)
        raise typer.Exit(report.exit_code)


def _of_its_kind(report: object, wanted: ReportFormat) -> ReportFormat:
    """The format as the kind of the report has it: only what the targets are says which kind it is."""
    from cedu_targets.gaps.report import GapReport

    if isinstance(report, GapReport):
        return wanted
    try:
        return format_named(ReportKind.ATTAINMENT, wanted.name)
    except LookupError:  # a table of rows: sentences have none
        return format_of_suffix(ReportKind.ATTAINMENT, wanted.suffix)
