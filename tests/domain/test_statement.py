"""Relations as sheets write them, and what they mean for the columns."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.relation import (
    Comparator,
    Relation,
    Term,
    UnknownColumnError,
    compare,
    resolve,
    short_side_text,
)
from cedu_targets.domain.statement import find_statements

CODES = [str(code) for code in range(1, 21)]


def read(text: str, **names: str) -> list[str | None]:
    return [str(statement.relation) if statement.relation else None for statement in find_statements(text, names)]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("A=1+2+3+4+5+6+7+8； B=9+10+11+12+13； C=14=15+16； D=17=18+19； E:栏拟创建数。",
         ["A=1+2+3+4+5+6+7+8", "B=9+10+11+12+13", "C=14=15+16", "D=17=18+19"]),
        ("1、数据关系：A=1+2+…+8", ["A=1+2..8"]),
        ("Ａ＝１＋２＋…＋８", ["A=1+2..8"]),
        ("1=2+……+8，9=10+...+13", ["1=2..8", "9=10..13"]),
        ("1栏=2栏+3栏", ["1=2+3"]),
        ("(1)=(2)+(3)", ["1=2+3"]),
        ("（1）＝（2）＋（3）", ["1=2+3"]),
        ("①=②+③", ["1=2+3"]),
        ("第1列=第2至8列之和", ["1=2..8"]),
        ("第1栏等于第2栏至第8栏之和", ["1=2..8"]),
        ("1=2-8列之和", ["1=2..8"]),
        ("1=2、3、4之和", ["1=2+3+4"]),
        ("3=1-2", ["3=1-2"]),
        ("3＝1－2", ["3=1-2"]),
        ("1≥2+3；4<=5", ["1>=2+3", "4<=5"]),
        ("第3栏不小于第4栏", ["3>=4"]),
        ("1=2+3，4=5+6 7=8+9", ["1=2+3", "4=5+6", "7=8+9"]),
        ("1=2+3、4=5+6", ["1=2+3", "4=5+6"]),
        ("A1=A2+…+A5", ["A1=A2..A5"]),
        ("培训总数=农村培训+城镇培训", ["1=2+3"]),
        ("1=2+…+8-9", ["1=2..8-9"]),
    ],
)  # fmt: skip
def test_understood(text: str, relations: list[str]) -> None:
    assert read(text, 培训总数="1", 农村培训="2", 城镇培训="3") == relations


@pytest.mark.parametrize("text", ["5=4/1×100%", "1=(2+3)-4", "13=12÷1", "合计=1+2+3", "1=2+3+"])
def test_not_understood_is_said(text: str) -> None:
    assert read(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "参与率不低于50%",
        "苏教社教〔2017〕1号",
        "1、2、3",
        "E:栏拟创建数",
        "2020年5月27日",
        "40 场",
        "",
        "第3栏由各街道填写",
        "第1栏、第2栏必须填写",
        "第1栏和第2栏为必填项",
        "性别比(女=100)",
        "Sex ratio (Female = 100)",
        "指数（上年=100）",
        "1978=100",
        "1978年＝1000",
    ],
)
def test_prose_is_no_relation(text: str) -> None:
    assert read(text) == []


sides = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from([1, -1])),
    min_size=1,
    max_size=6,
    unique_by=lambda t: t[0],
)


@given(
    st.lists(sides, min_size=2, max_size=4),
    st.lists(st.sampled_from(["=", ">=", "<=", "<", ">"]), min_size=3, max_size=3),
)
def test_what_is_printed_is_read_back(raw: list[list[tuple[str, int]]], signs: list[str]) -> None:
    relation = Relation(
        tuple(tuple(Term(code, sign) for code, sign in side) for side in raw),
        tuple(signs[: len(raw) - 1]),  # type: ignore[arg-type]
    )
    (statement,) = find_statements(str(relation))
    assert statement.relation == relation


@pytest.mark.parametrize(("sign", "verdicts"), [("=", "ftf"), ("<", "tff"), ("<=", "ttf"), (">", "fft"), (">=", "ftt")])
def test_comparators(sign: Comparator, verdicts: str) -> None:
    """Of 1 against 2, 2 against 2 and 3 against 2."""
    found = [compare(Decimal(left), sign, Decimal(2)) for left in (1, 2, 3)]
    assert found == [letter == "t" for letter in verdicts]


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    find_statements(text, {"培训": "1"})


def test_ranges_follow_the_columns_of_the_table() -> None:
    (statement,) = find_statements("19=20+…+23")
    assert statement.relation is not None
    assert str(resolve(statement.relation, ["19", "20", "22", "23"])) == "19=20+22+23"
    with pytest.raises(UnknownColumnError, match="23"):
        resolve(statement.relation, ["19", "20", "22"])


def test_long_sums_are_shown_short() -> None:
    side = tuple(Term(code) for code in CODES[1:8])
    assert short_side_text(side, CODES) == "2+…+8"
    assert short_side_text((*side, Term("12"), Term("13", -1)), CODES) == "2+…+8+12-13"
