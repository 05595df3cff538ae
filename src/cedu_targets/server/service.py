"""The server from its start to its end: a port of this machine, a random address, a folder that is gone afterwards."""

import asyncio
import logging
import secrets
import signal
import socket
import threading
from asyncio import TimerHandle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from cedu_targets.evaluation.parallel import cores
from cedu_targets.server.app import application
from cedu_targets.server.guard import Guard
from cedu_targets.server.jobs import Jobs
from cedu_targets.server.limits import CONNECTIONS, HEAD_BYTES, HEAD_SECONDS, IDLE_SECONDS, SWEEP_SECONDS, WORK_SECONDS
from cedu_targets.server.own_folder import own_folder
from cedu_targets.server.pool import Pool
from cedu_targets.server.shown_page import ShownPage, shown_page

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_MOST_WORKERS = 4


def serve(parts: Path, opened: Callable[[str], None], *, seconds: float = WORK_SECONDS) -> None:
    """Serve the page of a folder until the process is interrupted or told to end; `opened` is told its address.

    `seconds` is the time that one piece of work may take. Raises OSError where no port or folder can be had.
    """
    page = shown_page(parts)
    logging.getLogger("uvicorn.error").disabled = True  # it would name what was asked for
    with socket.create_server(("127.0.0.1", 0)) as listening, own_folder() as base:
        asyncio.run(_serve(page, base, seconds, listening, opened))


async def _serve(
    page: ShownPage, base: Path, seconds: float, listening: socket.socket, opened: Callable[[str], None]
) -> None:
    token = secrets.token_urlsafe(24)
    port = listening.getsockname()[1]
    pool = Pool(base, max(2, min(cores(), _MOST_WORKERS)))
    jobs = Jobs(base, pool, seconds)
    server = _Server(Guard(application(jobs, page, token), port, token), jobs)
    pool.prepare()
    sweeping = asyncio.create_task(_sweep(jobs))
    try:
        with server.ended_by_signals():
            opened(f"http://127.0.0.1:{port}/{token}/")  # who connects already is answered in a moment
            await server.serve([listening])
    finally:
        sweeping.cancel()
        await jobs.close()


async def _sweep(jobs: Jobs) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        await jobs.sweep()


class _Server(uvicorn.Server):
    """What is at work is ended before the server waits for the connections that wait for it."""

    def __init__(self, app: Guard, jobs: Jobs) -> None:
        super().__init__(
            uvicorn.Config(
                cast(ASGIApp, app),
                http=_Protocol,
                loop="asyncio",
                interface="asgi3",
                ws="none",
                lifespan="off",
                log_config=None,  # no line of a log would be without names of files
                access_log=False,
                proxy_headers=False,
                server_header=False,
                limit_concurrency=CONNECTIONS,
                h11_max_incomplete_event_size=HEAD_BYTES,
                timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=1,
            )
        )
        self._jobs = jobs

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        await self._jobs.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing more than `ended_by_signals` does; the framework's own would end the process as if it had failed."""
        yield

    @contextmanager
    def ended_by_signals(self) -> Iterator[None]:
        """End when told to, as a thing that ends so every day; a signal that is ignored stays so."""
        here = threading.current_thread() is threading.main_thread()
        numbers = [getattr(signal, name) for name in _ENDING if here and hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in numbers}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, self._end)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.should_exit = True


class _Protocol(H11Protocol):
    """A connection that does not say soon what it wants is closed."""

    _until_asked: TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait_for_head()

    def handle_events(self) -> None:
        asked = self.server_state.total_requests, self.cycle
        super().handle_events()
        if self._until_asked is not None and (self.server_state.total_requests, self.cycle) != asked:
            self._until_asked.cancel()
            self._until_asked = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._until_asked is not None:
            self._until_asked.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait_for_head()

    def _wait_for_head(self) -> None:
        if self._until_asked is None and not self.transport.is_closing():
            self._until_asked = self.loop.call_later(HEAD_SECONDS, self.transport.close)
