"""The beginning and the end of every run: the language, the format, and a fault told in one message."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from cedu_targets.cli.delivery import deliver, warn
from cedu_targets.cli.interrupt import EXIT_CODE, raise_when_interrupted, tell_interrupted
from cedu_targets.cli.language import spoken
from cedu_targets.cli.output_file import OutputFile, check_output
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

_MOST_FAULTS = 20
"""So many are printed; a file with more has one cause, or is mended in several steps."""


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
            deliver(fault_renderer(wanted)(fault, messages), output)
        except CallFault as unwritable:
            end_on(unwritable, messages, wanted, output)
    else:
        from cedu_targets.reporters.shared.escaping import visible

        for line in _lines(fault, messages):
            warn(visible(line))
    raise typer.Exit(fault.exit_code)


def _lines(fault: Fault, messages: Messages) -> Iterator[str]:
    """A fault as one line; several as a line each, and a last one with their count and what to do about all of them."""
    from cedu_targets.reporters.shared.sentences import joined

    if not fault.others:
        yield f"cedu: {_line(fault, messages, messages.fault_help(fault))}"
        return
    shown = fault.every[:_MOST_FAULTS]
    helps = Counter(messages.fault_help(one) for one in shown)
    shared = [text for text, count in helps.items() if count > 1]
    for one in shown:
        help_text = messages.fault_help(one)
        # Nor is it repeated where what all have in common begins so.
        is_shared = any(other.startswith(help_text[:-1]) for other in shared)
        yield _line(one, messages, "" if is_shared else help_text)
    total = "faults_all" if len(shown) == len(fault.every) else "faults_first"
    shared = [text for text in shared if not any(text != other and other.startswith(text[:-1]) for other in shared)]
    if len(shared) > 1:  # of which code each is the next step
        code_of = {messages.fault_help(one): one.code for one in reversed(shown)}
        shared = [messages.punctuation.labelled(code_of[text], text) for text in shared]
    yield f"cedu: {joined(messages, messages.term(total, count=len(fault.every), shown=len(shown)), *shared)}"


def _line(fault: Fault, messages: Messages, help_text: str) -> str:
    from cedu_targets.reporters.shared.sentences import joined, where

    place = where(fault.path or "", fault.place, messages)
    code = fault.code if fault.code.isupper() else ""
    text = f"{code} {joined(messages, messages.fault(fault), help_text)}".lstrip()
    return f"{place}: {text}" if place else text
