"""A worker as the server sees it: a process that is told what to do, and says how far it is."""

import json
import multiprocessing
import os
import signal
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from cedu_targets.evaluation.processes import signals_held
from cedu_targets.server.worker import serve

_KILLED = 9
"""By the system, where memory is wanted elsewhere."""


class WorkFailedError(Exception):
    """No answer came; `kind` is told to the page: crashed, memory, time, cancelled, refused, gone, not_made."""

    def __init__(self, kind: str, message: str = "") -> None:
        super().__init__(message or kind)
        self.kind = kind
        self.message = message
        """For people, where it is not said by the kind alone."""


class WorkerProcess:
    """One process."""

    def __init__(self, base: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, str(base)))
        with signals_held("SIGINT"):
            self._process.start()
        theirs.close()
        self.done = 0

    @property
    def is_alive(self) -> bool:
        """It can be asked."""
        return self._process.is_alive()

    def ask(self, **order: object) -> None:
        """Give it something to do. A process that is dead is noticed when its answer is waited for."""
        with suppress(OSError):
            self._pipe.send_bytes(json.dumps(order).encode())

    def told(self, until: float) -> dict[str, Any]:
        """The next that it says. Raises WorkFailedError."""
        said: dict[str, Any] = json.loads(self.bytes(until))
        return said

    def bytes(self, until: float) -> bytes:
        """The next that it sends. Raises WorkFailedError."""
        try:
            if not self._pipe.poll(max(0, until - monotonic())):
                raise WorkFailedError("time")
            return self._pipe.recv_bytes()
        except (EOFError, OSError):
            self._process.join(5)
            raise WorkFailedError("memory" if self._process.exitcode == -_KILLED else "crashed") from None

    def end(self) -> None:
        """End it and all that it started, whatever they are doing."""
        if hasattr(os, "killpg") and self._process.pid is not None and self.is_alive:  # else the number is another's
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()  # the pipe is closed when nobody waits at it any more
