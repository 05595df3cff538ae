"""How many there may be at one time, and for how long what nobody asks for is kept."""

import socket
import time
from collections.abc import Iterator

import pytest

from page_server import PageServer, comes
from project import JIANGNING

TARGETS = (JIANGNING / "targets.xlsx").read_bytes()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """A server with little room."""
    pytest.importorskip("starlette")
    server = PageServer(
        tmp_path_factory.mktemp("small"),
        JOBS=3, CONNECTIONS=8, HEAD_SECONDS=2, GATHERING_SECONDS=1, KEPT_SECONDS=2, SWEEP_SECONDS=0.2,
    )  # fmt: skip
    yield server
    server.close()


def test_the_oldest_answer_makes_room_and_what_is_not_answered_does_not(small: PageServer) -> None:
    first, _ = small.check({"a.xlsx": TARGETS})
    jobs = [small.job(), small.job(), small.job()]
    assert small.post(f"jobs/{first}/outputs/json").status == 410
    assert small.post("jobs").status == 503
    assert small.post(f"jobs/{jobs[0]}/end").status == 204
    assert small.post("jobs").status == 200


def test_files_that_nobody_asks_about_are_given_up(small: PageServer) -> None:
    assert comes(lambda: small.post("jobs").status == 200)
    job = small.job({"a.xlsx": TARGETS})
    assert len(small.on_disk) == 1
    assert comes(lambda: small.on_disk == [])
    assert small.answer(job, files={"tables": ["a.xlsx"]}).status == 410


def test_a_file_that_is_still_coming_is_waited_for(small: PageServer) -> None:
    job, content = small.job(), TARGETS + b"\0" * (-len(TARGETS) % 8)
    part = len(content) // 8
    with small.connect(
        small.begun(f"jobs/{job}/files", "X-Cedu-Name: a.xlsx", f"Content-Length: {len(content)}")
    ) as to:
        for at in range(0, len(content), part):
            time.sleep(0.4)
            to.sendall(content[at : at + part])
        assert to.recv(100).startswith(b"HTTP/1.1 204")
    assert small.answer(job, files={"tables": ["a.xlsx"]}).told["answer"]["exit_code"] != 2


def test_an_answer_that_nobody_asks_for_is_let_go(small: PageServer) -> None:
    job, _ = small.check({"a.xlsx": TARGETS})
    assert small.post(f"jobs/{job}/outputs/json").status == 200
    time.sleep(3)
    assert small.post(f"jobs/{job}/outputs/json").status == 410


def test_more_connections_than_there_may_be_are_refused_until_others_are_closed(small: PageServer) -> None:
    silent = [socket.create_connection(("127.0.0.1", small.port)) for _ in range(8)]
    assert comes(lambda: small.ask("GET", small.path).status == 503)
    assert comes(lambda: small.ask("GET", small.path).status == 200)  # those that say nothing are closed
    for stream in silent:
        stream.close()
