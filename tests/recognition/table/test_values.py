"""Numbers of cells: per cents that are written, stored, or out of place."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from cedu_targets import check, read
from cedu_targets.recognition.table.number_shape import NumberShape
from cedu_targets.recognition.table.values import as_shares, read_values
from cedu_targets.recognition.view import GridView

HEADER = "单位 培训 农村 城镇\n栏次 1 2 3\n"
GOOD = "全区 60 30 30\n东山 10 5 5\n秣陵 20 10 10\n汤山 30 15 15\n"


def codes_of(path: Path, rules: str | None = "none") -> list[str]:
    (file,) = check(path, rules=rules).files
    return [finding.code for finding in file.findings]


def test_per_cent_that_is_only_written(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["2021年目标任务表"], ["单位", "人数", "参与率"], ["栏次", 1, 2], ["东山", 10, 95], ["秣陵", 20, 80]):
        sheet.append(row)
    for row_number in (4, 5):
        sheet.cell(row_number, 3).number_format = '0"%"'
    book.save(tmp_path / "t.xlsx")
    (table,) = read(tmp_path / "t.xlsx").tables
    assert str(table.value("东山", "2")) == "0.95"


def test_per_cent_among_head_counts_is_asked_about(sheet: Callable[..., Path]) -> None:
    assert "RD005" in codes_of(sheet("2021年目标任务表\n" + HEADER + GOOD.replace("秣陵 20", "秣陵 20%")))


@pytest.mark.parametrize(
    ("rows", "adds_up"),
    [
        ("10 20 30|4 5 10|6 15 20", True), ("10 20 .|4 5 10|6 15 20", True), ("10 . .|4 5 10|6 15 20", False),
        ("10 20 31|4 5 10|6 15 20", True), ("10 20 31 9|4 5 10 1|6 15 20 1", False), ("10 20|10 20", False),
        ("10 20|10 20|. .", False), ("0 0|0 0|0 0", True), (". .|1 2|3 4", False),
    ],
)  # fmt: skip
def test_a_row_is_the_sum_of_the_others_in_two_columns_at_least(rows: str, adds_up: bool) -> None:
    """In more columns than not; a single other row makes no sum, it is only the same."""
    cells = [[None if cell == "." else float(cell) for cell in row.split()] for row in rows.split("|")]
    columns = range(len(cells[0]))
    assert read_values(GridView(None, cells), range(len(cells)), columns).adds_up(0) == adds_up


@pytest.mark.parametrize(
    ("cells", "shape"),
    [
        ("1 2 3", NumberShape(False, 0, True)), ("1.5 2", NumberShape(False, 1, False)), ("1.5 2 3", NumberShape(False, 1, True)),
        ("1.25 2.5 3", NumberShape(False, 2, False)), (". .", NumberShape(False, 0, True)), ("95% 90%", NumberShape(True, 2, False)),
        ("95% . 90%", NumberShape(True, 2, False)), ("1 2 3 4 101", NumberShape(False, 0, True)), ("1 2 3 -4", NumberShape(False, 0, True, beyond=True)), ("95% 90", NumberShape(False, 2, False)), ("100% 100%", NumberShape(True, 0, True)),
    ],
)  # fmt: skip
def test_how_the_numbers_of_a_column_are_written(cells: str, shape: NumberShape) -> None:
    """Mostly whole: fewer than half have decimal places."""
    rows = [[cell.strip(".") if cell == "." else cell] for cell in cells.split()]
    assert read_values(GridView(None, rows), range(len(rows)), [0]).shapes(range(len(rows))) == [shape]


@pytest.mark.parametrize(
    ("numbers", "percent", "headed", "shares", "doubtful"),
    [
        ("0.5 1", "", False, {}, []),  # shares as they stand, 1 among them
        ("95 1", "", False, {0: "0.95"}, [1]),  # 1 is 1 per cent or all
        ("95 1.5", "", False, {0: "0.95"}, [1]),  # up to half as much again as all may be a share
        ("95 1.51", "", False, {0: "0.95", 1: "0.0151"}, []),
        ("1.5 1", "", False, {}, []),
        ("0.5 1", "", True, {}, []),  # a % in the head, and shares under it
        ("0.5 1.2", "", True, {0: "0.005", 1: "0.012"}, []),  # in per cent under that head, where one is above 1
        ("98.43 0.99 0.58 100", "", True, {0: "0.9843", 1: "0.0099", 2: "0.0058", 3: "1"}, []),  # in per cent throughout
        ("98.43 0.99 0.58", "", False, {0: "0.9843", 1: "0.0099", 2: "0.0058"}, []),
        ("98.9 0.6", "", False, {0: "0.989", 1: "0.006"}, []),  # nearly the whole: no 0.6 that is 60
        ("80 0.75 85 80", "", False, {0: "0.8", 2: "0.85", 3: "0.8"}, [1]),  # one share among per cents
        ("80 0.75 85 2", "", False, {0: "0.8", 1: "0.0075", 2: "0.85", 3: "0.02"}, []),  # 2 per cent, so 0.75, too
        ("80 0.9 85 15", "", False, {0: "0.8", 1: "0.009", 2: "0.85", 3: "0.15"}, []),  # numbers of every size
        ("0.95 0.9", "0", True, {}, [1]),  # 95% and 0.9 under a %
        ("-12 0.5 -45", "", False, {0: "-0.12", 1: "0.005", 2: "-0.45"}, []),
        ("0.95 90", "0", False, {1: "0.9"}, []),  # the first is shown in per cent: a share already
        ("95 0", "", False, {0: "0.95"}, []),  # nothing is nothing either way
    ],
)  # fmt: skip
def test_per_cent_and_shares(
    numbers: str, percent: str, headed: bool, shares: dict[int, str], doubtful: list[int]
) -> None:
    found = as_shares(
        dict(enumerate(map(Decimal, numbers.split()))), set(map(int, percent.split())), headed_percent=headed
    )
    assert found == ({row: Decimal(share) for row, share in shares.items()}, doubtful)


def test_growth_may_be_of_any_size() -> None:
    numbers = dict(enumerate(map(Decimal, "80 0.75 85 80".split())))
    assert as_shares(numbers, set(), headed_percent=True, varies=True) == (
        {row: value / 100 for row, value in numbers.items()},
        [],
    )


def test_a_lone_small_number_beside_nothing_but_zeros_is_a_per_cent() -> None:
    """0% and 0.5 under a heading that says %: there is nothing that it could be far from."""
    numbers = {2: Decimal(0), 3: Decimal("0.5")}
    assert as_shares(numbers, {2}, headed_percent=True) == ({3: Decimal("0.005")}, [])
