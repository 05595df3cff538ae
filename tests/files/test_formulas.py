"""Texts of formulas: how they are read, which of them are plain sums, and where shared ones stand."""

import pytest

from cedu_targets.files.formulas import NotUnderstoodError, parse, parse_sum, shifted
from cedu_targets.files.xlsx_formulas import SheetFormulas
from formula_books import formulas_in

SUMS = {
    "SUM(B5:B15)": "+B5:B15", "B5+C5-D5": "+B5+C5-D5", "SUM(B5,C5:D5)": "+B5+C5:D5", "+B5": "+B5", "-B5-(C5-D5)": "-B5-C5+D5",
    "SUM(B5+C5,D5)": "+B5+C5+D5", "sum( $B$5 : B7 ) + 3": "+B5:B7+3", "SUM(B7:B5)": "+B5:B7", "B5--C5": "+B5+C5",
    "SUM((B5:B6))": "+B5:B6", "((B5))+SUM(SUM(B6),-C5)": "+B5+B6-C5",
}  # fmt: skip


@pytest.mark.parametrize("text", SUMS)
def test_sums_that_are_understood(text: str) -> None:
    from cedu_targets.domain.place import a1

    def shown(span: tuple[int, int, int, int]) -> str:
        first, last = a1(span[0], span[1]), a1(span[2], span[3])
        return first if first == last else f"{first}:{last}"

    terms = parse_sum(text)
    assert terms is not None
    parts = (
        ("+" if term.sign > 0 else "-") + (shown(term.area) if term.area else str(term.constant)) for term in terms
    )
    assert "".join(parts) == SUMS[text]


@pytest.mark.parametrize(
    "text",
    [
        "AVERAGE(B5:B9)", "SUM(B5:B9)/2", "B5*C5", "表2!B5+C5", "SUM('a b'!B5:B6)", "SUM(B:B)", "SUM(5:6)", "SUM(B5:B6", "B5+",
        "SUM()", "B5 C5", "SUM(B5:B9 B7:B8)", "B5:B6", "SUM(OFFSET(B5,1,1))", "IF(A1,1,2)", '"a"', "B5^1", "-(B5/1)", "SUBTOTAL(9,B5:B6)",
        "5%", "B5&C5", "", "+", "SUM(B5:C)", "(" * 65 + "B5" + ")" * 65, "B5+[1]x!C5", "B5#",
    ],
)  # fmt: skip
def test_everything_else_is_left_alone(text: str) -> None:
    assert parse_sum(text) is None


def test_shared_formulas_move_with_their_cell() -> None:
    xml = (
        b'<sheetData><row r="5"><c r="B5"><f t="shared" ref="B5:C6" si="0">SUM(C5:$D5)-A$1+$A$2</f><v>1</v></c>'
        b'<c r="C5"><f t="shared" si="0"/><v>2</v></c></row><row r="6"><c r="B6"><f t="shared" si="0"/></c>'
        b'<c r="C6"><f t="array" ref="C6">SUM(A1:A2)</f></c><c r="D6"><f>A1&amp;"x"</f></c>'
        b'<c r="E6"><f t="shared" si="9"/></c><c r="F6" s="1"/><c r="G6"><v>3</v></c></row></sheetData>'
    )
    assert formulas_in(xml) == {
        (4, 1): "SUM(C5:$D5)-A$1+$A$2", (4, 2): "SUM(D5:$D5)-B$1+$A$2", (5, 1): "SUM(C6:$D6)-A$1+$A$2",
        (5, 2): "", (5, 3): 'A1&"x"', (5, 4): "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("'a b'!B5*乙!$C$5/2", "'a b'!C6*乙!$C$5/2"), ("SUM(B:B)-SUM($5:5)", "SUM(C:C)-SUM($5:6)"),
        ('ROUND(b5,2)&"B5"', 'ROUND(C6,2)&"B5"'), ("LOG10(B5)+B5x", "LOG10(C6)+B5x"), ("XFD5", ""), ("B1048576", ""),
    ],
)  # fmt: skip
def test_a_shared_formula_one_row_down_and_one_column_on(text: str, there: str) -> None:
    assert shifted(text, (4, 1), (5, 2)) == there


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[1]表!B5", "outside"), ("'[a.xlsx]表'!B5", "outside"), ("B5 C5", "form"), ("B5+", "form"), ("总人数*2", "form"),
        ("{1,2}", "form"), ("SUM(B5,)", "form"), ("B5:B6:B7", "form"), ("ZZZ9+1", "form"), ("TRUE", "form"), ('"a', "form"),
        ("(" * 65 + "1" + ")" * 65, "size"), ("1+" * 5000 + "1", "size"),
    ],
)  # fmt: skip
def test_what_is_not_read(text: str, kind: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        parse(text)
    assert refused.value.obstacle.kind == kind


def test_a_shared_formula_that_is_too_long_is_not_moved() -> None:
    texts = {(3, 3): "B3+C3", (3, 4): "B3+" + "'" * 30_000}
    assert dict(SheetFormulas(texts, dict.fromkeys(texts, (2, 3)))) == {(3, 3): "B4+C4", (3, 4): ""}
