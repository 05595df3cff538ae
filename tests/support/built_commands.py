"""Every command as it is when it is called; a run builds only its own."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from cedu_targets.cli.app import app


def built_commands(group: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with the words that call it, the program's own first."""
    command: Any = group or get_command(app)
    yield path, command
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from built_commands(command.get_command(None, name), (*path, name))
