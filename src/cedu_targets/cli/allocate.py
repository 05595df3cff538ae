"""cedu allocate: the district's totals spread over its units, so that everything adds up."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cedu_targets.cli.delivery import deliver, deliver_report
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Output, PaperSize, format_option
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, format_named

if TYPE_CHECKING:
    from cedu_targets.allocation.report import AllocationReport

PlanFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="分解计划 · PLAN",
        help="分解计划（.xlsx、.ods、.yaml） · the plan (.xlsx, .ods, .yaml)",
        show_default=False,
        readable=False,
    ),
]
Like = Annotated[
    Path | None,
    typer.Option(
        "--like",
        metavar="上年表 · TABLE",
        help="不用计划，照上年的表分解：栏目、关系、精度、不下达的、分配依据都照它"
        " · without a plan, as in last year's table",
        show_default=False,
        readable=False,
    ),
]
Totals = Annotated[
    Path | None,
    typer.Option(
        "--totals",
        metavar="文件 · FILE",
        help="（--like）本年全区数：每行栏次（或指标）和数"
        " · (--like) this year's totals: code (or name) and number in each line",
        show_default=False,
        readable=False,
    ),
]
Growth = Annotated[
    str | None,
    typer.Option(
        "--growth",
        metavar="百分数 · PERCENT",
        help="（--like）全区数比上年增长，如 5% · (--like) totals grow by, e.g. 5%",
        show_default=False,
    ),
]
Weights = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        metavar="文件 · FILE",
        help="（--like）分配依据，（--share）各单位常住人口：每行单位和数"
        " · (--like) what to spread by, (--share) the residents: unit and number in each line",
        show_default=False,
        readable=False,
    ),
]
Mix = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="合用办法 · MIX",
        help="（--like）怎样合用，如 上年目标×0.7+常住人口×0.3；（--share）按哪一栏"
        " · (--like) how to mix the weights; (--share) of which column",
        show_default=False,
    ),
]
Share = Annotated[
    str | None,
    typer.Option(
        "--share",
        metavar="百分数 · PERCENT",
        help="（--weights）每个单位常住人口的百分之几，如 40%，不足 1 人的进 1"
        " · (--weights) a share of each unit's residents, e.g. 40%, rounded up",
        show_default=False,
    ),
]
Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="标题 · TEXT",
        help="（--share）要下达的表的标题（默认取自人口表）"
        " · (--share) the title of the table to be issued (default: made from the file's)",
        show_default=False,
    ),
]
Keep = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        metavar="已下达表 · TABLE",
        help="已下达的表，改动尽量少 · the issued table, to change as little of as possible",
        show_default=False,
        readable=False,
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--why",
        metavar="单位:栏次 · UNIT:CODE",
        help="只说明一个数的由来，如 东山:4 · explain one number, by unit and code",
        show_default=False,
    ),
]
Reasons = Annotated[
    OutputFile | None,
    typer.Option(
        "--reasons",
        parser=OutputFile,
        metavar="文件 · FILE",
        help="另写一份每个数的由来（.xlsx，供核对，不下达） · also write where each number comes from (.xlsx)",
        show_default=False,
    ),
]
OutputFormat = Annotated[
    ReportFormat | None,
    format_option(ReportKind.ALLOCATION),
]


def allocate(
    plan: PlanFile = None,
    like: Like = None,
    totals: Totals = None,
    growth: Growth = None,
    weights: Weights = None,
    by: Mix = None,
    share: Share = None,
    title: Title = None,
    keep: Keep = None,
    why: Why = None,
    output_format: OutputFormat = None,
    output: Output = None,
    reasons: Reasons = None,
    paper: PaperSize = None,
    lang: Lang = None,
) -> None:
    """把全区目标分解到各单位：合计、其中项、上下限全部相符，并说明每个数的由来 · Allocate the totals to the units.

    空白的计划：cedu template --for allocate -o 分解计划.xlsx · A blank plan: cedu template --for allocate -o plan.xlsx
    """
    messages = messages_in(lang)
    wanted = format_for(ReportKind.ALLOCATION, output_format, output, messages, paper)
    with ending_on_faults(messages, wanted, output):
        run_in_child()
        from msgspec.structs import replace

        from cedu_targets import api

        inputs = [str(path) for path in (plan, like, totals, weights, keep) if path is not None]
        check_output(output, inputs, wanted)
        _check_reasons(reasons, output, inputs)
        report = api.allocate(
            plan, like=like, totals=totals, growth=growth, weights=weights, by=by, share=share, title=title, keep=keep
        )
        if why is not None and report.understood is not None:
            report = replace(report, asked=report.cell(why))
        _give(report, wanted, output, messages, paper)
        is_hinted = output is not None and not wanted.is_machine and not _tells_all(wanted)
        _give_reasons(report, reasons, messages, is_hinted=is_hinted)
        raise typer.Exit(report.exit_code)


def _tells_all(wanted: ReportFormat) -> bool:
    """It says where each number comes from, and shows on its face that nothing was allocated: no table to be issued."""
    return wanted.name == "html"


def _give(
    report: "AllocationReport", wanted: ReportFormat, output: OutputFile | None, messages: Messages, paper: Paper | None
) -> None:
    """Print or write the result.

    Where nothing was allocated, only what nobody takes for a table is written to a file: a page, a machine's report.
    """
    is_given = report.allocation is not None
    if not wanted.needs_file:
        is_written = is_given or wanted.is_machine or _tells_all(wanted)
        deliver_report(report, wanted, output if is_written else None, messages, paper)
        return
    if is_given:
        deliver_report(report, wanted, output, messages)
        if output is not None and output.is_stdout:
            return
    # What is written to a file is told on the screen as well.
    deliver_report(report, format_named(ReportKind.ALLOCATION, "text"), None, messages)


def _check_reasons(reasons: OutputFile | None, output: OutputFile | None, inputs: Sequence[str]) -> None:
    """Refuse what cannot or must not be written, before any work is done. Raises CallFault."""
    if reasons is None:
        return
    wanted = format_named(ReportKind.ALLOCATION, "excel")
    check_output(reasons, inputs, wanted, "--reasons")
    if output is not None and output.path.resolve() == reasons.path.resolve():
        raise CallFault("output_twice", path=reasons.name)


def _give_reasons(
    report: "AllocationReport", reasons: OutputFile | None, messages: Messages, *, is_hinted: bool
) -> None:
    """Write where each number comes from, or say how to have it where a table for people was written."""
    if report.allocation is None:
        return
    if reasons is None:
        if is_hinted:
            warn(messages.term("reasons_hint"))
        return
    from cedu_targets.reporters.allocation.reasons import render
    from cedu_targets.reporters.shared.escaping import visible

    deliver(render(report, messages, reasons.path.parent), reasons)
    warn(visible(messages.term("reasons_written", path=reasons.name)))
