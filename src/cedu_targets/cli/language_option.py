"""The option that every command and the program itself has: in which language it answers."""

from typing import Annotated

import typer

from cedu_targets.messages.language import Language, language_named

Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        parser=language_named,
        metavar="<zh|en>",
        help="zh 中文，en 英文（默认随系统，系统没有设定时为中文）"
        " · zh Chinese, en English (default: the system's, else zh)",
        show_default=False,
    ),
]
