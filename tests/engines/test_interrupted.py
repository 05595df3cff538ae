"""Ctrl-C in a query of DuckDB is an interruption, and never a failure of cedu or a file that cannot be read."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from cedu_targets.engines.duckdb import DuckDB, interruptible
from cedu_targets.engines.interruption import Interruption


@pytest.mark.parametrize("told", [RuntimeError("Query interrupted"), duckdb.InterruptException("INTERRUPT Error")])
def test_a_query_that_is_interrupted_interrupts_the_run(told: Exception) -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        raise told


@pytest.mark.parametrize("told", [RuntimeError("another"), duckdb.ConversionException("no number")])
def test_another_failure_stays_what_it_is(told: Exception) -> None:
    with pytest.raises(type(told)), interruptible():
        raise told


@pytest.fixture(autouse=True)
def _python_raises() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_a_query_ends_while_it_runs() -> None:
    engine = DuckDB()
    rows = "(SELECT hash(i) AS h, i // 3 AS g FROM range(40000000) AS r(i))"
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        [*engine.rows(f"SELECT max(c) FROM (SELECT g, count(DISTINCT h) AS c FROM {rows} GROUP BY g)")]
    assert time.monotonic() - began < 2.5
    engine.close()


def test_a_run_that_is_ended_leaves_nothing(tmp_path: Path) -> None:
    code = """
import os, signal, threading
from cedu_targets.engines.duckdb import DuckDB
engine = DuckDB()
try:
    engine._database.execute("CREATE TABLE t AS SELECT hash(i) AS h, i // 3 AS g FROM range(3000000) AS r(i)")
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    [*engine.rows("SELECT max(c) FROM (SELECT g, count(DISTINCT h) AS c FROM t, range(100) GROUP BY g)")]
finally:
    engine.close()
"""
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(tmp_path)}, check=False)
    assert done.returncode == 143
    assert [*tmp_path.iterdir()] == []


def test_what_watched_before_goes_on_watching() -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.set_wakeup_fd(write)
    try:
        Interruption(lambda: None).close()
        assert signal.set_wakeup_fd(write) == write
    finally:
        signal.set_wakeup_fd(-1)
        os.close(read)
        os.close(write)


def _open_files() -> int:
    return len([*Path("/dev/fd").iterdir()])


def test_nothing_watches_after_the_end() -> None:
    count, files = threading.active_count(), _open_files()
    watching = Interruption(lambda: None)
    assert threading.active_count() == count + 1
    watching.close()
    watching.close()
    assert (threading.active_count(), _open_files(), signal.set_wakeup_fd(-1)) == (count, files, -1)
