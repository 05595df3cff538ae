"""Cells that formulas keep follow by themselves; what was typed is the suspect."""

from pathlib import Path

import pytest
import xlsxwriter

from cedu_targets import check
from cedu_targets.report import FileReport

UNITS = ("甲街道", "乙街道", "丙镇", "丁镇", "戊乡", "己乡")
PARTS = {
    "甲街道": (12, 7, 31), "乙街道": (23, 15, 14), "丙镇": (31, 24, 27),
    "丁镇": (48, 36, 52), "戊乡": (17, 11, 19), "己乡": (26, 13, 38),
}  # fmt: skip
"""Columns 2, 3 and 5; column 1 is 2+3, A is 1+5."""
Numbers = dict[str, int]


def made(
    folder: Path, *, typed: Numbers, stored: Numbers | None = None, formulas: bool = True,
    other: dict[str, tuple[str, int]] | None = None,
) -> FileReport:  # fmt: skip
    """A table whose totals are formulas, but for what was typed over them; `stored` results may be stale."""
    cells: dict[str, int] = {}
    for row, (two, three, five) in enumerate(PARTS.values(), start=5):
        cells |= {f"D{row}": two, f"E{row}": three, f"F{row}": five}
    cells |= {name: number for name, number in typed.items() if name in cells}
    texts: dict[str, str] = {}
    for row in range(5, 11):
        texts |= {f"C{row}": f"=SUM(D{row}:E{row})", f"B{row}": f"=C{row}+F{row}"}
    texts |= {f"{column}4": f"=SUM({column}5:{column}10)" for column in "BCDEF"}
    totals: dict[str, int] = {}
    for row in range(5, 11):
        totals[f"C{row}"] = typed.get(f"C{row}", cells[f"D{row}"] + cells[f"E{row}"])
        totals[f"B{row}"] = typed.get(f"B{row}", totals[f"C{row}"] + cells[f"F{row}"])
    for column in "BCDEF":
        total = sum((totals | cells)[f"{column}{row}"] for row in range(5, 11))
        totals[f"{column}4"] = typed.get(f"{column}4", total)
    totals |= stored or {}
    for place, (text, number) in (other or {}).items():
        texts[place], totals[place] = text, number
    path = folder / "table.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("分解表")
    sheet.write("A1", "2026年任务分解表")
    for place, name in zip("ABCDEF", ("单位", "总量", "培训合计", "农民培训", "老年培训", "活动"), strict=True):
        sheet.write(f"{place}2", name)
    for place, name in zip("ABCDEF", ("栏次", "A", "1", "2", "3", "5"), strict=True):
        sheet.write(f"{place}3", name)
    for row, name in enumerate(("全区", *UNITS), start=4):
        sheet.write(f"A{row}", name)
    for place, number in (cells | totals).items():
        if place in texts and place not in typed and formulas:
            sheet.write_formula(place, texts[place], None, number)
        else:
            sheet.write_number(place, number)
    sheet.write("A12", "数据关系：A=1+5，1=2+3")
    book.close()
    return check(path).files[0]


def told(report: FileReport) -> list[list[tuple[str | None, str, str]]]:
    """The cells of each diagnosis, with what stands there and what is due."""
    return [[(one.place.cell, str(one.before), str(one.after)) for one in cause.changes] for cause in report.diagnoses]


def test_a_sound_table_of_formulas_has_no_cause(tmp_path: Path) -> None:
    report = made(tmp_path, typed={})
    assert (told(report), report.checked.relations > 10) == ([], True)


def test_a_number_typed_over_a_formula_is_the_cause_and_what_follows_it_is_none(tmp_path: Path) -> None:
    """By the numbers alone 农民培训, 老年培训 and 全区 could be wrong as well."""
    report = made(tmp_path, typed={"C7": 65})
    assert told(report) == [[("C7", "65", "55")]]
    assert len(report.diagnoses[0].explains) == len([one for one in report.findings if one.difference is not None])


def test_without_formulas_the_same_numbers_have_several_causes(tmp_path: Path) -> None:
    assert len(told(made(tmp_path, typed={"C7": 65}, formulas=False))) > 1


def test_a_total_typed_over_in_the_districts_row(tmp_path: Path) -> None:
    assert told(made(tmp_path, typed={"D4": 175})) == [[("D4", "175", "157")]]


def test_two_rows_typed_over(tmp_path: Path) -> None:
    assert sorted(map(str, told(made(tmp_path, typed={"C6": 83, "B9": 74})))) == [
        "[('B9', '74', '47')]", "[('C6', '83', '38')]",
    ]  # fmt: skip


def test_a_much_likelier_slip_stays_beside_a_number_that_was_typed_over(tmp_path: Path) -> None:
    """21 for 12 in a part, or 19 for 28 in its total: nobody can say which, and the district's row follows either."""
    causes = told(made(tmp_path, typed={"C5": 19, "D5": 21}))
    assert causes == [[("D5", "21", "12")], [("C5", "19", "28")]]


@pytest.mark.parametrize("cell", ["C7", "B4"])
def test_a_stale_result_may_be_at_fault_itself(cell: str, tmp_path: Path) -> None:
    """The formula is right and its stored result is not: the sum that it stands for fails."""
    stale = {"C7": 65} if cell == "C7" else {"B4": 999}
    report = made(tmp_path, typed={}, stored=stale)
    assert "RD027" in {one.code for one in report.findings}
    assert any(cell in str(cause) for cause in told(report))


def test_a_formula_that_stops_short_is_at_fault_itself(tmp_path: Path) -> None:
    report = made(tmp_path, typed={}, other={"D4": ("=SUM(D5:D9)", 131)})
    assert "RD028" in {one.code for one in report.findings}
    assert told(report) == [[("D4", "131", "157")]]
