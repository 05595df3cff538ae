"""The workers of the server: a few processes, each at one piece of work, or keeping its last answer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

from cedu_targets.server.limits import WORKS
from cedu_targets.server.process import WorkerProcess, WorkFailedError

_START_SECONDS = 120


class Pool:
    """As many workers as work at one time."""

    def __init__(self, base: Path, size: int) -> None:
        self._base, self._size = base, size
        self._threads = ThreadPoolExecutor(2 * size + 1, "pool")
        self._all: set[WorkerProcess] = set()
        self._unready: set[WorkerProcess] = set()
        """Those that are not ready yet."""
        self._idle: list[WorkerProcess] = []
        self._keeping: dict[str, WorkerProcess] = {}
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

    async def take(self) -> WorkerProcess:
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
                if self._keeping and not self._has_room():
                    return self._keeping.pop(next(iter(self._keeping)))
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
        self._keeping = {job: worker for job, worker in self._keeping.items() if worker.is_alive}
        self._all = {worker for worker in self._all if worker.is_alive}

    def _has_room(self) -> bool:
        return len(self._all) + len(self._starting) < self._size

    def keeping(self, job: str) -> WorkerProcess:
        """The worker that keeps the answer of a job. Raises WorkFailedError where none does any more."""
        self._drop_dead()
        worker = self._keeping.pop(job, None)
        if worker is None:
            raise WorkFailedError("gone")
        return worker

    async def keep(self, worker: WorkerProcess, job: str) -> None:
        """Let a worker keep the answer of a job."""
        async with self._changed:
            self._keeping[job] = worker
            self._changed.notify_all()

    async def give_back(self, worker: WorkerProcess) -> None:
        """Let a worker forget what it did, for the next who wants one."""
        if worker.done >= WORKS:
            await self.end(worker)
            return
        worker.ask(do="forget")
        async with self._changed:
            self._idle.append(worker)
            self._changed.notify_all()

    async def forget(self, job: str) -> None:
        """Let go the answer of a job."""
        worker = self._keeping.pop(job, None)
        if worker is not None:
            await self.give_back(worker)

    async def end(self, worker: WorkerProcess) -> None:
        """End a worker."""
        await self.in_thread(worker.end)
        async with self._changed:
            self._all.discard(worker)
            if not self._all and not self._is_closed:
                self.prepare()
            self._changed.notify_all()

    async def in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What a function gives that waits for a process; the server goes on meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    async def close(self) -> None:
        """End all of them."""
        self._is_closed = True
        for worker in list(self._unready):
            await self.in_thread(worker.end)
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self._all):
            await self.end(worker)
        self._threads.shutdown()

    async def _start(self) -> None:
        try:
            worker: WorkerProcess = await self.in_thread(WorkerProcess, self._base)
        except OSError:  # no more processes or open files
            await self._tell_start(None)
            return
        self._unready.add(worker)
        try:
            if self._is_closed:
                raise WorkFailedError("cancelled")
            await self.in_thread(worker.told, monotonic() + _START_SECONDS)
        except WorkFailedError:
            await self.in_thread(worker.end)
            await self._tell_start(None)
        else:
            await self._tell_start(worker)
        finally:
            self._unready.discard(worker)

    async def _tell_start(self, worker: WorkerProcess | None) -> None:
        """Let those that wait know of a worker, or of none."""
        async with self._changed:
            if worker is None:
                self._failures += 1
            else:
                self._all.add(worker)
                self._idle.append(worker)
            self._changed.notify_all()
