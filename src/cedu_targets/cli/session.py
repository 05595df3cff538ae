"""What the commands share: options, the language, delivering a result, and ending on a fault."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cedu_targets.domain.faults import CallFault, Fault
from cedu_targets.messages import Language, Messages, system_language

if TYPE_CHECKING:
    from rich.console import RenderableType

PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal."""


class TextOrJson(StrEnum):
    """The formats of the commands that report no findings."""

    TEXT = "text"
    JSON = "json"


Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="语言 · language (default: system locale, else zh)", show_default=False),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", help="只读这一个工作表 · read only this sheet", show_default=False)
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="写到文件，- 为屏幕 · write to a file, - for stdout", show_default=False),
]


def messages_in(language: Language | None) -> Messages:
    """The words of the language asked for, or of the system's."""
    return Messages(language or system_language())


@contextmanager
def ending_on_faults(messages: Messages, as_json: bool = False) -> Iterator[None]:
    """Turn a fault into one message and its exit code; any other failure is a fault of cedu (70)."""
    try:
        yield
    except Fault as fault:
        end_on(fault, messages, as_json)
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        end_on(Fault("fault", {"reason": f"{type(error).__name__}: {error}"}), messages, as_json)


def end_on(fault: Fault, messages: Messages, as_json: bool) -> NoReturn:
    """Say what is wrong and what to do, then exit. In JSON, faults of packs and of cedu have an envelope too."""
    if as_json and fault.exit_code in (4, 70):
        from cedu_targets.reporters.envelope import render_fault

        sys.stdout.write(render_fault(fault, messages))
    else:
        from cedu_targets.reporters.lines import joined
        from cedu_targets.reporters.neutral import visible

        place = fault.path or ""
        if fault.place is not None and fault.place.line is not None:
            place += f":{fault.place.line}"
            place += f":{fault.parameters['column']}" if "column" in fault.parameters else ""
        text = joined(messages, messages.fault(fault), messages.fault_help(fault))
        prefix = f"{place}: " if place else ""
        print(
            visible(f"cedu: {prefix}{fault.code if fault.code.isupper() else ''} {text}".replace("  ", " ")),
            file=sys.stderr,
        )
    raise typer.Exit(fault.exit_code)


def goes_to_terminal(output: Path | None) -> bool:
    """Whether the result is shown on a terminal."""
    return output is None and sys.stdout.isatty()


def show(renderable: "RenderableType") -> None:
    """Print for people: in the terminal's width and colours, or plainly where it is piped."""
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
    console.print(renderable)


def deliver(text: str, output: Path | None, inputs: Sequence[Path]) -> None:
    """Write a report to stdout, or beside its target and then over it: never half a file, never an input.

    Raises CallFault where the output is an input or cannot be written.
    """
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    check_output(output, inputs)
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=output.parent, prefix=f".{output.name}.", delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.write(text)
        temporary.chmod(0o644)
        temporary.replace(output)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise CallFault("output_not_writable", {"reason": error.strerror or str(error)}, str(output)) from None


def check_output(output: Path | None, inputs: Sequence[Path]) -> None:
    """Refuse an output that is one of the inputs, before any work is done. Raises CallFault."""
    if output is None or str(output) == "-" or not output.exists():
        return
    if output.is_dir():
        raise CallFault("output_not_writable", {"reason": "folder"}, str(output))
    for path in inputs:
        if path.exists() and output.samefile(path):
            raise CallFault("output_is_input", path=str(output))
        if path.is_dir() and path.resolve() in output.resolve().parents and output.suffix in (".xlsx", ".csv", ".txt"):
            raise CallFault("output_is_input", path=str(output))
