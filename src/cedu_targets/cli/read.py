"""cedu read: how was the file understood?"""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.delivery import deliver_report
from cedu_targets.cli.given_files import found_inputs, hold_stdin, outputs
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Exclude, Output, Sheet, format_option
from cedu_targets.cli.output_file import check_output
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, format_for, messages_in
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind


def read(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="目标表 · TABLE", help="目标表文件 · target tables", show_default=False, readable=False),
    ],
    sheet: Sheet = None,
    exclude: Exclude = None,
    output_format: Annotated[
        ReportFormat | None,
        format_option(ReportKind.READ),
    ] = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """看看 cedu 怎样理解一份文件：各栏，或各项的时间、责任单位 · Show how a file is understood: columns, or items."""
    messages = messages_in(lang)
    wanted = format_for(ReportKind.READ, output_format, output, messages)
    with ending_on_faults(messages, wanted, output):
        hold_stdin(files)
        run_in_child()
        from cedu_targets import api

        (found,) = found_inputs([files], exclude, [*outputs(output)], messages)
        check_output(output, found.paths, wanted)
        report = api.read(found, sheet=sheet)
        deliver_report(report, wanted, output, messages)
        raise typer.Exit(report.exit_code)
