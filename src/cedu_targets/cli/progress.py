"""The progress of a long run: one line on stderr that is gone at the end, and only on a terminal.

Of many files those that are done are counted; of a single one, where it is long, the bytes that are read and the steps
of judging them.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext

from cedu_targets.messages.messages import Messages

_SECONDS_BETWEEN = 0.1
_WHOLE = 1000


@contextmanager
def progress(total: int, messages: Messages) -> Iterator[Callable[[int, int], None] | None]:
    """Something to call after each file; None where nobody watches, or there is nothing to wait for."""
    if total < 2 or not sys.stderr.isatty():
        with _reading(messages) if total == 1 and sys.stderr.isatty() else nullcontext():
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


@contextmanager
def _reading(messages: Messages) -> Iterator[None]:
    """Inside, how much of a long file is done is shown; a short one never tells, and loads nothing for it."""
    from cedu_targets.files.reading_watch import watched

    with ExitStack() as shown:
        update: Callable[[int, int], None] | None = None

        def watch(done: int, total: int) -> None:
            nonlocal update
            if update is None:
                update = _bar(shown, messages)
            update(done, total)

        with watched(watch):
            yield


def _bar(shown: ExitStack, messages: Messages) -> Callable[[int, int], None]:
    """A bar that is there as long as what it is shown in."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    bar = shown.enter_context(Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False))
    task, drawn, furthest = bar.add_task(messages.term("checking"), total=_WHOLE), 0.0, 0

    def update(done: int, total: int) -> None:
        nonlocal drawn, furthest
        furthest = max(furthest, min(_WHOLE * done // max(total, 1), _WHOLE))  # the next sheet begins anew
        bar.update(task, completed=furthest)
        if time.monotonic() - drawn >= _SECONDS_BETWEEN:
            drawn = time.monotonic()
            bar.refresh()

    return update
