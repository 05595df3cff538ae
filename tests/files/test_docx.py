"""docx: cells, merges and paragraphs as they stand on the page."""

from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid
from packing import WORD, office, part


def word(body: str) -> list[Grid]:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {namespace}><w:body>{body}</w:body></w:document>"
    return read_grids(office(part("word/document2.xml", document.encode()), WORD))


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
