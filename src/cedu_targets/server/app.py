"""What the page may ask for, each with its address below the random part."""

import asyncio
import errno
import json
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from cedu_targets.server.body import BodyRefusedError, read, save
from cedu_targets.server.job import Job, as_line
from cedu_targets.server.jobs import Jobs, TooManyError
from cedu_targets.server.limits import ASKED_BYTES, FILE_BYTES, FILES, JOB_BYTES
from cedu_targets.server.names import NameRefusedError
from cedu_targets.server.process import WorkFailedError
from cedu_targets.server.shown_page import ShownPage

Endpoint = Callable[[Request], Awaitable[Response]]
NAME_HEADER = "x-cedu-name"
"""Of a file, in per-cent signs."""
SAID_HEADER = "x-cedu-said"
"""What people are told beside an output: sentences in JSON, in per-cent signs."""


def application(jobs: Jobs, page: ShownPage, token: str) -> Starlette:
    """All that is answered; what goes before is `Guard`."""
    asked = _Asked(jobs)

    async def show(_request: Request) -> Response:
        return Response(page.html, media_type="text/html", headers={"content-security-policy": page.policy})

    routes = [
        Route(f"/{token}/", show),
        Route(f"/{token}/examples", asked.examples, methods=["POST"]),
        Route(f"/{token}/jobs", asked.new, methods=["POST"]),
        Route(f"/{token}/jobs/{{job}}/files", _of_job(jobs, asked.file), methods=["POST"]),
        Route(f"/{token}/jobs/{{job}}/answer", _of_job(jobs, asked.answer), methods=["POST"]),
        Route(f"/{token}/jobs/{{job}}/outputs/{{output}}", _of_job(jobs, asked.output), methods=["POST"]),
        Route(f"/{token}/jobs/{{job}}/end", asked.end, methods=["POST"]),
    ]
    return Starlette(routes=routes)


def _of_job(jobs: Jobs, answer: Callable[[Request, Job], Awaitable[Response]]) -> Endpoint:
    """What is asked of a piece of work that is not known any more is gone."""

    async def endpoint(request: Request) -> Response:
        job = jobs.of(request.path_params["job"])
        return _refused(410) if job is None else await answer(request, job)

    return endpoint


_OF_A_NAME = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.ENOENT, errno.ENOTDIR}
"""What a system says of a name that it does not take; Windows says of a path that is too long that it is not there."""
_STATUS = {"gone": 410, "refused": 404, "not_made": 422}


def _refused(status: int, kind: str = "refused", message: str = "") -> Response:
    return JSONResponse({"failed": kind, "message": message}, status)


class _Asked:
    """What is done for each address."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    async def new(self, _request: Request) -> Response:
        try:
            job = await self._jobs.new()
        except TooManyError:
            return _refused(503)
        return JSONResponse({"job": job.id, "file_bytes": FILE_BYTES})

    async def file(self, request: Request, job: Job) -> Response:
        """One file: its name in a header, its bytes as they are."""
        if job.is_done or job.is_at_work:
            return _refused(409)
        if job.files >= FILES:
            return _refused(413, "much")
        try:
            target = job.place(request.headers.get(NAME_HEADER, ""))
            job.files += 1
            room = min(JOB_BYTES - job.bytes, self._jobs.room)
            await save(request, target, min(FILE_BYTES, room), lambda size: self._grow(job, size))
        except NameRefusedError:
            return _refused(400, "name")
        except FileExistsError:
            return _refused(409, "name")
        except BodyRefusedError as refusal:
            return _refused(refusal.status, "much" if refusal.status == 413 else "refused")
        except OSError as error:
            return _refused(400, "name") if error.errno in _OF_A_NAME else _refused(507, "full")
        return Response(status_code=204)

    def _grow(self, job: Job, size: int) -> bool:
        """Count what several requests send at one time. Whether there is room for it."""
        if job.bytes + size > JOB_BYTES or size > self._jobs.room:
            return False
        job.bytes = max(0, job.bytes + size)
        job.touched = monotonic()
        return True

    async def answer(self, request: Request, job: Job) -> Response:
        """Do the work; what happens is told line by line."""
        if job.is_done or job.is_at_work:
            return _refused(409)
        try:
            asked = (await read(request, ASKED_BYTES)).decode()
            json.loads(asked)
        except BodyRefusedError as refusal:
            return _refused(refusal.status)
        except (ValueError, RecursionError):
            return _refused(400)
        return _Told(job, asked)

    async def output(self, request: Request, job: Job) -> Response:
        try:
            said, content = await job.output(request.path_params["output"])
        except WorkFailedError as failure:
            return _refused(_STATUS.get(failure.kind, 500), failure.kind, failure.message)
        headers = {NAME_HEADER: quote(said["name"], safe=""), SAID_HEADER: quote(json.dumps(said["said"]), safe="")}
        return Response(content, media_type=said["type"], headers=headers)

    async def end(self, request: Request) -> Response:
        await self._jobs.end(request.path_params["job"])
        return Response(status_code=204)

    async def examples(self, request: Request) -> Response:
        try:
            language = "en" if (await read(request, 16)).decode() == "en" else "zh"
        except (BodyRefusedError, ValueError):
            return _refused(400)
        return JSONResponse(await self._jobs.examples(language))


class _Told(Response):
    """An answer in lines: how far the work is, then how it went. A page that goes away ends the work."""

    media_type = "application/x-ndjson"

    def __init__(self, job: Job, asked: str) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._job, self._asked = job, asked

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        work = asyncio.create_task(self._tell(send))
        left = asyncio.create_task(_left(receive))
        await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
        for task in (work, left):
            task.cancel()
        await asyncio.wait({work, left})

    async def _tell(self, send: Send) -> None:
        events: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        work = asyncio.create_task(self._job.answer(self._asked, events))
        work.add_done_callback(lambda _: events.put_nowait({}))
        try:
            while said := await events.get():
                await _send(send, as_line(said))
            await _send(send, as_line({"answer": work.result()}), is_last=True)
        except WorkFailedError as failure:
            await _send(send, as_line({"failed": failure.kind}), is_last=True)
        finally:
            work.cancel()
            await asyncio.wait({work})


async def _send(send: Send, content: bytes, *, is_last: bool = False) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": not is_last})


async def _left(receive: Receive) -> None:
    """Wait until the page has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass
