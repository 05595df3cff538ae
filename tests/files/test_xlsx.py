"""Worksheets of an xlsx: one table, however its XML is written."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.place import a1
from cedu_targets.files.grid import Raw, Spot
from cedu_targets.files.number_formats import FIRST_DAY, FIRST_DAY_1904
from cedu_targets.files.xlsx_book import Styles, XlsxBook
from cedu_targets.files.xlsx_cells import XlsxCells
from cedu_targets.files.xlsx_sheet import read_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
TEXTS = ["单位", "培训 人次", "", "a<b & c", " 缩进", "1,234"]
STYLES = Styles(frozenset({3}), frozenset({4}), indents={5: 2})


def read(xml: str, first_day: datetime = FIRST_DAY) -> XlsxCells:
    cells, _ = read_sheet("S", "sheet1.xml", xml.encode(), XlsxBook([], STYLES, TEXTS, first_day))
    return cells


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}" xmlns:x="urn:x"><sheetData>{rows}</sheetData></worksheet>'


def row(*cells: str) -> list[Raw]:
    """What a row of these cells reads as; each without its <c> is put in the next column."""
    xml = "".join(f'<c r="{a1(0, column)}"{cell}</c>' for column, cell in enumerate(cells))
    return read(sheet(f'<row r="1">{xml}</row>')).rows.get(0, [])


Cell = tuple[str, str]
"""Type and value; a shared text by its number."""
CELLS = st.one_of(
    st.tuples(st.just("n"), st.one_of(st.integers(-(10**9), 10**9).map(str), st.floats(0, 1).map(repr))),
    st.tuples(st.just("s"), st.integers(0, len(TEXTS) - 1).map(str)),
    st.tuples(st.just("inlineStr"), st.text(st.sampled_from("东山&<>\"'_x0041 ]"), min_size=1, max_size=12)),
    st.tuples(st.just("str"), st.text(st.sampled_from("东山&<>\"'- ]"), min_size=1, max_size=12)),
    st.tuples(st.just("b"), st.sampled_from("01")),
    st.tuples(st.just("e"), st.sampled_from(["#REF!", "#N/A"])),
)
TABLES = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 30)), CELLS, min_size=1, max_size=25)


def written(table: dict[Spot, Cell], text_of: Callable[[str], str] = escape, prefix: str = "", main: str = MAIN) -> str:
    """The worksheet, its cells as nearly every program writes them."""
    p = f"{prefix}:" if prefix else ""
    rows = []
    for number in sorted({row for row, _ in table}):
        cells = ""
        for (_, column), (kind, value) in sorted(one for one in table.items() if one[0][0] == number):
            inner = (
                f"<{p}is><{p}t>{text_of(value)}</{p}t></{p}is>"
                if kind == "inlineStr"
                else f"<{p}v>{text_of(value)}</{p}v>"
            )
            cells += (
                f'<{p}c r="{a1(number, column)}"{"" if kind == "n" else f" t={chr(34)}{kind}{chr(34)}"}>{inner}</{p}c>'
            )
        rows.append(f'<{p}row r="{number + 1}">{cells}</{p}row>')
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'<{p}worksheet {name}="{main}" xmlns:x="urn:x"><{p}sheetData>{"".join(rows)}</{p}sheetData></{p}worksheet>'


def in_references(text: str) -> str:
    return "".join(f"&#{ord(sign)};" if index % 2 else f"&#x{ord(sign):x};" for index, sign in enumerate(text))


def cut(text: str) -> str:
    middle = len(text) // 2
    return f"{escape(text[:middle])}<!-- 9 --><?p 9?><x:y>9</x:y>{escape(text[middle:])}"


def in_cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


OTHERWISE: dict[str, Callable[[dict[Spot, Cell]], str]] = {
    "in references": lambda table: written(table, in_references),
    "cut by what is not shown": lambda table: written(table, cut),
    "in CDATA": lambda table: written(table, in_cdata),
    "with a prefix": lambda table: written(table, prefix="s"),
    "strict": lambda table: written(table, main=STRICT),
    "in other quotation marks": lambda table: re.sub(r' (r|t)="([^"]*)"', r" \1='\2'", written(table)),
    "one of them in other quotation marks": lambda table: re.sub(r'<c r="([^"]*)"', r"<c r='\1'", written(table), count=1),
    "after a comment with others": lambda table: written(table).replace("<sheetData>", "<!--<sheetData></sheetData>--><sheetData>"),
    "before a comment with others": lambda table: written(table).replace("</worksheet>", "<!--</sheetData>--></worksheet>"),
    "in lines": lambda table: re.sub("(<(?:row|c|v|is)|</(?:row|c))(?=[ >])", r"\n  \1", written(table)),
    "with other attributes first": lambda table: re.sub(r"<c ", '<c x:r="Z9" cm="1" ', written(table)),
    "with foreign cells between": lambda table: written(table).replace("<c ", '<x:c r="A1"><x:v>9</x:v></x:c><c '),
    "with cells in comments": lambda table: written(table).replace("<row ", '<!--<c r="A1"><v>9</v></c>--><row '),
    "from the end": lambda table: turned_round(table),
}  # fmt: skip


def expected(table: dict[Spot, Cell]) -> dict[Spot, Raw]:
    made: dict[Spot, Raw] = {}
    for spot, (kind, value) in table.items():
        text = value.replace("_x0041_", "A")
        made[spot] = (
            float(value) if kind == "n" else TEXTS[int(value)] if kind == "s" else value == "1" if kind == "b" else text
        )
    return {spot: raw for spot, raw in made.items() if raw != "" and table[spot][0] != "e"}


def turned_round(table: dict[Spot, Cell]) -> str:
    head, _, rest = written(table).partition("<sheetData>")
    rows, _, tail = rest.partition("</sheetData>")
    return f"{head}<sheetData>{''.join(re.findall('<row.*?</row>', rows, re.DOTALL)[::-1])}</sheetData>{tail}"


def found(cells: XlsxCells) -> dict[Spot, Raw]:
    return {
        (number, column): raw
        for number, values in cells.rows.items()
        for column, raw in enumerate(values)
        if raw is not None and raw != ""
    }


@settings(max_examples=60, deadline=None)
@given(TABLES)
@example({(0, 0): ("inlineStr", "]]>"), (0, 1): ("inlineStr", "_x0041_")})
@example({(0, 0): ("str", " "), (2, 30): ("e", "#REF!"), (2, 1): ("n", "1e-05")})
def test_a_table_is_the_same_however_its_xml_is_written(table: dict[Spot, Cell]) -> None:
    texts = expected(table)
    broken = {spot: value for spot, (kind, value) in table.items() if kind == "e"}
    for how, write in {"as usual": written, **OTHERWISE}.items():
        cells = read(write(table))
        assert (how, found(cells), cells.broken) == (how, texts, broken)
        spots = [*texts, *broken]
        assert (cells.height, cells.width) == (
            (max(row for row, _ in spots) + 1, max(column for _, column in spots) + 1) if spots else (0, 0)
        )


def test_what_programs_write_is_read_without_a_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk takes several times as long: openpyxl, XlsxWriter, LibreOffice, Excel and WPS must need none."""
    monkeypatch.setattr("cedu_targets.files.xlsx_sheet._MOST_TAGS", 0)  # a sheet written anew would be refused
    for cell in ('<c r="A1" s="1" t="n" />', '<c r="A1" s="3"><f aca="false">1+1</f><v>2</v></c>', '<c r="A1" cm="1" s="1"><v>2</v></c>',
                 '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> &#21333;</t></is></c>', '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v></v></c>',
                 '<c r="A1"><f t="shared" si="0" /><v>1.5</v></c>', '<c r="A1" t="str"><f>"a"</f><v>a &amp; b</v></c>'):  # fmt: skip
        for attributes in ('r="1"', 'r="1" spans="1:29" ht="15.75" customHeight="1" x14ac:dyDescent="0.2"'):
            read(
                sheet(f'<row {attributes}>{cell}</row><row r="2"/>').replace("xmlns:x=", 'xmlns:x14ac="urn:y" xmlns:x=')
            )


@pytest.mark.parametrize(
    ("cell", "raw"),
    [
        ("><v> 12 </v>", 12.0), (' t="str"><v>a_x000D__x5F22__x005F_x0041_</v>', "a\r弢_x0041_"), (' t="str"><v>_xD83D__xDE00__xD800_</v>', "😀�"),
        (' s="4"><v>44196</v>', date(2020, 12, 31)), (' s="4"><v>44196.5</v>', datetime(2020, 12, 31, 12)), (' s="4"><v>0.25</v>', time(6)),
        (' s="4"><v>1e300</v>', 1e300), (' t="d"><v>2020-12-31</v>', date(2020, 12, 31)), (' t="d"><v>2020-12-31T12:00:00</v>', datetime(2020, 12, 31, 12)),
        (' t="s"><v> 1 </v>', "培训 人次"), (' s="3"><v>0.95</v>', 0.95), ("><f>1+1</f>", None), (' t="str"><f>""</f>', None), (' t="e"><v/>', None),
    ],
)  # fmt: skip
def test_values(cell: str, raw: Raw) -> None:
    assert (row(cell) or [None]) == [raw]


def test_days_from_1904() -> None:
    cells = read(sheet('<row r="1"><c r="A1" s="4"><v>0</v></c><c r="B1" s="4"><v>1</v></c></row>'), FIRST_DAY_1904)
    assert cells.rows[0] == [time(0), date(1904, 1, 2)]


def test_what_a_sheet_says_beside_its_values() -> None:
    cells = read(
        sheet(
            '<row r="2" hidden="1"><c r="A2" s="5" t="s"><v>0</v></c><c r="B2" s="3"><v>0.5</v></c><c r="C2" s="3"/></row>'
            '<row r="3"><c r="B3" s="3"><f>B2</f></c><c r="C3" t="e"><f>B2/0</f><v>#DIV/0!</v></c><c r="D3" s="3" t="s"><v>0</v></c></row>'
        )
    )
    assert (cells.hidden_rows, cells.indents, cells.percents) == ({1}, {(1, 0): 2}, {(1, 1), (2, 1)})
    assert cells.broken == {(2, 1): "", (2, 2): "#DIV/0!"}
    assert dict(cells.formulas.by_cell()) == {(2, 1): "B2", (2, 2): "B2/0"}
    assert (cells.height, cells.width) == (3, 4)


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', '<c r="A1"><v>1</v><v>2</v></c>', '<c r="A1" t="inlineStr"><is><t>1</t></is><v>2</v></c>',
        '<c r="A1" t="z"><v>1</v></c>', '<c r="A1" s="x"><v>1</v></c>', '<c r="A1" t="b"><v>2</v></c>', '<c r="A1" t="d"><v>2020-13-01</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>', '<c r="A1" t="s"><v>6</v></c>', '<c r="A1"><v>1 2</v></c>', '<c r="A1"><v>１</v></c>', '<c r="A"><v>1</v></c>',
        '<c r="XFE1"><v>1</v></c>', '<c r="A1048577"><v>1</v></c>', '<c r="A1" t="e"><v>#REF!</v></c><c r="A1"><v>1</v></c>',
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><c r="A1"><v>1</v></c></mc:AlternateContent>',
    ],
)  # fmt: skip
def test_what_cannot_be_or_has_two_answers_is_refused(cells: str) -> None:
    for before in ("", "<!-- -->"):
        with pytest.raises(InputFault) as raised:
            read(sheet(f'{before}<row r="1">{cells}</row>'))
        assert raised.value.code == "RD109"


def test_a_second_place_for_cells_is_refused() -> None:
    with pytest.raises(InputFault, match="sheetData × 2"):
        read(sheet('<row r="1"/></sheetData><sheetData>'))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" xmlns="urn:x"><v>1</v></c></row>',
        '<row r="1" xmlns="urn:x"><c r="A1"><v>1</v></c></row>',
        '<x:row r="1"><c r="A1"><v>1</v></c></x:row>',
        '<row r="1"><x:g><c r="A1"><v>1</v></c></x:g></row>',
        '<c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><extLst><v>1</v></extLst></c></row>',
    ],
)
def test_what_stands_in_a_foreign_or_a_wrong_place_is_no_cell(rows: str) -> None:
    assert read(sheet(rows)).rows == {}
    assert read(sheet("").replace("<sheetData></sheetData>", f"<x:g><sheetData>{rows}</sheetData></x:g>")).rows == {}


def test_the_cells_of_a_foreign_element_are_none() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert read(sheet(rows)).rows == {0: [1.0]}
    assert read(sheet("").replace("<sheetData></sheetData>", f"<x:g><sheetData>{rows}</sheetData></x:g>")).rows == {}
