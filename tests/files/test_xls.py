"""xls: old versions, formulas with their stored results, and what the format hides."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.ole2 import entry
from cedu_targets.files.xls_formulas import sum_text
from packing import record, xls_file
from project import DATA


def test_excel_95() -> None:
    """BIFF5 as its description has it, no program at hand writes it; calamine reads the same."""

    def label(row: int, text: str) -> bytes:
        written = text.encode("gbk")
        return record(0x204, struct.pack("<HHHH", row, 0, 0, len(written)) + written)

    sheet = label(0, "单位") + label(1, "东山") + record(0x203, struct.pack("<HHHd", 1, 1, 1, 0.95))
    percent = record(0x41E, struct.pack("<HB", 164, 2) + b"0%")
    styles = record(0xE0, struct.pack("<HH", 0, 0) + bytes(12)) + record(0xE0, struct.pack("<HH", 0, 164) + bytes(12))
    (grid,) = read_grids(
        xls_file(sheet, version=0x500, globals_=record(0x42, struct.pack("<H", 936)) + percent + styles)
    )
    assert (grid.sheet, [list(row) for row in grid.rows]) == ("表", [["单位", None], ["东山", 0.95]])
    assert grid.percents == {(1, 1)}


def _formula(row: int, column: int, stored: float, tokens: bytes) -> bytes:
    place, result = struct.pack("<HHH", row, column, 0), struct.pack("<d", stored) + bytes(6)
    return record(0x06, place + result + struct.pack("<H", len(tokens)) + tokens)


def _area(top: int, bottom: int, column: int) -> bytes:
    return b"\x25" + struct.pack("<4H", top, bottom, column | 0xC000, column | 0xC000)


@pytest.mark.parametrize("stored", [((0, 0), ["RD052"]), ((3, 4), []), ((3, 5), ["RD027"])])
def test_formulas_of_an_xls_are_recomputed(
    stored: tuple[tuple[int, int], list[str]], tmp_path: Path, cedu_json: Callable[..., Any]
) -> None:
    (first, second), codes = stored
    rows = [("单位", "a", "b"), ("甲", 1, 1), ("乙", 2, 3)]
    sheet = b""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(cell, str):
                sheet += record(0x204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            else:
                sheet += record(0x203, place + struct.pack("<d", cell))
    name = "全区"
    sheet += record(0x204, struct.pack("<HHHHB", 3, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    sheet += _formula(3, 1, first, _area(1, 2, 1) + b"\x19\x10\x00\x00")  # SUM(B2:B3) as an attribute
    reference = [b"\x44" + struct.pack("<HH", row, 2 | 0xC000) for row in (1, 2)]
    sheet += _formula(3, 2, second, reference[0] + b"\x15" + reference[1] + b"\x03")  # (C2)+C3
    path = tmp_path / "a.xls"
    path.write_bytes(xls_file(sheet))
    (file,) = cedu_json("check", path)["files"]
    assert [f["code"] for f in file["findings"] if f["code"].startswith("RD")] == codes
    (grid,) = read_grids(path.read_bytes())
    assert grid.formulas == {(3, 1): "SUM(B2:B3)", (3, 2): "(C2)+C3"}


def test_an_xls_with_formulas_says_once_what_it_hides(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    def put(kind: int, row: int, column: int, data: bytes) -> bytes:
        return record(kind, struct.pack("<HHH", row, column, 0) + data)

    def text(row: int, column: int, value: str) -> bytes:
        return put(0x204, row, column, struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))

    rows = [("单位", "a", "b"), ("全区", 3, 4), ("甲", 1, 1), ("乙", 2, 3)]
    sheet = b""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet += text(row, column, cell)
            elif row == 1:
                sheet += put(0x06, row, column, struct.pack("<d", cell) + bytes(8))
            else:
                sheet += put(0x203, row, column, struct.pack("<d", cell))
    sheet += put(0x06, 2, 2, b"\x02\x00\x07\x00\x00\x00\xff\xff" + bytes(8))
    path = tmp_path / "a.xls"
    path.write_bytes(xls_file(sheet))
    (file,) = cedu_json("check", path)["files"]
    found = [(f["code"], f["place"]["cell"], f["severity"]) for f in file["findings"]]
    assert found.count(("RD040", None, "note")) == 1
    assert ("RD003", "C3", "error") in found
    assert "RD040" not in str(cedu_json("check", DATA / "targets.xls"))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (_area(1, 2, 1) + b"\x1e\x05\x00" + b"\x42\x02\x04\x00", "SUM(B2:B3,5)"),
        (b"\x1e\x07\x00\x1e\x05\x00\x04\x13", "-(7-5)"),
        (b"\x19\x40\x00\x01\x1e\x07\x00", "7"),  # a blank as typed
        (_area(1, 2, 1) + b"\x42\x01\x05\x00", ""),  # AVERAGE
        (b"\x4c\xff\xff\xff\xc0" + b"\x1e\x05\x00\x03", "C9+5"),  # shared: a row above, a column to the left
        (b"\x01\x00\x00\x00\x00", ""),
        (b"\x44\x01", ""),
        (b"\x19", ""),
        (b"\x01\x00", ""),
        (b"\x03", ""),
        (b"\x42\x02\x04\x00", ""),
        (b"\x1e\x07\x00\x1e\x05\x00", ""),
        (b"", ""),
    ],
)
def test_tokens_of_an_xls_are_the_text_of_an_xlsx(tokens: bytes, text: str) -> None:
    assert sum_text(tokens, (9, 3)) == text


@pytest.mark.parametrize("number", [7, 2**31, 2**32 - 1])
def test_a_number_beyond_a_list_is_told_alike_on_every_machine(number: int) -> None:
    """Where a machine word has 32 bits, Python would say of the larger ones that they fit none."""
    with pytest.raises(ValueError, match=rf"^entry {number} of 2$"):
        entry(["甲", "乙"], number)
    with pytest.raises(InputFault) as raised:
        read_grids(xls_file(record(0xFD, struct.pack("<HHHI", 0, 0, 0, number))))
    assert raised.value.parameters["reason"] == f"xls: entry {number} of 0"
