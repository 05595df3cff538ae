"""cedu rules: the commands about rule packs."""

import typer

from cedu_targets.cli.command import Group
from cedu_targets.cli.commands import COMMANDS_OF_RULES
from cedu_targets.cli.language_option import Lang


class _GroupOfRules(Group):
    listed = COMMANDS_OF_RULES


rules = typer.Typer(
    name="rules",
    cls=_GroupOfRules,
    help="规则包：有哪些、说了什么、由表或文本生成、核对 · Rule packs: list, show, infer from a sheet or text, lint.",
    epilog="cedu rules show jiangning-2020",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@rules.callback()
def options(lang: Lang = None) -> None:
    """Options of all commands about rule packs."""
