"""Faults of use: a file, a pack or a call with which the run cannot go on.

What is wrong *in* the data is returned as findings; these are raised. Each is
one sentence in `messages` and one exit code.
"""

from dataclasses import dataclass, field

from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.place import Place


@dataclass(eq=False)
class Fault(Exception):
    """Something a person has to put right before the run can go on; `code` is a key of `messages`."""

    code: str
    parameters: dict[str, Parameter] = field(default_factory=dict)
    path: str | None = None
    place: Place | None = None
    variant: str = ""
    """Which wording of the code's message fits, where it has several."""

    exit_code = 70


class CallFault(Fault):
    """The call is wrong: an option's value, an output that is the input or cannot be written."""

    exit_code = 2


class InputFault(Fault):
    """An input is missing, unreadable or not recognised."""

    exit_code = 3


class PackFault(Fault):
    """A rule pack is unknown or invalid."""

    exit_code = 4


def fault_of(error: Exception, path: str | None = None) -> Fault:
    """What an unforeseen exception is told as: of a file, want of memory is the file's; all else is a fault of cedu."""
    if path is not None and isinstance(error, MemoryError):
        return InputFault("RD141", path=path)
    return Fault("fault", {"reason": f"{type(error).__name__}: {error}"}, path)
