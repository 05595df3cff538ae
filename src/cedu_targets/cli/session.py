"""The beginning and the end of every run: the language, the format, and a fault told in one message."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer

from cedu_targets.cli.delivery import deliver, warn
from cedu_targets.domain.fault import CallFault, Fault, fault_of
from cedu_targets.messages.messages import Language, Messages, system_language
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, fault_renderer, format_of_suffix


def messages_in(language: Language | None) -> Messages:
    """The words of the language asked for, or of the system's."""
    return Messages(language or system_language())


def format_for(kind: ReportKind, wanted: ReportFormat | None, output: Path | None, messages: Messages) -> ReportFormat:
    """The format asked for, else the one that the output's name says; ends the run where it says none."""
    if wanted is not None:
        return wanted
    with ending_on_faults(messages):
        return format_of_suffix(kind, output.suffix if output is not None else "")


@contextmanager
def ending_on_faults(
    messages: Messages, wanted: ReportFormat | None = None, output: Path | None = None
) -> Iterator[None]:
    """Turn a fault into one message and its exit code; any other failure is a fault of cedu (70)."""
    try:
        yield
    except Fault as fault:
        end_on(fault, messages, wanted, output)
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        end_on(fault_of(error), messages, wanted, output)


def end_on(fault: Fault, messages: Messages, wanted: ReportFormat | None, output: Path | None) -> NoReturn:
    """Say what is wrong and what to do, then exit. A machine is told of packs' and cedu's own faults in its format."""
    if wanted is not None and wanted.is_machine and fault.exit_code in (4, 70):
        try:
            deliver(fault_renderer(wanted)(fault, messages), output)
        except CallFault as unwritable:
            end_on(unwritable, messages, wanted, output)
    else:
        from cedu_targets.reporters.shared.escaping import visible
        from cedu_targets.reporters.shared.sentences import joined, where

        place = where(fault.path or "", fault.place)
        if fault.place is not None and fault.place.line is not None and "column" in fault.parameters:
            place += f":{fault.parameters['column']}"
        text = joined(messages, messages.fault(fault), messages.fault_help(fault))
        prefix = f"{place}: " if place else ""
        warn(visible(f"cedu: {prefix}{fault.code if fault.code.isupper() else ''} {text}".replace("  ", " ")))
    raise typer.Exit(fault.exit_code)
