"""How long do millions of rows take: `cedu check --engine`, beside the same checks by hand in other ways?

Whole processes in turn, round after round, as in `latency.py`, over the rows of `wide_rows.py` (28 columns; every
village, its town's and district's totals), as Parquet or csv:

- `cedu duckdb`, `cedu spark`: the rules of the 2020 pack in every row and district, and the worst districts judged
  one by one with the causes of what fails;
- `SQL duckdb`, `SQL spark`: the very texts that cedu runs (`engine_texts.py`), and nothing else;
- `polars`, `pandas`, `pandera`: scripts that check the same sums, rates, roll-ups and texts (`engine_peers.py`), the
  last two in floats, all in memory; they tell how many fail and not where.

    python benchmarks/engines.py [--rows 100000 1000000 7200000] [--only "cedu duckdb" "SQL duckdb"] [--format csv]

Time is of the processor and of the wall; memory is that of a process and all below it (Spark's is a JVM's), looked at
twenty times a second, on Linux. Each run must find every planted fault; one that does not ends the benchmark with a
non-zero exit. Being slow never does. The interpreter needs the extras duckdb and spark, polars, pandas, pandera and
pyarrow (`requirements.txt`), and Spark needs Java.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from latency import ROOT, Contender, Run, UnfitError, cpu, environment, existing, peak, positive, ratio, versions, wall
from rollup import measured

from cedu_targets.engines.tally import MOST_READ

HERE = Path(__file__).absolute().parent
PACKAGES = ("cedu-targets", "duckdb", "pyspark", "polars", "pandas", "pandera", "pyarrow")
YARDSTICK = "SQL duckdb"
AIMS = {1_000_000: (1.5, 300), 7_200_000: (2.0, 1024)}
"""By rows: cedu over the SQL alone, and MiB at the peak, with DuckDB over Parquet."""
CODES = {"PW001": "sums", "RT001": "rates", "DS001": "rollups", "DS003": "rollups"}
KINDS = ("sums", "rates", "rollups", "texts")


def faults_in_report(output: str) -> int:
    """What cedu's JSON report counts, by kind, as one number."""
    wide = json.loads(output)["wide"]
    found = dict.fromkeys(KINDS, 0) | {"texts": wide["unreadable"]}
    for count in wide["counts"]:
        if count["code"] in CODES:
            found[CODES[count["code"]]] += count["places"]
    return as_number(found)


def faults_printed(output: str) -> int:
    """What a script prints, by kind, as one number."""
    return as_number(json.loads(output.strip().splitlines()[-1]))


def as_number(found: Mapping[str, int]) -> int:
    """Counts by kind, six digits each."""
    return int("".join(f"{found[kind]:06}" for kind in KINDS))


def contenders(options: argparse.Namespace, path: Path, planted: Mapping[str, int]) -> Iterator[Contender]:
    """How each is run over a file, and what it must find."""
    python, texts = str(options.python), path.with_suffix(".json")
    # A village's wrong total is missed in the columns of its town and of its district, too.
    faults = as_number({**planted, "rollups": planted["rollups"] + 2 * planted["sums"]})
    recorded = [python, str(HERE / "engine_texts.py"), "record", str(path), str(texts)]
    rows = int(subprocess.run(recorded, capture_output=True, check=True, text=True).stdout)
    for engine in ("duckdb", "spark"):
        asked = [python, "-m", "cedu_targets", "check", str(path), "--engine", engine, "--rules", "jiangning-2020"]
        # Cells that nobody judged, since so many districts have some, are no success.
        code = 3 if planted["texts"] > MOST_READ else 0
        yield Contender(f"cedu {engine}", [*asked, "-f", "json", "--exit-zero"], code, faults, faults_in_report)
        alone = [python, str(HERE / "engine_texts.py"), engine, str(path), str(texts)]
        yield Contender(f"SQL {engine}", alone, 0, rows, int)
    for peer in ("polars", "pandas", "pandera"):
        command = [python, "-W", "ignore", str(HERE / "engine_peers.py"), peer, str(path)]
        yield Contender(peer, command, 0, faults, faults_printed)


def at_size(options: argparse.Namespace, rows: int) -> tuple[int, Mapping[str, Sequence[Run]]]:
    """All in turn over so many rows; returns how many there are, and the runs."""
    with tempfile.TemporaryDirectory(prefix="cedu-engines-", dir=options.folder) as name:
        folder = Path(name)
        made = [str(options.python), str(HERE / "wide_rows.py"), name, str(rows), options.format]
        planted = json.loads(subprocess.run(made, capture_output=True, check=True, text=True).stdout)
        path = folder / f"wide.{options.format}"
        entrants = [one for one in contenders(options, path, planted) if one.name in options.only]
        # No run compiles what the next finds compiled: a round may be the only one.
        compiled = [str(options.python), "-m", "compileall", "-q", str(ROOT / "src")]
        subprocess.run(compiled, env=environment(folder), check=True)
        rounds = [{one.name: measured(one, folder) for one in entrants} for _ in range(options.rounds)]
    return planted["rows"], {one.name: [runs[one.name] for runs in rounds] for one in entrants}


def markdown(runs: Mapping[str, Sequence[Run]], rows: int) -> str:
    """The table of medians, and of each against the SQL alone."""
    lines = [
        "| | CPU, s | wall, s | peak, MiB | CPU, s a million rows | CPU ÷ SQL duckdb |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, own in runs.items():
        took = median(map(cpu, own))
        beside = f"{ratio(own, runs[YARDSTICK], cpu):.2f}" if YARDSTICK in runs else ""
        each = took * 1_000_000 / rows
        lines.append(
            f"| {name} | {took:.1f} | {median(map(wall, own)):.1f} | {peak(own):.0f} | {each:.2f} | {beside} |"
        )
    return "\n".join(lines)


def aims(runs: Mapping[str, Sequence[Run]], rows: int) -> Iterator[str]:
    """What `cedu duckdb` is to reach at a size."""
    limit, most = AIMS.get(rows, (None, None))
    if limit is None or not {"cedu duckdb", YARDSTICK} <= runs.keys():
        return
    own = runs["cedu duckdb"]
    for what, found, aim in (("CPU ÷ SQL alone", ratio(own, runs[YARDSTICK], cpu), limit), ("MiB", peak(own), most)):
        yield f"cedu duckdb, {what} <= {aim:g}: {found:.2f}, {'met' if found <= aim else 'not met'}"


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    names = [f"{what} {engine}" for engine in ("duckdb", "spark") for what in ("cedu", "SQL")]
    names += ["polars", "pandas", "pandera"]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=positive, nargs="+", default=[100_000], help="sizes (default: 100000)")
    parser.add_argument("--rounds", type=positive, default=3, help="rounds (default: 3)")
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="contenders (default: all)")
    parser.add_argument("--format", choices=["parquet", "csv"], default="parquet", help="of the file")
    parser.add_argument("--folder", type=Path, help="where files lie meanwhile: 3 GB at 7.2 million rows")
    parser.add_argument("--python", type=existing, default=sys.executable, help="interpreter that has all of them")
    return parser.parse_args()


def main() -> None:
    """Measure at every size, then print the tables and the aims."""
    options = arguments()
    try:
        print(versions(options.python, PACKAGES))
        print(f"{os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}, medians of {options.rounds} rounds")
        for rows in options.rows:
            there, runs = at_size(options, rows)
            print(f"\n{there:,} rows × 28, {options.format}\n\n{markdown(runs, there)}\n", *aims(runs, rows), sep="\n")
    except UnfitError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
