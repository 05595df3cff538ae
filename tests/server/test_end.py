"""However it ends, nothing is left: no process, and no file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from page_server import PageServer, comes, is_alive, long_table
from project import JIANGNING, Run

pytest.importorskip("starlette")
TARGETS = (JIANGNING / "targets.xlsx").read_bytes()


@pytest.fixture
def ending(tmp_path: Path) -> Iterator[PageServer]:
    """A server with an answer that is kept, and files of work that is not yet asked for."""
    server = PageServer(tmp_path)
    server.check({"a.xlsx": TARGETS})
    server.job({"b.xlsx": TARGETS})
    assert any(name.endswith("b.xlsx") for name in server.on_disk)
    yield server
    server.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_as_it_is_told_to(number: int, ending: PageServer) -> None:
    workers = ending.workers
    code, out, err = ending.end(number)
    assert (code, out) == (0, "")
    assert err.splitlines()[-1] == "已结束，没有留下任何文件。"
    assert len(err.splitlines()) == 2
    assert list(ending.folder.iterdir()) == []
    assert not any(map(is_alive, workers))


def test_it_ends_in_the_middle_of_work(tmp_path: Path) -> None:
    server = PageServer(tmp_path)
    job = server.job({"a.csv": long_table()})
    body = b'{"door": "check", "lang": "zh", "files": {"tables": ["a.csv"]}}'
    with server.connect(server.begun(f"jobs/{job}/answer", f"Content-Length: {len(body)}"), body) as stream:
        assert stream.recv(15) == b"HTTP/1.1 200 OK"
        assert server.end()[0] == 0
        told = b""
        while piece := stream.recv(65536):
            told += piece
    assert b'{"failed": "cancelled"}' in told
    assert list(tmp_path.iterdir()) == []


def test_it_ends_before_it_is_ready(tmp_path: Path) -> None:
    server = PageServer(tmp_path)
    assert server.end()[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_killed_it_leaves_nothing_either(ending: PageServer) -> None:
    workers = ending.workers
    assert workers
    ending.process.kill()
    ending.process.communicate()
    assert comes(lambda: not any(map(is_alive, workers)))
    assert comes(lambda: list(ending.folder.iterdir()) == [])


def test_what_was_left_is_removed_by_the_next_and_what_is_in_use_is_not(ending: PageServer, tmp_path: Path) -> None:
    left = tmp_path / "cedu-web-left"
    (left / "job" / "files").mkdir(parents=True)
    (left / "in-use").touch()
    other = tmp_path / "cedu-web-by-somebody-else"
    other.mkdir()
    nothing_lost = ending.on_disk
    second = PageServer(tmp_path)
    assert not left.exists()
    assert other.exists()
    assert ending.on_disk == nothing_lost
    assert ending.check({"a.xlsx": TARGETS})[1]["exit_code"] == 1
    ending.close()
    second.close()
    assert list(tmp_path.iterdir()) == [other]


def test_its_folder_is_for_its_user_alone(ending: PageServer) -> None:
    (folder,) = ending.folder.glob("cedu-web-*")
    assert folder.stat().st_mode & 0o777 == 0o700
    ending.close()


def test_it_speaks_english(tmp_path: Path) -> None:
    server = PageServer(tmp_path, "--lang", "en")
    assert server.address.endswith("/#en")
    code, _, err = server.end()
    assert (code, err.splitlines()[-1]) == (0, "Ended; no file is left.")
    assert err.isascii()


def test_a_part_that_is_missing_is_told_with_how_to_install_it(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None; sys.argv = ['cedu', 'web']\n"
        "from cedu_targets.cli.start import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "CEDU_LANG": "zh"},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'cedu-targets[web]'" in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    """`cedu web | true`"""
    done = subprocess.run(
        f"{sys.executable} -m cedu_targets web --no-browser | true", shell=True, capture_output=True, timeout=60, check=False
    )  # fmt: skip
    assert b"Traceback" not in done.stderr


def test_wrong_options_are_told(cedu: Run) -> None:
    assert cedu("web", "--time-limit", "0").returncode == 2
    assert cedu("web", "a.xlsx").returncode == 2


@pytest.mark.parametrize("seconds", ["86401", "9999999999", "9" * 400])
def test_a_time_that_no_system_waits_for_is_refused(seconds: str, cedu: Run) -> None:
    done = cedu("web", "--no-browser", "--time-limit", seconds)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--time-limit" in done.stderr
    assert "86400" in done.stderr


def test_a_day_is_waited_for(tmp_path: Path) -> None:
    server = PageServer(tmp_path, "--time-limit", "86400")
    assert server.check({"a.xlsx": TARGETS})[1]["exit_code"] == 1
    server.close()
