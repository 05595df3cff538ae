"""The sound files that the fuzzer begins with, one and more of each format: what a file is, and what cedu does with it."""

import io
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cedu_targets import check
from cedu_targets.evaluation.explanations.drafts import rows
from cedu_targets.evaluation.explanations.yaml_file import stub
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check.explanations_book import render as render_book
from cedu_targets.reporters.check.json import render
from formula_books import jiangning_in_formulas
from hostile_files import ODS_HEAD, ODS_TAIL, ods
from packing import archive, part, parts_of, record, xls_file
from plan_files import SMALL
from project import DATA, JIANGNING, ROOT, YUNXI
from writers import Cell, Merge, Percent, Truth, by_csv, by_openpyxl, by_python_docx, jiangning_docx

TARGETS = JIANGNING / "targets.xlsx"
NOTICE = JIANGNING / "notice.txt"
PACK = ROOT / "rules" / "jiangning-2020.yaml"

_ROWS: list[list[Cell]] = [
    ["2021年目标任务表"],
    ["单位", "合计", "农村", "城镇", "参与率"],
    ["栏次", 1, 2, 3, 4],
    ["东山", 10, 4, 6, Percent(0.5)],
    ["秣陵", 21, 15, 5, Percent(0.6)],
    ["全区", 31, 19, 12, Percent(0.5)],
    ["说明：1=2+3；第4栏不低于50%"],
]
_MERGES: list[Merge] = [(0, 0, 0, 4)]
SMALL_PACK = """\
name: p
title: 2021年目标任务表
columns: ["1..4"]
units: [东山, 秣陵]
district: 全区
rules:
  - {id: a, check: part_whole, whole: "1", parts: ["2..3"], why: 说明}
  - {id: b, check: district_sum, indicators: ["1..3"], why: 说明}
  - {id: c, check: bounds, indicators: ["4"], at_least: 50%, why: 说明}
  - {id: d, check: narrative_claim, quote: 参与率达到50%, indicator: ["4"], why: 说明}
"""
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_SMALL_NOTICE = "关于下达任务的通知\n今年全区参与率达到50%，农村培训1.9万人次，比上年增长5%至8%。\n\n一、要求\n"


@cache
def sound_files() -> dict[str, list[bytes]]:
    """By format, the small ones first; `cells` is a text that is changed cell by cell."""
    truth = Truth(_ROWS, _MERGES)
    small, csv_text = by_openpyxl([truth]), small_csv()
    cells = (JIANGNING / "targets-gb18030.csv").read_bytes().decode("gb18030").encode()
    return {
        "xlsx": [small, TARGETS.read_bytes(), (YUNXI / "targets.xlsx").read_bytes()],
        "formulas": [jiangning_in_formulas(io.BytesIO()).getvalue(), _with_formulas(small)],
        "xlsm": [_with_macros(small)],
        "xls": [_small_xls(0x600), (DATA / "targets.xls").read_bytes()],
        "xls5": [_small_xls(0x500)],
        "ods": [ods(_open_document(ODS_HEAD, ODS_TAIL)), (DATA / "targets.ods").read_bytes()],
        "fods": [_flat_document(), (YUNXI / "targets.fods").read_bytes()],
        "docx": [by_python_docx([truth]), jiangning_docx()],
        "csv": [csv_text, (JIANGNING / "targets-gb18030.csv").read_bytes()],
        "cells": [csv_text, cells],
        "notice": [_SMALL_NOTICE.encode(), NOTICE.read_bytes()],
        "notice docx": [by_python_docx([Truth([[line] for line in _SMALL_NOTICE.splitlines()])]), jiangning_docx()],
        "pack": [SMALL_PACK.encode(), PACK.read_bytes()],
        "plan": [SMALL.encode()],
        "plan xlsx": [(JIANGNING / "plan-illustrative.xlsx").read_bytes()],
        "explanations": [_explanations()],
        "explanations xlsx": [_explanations_book()],
        "baseline": [_baseline()],
    }


SUFFIXES = {
    "formulas": ".xlsx", "xls5": ".xls", "cells": ".csv", "notice": ".txt", "notice docx": ".docx", "pack": ".yaml",
    "plan": ".yaml", "plan xlsx": ".xlsx", "explanations": ".yaml", "explanations xlsx": ".xlsx",
    "baseline": ".json",
}  # fmt: skip
"""Of the formats that are not named by their suffix."""


def _with_formulas(book: bytes) -> bytes:
    """The first number becomes the formula of its sum, without a result."""
    parts = parts_of(io.BytesIO(book))
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<v>10</v>" in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<v>10</v>", b"<f>SUM(C4:D4)</f><v></v>", 1)
    return archive([part(name, data) for name, data in parts.items()])


def _with_macros(book: bytes) -> bytes:
    parts = parts_of(io.BytesIO(book))
    plain, macros = b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    types = parts["[Content_Types].xml"].replace(b"vnd.openxmlformats-officedocument." + plain, b"vnd." + macros)
    parts |= {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(200)}
    return archive([part(name, data) for name, data in parts.items()])


def _open_document(head: str, tail: str) -> str:
    """The small table in the XML of an ods."""
    rows = ""
    for cells in _ROWS:
        row = ""
        for cell in cells:
            if isinstance(cell, str):
                row += f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
            elif isinstance(cell, Percent):
                row += f'<table:table-cell office:value-type="percentage" office:value="{cell.value}"/>'
            else:
                row += f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        rows += f"<table:table-row>{row}</table:table-row>"
    return head + rows + tail


def _flat_document() -> bytes:
    head = ODS_HEAD.replace("office:document-content", f'office:document office:mimetype="{_SPREADSHEET}"')
    tail = ODS_TAIL.replace("office:document-content", "office:document")
    return ('<?xml version="1.0"?>' + _open_document(head, tail)).encode()


def _small_xls(version: int) -> bytes:
    """The small table as records of BIFF8, or of BIFF5 with texts in GB18030."""

    def text(cell: str) -> bytes:
        if version >= 0x600:
            return struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
        return struct.pack("<H", len(cell.encode("gb18030"))) + cell.encode("gb18030")

    sheet = b""
    for row, cells in enumerate(_ROWS):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet += record(0x204, struct.pack("<HHH", row, column, 0) + text(cell))
            else:
                number = cell.value if isinstance(cell, Percent) else float(str(cell))
                sheet += record(0x203, struct.pack("<HHHd", row, column, 0, number))
    return xls_file(sheet, version=version, globals_=record(0x42, struct.pack("<H", 936)))


def small_csv() -> bytes:
    """The small table, one of whose sums is wrong."""
    return by_csv([Truth(_ROWS, _MERGES)], "utf-8")


def _of_table(make: Callable[[Path], bytes]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(small_csv())
        return make(path)


def _explanations_book() -> bytes:
    """The same as a workbook."""

    def make(path: Path) -> bytes:
        report = check(path, rules="none", explanations=_beside(path.with_name("e.yaml"), _explanations()))
        return render_book(report, list(rows(report)), Messages(Language.ZH))

    return _of_table(make)


def _beside(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _explanations() -> bytes:
    """An accepted reason for every finding of the small table."""
    text = _of_table(lambda path: stub(check(path, rules="none"), "").encode())
    return text.replace(b"reason: ''", "reason: 已核实".encode()).replace(b"by: ''", "by: 办公室".encode())


def _baseline() -> bytes:
    return _of_table(lambda path: render(check(path, rules="none"), Messages(Language.ZH)).encode())
