"""Long worksheets: block by block they are what they are cell by cell."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.place import a1
from cedu_targets.files.grid import Raw
from cedu_targets.files.number_formats import FIRST_DAY
from cedu_targets.files.xlsx_book import Styles, XlsxBook
from cedu_targets.files.xlsx_cells import XlsxCells
from cedu_targets.files.xlsx_long import LongSheet, read_long_sheet
from cedu_targets.files.xlsx_sheet import SheetXml, read_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS = ["单位", "培训 人次", "", "a<b & c", "长" * 70]
BOOK = XlsxBook([], Styles(frozenset({3}), frozenset({4}), indents={5: 2}), TEXTS, FIRST_DAY)
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).map(str),
    st.decimals(-(10**5), 10**5, places=2).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(
        "0 -0 0.1 .5 5. 007 1e3 1E-3 +1 nan -inf 0.30000000000000004 12345678 1234.5678 123456.789".split()
    ),
)
ODD_NUMBERS = st.sampled_from(["", " 1", "1 ", ".", "-", "--1", "1.2.3", "0x1F", "1_000", "１", "1,5", "1;2", "/", ":"])
ATTRIBUTES = st.sampled_from(["", ' s="1"', ' s="3"', ' s="3" t="n"', ' t="n"', ' s="4"', ' s="5" t="n" x="1"'])
VALUES = st.builds("{}><v>{}</v></c>".format, ATTRIBUTES, NUMBERS)
USUAL = st.one_of(
    VALUES,
    VALUES,
    st.builds(' t="s"><v>{}</v></c>'.format, st.integers(0, len(TEXTS) - 1)),
    st.builds(
        ' t="inlineStr"><is><t>{}</t></is></c>'.format,
        st.text("东山 a'_x0041&#;;", max_size=8).map(lambda t: t.replace("&", "&amp;")),
    ),
    st.builds("{}/>".format, ATTRIBUTES),
    st.builds("{} />".format, ATTRIBUTES),
    st.builds("{}></c>".format, ATTRIBUTES),
    st.sampled_from(
        [' t="b"><v>1</v></c>', ' t="e"><v>#N/A</v></c>', ' t="str"><v>千</v></c>', ' s="3" t="e"><v>#REF!</v></c>']
    ),
)
ODD = st.one_of(
    st.builds("{}><v>{}</v></c>".format, ATTRIBUTES, ODD_NUMBERS),
    st.sampled_from(
        [
            "><f>A1+1</f><v>3</v></c>",
            ' s="3"><f>A1+1</f></c>',
            ' t="s"><v>99</v></c>',
            ' t="s"><v>a</v></c>',
            ' t="x"><v>1</v></c>',
            ' s="1" s="2"><v>1</v></c>',
            ' r="B9"><v>1</v></c>',
            "><v>1</v><v>2</v></c>",
            "><v>1</c>",
            "><is><t>a</t></is></c>",
            "><v>1</v></c><!-- -->",
            "><v>1</v></c> ",
            ' t="inlineStr"><is><t>a\nb</t></is></c>',
            ' t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>',
            ' t="inlineStr"><is><r><t>a</t></r></is></c>',
            ' t="inlineStr"><is><t>&bad;</t></is></c>',
            ' t="inlineStr"><is><t>]]></t></is></c>',
            ' xmlns="urn:x"><v>1</v></c>',
            " s='1'><v>1</v></c>",
        ]
    ),
)
HEADS = st.sampled_from(["", ' spans="1:3"', ' hidden="1"', ' hidden="0" ht="9"'])


@st.composite
def rows(draw: st.DrawFn) -> list[str]:
    """The rows of a sheet, nearly all written as usual."""
    written, number = [], 0
    for _ in range(draw(st.integers(1, 8))):
        number += draw(st.sampled_from([1, 1, 1, 1, 2, 0]))
        cells = ""
        column = -1
        for _ in range(draw(st.integers(0, 5))):
            column += draw(st.sampled_from([1, 1, 1, 1, 1, 2, 30, 800, 0]))
            address = a1(max(number - 1, 0), max(column, 0))
            cells += f'<c r="{address}"' + draw(USUAL if draw(st.integers(0, 30)) else ODD)
        written.append(f'<row r="{number}"{draw(HEADS)}>{cells}</row>')
    return written


class Pieces:
    """A package with one part, inflated so many bytes at a time."""

    def __init__(self, xml: bytes, size: int) -> None:
        self._xml, self._size = xml, size

    def pieces(self, _: str) -> Iterator[bytes]:
        yield from (self._xml[at : at + self._size] for at in range(0, len(self._xml), self._size))


def sheet(body: str, tail: str = "") -> bytes:
    return f'<worksheet xmlns="{MAIN}"><cols/><sheetData>{body}</sheetData>{tail}</worksheet>'.encode()


def long(xml: bytes, size: int = 400) -> tuple[LongSheet, SheetXml] | None:
    return read_long_sheet(Pieces(xml, size), "sheet1.xml", "S", BOOK)  # type: ignore[arg-type]


def typed(cells: object) -> list[tuple[type, str]]:
    return [(type(raw), repr(raw)) for raw in cells]  # type: ignore[attr-defined]


@given(rows(), st.integers(60, 2_000))
def test_a_sheet_is_read_alike_in_blocks_and_by_cells(written: list[str], size: int) -> None:
    xml = sheet("".join(written))
    fault = None
    try:
        cells, around = read_sheet("S", "sheet1.xml", _checked(xml), BOOK)
    except InputFault as why:
        fault = why
    if fault is not None:
        assert fault_of(xml, size) in (None, fault.code)
        return
    read = long(xml, size)
    if read is None:
        return  # it is left to the other reader
    found, walk = read
    held = found.rows()
    assert len(held) == cells.height
    assert held.width == cells.width
    for row in range(cells.height):
        assert typed(held[row]) == typed(cells.rows.get(row, ()))
    assert [*map(typed, held)] == [typed(held[row]) for row in range(len(held))]
    assert set(found.percents()) == cells.percents
    assert (found.cells.indents, found.cells.broken, found.cells.hidden_rows) == (
        cells.indents,
        cells.broken,
        cells.hidden_rows,
    )
    assert dict(found.cells.formulas.by_cell()) == dict(cells.formulas.by_cell())
    assert walk.merges == around.merges


def fault_of(xml: bytes, size: int) -> str | None:
    """Why the sheet is refused; None where it is left to the other reader."""
    try:
        assert long(xml, size) is None
    except InputFault as fault:
        return fault.code
    return None


def _checked(xml: bytes) -> bytes:
    from cedu_targets.files.safe_xml import check

    check("sheet1.xml", xml)
    return xml


def test_what_programs_write_is_read_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(XlsxCells, "read", refuse)
    cells = [
        '<c r="A{row}" s="3" t="s"><v>0</v></c><c r="B{row}" s="3"><v>0.5</v></c><c r="C{row}" s="5" />',
        '<c r="A{row}" t="inlineStr"><is><t>东山</t></is></c><c r="C{row}"><v>-12.25</v></c><c r="AB{row}"><v>7</v></c>',
    ]
    body = "".join(f'<row r="{row}" spans="1:28">{cells[row % 2].format(row=row)}</row>' for row in range(1, 60))
    read = long(sheet(body, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert read is not None
    held: list[list[Raw]] = [list(row) for row in read[0].rows()]
    assert held[0][:3] == ["东山", None, -12.25]
    assert held[1] == ["单位", 0.5]
    assert (1, 1) in read[0].percents()
    assert len(read[0].percents()) == 29
    assert read[1].merges[0].right == 1


@pytest.mark.parametrize(
    "body",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>',
    ],
)
def test_rows_out_of_order_are_left_to_the_other_reader(body: str) -> None:
    assert long(sheet(body), 20) is None


@pytest.mark.parametrize(
    "cell",
    [
        ' t="inlineStr"><is><t>&#x110000;</t></is></c>',
        ' t="inlineStr"><is><t>&#xD800;</t></is></c>',
        ' t="inlineStr"><is><t>&nbsp;</t></is></c>',
        ' t="str"><v>&#0;</v></c>',
        ' t="str"><v>a & b</v></c>',
        ' t="e"><v>&hellip;</v></c>',
        "><v>&nbsp;1</v></c>",
    ],
)
def test_a_reference_to_nothing_is_refused(cell: str) -> None:
    assert (
        fault_of(sheet(f'<row r="1"><c r="A1"{cell}</row>' + '<row r="2"><c r="A2"><v>1</v></c></row>'), 400) == "RD109"
    )


@pytest.mark.parametrize(
    "body", [b'<row r="1" x="\xff"><c r="A1"><v>1</v></c></row>', b'<row r="1"><c r="A1" x="\xff"><v>1</v></c></row>']
)
def test_bytes_that_are_no_text_are_refused_in_attributes_too(body: bytes) -> None:
    assert fault_of(sheet("").replace(b"<sheetData>", b"<sheetData>" + body), 400) == "RD109"


def test_a_reference_by_number_is_the_sign_that_it_stands_for() -> None:
    read = long(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&#20154;&#x4EBA;&amp;</t></is></c></row>'))
    assert read is not None
    assert list(read[0].rows()[0]) == ["人人&"]


@pytest.mark.parametrize("rows_before", [0, 200])
def test_a_prefix_without_a_namespace_is_no_fault_of_ours_wherever_it_stands(rows_before: int) -> None:
    body = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, rows_before + 1))
    xml = sheet(body + f'<row r="{rows_before + 1}" q:z="1"><c r="A{rows_before + 1}"><v>7</v></c></row>')
    cells, _ = read_sheet("S", "sheet1.xml", _checked(xml), BOOK)
    assert cells.rows[rows_before] == [7.0]


def test_the_line_that_is_told_is_that_of_the_whole_part() -> None:
    rows = [f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>\n' for number in range(1, 200)]
    xml = sheet("".join(rows), "\n<a></b>")
    line = xml.count(b"\n", 0, xml.index(b"</b>")) + 1
    with pytest.raises(InputFault) as caught:
        long(xml, 400)
    assert f"line {line}, " in str(caught.value.parameters["reason"])
