"""The process that does the work: one piece after another, in a folder of its own, until nobody asks any more.

It is started anew and never forked, since the server has threads and Windows has no fork. Both sides speak in lines of
JSON and in bytes: nothing that comes back from a process that read strange files is more than data.
"""

import contextlib
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from cedu_targets.evaluation.trial import try_first
from cedu_targets.server.limits import WORK_BYTES

_PUT_AWAY_SECONDS = 30
CAN_TRY = hasattr(os, "fork")
"""Whether a file can be tried in a process of its own (`trial.py`)."""
FILES, SCRATCH = "files", "scratch"
"""Below the folder of a piece of work: where the person's files lie, and where libraries put what they make."""


def serve(pipe: Connection, base: str) -> None:
    """The life of a worker. `base` is what the server keeps on the disk; it goes with the server, however that ends."""
    os.chdir(base)
    if hasattr(os, "setsid"):
        os.setsid()  # what it starts is ended with it, and Ctrl-C is for the server alone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch = _end_with_server(base)
    _be_silent()
    _limit_memory()
    _warm_up(base)
    _say(pipe, ready=True)
    work: _Work | None = None
    with contextlib.suppress(EOFError, OSError):  # the server is gone
        while True:
            order = json.loads(pipe.recv_bytes())
            try:
                if order["do"] == "answer":
                    if order["tries_first"]:
                        try_first()
                    work = _Work(base)
                    _say(pipe, answer=work.answer(order, pipe))
                elif order["do"] == "output" and work is not None:
                    work.give_output(order, pipe)
                elif order["do"] == "examples":
                    _say(pipe, answer=_examples(order["lang"]))
                else:
                    work = None
                    gc.collect()
            except MemoryError:
                work = None
                _say(pipe, failed="memory")
    watch.join(_PUT_AWAY_SECONDS)


class _Work:
    """One piece of work, kept in memory for its outputs; its files lie on the disk only while they are read."""

    def __init__(self, base: str) -> None:
        from cedu_targets.page.session import Session

        self._session = Session()
        self._base = base
        self._files: dict[Path, bytes] = {}

    def answer(self, order: dict[str, Any], pipe: Connection | None = None) -> dict[str, object]:
        """What is asked, answered; how far the work is is told on the way."""

        def watch(done: int, total: int) -> None:
            if pipe is not None:
                _say(pipe, done=done, total=total)

        with _at_work(order["folder"], self._base):
            answer = self._session.answer(order["asked"], watch)
            self._files = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        return answer.to_json()

    def give_output(self, order: dict[str, Any], pipe: Connection) -> None:
        """Send an output: what it is, then its bytes; or why there is none."""
        from cedu_targets.page.answer import NotMade

        with _at_work(order["folder"], self._base):
            for path, content in self._files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            try:
                output = self._session.output(order["id"])
            except LookupError:
                _say(pipe, failed="refused")
                return
            except NotMade as told:
                _say(pipe, failed="not_made", message=str(told))
                return
        _say(pipe, name=output.name, type=output.media_type)
        pipe.send_bytes(output.content)


def _examples(language: str) -> list[dict[str, object]]:
    from cedu_targets.page.samples import examples

    return examples(language)


def _say(pipe: Connection, **said: object) -> None:
    pipe.send_bytes(json.dumps(said).encode())


@contextlib.contextmanager
def _at_work(own: str, base: str) -> Iterator[None]:
    """Inside, the current directory holds the person's files, and what is made on the way lies beside them."""
    os.chdir(Path(own) / FILES)
    tempfile.tempdir = str(Path(own) / SCRATCH)
    try:
        yield
    finally:
        os.chdir(base)  # a folder that is somebody's current one cannot be removed on Windows
        tempfile.tempdir = None


def _end_with_server(base: str) -> threading.Thread:
    """End with the server, even where it was killed, and take away what it left."""
    server = parent_process()
    assert server is not None

    def watch() -> None:
        wait([server.sentinel])
        os.chdir(Path(base).parent)
        shutil.rmtree(base, ignore_errors=True)
        os._exit(1)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def _be_silent() -> None:
    """What a library says as it dies is not for the terminal: it may name files."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)


def _limit_memory() -> None:
    if sys.platform == "linux":  # elsewhere the limit is not there, or not kept
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (WORK_BYTES, WORK_BYTES))


def _warm_up(base: str) -> None:
    """Do a sample, so that all that a check needs is loaded before somebody waits for it."""
    own = Path(base) / f"warm-{os.getpid()}"
    for name in (FILES, SCRATCH):
        (own / name).mkdir(parents=True)
    with contextlib.suppress(Exception):
        sample = next(one for one in _examples("zh") if one["door"] == "check")
        asked = {"door": "check", "lang": "zh", "example": sample["id"]}
        _Work(base).answer({"folder": str(own), "asked": json.dumps(asked)})
    shutil.rmtree(own)
    gc.collect()
    gc.freeze()
