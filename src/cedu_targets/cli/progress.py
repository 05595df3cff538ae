"""The progress of a long run: one line on stderr that is gone at the end, and only on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cedu_targets.messages.messages import Messages

_SECONDS_BETWEEN = 0.1


@contextmanager
def progress(total: int, messages: Messages) -> Iterator[Callable[[int, int], None] | None]:
    """Something to call after each file; None where nobody watches, or there is nothing to wait for."""
    if total < 2 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Drawn from here, not by a thread of its own: processes are only forked cheaply where there is one thread.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(messages.term("checking"), total=total)
        bar.refresh()
        drawn = time.monotonic()

        def watch(done: int, _total: int) -> None:
            nonlocal drawn
            bar.update(task, completed=done)
            if time.monotonic() - drawn >= _SECONDS_BETWEEN:
                drawn = time.monotonic()
                bar.refresh()

        yield watch
