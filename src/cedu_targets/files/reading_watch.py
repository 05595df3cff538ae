"""Who watches while a long file is read: told of how much of it is done, block by block."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watch = Callable[[int, int], None]
"""Told how many bytes of how many are read."""
_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Inside, whoever reads a long file tells how far it is."""
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def tell(done: int, total: int) -> None:
    """Say how many bytes of how many are read."""
    if (watch := _WATCH.get()) is not None:
        watch(done, total)
