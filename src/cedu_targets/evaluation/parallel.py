"""Several processes that share the files of a run; the reports come back in the order of the files.

A process may die over a file (killed, out of memory, aborted by a library): that is one fault of that file,
and a new process goes on with the next. So each process has a few files in hand and a pipe of its own, on which it
answers file by file; a pool of the standard library would only say that one of its processes died, and give up.
"""

import io
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from cedu_targets.domain.fault import InputFault, fault_of
from cedu_targets.evaluation.processes import end_with, signals_held
from cedu_targets.files.source import Source, name_of
from cedu_targets.report import FileReport

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

Work = Callable[[Source], list[FileReport]]
"""Checks one file. Sent to other processes, so it must be picklable."""
_SENT_TOGETHER = 200
"""Reports that may point to what was sent before; then all is sent anew, so that none is held for ever."""
_AT_ONCE, _FEW = 8, 2
"""How many files a process is given at once, and with how few left it is given more."""
_MOST_WORKERS = 60
"""No more can be waited for at once on Windows."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(work: Work, sources: Sequence[Source], jobs: int) -> Iterator[list[FileReport]]:
    """The reports of each file, in the order of `sources`, made by up to `jobs` processes.

    Raises OSError where not even one can be started.
    """
    waiting = list(range(len(sources)))[::-1]
    done: dict[int, list[FileReport]] = {}
    crew: list[_Worker] = []
    jobs = min(jobs, _MOST_WORKERS)
    try:
        for turn in range(len(sources)):
            while turn not in done:
                while waiting and len(crew) < jobs:
                    try:
                        crew.append(_Worker(work, sources))
                    except OSError:  # no more processes or open files: those that there are do the work
                        if not crew:
                            raise
                        jobs = len(crew)
                        break
                    crew[-1].take(_some(waiting, jobs))
                for worker in _finished(crew):
                    finished, reports = worker.reports()
                    done[finished] = reports
                    if not worker.is_alive:
                        waiting += reversed(worker.hand)
                    elif waiting and len(worker.hand) < _FEW:
                        worker.take(_some(waiting, jobs))
                    if not worker.is_alive or not worker.hand:
                        worker.stop()
                        crew.remove(worker)
            yield done.pop(turn)
    finally:
        for worker in crew:
            worker.stop()


def _some(waiting: list[int], jobs: int) -> list[int]:
    """The next files for one process: some while there are many, so that it never has to wait for the next."""
    return [waiting.pop() for _ in range(max(1, min(_AT_ONCE, len(waiting) // (2 * jobs))))]


def _finished(crew: "Sequence[_Worker]") -> "list[_Worker]":
    """The workers that have an answer, or died; waits until there is one."""
    ready = wait([worker.pipe for worker in crew])
    return [worker for worker in crew if worker.pipe in ready]


class _Worker:
    """One process and the files that it has in hand, the first of which it is checking.

    It has all of them from its start, and is told their places alone: what lies in memory would fill the pipe, and each
    of the two wait for the other.
    """

    def __init__(self, work: Work, sources: Sequence[Source]) -> None:
        context = _context()
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work, sources), daemon=True)  # type: ignore[attr-defined]
        try:
            with signals_held("SIGINT"):  # Ctrl-C is for this process, which then stops the others
                self._process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            theirs.close()  # the only other end is the process's: when it dies, the pipe ends
        self._inbox = _Inbox()
        self.is_alive = True
        self._sources = sources
        self.hand: deque[int] = deque()

    def take(self, turns: Sequence[int]) -> None:
        """Take more files. A process that is dead already is noticed when its answer is waited for."""
        self.hand += turns
        with suppress(OSError):
            self.pipe.send(turns)

    def reports(self) -> tuple[int, list[FileReport]]:
        """What became of the first file in hand; RD141 where the process died over it."""
        turn = self.hand.popleft()
        try:
            return turn, self._inbox.unpacked(self.pipe.recv_bytes())
        except (EOFError, OSError):
            self.is_alive = False
            name = name_of(self._sources[turn])
            return turn, [FileReport(name, fault=InputFault("RD141", path=name))]

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()  # what tells of its end is an open file


class _Outbox:
    """Packs reports for the pipe. What two reports have in common (rules, columns, notes) is sent once."""

    def __init__(self) -> None:
        self._left = 0

    def packed(self, reports: list[FileReport]) -> bytes:
        """The reports as bytes; the first byte says whether they can be understood by themselves."""
        is_fresh = self._left == 0
        if is_fresh:
            self._stream = io.BytesIO()
            self._pickler = pickle.Pickler(self._stream, pickle.HIGHEST_PROTOCOL)
            self._left = _SENT_TOGETHER
        self._left -= 1
        self._stream.seek(0)
        self._stream.truncate()
        self._stream.write(bytes([is_fresh]))
        try:
            self._pickler.dump(reports)
        except Exception:
            self._left = 0  # half of it is remembered as sent
            raise
        return self._stream.getvalue()


class _Inbox:
    """Unpacks what an outbox packed, in the same order."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()

    def unpacked(self, message: bytes) -> list[FileReport]:
        """The reports of one message."""
        if message[0]:
            self._stream = io.BytesIO()
            self._unpickler = pickle.Unpickler(self._stream)
        self._stream.seek(0)
        self._stream.truncate()
        self._stream.write(message[1:])
        self._stream.seek(0)
        reports: list[FileReport] = self._unpickler.load()
        return reports


def _context() -> "BaseContext":
    """Where one thread is running a fork is safe, and far cheaper: nothing has to be imported again."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


def _serve(pipe: Connection, work: Work, sources: Sequence[Source]) -> None:
    """The life of a worker: the places of files in, their reports out, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    outbox = _Outbox()
    parent = multiprocessing.parent_process()
    assert parent is not None
    end_with(parent.sentinel)
    while pipe in wait([pipe, parent.sentinel]):
        try:
            turns: list[int] = pipe.recv()
        except EOFError:
            return
        for source in (sources[turn] for turn in turns):
            try:
                pipe.send_bytes(_packed(outbox, work(source), name_of(source)))
            except OSError:
                return


def _packed(outbox: _Outbox, reports: list[FileReport], path: str) -> bytes:
    """The reports, or the fault of cedu that kept them from being sent."""
    try:
        return outbox.packed(reports)
    except Exception as error:
        return outbox.packed([FileReport(path, fault=fault_of(error, path))])
