"""Several processes that share the files of a run; the reports come back in the order of the files.

A process may die over a file (killed, out of memory, aborted by a library): that is one fault of that file,
and a new process goes on with the next. So each process has one file at a time, and a pipe of its own; a
pool of the standard library would only say that one of its processes died, and give up the rest.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from cedu_targets.domain.faults import Fault, InputFault
from cedu_targets.report import FileReport

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Work = Callable[[str], list[FileReport]]
"""Checks one file. Sent to other processes, so it must be picklable."""
_MOST_WORKERS = 60
"""No more can be waited for at once on Windows."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(work: Work, paths: Sequence[str], jobs: int) -> Iterator[list[FileReport]]:
    """The reports of each file, in the order of `paths`, made by up to `jobs` processes."""
    waiting = list(enumerate(paths))[::-1]
    done: dict[int, list[FileReport]] = {}
    crew: list[_Worker] = []
    try:
        for turn in range(len(paths)):
            while turn not in done:
                while waiting and len(crew) < min(jobs, _MOST_WORKERS):
                    crew.append(_Worker(work))
                    crew[-1].take(*waiting.pop())
                for worker in _finished(crew):
                    done[worker.turn] = worker.reports()
                    if waiting and worker.is_alive:
                        worker.take(*waiting.pop())
                    else:
                        worker.stop()
                        crew.remove(worker)
            yield done.pop(turn)
    finally:
        for worker in crew:
            worker.stop()


def _finished(crew: "Sequence[_Worker]") -> "list[_Worker]":
    """The workers that have an answer, or died; waits until there is one."""
    ready = wait([worker.pipe for worker in crew])
    return [worker for worker in crew if worker.pipe in ready]


class _Worker:
    """One process and the file that it has in hand."""

    def __init__(self, work: Work) -> None:
        context = _context()
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)  # type: ignore[attr-defined]
        with _no_interrupt():
            self._process.start()
        theirs.close()  # the only other end is the process's: when it dies, the pipe ends
        self.is_alive = True
        self.turn = -1
        self._path = ""

    def take(self, turn: int, path: str) -> None:
        """Begin a file. A process that is dead already is noticed when its answer is waited for."""
        self.turn, self._path = turn, path
        try:
            self.pipe.send(path)
        except OSError:
            self.is_alive = False

    def reports(self) -> list[FileReport]:
        """What became of the file in hand; RD141 where the process died over it."""
        try:
            reports: list[FileReport] = self.pipe.recv()
        except (EOFError, OSError):
            self.is_alive = False
            return [FileReport(self._path, fault=InputFault("RD141", path=self._path))]
        return reports

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        self._process.kill()
        self._process.join()


def _context() -> "BaseContext":
    """Where one thread is running a fork is safe, and far cheaper: nothing has to be imported again."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """A process started in here never gets Ctrl-C: it is for the one that started it, which then stops the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, work: Work) -> None:
    """The life of a worker: a path in, its reports out, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    while pipe in wait([pipe, parent.sentinel]):
        try:
            path: str = pipe.recv()
        except EOFError:
            return
        reports = work(path)
        try:
            pipe.send(reports)
        except OSError:
            return
        except Exception as error:
            pipe.send([FileReport(path, fault=Fault("fault", {"reason": f"{type(error).__name__}: {error}"}, path))])
