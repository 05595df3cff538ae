"""Ctrl-C and SIGTERM reach a query while it runs: Python hears of a signal only after a call of C, and a query is one.

The interpreter writes the number of a signal into a pipe the moment that it comes; a thread reads it, and ends the
query.
"""

import os
import signal
import threading
from collections.abc import Callable
from typing import NoReturn

_END = b"\0"
"""No signal has this number."""


class Interruption:
    """Calls `end` at once when Ctrl-C or SIGTERM comes, until it is closed; of Ctrl-C Python raises what it always has.

    SIGTERM, which else ends the process with all that lies in its folder, raises SystemExit: what is open is put away.

    Nothing is watched in a thread beside the main one, which no signal reaches, where another watches already, nor on
    Windows: there Ctrl-C waits until DuckDB looks for it.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._thread: threading.Thread | None = None
        if os.name != "posix" or threading.current_thread() is not threading.main_thread():
            return
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        if before != -1:
            signal.set_wakeup_fd(before, warn_on_full_buffer=False)
            self._close_pipe()
            return
        self._hears_of_end = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if self._hears_of_end:
            signal.signal(signal.SIGTERM, _end_run)
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while (told := os.read(self._read, 1)) not in (b"", _END):
            if told in (bytes([signal.SIGINT]), bytes([signal.SIGTERM])):
                self._end()

    def close(self) -> None:
        """Watch no longer."""
        if self._thread is None:
            return
        signal.set_wakeup_fd(-1)
        if self._hears_of_end:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            _ENDED.clear()
        os.write(self._write, _END)
        self._thread.join()
        self._thread = None
        self._close_pipe()

    def _close_pipe(self) -> None:
        os.close(self._read)
        os.close(self._write)


_ENDED: list[SystemExit] = []
"""What SIGTERM raised: DuckDB, which asks for signals while it runs, says only that its query was interrupted."""


def _end_run(*_: object) -> NoReturn:
    _ENDED[:] = [SystemExit(128 + signal.SIGTERM)]
    raise _ENDED[0]


def what_interrupted() -> BaseException:
    """What is raised where a query was interrupted."""
    return _ENDED[0] if _ENDED else KeyboardInterrupt()
