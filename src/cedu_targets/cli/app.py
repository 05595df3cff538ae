"""The command line: one command a file, each a thin shell around a function of the library."""

import contextlib
import os
import sys
from typing import Annotated

import typer

from cedu_targets.cli.allocate import allocate
from cedu_targets.cli.check import check
from cedu_targets.cli.delivery import on_stdout, say, warn
from cedu_targets.cli.demo import demo
from cedu_targets.cli.explain import explain
from cedu_targets.cli.gap import gap
from cedu_targets.cli.read import read
from cedu_targets.cli.rules_infer import infer_pack
from cedu_targets.cli.rules_lint import lint_pack
from cedu_targets.cli.rules_list import list_packs
from cedu_targets.cli.rules_show import show_pack
from cedu_targets.cli.schema import schema
from cedu_targets.cli.second_run import allow_child
from cedu_targets.cli.session import end_on, messages_in
from cedu_targets.cli.template import template
from cedu_targets.domain.fault import CallFault
from cedu_targets.version import __version__

app = typer.Typer(
    name="cedu",
    help="社区教育目标任务：审核、分解、跟进 · Community-education targets: check, allocate, follow up.",
    epilog="第一次用？ New here?  cedu demo  →  cedu check cedu-demo/targets.xlsx",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (check, gap, allocate, template, read, explain, demo, schema):
    app.command()(command)
rules = typer.Typer(
    name="rules",
    help="规则包：有哪些、说了什么、从表中生成、自身有无矛盾 · Rule packs: list, show, infer from a sheet, lint.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
rules.command("list")(list_packs)
rules.command("show")(show_pack)
rules.command("infer")(infer_pack)
rules.command("lint")(lint_pack)
app.add_typer(rules)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"cedu {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="版本 · version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the program itself."""


def _open_streams() -> None:
    """Give the program a stdout and a stderr where it was started without (`>&-`).

    The first file to be opened would get their numbers. Writing to the stdout fails, as to any closed one.
    """
    for number, name, way in ((1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, way), number)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
        with contextlib.suppress(AttributeError):
            getattr(sys, name).reconfigure(errors="replace")


def main() -> None:
    """Run the program. A reader that goes away (`cedu check … | head`) ends it quietly."""
    _open_streams()
    allow_child()
    try:
        with on_stdout():
            code = app(standalone_mode=False)
    except BrokenPipeError:
        raise SystemExit(1) from None
    except CallFault as fault:  # of what no command guards: `--help`, `--version`, a schema
        with contextlib.suppress(typer.Exit):
            end_on(fault, messages_in(None), None, None)
        raise SystemExit(fault.exit_code) from None
    except typer.Abort:  # Ctrl-C: as shells say it of any program
        raise SystemExit(130) from None
    except Exception as error:
        # A wrong call. Typer's own exceptions have no public name, but they know their sentence and their exit code.
        if not hasattr(error, "format_message"):
            raise
        reason = str(error.format_message()).strip().rstrip(".")
        # Without any argument the sentence is the whole help.
        text = reason if "\n" in reason else f"cedu: {messages_in(None).term('wrong_call', reason=reason)}"
        warn(text)
        raise SystemExit(2) from None
    raise SystemExit(code or 0)
