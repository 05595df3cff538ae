"""Numbers left of the names: amounts are columns of the table, what tells rows apart is none; nothing disappears."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets.recognition.read import read_documents

Sheet = Callable[..., Path]
PLACES = ("青石", "白云", "松林", "柳湾")
NUMBERS = ("30 10 20", "40 30 10", "50 25 25", "20 15 5")


def columns_and_remarks(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    (read,) = read_documents(path)
    table = read.as_table()
    assert table is not None
    assert list(table.document.layout.rows) == [*PLACES, "合计"]
    outside = [(one.variant, str(one.parameters["letter"])) for one in table.findings if one.code == "RD019"]
    return list(table.document.layout.columns), outside


def text(heads: str, before: tuple[str, ...], total: str) -> str:
    rows = [" ".join(parts) for parts in zip(before, PLACES, NUMBERS, strict=True)]
    return "\n".join([f"{heads} 单位 人次 男 女", *rows, f"{total} 合计 140 80 60"])


@pytest.mark.parametrize(
    ("heads", "before", "total", "columns"),
    [
        ("经费", ("10.5", "20", "5", "8"), "43.5", ["经费"]),
        ("累计", ("10", "30", "35", "43"), "43", ["累计"]),
        ("上年 本年", ("10 9", "20 18", "5 5", "8 4"), "43 36", ["上年", "本年"]),
        ("序号 上年", ("1 10", "2 20", "3 5", "4 8"), ". 43", ["上年"]),
        ("序号", ("1", "2", "3", "4"), ".", []),
        ("No.", ("7", "3", "9", "4"), ".", []),
        ("代码", ("50102", "50101", "50302", "50301"), ".", []),
        ("年份", ("2020", "2020", "2021", "2021"), ".", []),
        ("组", ("1", "2", "1", "2"), ".", []),
        (".", ("1.1", "1.2", "2.1", "2.2"), ".", []),
    ],
)
def test_amounts_left_of_the_names_are_columns(
    heads: str, before: tuple[str, ...], total: str, columns: list[str], sheet: Sheet
) -> None:
    assert columns_and_remarks(sheet(text(heads, before, total))) == ([*columns, "人次", "男", "女"], [])


def test_what_may_be_a_code_is_no_column_and_is_named(sheet: Sheet) -> None:
    codes = ("50102", "50101", "50302", "50301")
    found = columns_and_remarks(sheet(text("cpa", codes, ".")))
    assert found == (["人次", "男", "女"], [("uncoded", "A")])


def test_numbers_without_a_code_are_named_on_both_sides(sheet: Sheet) -> None:
    rows = [f"{n} {place} {amounts} {n}" for n, place, amounts in zip("9247", PLACES, NUMBERS, strict=True)]
    lines = ["上年 单位 合计 男 女 备查", ". 栏次 1 2 3 .", *rows, "22 合计 140 80 60 22"]
    found = columns_and_remarks(sheet("\n".join(lines)))
    assert found == (["1", "2", "3"], [("", "A"), ("", "F")])


def test_numbers_of_a_table_to_the_left_are_none_of_this_one(sheet: Sheet) -> None:
    rows = ["单位 人次 男 女 单位 课时 经费", "青石 30 10 20 北山 30 10", "白云 40 30 10 南山 30 10"]
    found = read_documents(sheet("\n".join(rows)))
    assert [one.code for read in found for one in read.findings if one.code == "RD019"] == []
    assert len(found) == 2


def test_a_name_is_known_beside_cells_that_were_not_given(sheet: Sheet) -> None:
    rows = ["经费 单位 类别 期数 人次 男 女 未就业", "10 青石 路 3 N/A N/A N/A N/A", "30 白云 桥 4 40 30 10 2"]
    rows += ["45 松林 桥 1 50 25 25 3", "90 柳湾 路 2 20 15 5 1", "99 北山 桥 2 20 15 5 1"]
    (read,) = read_documents(sheet("\n".join(rows)))
    table = read.as_table()
    assert table is not None
    assert list(table.document.layout.rows)[:2] == ["青石", "白云"]
    assert list(table.document.layout.columns) == ["经费", "期数", "人次", "男", "女", "未就业"]
