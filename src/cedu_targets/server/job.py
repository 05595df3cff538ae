"""A piece of work: the files that it is given, the work itself, and what can be had of its answer."""

import asyncio
import json
import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from cedu_targets.server.limits import WORKS
from cedu_targets.server.names import inside
from cedu_targets.server.pool import Pool
from cedu_targets.server.process import WorkerProcess, WorkFailedError
from cedu_targets.server.worker import CAN_TRY, FILES, SCRATCH


class Job:
    """One of them. Nothing of it is on the disk before its first file, nor after its answer."""

    def __init__(self, base: Path, pool: Pool, seconds: float) -> None:
        self.id = secrets.token_urlsafe(12)
        self.bytes = 0
        """Of its files, on the disk."""
        self.files = 0
        self.is_done = False
        self.touched = monotonic()
        self._own = base / self.id
        self._pool, self._seconds = pool, seconds
        self._work: asyncio.Task[Any] | None = None
        self._turn = asyncio.Lock()

    @property
    def is_at_work(self) -> bool:
        """It works, or waits for a worker."""
        return self._work is not None

    def place(self, name: str) -> Path:
        """Where a file of this name goes. Raises NameRefusedError, and FileExistsError for one that is there."""
        self._make_folder()
        target = inside(self._own / FILES, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise FileExistsError
        return target

    async def answer(self, asked: str, events: "asyncio.Queue[dict[str, Any]]") -> dict[str, Any]:
        """Do what is asked. What is said on the way goes into `events`. Raises WorkFailedError."""
        answer: dict[str, Any] = await self._cancellable(self._answer(asked, events))
        return answer

    async def output(self, name: str) -> tuple[dict[str, Any], bytes]:
        """What an offer of the answer stands for: its name and kind, and its bytes. Raises WorkFailedError."""
        output: tuple[dict[str, Any], bytes] = await self._cancellable(self._output(name))
        return output

    async def end(self) -> None:
        """Cancel what it is at, and let go what it made."""
        if self._work is not None:
            self._work.cancel()
            await asyncio.wait({self._work})
        await self._pool.forget(self.id)
        self._remove_folder()

    async def _cancellable(self, work: Any) -> Any:
        async with self._turn:
            self._work = asyncio.create_task(work)
            try:
                return await asyncio.shield(self._work)
            except asyncio.CancelledError:
                ended_by_other = self._work.done()
                self._work.cancel()
                await asyncio.wait({self._work})
                if ended_by_other:
                    raise WorkFailedError("cancelled") from None
                raise
            finally:
                self._work = None
                self.touched = monotonic()

    async def _answer(self, asked: str, events: "asyncio.Queue[dict[str, Any]]") -> dict[str, Any]:
        if self.is_done:  # by another request, for which this one waited
            raise WorkFailedError("refused")
        try:
            try:
                answer = await self._answered(asked, events)
            except WorkFailedError as failure:
                if failure.kind not in ("crashed", "memory") or not CAN_TRY:
                    raise
                answer = await self._answered(asked, events, tries_first=True)
        finally:
            self._remove_folder()
        self.is_done = True
        return answer

    async def _answered(
        self, asked: str, events: "asyncio.Queue[dict[str, Any]]", *, tries_first: bool = False
    ) -> dict[str, Any]:
        """The answer of one worker; after a death each file is tried first, so that it is the fault of one."""
        worker = await self._pool.take()
        async with self._having(worker):
            worker.done = WORKS if tries_first else worker.done + 1  # it would go on trying
            worker.ask(do="answer", folder=str(self._own), asked=asked, tries_first=tries_first)
            until = monotonic() + self._seconds
            while "answer" not in (said := await self._pool.in_thread(worker.told, until)):
                if "failed" in said:
                    raise WorkFailedError(said["failed"])
                events.put_nowait(said)
            answer: dict[str, Any] = said["answer"]
            return answer

    async def _output(self, name: str) -> tuple[dict[str, Any], bytes]:
        worker = self._pool.keeping(self.id)
        try:
            async with self._having(worker):
                worker.ask(do="output", folder=str(self._own), id=name)
                until = monotonic() + self._seconds
                said = await self._pool.in_thread(worker.told, until)
                if "failed" in said:
                    raise WorkFailedError(said["failed"], said.get("message", ""))
                return said, await self._pool.in_thread(worker.bytes, until)
        finally:
            self._remove_folder()

    @asynccontextmanager
    async def _having(self, worker: WorkerProcess) -> AsyncIterator[None]:
        """A worker that keeps the answer afterwards; one that failed, or is no longer wanted, is ended."""
        try:
            self._make_folder()
            yield
        except BaseException as error:
            if isinstance(error, WorkFailedError) and error.kind in ("refused", "not_made"):
                await self._pool.keep(worker, self.id)
            else:
                await self._pool.end(worker)
            raise
        await self._pool.keep(worker, self.id)

    def _make_folder(self) -> None:
        for name in (FILES, SCRATCH):
            (self._own / name).mkdir(mode=0o700, parents=True, exist_ok=True)

    def _remove_folder(self) -> None:
        shutil.rmtree(self._own, ignore_errors=True)
        self.bytes = 0


def as_line(said: dict[str, Any]) -> bytes:
    """A line of a streamed answer."""
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
