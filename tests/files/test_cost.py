"""What a small file may cost: files of a megabyte at most that took minutes once, each of its own kind."""

import datetime
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.files.biff import Stream
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid, Raw
from cedu_targets.files.recalculation import Calculation
from cedu_targets.recognition.long_texts import shortened
from cedu_targets.recognition.view import views_of
from packing import record, xls_file

MOST_SECONDS = 10
"""A generous guard: each takes a second or less, and took half a minute and more."""
PAGE = "2021年任务表\n单位,培训,农村\n"


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def text(row: int, column: int, index: int) -> bytes:
    return record(0xFD, struct.pack("<HHHI", row, column, 0, index))


def texts(*kept: str) -> bytes:
    """The shared texts of a workbook; the last may be long and runs over into further records."""
    packed = b"".join(struct.pack("<HB", len(one), 1) + one.encode("utf-16-le") for one in kept)
    body = struct.pack("<II", len(kept), len(kept)) + packed
    first, rest = body[:8_000], body[8_000:]
    pieces = [rest[at : at + 8_000] for at in range(0, len(rest), 8_000)]
    return record(0xFC, first) + b"".join(record(0x3C, b"\x01" + piece) for piece in pieces)


def table_of(rows: int, extra: bytes = b"", kept: str = "说明", names: bool = False) -> bytes:
    head = b"".join(text(0, column, column) for column in range(3))
    body = b"".join(text(row, 0, 3) + number(row, 1) + number(row, 2) for row in range(1, rows))
    long = b"".join(text(row, 3, 4) for row in range(1, rows)) if names else b""
    return xls_file(head + body + long + extra, globals_=texts("单位", "培训", "讲座", "东山", kept))


def merges(*spans: tuple[int, int, int, int]) -> bytes:
    packed = [spans[at : at + 1_000] for at in range(0, len(spans), 1_000)]
    return b"".join(
        record(0xE5, struct.pack("<H", len(some)) + b"".join(struct.pack("<4H", *one) for one in some))
        for some in packed
    )


HIDDEN = record(0x7D, struct.pack("<6H", 0, 65_535, 0, 0, 1, 0)) * 50_000
XLS = {
    "50,000 runs of hidden columns": lambda: table_of(9, HIDDEN),
    "100,000 merges of the whole sheet": lambda: table_of(2_000, merges(*[(0, 65_535, 0, 255)] * 100_000)),
    "100,000 merges of the column of names": lambda: table_of(2_000, merges(*[(1, 65_535, 0, 0)] * 100_000)),
    "one long text in 10,000 cells": lambda: table_of(10_000, kept="（1 " * 10_000, names=True),
}
TEXTS = {
    "subtotals of no units": PAGE + "".join(f"{'小计' if n % 3 == 0 else '村'}{n},{n % 5},{n % 3}\n" for n in range(40_000)),
    "subtotals of 100 columns": "单位,"
    + ",".join(f"c{k}" for k in range(100))
    + "\n"
    + "".join(f"{'合计' if n == 900 else '村'}{n}," + ",".join(str(n * k % 7) for k in range(100)) + "\n" for n in range(1_200)),
    "small numbers of either sign": "单位,"
    + ",".join(f"c{k}" for k in range(200))
    + "\n"
    + "".join(f"村{n}," + ",".join(str((n * n + 3 * k * k + n * k) % 7 - 3) for k in range(200)) + "\n" for n in range(200)),
    "many sums that fail": "单位,"
    + ",".join(f"c{k}" for k in range(60))
    + "\n"
    + "".join(f"村{n}," + ",".join(str(n * k % 5 + 1) for k in range(60)) + "\n" for n in range(600))
    + "注："
    + "；".join(f"c{k}=c{k + 1}+c{k + 2}" for k in range(50))
    + "\n",
    "brackets in a heading": "2021年任务表\n单位,A=" + "(" * 40_000 + ",b\n东山,1,2\n秣陵,2,3\n",
    "wide brackets": "2021年任务表\n单位," + "（" * 20_000 + ",b\n东山,1,2\n秣陵,2,3\n",
    "codes and blanks": "2021年任务表\n单位,1" + " 1" * 10_000 + " =,b\n东山,1,2\n秣陵,2,3\n",
    "headings of a thousand brackets": "单位" + "".join(f",{k}" + "（培训" * 300 for k in range(90)) + "\n"
    + "".join(f"村{n}" + ",1" * 90 + "\n" for n in range(30)),
}  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("name", XLS)
def test_an_xls_costs_what_its_size_does(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.xls"
    path.write_bytes(XLS[name]())
    assert path.stat().st_size <= 2**20
    assert seconds(lambda: check(path, rules="none")) < MOST_SECONDS


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_costs_what_its_size_does(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TEXTS[name], encoding="utf-8")
    assert path.stat().st_size <= 2**20
    assert seconds(lambda: check(path, rules="none")) < MOST_SECONDS


def test_hidden_columns_are_those_of_all_runs() -> None:
    runs = [(1, 1), (0, 0), (0, 1), (2, 65_535)]
    records = b"".join(record(0x7D, struct.pack("<6H", *run, 0, 0, 1, 0)) for run in runs)
    (grid,) = read_grids(table_of(3, records))
    assert grid.hidden_columns == frozenset({0, 1, 2})


def test_two_sheets_of_an_xls_do_not_stand_in_one_place() -> None:
    sheet = record(0x809, bytes(16)) + number(0, 0) + record(0x0A, b"")
    stream = Stream(sheet)
    assert len(list(stream.records(0))) == 2
    with pytest.raises(ValueError, match="two sheets in one place"):
        list(stream.records(0))


def test_merges_are_kept_as_far_as_they_fit_beside_one_another() -> None:
    (grid,) = read_grids(table_of(4, merges((1, 65_535, 0, 0), (0, 0, 1, 2), *[(0, 3, 0, 2)] * 5)))
    (view,) = views_of([grid])
    assert [tuple(span) for span in view.merges] == [(1, 0, 3, 0), (0, 1, 0, 2)]


def test_a_text_shown_often_is_cut_shorter_and_kept_once() -> None:
    few, many = (Grid(None, [["x" * 3_000, "a", 1.0]] * count) for count in (10, 3_000))
    assert [len(str(view.raw(0, 0))) for view in shortened(views_of([few]))] == [1_001]
    (view,) = shortened(views_of([many]))
    assert len(str(view.raw(0, 0))) == 101
    assert view.raw(0, 0) is view.raw(2_999, 0)
    assert len(view.cut) == 3_000


def sums(count: int, rows: int = 2_000) -> Calculation:
    """So many sums of one column, which stand beside it."""
    formulas = {(row, 1): f"SUM(A1:A{rows})" for row in range(count)}
    return Calculation(Grid("表", [[1.0, float(rows)] for _ in range(rows)], formulas=formulas))


def test_sums_over_the_same_cells_are_all_recomputed() -> None:
    calculation = sums(2_000)
    assert {calculation.recomputed(spot) for spot in calculation.texts} == {2_000}
    assert not calculation.left_out


def test_formulas_beyond_the_bound_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cedu_targets.files.recalculation._MOST_WORK", 2_500)
    calculation = sums(2_000)
    told = [calculation.recomputed(spot) for spot in calculation.texts]
    assert told[0] == 2_000
    assert told[-1] is None
    assert len(calculation.left_out) == told.count(None) > 1_000


def test_a_date_in_a_column_hides_the_sum_over_it() -> None:
    rows: list[list[Raw]] = [[1.0, None], [datetime.date(2021, 1, 1), None], [2.0, None], [3.0, 5.0]]
    calculation = Calculation(Grid("表", rows, formulas={(0, 1): "SUM(A3:A4)", (1, 1): "SUM(A1:A4)", (2, 1): "A1+A4"}))
    assert [calculation.recomputed((row, 1)) for row in range(3)] == [5, None, 4]
