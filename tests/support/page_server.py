"""A running `cedu web`, asked as its page asks it, and as a stranger might."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

_WITH_OTHER_LIMITS = """
import sys
import cedu_targets.server.limits as limits
{limits}
from cedu_targets.cli.start import main
sys.argv[0] = "cedu"
main()
"""


class Heard(NamedTuple):
    """An answer of the server."""

    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def told(self) -> dict[str, Any]:
        """Its last line, where it is JSON."""
        told: dict[str, Any] = json.loads(self.content.splitlines()[-1])
        return told


class PageServer:
    """One of them, in a process and with a folder for temporary files of its own."""

    def __init__(self, folder: Path, *options: str, **limits: float) -> None:
        self.folder = folder
        changed = "\n".join(f"limits.{name} = {value}" for name, value in limits.items())
        code = _WITH_OTHER_LIMITS.format(limits=changed)
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "web", "--no-browser", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "TMPDIR": str(folder)},
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/[\w-]{32,}/)(?:#en)?", self.address)
        assert found, (self.address, self.process.poll())
        self.port, self.path = int(found[1]), found[2]
        self.host = f"127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None, **options: Any
    ) -> Heard:
        """Any request, as it is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}), **options)
            response = connection.getresponse()
            return Heard(response.status, response.read(), {k.lower(): v for k, v in response.headers.items()})
        finally:
            connection.close()

    @property
    def own(self) -> dict[str, str]:
        """The headers of the page's own requests."""
        return {"Origin": f"http://{self.host}", "X-Cedu": "1"}

    def post(self, path: str, body: Any = b"", **headers: str) -> Heard:
        """As the page asks; `x_cedu_name="a.xlsx"` is a header."""
        return self.ask("POST", self.path + path, body, self.own | {k.replace("_", "-"): v for k, v in headers.items()})

    def job(self, files: Mapping[str, bytes] | None = None) -> str:
        """A new piece of work with these files."""
        job: str = self.post("jobs").told["job"]
        for name, content in (files or {}).items():
            heard = self.post(f"jobs/{job}/files", content, x_cedu_name=quote(name))
            assert heard.status == 204, heard
        return job

    def answer(self, job: str, **asked: Any) -> Heard:
        """What is asked of a piece of work: a check in Chinese, if nothing else is said."""
        return self.post(f"jobs/{job}/answer", json.dumps({"door": "check", "lang": "zh", **asked}).encode())

    def check(self, files: Mapping[str, bytes]) -> tuple[str, dict[str, Any]]:
        """A check of files; its job, and the answer."""
        job = self.job(files)
        told = self.answer(job, files={"tables": list(files)}).told
        assert "answer" in told, told
        return job, told["answer"]

    def connect(self, head: str, body: bytes = b"") -> socket.socket:
        """A connection on which a request begins; lines of the head are parted by \\n."""
        stream = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        stream.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
        return stream

    def begun(self, path: str, *lines: str) -> str:
        """The head of a POST as the page sends it, with these lines more."""
        own = [f"{name}: {value}" for name, value in self.own.items()]
        return "\n".join([f"POST {self.path}{path} HTTP/1.1", f"Host: {self.host}", *own, *lines])

    @property
    def on_disk(self) -> list[str]:
        """The files in the folder for temporary ones, but for the mark that the server is there."""
        found = (Path(folder, name) for folder, _, names in os.walk(self.folder) for name in names if name != "in-use")
        return sorted(str(path.relative_to(self.folder)) for path in found)

    @property
    def workers(self) -> list[int]:
        """The processes that do the work, by their numbers."""
        children = _children(self.process.pid)
        return [child for child in children if b"spawn_main" in _of_process(child, "cmdline")]

    @property
    def sharers(self) -> list[int]:
        """The processes that share the work of a worker."""
        return [one for worker in self.workers for one in _children(worker)]

    def at_work(self, job: str) -> int | None:
        """The process that does a piece of work just now."""
        return next((one for one in self.workers if job in _link(one, "cwd")), None)

    def end(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        """Send a signal; the exit code, and what was said on stdout and stderr afterwards."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err

    def close(self) -> None:
        """End it, if it is still there."""
        if self.process.poll() is None:
            self.end()


def comes(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something comes true in a while."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def long_table(rows: int = 8_000) -> bytes:
    """One whose check takes some seconds."""
    head = "单位," + ",".join(f"第{n}栏" for n in range(40))
    lines = (f"单位{row}," + ",".join(str(row * n) for n in range(40)) for row in range(rows))
    return "\n".join([head, *lines]).encode()


def megabytes(processes: Iterable[int]) -> float:
    """The memory that processes have together."""
    pages = sum(int(_of_process(one, "statm").split()[1]) for one in processes)
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def is_alive(process: int) -> bool:
    """It runs; one that has ended and is not waited for does not."""
    return b") Z" not in _of_process(process, "stat") and Path(f"/proc/{process}").exists()


def _children(process: int) -> list[int]:
    """Those that any of its threads has started."""
    with suppress(OSError):
        threads = [thread.name for thread in Path(f"/proc/{process}/task").iterdir()]
        return [int(one) for name in threads for one in _of_process(process, f"task/{name}/children").split()]
    return []


def _link(process: int, name: str) -> str:
    with suppress(OSError):
        return str(Path(f"/proc/{process}/{name}").readlink())
    return ""


def _of_process(process: int, name: str) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{process}/{name}").read_bytes()
    return b""
