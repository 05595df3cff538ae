"""cedu template: what is sent out to be filled in: a blank plan, or a checklist for each owner."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.options import Lang
from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Messages

_ITEMS = "items"


class Purpose(StrEnum):
    """A purpose for which there is a template."""

    ALLOCATE = "allocate"
    STATUS = "status"


_TAKES = {Purpose.ALLOCATE: {"--like"}, Purpose.STATUS: {_ITEMS, "--rules"}}
"""What may be given for a purpose, beside the output."""
_EXAMPLES = {Purpose.ALLOCATE: "template_allocate", Purpose.STATUS: "template_status"}


def template(
    purpose: Annotated[
        Purpose,
        typer.Option(
            "--for",
            metavar="<allocate|status>",
            help="allocate 为分解计划，status 为各责任单位的完成情况清单"
            " · allocate: a plan to spread targets by; status: a checklist for each owner",
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
            help="写到哪个 .xlsx 文件；status 为文件夹 · the workbook to write; of status a folder",
            show_default=False,
        ),
    ],
    items: Annotated[
        Path | None,
        typer.Argument(
            metavar="事项 · ITEMS",
            help="status 用：要点、安排等文件 · for status: the plan with what is due",
            show_default=False,
            readable=False,
        ),
    ] = None,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            metavar="上年表 · TABLE",
            help="allocate 用，上年的表：单位、栏目、关系、精度、上年数都照它填好"
            " · for allocate: last year's table, to prefill it",
            show_default=False,
            readable=False,
        ),
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules",
            metavar="规则包 · PACK",
            help="status 用，事项的规则包名称或文件（默认自动识别）；none 为不用"
            " · for status: the items' rule pack (default: recognised); none: without",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """写出发下去填的表，按表内说明填写 · Write what is sent out to be filled in; it says how.

    上年表里读不出的数会逐个指出（退出码 1） · What cannot be read of last year's table is named (exit code 1).
    """
    messages = messages_in(lang)
    with ending_on_faults(messages):
        run_in_child()
        _check(purpose, {_ITEMS: items, "--like": like, "--rules": rules}, messages)
        if purpose is Purpose.ALLOCATE:
            from cedu_targets.cli.blank_plan import write_plan

            code = write_plan(output, like, messages)
        else:
            from cedu_targets.cli.blank_checklists import write_checklists

            if items is None:
                raise CallFault("template_call")
            code = write_checklists(items, rules, output, messages)
        raise typer.Exit(code)


def _check(purpose: Purpose, given: Mapping[str, object], messages: Messages) -> None:
    """Refuse what the template for this purpose makes no use of. Raises CallFault."""
    for option, value in given.items():
        if value is not None and option not in _TAKES[purpose]:
            example = messages.term(_EXAMPLES[purpose])
            variant = "items" if option == _ITEMS else "option"
            raise CallFault(
                "template_call",
                {"purpose": purpose.value, "option": option, "name": str(value), "example": example},
                variant=variant,
            )
