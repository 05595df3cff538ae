"""The files that a command was given: found in folders, or on stdin."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.cli.output_file import OutputFile
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Messages

if TYPE_CHECKING:
    from cedu_targets.files.inputs import FoundInputs

_STDIN = "-"


def found_inputs(
    sides: Sequence[Sequence[Path]], exclude: Sequence[str] | None, in_use: Sequence[Path | str], messages: Messages
) -> "list[FoundInputs]":
    """The files to read of each side; a pattern of `exclude` that fits nothing on any of them is told."""
    from cedu_targets.files.inputs import find_inputs
    from cedu_targets.reporters.shared.escaping import visible

    found = [find_inputs(side, exclude or (), in_use) for side in sides]
    for pattern in dict.fromkeys(exclude or ()):
        if all(pattern in side.unused_exclusions for side in found):
            warn(visible(messages.term("exclude_unused", pattern=pattern)))
    return found


def outputs(*files: OutputFile | None) -> Iterator[str]:
    """The names under which something will be written."""
    return (file.name for file in files if file is not None)


def hold_stdin(given: Sequence[Path]) -> None:
    """Read stdin where it was given as `-`, while there is one process: no other can read it again.

    Raises CallFault where it was given twice.
    """
    named = [path for path in given if str(path) == _STDIN]
    if len(named) > 1:
        raise CallFault("stdin_twice")
    if named:
        from contextlib import suppress

        from cedu_targets.domain.fault import InputFault
        from cedu_targets.files.guard import stdin_bytes

        with suppress(InputFault):  # told where the others are
            stdin_bytes()
