"""Marks in a copy of a workbook: what changes is known part by part, and nothing else does."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xlsx_variants
from cedu_targets.annotation.marked import marked_copy
from cedu_targets.domain.place import a1
from cedu_targets.files.catalogue import read_grids
from project import JIANGNING
from rich_books import FRAME, RED, YELLOW, changed, mark, opened, packed, parts, review_of, rich_book
from variants import made

SHEET = "xl/worksheets/sheet1.xml"


def values(content: bytes) -> list[tuple[str | None, Any]]:
    """What every sheet holds, without the one in front and blank cells at the ends of rows."""
    found = []
    for grid in read_grids(content):
        rows = [[(n, raw) for n, raw in enumerate(row) if raw not in (None, "")] for row in grid.rows]
        while rows and not rows[-1]:
            rows.pop()
        found.append((grid.sheet, (rows, grid.formulas, grid.merges, grid.percents, grid.is_hidden)))
    return found


def test_of_a_rich_workbook_only_what_the_marks_need_is_changed() -> None:
    before = rich_book()
    after = marked_copy(before, review_of(mark(3, 1, "应为 25"), mark(6, 2), mark(11, 7, fill=YELLOW)))
    assert changed(before, after) == (
        {*FRAME, SHEET, "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"},
        {"xl/worksheets/sheet3.xml"},
    )
    assert len(parts(before)) > 20
    book = opened(after)
    assert book.sheetnames == ["审核意见", "表", "图表", "隐藏"]
    sheet = book["表"]
    assert sheet["B4"].fill.fgColor.rgb == f"FF{RED}"
    assert sheet["B4"].comment.text == "应为 25"
    assert sheet["B4"].font.b
    assert sheet["B4"].border.left.style == "thin"
    assert sheet["A7"].fill.fgColor.rgb == f"FF{RED}"  # what a merge shows
    assert sheet["H12"].fill.fgColor.rgb == f"FF{YELLOW}"
    assert sheet["H12"].number_format == "0.0%"  # a blank place has the style of its column
    assert sheet["B3"].comment.text == "原有批注"
    assert sheet["B5"].fill.fill_type is None
    assert values(after)[1:] == values(before)


def test_everything_that_is_no_cell_is_there_still() -> None:
    before, after = rich_book(), marked_copy(rich_book(), review_of(mark(3, 1)))
    old, new = parts(before)[SHEET].decode(), parts(after)[SHEET].decode()
    tail = old[old.index("</sheetData>") :]
    assert new.endswith(tail)
    assert re.sub(r'(<c r="B4") s="\d+"', r"\1", new) == re.sub(r'(<c r="B4") s="\d+"', r"\1", old).replace(
        ' tabSelected="1"', ' tabSelected="1"' if ' tabSelected="1"' in new else ' tabSelected="0"'
    )
    assert "<v>99</v>" in new  # the stored result of a formula, right or wrong


def test_sheets_are_counted_from_the_new_one_on() -> None:
    book = parts(marked_copy(rich_book(), review_of(mark(3, 1))))["xl/workbook.xml"].decode()
    old = parts(rich_book())["xl/workbook.xml"].decode()
    numbers = [int(one) for one in re.findall(r'localSheetId="(\d+)"', old)]
    assert [int(one) for one in re.findall(r'localSheetId="(\d+)"', book)] == [one + 1 for one in numbers]
    assert re.findall(r'name="(\w+)" sheetId="(\d+)"', book)[0] == ("审核意见", "4")
    names = opened(marked_copy(rich_book(), review_of()))
    assert "$A$1:$E$9" in names["表"].print_area
    assert names["表"].print_title_rows == "$1:$1"


def test_the_sheet_in_front_is_open_where_no_other_sheet_has_to_change_for_it() -> None:
    marked = opened(marked_copy(rich_book(), review_of(mark(3, 1))))
    assert marked.active.title == "审核意见"
    assert [sheet.title for sheet in marked.worksheets if sheet.sheet_view.tabSelected] == ["审核意见"]
    clean = marked_copy(rich_book(), review_of())
    assert changed(rich_book(), clean) == (FRAME, {"xl/worksheets/sheet3.xml"})
    assert opened(clean).active.title == "表"


def test_macros_survive() -> None:
    macros = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    before = rich_book(macros)
    after = marked_copy(before, review_of(mark(3, 1)))
    assert parts(after)["xl/vbaProject.bin"] == macros
    assert "xl/vbaProject.bin" not in changed(before, after)[0]
    assert b"macroEnabled.main+xml" in parts(after)["[Content_Types].xml"]


def test_a_cell_with_a_note_keeps_it_and_is_filled() -> None:
    before = rich_book()
    after = marked_copy(before, review_of(mark(2, 1, "有误")))
    sheet = opened(after)["表"]
    assert (sheet["B3"].comment.text, sheet["B3"].fill.fgColor.rgb) == ("原有批注", f"FF{RED}")
    assert "xl/comments1.xml" not in changed(before, after)[0]


def test_several_marks_at_a_cell_are_one_note() -> None:
    after = marked_copy(rich_book(), review_of(mark(3, 1, "一"), mark(3, 1, "二", fill=YELLOW), mark(3, 1, "一")))
    cell = opened(after)["表"]["B4"]
    assert (cell.comment.text, cell.fill.fgColor.rgb) == ("一\n\n二", f"FF{RED}")


@pytest.mark.parametrize("text", ["]]>", "<b>&amp;", "=1+1", "_x0041_", "\"'", "::error", "%0A", "第一行\n第二行"])
def test_hostile_texts_stay_texts(text: str) -> None:
    book = opened(marked_copy(rich_book(), review_of(mark(3, 1, text))))
    assert book["表"]["B4"].comment.text == text.replace("_x0041_", "_x005F_x0041_")
    cell = book["审核意见"]["C4"]
    assert cell.data_type != "f"
    assert str(cell.value) in (text, "_x005F_x0041_")
    assert read_grids(marked_copy(rich_book(), review_of(mark(3, 1, text))))[0].raw(3, 2) == text


def test_a_sheet_of_the_same_name_gets_no_second_one() -> None:
    once = marked_copy(rich_book(), review_of())
    assert opened(marked_copy(once, review_of())).sheetnames[:2] == ["审核意见 (2)", "审核意见"]


def test_the_same_input_gives_the_same_bytes() -> None:
    before = rich_book()
    assert marked_copy(before, review_of(mark(3, 1))) == marked_copy(before, review_of(mark(3, 1)))


def test_parts_keep_their_packed_bytes() -> None:
    before = packed(parts(rich_book()), compression=ZIP_STORED)
    with ZipFile(BytesIO(marked_copy(before, review_of(mark(3, 1))))) as package:
        kinds = {entry.filename: entry.compress_type for entry in package.infolist()}
    assert kinds["xl/media/image1.png"] == ZIP_STORED
    assert kinds["xl/worksheets/sheet1.xml"] != ZIP_STORED


def test_a_signature_is_none_of_the_copy() -> None:
    contents = parts(rich_book())
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    signed = f'<Relationship Id="rIdS" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    contents["_rels/.rels"] = contents["_rels/.rels"].replace(b"</Relationships>", signed.encode())
    contents["_xmlsignatures/origin.sigs"] = b""
    after = parts(marked_copy(packed(contents), review_of(mark(3, 1))))
    assert b"digital-signature" not in after["_rels/.rels"]


def test_a_threaded_comment_stays_with_its_parts() -> None:
    contents = parts(rich_book())
    threads = b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>'
    contents["xl/threadedComments/threadedComment1.xml"] = threads
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    one = f'<Relationship Id="rIdT" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    contents[rels] = contents[rels].replace(b"</Relationships>", one.encode())
    before = packed(contents)
    after = marked_copy(before, review_of(mark(2, 1), mark(3, 1)))
    assert parts(after)[rels] == contents[rels]
    assert parts(after)["xl/threadedComments/threadedComment1.xml"] == threads


WITHOUT_ADDRESSES = (
    "r: without the cells' addresses", "r: without the rows' numbers", "r: without either", "r: in small letters",
    "r: as numbers of signs",
)  # fmt: skip
"""Where the next test cannot find the cells by them."""
READ = [name for name, one in xlsx_variants.VARIANTS.items() if not isinstance(one.ours, str)]


@pytest.mark.parametrize("name", READ)
def test_any_spelling_of_a_workbook_can_be_marked(name: str) -> None:
    before = made(xlsx_variants.BASE, xlsx_variants.VARIANTS[name])
    spots = [(2, 1), (2, 9), (8, 1), (1, 0)]
    after = marked_copy(before, review_of(*(mark(*spot) for spot in spots)))
    assert values(after)[1:] == values(before)
    if name in WITHOUT_ADDRESSES:
        return
    sheets = [xml for part, xml in parts(after).items() if b"sheetData" in xml and b"tabColor" not in xml]
    for spot in spots:
        address = a1(*spot).encode()
        assert any(re.search(rb"""\sr\s*=\s*["']%s["'][^>]*\ss="\d""" % address, xml) for xml in sheets), spot


@settings(deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 6)), st.integers(0, 99), max_size=20),
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 8)), max_size=10),
    st.booleans(),
)
def test_marks_change_styles_and_add_blank_cells_only(
    filled: dict[tuple[int, int], int], spots: list[tuple[int, int]], has_spans: bool
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    for (row, column), value in filled.items():
        sheet.cell(row + 1, column + 1, value)
    stream = BytesIO()
    book.save(stream)
    contents = parts(stream.getvalue())
    if has_spans:
        contents[SHEET] = contents[SHEET].replace(b"<row ", b'<row spans="1:3" ')
    before = packed(contents)
    after = marked_copy(before, review_of(*(mark(*spot) for spot in spots)))
    shown = opened(after)["表"]
    assert {(c.row - 1, c.column - 1): c.value for row in shown for c in row if c.value is not None} == filled
    red = {(c.row - 1, c.column - 1) for row in shown for c in row if c.fill.fgColor.rgb == f"FF{RED}"}
    assert red == set(spots)
    assert {(c.row - 1, c.column - 1) for row in shown for c in row if c.comment} == set(spots)
    rows = [int(number) for number in re.findall(rb'<row [^>]*?\br="(\d+)"', parts(after)[SHEET])]
    assert rows == sorted(set(rows))
    for row in re.findall(rb"<row .*?</row>", parts(after)[SHEET]):
        columns = [int.from_bytes(letters, "big") for letters in re.findall(rb'<c r="([A-Z]+)\d', row)]
        assert columns == sorted(set(columns))


def test_the_real_table(tmp_path: Path) -> None:
    before = (JIANGNING / "targets.xlsx").read_bytes()
    name = read_grids(before)[0].sheet
    after = marked_copy(before, review_of(mark(20, 17, sheet=name)))
    new = {
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }  # fmt: skip
    assert changed(before, after) == ({*FRAME, SHEET}, new)
    assert values(after)[1:] == values(before)


def test_of_a_workbook_that_does_not_say_which_sheet_is_open_the_first_one_was() -> None:
    contents = parts(rich_book())
    contents["xl/workbook.xml"] = re.sub(rb"<bookViews>.*</bookViews>", b"", contents["xl/workbook.xml"])
    assert opened(marked_copy(packed(contents), review_of())).active.title == "表"


def test_in_the_strict_edition_cells_are_filled_only() -> None:
    before = made(xlsx_variants.BASE, xlsx_variants.VARIANTS["sheet: strict"])
    after = parts(marked_copy(before, review_of(mark(2, 1))))
    assert not [name for name in after if "comments" in name or "vml" in name.lower()]
    assert b'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"' in after["xl/worksheets/sheet3.xml"]
    assert re.search(rb'r="B3" s="\d"', after[SHEET])


def test_no_two_notes_of_a_workbook_are_one_shape() -> None:
    before = made(xlsx_variants.BASE, xlsx_variants.VARIANTS["sheet: declared"])
    after = parts(marked_copy(before, review_of(mark(2, 1), mark(0, 0, sheet="乙"), mark(0, 1, sheet="乙"))))
    shapes = [one for name, xml in after.items() if ".vml" in name for one in re.findall(rb'id="(_x0000_s\d+)"', xml)]
    assert len(shapes) == len(set(shapes)) == 3


def test_a_package_written_into_a_pipe_is_packed_as_any_other() -> None:
    class Pipe(BytesIO):
        def tell(self) -> int:
            raise OSError

    stream = Pipe()
    with ZipFile(stream, "w") as package:
        for name, data in parts(rich_book()).items():
            package.writestr(name, data)
        assert {entry.flag_bits & 0x8 for entry in package.infolist()} == {0x8}
    after = marked_copy(stream.getvalue(), review_of(mark(3, 1)))
    with ZipFile(BytesIO(after)) as package:
        assert {entry.flag_bits & 0x8 for entry in package.infolist()} == {0}
    assert parts(after)["xl/media/image1.png"] == parts(rich_book())["xl/media/image1.png"]


def test_links_lead_to_sheets_that_are_there() -> None:
    before = made(xlsx_variants.BASE, xlsx_variants.VARIANTS["sheet: declared"])
    before = packed({n: x.replace('name="乙"'.encode(), b'name="a\'b"') for n, x in parts(before).items()})
    after = marked_copy(before, review_of(mark(0, 0, sheet="a'b"), mark(0, 0, sheet="丙")))
    front = next(xml for name, xml in parts(after).items() if name.endswith("sheet3.xml"))
    assert re.findall(rb'location="([^"]*)"', front) == [b"'a''b'!A1"]


def workbook_with(before: bytes, after: bytes) -> bytes:
    """The rich workbook, whose workbook part says something else in one place."""
    contents = parts(rich_book())
    assert before in contents["xl/workbook.xml"]
    contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace(before, after, 1)
    return packed(contents)


@pytest.mark.parametrize("said", ["²", "-1", "abc", "9" * 5000, ""])
@pytest.mark.parametrize("before", [b'sheetId="1"', b'localSheetId="0"'])
def test_what_is_no_number_of_a_sheet_is_left_as_it_is(before: bytes, said: str) -> None:
    name = before.split(b"=")[0]
    after = marked_copy(workbook_with(before, name + f'="{said}"'.encode()), review_of(mark(3, 1)))
    assert name + f'="{said}"'.encode() in parts(after)["xl/workbook.xml"]


def test_no_sheet_gets_a_number_that_excel_refuses() -> None:
    after = marked_copy(workbook_with(b'sheetId="1"', b'sheetId="65534"'), review_of(mark(3, 1)))
    numbers = [int(one) for one in re.findall(rb'sheetId="(\d+)"', parts(after)["xl/workbook.xml"])]
    assert len(set(numbers)) == len(numbers)
    assert max(numbers) == 65534


def test_a_workbook_without_styles_gets_them_where_every_program_looks() -> None:
    contents = parts(rich_book())
    del contents["xl/styles.xml"]
    rels = "xl/_rels/workbook.xml.rels"
    contents[rels] = re.sub(rb'<Relationship [^>]*styles"[^>]*/>', b"", contents[rels])
    contents[SHEET] = re.sub(rb'\ss="\d+"', b"", contents[SHEET])
    after = marked_copy(packed(contents), review_of(mark(3, 1)))
    assert b'patternType="solid"' in parts(after)["xl/styles.xml"]
    assert "xl/styles1.xml" not in parts(after)


def test_a_workbook_full_of_styles_is_marked_by_notes() -> None:
    contents = parts(rich_book())
    one = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    full = b'<cellXfs count="65489">' + one * 65489 + b"</cellXfs>"
    contents["xl/styles.xml"] = re.sub(rb"<cellXfs.*</cellXfs>", full, contents["xl/styles.xml"])
    after = parts(marked_copy(packed(contents), review_of(mark(3, 1), mark(11, 7, fill=YELLOW))))
    assert b'<cellXfs count="65490">' in after["xl/styles.xml"]
    assert b'ref="H12"' in b"".join(after[name] for name in after if "comments" in name)


@pytest.mark.parametrize("texts", [b"no XML", "<comments/>".encode("utf-16"), b"<comments/>", b""])
def test_beside_garbled_notes_cells_are_filled_only(texts: bytes) -> None:
    contents = {**parts(rich_book()), "xl/comments1.xml": texts}
    after = marked_copy(packed(contents), review_of(mark(3, 1)))
    assert parts(after)["xl/comments1.xml"] == texts
    assert changed(packed(contents), after) == ({*FRAME, SHEET}, {"xl/worksheets/sheet3.xml"})
