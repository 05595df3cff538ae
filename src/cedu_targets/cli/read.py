"""cedu read: how was the file understood?"""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.session import (
    Lang,
    Output,
    Sheet,
    as_text,
    check_output,
    deliver,
    ending_on_faults,
    messages_in,
    show,
)
from cedu_targets.reporters.catalogue import ReadFormat


def read(
    files: Annotated[list[Path], typer.Argument(help="目标表文件 · target tables", show_default=False)],
    sheet: Sheet = None,
    output_format: Annotated[ReadFormat, typer.Option("--format", "-f", help="格式 · format")] = ReadFormat.TEXT,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """看看 cedu 怎样理解一张表：各栏名称、单位、关系式 · Show how a table is understood: columns, units, relations."""
    messages = messages_in(lang)
    with ending_on_faults(messages, output_format is ReadFormat.JSON, output):
        from cedu_targets import api

        check_output(output, api.expand(files))
        report = api.read(files, sheet=sheet)
        if output_format is ReadFormat.JSON:
            from cedu_targets.reporters.read_json import render as as_json

            deliver(as_json(report, messages), output)
        else:
            from cedu_targets.reporters.read_text import render

            if output is None or str(output) == "-":
                show(render(report, messages))
            else:
                deliver(as_text(render(report, messages)), output)
        raise typer.Exit(report.exit_code)
