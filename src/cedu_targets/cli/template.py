"""cedu template: a blank workbook to fill in."""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.delivery import deliver, is_written, say, warn
from cedu_targets.cli.options import Lang
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named


class Purpose(StrEnum):
    """A purpose for which there is a template."""

    ALLOCATE = "allocate"


def template(
    purpose: Annotated[
        Purpose,
        typer.Option(
            "--for",
            metavar="<allocate>",
            help="allocate 为分解计划 · allocate: a plan to spread targets by",
            show_default=False,
        ),
    ],
    output: Annotated[
        OutputFile,
        typer.Option(
            "--output",
            "-o",
            parser=OutputFile,
            metavar="文件 · FILE",
            help="写到哪个 .xlsx 文件 · the workbook to write",
            show_default=False,
        ),
    ],
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="上年表 · TABLE",
            help="上年的表：单位、栏目、关系、精度、上年数都照它填好 · last year's table, to prefill it",
            show_default=False,
            readable=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """写出一份空白的表，按表内说明填写 · Write a blank workbook that says how to fill it in.

    上年表里读不出的数会逐个指出（退出码 1） · What cannot be read of last year's table is named (exit code 1).
    """
    messages = messages_in(lang)
    with ending_on_faults(messages):
        run_in_child()
        from cedu_targets.allocation import run as planning
        from cedu_targets.allocation.plan.blank_plan import blank_plan
        from cedu_targets.domain.fault import PackFault
        from cedu_targets.reporters.allocation.template import plan_workbook

        check_output(output, [like] if like else [], format_named(ReportKind.ALLOCATION, "excel"))
        last_year = None if like is None else planning.last_years_table(like)
        try:
            plan, totals = blank_plan(last_year.document if last_year else None, messages)
            made = plan_workbook(plan, totals, messages)
        except PackFault as fault:
            raise fault.in_file(str(like)) from None
        deliver(made, output)
        unread = [finding for finding in last_year.findings if finding.severity is Severity.ERROR] if last_year else []
        if is_written(output):
            warn(messages.term("form_written", path=output))
            warn(f"  cedu {purpose} {shlex.quote(str(output))} -o {messages.term('form_result')}")
        for finding in unread:  # blank in the plan, so not assigned
            (say if is_written(output) else warn)(_line(finding, str(like), messages))
        raise typer.Exit(1 if unread else 0)


def _line(finding: Finding, path: str, messages: Messages) -> str:
    from cedu_targets.reporters.shared.escaping import visible
    from cedu_targets.reporters.shared.sentences import joined, where

    text = joined(messages, messages.message(finding), messages.help(finding))
    return f"{where(path, finding.place, messages)}: {messages.term(finding.severity)} {finding.code} {visible(text)}"
