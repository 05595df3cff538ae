"""ods: every kind of cell, and formulas as they are stored."""

from datetime import date

import pytest

from cedu_targets.files.catalogue import read_grids
from packing import archive, part

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


def test_blanks_that_a_number_stands_for_are_bounded() -> None:
    shown = "<text:s text:c='4'/>a<text:s text:c='900'/><text:s text:c='900'/>b"
    cell = f'<table:table-cell office:value-type="string"><text:p>{shown}</text:p></table:table-cell>'
    mimetype = part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    (grid,) = read_grids(archive([mimetype, part("content.xml", ODS.format(cell).encode())]))
    assert grid.raw(0, 0) == "    a" + " " * 996 + "b"


def test_a_merge_that_overlaps_another_is_none() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="{}"{}/>'.format
    spans = ' table:number-rows-spanned="{}" table:number-columns-spanned="{}"'.format
    covered = "<table:covered-table-cell/>"
    rows = [
        cell(1, spans(2, 2)) + covered + cell(2, spans(9, 1)),
        cell(3, spans(1, 2)) + covered + covered,
        cell(4, spans(1, 2)) + covered + covered,
        cell(5, ""),
    ]
    xml = ODS.format("</table:table-row><table:table-row>".join(rows))
    mimetype = part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    (grid,) = read_grids(archive([mimetype, part("content.xml", xml.encode())]))
    assert [tuple(span) for span in grid.merges] == [(0, 0, 1, 1), (0, 2, 3, 2), (2, 0, 2, 1)]
