"""Ctrl-C reaches a query while it runs: Python hears of a signal only after a call of C, and a query is one.

The interpreter writes the number of a signal into a pipe the moment that it comes; a thread reads it, and ends the
query.
"""

import os
import signal
import threading
from collections.abc import Callable

_END = b"\0"
"""No signal has this number."""


class Interruption:
    """Calls `end` at once when Ctrl-C comes, until it is closed; Python's own handler raises what it always raises.

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
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while (told := os.read(self._read, 1)) not in (b"", _END):
            if told == bytes([signal.SIGINT]):
                self._end()

    def close(self) -> None:
        """Watch no longer."""
        if self._thread is None:
            return
        signal.set_wakeup_fd(-1)
        os.write(self._write, _END)
        self._thread.join()
        self._thread = None
        self._close_pipe()

    def _close_pipe(self) -> None:
        os.close(self._read)
        os.close(self._write)
