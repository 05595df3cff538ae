"""cedu rollup: what do the monthly forms add up to, and who has sent none?"""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.day import day_asked_for
from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.given_files import found_inputs, hold_stdin, outputs
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Exclude, ExitZero, Output, PaperSize, format_option
from cedu_targets.cli.output_file import check_output
from cedu_targets.cli.progress import progress
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.cli.wide_check import (
    EngineOption,
    Master,
    To,
    check_master,
    is_wide,
    refuse_options,
    wide_format,
    wide_rollup,
)
from cedu_targets.domain.fault import CallFault
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind

FormsGiven = Annotated[
    list[Path],
    typer.Argument(
        metavar="报表 · FORMS",
        help='报上来的月报表、台账、指标完成情况表：文件、文件夹或通配符（"报表/*.xlsx"）'
        " · the monthly forms, ledgers and achievements that came in: files, folders, or patterns",
        show_default=False,
        readable=False,
    ),
]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="规则包 · PACK",
        help="规则包名称或文件：月份、单位、报送日期、培训类别；none 为不用"
        " · the rule pack: months, units, last day, categories; none: without",
        show_default=False,
    ),
]
Units = Annotated[
    Path | None,
    typer.Option(
        "--units",
        metavar="名单 · FILE",
        help="应报单位的名单（表格、Word 或文本），可有“别名”一栏 · the units that have to report, aliases too",
        show_default=False,
        readable=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="日期 · DATE",
        help="截至日期，如 2020-08-10、2020年7月（即月底；默认今天）；到这一天还没有到期的不算缺"
        " · the day, such as 2020-08-10 (default: today): what is not due by then is not missing",
        show_default=False,
    ),
]
DueDay = Annotated[
    int | None,
    typer.Option(
        "--due-day",
        metavar="日 · DAY",
        help="次月几日前报（含当日），默认按规则包；都没有的不论迟早"
        " · the last day of the next month on which a form is in time (default: the pack's, else none is late)",
        show_default=False,
    ),
]
Months = Annotated[
    str | None,
    typer.Option(
        "--months",
        metavar="月份 · MONTHS",
        help="汇总哪些月份，如 2020-05..2020-11（默认按规则包，否则从报来的第一个月到最后一个月）"
        " · the months to put together (default: the pack's, else from the first to the last that came)",
        show_default=False,
    ),
]
Prefer = Annotated[
    list[Path] | None,
    typer.Option(
        "--prefer",
        metavar="报表 · FILE",
        help="同一单位同一月份有两份不同的，用这一份；可写多次"
        " · of forms of one unit and month that differ, count this one; may be given several times",
        show_default=False,
        readable=False,
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        metavar="个数 · NUMBER",
        help="同时用几个进程读，0 为全部核心 · processes that share the files, 0 = all cores",
    ),
]
OutputFormat = Annotated[
    ReportFormat | None,
    format_option(ReportKind.ROLLUP),
]


def rollup(
    forms: FormsGiven,
    rules: Rules = None,
    units: Units = None,
    as_of: AsOf = None,
    due_day: DueDay = None,
    months: Months = None,
    prefer: Prefer = None,
    exclude: Exclude = None,
    output_format: OutputFormat = None,
    output: Output = None,
    jobs: Jobs = 1,
    paper: PaperSize = None,
    exit_zero: ExitZero = False,
    engine: EngineOption = None,
    master: Master = None,
    to: To = None,
    lang: Lang = None,
) -> None:
    """把月报表、台账、指标报表汇总成完成数，谁没有报 · Roll monthly forms up: what they add up to, who sent none.

    合计、累计行只核对，不相加；两份不同的报表都不计入；没有报的不是零。指标报表取最近一个月的累计
    · Totals are checked and never added; of two forms that differ none counts; what did not come is not 0. Of
    indicators the year so far at the latest month is taken.
    """
    messages = messages_in(lang)
    is_by_engine = engine is not None or is_wide(forms)
    if is_by_engine:
        wanted = wide_format(output_format, output, messages, paper, ReportKind.WIDE_ROLLUP)
    else:
        wanted = format_for(ReportKind.ROLLUP, output_format, output, messages, paper)
    with ending_on_faults(messages, wanted, output):
        check_master(engine, master)
        if to is not None and not is_by_engine:
            raise CallFault("rollup_to")
        hold_stdin(forms)
        if jobs == 1:
            run_in_child()
        from msgspec.structs import replace

        from cedu_targets import api

        beside = [str(path) for path in (rules, units) if path]
        (found,) = found_inputs([forms], exclude, [*beside, *outputs(output)], messages)
        check_output(output, [*found.paths, *beside], wanted)
        if is_by_engine:
            given = {
                "--units": units, "--as-of": as_of, "--due-day": due_day, "--months": months, "--prefer": prefer,
            }  # fmt: skip
            refuse_options(name for name, value in given.items() if value)
            summed = replace(wide_rollup(found, engine, master, rules, to), exit_zero=exit_zero)
            deliver_report(summed, wanted, output, messages, paper)
            raise typer.Exit(summed.exit_code)
        with progress(len(found.paths), messages) as watch:
            report = api.rollup(
                found, rules=rules, units=units, as_of=day_asked_for(as_of, messages), due_day=due_day, months=months,
                prefer=prefer or (), jobs=jobs, watch=watch,
            )  # fmt: skip
        report = replace(report, exit_zero=exit_zero)
        deliver_report(report, wanted, output, messages, paper)
        raise typer.Exit(report.exit_code)
