"""Ctrl-C: one line and the exit code 130, whatever the program is at, and never a traceback.

Nothing of the program is loaded here, since it may be half loaded when it is interrupted.
"""

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from types import FrameType

EXIT_CODE = 130
"""As shells say it of any program."""
_UNSPOKEN = "已中断 · Interrupted"
"""In both languages, where the program is not loaded far enough to know which one is wanted."""


def end_when_interrupted() -> None:
    """End the process at once: for the time in which modules are loaded, and nothing has to be put away.

    A program that is started with Ctrl-C ignored (`nohup`, in the background) goes on ignoring it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_when_interrupted() -> None:
    """Raise KeyboardInterrupt once, so that what is under way is put away; from then on Ctrl-C changes nothing."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, _raise_once)
        sys.unraisablehook = _unraisable


def end_uninterrupted() -> None:
    """From now on Ctrl-C changes nothing: the result is out, and what is left is the interpreter's own end."""
    if signal.getsignal(signal.SIGINT) in (_end, _raise_once):
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def tell_interrupted() -> None:
    """The line, on stderr."""
    with suppress(Exception):
        sys.stderr.write(f"{_words()}\n")
        sys.stderr.flush()
    # Where Ctrl-C fell into such a text (some classes are made by one), the interpreter would end with the signal
    # instead of our exit code, though it was caught: the next text makes it forget.
    exec("")


def _words() -> str:
    try:
        from cedu_targets.cli.language import speak_as_asked, spoken
        from cedu_targets.messages.messages import Messages

        speak_as_asked(sys.argv[1:])
        return Messages(spoken()).term("interrupted")
    except Exception:  # whatever is missing of a half loaded program
        return _UNSPOKEN


def _end(number: int, _frame: "FrameType | None") -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    tell_interrupted()
    os._exit(EXIT_CODE)


def _raise_once(number: int, _frame: "FrameType | None") -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _unraisable(lost: Any) -> None:
    """Where an interruption fell into what cannot raise it (a destructor), end all the same."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        tell_interrupted()
        os._exit(EXIT_CODE)
    sys.__unraisablehook__(lost)
