"""cedu web: the page for people without a terminal, served to this machine alone."""

import os
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.cli.streams import say, warn
from cedu_targets.domain.extras import extra_missing
from cedu_targets.messages.messages import Language
from cedu_targets.resources import folder

DAY_SECONDS = 86_400
"""A piece of work may take a day; no system waits for any length of time."""
Opens = Annotated[
    bool,
    typer.Option("--browser/--no-browser", help="自动打开浏览器 · open the browser"),
]
TimeLimit = Annotated[
    int,
    typer.Option(
        "--time-limit",
        min=1,
        max=DAY_SECONDS,
        metavar="秒 · SECONDS",
        help="一次审核最多用多少秒，超过就停止 · the time that one piece of work may take",
    ),
]


def web(browser: Opens = True, time_limit: TimeLimit = 300, lang: Lang = None) -> None:
    """在浏览器里使用，文件不离开这台电脑 · Use it in the browser; no file leaves this machine.

    结束以后不留下任何文件
    · No file is left when it has ended.
    """
    messages = messages_in(lang)
    with ending_on_faults(messages):
        if any(find_spec(name) is None for name in ("starlette", "uvicorn")):
            raise extra_missing("web_extra")
        from cedu_targets.server.service import serve

        def tell(address: str) -> None:
            address += "#en" if messages.language is Language.EN else ""  # the page itself is Chinese first
            say(address)
            warn(messages.term("web_started"))
            if browser and _has_screen():
                _open(address)

        serve(folder("browser") / "page", tell, seconds=time_limit)
        warn(messages.term("web_ended"))


def _has_screen() -> bool:
    """A browser would have a window; elsewhere it would take the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()  # which may wait for the browser
