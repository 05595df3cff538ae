"""The pieces of work of all pages: a bounded number, and none for ever."""

from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from cedu_targets.server.job import Job
from cedu_targets.server.limits import ALL_BYTES, GATHERING_SECONDS, JOBS, KEPT_SECONDS
from cedu_targets.server.pool import Pool


class TooManyError(Exception):
    """There is no room for one more until others are done."""


class Jobs:
    """Those that are known."""

    def __init__(self, base: Path, pool: Pool, seconds: float) -> None:
        self._base, self._pool, self._seconds = base, pool, seconds
        self._known: dict[str, Job] = {}

    async def new(self) -> Job:
        """One more; the oldest that is done makes room. Raises TooManyError."""
        if len(self._known) >= JOBS:
            done = next((job for job in self._known.values() if job.is_done and not job.is_at_work), None)
            if done is None:
                raise TooManyError
            await self.end(done.id)
        job = Job(self._base, self._pool, self._seconds)
        self._known[job.id] = job
        return job

    def of(self, name: str) -> Job | None:
        """The one of this name, which somebody wants just now."""
        job = self._known.get(name)
        if job is not None:
            job.touched = monotonic()
        return job

    @property
    def room(self) -> int:
        """How many bytes of files there is room for."""
        return ALL_BYTES - sum(job.bytes for job in self._known.values())

    async def end(self, name: str) -> None:
        """End one."""
        job = self._known.pop(name, None)
        if job is not None:
            await job.end()

    async def examples(self, language: str) -> Any:
        """What the page can be shown with. Raises WorkFailedError."""
        worker = await self._pool.take()
        try:
            worker.ask(do="examples", lang=language)
            said = await self._pool.in_thread(worker.told, monotonic() + self._seconds)
        except BaseException:
            await self._pool.end(worker)
            raise
        await self._pool.give_back(worker)
        return said["answer"]

    async def sweep(self) -> None:
        """End those that nobody has asked for anything for long."""
        now = monotonic()
        for job in list(self._known.values()):
            seconds = KEPT_SECONDS if job.is_done else GATHERING_SECONDS
            if not job.is_at_work and now - job.touched > seconds:
                await self.end(job.id)

    async def close(self) -> None:
        """End all, and the workers with them."""
        for name in list(self._known):
            with suppress(Exception):
                await self.end(name)
        await self._pool.close()
