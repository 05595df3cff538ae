"""What is sent: bounded by what is said of it, by what comes, and by how slowly it comes."""

import json
import socket
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from page_server import PageServer, comes


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """A server that takes little, and does not wait for long."""
    pytest.importorskip("starlette")
    server = PageServer(
        tmp_path_factory.mktemp("strict"),
        FILE_BYTES=1_000, JOB_BYTES=2_500, ALL_BYTES=6_000, FILES=5, ASKED_BYTES=500, HEAD_SECONDS=1, BODY_SECONDS=3, IDLE_SECONDS=1,
    )  # fmt: skip
    yield server
    server.close()


def heard(stream: socket.socket) -> bytes:
    """All that comes until the connection is closed."""
    found = b""
    while piece := stream.recv(65536):
        found += piece
    return found


def put(server: PageServer, job: str, name: str, content: bytes) -> int:
    return server.post(f"jobs/{job}/files", content, x_cedu_name=quote(name)).status


def test_a_gigabyte_is_refused_before_a_byte_of_it_is_read(served: PageServer) -> None:
    path = f"jobs/{served.job()}/files"
    with served.connect(served.begun(path, "X-Cedu-Name: a.csv", f"Content-Length: {2**30}")) as stream:
        assert stream.recv(100).startswith(b"HTTP/1.1 413")
    assert served.on_disk == []


@pytest.mark.parametrize("declared", ["-1", "+5", "1e3", "5, 6", "99999999999999999999999"])
def test_odd_sizes_are_refused(declared: str, served: PageServer) -> None:
    path = f"jobs/{served.job()}/files"
    with served.connect(served.begun(path, "X-Cedu-Name: a.csv", f"Content-Length: {declared}"), b"12345") as stream:
        assert stream.recv(100)[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 413")


def test_two_sizes_are_refused(served: PageServer) -> None:
    """Where two programs see another end of the body, what follows could be another request."""
    path = f"jobs/{served.job()}/files"
    both = ("Content-Length: 5", "Content-Length: 6")
    with served.connect(served.begun(path, "X-Cedu-Name: a.csv", *both), b"123456") as stream:
        assert stream.recv(100).startswith(b"HTTP/1.1 400")


def test_a_file_may_be_as_large_as_said_and_no_larger(strict: PageServer) -> None:
    job = strict.job()
    assert put(strict, job, "a.csv", b"x" * 1_000) == 204
    assert put(strict, job, "b.csv", b"x" * 1_001) == 413
    assert strict.post(f"jobs/{job}/end").status == 204


def test_what_is_sent_in_pieces_is_counted(strict: PageServer) -> None:
    job = strict.job()
    pieces = (b"x" * 100 for _ in range(11))
    heard = strict.ask(
        "POST", f"{strict.path}jobs/{job}/files", pieces, {**strict.own, "X-Cedu-Name": "a.csv"}, encode_chunked=True
    )
    assert heard.status == 413
    assert strict.on_disk == []
    pieces = (b"x" * 100 for _ in range(10))
    heard = strict.ask(
        "POST", f"{strict.path}jobs/{job}/files", pieces, {**strict.own, "X-Cedu-Name": "a.csv"}, encode_chunked=True
    )
    assert heard.status == 204
    assert strict.post(f"jobs/{job}/end").status == 204


def test_less_than_was_said_is_no_file(strict: PageServer) -> None:
    job = strict.job()
    with strict.connect(
        strict.begun(f"jobs/{job}/files", "X-Cedu-Name: a.csv", "Content-Length: 900"), b"x" * 500
    ) as stream:
        stream.shutdown(socket.SHUT_WR)
        heard(stream)
    assert comes(lambda: strict.on_disk == [])
    assert put(strict, job, "a.csv", b"whole") == 204
    assert strict.post(f"jobs/{job}/end").status == 204


def test_all_files_of_a_piece_of_work_are_counted_and_those_of_all(strict: PageServer) -> None:
    jobs = [strict.job() for _ in range(3)]
    assert [put(strict, jobs[0], f"{n}.csv", b"x" * 900) for n in range(3)] == [204, 204, 413]
    assert [put(strict, jobs[1], f"{n}.csv", b"x" * 900) for n in range(3)] == [204, 204, 413]
    assert [put(strict, jobs[2], f"{n}.csv", b"x" * 900) for n in range(3)] == [204, 204, 413]
    fourth = strict.job()
    assert put(strict, fourth, "a.csv", b"x" * 900) == 413  # no room on the disk
    assert strict.post(f"jobs/{jobs[0]}/end").status == 204
    assert put(strict, fourth, "a.csv", b"x" * 900) == 204
    for job in (*jobs, fourth):
        strict.post(f"jobs/{job}/end")
    assert strict.on_disk == []


def test_files_are_counted(strict: PageServer) -> None:
    job = strict.job()
    assert [put(strict, job, f"{n}.csv", b"") for n in range(6)] == [204] * 5 + [413]
    assert strict.post(f"jobs/{job}/end").status == 204


def test_why_a_file_is_not_taken_is_told(strict: PageServer) -> None:
    job = strict.job({"a.csv": b"x" * 900})

    def why(name: str, content: bytes) -> object:
        return strict.post(f"jobs/{job}/files", content, x_cedu_name=quote(name)).told["failed"]

    assert [why(name, b"1") for name in ("a.csv", "../b.csv", "b" * 300, "a.csv/c.csv")] == ["name"] * 4
    assert [why("b.csv", b"x" * size) for size in (1_001, 10_000, 10_000_000)] == ["much"] * 3
    assert strict.post(f"jobs/{job}/end").status == 204


def test_a_long_question_is_refused(strict: PageServer) -> None:
    assert strict.answer(strict.job(), files={"tables": ["a" * 500]}).status == 413


def test_a_question_that_is_no_json_is_refused(served: PageServer) -> None:
    deep = b"[" * 300_000 + b"]" * 300_000
    for nonsense in (b"", b"{", b"\xff", deep, b'{"door":' + deep + b"}"):
        assert served.post(f"jobs/{served.job()}/answer", nonsense).status == 400, nonsense[:9]


@pytest.mark.parametrize(
    "asked", [[], {"door": "exit"}, {"door": "check", "lang": "zh", "files": {"tables": ["../../etc/passwd"]}}]
)
def test_a_question_that_is_not_understood_is_answered(asked: object, served: PageServer) -> None:
    answer = served.post(f"jobs/{served.job()}/answer", json.dumps(asked).encode()).told["answer"]
    assert answer["exit_code"] == 2
    assert answer["faults"]
    assert "passwd:" not in str(answer)


def test_who_says_nothing_is_not_waited_for(strict: PageServer) -> None:
    with socket.create_connection(("127.0.0.1", strict.port), timeout=10) as stream:
        assert heard(stream) == b""
    with strict.connect(f"GET {strict.path} HTTP/1.1\nHost: {strict.host}") as stream:
        assert heard(stream).startswith(b"HTTP/1.1 200")  # and then the connection is closed
    with socket.create_connection(("127.0.0.1", strict.port), timeout=10) as stream:
        stream.sendall(f"GET {strict.path} HTTP/1.1\r\nHost".encode())
        assert b"200" not in heard(stream)


def test_who_sends_slowly_is_not_waited_for(strict: PageServer) -> None:
    path = f"jobs/{strict.job()}/files"
    with strict.connect(strict.begun(path, "X-Cedu-Name: a.csv", "Content-Length: 900"), b"x") as stream:
        assert stream.recv(100).startswith(b"HTTP/1.1 408")
    assert strict.on_disk == []


def test_who_drips_is_not_waited_for(strict: PageServer) -> None:
    path = f"jobs/{strict.job()}/files"
    with strict.connect(strict.begun(path, "X-Cedu-Name: a.csv", "Content-Length: 900")) as stream:
        stream.settimeout(0.4)
        answer = b""
        for _ in range(20):
            try:
                stream.sendall(b"x")
                answer = stream.recv(100)
                break
            except TimeoutError:
                continue
        assert answer.startswith(b"HTTP/1.1 408")


NAMES = {
    "above": ["..", "../a.xlsx", "a/../../b.xlsx", "a/..", "./a.xlsx", "a/./b.xlsx"],
    "elsewhere": ["/a.xlsx", "/etc/passwd", "//a", "a//b.xlsx", "a/", "", "/"],
    "of another system": ["..\\a.xlsx", "C:\\a.xlsx", "\\\\host\\share\\a.xlsx", "a\\b.xlsx"],
    "no names": ["a\0.xlsx", "\0", "a" * 256, "表" * 100, "/".join(["a"] * 40), "/".join(["a" * 200] * 10)],
}


@pytest.mark.parametrize("name", [name for names in NAMES.values() for name in names])
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, served: PageServer) -> None:
    job = served.job()
    assert put(served, job, name, b"1") == 400
    assert served.on_disk == []
    assert served.post(f"jobs/{job}/end").status == 204


def test_a_name_that_is_no_text_is_refused(served: PageServer) -> None:
    job = served.job()
    for written in ("%ff%fe.xlsx", "%ed%a0%80.xlsx"):
        assert served.post(f"jobs/{job}/files", b"1", x_cedu_name=written).status == 400
    assert served.post(f"jobs/{job}/files", b"1").status == 400


def test_a_name_twice_is_refused_and_so_is_a_folder_in_place_of_a_file(served: PageServer) -> None:
    job = served.job({"a/b.csv": b"1"})
    assert put(served, job, "a/b.csv", b"2") == 409
    assert put(served, job, "a", b"2") == 409
    assert put(served, job, "a/b.csv/c.csv", b"2") in (400, 409, 507)
    assert served.post(f"jobs/{job}/end").status == 204


@pytest.mark.parametrize(
    "name",
    [
        "目标 表.csv",
        "a/子文件夹/表.csv",
        "]]>.csv",
        "::error::x.csv",
        "%0A.csv",
        "=1+1.csv",
        "a\nb.csv",
        "-o.csv",
        "$(x).csv",
        "<b>.csv",
        ".hidden/a.csv",
    ],
)
def test_odd_names_are_names(name: str, served: PageServer) -> None:
    _, answer = served.check({name: "单位,甲\n一,1\n".encode()})
    assert "<b>.csv" not in str(answer)
    assert answer["html"] is not None or answer["faults"]
