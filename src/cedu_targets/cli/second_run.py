"""A run that a file kills is done again, each file tried first: so the file is named and the others are reported.

The first run goes on in a child, for which this process only waits: nothing has to be handed over, and while little
is loaded a child costs next to nothing (three thousandths of a second). What a run of several jobs dies of is told by
their own processes (`parallel.py`).
"""

import os
import signal
import threading
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from types import FrameType
from typing import Any

_PASSED_ON = ("SIGINT", "SIGTERM", "SIGHUP")
_DEADLY = ("SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGKILL", "SIGSEGV")
"""What ends a process over a file: a library that aborts, a stack that overflows, memory that is wanted elsewhere."""
_IS_ALLOWED = ContextVar("is_allowed", default=False)


def allow_child() -> None:
    """This process is the program alone: nothing else in it would go on twice."""
    _IS_ALLOWED.set(hasattr(os, "fork") and threading.active_count() == 1)


def run_in_child() -> None:
    """Go on in a child, and end as it ends; only where it was killed go on here. To be called before much is loaded.

    Where no process can be forked (Windows), and in a program that has commands of its own, go on here at once.
    """
    if not _IS_ALLOWED.get():
        return
    from cedu_targets.evaluation.processes import fork_tied, signals_held
    from cedu_targets.evaluation.trial import try_first

    with signals_held("SIGINT"):  # one that comes now is for the child alone
        try:
            child, held = fork_tied()
        except OSError:
            return
        if child == 0:
            return
        before = _pass_all_on(child)
    code = _code_of(child, before)
    os.close(held)
    if code >= 0:
        os._exit(code)
    if signal.Signals(-code).name not in _DEADLY:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    try_first()


def _pass_all_on(child: int) -> Mapping[int, Any]:
    """Let what is sent to this process be for the child; returns the handlers before, by their signals."""

    def pass_on(number: int, _frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, number)

    numbers = [getattr(signal, name) for name in _PASSED_ON]
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, pass_on)
    return before


def _code_of(child: int, before: Mapping[int, Any]) -> int:
    """The exit code of the child; a signal that ended it is negative. Then the handlers are as they were."""
    _, status = os.waitpid(child, 0)
    for number, handler in before.items():
        signal.signal(number, handler)
    return os.waitstatus_to_exitcode(status)
