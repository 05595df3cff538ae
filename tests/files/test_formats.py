"""Formats × shapes: every writer's file is read cell by cell as it was meant, and the real table gives its five errors."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.numbers import from_float
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.docx import paragraphs
from cedu_targets.files.grid import Grid, Raw
from packing import archive, part, record, xls_file
from project import DATA, JIANGNING, YUNXI
from writers import (
    Broken,
    Cell,
    Formula,
    Percent,
    Truth,
    as_text,
    by_csv,
    by_libreoffice,
    by_openpyxl,
    by_python_docx,
    by_xlsxwriter,
    jiangning_docx,
)

NUMBERED: list[list[Cell]] = [
    [f"第{place}", number] for place, number in enumerate([0, -1, 0.1, 0.3, 21.37, 1e9, 123456789.25, 1 / 3])
]
LONG = "终身学习" * 2_100

SHAPES: dict[str, list[Truth]] = {
    "plain": [Truth([["单位", "培训", "农村"], ["栏次", 1, 2], ["东山", 10, 5], ["秣陵", 20, None]])],
    "starts away from the corner": [Truth([[None], [None, None, "单位", "a"], [], [None, None, "东山", 3]])],
    "two header rows, merged": [
        Truth(
            [["单位", "培训", None, None], [None, "合计", "农村", "城镇"], ["东山", 3, 1, 2]],
            [(0, 0, 1, 0), (0, 1, 0, 3)],
        )
    ],
    "per cent": [Truth([["单位", "率", "数"], ["东山", Percent(0.95), 0.95], ["秣陵", Percent(1), 95]])],
    "numbers": [
        Truth([["单位", "数"], *NUMBERED])
    ],
    "numbers as texts": [Truth([["单位", "数"], ["东山", "10"], ["秣陵", "１,０００"], ["汤山", "—"], ["淳化", "12 人"]])],
    "errors": [Truth([["单位", "数"], ["东山", Broken("=1/0", "#DIV/0!")], ["秣陵", 1], ["汤山", Broken("=NA()", "#N/A")]])],
    "results of formulas": [
        Truth([["单位", "数", "和"], ["东山", 3, Formula("=B2+1", 4)], ["秣陵", 1, Formula('="甲"&"乙"', "甲乙")]])
    ],
    "days and truths": [Truth([["单位", "日期", "是否"], ["东山", date(2020, 5, 27), True], ["秣陵", date(2019, 12, 31), False]])],
    "blank rows between and far right": [Truth([["单位", "a"], [], [], ["东山", 1], [], ["秣陵", *[None] * 40, 7]])],
    "several sheets": [
        Truth([["说明"], ["A=1+2"]], name="封面 & <说明>"),
        Truth([["单位", 1], ["东山", 2]], name="2021年"),
        Truth([["x"]], name="三"),
    ],
    "hidden": [
        Truth([["单位", "a", "b"], ["东山", 1, 2], ["秣陵", 3, 4]], hidden_rows=[1], hidden_columns=[2]),
        Truth([["单位", 1]], name="底稿", is_hidden=True),
    ],
    "long and strange texts": [
        Truth([["单位", "说 明"], ["东山", LONG], ["a<b>&\"c'", "两行\n的字"], ["é ü", "𠮷野家"], *[[f"第{i}行的字", LONG[i:]] for i in range(4)]])
    ],
}  # fmt: skip


def expected(cell: Cell, *, calculated: bool, text_only: bool) -> tuple[object, bool, str | None]:
    """(value, whether it is shown as per cent, the error)."""
    if text_only:
        return (as_text(cell) if cell is not None else None), False, None
    if isinstance(cell, Percent):
        return from_float(float(cell.value)), True, None
    if isinstance(cell, Broken):
        return None, False, cell.error if calculated else ""
    if isinstance(cell, Formula):
        return (_plain(cell.result), False, None) if calculated else (None, False, "")
    return _plain(cell), False, None


def _plain(raw: Raw) -> object:
    """A cell as it is compared: numbers exact, a day without its midnight, a blank None."""
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date()
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return from_float(float(raw))
    return raw if raw != "" else None


def compare(grids: list[Grid], sheets: list[Truth], *, calculated: bool = True, text_only: bool = False) -> None:
    """Every cell of every sheet, the blank ones beyond them, per cents, errors and merges."""
    assert len(grids) == len(sheets)
    for grid, truth in zip(grids, sheets, strict=True):
        height = max(len(grid.rows), len(truth.rows))
        width = max(map(len, [*truth.rows, *grid.rows]), default=0)
        for row in range(height):
            for column in range(width):
                cells = truth.rows[row] if row < len(truth.rows) else ()
                cell = cells[column] if column < len(cells) else None
                raw = grid.raw(row, column) if row < len(grid.rows) else None
                spot = (row, column)
                read = (_plain(raw), spot in grid.percents, grid.broken.get(spot))
                assert read == expected(cell, calculated=calculated, text_only=text_only), (grid.sheet, spot)
        if not (text_only and grid.sheet is None):
            assert sorted(map(tuple, grid.merges)) == sorted(truth.merges)


@pytest.mark.parametrize("shape", SHAPES)
def test_xlsx_by_openpyxl(shape: str) -> None:
    grids = read_grids(by_openpyxl(SHAPES[shape]))
    assert [grid.sheet for grid in grids] == [truth.name for truth in SHAPES[shape]]
    compare(grids, SHAPES[shape], calculated=False)


@pytest.mark.parametrize("shape", SHAPES)
def test_xlsx_by_xlsxwriter(shape: str) -> None:
    compare(read_grids(by_xlsxwriter(SHAPES[shape])), SHAPES[shape])


@pytest.mark.parametrize("shape", SHAPES)
def test_docx_by_python_docx(shape: str) -> None:
    sheets = SHAPES[shape]
    grids = read_grids(by_python_docx(sheets))
    assert [grid.sheet for grid in grids] == [f"table {number}" for number, _ in enumerate(sheets, start=1)]
    compare(grids, sheets, text_only=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if "long" not in shape])
def test_csv(shape: str, encoding: str) -> None:
    compare(read_grids(by_csv(SHAPES[shape], encoding)), SHAPES[shape][:1], text_only=True)


@pytest.fixture(scope="module")
def converted(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[bytes]]:
    """All shapes saved anew by LibreOffice, once a format."""

    @cache
    def convert(suffix: str) -> list[bytes]:
        folder = tmp_path_factory.mktemp(suffix)
        return by_libreoffice(soffice, [by_openpyxl(sheets) for sheets in SHAPES.values()], suffix, folder)

    return convert


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx", "fods"])
@pytest.mark.parametrize("shape", SHAPES)
def test_by_libreoffice(shape: str, suffix: str, converted: Callable[[str], list[bytes]]) -> None:
    content = converted(suffix)[list(SHAPES).index(shape)]
    grids = read_grids(content)
    assert [grid.sheet for grid in grids] == [truth.name for truth in SHAPES[shape]]
    compare(grids, SHAPES[shape])
    if suffix != "xlsx":
        for grid, truth in zip(grids, SHAPES[shape], strict=True):
            hidden = (sorted(grid.hidden_rows), sorted(grid.hidden_columns), grid.is_hidden)
            assert hidden == (list(truth.hidden_rows), list(truth.hidden_columns), truth.is_hidden)
    if suffix in ("xls", "ods"):
        compare_with_calamine(grids, content)


def compare_with_calamine(grids: list[Grid], content: bytes) -> None:
    """Our reading of xls and ods beside an independent one; calamine gives an error as a blank."""
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    for grid in grids:
        rows = book.get_sheet_by_name(grid.sheet or "").to_python(skip_empty_area=False)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                ours = grid.raw(row, column) if row < len(grid.rows) else None
                assert _plain(ours) == _plain(cell) or (row, column) in grid.broken, (grid.sheet, row, column)


@pytest.mark.parametrize("name", ["targets.xls", "targets.ods"])
def test_committed_samples_hold_what_the_workbook_holds(name: str) -> None:
    """Made once from examples/jiangning-2020/targets.xlsx: soffice --headless --convert-to xls (and ods) targets.xlsx"""
    content = (DATA / name).read_bytes()
    (grid,) = read_grids(content)
    (original,) = read_grids((JIANGNING / "targets.xlsx").read_bytes())
    assert [[_plain(cell) for cell in row] for row in original.rows] == [
        [_plain(grid.raw(row, column)) for column in range(len(cells))] for row, cells in enumerate(original.rows)
    ]
    assert grid.percents == original.percents
    assert sorted(map(tuple, grid.merges)) == sorted(map(tuple, original.merges))
    compare_with_calamine([grid], content)


def errors(file: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    return {
        (f["code"], f["place"]["unit"], f["place"]["indicator"], f["place"]["cell"])
        for f in file["findings"]
        if f["severity"] == "error"
    }


@pytest.mark.parametrize("name", ["targets.xls", "targets.ods", "targets.docx", "named.csv"])
def test_the_real_table_gives_its_five_errors(name: str, tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    """The name says nothing: an ods called .csv is an ods."""
    source = {"targets.docx": jiangning_docx, "named.csv": (DATA / "targets.ods").read_bytes}
    path = tmp_path / name
    path.write_bytes(source[name]() if name in source else (DATA / name).read_bytes())
    (truth,) = cedu_json("check", JIANGNING / "targets.xlsx")["files"]
    (file,) = cedu_json("check", path)["files"]
    shift = 5 if name.endswith("docx") else 0  # a docx row is counted from the table's own first
    moved = {(code, unit, column, f"{cell[0]}{int(cell[1:]) - shift}") for code, unit, column, cell in errors(truth)}
    assert errors(file) == moved
    assert len(moved) == 5
    assert file["checked"] == truth["checked"]
    assert file["pack"] == "jiangning-2020"
    assert file["sheet"] == ("table 1" if shift else truth["sheet"])
    values = [cedu_json("read", p)["files"][0]["values"] for p in (path, JIANGNING / "targets.xlsx")]
    assert values[0] == values[1]


def test_a_docx_table_has_its_title_and_its_notes(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(jiangning_docx())
    (file,) = cedu_json("read", path)["files"]
    assert file["title"] == "2020年全区社会教育主要工作目标、任务分解表"
    assert [relation["read_as"] for relation in file["relations"]] == [
        "1=2+3+4+5+6+7+8", "9=10+11+12+13", "14=15+16", "17=18+19",
    ]  # fmt: skip
    texts = paragraphs(jiangning_docx())
    assert texts[0].startswith("各街道教育部门")
    assert "湖熟" not in texts  # a table's cells are no prose
    assert any("A=1+2" in text for text in texts)


def word(body: str) -> list[Grid]:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {namespace}><w:body>{body}</w:body></w:document>"
    return read_grids(archive([part("word/document2.xml", document.encode())]))


def word_row(*texts: str, before: str = "") -> str:
    made = ""
    for text in texts:
        properties, _, shown = text.rpartition("|")
        made += f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r>{shown and f'<w:t>{shown}</w:t>'}</w:r></w:p></w:tc>"
    return f"<w:tr>{before}{made}</w:tr>"


def test_merges_of_a_docx() -> None:
    down, on = '<w:vMerge w:val="restart"/>|', "<w:vMerge/>|"
    (grid,) = word(
        "<w:tbl>"
        + word_row(down + "单位", '<w:gridSpan w:val="2"/>|培训', "x")
        + word_row(on + "unseen", "a", "b", "c")
        + word_row(on, "1", "2", before='<w:trPr><w:gridBefore w:val="0"/></w:trPr>')
        + word_row("甲", "3", before='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')
        + word_row(on + "从无处续", "4")
        + "</w:tbl>"
    )
    assert grid.rows == [
        ["单位", "培训", "", "x"],
        ["", "a", "b", "c"],
        ["", "1", "2"],
        ["", "甲", "3"],
        ["从无处续", "4"],
    ]
    assert sorted(map(tuple, grid.merges)) == [(0, 0, 2, 0), (0, 1, 0, 2), (4, 0, 4, 0)]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = "<w:tbl>" + word_row("单位", "a") + word_row("甲", "1") + "</w:tbl>"
    outer, nested = word(f"<w:tbl><w:tr><w:tc><w:p/>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert (outer.rows, nested.rows) == ([[""]], [["单位", "a"], ["甲", "1"]])


def test_what_a_docx_says_twice_or_no_more_is_not_read() -> None:
    text = "<w:r><w:t>1</w:t></w:r><w:moveFrom><w:r><w:t>2</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
    tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    (grid,) = word(
        f"<w:tbl><w:tr><w:tc><w:p>{tabs}{text}<w:ins><w:r><w:tab/><w:t>4</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>"
    )
    assert grid.rows == [["1\t4"]]


def test_paragraphs_between_two_docx_tables_are_handed_over_with_both() -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    inner = "<w:tbl>" + word_row("丙", "2") + "</w:tbl>"
    body = "<w:tbl>" + word_row("单位", "a") + f"<w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    first, nested, second, _ = word(
        paragraph("表一") + body + paragraph("说明") + paragraph("") + paragraph("表二") + body + paragraph("正文。")
    )
    assert (first.before, first.after) == (["表一"], ["说明", "", "表二"])
    assert (nested.before, nested.after) == ((), ())
    assert (second.before, second.after) == (["说明", "", "表二"], ["正文。"])


def test_excel_95() -> None:
    """BIFF5 as its description has it, no program at hand writes it; calamine reads the same."""
    import struct

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
    import struct

    place, result = struct.pack("<HHH", row, column, 0), struct.pack("<d", stored) + bytes(6)
    return record(0x06, place + result + struct.pack("<H", len(tokens)) + tokens)


def _area(top: int, bottom: int, column: int) -> bytes:
    import struct

    return b"\x25" + struct.pack("<4H", top, bottom, column | 0xC000, column | 0xC000)


@pytest.mark.parametrize("stored", [((0, 0), ["RD002"] * 2), ((3, 4), []), ((3, 5), ["RD027"])])
def test_formulas_of_an_xls_are_recomputed(
    stored: tuple[tuple[int, int], list[str]], tmp_path: Path, cedu_json: Callable[..., Any]
) -> None:
    import struct

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
    from cedu_targets.files.xls_formulas import sum_text

    assert sum_text(tokens, (9, 3)) == text


def test_an_xls_with_formulas_says_once_what_it_hides(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    import struct

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


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="d" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="表"><table:table-row>{}</table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
KINDS = [
    ('office:value-type="float" office:value="1e400"', "", float("inf"), None),
    ('office:value-type="float" office:value="1_000"', "", "1_000", None),
    ('office:value-type="float" office:value="NaN"', "", "NaN", None),
    ('office:value-type="currency" office:value="3.5"', "￥3.50", 3.5, None),
    ('office:value-type="boolean" office:boolean-value="true"', "TRUE", True, None),
    ('office:value-type="float" table:formula="of:=TRUE()" office:value="1"', "TRUE", True, None),
    ('office:value-type="date" office:date-value="2020-05-27"', "", date(2020, 5, 27), None),
    ('office:value-type="date" office:date-value="2020-99-27"', "?", "?", None),
    ('office:value-type="string"', "a<text:s text:c='2'/>b<text:line-break/>c<text:tab/>d", "a  b\nc\td", None),
    ('office:value-type="string"', "<text:span>甲</text:span>乙", "甲乙", None),
    ('office:value-type="string" table:formula="of:=1/0"', "#DIV/0!", None, "#DIV/0!"),
    ('office:value-type="string"', "#DIV/0!", "#DIV/0!", None),
    ('table:formula="of:=A1"', "", None, ""),
    ('office:value-type="string" table:formula="of:=A1" office:string-value=""', "", None, None),
]


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_cells_of_an_ods(kind: tuple[str, str, object, str | None]) -> None:
    attributes, shown, value, error = kind
    comment = "<office:annotation><text:p>批注</text:p></office:annotation>"
    cell = f"<table:table-cell {attributes}>{comment}<text:p>{shown}</text:p></table:table-cell>"
    last = '<table:table-cell office:value-type="string"><text:p>末</text:p></table:table-cell>'
    mimetype = part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    (grid,) = read_grids(archive([mimetype, part("content.xml", ODS.format(cell + last).encode())]))
    assert (grid.raw(0, 0), grid.broken.get((0, 0)), grid.raw(0, 1)) == (value, error, "末")


def test_a_flat_ods_is_read_too() -> None:
    (flat,) = [grid for grid in read_grids((YUNXI / "targets.fods").read_bytes()) if grid.sheet == "2021年目标"]
    (book,) = [grid for grid in read_grids((YUNXI / "targets.xlsx").read_bytes()) if grid.sheet == "2021年目标"]
    for row, cells in enumerate(book.rows):
        for column, cell in enumerate(cells):
            assert _plain(flat.raw(row, column)) == _plain(cell), (row, column)
    # The xlsx has formatted blanks as well.
    assert flat.percents == {
        (row, column) for row, column in book.percents if _plain(book.raw(row, column)) is not None
    }


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    from cedu_targets.recognition.read import read_documents

    path = tmp_path / "a.docx"
    path.write_bytes(jiangning_docx())
    assert [read.document.layout.sheet for read in read_documents(path, "table 1")] == ["table 1"]
    with pytest.raises(InputFault) as raised:
        read_documents(path, "table 2")
    assert raised.value.code == "RD117"


def test_numbers_stay_exact() -> None:
    (grid,) = read_grids(by_xlsxwriter([Truth([["单位", 0.1 + 0.2]])]))
    assert from_float(float(str(grid.raw(0, 1)))) == Decimal("0.3")
