"""Reading tried in a child first: in a run that died once, a file that kills its reader ends that child alone."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import TypeVar

from cedu_targets.domain.fault import InputFault
from cedu_targets.evaluation.processes import fork_tied

_Made = TypeVar("_Made")
_IS_NEEDED = ContextVar("is_needed", default=False)


def try_first() -> None:
    """From now on every file is tried first: the run is done again, since something in it killed the process."""
    _IS_NEEDED.set(True)


def tried(read: Callable[[], _Made], path: str) -> _Made:
    """What reading a file makes. Raises InputFault (RD141) where a trial was called for, and its process was killed."""
    if not _IS_NEEDED.get():
        return read()
    token = _IS_NEEDED.set(False)  # what is read inside is part of this trial
    try:
        if not _survives(read):
            raise InputFault("RD141", path=path)
        return read()
    finally:
        _IS_NEEDED.reset(token)


def _survives(read: Callable[[], object]) -> bool:
    child, held = fork_tied()
    if child == 0:
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the library says as it dies, the first run has said
            read()
        finally:
            os._exit(0)  # whatever was raised is raised again where it is told
    try:
        _, status = os.waitpid(child, 0)
    except BaseException:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(held)
    return not os.WIFSIGNALED(status)
