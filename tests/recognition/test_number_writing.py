"""How a sheet writes its numbers: decimal commas and brackets, told by the sheet as a whole."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import cedu_targets
from cedu_targets.recognition import number_writing
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.view import GridView


def written(*rows: str) -> list[list[str]]:
    """Cells cut by `|`, rewritten."""
    view = plainly_written(GridView(None, [row.split("|") for row in rows]))
    return [[str(raw) for raw in cells] for cells in view.rows]


@pytest.mark.parametrize(
    ("cells", "plain"),
    [
        ("72,6|40,15|7", "72.6|40.15|7"), ("7 286,07|424,8", "7286.07|424.8"), ("7\u00a0286,07|424,8", "7286.07|424.8"),
        ("1.234,5|2.345,6|1.234", "1234.5|2345.6|1234"), ("0,125|12,5|1,250", "0.125|12.5|1,250"), ("7 286,07|12,5|1,250", "7286.07|12.5|1.25"),
        ("-3,5|4,5 %|€ 5,5", "-3.5|4.5%|5.5"), ("１２,５|3,5", "12.5|3.5"),
        # 1,234 is a thousand; a lone comma is a slip; where points are decimals commas are not
        ("1,234|5,678", "1,234|5,678"), ("12,5|300|1,234", "12,5|300|1,234"), ("12,5|3,5|4.5", "12,5|3,5|4.5"),
        ("12,5|3,5|1,234,567", "12,5|3,5|1,234,567"), ("1,234|5,678|9,123|12,5|3,25", "1,234|5,678|9,123|12,5|3,25"),
        ("1,2,3|2,5|甲,乙|1,2和3", "1,2,3|2,5|甲,乙|1,2和3"),
    ],
)  # fmt: skip
def test_a_decimal_comma_is_told_by_the_sheet(cells: str, plain: str) -> None:
    assert written("甲|" + cells) == [["甲", *plain.split("|")]]


@pytest.mark.parametrize(
    ("rows", "plain"),
    [
        (["单位|预算|超支", "甲|1|5", "乙|2|(3)", "合计|3|(1,200)"], ["单位|预算|超支", "甲|1|5", "乙|2|-3", "合计|3|-1200"]),
        (["单位|预算|超支", "甲|1|（5）", "乙|2|3"], ["单位|预算|超支", "甲|1|-5", "乙|2|3"]),
        (["Unit|Change", "A|$5", "B|$(3)", "C|($2)", "D|( 4 %)"], ["Unit|Change", "A|$5", "B|-3", "C|-2", "D|-4%"]),
        (["a|b|c", "A|1,5|2,5", "B|(1,5)|3,5"], ["a|b|c", "A|1.5|2.5", "B|-1.5|3.5"]),
        # codes of columns, over the first table and over the next; nothing but brackets; no name
        (["单位|甲|乙", "栏次|(1)|(2)", "东|1|2"], ["单位|甲|乙", "栏次|(1)|(2)", "东|1|2"]),
        (["东|1|2", "栏次|(1)|(2)", "西|3|4"], ["东|1|2", "栏次|(1)|(2)", "西|3|4"]),
        (["甲|5|(3)", "乙|6|(4)"], ["甲|5|(3)", "乙|6|(4)"]),
        (["甲|5|6", "|(3)|(1)"], ["甲|5|6", "|(3)|(1)"]),
        (["甲|5|6", "乙|(X)|(3人)"], ["甲|5|6", "乙|(X)|(3人)"]),
    ],
)  # fmt: skip
def test_brackets_are_a_minus_beside_plain_numbers(rows: list[str], plain: list[str]) -> None:
    assert written(*rows) == [row.split("|") for row in plain]


def test_sums_of_decimal_commas_are_judged(tmp_path: Path) -> None:
    """And a comma that slipped among thousands is still said."""
    path = tmp_path / "t.csv"
    path.write_text(
        '单位,合计,男,女\n甲,"30,2","18,0","12,2"\n乙,"42,4","22,1","20,3"\n全区,"72,6","40,1","32,6"\n', "utf-8"
    )
    (file,) = cedu_targets.check(path).files
    assert [(finding.code, finding.place.cell, finding.difference) for finding in file.findings if finding.code != "RD045"] == [
        ("PW001", "B4", Decimal("-0.1")), ("DS001", "D4", Decimal("0.1")),
    ]  # fmt: skip
    path.write_text('单位,甲类,乙类\n东,"1,234","2,345"\n西,"1,23",5\n全区,"2,464","2,350"\n', "utf-8")
    (file,) = cedu_targets.check(path).files
    assert ("RD001", "B3") in [(finding.code, finding.place.cell) for finding in file.findings]


def test_brackets_in_a_table(sheet: Callable[..., Path]) -> None:
    (table,) = cedu_targets.read(sheet("单位 预算 超支\n甲街 1200 50\n乙街 2000 (100)\n合计 3200 (50)")).tables
    assert [table.value(row, "超支") for row in ("甲街", "乙街", "合计")] == [50, -100, -50]


def test_the_heading_over_brackets_is_sought_once_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of 20,000 brackets that is gone through for each of them takes minutes."""
    sought: list[int] = []
    head_over = number_writing._head_over

    def counted(view: GridView, row: int, column: int) -> str:
        sought.append(column)
        return head_over(view, row, column)

    monkeypatch.setattr(number_writing, "_head_over", counted)
    rows = [f"村{number}|({3 * number + 5})|{number}|({7 * number + 2})" for number in range(50)]
    assert written("单位|支出|收入|结余", *rows)[1] == ["村0", "-5", "0", "-2"]
    assert sorted(sought) == [1, 3]
