"""cedu explain: what does a code mean, and what is to be done?"""

from typing import Annotated

import typer

from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.cli.streams import say
from cedu_targets.domain.fault import CallFault


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="编号 · CODE",
            help="编号，如 PW001；不填则列出全部 · a code, such as PW001; none lists them all",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """解释一个编号：是什么、为什么、怎么办 · Explain a code: what it is, why it matters, what to do."""
    messages = messages_in(lang)
    codes = [name for name in messages.words if name[:2].isupper()]
    with ending_on_faults(messages):
        if code is None:
            say(messages.term("explain_codes"), *(f"  {name}  {messages.title(name)}" for name in codes))
            return
        name = code.strip().upper()
        if name not in codes:
            raise CallFault("unknown_code", {"name": code})
        entry = messages.words[name]
        variants = {"": entry.help} if isinstance(entry.help, str) else entry.help
        page = messages.page(name)
        say(
            f"{name}  {entry.title}",
            *([f"\n{page}"] if page else []),
            f"\n{messages.punctuation.labelled(messages.term('explain_next'), '').rstrip()}",
            *(f"  {text}" for text in dict.fromkeys(variants.values())),
        )
