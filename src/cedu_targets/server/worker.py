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
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cedu_targets.resources import folder
from cedu_targets.server.limits import WORK_BYTES

if TYPE_CHECKING:
    from cedu_targets.page.session import Session

FILES, SCRATCH = "files", "scratch"
"""Below the folder of a piece of work: where the person's files lie, and where libraries put what they make."""


def serve(pipe: Connection, base: str) -> None:
    """The life of a worker. `base` is what the server keeps on the disk; it goes with the server, however that ends."""
    os.chdir(base)
    if hasattr(os, "setsid"):
        os.setsid()  # what it starts is ended with it, and Ctrl-C is for the server alone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_server(base)
    _be_silent()
    _limit_memory()
    _warm_up()
    session: Session | None = None
    while True:
        try:
            order = json.loads(pipe.recv_bytes())
            if order["do"] == "answer":
                session = _session()
                with _at_work(order["folder"], base):
                    answer = session.answer(order["asked"], _Watch(pipe))
                _say(pipe, answer=answer.to_json())
            elif order["do"] == "output" and session is not None:
                with _at_work(order["folder"], base):
                    _give(pipe, session, order["id"])
            elif order["do"] == "examples":
                _say(pipe, answer=_examples(order["lang"]))
            else:
                session = None
                gc.collect()
        except EOFError:
            return
        except MemoryError:
            session = None
            _say(pipe, failed="memory")
        except OSError:
            return


def _session() -> "Session":
    from cedu_targets.page.session import Session

    return Session()


def _examples(language: str) -> Any:
    from cedu_targets.messages.messages import Language
    from cedu_targets.page import session

    return session.examples(Language(language)) if hasattr(session, "examples") else []


def _give(pipe: Connection, session: "Session", name: str) -> None:
    try:
        output = session.output(name)
    except LookupError:
        _say(pipe, failed="refused")
        return
    _say(pipe, name=output.name, type=output.media_type)
    pipe.send_bytes(output.content)


class _Watch:
    """Tells the server how far the work is."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __call__(self, done: int, total: int) -> None:
        _say(self._pipe, done=done, total=total)


def _say(pipe: Connection, **said: object) -> None:
    pipe.send_bytes(json.dumps(said).encode())


@contextlib.contextmanager
def _at_work(own: str, base: str) -> Any:
    """Inside, the current directory holds the person's files, and what is made on the way lies beside them."""
    os.chdir(Path(own) / FILES)
    tempfile.tempdir = str(Path(own) / SCRATCH)
    try:
        yield
    finally:
        os.chdir(base)  # a folder that is somebody's current one cannot be removed on Windows
        tempfile.tempdir = None


def _end_with_server(base: str) -> None:
    """End with the server, even where it was killed, and take away what it left."""
    server = parent_process()
    assert server is not None

    def watch() -> None:
        wait([server.sentinel])
        os.chdir(Path(base).parent)
        shutil.rmtree(base, ignore_errors=True)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


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


def _warm_up() -> None:
    """Check a sample, so that all that a check needs is loaded before somebody waits for it."""
    sample = folder("examples") / "jiangning-2020" / "targets.xlsx"
    with contextlib.suppress(Exception):
        session = _session()
        session.answer(json.dumps({"door": "check", "lang": "zh", "files": {"tables": [str(sample)]}}))
        session.output("excel")
    gc.collect()
    gc.freeze()
