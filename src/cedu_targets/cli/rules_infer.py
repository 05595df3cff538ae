"""cedu rules infer: a pack to edit, from what a sheet declares, or from the numbers in the sentences of a text."""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.delivery import deliver, for_programs, is_written, tell_written
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Output, Sheet
from cedu_targets.cli.output_file import check_output, check_yaml_name
from cedu_targets.cli.second_run import run_in_child
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.messages.messages import Messages


def infer_pack(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="文件 · FILE",
            help="目标表，或写有目标的文本 · target table, or a text that sets targets",
            show_default=False,
            readable=False,
        ),
    ],
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="名称或文件 · NAME|PATH",
            help="照哪个规则包生成（上一年的） · the pack of another year to make it like",
            show_default=False,
        ),
    ] = None,
    sheet: Sheet = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """按表中写明的关系，或文中带数的话，生成规则包 · Write a pack to edit: what a sheet declares, or a text demands."""
    messages = messages_in(lang)
    with ending_on_faults(messages, output=output):
        run_in_child()
        from cedu_targets import api
        from cedu_targets.reporters.shared.escaping import visible

        check_yaml_name(output)
        check_output(output, [file, *([like] if like is not None else [])])
        if output is not None and output.exists:
            raise CallFault("stub_exists", path=output.name)
        if like is not None:
            from cedu_targets.reporters import next_pack_text

            made = api.next_pack(file, like, sheet=sheet)
            text = next_pack_text.render(made, messages)
            told, made_of = list(next_pack_text.summary(made, messages)), _rules_told(text, messages)
        else:
            text, made_of, told = _inferred(file, sheet, messages)
        deliver(for_programs(text), output)
        if is_written(output):
            tell_written(output, made_of, messages)
        for line in told:
            warn(visible(line))


def _inferred(file: Path, sheet: str | None, messages: Messages) -> tuple[str, str, list[str]]:
    """The pack of a table, else the targets of a text; what is said of it in a phrase, and what else it holds."""
    from cedu_targets import api

    try:
        pack = api.inferred(file, sheet=sheet, comment=messages.term("pack_comment"))
    except InputFault:
        draft = api.draft_targets(file) if sheet is None else None
        if draft is None:
            raise
        from cedu_targets.reporters import targets_draft_text

        return targets_draft_text.render(draft, messages), targets_draft_text.summary(draft, messages), []
    beside = [messages.term("draft_beside", count=pack.beside)] if pack.beside else []
    return pack.yaml, _rules_told(pack.yaml, messages), beside


def _rules_told(text: str, messages: Messages) -> str:
    rules = sum("check: " in line and not line.lstrip().startswith("#") for line in text.splitlines())
    return messages.term("rules_n", count=rules)
