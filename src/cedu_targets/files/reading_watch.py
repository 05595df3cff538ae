"""Who watches while a long file is checked: told of how much of it is done, block by block, then step by step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct

Watch = Callable[[int, int], None]
"""Told how much of how much is done."""
_READ = 30
PREPARED, SOUGHT, FOUND, NUMBERED, UNDERSTOOD, JUDGED = 40, 45, 60, 70, 85, 95
"""Hundredths of the check that are done after its steps, about: of a million rows of csv, of 200,000 of a workbook."""
_ALL = 100


class _Watched(Struct):
    watch: Watch
    is_long: bool = False
    """Whether a file told that it is read block by block: of any other nobody waits for a step."""


_WATCHED: ContextVar[_Watched | None] = ContextVar("watched", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Inside, whoever reads or judges a long file tells how far it is."""
    token = _WATCHED.set(_Watched(watch))
    try:
        yield
    finally:
        _WATCHED.reset(token)


def tell(done: int, total: int) -> None:
    """Say how many bytes of how many are read."""
    if (one := _WATCHED.get()) is not None:
        one.is_long = True
        one.watch(_READ * done, _ALL * total)


def reach(step: int) -> None:
    """Say that a step of the check is done."""
    if (one := _WATCHED.get()) is not None and one.is_long:
        one.watch(step, _ALL)
