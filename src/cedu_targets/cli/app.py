"""The command line: one command a file, each a thin shell around a function of the library."""

import contextlib
import os
import sys
from typing import Annotated

import typer

from cedu_targets.cli.command import Group
from cedu_targets.cli.commands import COMMANDS
from cedu_targets.cli.console_signs import show_signs_alike
from cedu_targets.cli.interrupt import EXIT_CODE, end_uninterrupted, tell_interrupted
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.second_run import allow_child
from cedu_targets.cli.streams import on_stdout, say, warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.version import __version__


class _Program(Group):
    listed = COMMANDS


app = typer.Typer(
    name="cedu",
    cls=_Program,
    help="社区教育目标任务：审核、分解、跟进 · Community-education targets: check, allocate, follow up.",
    epilog="cedu demo，再 cedu check cedu-demo/targets.xlsx · cedu demo, then cedu check cedu-demo/targets.xlsx",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"cedu {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="显示版本并退出 · show the version and exit", callback=_print_version, is_eager=True
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Options of the program itself; `lang` was obeyed as the call was read."""


def _open_streams() -> None:
    """Give the program a stdout and a stderr where it was started without (`>&-`).

    The first file to be opened would get their numbers. Writing to the stdout fails, as to any closed one.
    """
    for number, name, way in ((1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, way), number)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
    show_signs_alike()


def main() -> None:
    """Run the program. A reader that goes away (`cedu check … | head`) ends it quietly."""
    _open_streams()
    allow_child()
    try:
        with on_stdout():
            code = app(standalone_mode=False)
    except BrokenPipeError:
        raise SystemExit(1) from None
    except CallFault as fault:  # of what no command guards: a wrong call, `--help`, `--version`, a schema
        _tell(fault)
        raise SystemExit(fault.exit_code) from None
    except (KeyboardInterrupt, typer.Abort):  # outside of what a command guards
        tell_interrupted()
        raise SystemExit(EXIT_CODE) from None
    except Exception as error:
        # The whole help, where nothing was asked for. The framework has no public name for it.
        if not hasattr(error, "format_message"):
            raise
        warn(error.format_message().rstrip())
        raise SystemExit(2) from None
    finally:
        end_uninterrupted()
    raise SystemExit(code or 0)


def _tell(fault: CallFault) -> None:
    """In the language in which the program is asked to speak; of an unknown one it is told in both."""
    from cedu_targets.cli.session import end_on, messages_in
    from cedu_targets.messages.messages import Language, Messages

    try:
        messages = messages_in(None)
    except CallFault:
        messages = Messages(Language.ZH)
    with contextlib.suppress(typer.Exit):
        end_on(fault, messages, None, None)
