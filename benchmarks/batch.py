"""How long does `cedu check` take over a folder of forms, and over one long table?

Whole processes in turn, round after round, as in `latency.py`:

- 500 workbooks, each the 江宁 sample with other numbers, every tenth with a wrong total: cedu with one job and with
  two, beside loops that read every sheet with calamine and with openpyxl (read-only) and check nothing, and beside
  a loop that reads with pandas over calamine and checks the sums with pandera;
- one workbook of 20,000 rows by 28 columns: cedu (`--rules none`: its units are in no pack) beside calamine.

What a book costs in each part of cedu (guard, read, recognise, check) is measured once, in one process; how many
instructions it takes, sound and with five errors, is counted under callgrind beside openpyxl and calamine, as in
`instructions.py`: that hardly hangs on the machine. `--no-instructions` leaves it out, as it takes some minutes.

    python benchmarks/batch.py --peers-python PEERS/bin/python

Each run must find what it should; one that does not ends the benchmark with a non-zero exit. Being slow never does.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import instructions
from latency import (
    OWN_PACKAGES,
    Contender,
    Run,
    UnfitError,
    cpu,
    environment,
    errors_in_report,
    existing,
    measure,
    peak,
    positive,
    ratio,
    versions,
    wall,
)

HERE = Path(__file__).absolute().parent
MOST_TIMES_CALAMINE, MOST_MEGABYTES = 3, 400
BOOKS_COUNTED = 8
"""Books more whose instructions are counted."""
PEER_PACKAGES = ("pandas", "openpyxl", "pandera", "python-calamine")

CALAMINE = """\
import sys
from pathlib import Path

from python_calamine import CalamineWorkbook

for path in sorted(Path(sys.argv[1]).glob(sys.argv[2])):
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
print(len(rows))
"""

OPENPYXL = """\
import sys
from pathlib import Path

from openpyxl import load_workbook

for path in sorted(Path(sys.argv[1]).glob(sys.argv[2])):
    book = load_workbook(path, read_only=True, data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
print(len(rows))
"""

PANDERA = """\
import sys
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

SUMS = {1: range(2, 9), 9: range(10, 14), 14: (15, 16), 17: (18, 19)}
SUMMED = [*range(1, 21), *range(22, 25)]


def parts_add_up(whole, parts):
    return pa.Check(lambda table: table[whole].round(4) == table[list(parts)].sum(axis=1).round(4))


def units_add_up(code):
    return pa.Check(lambda table: round(table[code].iloc[0], 4) == round(table[code].iloc[1:].sum(), 4))


schema = pa.DataFrameSchema(
    checks=[*(parts_add_up(whole, parts) for whole, parts in SUMS.items()), *map(units_add_up, SUMMED)]
)
bad = 0
for path in sorted(Path(sys.argv[1]).glob(sys.argv[2])):
    table = pd.read_excel(
        path, header=None, skiprows=9, nrows=12, usecols="A:AC", index_col=0, engine="calamine"
    ).fillna(0)
    table = table.set_axis([*range(1, 21), *range(22, 30)], axis=1).rename_axis("unit")
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors:
        bad += 1
print(bad)
"""

PARTS = """\
import json
import sys
import time
from pathlib import Path

from cedu_targets.evaluation.file_check import FileCheck
from cedu_targets.recognition.read import read_documents
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.package import Package

paths = sorted(Path(sys.argv[1]).glob(sys.argv[2]))
contents = [path.read_bytes() for path in paths]


def guarded(content):
    package = Package(content)
    for name in package.names:
        if name.startswith("xl/worksheets/"):
            package.part(name)


def cost(work, inputs):
    work(inputs[0])
    begun = time.process_time()
    for one in inputs:
        work(one)
    return 1000 * (time.process_time() - begun) / len(inputs)


names_of_files = [*map(str, paths)]
works = [(guarded, contents), (read_grids, contents), (read_documents, paths), (FileCheck(), names_of_files)]
upto = [cost(work, inputs) for work, inputs in works]
names = ["guard", "read", "recognise", "check"]
print(json.dumps({name: cost - before for name, cost, before in zip(names, upto, [0, *upto])}))
"""


def statuses_in_report(output: str) -> int:
    """The tables with findings in cedu's JSON report."""
    return sum(file["status"] == "findings" for file in json.loads(output)["files"])


def contenders(options: argparse.Namespace, folder: Path, bad_books: int, bad_sums: int) -> list[Contender]:
    """Write the peers' scripts to the folder, and say how each is run."""
    scripts = {"calamine": CALAMINE, "openpyxl": OPENPYXL, "pandera": PANDERA, "parts": PARTS}
    for name, script in scripts.items():
        (folder / f"{name}_peer.py").write_text(script, encoding="utf-8")
    cedu = str(options.python.parent / "cedu")
    forms, long = str(folder / "forms"), str(folder / "long.xlsx")

    def scripted(name: str, interpreter: Path, found: int, where: str = forms, pattern: str = "*.xlsx") -> Contender:
        script = str(folder / f"{name.split()[0]}_peer.py")
        return Contender(name, [str(interpreter), script, where, pattern], 0, found, int)

    checked = [cedu, "check", forms, "-f", "json"]
    return [
        Contender("cedu", checked, 1, bad_books, statuses_in_report),
        Contender("cedu --jobs 2", [*checked, "--jobs", "2"], 1, bad_books, statuses_in_report),
        scripted("calamine", options.python, 28),
        scripted("openpyxl", options.peers_python, 28),
        scripted("pandera", options.peers_python, bad_books),
        Contender("cedu long", [cedu, "check", long, "--rules", "none", "-f", "json"], 1, bad_sums, errors_in_report),
        scripted("calamine long", options.python, options.rows + 16, str(folder), "long.xlsx"),
    ]


def costs(options: argparse.Namespace, folder: Path) -> Mapping[str, float]:
    """Milliseconds of CPU a book in each part of cedu."""
    command = [str(options.python), str(folder / "parts_peer.py"), str(folder / "forms"), "*.xlsx"]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(folder))
    if told.returncode:
        raise UnfitError(told.stderr)
    found: Mapping[str, float] = json.loads(told.stdout)
    return found


def markdown(runs: Mapping[str, Sequence[Run]]) -> str:
    """The table of medians."""
    lines = ["| | wall, s | CPU, s | peak, MiB |", "| --- | ---: | ---: | ---: |"]
    for name, own in runs.items():
        lines.append(f"| {name} | {median(map(wall, own)):.2f} | {median(map(cpu, own)):.2f} | {peak(own):.0f} |")
    return "\n".join(lines)


def aims(runs: Mapping[str, Sequence[Run]]) -> list[str]:
    """How many times as fast as its peers cedu is to be, and as slow as the bare read it may be.

    The wall decides; where other work runs beside, the ratio of processor times says more.
    """
    at_least = [
        ("speed, calamine = 1", 0.25, "calamine", "cedu"),
        ("speed, openpyxl = 1", 3, "openpyxl", "cedu"),
        ("speed, pandera = 1", 10, "pandera", "cedu"),
        ("speed with two jobs, one = 1", 1.7, "cedu", "cedu --jobs 2"),
    ]
    told = []
    for what, aim, peer, own in at_least:
        found, by_cpu = ratio(runs[peer], runs[own], wall), ratio(runs[peer], runs[own], cpu)
        told.append(f"{what} >= {aim:g}: {found:.2f} (CPU {by_cpu:.2f}), {'met' if found >= aim else 'not met'}")
    found, by_cpu = (ratio(runs["cedu long"], runs["calamine long"], clock) for clock in (wall, cpu))
    met = "met" if found <= MOST_TIMES_CALAMINE else "not met"
    told.append(f"long table: time, calamine = 1 <= {MOST_TIMES_CALAMINE}: {found:.2f} (CPU {by_cpu:.2f}), {met}")
    most = peak(runs["cedu long"])
    met = "met" if most <= MOST_MEGABYTES else "not met"
    return [*told, f"long table: peak, MiB <= {MOST_MEGABYTES}: {most:.0f}, {met}"]


def counted_aims(book: Mapping[str, int]) -> list[str]:
    """How many instructions a book more is to take, in millions and beside those who only read it."""
    sound, wrong = (book[f"cedu check, {kind}"] / instructions.MILLION for kind in ("sound", "five errors"))
    calamine, openpyxl = (book[name] / instructions.MILLION for name in ("calamine", "openpyxl read-only"))
    at_most = [
        ("a sound book, M instructions", 17, sound),
        ("a sound book, calamine = 1", 4, sound / calamine),
        ("a sound book, openpyxl = 1", 0.4, sound / openpyxl),
        ("a book with five errors, M instructions", 35, wrong),
    ]
    return [f"{what} <= {aim:g}: {found:.2f}, {'met' if found <= aim else 'not met'}" for what, aim, found in at_most]


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=positive, default=3, help="rounds that count (default: 3)")
    parser.add_argument("--books", type=positive, default=500, help="workbooks (default: 500)")
    parser.add_argument("--rows", type=positive, default=20_000, help="rows of the long table (default: 20,000)")
    parser.add_argument("--python", type=existing, default=sys.executable, help="interpreter that has cedu")
    parser.add_argument("--peers-python", type=existing, required=True, help="interpreter that has requirements.txt")
    parser.add_argument(
        "--instructions", action=argparse.BooleanOptionalAction, default=True, help="count instructions as well"
    )
    return parser.parse_args()


def main() -> None:
    """Measure, then print the table, the parts and the aims."""
    options = arguments()
    if options.instructions and shutil.which("valgrind") is None:
        raise SystemExit("valgrind is not installed (apt install valgrind); --no-instructions does without")
    try:
        print(f"cedu and calamine: {versions(options.python, OWN_PACKAGES)}")
        print(f"peers: {versions(options.peers_python, PEER_PACKAGES)}")
        print(
            f"{os.cpu_count()} CPUs, medians of {options.rounds} rounds; {options.books} books, {options.rows} rows\n"
        )
        with tempfile.TemporaryDirectory(prefix="cedu-batch-") as name:
            folder = Path(name)
            made = [sys.executable, str(HERE / "workbooks.py"), name, str(options.books), str(options.rows)]
            bad_books, bad_sums = map(int, subprocess.run(made, capture_output=True, check=True).stdout.split())
            runs = measure(contenders(options, folder, bad_books, bad_sums), options.rounds, folder)
            parts = costs(options, folder)
            counting = argparse.Namespace(**{**vars(options), "books": BOOKS_COUNTED})
            book = instructions.in_a_batch(counting, folder) if options.instructions else {}
    except UnfitError as error:
        raise SystemExit(str(error)) from None
    print(markdown(runs), "", *aims(runs), "", sep="\n")
    print("CPU a book, ms:", ", ".join(f"{name} {cost:.2f}" for name, cost in parts.items()))
    if book:
        print("", instructions.markdown(book, "a book in a batch"), "", *counted_aims(book), sep="\n")


if __name__ == "__main__":
    main()
