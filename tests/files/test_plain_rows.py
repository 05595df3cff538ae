"""A row without formulas is read at once, and one with a formula cell by cell: both alike."""

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.place import a1
from cedu_targets.files.number_formats import FIRST_DAY
from cedu_targets.files.xlsx_book import Styles, XlsxBook
from cedu_targets.files.xlsx_cells import XlsxCells

BOOK = XlsxBook([], Styles(percents=frozenset({2}), dates=frozenset({4}), indents={3: 1}), ["甲", "乙 ", ""], FIRST_DAY)
ATTRIBUTES = st.sampled_from(["", ' s="1"', ' s="2"', ' s="3"', ' s="4"', ' s="2" t="n"'])
NUMBERS = st.sampled_from(["1", "1.5", ".5", "5.", "-2", "1e3", "0", " 7", "", "1.2.3", "1_0", "12345678901234567890"])
CONTENTS = st.one_of(
    st.just(("", "")),
    NUMBERS.map(lambda number: ("", f"<v>{number}</v>")),
    st.sampled_from(["0", "1", "2", "3"]).map(lambda number: (' t="s"', f"<v>{number}</v>")),
    st.sampled_from(["甲", "", "&amp;"]).map(lambda text: (' t="inlineStr"', f"<is><t>{text}</t></is>")),
    st.sampled_from(["<v>#N/A</v>", "<v/>", ""]).map(lambda value: (' t="e"', value)),
    st.sampled_from(["<v>1</v>", "<v>2</v>"]).map(lambda value: (' t="b"', value)),
)


def read(cells: list[str], book: XlsxBook = BOOK) -> object:
    found = XlsxCells("S", book)
    try:
        found.read(f'<row r="3">{"".join(cells)}</row>'.encode())
    except InputFault as fault:
        return fault.code
    rows = {row: [repr(raw) for raw in cells] for row, cells in found.rows.items()}
    return rows, found.width, found.percents, found.indents, found.broken


@given(st.dictionaries(st.integers(0, 9), st.tuples(ATTRIBUTES, CONTENTS), min_size=2))
def test_a_row_without_formulas_is_read_as_one_with_a_formula(row: dict[int, tuple[str, tuple[str, str]]]) -> None:
    written = [
        f'<c r="{a1(2, column)}"{style if "t=" not in style or not kind else ""}{kind}>{content}</c>'
        for column, (style, (kind, content)) in sorted(row.items())
    ]
    assert read([*written, '<c r="M3"><v>1</v></c>']) == read([*written, '<c r="M3"><f>2-1</f><v>1</v></c>'])


@given(st.dictionaries(st.integers(0, 9), st.tuples(ATTRIBUTES, CONTENTS), min_size=2))
def test_a_row_that_is_known_is_read_as_one_that_is_not(row: dict[int, tuple[str, tuple[str, str]]]) -> None:
    written = [
        f'<c r="{a1(2, column)}"{style if "t=" not in style or not kind else ""}{kind}>{content}</c>'
        for column, (style, (kind, content)) in sorted(row.items())
    ]
    first, again = (read(written, one) for one in [XlsxBook([], BOOK.styles, BOOK.texts, FIRST_DAY)] * 2)
    assert first == again == read(written, XlsxBook([], BOOK.styles, BOOK.texts, FIRST_DAY))


def test_a_known_row_is_kept_as_it_was_whatever_is_added_to_it() -> None:
    book = XlsxBook([], BOOK.styles, BOOK.texts, FIRST_DAY)
    plain = '<row r="3"><c r="A3" s="2"><v>1</v></c></row>'
    for _ in range(3):
        found = XlsxCells("S", book)
        found.read(f'{plain}<row r="4"><c r="B3"><v>2</v></c></row>'.encode())
        assert found.rows == {2: [1.0, 2.0]}
        assert found.percents == {(2, 0)}
