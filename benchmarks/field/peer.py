"""AggreCol's own answers, by its published code in a process and a Python of its own.

What it finds are sums, some of them off by up to its error level. One that is off stands here for an error at its
total.
"""

import gzip
import hashlib
import json
import os
import subprocess
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from answers import Answer, Claim
from marked import DUST, MarkedTable

ERROR_LEVELS = {"Sum": 0.0005, "Average": 0.0, "Division": 0.0005, "RelativeChange": 0.05}
"""With the coverage below, the setting of its published script."""
COVERAGE = "0.7"
DATA, RESULTS = "tables.jl.gz", "aggrecol-results.jl"


def peer_answers(
    tables: Sequence[MarkedTable], checkout: Path, python: Path, work: Path, limit: float, operators: str
) -> list[Answer]:
    """Its answers to the tables, in their order; kept in `work` and taken from there when the same is asked again.

    `operators` is "Sum", or "All" for the published setting with its third stage, which takes several times as long.
    """
    # Copies of one table are told apart by the name of their sheet.
    lines = [json.dumps(table.record | {"table_id": str(n)}) + "\n" for n, table in enumerate(tables)]
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
    folder = work.resolve() / f"{digest}-{operators}-{limit:g}"
    if not (folder / RESULTS).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with gzip.open(folder / DATA, "wt", encoding="utf-8") as out:
            out.writelines(lines)
        _run(checkout, python, folder, limit, operators)
    with (folder / RESULTS).open(encoding="utf-8") as found:
        results = {int(entry["sheet_name"]): entry for entry in map(json.loads, found)}
    return [_answer(table, results.get(number)) for number, table in enumerate(tables)]


def _run(checkout: Path, python: Path, folder: Path, limit: float, operators: str) -> None:
    command = [
        str(python), "-m", "luigi", "--module", "algorithm", "AggreCol", "--local-scheduler", "--log-level", "WARNING",
        "--dataset-path", str(folder / DATA), "--result-path", str(folder), "--error-level", json.dumps(ERROR_LEVELS),
        "--coverage", COVERAGE, "--target-aggregation-type", operators, "--timeout", str(limit), "--stage", "3",
    ]  # fmt: skip
    source = checkout.resolve() / "aggrdet"
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        subprocess.run(
            command, cwd=source, env=os.environ | {"PYTHONPATH": str(source)}, stdout=log, stderr=log, check=True
        )


def _answer(table: MarkedTable, result: dict[str, Any] | None) -> Answer:
    if result is None:
        return Answer(failure="over time")
    found = [entry for entry in result.get("detected_aggregations", ()) if entry["operator"] == "Sum"]
    claims = [claim for entry in found if (claim := _claim(table, entry)) is not None]
    return Answer(read=True, judged=bool(found), exit_code=1 if claims else 0 if found else 3, claims=tuple(claims))


def _claim(table: MarkedTable, entry: dict[str, Any]) -> Claim | None:
    """An error where the sum that it found is off in the table's numbers; None where it holds."""
    cell = tuple(entry["aggregator_index"])
    parts = [tuple(part) for part in entry["aggregatee_indices"]]
    total = table.number(cell)
    if total is None:
        return None
    difference = total - sum((table.number(part) or Decimal(0) for part in parts), Decimal(0))
    if abs(difference) <= DUST * max(abs(total), Decimal(1)):
        return None
    return Claim("PW", "error", cell, tuple(parts), total, difference)
