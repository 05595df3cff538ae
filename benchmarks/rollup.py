"""How long does `cedu rollup` take over a folder of monthly forms, beside a script that only adds them up?

Whole processes in turn, round after round, as in `latency.py`, at two sizes, so that memory that grows is seen:

- cedu with one job and with two: whose and of which month each form is, every check of it, sums, who sent nothing;
- a script that reads each form with pandas over openpyxl (its usual reader), takes unit and month from the head,
  puts all together and sums by unit and month; and the same over calamine. Neither checks anything.

    python benchmarks/rollup.py [--forms 14400] [--peers-python PEERS/bin/python]

Memory is that of a process and all below it, added up twenty times a second, on Linux. Each run must find the
attendances that are in the forms; one that does not ends the benchmark with a non-zero exit. Being slow never does.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from latency import Contender, Run, UnfitError, cpu, existing, peak, positive, ratio, run, versions, wall

HERE = Path(__file__).absolute().parent
OWN_PACKAGES = ("cedu-targets", "python-calamine")
PEER_PACKAGES = ("pandas", "openpyxl", "python-calamine")
_BETWEEN_LOOKS = 0.05
"""Seconds."""

PEER = """\
import re
import sys
from pathlib import Path

import pandas as pd

engine = sys.argv[2]
head = re.compile(r"填报单位：(\\S+)"), re.compile(r"(\\d{4})年（(\\d+)）月份")
tables = []
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    sheet = pd.read_excel(path, header=None, engine=engine)
    said = " ".join(str(cell) for cell in sheet.iloc[1] if isinstance(cell, str))
    unit, (year, month) = head[0].search(said)[1], head[1].search(said).groups()
    table = sheet.iloc[3:].set_axis(list(sheet.iloc[2]), axis=1)
    tables.append(table.assign(unit=unit, month=f"{year}-{int(month):02}"))
together = pd.concat(tables, ignore_index=True)
numbers = ["培训人次", "其中本年首次参训（人）", "培训课时数"]
together[numbers] = together[numbers].apply(pd.to_numeric)
sums = together.groupby(["unit", "month"])[numbers].sum()
print(int(sums["培训人次"].sum()))
"""


def attendances(output: str) -> int:
    """All attendances in cedu's JSON report."""
    return int(json.loads(output)["total"]["attendances"])


def contenders(options: argparse.Namespace, folder: Path, found: int) -> list[Contender]:
    """Write the peers' script to the folder, and say how each is run."""
    script = folder / "pandas_peer.py"
    script.write_text(PEER, encoding="utf-8")
    forms, cedu = str(folder / "forms"), str(options.python.parent / "cedu")
    asked = [cedu, "rollup", forms, "--units", str(folder / "units.csv"), "--as-of", "2021-02-01", "-f", "json"]

    def peer(engine: str) -> Contender:
        command = [str(options.peers_python), str(script), forms, engine]
        return Contender(f"pandas over {engine}", command, 0, found, int)

    return [
        Contender("cedu", asked, 0, found, attendances),
        Contender("cedu --jobs 2", [*asked, "--jobs", "2"], 0, found, attendances),
        peer("openpyxl"),
        peer("calamine"),
    ]


def measured(contender: Contender, folder: Path) -> Run:
    """One run; its peak is that of all its processes together. Raises UnfitError where it did not find all."""
    ended, most = threading.Event(), [0.0]

    def look() -> None:
        while not ended.wait(_BETWEEN_LOOKS):
            most[0] = max(most[0], sum(map(_resident, _below(os.getpid()))))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        found = run(contender, folder)
    finally:
        ended.set()
        watcher.join()
    return replace(found, peak=max(found.peak, most[0]))


def _below(process: int) -> Iterator[int]:
    """The processes that a process has started, and theirs."""
    try:
        threads = [*Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return
    for thread in threads:
        try:
            children = [int(child) for child in (thread / "children").read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)


def _resident(process: int) -> float:
    """MiB that a process holds; 0 of one that has ended. What processes share is counted for each."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def markdown(runs: Mapping[str, Sequence[Run]], forms: int) -> str:
    """The table of medians."""
    lines = ["| | forms a second | wall, s | CPU, s | peak, MiB |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, own in runs.items():
        took = median(map(wall, own))
        lines.append(f"| {name} | {forms / took:.0f} | {took:.2f} | {median(map(cpu, own)):.2f} | {peak(own):.0f} |")
    return "\n".join(lines)


def aims(runs: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    """How many times as fast as the scripts cedu is; the wall decides, the processor's time says more on a busy day."""
    for peer, aim in (("pandas over openpyxl", 1.0), ("pandas over calamine", None)):
        for own in ("cedu", "cedu --jobs 2"):
            found, by_cpu = ratio(runs[peer], runs[own], wall), ratio(runs[peer], runs[own], cpu)
            told = f"{own}: speed, {peer} = 1"
            if aim is None:
                yield f"{told}: {found:.2f} (CPU {by_cpu:.2f})"
            else:
                yield f"{told} >= {aim:g}: {found:.2f} (CPU {by_cpu:.2f}), {'met' if found >= aim else 'not met'}"


def at_size(options: argparse.Namespace, forms: int) -> Mapping[str, Sequence[Run]]:
    """All in turn over so many forms, after one round that does not count."""
    with tempfile.TemporaryDirectory(prefix="cedu-rollup-") as name:
        made = [str(options.python), str(HERE / "monthly_forms.py"), name, str(forms)]
        found = int(subprocess.run(made, capture_output=True, check=True).stdout)
        entrants = contenders(options, Path(name), found)
        rounds = [{one.name: measured(one, Path(name)) for one in entrants} for _ in range(options.rounds + 1)]
    return {one.name: [runs[one.name] for runs in rounds[1:]] for one in entrants}


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--forms", type=positive, default=1_440, help="forms; the small size is a tenth (1,440)")
    parser.add_argument("--rounds", type=positive, default=3, help="rounds that count (default: 3)")
    parser.add_argument("--python", type=existing, default=sys.executable, help="interpreter that has cedu")
    parser.add_argument("--peers-python", type=existing, default=sys.executable, help="interpreter that has pandas")
    return parser.parse_args()


def main() -> None:
    """Measure at two sizes, then print the tables and the aims."""
    options = arguments()
    try:
        print(f"cedu: {versions(options.python, OWN_PACKAGES)}")
        print(f"peers: {versions(options.peers_python, PEER_PACKAGES)}")
        print(f"{os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, medians of {options.rounds} rounds")
        for forms in (max(12, options.forms // 10), options.forms):
            runs = at_size(options, forms)
            print(f"\n{forms} forms\n\n{markdown(runs, forms)}\n", *aims(runs), sep="\n")
    except UnfitError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
