"""Faults of use: a file, a pack or a call with which the run cannot go on.

What is wrong *in* the data is returned as findings; these are raised. Each is
one sentence in `messages` and one exit code. Where one file has several, the first carries the others, so that one
run tells them all.
"""

import errno
from collections.abc import Callable, Iterable
from typing import Self, TypeVar

from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.place import Place

_Made = TypeVar("_Made")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_NO_MORE = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)
"""How the system refuses one more open file or process."""
_WHY = {
    "full": _FULL, "no_folder": (errno.ENOENT, errno.ENOTDIR), "closed": (errno.EACCES, errno.EPERM, errno.EROFS),
}  # fmt: skip


class Fault(Exception):
    """Something a person has to put right before the run can go on; `code` is a key of `messages`."""

    exit_code = 70

    def __init__(
        self,
        code: str,
        parameters: dict[str, Parameter] | None = None,
        path: str | None = None,
        place: Place | None = None,
        variant: str = "",
        others: tuple["Fault", ...] = (),
    ) -> None:
        """`variant` tells which wording of the code's message fits, where it has several."""
        super().__init__(code, parameters)
        self.code, self.parameters, self.path, self.place = code, parameters or {}, path, place
        self.variant, self.others = variant, others

    @property
    def every(self) -> tuple["Fault", ...]:
        """This fault and the others, in the order in which they are told."""
        return (self, *self.others)

    def in_file(self, path: str) -> Self:
        """This fault and the others as faults of a file."""
        for fault in self.every:
            fault.path = path
        return self


class CallFault(Fault):
    """The call is wrong: an option's value, an output that is the input or cannot be written."""

    exit_code = 2


class InputFault(Fault):
    """An input is missing, unreadable or not recognised."""

    exit_code = 3


class PackFault(Fault):
    """A rule pack is unknown or invalid."""

    exit_code = 4


class DataFault(Fault):
    """The data has errors that nobody has explained, and what was asked for must not rest on them."""

    exit_code = 1


def refuse(faults: Iterable[Fault]) -> None:
    """Raise all faults of one file as one, in the order of its lines; with none, do nothing."""
    _raise_together(sorted(faults, key=lambda fault: (fault.place or Place()).reading_order))


def _raise_together(faults: list[Fault]) -> None:
    if faults:
        faults[0].others = tuple(faults[1:])
        raise faults[0]


class Faults:
    """The faults of several inputs, so that a wrong pack does not hide what is wrong in the file beside it."""

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def of(self, make: Callable[[], _Made]) -> _Made | None:
        """What is made of an input; None where that fails."""
        try:
            return make()
        except (InputFault, PackFault) as fault:
            self._found += fault.every
            return None

    def end(self) -> None:
        """Raise what was found, if anything; the gravest leads, since its exit code is the run's."""
        _raise_together(sorted(self._found, key=lambda fault: -fault.exit_code))


def not_writable(error: OSError, path: str | None, *, is_there: bool = False) -> CallFault:
    """Why an output, or stdout where there is no `path`, cannot be written: each cause has its own next step.

    What `is_there` and could be replaced when the run began is mostly open in a program, which Windows tells as denied.
    """
    code = "stdout_not_writable" if path is None else "output_not_writable"
    variant = next((name for name, numbers in _WHY.items() if error.errno in numbers), "")
    variant = "open" if is_there and variant == "closed" else variant
    return CallFault(code, {"reason": error.strerror or str(error)}, path, variant=variant)


def fault_of(error: Exception, path: str | None = None) -> Fault:
    """What an unforeseen exception is told as: want of memory or stack is the file's fault; all else is one of cedu."""
    if path is not None and isinstance(error, MemoryError | RecursionError):
        return InputFault("RD141", path=path)
    if isinstance(error, OSError) and error.errno in _NO_MORE:
        return CallFault("no_more", {"reason": error.strerror or str(error)}, path)
    if isinstance(error, OSError) and error.errno in _FULL:
        return CallFault("disk_full", {"reason": error.strerror or str(error)}, path)
    return Fault("fault", {"reason": f"{type(error).__name__}: {error}"}, path)
