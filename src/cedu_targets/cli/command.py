"""Commands that are explained, and refused when called wrongly, in one language.

The framework reads the call; what it would say of a wrong one is told as any other fault of use.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cedu_targets.cli.commands import ListedCommand
from cedu_targets.cli.language import speak_as_asked
from cedu_targets.cli.plain_values import understand_plainly
from cedu_targets.cli.streams import warn


class _Plain:
    """What has parameters; they understand what is plain by themselves."""

    params: list[Any]

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        understand_plainly(self.params)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help, which the framework adds by itself."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        understand_plainly([option])
        return option


class Command(_Plain, TyperCommand):
    """A command; its epilog is an example of its use."""

    allow_extra_args = True
    """What is left over is told here."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the call. Raises CallFault where it is wrong."""
        given = list(args)
        try:
            rest = super().parse_args(ctx, args)
        except Exception as error:
            if not hasattr(error, "format_message"):  # it is none of the framework's sentences
                raise
            from cedu_targets.cli.wrong_call import fault_of_call  # a right call need not load it

            raise fault_of_call(error, ctx, given) from None
        if rest and not ctx.resilient_parsing:
            from cedu_targets.cli.wrong_call import extra_arguments

            raise extra_arguments(rest, ctx)
        if sum(word.startswith("-") for word in given) > 1 and not ctx.resilient_parsing:
            from cedu_targets.cli.wrong_call import refuse_repeated

            refuse_repeated(given, ctx)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help in the language of the run."""
        from cedu_targets.cli.help_page import help_page

        formatter.write(help_page(self, ctx))


class Group(_Plain, TyperGroup):
    """A program or a part of it, whose commands are the work; each is loaded and built when it is called."""

    listed: ClassVar[Sequence[ListedCommand]] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as the framework calls it
        """The names of the commands."""
        return [one.name for one in self.listed]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as the framework calls it
        """The command of this name, built; None where there is none."""
        if cmd_name not in self.commands:
            self.commands.update((one.name, _built(one)) for one in self.listed if one.name == cmd_name)
        return self.commands.get(cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the call up to the name of a command. Raises CallFault where it is wrong."""
        if ctx.parent is None:
            speak_as_asked(args)
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if not hasattr(error, "format_message"):  # it is none of the framework's sentences
                raise
            from cedu_targets.cli.wrong_call import fault_of_call  # a right call need not load it

            raise fault_of_call(error, ctx, given) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of this name. Raises CallFault."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            from cedu_targets.cli.wrong_call import no_such_command

            raise no_such_command(args, ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named; without one, show what there is."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            names_none = getattr(error, "ctx", None) is ctx
            if not names_none:
                raise
        warn(self.get_help(ctx))
        raise typer.Exit(2)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help in the language of the run."""
        from cedu_targets.cli.help_page import help_page

        formatter.write(help_page(self, ctx))


def _built(command: ListedCommand) -> Any:
    """A command as the framework runs it."""
    module, _, name = command.place.partition(":")
    found = getattr(import_module(f"cedu_targets.cli.{module}"), name)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(command.name, cls=Command, epilog=command.example)(found)
    return get_command(alone)
