"""The clock of a search: how long it may take, asked wherever the work grows with the table."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from time import monotonic
from typing import TypeVar

from msgspec import Struct

EVERY = 4096
"""Steps from one look at the clock to the next, where each takes no more than a few microseconds."""
Item = TypeVar("Item")


class TimeUpError(Exception):
    """The time of a search is up in the middle of something; what was found so far stands."""


class Clock(Struct, dict=True):
    """The time that a search may take; the only thing of a search that changes while it runs."""

    seconds: float
    ran_out: bool = False
    now: Callable[[], float] = monotonic

    def __post_init__(self) -> None:
        self.start = self.now()

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return self.now() - self.start

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.seconds - self.spent)

    def is_over(self) -> bool:
        """Whether the time is up; remembers that it was."""
        self.ran_out = self.ran_out or self.spent > self.seconds
        return self.ran_out

    def ask(self) -> None:
        """Go on while there is time. Raises TimeUpError where there is none."""
        if self.is_over():
            raise TimeUpError

    def watched(self, items: Collection[Item]) -> Iterable[Item]:
        """The items; where they are many the clock is asked on the way. Raises TimeUpError then."""
        return items if len(items) < EVERY else self._asked(items)

    def _asked(self, items: Iterable[Item]) -> Iterator[Item]:
        rest = iter(items)
        while some := tuple(islice(rest, EVERY)):
            self.ask()
            yield from some


def in_time(found: Iterable[Item]) -> Iterator[Item]:
    """What is found until the time is up."""
    try:
        yield from found
    except TimeUpError:
        return
