"""Hostile files: one sentence and exit 3, or read rightly; in seconds, in half a gigabyte, never a signal or a traceback."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile_files import HOSTILE

MOST_SECONDS, MOST_MEGABYTES = 5, 500
MEASURED = """
import re, sys, time
from cedu_targets.cli.app import main
try:
    main()
finally:
    peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
    open(sys.argv[2] + ".cost", "w").write(f"{time.process_time()} {peak[1]}")
"""
"""Its own processor time, which a busy machine does not lengthen, and its own high-water mark: what the kernel says of
a child begins at its parent's size."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    code, make = HOSTILE[name]
    path = tmp_path / "报表.xlsx"
    path.write_bytes(make())
    command = [sys.executable, "-c", MEASURED, "check", str(path), "--rules", "none"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode >= 0, f"killed by signal {-done.returncode}"
    cost = path.with_name("报表.xlsx.cost").read_text().split()
    seconds, megabytes = float(cost[0]), int(cost[1]) / 1024
    record_property("seconds", round(seconds, 2))
    record_property("megabytes", round(megabytes))
    assert done.stderr == ""
    if code:
        assert (done.returncode, done.stdout.count("\n")) == (3, 1), done.stdout
        assert re.match(rf".*/报表\.xlsx(:\d+)?: 读不了 {code} ", done.stdout), done.stdout
    else:
        assert done.returncode == 1
        assert done.stdout.count("强制性") == 5
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
