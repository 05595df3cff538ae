"""A fault of use as it is told: one line, or a line each where a file has several."""

from collections import Counter
from collections.abc import Iterator

from cedu_targets.domain.fault import Fault
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import joined, where

_MOST_FAULTS = 20
"""So many are printed; a file with more has one cause, or is mended in several steps."""


def fault_lines(fault: Fault, messages: Messages) -> Iterator[str]:
    """The lines, made visible."""
    yield from map(visible, _lines(fault, messages))


def _lines(fault: Fault, messages: Messages) -> Iterator[str]:
    """A fault as one line; several as a line each, and a last one with their count and what to do about all of them."""
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
    place = where(fault.path or "", fault.place, messages)
    code = fault.code if fault.code.isupper() else ""
    text = f"{code} {joined(messages, messages.fault(fault), help_text)}".lstrip()
    return f"{place}: {text}" if place else text
