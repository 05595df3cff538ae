"""cedu rules: the rule packs: which there are, what they say, and a new one from a sheet."""

from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.session import Lang, Output, Sheet, check_output, deliver, ending_on_faults, messages_in, show

rules = typer.Typer(
    name="rules",
    help="规则包：有哪些、说了什么、从表中生成 · Rule packs: list, show, infer from a sheet.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Pack = Annotated[str, typer.Argument(metavar="NAME|PATH", help="规则包名称或文件 · name or file", show_default=False)]


@rules.command("list")
def list_packs(lang: Lang = None) -> None:
    """列出随程序提供的规则包 · List the packs that come with the program."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets import packs

        for name in packs.bundled_packs():
            pack = packs.find(name)
            print(f"{name}  {messages.term('rules_n', count=len(pack.rules))}  {pack.title}")
            print(f"  {pack.source}")


@rules.command("show")
def show_pack(pack: Pack, lang: Lang = None) -> None:
    """用文字说明一个规则包：每条规则及其依据 · Show a pack in words: each rule and the clause it rests on."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets import packs
        from cedu_targets.reporters.pack import render

        show(render(packs.find(pack), messages))


@rules.command("infer")
def infer(
    file: Annotated[Path, typer.Argument(help="目标表文件 · target table", show_default=False)],
    sheet: Sheet = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """按表中写明的关系生成规则包，供修改 · Write a pack to edit, from what a sheet declares."""
    messages = messages_in(lang)
    with ending_on_faults(messages, output=output):
        from cedu_targets import tasks

        check_output(output, [file])
        deliver(tasks.infer(file, sheet=sheet, comment=messages.term("pack_comment")), output)
