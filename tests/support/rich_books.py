"""Workbooks with all that a sender's may hold beside cells, made by XlsxWriter; marks for them; what marks changed."""

import warnings
import zlib
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from struct import pack
from typing import Any
from zipfile import ZipFile

import openpyxl
import xlsxwriter

from cedu_targets.annotation.mark import Mark, Review, ReviewRow

FRAME = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"}
"""What a sheet more changes in any workbook."""
RED, YELLOW = "FFC7CE", "FFEB9C"


def picture() -> BytesIO:
    """A PNG of one white sign."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">2I5B", 1, 1, 8, 0, 0, 0, 0))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b""))


def rich_book(macros: bytes | None = None) -> bytes:
    """Three sheets: 表 with everything, 图表 a chart sheet, 隐藏 hidden; with `macros` an xlsm."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 1)})  # the same bytes each time it is made
    sheet = book.add_worksheet("表")
    _fill(book, sheet)
    sheet.write_comment("B3", "原有批注", {"author": "甲"})
    sheet.write_comment("E9", "另一条")
    _furnish(book, sheet)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=表!$B$3:$B$5"})
    book.add_chartsheet("图表").set_chart(chart)
    hidden = book.add_worksheet("隐藏")
    hidden.write("A1", "=表!B2")
    hidden.hide()
    book.define_name("合计", "=表!$B$2")
    book.define_name("隐藏!本地", "=隐藏!$A$1")
    if macros is not None:
        book.add_vba_project(BytesIO(macros), is_stream=True)
    book.close()
    return stream.getvalue()


def _fill(book: Any, sheet: Any) -> None:
    framed, shares = book.add_format({"border": 1, "bold": True}), book.add_format({"num_format": "0.0%", "border": 2})
    for column, text in enumerate(("单位", "培训", "比例", "备注")):
        sheet.write(0, column, text, framed)
    sheet.write_row("A2", ["全区"], framed)
    sheet.write_formula("B2", "=SUM(B3:B5)", framed, 99)
    for row, (name, value) in enumerate((("甲", 10), ("乙", 20), ("丙", 30)), start=2):
        sheet.write(row, 0, name, framed)
        sheet.write(row, 1, value, framed)
        sheet.write(row, 2, value / 100, shares)
    sheet.write_rich_string("D3", "普通", book.add_format({"bold": True}), "加粗", "结尾")
    sheet.write_array_formula("F2:F4", "{=B3:B5*2}", None, 20)
    sheet.merge_range("A7:D8", "说明：合并的格", framed)
    sheet.set_row(8, 20, book.add_format({"italic": True}))
    sheet.set_column("H:H", 12, shares)


def _furnish(book: Any, sheet: Any) -> None:
    sheet.insert_image("G2", "picture.png", {"image_data": picture()})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=表!$B$3:$B$5"})
    sheet.insert_chart("G10", chart)
    sheet.insert_textbox("G25", "盖章")
    sheet.add_sparkline("E3", {"range": "表!B3:B5"})
    sheet.data_validation("B3:B5", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format("B3:B5", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("C3:C5", {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.add_table("J1:K3", {"columns": [{"header": "代码"}, {"header": "名称"}]})
    sheet.print_area("A1:E9")
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页")
    sheet.freeze_panes(1, 1)
    sheet.protect("1", {"format_cells": False})
    sheet.write_url("D5", "https://example.org/", string="网址")


def mark(row: int, column: int, text: str = "有误", *, sheet: str | None = "表", fill: str = RED) -> Mark:
    """A mark at a cell."""
    return Mark(sheet, row, column, fill, text)


def review_of(*marks: Mark, title: str = "审核意见") -> Review:
    """A review that lists its marks."""
    rows = [ReviewRow([str(n), "位置", one.text], one.sheet, "A1", one.fill) for n, one in enumerate(marks, 1)]
    return Review(title, ["cedu · 审核意见", "一行"], ["序号", "位置", "问题"], [6, 12, 40], rows, marks)


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def changed(before: bytes, after: bytes) -> tuple[set[str], set[str]]:
    """The parts that changed, and the new ones; none is gone, and those that were there keep their order."""
    old, new = parts(before), parts(after)
    assert [name for name in new if name in old] == list(old)
    return {name for name in old if old[name] != new[name]}, set(new) - set(old)


def packed(contents: Mapping[str, bytes], **options: Any) -> bytes:
    """A package of parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", **options) as package:
        for name, data in contents.items():
            package.writestr(name, data)
    return stream.getvalue()


def opened(content: bytes) -> Any:
    """A workbook as openpyxl reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of extensions that it does not read
        return openpyxl.load_workbook(BytesIO(content), rich_text=True)
