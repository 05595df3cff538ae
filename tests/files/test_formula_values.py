"""Formulas without a result: what each makes of its cells, as Excel has it, and what cannot be calculated."""

import time
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.numbers import from_float
from cedu_targets.domain.place import Place
from cedu_targets.files.formula_scalars import Failed, Found
from cedu_targets.files.formula_values import FormulaValues
from cedu_targets.files.grid import Grid, Raw, Spot

ROWS: list[list[Raw]] = [
    ["东山镇", 1.0, 0.1, "10", "x"],
    ["秣陵街道", 2.0, 0.2, " ", None],
    ["汤山镇", 3.5, None, 4.0, True],
    ["a*", -2.0, 0.3, date(2020, 5, 27), 1 / 3],
    [],
    ["合计", "", "", "", ""],
]
OTHER: list[list[Raw]] = [[7.0, "目标"], [8.0, "完成"]]


def spot(address: str) -> Spot:
    position = Place(cell=address).position
    assert position is not None
    return position


def calculated(
    formulas: Mapping[str, str], *, broken: Mapping[str, str] | None = None, hidden: tuple[int, ...] = ()
) -> dict[str, Found]:
    """What formulas at addresses of the first of two sheets make, all without results."""
    wanted = {spot(address): text for address, text in formulas.items()}
    errors = {spot(address): text for address, text in (broken or {}).items()}
    rows = [
        [None if (row, column) in errors else raw for column, raw in enumerate(cells)] for row, cells in enumerate(ROWS)
    ]
    grids = [
        Grid("表", rows, formulas=wanted, broken=errors | dict.fromkeys(wanted, ""), hidden_rows=frozenset(hidden)),
        Grid("2020年 '表'", OTHER),
    ]
    found, _ = FormulaValues(grids, [wanted, ()]).all()
    return {address: found[spot(address)] for address in formulas}


def made(formula: str, **more: object) -> Found:
    return calculated({"H9": formula}, **more)["H9"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("B1+C1", "1.1"), ("C1+C2-C4", "0"), ("B1-B2-B3", "-4.5"), ("B2*B3/B1", "7"), ("7/2/2", "1.75"), ("1/3*3", "1"), ("E4*3-1+0.5", "0.5"),
        ("-2^2", "4"), ("0-2^2", "-4"), ("2^3^2", "64"), ("2^-1", "0.5"), ("50%", "0.5"), ("-5%%", "-0.0005"), ("200*5%", "10"),
        ("(B1+B2)*-B3", "-10.5"), ("--B1", "1"), ("+B1", "1"), ("1.5E3+.5", "1500.5"), ("B5", "0"), ("Z99", "0"), ("B6+1", "1"),
        ("D1+1", "11"), ("E3+1", "2"), ('"3"*2', "6"), ('"12%"*100', "12"), ("B1:B1", "1"),
        ("SUM(B1:B4)", "4.5"), ("SUM(B:B)", "4.5"), ("SUM(1:1)", "1.1"), ("sum($b$1:b$3, 4 ,B4)", "8.5"), ("SUM(B1:XFD1048576)", None),
        ("SUM(D1:D2)", "0"), ("SUM(D1)", "0"), ("SUM(D1+0)", "10"), ("SUM(E1:E3)", "0"), ("SUM(A1:A4)", "0"), ("SUM(B1:B2)*2-1", "5"),
        ("SUM(B1:B3 B2:B4)", None), ('SUM("3",2)', "5"), ("SUM(B1,SUM(B2,B3))", "6.5"),
        ("AVERAGE(B1:B4)", "1.125"), ("COUNT(A1:C4)", "7"), ("COUNTA(A1:E2)", "9"), ("MAX(B1:B4,3)", "3.5"), ("MIN(B1:B4)", "-2"),
        ("MAX(A1:A4)", "0"), ("PRODUCT(B1:B4)", "-14"), ("PRODUCT(A1:A4)", "0"),
        ("SUMPRODUCT(B1:B4,C1:C4)", "-0.1"), ("SUMPRODUCT(B1:B3)", "6.5"),
        ("ROUND(2.5,0)", "3"), ("ROUND(-2.5,0)", "-3"), ("ROUND(1.005,2)", "1.01"), ("ROUND(1234.5,-2)", "1200"), ("ROUND(C1+C2,1)", "0.3"),
        ("ROUND(2.345*100,0)/100", "2.35"), ("ROUNDUP(1.01,1)", "1.1"), ("ROUNDUP(-1.01,1)", "-1.1"), ("ROUNDDOWN(-1.09,1)", "-1"),
        ("TRUNC(-1.9)", "-1"), ("TRUNC(1.29,1)", "1.2"), ("INT(-1.5)", "-2"), ("INT(E4*3)", "1"), ("ROUNDUP(E4*3,0)", "1"), ("ROUNDUP(200/3*3,0)", "200"),
        ("ABS(B4)", "2"),
        ("SUBTOTAL(9,B1:B4)", "4.5"), ("SUBTOTAL(109,B1:B4)", "4.5"), ("SUBTOTAL(1,B1:B4)", "1.125"), ("SUBTOTAL(103,A1:A4)", "4"),
        ('SUMIF(A1:A4,"东山镇",B1:B4)', "1"), ('SUMIF(A1:A4,"*镇",B1:B4)', "4.5"), ('SUMIF(A1:A4,"*镇",B1)', "4.5"), ('SUMIF(A:A,"<>*镇",B:B)', "0"),
        ('SUMIF(B1:B4,">=2")', "5.5"), ('SUMIF(B1:B4,"<0")', "-2"), ("SUMIF(B1:B4,B2,C1:C4)", "0.2"), ('SUMIF(B1:B4,"=2",C1:C4)', "0.2"),
        ('SUMIF(A1:A4,"A~*",B1:B4)', "-2"), ('SUMIF(A1:A4,"??街道",B1:B4)', "2"), ('SUMIF(A1:A4,A1&"",B1:B4)', "1"),
        ('SUMIF(C1:C4,"",B1:B4)', "3.5"), ('SUMIF(C1:C4,"<>",B1:B4)', "1"), ('SUMIF(D1:D2,10,B1:B2)', "1"), ('SUMIF(D1:D2,">5",B1:B2)', "0"),
        ('SUMIFS(B1:B4,A1:A4,"*镇",C1:C4,"<>")', "1"), ('SUMIFS(B1:B4,A1:A4,"*镇")', "4.5"),
        ("'2020年 ''表'''!A1*2", "14"), ("SUM('2020年 ''表'''!A:A)", "15"), ("表!B1+B1", "2"),
    ],
)  # fmt: skip
def test_numbers(formula: str, value: str | None) -> None:
    if value is None:
        assert isinstance(made(formula), Failed)
    else:
        found = made(formula)
        assert isinstance(found, Fraction)
        assert (from_float(float(found)) if "E4" in formula else found) == Fraction(value)  # E4 is a double: 1/3


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("A1", "东山镇"), ("'2020年 ''表'''!B1", "目标"), ('"2020"&"年"', "2020年"), ('A1&"、"&A2&"等"', "东山镇、秣陵街道等"),
        ('2020&"年"&B5', "2020年"), ('1/3&""', "0.333333333333333"), ('B3&"万"', "3.5万"), ('"说""明"""', '说"明"'), ("D2", " "), ('""', ""),
        ('E3&""', "TRUE"), ('1+1&"2"', "22"),
    ],
)  # fmt: skip
def test_texts(formula: str, text: str) -> None:
    assert made(formula) == text


@pytest.mark.parametrize(
    ("formula", "failed"),
    [
        ("1/0", "#DIV/0!"), ("B1/B5", "#DIV/0!"), ("AVERAGE(A1:A4)", "#DIV/0!"), ("0^0", "#NUM!"), ("0^-1", "#DIV/0!"), ("#REF!+1", "#REF!"),
        ("SUM(B1:B4,#N/A)", "#N/A"), ("G1+1", "#NAME?"), ("SUM(G1:G2)", "#NAME?"), ("MAX(G1,1)", "#NAME?"), ("SUMPRODUCT(B1:B2,C1:C3)", "#VALUE!"),
        ("IF(B1>0,1,2)", ("function", "IF")), ("VLOOKUP(A1,A:B,2,0)", ("function", "VLOOKUP")), ("1+SUM(INDIRECT(A1))", ("function", "INDIRECT")),
        ("TODAY()", ("function", "TODAY")), ("_xlfn.IFS(1,2)", ("function", "IFS")), ("SUBTOTAL(8,B1:B4)", ("function", "SUBTOTAL(8, …)")),
        ("[1]表!A1", ("outside", "")), ("乙!A1", ("sheet", "乙")), ("A1+1", ("text", "东山镇")), ("D2+1", ("text", "")), ("-A1", ("text", "东山镇")),
        ("D4+1", ("date", "表!D4")), ("SUM(D1:D4)", ("date", "表!D4")), ("H9", ("circle", "")), ("SUM(H:H)", ("circle", "")), ("SUM(9:9)", ("circle", "")),
        ("B1:B2", ("form", "")), ("B1>0", ("form", "")), ("SUM((B1:B4>1)*1)", ("form", "")), ("2^0.5", ("form", "")), ("2^100", ("form", "")),
        ("SUM()", ("form", "")), ("ROUND(1)", ("form", "")), ("INT(1,2)", ("form", "")), ("ROUND(1,99)", ("size", "")), ("9E300*9E300", ("size", "")),
        ('SUMIF(A1:A4,">b",B1:B4)', ("form", "")), ('SUMIF(D1:D4,"2020-5-27",B1:B4)', ("form", "")), ('SUMIF(D1:D4,1,B1:B4)', ("date", "表!D4")),
        ("SUMIFS(B1:B4,A1:A4)", ("form", "")), ("SUMIF(A1:A4,TRUE,B1:B4)", ("form", "")), ("SUMIF(1,1)", ("form", "")), ("", ("form", "")),
    ],
)  # fmt: skip
def test_what_makes_no_value(formula: str, failed: str | tuple[str, str]) -> None:
    found = made(formula, broken={"G1": "#NAME?"})
    assert isinstance(found, Failed)
    assert (found.error or found.obstacle) == failed


def test_errors_do_not_hide_what_is_beside_them() -> None:
    broken = {"B2": "#N/A"}
    assert made("COUNT(B1:B4)", broken=broken) == 3
    assert made('SUMIF(A1:A4,"*镇",B1:B4)', broken=broken) == Fraction("4.5")
    assert made('SUMIF(B1:B4,">0",C1:C4)', broken=broken) == Fraction("0.1")
    assert made('SUMIF(A1:A4,"秣*",B1:B4)', broken=broken) == Failed("#N/A")


def test_cells_are_calculated_in_the_order_in_which_they_need_one_another() -> None:
    found = calculated({"B6": "SUM(B7:B9)+G1", "B7": "B8/3", "B8": "B9+1", "B9": "1", "G1": "'2020年 ''表'''!A1"})
    assert found == {"B6": Fraction(2, 3) + 2 + 1 + 7, "B7": Fraction(2, 3), "B8": 2, "B9": 1, "G1": 7}


def test_what_stands_in_the_way_is_named_by_its_cell() -> None:
    found = calculated({"B7": "RAND()", "B8": "B7+1", "B9": "SUM(B8,1)", "C7": "C8", "C8": "C9", "C9": "C7"})
    kinds = {address: one.obstacle for address, one in found.items() if isinstance(one, Failed)}
    assert kinds["B7"] == ("function", "RAND")
    assert kinds["B8"] == kinds["B9"] == ("cell", "表!B7")
    assert {kinds[address].kind for address in ("C7", "C8", "C9") if kinds[address]} == {"circle", "cell"}  # type: ignore[union-attr]
    assert calculated({"B7": "1/0", "B8": "B7+1"})["B8"] == Failed("#DIV/0!")


def test_a_subtotal_passes_over_subtotals_and_hidden_rows() -> None:
    formulas = {"B7": "SUBTOTAL(9,B1:B2)", "B8": "SUBTOTAL(9,B3:B4)*1", "B9": "SUBTOTAL(9,B1:B8)", "B10": "SUM(B1:B8)"}
    assert calculated(formulas) == {"B7": 3, "B8": Fraction("1.5"), "B9": Fraction("4.5"), "B10": 9}
    assert made("SUBTOTAL(109,B1:B4)", hidden=(1,)) == Fraction("2.5")
    assert made("SUM(B1:B4)", hidden=(1,)) == Fraction("4.5")
    found = made("SUBTOTAL(9,B1:B4)", hidden=(1,))  # 9 counts a row hidden by hand, and not one hidden by a filter
    assert isinstance(found, Failed)
    assert found.obstacle == ("hidden", "2")
    assert made("SUBTOTAL(9,C1:C4)", hidden=(2,)) == Fraction("0.6")  # nothing stands there


LONG = 8_000
HARD = {
    "a chain down": [f"H{i + 1}+1" for i in range(1, LONG)] + ["1"],
    "a chain up": ["1"] + [f"H{i - 1}+1" for i in range(2, LONG + 1)],
    "a circle": [f"H{i % LONG + 1}+1" for i in range(1, LONG + 1)],
    "running totals": [f"SUM(B$1:B{i})" for i in range(1, LONG + 1)],
    "whole columns": ["SUM(B:B)"] * LONG,
    "each over all": ["SUM(H:H)"] * LONG,
    "sums of all below": [f"SUM(H{i + 1}:H${LONG + 1})" for i in range(1, LONG + 1)],
    "texts that double": ['"' + "x" * 1000 + '"'] + [f"H{i - 1}&H{i - 1}" for i in range(2, 200)],
    "numbers that double": ["3"] + [f"H{i - 1}*H{i - 1}/7" for i in range(2, 2_000)],
    "powers of powers": ["9E99^64"] * LONG,
    "rates": [f"1/(B1+{i})" for i in range(1, LONG)] + [f"SUM(H1:H{LONG - 1})"],
    "a thousand terms": ["+".join(["B1"] * 2_000)] * LONG,
    "patterns": ['SUMIF(A:A,"*a*a*a*a*b",B:B)'] * LONG,
    "the whole sheet": ["SUM(A1:G1048576,I1:XFD1048576)"] * LONG,
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_no_formulas_take_long(name: str) -> None:
    """Nor a call for each of them: chains and circles may be as long as a sheet."""
    begun = time.process_time()
    found = calculated({f"H{row}": text for row, text in enumerate(HARD[name], start=1)})
    assert time.process_time() - begun < 30  # some seconds, several times that on a slow machine
    last = found[f"H{len(HARD[name])}"]
    known = {"a chain down": 1, "a chain up": LONG, "running totals": Fraction("4.5"), "whole columns": Fraction("4.5")}
    if name in known:
        assert last == known[name]
    if name in ("each over all", "a circle", "texts that double", "powers of powers", "patterns"):
        assert isinstance(last, Failed)
    assert name != "rates" or isinstance(last, Fraction)


numbers = st.decimals(-(10**6), 10**6, places=2)
operators = st.sampled_from("+-*/")


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> tuple[str, Fraction | None]:
    """A formula over B1:B4, and what Python's own arithmetic makes of it; None where it divides by 0."""
    kind = draw(st.integers(0, 5)) if depth else 0
    if kind == 0:
        row = draw(st.integers(1, 4))
        return f"B{row}", Fraction(str(ROWS[row - 1][1]))
    if kind == 1:
        number = draw(numbers)
        return f"({number})", Fraction(number)
    if kind == 2:
        text, value = draw(formulas(depth=depth - 1))
        return f"-({text})%", None if value is None else -value / 100
    if kind == 3:
        parts = draw(st.lists(formulas(depth=depth - 1), min_size=1, max_size=3))
        values = [value for _, value in parts]
        total = None if None in values else sum((value for value in values if value is not None), Fraction(0))
        return f"SUM({','.join(text for text, _ in parts)},B1:B3)", None if total is None else total + Fraction("6.5")
    (left, one), operator, (right, other) = draw(
        st.tuples(formulas(depth=depth - 1), operators, formulas(depth=depth - 1))
    )
    text = f"({left}){operator}({right})"
    if one is None or other is None or (operator == "/" and not other):
        return text, None
    return text, {"+": one + other, "-": one - other, "*": one * other}[operator] if operator != "/" else one / other


@given(formulas())
def test_any_arithmetic_is_exact(formula: tuple[str, Fraction | None]) -> None:
    text, value = formula
    assert made(text) == (Failed("#DIV/0!") if value is None else value)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(-3, 6))
def test_rounding_is_half_away_from_zero(value: Decimal, places: int) -> None:
    def of(rounding: str, at: int) -> Fraction:
        return Fraction(value.quantize(Decimal(1).scaleb(-at), rounding))

    assert made(f"ROUND({value:f},{places})") == of(ROUND_HALF_UP, places)
    assert made(f"ROUNDUP({value:f},{places})") == of(ROUND_UP, places)
    assert made(f"ROUNDDOWN({value:f},{places})") == of(ROUND_DOWN, places)
    assert made(f"INT({value:f})") == of(ROUND_FLOOR, 0)
    assert made(f"0-INT(-({value:f}))") == of(ROUND_CEILING, 0)
