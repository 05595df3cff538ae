"""How long does `cedu check` take, beside what else a bureau could run on the same table?

Whole processes, from start to exit: wall time, CPU time (user and system) and peak memory of

- `cedu`: `cedu check examples/jiangning-2020/targets.xlsx -f json`;
- `floor`: cedu's libraries imported and the sheet's rows read, and nothing done with them;
- `shell`: a typer command with the options of `cedu check` that only reads the rows: what the framework costs
  before any work is done (typer builds a pydantic adapter for each option of the command that runs);
- `pandas`: a plain script that checks the same sums;
- `pandera`: the same sums as a DataFrameSchema, validated lazily;
- `frictionless`: its command line with row constraints (it cannot say the sums down a column).

They run in turn (one of each, round after round), so that a busy moment of the machine falls on all
of them, and cedu is compared with a peer round by round. One round goes before to warm the caches.
Each run must find what it should; one that does not ends the benchmark with a non-zero exit.
Being slow never does.

    python -m venv PEERS
    PEERS/bin/pip install -r benchmarks/requirements.txt
    python benchmarks/latency.py --peers-python PEERS/bin/python

Every process keeps its bytecode in one temporary folder, whatever PYTHONDONTWRITEBYTECODE says, so
that a cedu installed from the checkout is no slower than the peers, which pip compiled. On Linux a
process's peak memory is never told as less than that of the process which started it, so this
script imports the standard library only.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).absolute().parents[1]
TABLE = "examples/jiangning-2020/targets.xlsx"

# `import pydantic` loads little of it; typer and cedu load the rest when they build their first model.
FLOOR = """\
import sys

import pydantic
import rich.console
import rich.table
import typer
from python_calamine import CalamineWorkbook

print(len(CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)))
"""

SHELL = """\
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from python_calamine import CalamineWorkbook

Choice = StrEnum("Choice", ["A", "B"])


def check(
    files: list[Path],
    rules: Annotated[str | None, typer.Option("--rules")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet")] = None,
    output_format: Annotated[Choice, typer.Option("--format", "-f")] = Choice.A,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    fail_on: Annotated[Choice, typer.Option("--fail-on")] = Choice.A,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    lang: Annotated[Choice | None, typer.Option("--lang")] = None,
) -> None:
    print(len(CalamineWorkbook.from_path(files[0]).get_sheet_by_index(0).to_python(skip_empty_area=False)))


app = typer.Typer(add_completion=False)
app.command()(check)
app()
"""

READ_WITH_PANDAS = """\
import sys

import pandas as pd

SUMS = {1: range(2, 9), 9: range(10, 14), 14: (15, 16), 17: (18, 19)}
SUMMED = [*range(1, 21), *range(22, 25)]

table = pd.read_excel(sys.argv[1], header=None, skiprows=9, nrows=12, usecols="A:AC", index_col=0).fillna(0)
table = table.set_axis([*range(1, 21), *range(22, 30)], axis=1).rename_axis("unit")
"""

PANDAS = f"""\
{READ_WITH_PANDAS}
violated = 0
for whole, parts in SUMS.items():
    violated += (table[whole].round(4) != table[list(parts)].sum(axis=1).round(4)).sum()
violated += (table.iloc[0][SUMMED].round(4) != table.iloc[1:][SUMMED].sum().round(4)).sum()
print(violated)
"""

PANDERA = f"""\
import pandera.pandas as pa

{READ_WITH_PANDAS}

def parts_add_up(whole, parts):
    def holds(table):
        return table[whole].round(4) == table[list(parts)].sum(axis=1).round(4)

    return pa.Check(holds, name=f"{{whole}} = sum of its parts")


def units_add_up(code):
    def holds(table):
        return round(table[code].iloc[0], 4) == round(table[code].iloc[1:].sum(), 4)

    return pa.Check(holds, name=f"the district's {{code}} = sum of the units'")


schema = pa.DataFrameSchema(
    checks=[*(parts_add_up(whole, parts) for whole, parts in SUMS.items()), *map(units_add_up, SUMMED)]
)
try:
    schema.validate(table, lazy=True)
    print(0)
except pa.errors.SchemaErrors as errors:
    # A row that fails has a case for each of its columns: count it once.
    print(len(errors.failure_cases[["check", "index"]].drop_duplicates()))
"""

# frictionless reads the workbook itself: told to leave out the rows above and below the table, and
# that there is no header, it needs no CSV made beforehand. Its formulas know no round().
CODES = [*range(1, 21), *range(22, 30)]
SUMS = {"1": range(2, 9), "9": range(10, 14), "14": range(15, 17), "17": range(18, 20)}
DIALECT = {"header": False, "commentRows": [*range(1, 10), *range(22, 29)]}
SCHEMA = {
    "fields": [
        {"name": "unit", "type": "string"},
        *({"name": f"c{code}", "type": "number"} for code in CODES),
    ]
}
CHECKLIST = {
    "checks": [
        {
            "type": "row-constraint",
            "formula": f"-0.00005 < (c{whole} or 0)" + "".join(f" - (c{part} or 0)" for part in parts) + " < 0.00005",
        }
        for whole, parts in SUMS.items()
    ]
}

VERSIONS = """\
import platform
import sys
from importlib.metadata import version

print(f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in sys.argv[1:]), sep=", ")
"""
OWN_PACKAGES = ("cedu-targets", "typer", "rich", "pydantic")
PEER_PACKAGES = ("pandas", "openpyxl", "pandera", "frictionless")

KIB_IN_MIB = 1024
"""On Linux, ru_maxrss is in KiB."""


class UnfitError(Exception):
    """A process did not find what it should: its time says nothing."""


@dataclass(frozen=True)
class Contender:
    """A command to time, and what proves that it did the work."""

    name: str
    command: Sequence[str]
    exit_code: int
    found: int
    count: Callable[[str], int]
    """How many it found, told from what it printed."""


@dataclass(frozen=True)
class Run:
    """What one process took: seconds of wall and CPU time, MiB at its peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Aim:
    """A figure that cedu is to stay at or below."""

    what: str
    limit: float
    measured: float
    unit: str = ""

    def __str__(self) -> str:
        """The figure beside its limit, and the verdict."""
        verdict = "met" if self.measured <= self.limit else "not met"
        return f"{self.what} <= {self.limit:g}{self.unit}: {self.measured:.2f}{self.unit}, {verdict}"


def errors_in_report(output: str) -> int:
    """The findings of severity error in cedu's JSON report."""
    files = json.loads(output)["files"]
    return sum(finding["severity"] == "error" for file in files for finding in file["findings"])


def errors_in_validation(output: str) -> int:
    """The rows that break a constraint in frictionless's JSON report; an error of another kind is not one."""
    tasks = json.loads(output)["tasks"]
    return sum(error["type"] == "row-constraint" for task in tasks for error in task["errors"])


def contenders(python: Path, peers_python: Path, folder: Path) -> list[Contender]:
    """Write what the peers need to the folder, and say how each is run. The first is cedu."""
    for name, script in {"floor": FLOOR, "shell": SHELL, "pandas": PANDAS, "pandera": PANDERA}.items():
        (folder / f"{name}_peer.py").write_text(script, encoding="utf-8")
    options = ["--trusted"]  # it takes no absolute path otherwise
    for name, content in {"dialect": DIALECT, "schema": SCHEMA, "checklist": CHECKLIST}.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
        options += [f"--{name}", str(folder / f"{name}.json")]

    def scripted(name: str, interpreter: Path, found: int) -> Contender:
        return Contender(name, [str(interpreter), str(folder / f"{name}_peer.py"), TABLE], 0, found, int)

    cedu, frictionless = str(python.parent / "cedu"), str(peers_python.parent / "frictionless")
    return [
        Contender("cedu", [cedu, "check", TABLE, "-f", "json"], 1, 5, errors_in_report),
        scripted("floor", python, 28),  # the rows of the sheet
        scripted("shell", python, 28),
        scripted("pandas", peers_python, 5),
        scripted("pandera", peers_python, 5),
        Contender("frictionless", [frictionless, "validate", TABLE, *options, "--json"], 1, 1, errors_in_validation),
    ]


def environment(folder: Path) -> Mapping[str, str]:
    """This process's environment, but with bytecode kept, in the folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def run(contender: Contender, folder: Path) -> Run:
    """Run the command once. Raises UnfitError where it did not find what it should."""
    printed, complaints = folder / "stdout", folder / "stderr"
    with printed.open("wb") as stdout, complaints.open("wb") as stderr:
        begun = time.perf_counter()
        try:
            process = subprocess.Popen(
                contender.command, cwd=ROOT, env=environment(folder), stdout=stdout, stderr=stderr
            )
        except OSError as error:
            raise UnfitError(f"{contender.name}: {error}") from None
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    output, said = (path.read_text("utf-8", errors="replace") for path in (printed, complaints))
    verify(contender, process.returncode, output, said)
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIB_IN_MIB)


def verify(contender: Contender, exit_code: int, output: str, complaints: str) -> None:
    """Raise UnfitError unless the process ended as it should and found what it should."""
    if exit_code != contender.exit_code:
        raise UnfitError(f"{contender.name}: exit code {exit_code}, not {contender.exit_code}\n{complaints}")
    try:
        found = contender.count(output)
    except (ValueError, LookupError, TypeError):
        raise UnfitError(f"{contender.name}: printed no count but {output[:200]!r}\n{complaints}") from None
    if found != contender.found:
        raise UnfitError(f"{contender.name}: found {found}, not {contender.found}\n{complaints}")


def measure(entrants: Sequence[Contender], rounds: int, folder: Path) -> dict[str, list[Run]]:
    """Run all in turn, round after round, after one round that does not count."""
    for contender in entrants:
        run(contender, folder)
    runs: dict[str, list[Run]] = {contender.name: [] for contender in entrants}
    for _ in range(rounds):
        for contender in entrants:
            runs[contender.name].append(run(contender, folder))
    return runs


wall: Callable[[Run], float] = attrgetter("wall")
cpu: Callable[[Run], float] = attrgetter("cpu")


def ratio(ours: Sequence[Run], theirs: Sequence[Run], figure: Callable[[Run], float]) -> float:
    """The median of the ratios round by round."""
    return median(figure(our) / figure(their) for our, their in zip(ours, theirs, strict=True))


def peak(runs: Sequence[Run]) -> float:
    """The most memory that any of the runs took, MiB."""
    return max(one.peak for one in runs)


def markdown(runs: Mapping[str, Sequence[Run]]) -> str:
    """The table of medians, and of cedu against each."""
    lines = [
        "| | wall, ms | CPU, ms | peak, MiB | cedu ÷ it, wall | cedu ÷ it, CPU |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    cedu = runs["cedu"]
    for name, own in runs.items():
        figures = [
            f"{median(map(wall, own)) * 1000:.0f}",
            f"{median(map(cpu, own)) * 1000:.0f}",
            f"{peak(own):.1f}",
            *("" if own is cedu else f"{ratio(cedu, own, figure):.2f}" for figure in (wall, cpu)),
        ]
        lines.append(f"| {name} | {' | '.join(figures)} |")
    return "\n".join(lines)


def aims(runs: Mapping[str, Sequence[Run]]) -> list[Aim]:
    """What cedu is to reach: near the floor, well below its peers, in little memory."""
    limits = {"floor": 1.5, "pandas": 0.5, "pandera": 0.35, "frictionless": 0.35}
    return [
        *(Aim(f"cedu/{name} wall", limit, ratio(runs["cedu"], runs[name], wall)) for name, limit in limits.items()),
        Aim("cedu peak", 50, peak(runs["cedu"]), " MiB"),
    ]


def versions(python: Path, packages: Sequence[str]) -> str:
    """The interpreter's version and its packages'. Raises UnfitError where one is not installed."""
    told = subprocess.run([str(python), "-c", VERSIONS, *packages], capture_output=True, encoding="utf-8")
    if told.returncode:
        raise UnfitError(told.stderr.strip().rpartition("\n")[2])
    return told.stdout.strip()


def positive(text: str) -> int:
    """A number of rounds from the command line."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def existing(text: str) -> Path:
    """An interpreter from the command line: absolute, but not followed out of its venv."""
    path = Path(text).absolute()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"no such file: {text}")
    return path


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=positive, default=15, help="rounds that count (default: 15)")
    parser.add_argument(
        "--python",
        type=existing,
        default=sys.executable,
        help="interpreter that has cedu (default: this one)",
    )
    parser.add_argument("--peers-python", type=existing, required=True, help="interpreter that has requirements.txt")
    return parser.parse_args()


def main() -> None:
    """Measure, then print the table and the aims."""
    options = arguments()
    try:
        print(f"cedu and floor: {versions(options.python, OWN_PACKAGES)}")
        print(f"peers: {versions(options.peers_python, PEER_PACKAGES)}")
        print(f"{os.cpu_count()} CPUs; medians of {options.rounds} rounds, and the highest peak of them\n")
        with tempfile.TemporaryDirectory(prefix="cedu-latency-") as name:
            entrants = contenders(options.python, options.peers_python, Path(name))
            runs = measure(entrants, options.rounds, Path(name))
    except UnfitError as error:
        raise SystemExit(str(error)) from None
    print(markdown(runs), "", *aims(runs), sep="\n")


if __name__ == "__main__":
    main()
