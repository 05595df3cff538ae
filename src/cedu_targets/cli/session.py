"""The beginning and the end of every run: the language, the format, and a fault told in one message."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from cedu_targets.cli.delivery import deliver, for_programs
from cedu_targets.cli.interrupt import EXIT_CODE, raise_when_interrupted, tell_interrupted
from cedu_targets.cli.language import spoken
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault, Fault, fault_of
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import (
    ReportFormat,
    ReportKind,
    check_suffix,
    fault_renderer,
    format_of_suffix,
    formats_of,
)


def messages_in(language: Language | None) -> Messages:
    """The words of the language asked for, or of the run's. Raises CallFault where the system's is unknown."""
    return Messages(language or spoken())


def format_for(
    kind: ReportKind,
    wanted: ReportFormat | None,
    output: OutputFile | None,
    messages: Messages,
    paper: Paper | None = None,
) -> ReportFormat:
    """The format asked for, else the one that the output's name says; ends the run where it says none, or another.

    A size of paper is refused where the format has none.
    """
    suffix = "" if output is None or output.is_stdout else output.path.suffix
    with ending_on_faults(messages):
        if wanted is None:
            wanted = format_of_suffix(kind, suffix)
        elif not wanted.needs_file:  # of which the name is looked at where it is checked
            check_suffix(wanted, suffix)
        if paper is not None and not wanted.is_printed:
            printed = " ".join(one.name for one in formats_of(kind) if one.is_printed)
            raise CallFault("paper_unused", {"format": wanted.name, "formats": printed})
        return wanted


@contextmanager
def ending_on_faults(
    messages: Messages, wanted: ReportFormat | None = None, output: OutputFile | None = None
) -> Iterator[None]:
    """Turn a fault into one message and its exit code; any other failure is a fault of cedu (70)."""
    raise_when_interrupted()
    try:
        yield
    except KeyboardInterrupt:
        tell_interrupted()
        raise typer.Exit(EXIT_CODE) from None
    except Fault as fault:
        end_on(fault, messages, wanted, output)
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        end_on(fault_of(error), messages, wanted, output)


def end_on(fault: Fault, messages: Messages, wanted: ReportFormat | None, output: OutputFile | None) -> NoReturn:
    """Say what is wrong and what to do, then exit. A machine is told of packs' and cedu's own faults in its format."""
    if wanted is not None and wanted.is_machine and fault.exit_code in (4, 70):
        try:
            check_output(output, (), wanted)  # the fault may have come before the command looked at it
            deliver(for_programs(fault_renderer(wanted)(fault, messages)), output)
        except CallFault as unwritable:
            end_on(unwritable, messages, wanted, output)
    else:
        from cedu_targets.reporters.shared.fault_lines import fault_lines

        for line in fault_lines(fault, messages):
            warn(line)
    raise typer.Exit(fault.exit_code)
