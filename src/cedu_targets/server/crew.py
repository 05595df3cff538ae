"""The workers as the server sees them: a few processes, each at one piece of work, or keeping its last answer."""

import asyncio
import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from cedu_targets.evaluation.processes import signals_held
from cedu_targets.server.limits import WORKS
from cedu_targets.server.worker import serve

_START_SECONDS = 120
_KILLED = 9
"""By the system, where memory is wanted elsewhere."""


class WorkFailedError(Exception):
    """No answer came; `kind` is told to the page: crashed, memory, time, cancelled, refused, gone, not_made."""

    def __init__(self, kind: str, message: str = "") -> None:
        super().__init__(message or kind)
        self.kind = kind
        self.message = message
        """For people, where it is not said by the kind alone."""


class Worker:
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


class Crew:
    """As many workers as work at one time."""

    def __init__(self, base: Path, size: int) -> None:
        self._base, self._size = base, size
        self._threads = ThreadPoolExecutor(2 * size + 1, "crew")
        self._all: set[Worker] = set()
        self._young: set[Worker] = set()
        """Those that are not ready yet."""
        self._idle: list[Worker] = []
        self._resting: dict[str, Worker] = {}
        self._starting: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Condition()
        self._failures = 0
        """How often a worker could not be started."""
        self._is_closed = False

    def prepare(self) -> None:
        """Start one, so that it is ready before it is wanted."""
        task = asyncio.create_task(self._start())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def hire(self) -> Worker:
        """A worker, as soon as there is one; the answer that has been kept longest gives way.

        Raises WorkFailedError where none can be started.
        """
        failures = self._failures
        async with self._changed:
            while True:
                self._drop_dead()
                if self._idle:
                    break
                if self._failures > failures:
                    raise WorkFailedError("crashed")
                if self._resting and not self._has_room():
                    return self._resting.pop(next(iter(self._resting)))
                if not self._starting and self._has_room():
                    self.prepare()
                await self._changed.wait()
            worker = self._idle.pop()
            if not self._idle and not self._starting and self._has_room():
                self.prepare()  # for who comes next
            return worker

    def _drop_dead(self) -> None:
        """Those that died while nobody waited for them, as where memory was wanted elsewhere."""
        self._idle = [worker for worker in self._idle if worker.is_alive]
        self._resting = {job: worker for job, worker in self._resting.items() if worker.is_alive}
        self._all = {worker for worker in self._all if worker.is_alive}

    def _has_room(self) -> bool:
        return len(self._all) + len(self._starting) < self._size

    def keeper(self, job: str) -> Worker:
        """The worker that keeps the answer of a job. Raises WorkFailedError where none does any more."""
        self._drop_dead()
        worker = self._resting.pop(job, None)
        if worker is None:
            raise WorkFailedError("gone")
        return worker

    async def rest(self, worker: Worker, job: str) -> None:
        """Let a worker keep the answer of a job."""
        async with self._changed:
            self._resting[job] = worker
            self._changed.notify_all()

    async def release(self, worker: Worker) -> None:
        """Let a worker forget what it did, for the next who wants one."""
        if worker.done >= WORKS:
            await self.dismiss(worker)
            return
        worker.ask(do="forget")
        async with self._changed:
            self._idle.append(worker)
            self._changed.notify_all()

    async def forget(self, job: str) -> None:
        """Let go the answer of a job."""
        worker = self._resting.pop(job, None)
        if worker is not None:
            await self.release(worker)

    async def dismiss(self, worker: Worker) -> None:
        """End a worker."""
        await self.away(worker.end)
        async with self._changed:
            self._all.discard(worker)
            if not self._all and not self._is_closed:
                self.prepare()
            self._changed.notify_all()

    async def away(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What a function gives that waits for a process; the server goes on meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    async def close(self) -> None:
        """End all of them."""
        self._is_closed = True
        for worker in list(self._young):
            await self.away(worker.end)
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self._all):
            await self.dismiss(worker)
        self._threads.shutdown()

    async def _start(self) -> None:
        try:
            worker: Worker = await self.away(Worker, self._base)
        except OSError:  # no more processes or open files
            await self._tell_start(None)
            return
        self._young.add(worker)
        try:
            if self._is_closed:
                raise WorkFailedError("cancelled")
            await self.away(worker.told, monotonic() + _START_SECONDS)
        except WorkFailedError:
            await self.away(worker.end)
            await self._tell_start(None)
        else:
            await self._tell_start(worker)
        finally:
            self._young.discard(worker)

    async def _tell_start(self, worker: Worker | None) -> None:
        """Let those that wait know of a worker, or of none."""
        async with self._changed:
            if worker is None:
                self._failures += 1
            else:
                self._all.add(worker)
                self._idle.append(worker)
            self._changed.notify_all()
