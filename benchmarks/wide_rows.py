"""Wide rows to time engines with: every village, town and district of a nation by the 28 columns of the 2020 form.

Rows stand by district: its total, then each town's total and the villages of the town. Numbers follow from the
place alone, so that the same size is the same rows anywhere. Four kinds of faults are planted, none beside another:

- `sums`: a village's column 1 is 0.01 above its parts, so that its town's column does not add up either;
- `rates`: a village's column 26 is 120 %;
- `rollups`: a district's column 22 is one more than its towns';
- `texts`: a village's column 20, which is text in Parquet too, says 约0.

    python benchmarks/wide_rows.py FOLDER ROWS [csv]

writes FOLDER/wide.parquet (and FOLDER/wide.csv, which is six times as large) and prints how many faults of each kind
are in them, as JSON. It needs duckdb.
"""

import json
import sys
from pathlib import Path

import duckdb

VILLAGES, TOWNS = 20, 12
"""Of a town, of a district."""
IN_DISTRICT = VILLAGES * TOWNS
ROWS_OF_DISTRICT = 1 + TOWNS + IN_DISTRICT
PROVINCES = 31
EVERY = 40 * IN_DISTRICT
"""From one fault of a kind to the next, in villages."""
FIRST = {"sums": 7, "rates": 10 * IN_DISTRICT + 31, "rollups": 20 * IN_DISTRICT, "texts": 30 * IN_DISTRICT + 59}
"""The village of the first; for roll-ups, the first of the district."""
CODES = (*range(1, 21), *range(22, 30))
SUMS = {1: range(2, 9), 9: range(10, 14), 14: range(15, 17), 17: range(18, 20)}
HUNDREDTHS = range(1, 14)
RATES = {25: "1", 26: "0.95", 27: "0.9", 28: "0.8", 29: "0.3"}
ADDED = (*range(1, 21), *range(22, 25))
"""Columns that districts and towns sum."""
HIERARCHY = ("province", "district", "town", "village")


def made(code: int) -> str:
    """SQL of a village's own number; some are blank, as in the form."""
    step = f"((v * 48271 + {code * 104729}) * (v % 8191 + {code}) % 99991)"
    if code in HUNDREDTHS:
        return f"CASE WHEN {step} % 20 > 0 THEN CAST(1 + {step} % 99 AS DECIMAL(18, 2)) / 100 END"
    if code in (20, 22, 23, 24):
        return f"CASE WHEN {step} % 10 = 0 THEN 1 END"
    return f"CASE WHEN {step} % 3 = 0 THEN 50 * (1 + {step} % 30) END"


def villages(count: int) -> str:
    """SQL of the rows of villages before any fault: v, the names, c1 … c29."""
    plain = [code for code in ADDED if code not in SUMS]
    numbers = ", ".join(f"{_number(made(code), code)} AS c{code}" for code in plain)
    totals = ", ".join(
        f"{_number(' + '.join(f'coalesce(c{part}, 0)' for part in parts), code)} AS c{code}"
        for code, parts in SUMS.items()
    )
    rates = ", ".join(f"CAST({rate} AS DECIMAL(6, 4)) AS c{code}" for code, rate in RATES.items())
    return f"""
        SELECT *, {totals}, {rates} FROM (
            SELECT v, v // {VILLAGES} AS t, v // {IN_DISTRICT} AS d, {numbers} FROM range({count}) AS villages(v))"""


def _number(value: str, code: int) -> str:
    return f"CAST({value} AS DECIMAL(18, {2 if code in HUNDREDTHS else 0}))"


def planted(kind: str) -> str:
    """SQL: is this village's row, or this district's, to have a fault of the kind?"""
    row = f"d * {IN_DISTRICT}" if kind == "rollups" else "v"
    return f"({row} % {EVERY} = {FIRST[kind]})"


def spoilt(code: int) -> str:
    """SQL of a cell of the file, the fault in it."""
    value = f"c{code}"
    if code == 1:
        value = f"CASE WHEN level = 2 AND {planted('sums')} THEN c1 + 0.01 ELSE c1 END"
    if code == 26:
        value = f"CASE WHEN level = 2 AND {planted('rates')} THEN 1.2 ELSE c26 END"
    if code == 22:
        value = f"CASE WHEN level = 0 AND {planted('rollups')} THEN c22 + 1 ELSE c22 END"
    if code == 20:
        return f"CASE WHEN level = 2 AND {planted('texts')} THEN '约0' ELSE CAST(c20 AS VARCHAR) END AS \"20\""
    scale = 4 if code in RATES else 2 if code in HUNDREDTHS else 0
    return f'CAST({value} AS DECIMAL(18, {scale})) AS "{code}"'


def rows(count: int) -> str:
    """SQL of all rows of the file, in their order."""
    sums = ", ".join(f"coalesce(sum(c{code}), 0) AS c{code}" for code in ADDED)
    same = ", ".join(f"CAST({rate} AS DECIMAL(6, 4)) AS c{code}" for code, rate in RATES.items())
    cells = ", ".join(map(spoilt, CODES))
    return f"""
        WITH villages AS ({villages(count)}), levels AS (
            SELECT 2 AS level, * FROM villages
            UNION ALL BY NAME SELECT 1 AS level, min(v) AS v, t, d, {sums}, {same} FROM villages GROUP BY t, d
            UNION ALL BY NAME SELECT 0 AS level, min(v) AS v, min(t) AS t, d, {sums}, {same} FROM villages GROUP BY d)
        SELECT '第' || (d % {PROVINCES} + 1) || '省' AS province, '第' || (d + 1) || '县' AS district,
            CASE WHEN level > 0 THEN '第' || (t % {TOWNS} + 1) || '镇' END AS town,
            CASE WHEN level > 1 THEN '第' || (v % {VILLAGES} + 1) || '村' END AS village, {cells}
        FROM levels ORDER BY d, CASE WHEN level = 0 THEN -1 ELSE t END, CASE WHEN level < 2 THEN -1 ELSE v END"""


def faults(count: int) -> dict[str, int]:
    """How many faults of each kind are among so many villages."""
    return {kind: len(range(first, count, EVERY)) for kind, first in FIRST.items()}


def main() -> None:
    """Write whole districts, as many as come nearest below the rows asked for but one at least."""
    folder, asked = Path(sys.argv[1]), int(sys.argv[2])
    count = max(1, asked // ROWS_OF_DISTRICT) * IN_DISTRICT
    folder.mkdir(parents=True, exist_ok=True)
    base = duckdb.connect(config={"temp_directory": str(folder / "spill"), "preserve_insertion_order": True})
    base.execute(f"COPY ({rows(count)}) TO '{folder / 'wide.parquet'}' (FORMAT parquet)")
    if "csv" in sys.argv[3:]:
        base.execute(f"COPY (FROM '{folder / 'wide.parquet'}') TO '{folder / 'wide.csv'}' (FORMAT csv, HEADER)")
    print(json.dumps(faults(count) | {"rows": count // IN_DISTRICT * ROWS_OF_DISTRICT}))


if __name__ == "__main__":  # in a process of its own, whose memory is nobody else's
    main()
