"""Bodies of requests: bounded by what is said of them, by what comes, and by how slowly it comes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.requests import ClientDisconnect, Request

from cedu_targets.server.limits import BODY_SECONDS, IDLE_SECONDS


class BodyRefusedError(Exception):
    """A body that is not taken; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read(request: Request, most: int) -> bytes:
    """A small body. Raises BodyRefusedError."""
    return b"".join([piece async for piece in _pieces(request, most)])


async def save(request: Request, target: Path, most: int, grow: Callable[[int], bool]) -> None:
    """Write a body into a file that is not there yet; half of one is not left. Raises BodyRefusedError.

    `grow` is told of every piece before it is written, and says whether there is room for it.
    """
    size = 0
    with target.open("xb") as stream:
        try:
            async for piece in _pieces(request, most):
                if not grow(len(piece)):
                    raise BodyRefusedError(413)
                size += len(piece)
                stream.write(piece)
        except BaseException:
            stream.close()
            target.unlink(missing_ok=True)
            grow(-size)
            raise


async def _pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > most:
        raise BodyRefusedError(413)
    stream = request.stream()
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                async with asyncio.timeout(IDLE_SECONDS):
                    piece = await anext(stream, None)
                if piece is None:
                    return
                size += len(piece)
                if size > most:
                    raise BodyRefusedError(413)
                yield piece
    except TimeoutError:
        raise BodyRefusedError(408) from None
    except ClientDisconnect:
        raise BodyRefusedError(400) from None
