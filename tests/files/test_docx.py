"""docx: cells, merges and paragraphs as they stand on the page."""

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.catalogue import read_file, read_grids
from cedu_targets.files.grid import Grid
from docx_variants import BASE, DOCUMENT, STYLES
from packing import WORD, archive, office, part


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


def test_a_paragraph_whose_mark_is_hidden_or_deleted_runs_on() -> None:
    mark = "<w:p><w:pPr><w:rPr><w:{}/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>".format
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    seen = mark('vanish w:val="0"', 4)
    cell = f"<w:tc>{mark('vanish', 1)}{mark('del', 2)}{mark('moveFrom', 3)}{seen}{paragraph(5)}</w:tc>"
    (grid,) = word(mark("vanish", "2021") + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" + paragraph("年"))
    assert grid.rows == [["1234\n5"]]
    assert (grid.before, grid.after) == (["2021"], ["年"])  # no paragraph runs on through a table


def test_hidden_text_outside_of_tables_is_kept_apart() -> None:
    text = "<w:p><w:r><w:t>目标</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>90</w:t></w:r><w:r><w:t>人</w:t></w:r></w:p>"
    document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{text}</w:body></w:document>'
    file = read_file(office(part("word/document.xml", document.encode()), WORD))
    assert (file.lines, file.concealed) == (["目标人"], ["90"])


def test_a_style_that_stands_twice_and_says_two_things_is_refused() -> None:
    style = '<w:style w:type="character" w:styleId="a">{}</w:style>'.format
    hides = style("<w:rPr><w:vanish/></w:rPr>")
    once, twice = styled(hides + hides), styled(hides + style(""))
    assert read_grids(once)[0].rows == [[""]]
    with pytest.raises(InputFault) as raised:
        read_grids(twice)
    assert raised.value.parameters == {"reason": "word/styles.xml: a × 2"}


def styled(styles: str) -> bytes:
    """A document with one cell of the style `a`."""
    cell = '<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    document = BASE[DOCUMENT][: BASE[DOCUMENT].index("<w:tbl>")] + cell + "</w:body></w:document>"
    made = {**BASE, DOCUMENT: document, STYLES: BASE[STYLES].partition("<w:docDefaults>")[0] + styles + "</w:styles>"}
    return archive([part(name, text.encode()) for name, text in made.items()])


@pytest.mark.parametrize("root", ["tab", "t", "p", "tc", "vanish", "body"])
def test_a_root_that_is_no_document_holds_no_table(root: str) -> None:
    xml = f'<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">1</w:{root}>'
    assert read_grids(office(part("word/document.xml", xml.encode()), WORD)) == []
