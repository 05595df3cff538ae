"""Cells in worksheets of every build: where a style goes, and where a cell that was not there."""

import re

import pytest

from cedu_targets.annotation.cells import SheetWalk, Spot, marked_cells
from cedu_targets.annotation.spans import edited
from cedu_targets.annotation.styles import MAIN, Stylesheet, empty_stylesheet

_HEAD = f'<worksheet xmlns="{MAIN}">'


def marked(inside: str, *spots: Spot) -> str:
    """What stands in a worksheet after marks; style 7 and so on becomes 107."""
    xml = f"{_HEAD}{inside}</worksheet>".encode()
    wanted = {row: frozenset(column for other, column in spots if other == row) for row, _ in spots}
    walk = SheetWalk(xml, wanted)
    edits = marked_cells(walk, dict.fromkeys(spots, "FFC7CE"), lambda style, _: 100 + style)
    return edited(xml, edits).decode().removeprefix(_HEAD).removesuffix("</worksheet>")


@pytest.mark.parametrize(
    ("before", "spots", "after"),
    [
        ('<row r="1"><c r="B1" s="7"><v>1</v></c></row>', [(0, 1)], '<row r="1"><c r="B1" s="107"><v>1</v></c></row>'),
        ("<row r='1'><c r='B1' s='7'/></row>", [(0, 1)], "<row r='1'><c r='B1' s=\"107\"/></row>"),
        ('<row r="1"><c r="B1"/></row>', [(0, 1)], '<row r="1"><c r="B1" s="100"/></row>'),
        # before, between, behind
        (
            '<row r="1"><c r="B1"/><c r="D1"/></row>',
            [(0, 0), (0, 1), (0, 2), (0, 5)],
            '<row r="1"><c r="A1" s="100"/><c r="B1" s="100"/><c r="C1" s="100"/><c r="D1"/><c r="F1" s="100"/></row>',
        ),
        ('<row r="1"/>', [(0, 0), (0, 1)], '<row r="1"><c r="A1" s="100"/><c r="B1" s="100"/></row>'),
        ('<row r="1"></row>', [(0, 0)], '<row r="1"><c r="A1" s="100"/></row>'),
        ('<row r="2"/>', [(0, 0)], '<row r="1"><c r="A1" s="100"/></row><row r="2"/>'),
        ('<row r="2"/>', [(2, 0)], '<row r="2"/><row r="3"><c r="A3" s="100"/></row>'),
        (
            '<row r="2" spans="2:3"><c r="B2"/></row>',
            [(0, 0), (1, 5), (1, 1)],
            '<row r="1"><c r="A1" s="100"/></row><row r="2" spans="2:6"><c r="B2" s="100"/><c r="F2" s="100"/></row>',
        ),
        # the style of a row, if it has one
        (
            '<row r="1" s="4" customFormat="1"/>',
            [(0, 0)],
            '<row r="1" s="4" customFormat="1"><c r="A1" s="104"/></row>',
        ),
        ('<row r="1" s="4"/>', [(0, 0)], '<row r="1" s="4"><c r="A1" s="100"/></row>'),
        # cells that do not say where they stand
        ("<row><c/><c><v>2</v></c></row>", [(0, 1)], '<row><c/><c s="100"><v>2</v></c></row>'),
        ("<row><c/></row>", [(0, 3)], "<row><c/></row>"),
        ("<row/>", [(3, 3)], "<row/>"),
    ],
)
def test_a_row(before: str, spots: list[Spot], after: str) -> None:
    assert marked(f"<sheetData>{before}</sheetData>", *spots) == f"<sheetData>{after}</sheetData>"


def test_a_sheet_without_rows() -> None:
    new = '<sheetData><row r="2"><c r="C2" s="100"/></row></sheetData>'
    assert marked("<sheetData/><pageMargins/>", (1, 2)) == f"{new}<pageMargins/>"
    assert marked("<sheetData></sheetData>", (1, 2)) == new


def test_a_blank_place_has_the_style_of_its_column() -> None:
    columns = '<cols><col min="2" max="3" style="5"/></cols>'
    found = marked(f'{columns}<sheetData><row r="1"/></sheetData>', (0, 1), (0, 2), (0, 3), (4, 2))
    assert re.findall(r' r="(\w\d)" s="(\d+)"', found) == [("B1", "105"), ("C1", "105"), ("D1", "100"), ("C5", "105")]


@pytest.mark.parametrize(
    ("ref", "spot", "wide"), [("B2:C3", (4, 0), "A2:C5"), ("A1:F9", (4, 0), "A1:F9"), ("A1", (2, 1), "A1:B3")]
)
def test_the_extent_grows_with_new_cells(ref: str, spot: Spot, wide: str) -> None:
    assert f'<dimension ref="{wide}"/>' in marked(f'<dimension ref="{ref}"/><sheetData/>', spot)


def test_notes_are_referred_to_before_what_follows_them() -> None:
    for inside in ("<pageMargins/><drawing/>", "<pageMargins></pageMargins>", '<conditionalFormatting sqref="A1"/>'):
        xml = f"{_HEAD}<sheetData/>{inside}<tableParts/><extLst><ext/></extLst></worksheet>".encode()
        assert SheetWalk(xml, {}).notes_at == xml.index(b"<tableParts")
    xml = f"{_HEAD}<sheetData/></worksheet>".encode()
    assert SheetWalk(xml, {}).notes_at == xml.index(b"</worksheet")


def test_a_style_keeps_everything_but_its_fill() -> None:
    xf = '<xf numFmtId="9" fontId="1" fillId="0" borderId="2" applyProtection="1"><alignment wrapText="1"/></xf>'
    before = f'<styleSheet xmlns="{MAIN}"><fills count="1"><fill/></fills><cellXfs count="1">{xf}</cellXfs><dxfs/></styleSheet>'
    styles = Stylesheet(before.encode())
    assert [styles.filled(0, "FFC7CE"), styles.filled(0, "FFC7CE"), styles.filled(0, "FFEB9C")] == [1, 1, 2]
    after = styles.written().decode()
    assert '<cellXfs count="3">' in after
    assert (
        xf.replace('fillId="0"', 'fillId="1"').replace('applyProtection="1"', 'applyProtection="1" applyFill="1"')
        in after
    )
    assert xf in after
    assert after.endswith("</cellXfs><dxfs/></styleSheet>")


def test_an_empty_stylesheet_gets_what_it_needs_in_order() -> None:
    styles = Stylesheet(empty_stylesheet(MAIN))
    assert styles.filled(7, "FFC7CE") == 1
    after = styles.written().decode()
    assert re.findall(r"<(fonts|fills|borders|cellXfs) ", after) == ["fonts", "fills", "borders", "cellXfs"]
    assert '<fills count="3">' in after


def test_what_a_value_holds_is_no_attribute() -> None:
    before = """<row r="1"><c title="a &gt; b s='9' r='Z9'" r="B1"/></row>"""
    after = """<row r="1"><c title="a &gt; b s='9' r='Z9'" r="B1" s="100"/></row>"""
    assert marked(f"<sheetData>{before}</sheetData>", (0, 1)) == f"<sheetData>{after}</sheetData>"
