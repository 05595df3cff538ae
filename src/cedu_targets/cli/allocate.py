"""cedu allocate: the district's totals spread over its units, so that everything adds up."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cedu_targets.cli.session import (
    PIPED_WIDTH,
    Lang,
    Output,
    as_text,
    check_output,
    deliver,
    ending_on_faults,
    format_for,
    messages_in,
    say,
    show,
)
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import AllocateFormat, allocation_reporter

if TYPE_CHECKING:
    from cedu_targets.allocation.report import AllocationReport


def allocate(
    plan: Annotated[
        Path | None, typer.Argument(help="分解计划（.xlsx、.ods、.yaml） · the plan", show_default=False)
    ] = None,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            help="不用计划，照上年的表分解：栏目、关系、精度、不下达的、分配依据都照它"
            " · without a plan, as in last year's table",
            show_default=False,
        ),
    ] = None,
    totals: Annotated[
        Path | None,
        typer.Option(
            "--totals",
            help="（--like）本年全区数：每行栏次（或指标）和数 · this year's totals: code (or name), number",
            show_default=False,
        ),
    ] = None,
    growth: Annotated[
        str | None,
        typer.Option(
            "--growth",
            metavar="PERCENT",
            help="（--like）全区数比上年增长，如 5% · totals grow by, e.g. 5%",
            show_default=False,
        ),
    ] = None,
    weights: Annotated[
        Path | None,
        typer.Option(
            "--weights",
            help="（--like）分配依据：每行单位和数 · what to spread by: unit, number",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="MIX",
            help="（--like）怎样合用，如 上年目标×0.7+常住人口×0.3 · how to mix the weights",
            show_default=False,
        ),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep",
            help="已下达的表，改动尽量少 · the issued table, to change as little of as possible",
            show_default=False,
        ),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            "--why",
            metavar="UNIT:CODE",
            help="只说明一个数的由来，如 东山:4 · explain one number",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        AllocateFormat | None,
        typer.Option("--format", "-f", help="格式（默认按输出文件的后缀） · format", show_default=False),
    ] = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """把全区目标分解到各单位：合计、其中项、上下限全部相符，并说明每个数的由来 · Allocate the totals to the units.

    计划从哪里来 · a blank plan: cedu template --for allocate -o 计划.xlsx
    """
    messages = messages_in(lang)
    wanted = format_for(output_format, output, AllocateFormat)
    with ending_on_faults(messages, wanted is AllocateFormat.JSON, output):
        from cedu_targets import api

        inputs = [str(path) for path in (plan, like, totals, weights, keep) if path is not None]
        check_output(output, inputs, as_workbook=wanted is AllocateFormat.EXCEL)
        report = api.allocate(plan, like=like, totals=totals, growth=growth, weights=weights, by=by, keep=keep)
        asked = report.cell(why) if why is not None and report.brief is not None else None
        _give(report, asked, wanted, output, messages)
        raise typer.Exit(report.exit_code)


def _give(
    report: "AllocationReport",
    asked: tuple[str, str] | None,
    wanted: AllocateFormat,
    output: Path | None,
    messages: Messages,
) -> None:
    """Print or write the result; where nothing was allocated, only a JSON report is ever written to a file."""
    to_file = output is not None and str(output) != "-"
    if wanted is AllocateFormat.JSON:
        from cedu_targets.reporters.allocation.json import render as as_json

        deliver(as_json(report, messages, asked), output)
        return
    if wanted is AllocateFormat.MARKDOWN:
        deliver(allocation_reporter(wanted)(report, messages), output if report.allocation else None)
        return
    from cedu_targets.reporters.allocation.text import explanation, render

    if asked is not None and report.allocation is not None:
        shown = explanation(report, *asked, messages)
    else:
        width = os.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
        shown = render(report, messages, width)
    if wanted is AllocateFormat.TEXT and to_file and report.allocation is not None:
        deliver(as_text(shown), output)
        return
    if wanted is AllocateFormat.EXCEL and report.allocation is not None:
        deliver(allocation_reporter(wanted)(report, messages), output)
        if not to_file:
            return
    show(shown)
    if wanted is AllocateFormat.EXCEL and report.allocation is not None:
        say(messages.term("plan_written", path=output))
