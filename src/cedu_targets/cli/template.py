"""cedu template: a blank workbook to fill in."""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.session import Lang, check_output, deliver, ending_on_faults, messages_in


class Purpose(StrEnum):
    """What a template is for."""

    ALLOCATE = "allocate"


def template(
    purpose: Annotated[
        Purpose,
        typer.Option("--for", help="allocate 分解计划 · a plan for cedu allocate", show_default=False),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="写到哪个 .xlsx 文件 · the workbook to write", show_default=False)
    ],
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            help="上年的表：单位、栏目、关系、精度、上年数都照它填好 · last year's table, to prefill it",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """写出一份空白的表，按表内说明填写 · Write a blank workbook that says how to fill it in."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets import planning
        from cedu_targets.templates import plan_template

        check_output(output, [like] if like else [], as_workbook=True)
        table = None if like is None else planning.last_years_table(like)
        deliver(plan_template(table, messages), output)
        print(messages.term("form_written", path=output))
        print(f"  cedu {purpose} {shlex.quote(str(output))} -o {messages.term('form_result')}")
