"""The command line: one command a file, each a thin shell around a function of the library."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from cedu_targets.cli.allocate import allocate
from cedu_targets.cli.check import check
from cedu_targets.cli.command import Command, Group
from cedu_targets.cli.console_signs import show_signs_alike
from cedu_targets.cli.delivery import on_stdout, say, warn
from cedu_targets.cli.demo import demo
from cedu_targets.cli.explain import explain
from cedu_targets.cli.gap import gap
from cedu_targets.cli.interrupt import EXIT_CODE, end_uninterrupted, tell_interrupted
from cedu_targets.cli.letters import letters
from cedu_targets.cli.options import Lang
from cedu_targets.cli.read import read
from cedu_targets.cli.rollup import rollup
from cedu_targets.cli.rules_infer import infer_pack
from cedu_targets.cli.rules_lint import lint_pack
from cedu_targets.cli.rules_list import list_packs
from cedu_targets.cli.rules_show import show_pack
from cedu_targets.cli.schema import schema
from cedu_targets.cli.second_run import allow_child
from cedu_targets.cli.session import end_on, messages_in
from cedu_targets.cli.status import status
from cedu_targets.cli.template import template
from cedu_targets.cli.web import web
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.version import __version__

app = typer.Typer(
    name="cedu",
    cls=Group,
    help="社区教育目标任务：审核、分解、跟进 · Community-education targets: check, allocate, follow up.",
    epilog="cedu demo，再 cedu check cedu-demo/targets.xlsx · cedu demo, then cedu check cedu-demo/targets.xlsx",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (check, "cedu check 目标表.xlsx · cedu check targets.xlsx"),
    (gap, "cedu gap 目标表.xlsx 完成表.xlsx · cedu gap targets.xlsx achieved.xlsx"),
    (status, "cedu status 工作安排.docx 反馈清单 · cedu status schedule.docx returns"),
    (rollup, "cedu rollup 报表 --units 名单.xlsx -o 汇总.xlsx · cedu rollup forms --units units.xlsx -o achieved.xlsx"),
    (allocate, "cedu allocate 分解计划.xlsx -o 任务分解表.xlsx · cedu allocate plan.xlsx -o allocated.xlsx"),
    (letters, "cedu letters 目标表.xlsx -o 目标责任书 · cedu letters targets.xlsx -o letters"),
    (template, "cedu template --for allocate -o 分解计划.xlsx · cedu template --for allocate -o plan.xlsx"),
    (web, "cedu web"),
    (read, "cedu read 目标表.xlsx · cedu read targets.xlsx"),
    (explain, "cedu explain PW001"),
    (demo, "cedu demo 样例 · cedu demo samples"),
    (schema, "cedu schema report"),
)
"""Each with an example of its use."""
COMMANDS_OF_RULES: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("list", list_packs, "cedu rules list"),
    ("show", show_pack, "cedu rules show jiangning-2020"),
    ("infer", infer_pack, "cedu rules infer 目标表.xlsx -o 规则包.yaml · cedu rules infer plan.txt -o draft.yaml"),
    ("lint", lint_pack, "cedu rules lint 规则包.yaml · cedu rules lint pack.yaml"),
)
for command, example in COMMANDS:
    app.command(cls=Command, epilog=example)(command)
rules = typer.Typer(
    name="rules",
    cls=Group,
    help="规则包：有哪些、说了什么、由表或文本生成、核对 · Rule packs: list, show, infer from a sheet or text, lint.",
    epilog="cedu rules show jiangning-2020",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for name, command, example in COMMANDS_OF_RULES:
    rules.command(name, cls=Command, epilog=example)(command)
app.add_typer(rules)


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


@rules.callback()
def rules_options(lang: Lang = None) -> None:
    """Options of all commands about rule packs."""


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
        with contextlib.suppress(typer.Exit):
            end_on(fault, _own_words(), None, None)
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


def _own_words() -> Messages:
    """Those in which the program is asked to speak; of an unknown language it is told in both."""
    try:
        return messages_in(None)
    except CallFault:
        return Messages(Language.ZH)
