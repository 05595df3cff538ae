"""What does an Excel report cost, beside XlsxWriter writing the same cells in constant-memory mode?

A table of 12, 3,000 and 100,000 rows by 8 columns, as `cedu check -f excel` reports it (summary, findings, the table
with its marks, rules), and as many tasks as `cedu gap -f excel` reports them (overview, two lists, ranking with a
chart). What cedu writes is recorded cell by cell, with its formats; the peer writes the same cells to the same number
of sheets and nothing else: no comments, widths, print settings, data bars or charts. Both write to memory.

    python benchmarks/reports.py

Each figure is taken in a process of its own, the two in turn, round after round: CPU time from the report in memory to
the bytes of the workbook, and by how much the process grew at its peak. For the time the peer has its cells in memory;
for the memory it reads them from a file as it goes. A workbook that cannot be read back, or that lacks a cell, ends
the benchmark with a non-zero exit. Being slow never does.
"""

import argparse
import io
import json
import marshal
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

from cedu_targets.domain.gap import Timetable
from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.gaps.compare import gap_rows
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import excel
from cedu_targets.reporters.gap import excel as gap_excel

ROWS = (12, 3_000, 100_000)
COLUMNS = 8
AIM = 1.3
Call = tuple[int, str, int, int, Any, int]
"""Sheet, kind of cell, row, column, value, format."""


def table(length: int, columns: int = COLUMNS) -> Table:
    """So many rows of numbers with two decimals, the district's sums among them, five of them wrong."""
    units = tuple(f"单位{number}" for number in range(1, length))
    indicators = tuple(
        Indicator(str(n), f"各类社区教育活动第{n}项", "社区教育活动", "万人次", granule=Decimal("0.01"))
        for n in range(1, columns + 1)
    )
    layout = Layout(
        "任务分解表",
        {unit: n for n, unit in enumerate(("全区", *units))},
        {one.code: n for n, one in enumerate(indicators, 1)},
    )
    empty = Table("社区教育目标任务分解表", "2020", Measure.TARGET, "全区", units, indicators, {}, layout)
    numbers = {
        (unit, one.code): Decimal((row * 7 + n * 131) % 977 + 1) / 100
        for row, unit in enumerate(units)
        for n, one in enumerate(indicators)
    }
    sums = {("全区", one.code): sum((numbers[unit, one.code] for unit in units), Decimal(0)) for one in indicators}
    for code in ("1", "2", "3", "4", "5"):
        sums["全区", code] += 1
    return replace(empty, values={empty.key(*cell): value for cell, value in (sums | numbers).items()})


def check_report(rows: int) -> Callable[[], bytes]:
    """What writes the report of a check."""
    file = evaluate("targets.xlsx", 1, table(rows), [], None, diagnosis=False)
    report, messages = Report((file,)), Messages(Language.ZH)
    return lambda: excel.render(report, messages)


def gap_report(rows: int) -> Callable[[], bytes]:
    """What writes the report of so many tasks."""
    targets = table(max(3, rows // COLUMNS))
    done = {key: value * (60 + n % 50) / 100 for n, (key, value) in enumerate(targets.values.items())}
    timetable = Timetable(date(2020, 9, 30), 2020)
    found = gap_rows(targets, replace(targets, values=done), timetable)
    file = evaluate("targets.xlsx", 1, targets, [], None, diagnosis=False)
    report, messages = GapReport((file,), tuple(found), timetable, (targets,)), Messages(Language.ZH)
    assert report.ranking  # worked out once, whoever asks first
    return lambda: gap_excel.render(report, messages)


REPORTS = {"check": check_report, "gap": gap_report}


def recorded(write: Callable[[], bytes]) -> tuple[bytes, list[dict[str, Any]], list[Call]]:
    """The workbook, and every format and every cell in it."""
    formats: list[dict[str, Any]] = []
    known: dict[int, int] = {}
    calls: list[Call] = []
    kept: list[Any] = []
    add_format = xlsxwriter.Workbook.add_format

    def adding(book: Any, properties: dict[str, Any] | None = None) -> Any:
        made = add_format(book, properties)
        if properties is None or "xf_index" in properties:  # the workbook's own
            return made
        kept.append(made)
        known[id(made)] = len(formats)
        formats.append(properties)
        return made

    def noting(kind: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def write_cell(sheet: Any, row: int, column: int, value: Any, look: Any = None, *more: Any) -> Any:
            text = more[0] if kind == "url" and more else value
            calls.append((sheet.index, "string" if kind == "url" else kind, row, column, text, known.get(id(look), -1)))
            return original(sheet, row, column, value, look, *more)

        return write_cell

    originals = {kind: getattr(Worksheet, f"write_{kind}") for kind in ("string", "number", "blank", "url")}
    xlsxwriter.Workbook.add_format = adding
    for kind, original in originals.items():
        setattr(Worksheet, f"write_{kind}", noting(kind, original))
    try:
        content = write()
    finally:
        xlsxwriter.Workbook.add_format = add_format
        for kind, original in originals.items():
            setattr(Worksheet, f"write_{kind}", original)
    return content, formats, sorted(calls, key=lambda call: (call[0], call[2]))


def replayed(formats: list[dict[str, Any]], calls: Iterable[Call]) -> bytes:
    """The peer: the same cells, row by row, in constant-memory mode."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    looks = [*(book.add_format(properties) for properties in formats), None]
    at, sheet = -1, None
    for index, kind, row, column, value, look in calls:
        while at < index:
            sheet, at = book.add_worksheet(), at + 1
        if kind == "number":
            sheet.write_number(row, column, value, looks[look])
        elif kind == "string":
            sheet.write_string(row, column, value, looks[look])
        else:
            sheet.write_blank(row, column, None, looks[look])
    book.close()
    return stream.getvalue()


def streamed(path: Path) -> Iterator[Call]:
    """The recorded cells, read as they are asked for."""
    with path.open("rb") as stream:
        while True:
            try:
                yield from marshal.load(stream)
            except EOFError:
                return


def filled_cells(workbook: bytes) -> int:
    """How many cells calamine finds something in."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    return sum(value != "" for rows in sheets for row in rows for value in row)


def record(kind: str, rows: int, path: Path) -> None:
    """Keep what a report writes, for the peer."""
    content, formats, calls = recorded(REPORTS[kind](rows))
    filled = sum(kind != "blank" for _, kind, *_ in calls)
    for workbook in (content, replayed(formats, calls)):
        if filled_cells(workbook) != filled:
            raise SystemExit(f"{kind} {rows}: {filled_cells(workbook)} cells of {filled} can be read back")
    path.with_suffix(".json").write_text(json.dumps(formats), encoding="utf-8")
    with path.open("wb") as stream:
        for start in range(0, len(calls), 1_000):
            marshal.dump(calls[start : start + 1_000], stream)
    print(len(calls))


def work(who: str, kind: str, rows: int, path: Path) -> Callable[[], bytes]:
    """What one contender does, its input in memory, or for `peer-memory` on the disk."""
    if who == "cedu":
        return REPORTS[kind](rows)
    formats = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if who == "peer-memory":
        return lambda: replayed(formats, streamed(path))
    calls = list(streamed(path))
    return lambda: replayed(formats, calls)


def measured(who: str, kind: str, rows: int, path: Path) -> None:
    """Print the CPU seconds and the megabytes of growth of one run, and the size of the workbook."""
    job, times = work(who, kind, rows, path), 10 if rows < 100 else 1
    job_once = work(who, kind, 12, path) if who == "cedu" else None
    if job_once:
        job_once()  # the parts are loaded; what they cost is latency.py's affair
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    for _ in range(times):
        content = job()
    seconds = (time.process_time() - start) / times
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert content.startswith(b"PK")
    print(json.dumps({"seconds": seconds, "megabytes": grown / 1024, "bytes": len(content)}))


def child(*words: object) -> Any:
    """Run this script in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *map(str, words)], capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def compare(kind: str, rows: int, rounds: int, folder: Path) -> None:
    """One line of the table."""
    path = folder / f"{kind}-{rows}.cells"
    cells = child("record", kind, rows, path)
    runs = [(child("cedu", kind, rows, path), child("peer", kind, rows, path)) for _ in range(rounds)]
    memory = child("peer-memory", kind, rows, path)
    times = [ours["seconds"] / theirs["seconds"] for ours, theirs in runs]
    ours, theirs = (median(run[n]["seconds"] for run in runs) for n in (0, 1))
    peak = max(run["megabytes"] for run, _ in runs)
    print(
        f"| {kind} | {rows:,} | {cells:,} | {ours:.3f} | {theirs:.3f}"
        f" | {median(times):.2f} | {min(times):.2f}–{max(times):.2f} | {'met' if median(times) <= AIM else 'missed'}"
        f" | {peak:.0f} | {memory['megabytes']:.0f} |",
        flush=True,
    )


def main() -> None:
    """The whole comparison."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, nargs="*", default=ROWS)
    parser.add_argument("--kinds", nargs="*", default=list(REPORTS))
    given = parser.parse_args()
    print(f"XlsxWriter {xlsxwriter.__version__}, Python {sys.version.split()[0]}, {given.rounds} rounds, aim ≤ {AIM}\n")
    print(
        "| report | rows | cells | cedu s | XlsxWriter s | ratio | range | aim | cedu grows MB | XlsxWriter grows MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kind in given.kinds:
            for rows in given.rows:
                compare(kind, rows, given.rounds, Path(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "record":
        record(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    elif len(sys.argv) > 1 and sys.argv[1] in ("cedu", "peer", "peer-memory"):
        measured(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main()
