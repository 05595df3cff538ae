"""The work: as the command does it, in a process that can be ended, and with nothing left on the disk."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import pytest

from page_server import Heard, PageServer, comes, is_alive, long_table, megabytes
from project import JIANGNING, Run

TARGETS = (JIANGNING / "targets.xlsx").read_bytes()
MENDED = (JIANGNING / "targets-mended.xlsx").read_bytes()


LONG = {"long.csv": long_table()}


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """A server that lets no piece of work take longer than a second."""
    pytest.importorskip("starlette")
    server = PageServer(tmp_path_factory.mktemp("hasty"), "--time-limit", "1")
    yield server
    server.close()


class Asked:
    """An answer that is waited for aside."""

    def __init__(self, server: PageServer, job: str, *tables: str) -> None:
        self.heard: Heard | None = None

        def wait() -> None:
            self.heard = server.answer(job, files={"tables": tables})

        self._thread = threading.Thread(target=wait)
        self._thread.start()

    @property
    def told(self) -> dict[str, object]:
        """How it went."""
        self._thread.join(60)
        assert self.heard is not None
        return self.heard.told


def worker_of(server: PageServer, job: str) -> int:
    """The process that does a piece of work, as soon as one does."""
    assert comes(lambda: server.at_work(job) is not None)
    worker = server.at_work(job)
    assert worker is not None
    return worker


@pytest.mark.parametrize("name", ["html", "markdown", "excel", "json", "docx"])
def test_a_check_gives_what_the_command_gives(name: str, served: PageServer, cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "目标表.xlsx").write_bytes(TARGETS)
    job, answer = served.check({"目标表.xlsx": TARGETS})
    assert (answer["exit_code"], answer["faults"]) == (1, [])
    output = served.post(f"jobs/{job}/outputs/{name}")
    assert output.status == 200
    given = unquote(output.headers["x-cedu-name"])
    assert given.startswith("目标表")
    assert json.loads(unquote(output.headers["x-cedu-said"])) == []
    done = cedu("check", "目标表.xlsx", "-f", name, "-o", f"report-{given}", "--lang", "zh", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert output.content == (tmp_path / f"report-{given}").read_bytes()


def test_a_marked_copy_is_made_of_files_that_are_no_longer_on_the_disk(
    served: PageServer, cedu: Run, tmp_path: Path
) -> None:
    (tmp_path / "targets.xlsx").write_bytes(TARGETS)
    job, _ = served.check({"targets.xlsx": TARGETS})
    assert served.on_disk == []
    copy = served.post(f"jobs/{job}/outputs/marked").content
    assert cedu("check", "targets.xlsx", "--annotate", "copy.xlsx", "--lang", "zh", cwd=tmp_path).returncode == 1
    assert copy == (tmp_path / "copy.xlsx").read_bytes()
    assert served.on_disk == []


def test_folders_come_as_they_are(served: PageServer) -> None:
    job = served.job({"表/a.xlsx": TARGETS, "表/深/b.xlsx": MENDED})
    answer = served.answer(job, files={"tables": ["表"]}).told["answer"]
    assert answer["exit_code"] == 1
    names = {file["path"] for file in json.loads(served.post(f"jobs/{job}/outputs/json").content)["files"]}
    assert {name.replace("\\", "/") for name in names} == {"表/a.xlsx", "表/深/b.xlsx"}


def test_progress_is_told_file_by_file(served: PageServer) -> None:
    job = served.job({f"{n}.xlsx": TARGETS for n in range(3)})
    lines = [
        json.loads(line)
        for line in served.answer(job, files={"tables": [f"{n}.xlsx" for n in range(3)]}).content.splitlines()
    ]
    assert lines[:-1] == [{"done": n, "total": 3} for n in (1, 2, 3)]


def test_samples_and_allocations_need_no_file(served: PageServer) -> None:
    samples = json.loads(served.post("examples", b"en").content)
    plan = next(one for one in samples if one["door"] == "allocate")
    job = served.job()
    answer = served.answer(job, door="allocate", example=plan["id"]).told["answer"]
    assert (answer["exit_code"], answer["faults"]) == (0, [])
    assert served.post(f"jobs/{job}/outputs/excel").content.startswith(b"PK")


def test_outputs_that_there_are_not(served: PageServer) -> None:
    job, _ = served.check({"a.xlsx": TARGETS})
    for name in ("exit", "..%2f..%2fetc%2fpasswd", "html%00"):
        assert served.post(f"jobs/{job}/outputs/{name}").status == 404, name
    assert served.post(f"jobs/{job}/outputs/html").status == 200
    assert served.post("jobs/nobody/outputs/html").status == 410
    assert served.post(f"jobs/{served.job()}/outputs/html").status == 410


def test_a_piece_of_work_is_done_once(served: PageServer) -> None:
    job, _ = served.check({"a.xlsx": TARGETS})
    assert served.answer(job, files={"tables": ["a.xlsx"]}).status == 409
    assert served.post(f"jobs/{job}/files", b"1", x_cedu_name="b.csv").status == 409


def test_asked_twice_at_once_it_is_done_once(served: PageServer) -> None:
    job = served.job({"a.xlsx": TARGETS})
    body = json.dumps({"door": "check", "lang": "zh", "files": {"tables": ["a.xlsx"]}}).encode()
    head = served.begun(f"jobs/{job}/answer", f"Content-Length: {len(body)}", "Connection: close")
    with served.connect(head) as first, served.connect(head) as second:
        first.sendall(body)
        second.sendall(body)
        heard = [stream.makefile("rb").read() for stream in (first, second)]
    assert sorted(b'"answer"' in one for one in heard) == [False, True]
    assert sum(b'"refused"' in one for one in heard) == 1
    assert served.post(f"jobs/{job}/outputs/json").status == 200


def test_a_finished_piece_of_work_can_be_let_go(served: PageServer) -> None:
    job, _ = served.check({"a.xlsx": TARGETS})
    assert served.post(f"jobs/{job}/end").status == 204
    assert served.post(f"jobs/{job}/outputs/html").status == 410
    assert served.post(f"jobs/{job}/end").status == 204


def test_two_at_once_know_nothing_of_each_other(served: PageServer) -> None:
    jobs = [served.job({"表.xlsx": content}) for content in (TARGETS, MENDED)]
    with ThreadPoolExecutor(2) as pool:
        heard = list(pool.map(lambda job: served.answer(job, files={"tables": ["表.xlsx"]}).told["answer"], jobs))
    assert [one["exit_code"] for one in heard] == [1, 0]
    reports = [json.loads(served.post(f"jobs/{job}/outputs/json").content) for job in jobs]
    assert [report["exit_code"] for report in reports] == [1, 0]
    beside = served.job({"表.xlsx": MENDED})
    answer = served.answer(beside, files={"tables": ["表.xlsx", "../" + jobs[0] + "/files/表.xlsx"]}).told["answer"]
    assert answer["exit_code"] == 2


def test_more_answers_than_workers_make_room_for_one_another(served: PageServer) -> None:
    jobs = [served.check({"a.xlsx": TARGETS})[0] for _ in range(6)]
    statuses = [served.post(f"jobs/{job}/outputs/markdown").status for job in jobs]
    assert statuses[-1] == 200
    assert set(statuses) == {200, 410}  # the page does it again


def test_work_that_takes_too_long_is_ended(hasty: PageServer) -> None:
    assert comes(lambda: len(hasty.workers) > 0)
    hasty.check({"a.xlsx": TARGETS})
    began = time.monotonic()
    told = hasty.answer(hasty.job(LONG), files={"tables": list(LONG)}).told
    assert told == {"failed": "time"}
    assert time.monotonic() - began < 20  # of which most is the machine's
    assert hasty.on_disk == []
    assert hasty.check({"a.xlsx": TARGETS})[1]["exit_code"] == 1


def test_work_can_be_cancelled(served: PageServer) -> None:
    job = served.job(LONG)
    asked = Asked(served, job, *LONG)
    worker = worker_of(served, job)
    assert served.post(f"jobs/{job}/end").status == 204
    assert asked.told == {"failed": "cancelled"}
    assert not is_alive(worker)
    assert served.on_disk == []
    assert served.check({"a.xlsx": TARGETS})[1]["exit_code"] == 1


def test_a_page_that_goes_away_ends_its_work(served: PageServer) -> None:
    job = served.job(LONG)
    body = json.dumps({"door": "check", "lang": "zh", "files": {"tables": list(LONG)}})
    with served.connect(served.begun(f"jobs/{job}/answer", f"Content-Length: {len(body)}"), body.encode()):
        worker = worker_of(served, job)
    assert comes(lambda: not is_alive(worker))
    assert comes(lambda: served.on_disk == [])


@pytest.mark.parametrize(
    ("number", "kind"), [(signal.SIGSEGV, "crashed"), (signal.SIGKILL, "memory"), (signal.SIGABRT, "crashed")]
)
def test_a_worker_that_dies_twice_is_told_and_another_takes_its_place(
    number: int, kind: str, served: PageServer
) -> None:
    job = served.job(LONG)
    asked = Asked(served, job, *LONG)
    first = worker_of(served, job)
    os.kill(first, number)
    assert comes(lambda: served.at_work(job) not in (first, None))
    os.kill(worker_of(served, job), number)
    assert asked.told == {"failed": kind}
    assert served.on_disk == []
    assert served.check({"a.xlsx": TARGETS})[1]["exit_code"] == 1


def test_a_worker_that_dies_once_loses_nothing(served: PageServer) -> None:
    """Its work is done again, as the command does it: each file is read in a process of its own first."""
    job = served.job({"a.csv": long_table(1_000)})
    asked = Asked(served, job, "a.csv")
    os.kill(worker_of(served, job), signal.SIGKILL)
    assert "answer" in asked.told


def test_a_worker_that_dies_with_an_answer_is_told_when_an_output_is_asked_for(served: PageServer) -> None:
    job, _ = served.check({"a.xlsx": TARGETS})
    for worker in served.workers:
        os.kill(worker, signal.SIGKILL)
    assert comes(lambda: served.post(f"jobs/{job}/outputs/html").status != 200)
    assert served.check({"a.xlsx": TARGETS})[1]["exit_code"] == 1


def test_hundreds_of_requests_at_once_lose_nothing_and_leave_the_memory_as_it_was(served: PageServer) -> None:
    def one(turn: int) -> tuple[int, int]:
        content, code = (TARGETS, 1) if turn % 2 else (MENDED, 0)
        job, answer = served.check({f"{turn}.xlsx": content})
        served.post(f"jobs/{job}/end")
        return answer["exit_code"], code

    def all_of(turns: range) -> float:
        with ThreadPoolExecutor(20) as pool:
            assert all(exit_code == expected for exit_code, expected in pool.map(one, turns))
        return megabytes([served.process.pid, *served.workers])

    before = all_of(range(30))
    after = all_of(range(30, 130))  # of four requests each
    assert after < before * 1.25, (before, after)
    assert served.on_disk == []
    assert len(served.workers) <= 4


def test_a_large_folder_is_shared_by_processes_that_end_with_the_work(served: PageServer) -> None:
    files = {f"表/{n}.csv": f"单位,甲\n一,{n}\n".encode() for n in range(60)} | {"表/-": b"1"}
    job = served.job(files)
    asked = Asked(served, job, "表")
    assert comes(lambda: len(served.sharers) > 1)
    assert "answer" in asked.told
    report = json.loads(served.post(f"jobs/{job}/outputs/json").content)
    assert len(report["files"]) == 61
    assert comes(lambda: len(served.sharers) <= 1)  # the standard library keeps one of its own
    assert served.on_disk == []


def test_what_shares_cancelled_work_is_ended_too(served: PageServer) -> None:
    job = served.job({f"表/{n}.csv": LONG["long.csv"] for n in range(40)})
    asked = Asked(served, job, "表")
    assert comes(lambda: len(served.sharers) > 1)
    sharers = served.sharers
    assert served.post(f"jobs/{job}/end").status == 204
    assert asked.told == {"failed": "cancelled"}
    assert comes(lambda: not any(map(is_alive, sharers)))
    assert served.on_disk == []
