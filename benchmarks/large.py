"""How long does `cedu check` take over a long table, and how much memory, beside those who only read it?

Whole processes in turn, round after round, as in `latency.py`: two workbooks (`--rows`) and a csv (`--csv-rows`) of
28 columns, the 江宁 sample with other numbers and as many units; beside cedu (`--rules none`: its units are in no
pack) calamine, fastexcel, polars and pandas, which read the file and check nothing.

    python benchmarks/large.py --peers-python PEERS/bin/python
    python benchmarks/large.py --peers-python PEERS/bin/python --rows 2000 4000 --csv-rows 8000   (a quick try)

The peers need calamine, fastexcel, polars and pandas. Each run must find what it should; one that does not ends the
benchmark with a non-zero exit. Being slow never does.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple

import workbooks
from latency import (
    OWN_PACKAGES,
    Contender,
    Run,
    UnfitError,
    cpu,
    errors_in_report,
    existing,
    measure,
    peak,
    positive,
    ratio,
    versions,
    wall,
)

PEER_PACKAGES = ("python-calamine", "fastexcel", "polars", "pandas")
WORKBOOK_READERS, TEXT_READERS = ("calamine", "fastexcel", "pandas"), ("polars", "pandas_csv")
SCRIPTS = {
    "calamine": """\
import sys
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)
print(len(rows) - 16)
""",
    "fastexcel": """\
import sys
import fastexcel
frame = fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None, skip_rows=9).to_polars()
print(len(frame) - 7)
""",
    "pandas": """\
import sys
import pandas
frame = pandas.read_excel(sys.argv[1], header=None, engine="calamine")
print(len(frame) - 16)
""",
    "polars": """\
import sys
import polars
frame = polars.read_csv(sys.argv[1], has_header=False, skip_rows=3, infer_schema_length=None)
print(len(frame) - 1)
""",
    "pandas_csv": """\
import sys
import pandas
frame = pandas.read_csv(sys.argv[1], header=None, skiprows=3)
print(len(frame) - 1)
""",
}
RATE_HEADS = {25: "中心达标率", 26: "网络覆盖率", 27: "从业人员参与率", 28: "居民参与率", 29: "老年人受众比例"}
NOTE = "说明：1=2+3+4+5+6+7+8；9=10+11+12+13；14=15+16；17=18+19"
POOL = 5_000
"""Different units of a csv, which come again and again under other names."""


class Aim(NamedTuple):
    """What cedu is to stay at or below."""

    times_calamine: float | None
    megabytes: float


WORKBOOK_AIMS = (Aim(4, 250), Aim(4, 1200))
TEXT_AIM = Aim(None, 500)


def write_text(path: Path, length: int) -> int:
    """Write a csv of so many units, some with a wrong total; return how many sums fail."""
    chance = random.Random(length)
    pool = [workbooks.unit(chance) for _ in range(POOL)]
    lines = [text(row) for row in pool]
    counts = [length // POOL + (number < length % POOL) for number in range(POOL)]
    whole: workbooks.Row = {}
    for row, count in zip(pool, counts, strict=True):
        for code, number in row.items():
            whole[code] = whole.get(code, 0) + number * count
    spoilt = {number * length // workbooks.SPOILT_UNITS for number in range(workbooks.SPOILT_UNITS)}
    with path.open("w", encoding="utf-8") as out:
        out.write(f"2020年全区社会教育主要工作目标、任务分解表{',' * len(workbooks.CODES)}\n")
        heads = (RATE_HEADS.get(code, f"人次{code}") for code in workbooks.CODES)
        out.write(f"单位,{','.join(heads)}\n")
        out.write(f"栏次,{','.join(map(str, workbooks.CODES))}\n")
        out.write(f"全区目标,{text(whole | workbooks.RATES)}\n")
        for number in range(length):
            row = lines[number % POOL]
            if number in spoilt:
                changed = pool[number % POOL]
                row = text(changed | {1: changed[1] + 1})
            out.write(f"单位{number + 1},{row}\n")
        out.write(f"{NOTE}{',' * len(workbooks.CODES)}\n")
    return workbooks.SPOILT_UNITS + 1


def text(row: workbooks.Row) -> str:
    """The cells of a unit as they stand in a csv."""
    return ",".join("" if code not in row else written(code, row[code]) for code in workbooks.CODES)


def written(code: int, number: int) -> str:
    """A number as a person writes it."""
    return f"{number / 100:.15g}" if code in workbooks.HUNDREDTHS or code in workbooks.RATES else str(number)


def apart(write: Callable[[Path, int], int], path: Path, length: int) -> int:
    """Write a file in a process of its own: the peak of a child begins at what its parent holds."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(write, path, length).result()


def contenders(options: argparse.Namespace, folder: Path) -> list[Contender]:
    """Write the files and the peers' scripts to the folder, and say how each is run."""
    for name, script in SCRIPTS.items():
        (folder / f"{name}_peer.py").write_text(script, encoding="utf-8")

    def checked(name: str, path: Path, errors: int) -> Contender:
        command = [str(options.python), "-m", "cedu_targets", "check", str(path), "--rules", "none", "-f", "json"]
        return Contender(name, command, 1, errors, errors_in_report)

    def reading(name: str, peer: str, path: Path, rows: int) -> Contender:
        command = [str(options.peers_python), str(folder / f"{peer}_peer.py"), str(path)]
        return Contender(name, command, 0, rows, int)

    found = []
    for length in options.rows:
        path = folder / f"{length}.xlsx"
        found.append(checked(f"cedu {length:,} xlsx", path, apart(workbooks.write_long, path, length)))
        found += [reading(f"{peer} {length:,} xlsx", peer, path, length) for peer in WORKBOOK_READERS]
    length, path = options.csv_rows, folder / f"{options.csv_rows}.csv"
    found.append(checked(f"cedu {length:,} csv", path, apart(write_text, path, length)))
    found += [reading(f"{peer} {length:,} csv", peer, path, length + 1) for peer in TEXT_READERS]
    return found


def markdown(runs: Mapping[str, Sequence[Run]]) -> str:
    """The table of medians, and of cedu against those who read the same file."""
    lines = [
        "| | wall, s | CPU, s | peak, MiB | cedu ÷ it, wall | cedu ÷ it, CPU |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, own in runs.items():
        cedu = runs[f"cedu {name.partition(' ')[2]}"]
        figures = f"{median(map(wall, own)):.2f} | {median(map(cpu, own)):.2f} | {peak(own):.0f}"
        lines.append(f"| {name} | {figures} | {ratio(cedu, own, wall):.2f} | {ratio(cedu, own, cpu):.2f} |")
    return "\n".join(lines)


def aims(runs: Mapping[str, Sequence[Run]], options: argparse.Namespace) -> list[str]:
    """How many times the CPU of calamine cedu may take, and how much memory."""
    aimed = [(f"{length:,} xlsx", aim) for length, aim in zip(options.rows, WORKBOOK_AIMS, strict=False)]
    told = []
    for name, aim in [*aimed, (f"{options.csv_rows:,} csv", TEXT_AIM)]:
        cedu = runs[f"cedu {name}"]
        if aim.times_calamine is not None:
            found = ratio(cedu, runs[f"calamine {name}"], cpu)
            met = "met" if found <= aim.times_calamine else "not met"
            told.append(f"{name}: CPU, calamine = 1 <= {aim.times_calamine:g}: {found:.2f}, {met}")
        met = "met" if peak(cedu) <= aim.megabytes else "not met"
        told.append(f"{name}: peak, MiB <= {aim.megabytes:g}: {peak(cedu):.0f}, {met}")
    return told


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=positive, default=3, help="rounds that count (default: 3)")
    parser.add_argument("--rows", type=positive, nargs="+", default=[40_000, 200_000], help="rows of the workbooks")
    parser.add_argument("--csv-rows", type=positive, default=1_000_000, help="rows of the csv (default: 1,000,000)")
    parser.add_argument("--python", type=existing, default=sys.executable, help="interpreter that has cedu")
    parser.add_argument("--peers-python", type=existing, required=True, help="interpreter that has the peers")
    return parser.parse_args()


def main() -> None:
    """Measure, then print the table and the aims."""
    options = arguments()
    try:
        print(f"cedu: {versions(options.python, OWN_PACKAGES)}")
        print(f"peers: {versions(options.peers_python, PEER_PACKAGES)}")
        print(f"{os.cpu_count()} CPUs, medians of {options.rounds} rounds, 28 columns\n")
        with tempfile.TemporaryDirectory(prefix="cedu-large-") as name:
            runs = measure(contenders(options, Path(name)), options.rounds, Path(name))
    except UnfitError as error:
        raise SystemExit(str(error)) from None
    print(markdown(runs), "", *aims(runs, options), sep="\n")


if __name__ == "__main__":
    main()
