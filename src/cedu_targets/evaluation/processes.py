"""Processes: a child that ends when the one that started it is gone, and signals that wait for what must be whole."""

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def fork_tied() -> tuple[int, int]:
    """Fork a child that ends with this process: 0 in the child, else its number; and what to close once it has ended.

    Raises OSError where there can be no more processes or open files.
    """
    ended, held = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(ended)
        os.close(held)
        raise
    if child == 0:
        os.close(held)
        end_with(ended)
        return 0, ended
    os.close(ended)
    return child, held


def end_with(pipe: int) -> None:
    """End this process as soon as the other end of a pipe is closed, which the kernel does for a process that ends.

    The signal ends it by itself: a thread that watches would wait for a library that is at work to let Python on.
    """
    if sys.platform == "win32":
        import threading
        from multiprocessing.connection import wait

        def watch() -> None:
            wait([pipe])
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()
        return
    import fcntl

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([pipe], [], [], 0)[0]:  # it was closed before anybody was told
        os._exit(1)


@contextmanager
def signals_held(*names: str) -> Iterator[None]:
    """Signals that come inside are taken at the end; a process started inside never takes them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {getattr(signal, name) for name in names})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
