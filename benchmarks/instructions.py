"""How many instructions does a run execute, beside what else reads the same workbook?

Seconds depend on the machine and on what else runs on it; instructions do so very little. Whole processes under
callgrind (`apt install valgrind`), which counts what each process executes in user space:

- `cedu --version`, `cedu --help`, and `cedu check` of the 2020 workbook, which has five errors;
- a book in a batch, sound and with five errors: what a folder of `--books` more takes, divided by their number;
- beside them `python -c pass`, and scripts that only read the same workbook: openpyxl (read-only), pandas, calamine.

A run of cedu forks a child early and waits for it, so that a file that kills a library is named (cli/second_run.py).
Callgrind goes on counting in a forked child from what its parent had counted by then; so the largest count of a run's
processes is that of the work from the interpreter's start to the child's end, and that one is taken. What the parent
does after the fork, which is to wait and to end, is left out.

Every command is run once without callgrind: it must find what it should, and leaves its bytecode in one temporary
folder, so that nothing is compiled while it is counted. Hashes are not random, the language is given, and libraries
of linear algebra start no threads.

    python benchmarks/instructions.py --peers-python PEERS/bin/python
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from latency import OWN_PACKAGES, UnfitError, environment, existing, positive, versions

ROOT = Path(__file__).absolute().parents[1]
SAMPLES = ROOT / "examples" / "jiangning-2020"
FILED, MENDED = SAMPLES / "targets.xlsx", SAMPLES / "targets-mended.xlsx"
SHEET = "xl/worksheets/sheet1.xml"
PEER_PACKAGES = ("openpyxl", "pandas", "python-calamine")
FEW = 4
"""Books of the smaller folder: the first ones of a run take more than those that come after."""
MILLION = 1_000_000

OPENPYXL = """\
import sys

from openpyxl import load_workbook

for path in sys.argv[1:]:
    book = load_workbook(path, read_only=True, data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
print(len(rows))
"""

PANDAS = """\
import sys

import pandas as pd

for path in sys.argv[1:]:
    table = pd.read_excel(path, header=None)
print(len(table))
"""

CALAMINE = """\
import sys

from python_calamine import CalamineWorkbook

for path in sys.argv[1:]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
print(len(rows))
"""


@dataclass(frozen=True)
class Counted:
    """A command to count, and how it should end."""

    command: Sequence[str]
    exit_code: int = 0
    says: str = ""
    """What must be among the words that it prints."""


def count(counted: Counted, folder: Path) -> int:
    """The instructions of a command's run. Raises UnfitError where it does not end as it should."""
    place = Path(tempfile.mkdtemp(dir=folder))
    run(counted, counted.command, folder)
    # Callgrind writes a profile beside the count; nobody reads it here.
    tool = ["valgrind", "--tool=callgrind", "--trace-children=yes", f"--callgrind-out-file={place}/%p.profile"]
    run(counted, [*tool, f"--log-file={place}/%p.log", *counted.command], folder)
    logs = [path.read_text("utf-8", errors="replace") for path in place.glob("*.log")]
    counts = [int(found[1]) for log in logs if (found := re.search(r"Collected : (\d+)", log))]
    shutil.rmtree(place)
    if not counts:
        raise UnfitError(f"callgrind counted nothing of {' '.join(counted.command)}\n{''.join(logs)}")
    return max(counts)


def run(counted: Counted, command: Sequence[str], folder: Path) -> None:
    """Run a command. Raises UnfitError where it does not end as it should."""
    kept = environment(folder)
    fixed = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1", "CEDU_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env={**kept, **fixed}, capture_output=True, encoding="utf-8")
    if done.returncode != counted.exit_code or counted.says not in done.stdout:
        raise UnfitError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout[-500:]}{done.stderr[-500:]}")


def write_books(folder: Path, sample: Path, number: int) -> list[str]:
    """So many copies of a workbook, each with another number in a unit's column 23 and in the district's."""
    folder.mkdir()
    names = []
    for copy in range(1, number + 1):
        names.append(str(folder / f"book-{copy:03}.xlsx"))
        with zipfile.ZipFile(sample) as book, zipfile.ZipFile(names[-1], "w", zipfile.ZIP_DEFLATED) as made:
            for entry in book.infolist():
                content = book.read(entry)
                if entry.filename == SHEET:
                    content = re.sub(rb'(<c r="W1[01]"[^>]*><v>)\d+', rb"\g<1>%d" % copy, content)
                made.writestr(entry.filename, content)
    return names


def alone(options: argparse.Namespace, folder: Path) -> dict[str, int]:
    """The instructions of each command over one workbook, or none."""
    cedu = [str(options.python), str(options.python.parent / "cedu")]
    table = str(FILED)
    commands = {
        "python -c pass": Counted([str(options.python), "-c", "pass"]),
        "cedu --version": Counted([*cedu, "--version"], says="cedu"),
        "cedu --help": Counted([*cedu, "--help"], says="Usage"),
        "cedu check": Counted([*cedu, "check", table], 1, "to be mended: 5"),
        "openpyxl read-only": Counted(scripted(options.peers_python, OPENPYXL, [table]), says="28"),
        "pandas": Counted(scripted(options.peers_python, PANDAS, [table]), says="2"),
        "calamine": Counted(scripted(options.peers_python, CALAMINE, [table]), says="28"),
    }
    return {name: count(counted, folder) for name, counted in commands.items()}


def in_a_batch(options: argparse.Namespace, folder: Path) -> dict[str, int]:
    """The instructions of a book more in a batch, of cedu and of its peers."""
    sound = write_books(folder / "sound", MENDED, FEW + options.books)
    wrong = write_books(folder / "wrong", FILED, FEW + options.books)
    cedu = [str(options.python), str(options.python.parent / "cedu"), "check"]
    commands = {
        "cedu check, sound": (cedu, sound, 0),
        "cedu check, five errors": (cedu, wrong, 1),
        "openpyxl read-only": (scripted(options.peers_python, OPENPYXL, []), sound, 0),
        "calamine": (scripted(options.peers_python, CALAMINE, []), sound, 0),
    }
    found = {}
    for name, (command, books, exit_code) in commands.items():
        few, many = (count(Counted([*command, *some], exit_code), folder) for some in (books[:FEW], books))
        found[name] = (many - few) // options.books
    return found


def scripted(interpreter: Path, script: str, arguments: Sequence[str]) -> list[str]:
    """The command of a peer."""
    return [str(interpreter), "-c", script, *arguments]


def markdown(counts: Mapping[str, int], heading: str) -> str:
    """The table of instructions, each beside that of openpyxl."""
    lines = [f"| {heading} | instructions, M | openpyxl read-only = 1 |", "| --- | ---: | ---: |"]
    beside = counts["openpyxl read-only"]
    lines += [f"| {name} | {number / MILLION:,.1f} | {number / beside:.2f} |" for name, number in counts.items()]
    return "\n".join(lines)


def aims(once: Mapping[str, int], book: Mapping[str, int]) -> list[str]:
    """What cedu is to stay at or below."""
    beside = once["openpyxl read-only"]
    limits = [
        ("check, openpyxl = 1", 1.0, once["cedu check"] / beside),
        ("--version, openpyxl = 1", 0.45, once["cedu --version"] / beside),
        ("--help, openpyxl = 1", 0.45, once["cedu --help"] / beside),
        ("a sound book in a batch, M", 17, book["cedu check, sound"] / MILLION),
        ("a sound book in a batch, calamine = 1", 4, book["cedu check, sound"] / book["calamine"]),
        ("a sound book in a batch, openpyxl = 1", 0.4, book["cedu check, sound"] / book["openpyxl read-only"]),
        ("a book with five errors in a batch, M", 35, book["cedu check, five errors"] / MILLION),
    ]
    return [f"{what} <= {aim:g}: {found:.2f}, {'met' if found <= aim else 'not met'}" for what, aim, found in limits]


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--books", type=positive, default=8, help="books more in the larger folder (default: 8)")
    parser.add_argument("--python", type=existing, default=sys.executable, help="interpreter that has cedu")
    parser.add_argument("--peers-python", type=existing, required=True, help="interpreter that has requirements.txt")
    return parser.parse_args()


def main() -> None:
    """Count, then print the tables and the aims."""
    options = arguments()
    if shutil.which("valgrind") is None:
        raise SystemExit("valgrind is not installed, and nothing else counts instructions here: apt install valgrind")
    try:
        print(f"cedu: {versions(options.python, OWN_PACKAGES)}")
        print(f"peers: {versions(options.peers_python, PEER_PACKAGES)}")
        print(f"{os.uname().machine}; a book in a batch: {options.books} more beside {FEW}\n")
        with tempfile.TemporaryDirectory(prefix="cedu-instructions-") as name:
            once = alone(options, Path(name))
            print(markdown(once, "a run"), "", sep="\n", flush=True)
            book = in_a_batch(options, Path(name))
    except UnfitError as error:
        raise SystemExit(str(error)) from None
    print(markdown(book, "a book in a batch"), "", *aims(once, book), sep="\n")


if __name__ == "__main__":
    main()
