"""cedu check: does the table add up?"""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.session import (
    Lang,
    Output,
    Sheet,
    check_output,
    deliver,
    ending_on_faults,
    goes_to_terminal,
    messages_in,
    show,
)
from cedu_targets.domain.finding import Severity
from cedu_targets.reporters.catalogue import Format, reporter


def check(
    files: Annotated[
        list[Path],
        typer.Argument(help="目标表文件或文件夹（.xlsx .csv .txt） · tables, or folders of them", show_default=False),
    ],
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules",
            help="规则包名称或文件；none 为只按表中说明 · rule pack, or none (default: recognised)",
            show_default=False,
        ),
    ] = None,
    sheet: Sheet = None,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="报告格式 · report format")] = Format.TEXT,
    output: Output = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="从哪一级起算不通过 · least severity that fails the run")
    ] = Severity.ERROR,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="有问题也以 0 退出 · exit 0 in spite of findings")
    ] = False,
    diagnosis: Annotated[
        bool, typer.Option("--diagnosis/--no-diagnosis", help="查找疑似错因 · look for the causes of failed sums")
    ] = True,
    lang: Lang = None,
) -> None:
    """审核目标表：合计对不对，哪一格不对 · Check target tables: do they add up, and which cell does not?

    退出码 · exit codes: 0 通过 clean, 1 有问题 findings, 2 用法不对 wrong call, 3 有文件没审核成 a file could not be
    checked, 4 规则包有误 bad rule pack.
    """
    messages = messages_in(lang)
    with ending_on_faults(messages, output_format is Format.JSON, output):
        from dataclasses import replace

        from cedu_targets import tasks

        check_output(output, [*tasks.expand(files), *([rules] if rules else [])])
        report = tasks.check(files, rules=rules, sheet=sheet, fail_on=fail_on, diagnosis=diagnosis)
        report = replace(report, exit_zero=exit_zero)
        if output_format is Format.TEXT and goes_to_terminal(output):
            from cedu_targets.reporters.terminal import render

            show(render(report, messages))
        else:
            deliver(reporter(output_format)(report, messages), output)
        raise typer.Exit(report.exit_code)
