"""cedu rules infer: a pack to edit, from what a sheet declares."""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.delivery import deliver, is_written, tell_written
from cedu_targets.cli.options import Lang, Output, Sheet
from cedu_targets.cli.output_file import check_output, check_yaml_name
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.domain.fault import CallFault


def infer_pack(
    file: Annotated[
        Path, typer.Argument(metavar="目标表 · TABLE", help="目标表文件 · target table", show_default=False)
    ],
    sheet: Sheet = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """按表中写明的关系生成规则包，供修改 · Write a pack to edit, from what a sheet declares."""
    messages = messages_in(lang)
    with ending_on_faults(messages, output=output):
        run_in_child()
        from cedu_targets import api

        check_yaml_name(output)
        check_output(output, [file])
        if output is not None and output.exists:
            raise CallFault("stub_exists", path=output.name)
        text = api.infer(file, sheet=sheet, comment=messages.term("pack_comment"))
        deliver(text, output)
        if is_written(output):
            tell_written(output, messages.term("rules_n", count=text.count("check: ")), messages)
