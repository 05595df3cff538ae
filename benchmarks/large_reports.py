"""What do reports of large runs cost: `check`, `gap` and `allocate` of 3,000 and 40,000 units × 28 columns?

Targets are a workbook as `workbooks.py` makes them, with a wrong total in every third row for `check`; what was
achieved is half to all of them. Each line is a process of its own, from spawn to exit: CPU seconds, the most memory
that it held, the size of what it wrote, and whether the aim is met (Excel of 40,000 units within 500 MB).

    python benchmarks/large_reports.py [--units 3000,40000]
"""

import argparse
import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import workbooks
from workbooks import Row

AIM = 500
"""Megabytes, of a workbook of any length."""
JOBS: Sequence[tuple[str, Sequence[str], str]] = (
    ("check", ("check", "wrong.xlsx"), "report.xlsx"),
    ("check", ("check", "wrong.xlsx"), "report.html"),
    ("check", ("check", "wrong.xlsx"), "findings.csv"),
    ("check", ("check", "wrong.xlsx"), "findings.parquet"),
    ("gap", ("gap", "targets.xlsx", "done.xlsx", "--as-given", "--as-of", "2020-09-30"), "gap.xlsx"),
    ("gap", ("gap", "targets.xlsx", "done.xlsx", "--as-given", "--as-of", "2020-09-30"), "gaps.csv"),
    ("allocate", ("allocate", "--like", "targets.xlsx", "--growth", "5%"), "table.xlsx"),
)
"""Command, its arguments, and what it writes."""


def made(path: Path, units: int, change: Callable[[int, Row, random.Random], None]) -> None:
    """A workbook of so many rows, each changed; the district's row is their sum before that."""
    chance = random.Random(units)
    rows = [workbooks.unit(chance) for _ in range(units - 1)]
    whole = workbooks.district(rows)
    for number, row in enumerate(rows):
        change(number, row, chance)
    workbooks.write(path, ["全区目标", *(f"单位{number}" for number in range(1, units))], [whole, *rows])


def left_alone(_number: int, _row: Row, _chance: random.Random) -> None:
    """As it is."""


def wrong(number: int, row: Row, _chance: random.Random) -> None:
    """Every third total is too large."""
    if number % 3 == 0:
        row[1] = row.get(1, 0) + 1


def achieved(_number: int, row: Row, chance: random.Random) -> None:
    """Half to all of every number that is no rate."""
    for code in row:
        if code not in workbooks.RATES:
            row[code] = row[code] * chance.randint(50, 105) // 100


def measured(folder: Path, arguments: Sequence[str], output: str) -> tuple[float, float, int]:
    """CPU seconds, megabytes at the peak, and bytes written by a run."""
    (folder / output).unlink(missing_ok=True)
    command = [sys.executable, "-m", "cedu_targets", *arguments, "-o", output]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if not (folder / output).exists():
        raise SystemExit(f"{' '.join(command)} wrote nothing: {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, (folder / output).stat().st_size


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", default="3000,40000", help="sizes, by commas")
    given = parser.parse_args()
    print("| units | command | writes | CPU s | MB at the peak | MB written | aim |")
    print("| ---: | --- | --- | ---: | ---: | ---: | --- |")
    for units in map(int, given.units.split(",")):
        with TemporaryDirectory() as name:
            folder = Path(name)
            for file, change in (("targets", left_alone), ("wrong", wrong), ("done", achieved)):
                made(folder / f"{file}.xlsx", units, change)
            for command, arguments, output in JOBS:
                seconds, peak, size = measured(folder, arguments, output)
                verdict = "" if not output.endswith(".xlsx") else "met" if peak <= AIM else "missed"
                cells = f"{units:,} | {command} | {output} | {seconds:.1f} | {peak:.0f} | {size / 1e6:.1f} | {verdict}"
                print(f"| {cells} |", flush=True)


if __name__ == "__main__":
    main()
