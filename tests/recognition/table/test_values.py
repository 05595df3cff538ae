"""Numbers of cells: per cents that are written, stored, or out of place."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from cedu_targets import check, read

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
