"""Formulas without a result beside what LibreOffice makes of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cedu_targets.domain.place import a1
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid
from writers import by_libreoffice

pytestmark = pytest.mark.render

UNITS: list[list[Any]] = [
    ["单位", "计划", "完成", "上年", "备注"],
    ["东山街道", 120, 118.5, "96", "甲"],
    ["秣陵街道", 80.25, 0, None, "乙"],
    ["汤山镇", 64.1, 70.3, 55, None],
    ["淳化镇", -3.7, 1.005, 1e-3, "丙"],
    ["A*b", 0.285, 1234567.891, 7, "甲"],
    ["合计"],
]
FORMULAS = [
    "SUM(B2:B6)", "SUM(B:B)-SUM(B2:B6)", "SUM(C2:C6,B2,10)", "SUM(D2:D6)", "D2+1", "B2+B3-B4", "B2*C2/100", "B2/B4", "C3/B2", "-B5^2", "2^10", "2^-2",
    "B2%", "B2*15%", "(B2+C2)*(B3-C4)/(1+B6)", "1/3", "1/3*3", "0.1+0.2-0.3", "ROUND(B6*1000,0)", "ROUND(C5,2)", "ROUND(-2.5,0)", "ROUND(C6,-3)",
    "ROUNDUP(B4,0)", "ROUNDUP(B5,0)", "ROUNDDOWN(B5,0)", "ROUNDDOWN(C6,1)", "TRUNC(C6,1)", "TRUNC(B5)", "INT(B5)", "INT(B2)", "ABS(B5)", "AVERAGE(B2:B6)", "AVERAGE(D2:D6)",
    "COUNT(B2:D6)", "COUNTA(A1:E7)", "MAX(B2:C6)", "MIN(B2:C6,-9)", "PRODUCT(B2,B4)", "SUMPRODUCT(B2:B6,C2:C6)", "SUMPRODUCT(B2:B6)", "SUBTOTAL(9,B2:B6)",
    "SUBTOTAL(109,B2:B6)", "SUBTOTAL(1,B2:B6)", "SUBTOTAL(3,A2:A6)", "SUMIF(A2:A6,\"*街道\",B2:B6)", "SUMIF(A2:A6,\"*镇\",B2:B6)", "SUMIF(A2:A6,A4,C2:C6)",
    "SUMIF(A2:A6,\"<>汤山镇\",B2:B6)", "SUMIF(B2:B6,\">=80\")", "SUMIF(B2:B6,\"<0\",C2:C6)", "SUMIF(B2:B6,64.1,C2:C6)", "SUMIF(D2:D6,\"=55\",B2:B6)",
    "SUMIF(D2:D6,\"<>\",B2:B6)", "SUMIF(A2:A6,\"a~*b\",C2:C6)", "SUMIF(A2:A6,\"??镇\",B2:B6)", "SUMIF(E2:E6,\"甲\",B2:B6)", "SUMIF(A:A,\"*镇\",B:B)",
    "SUMIFS(B2:B6,A2:A6,\"*街道\",C2:C6,\">0\")", "SUMIFS(C2:C6,B2:B6,\"<100\",B2:B6,\">0\")", "A2", "A2&\"等\"&COUNTA(A2:A6)&\"个\"", "\"计划\"&B2&\"人\"", "B7", "E3&\"\"",
    "'2020年 表'!B2*2", "SUM('2020年 表'!B2:B4)", "乙!A1+乙!A2", "SUM(乙!A:A)", "乙!B1", "SUBTOTAL(9,H1:H3)+0", "H1+H2", "SUM(H1:H12)", "1/0", "A2+1", "AVERAGE(E2:E3)",
    "SUM(E2:E6)", "SUM($B$2:$B4)", "((1+2))*3", "--B2", "SUM(B2:C3 B3:C4)*0+1",
]  # fmt: skip
OTHER: dict[str, list[list[Any]]] = {
    "2020年 表": [["x", 1], ["y", 2.5], ["z", "=B2*2"], ["w", "=SUM(B1:B3)"]],
    "乙": [[4, "目标"], [0.6], ["=A1/3"]],
}


def workbook(path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "表"
    for row in UNITS:
        sheet.append(row)
    for number, formula in enumerate(FORMULAS, start=1):
        sheet.cell(number, 8, "=" + formula)
        sheet.cell(number, 9, f"=SUM(H{number},B$2:B$4)")
    for name, rows in OTHER.items():
        beside = made.create_sheet(name)
        for row in rows:
            beside.append(row)
    made.save(path)


@pytest.fixture(scope="module")
def grids(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Grid]]:
    """The workbook without results, and with those of LibreOffice, as xlsx and ods."""
    folder = tmp_path_factory.mktemp("formulas")
    workbook(folder / "t.xlsx")
    content = (folder / "t.xlsx").read_bytes()
    (folder / "ods").mkdir()
    (folder / "xlsx").mkdir()
    return {
        "ours": read_grids(content),
        "xlsx": read_grids(by_libreoffice(soffice, [content], "xlsx", folder / "xlsx")[0]),
        "ods": read_grids(by_libreoffice(soffice, [content], "ods", folder / "ods")[0]),
    }


@pytest.mark.parametrize("theirs", ["xlsx", "ods"])
def test_every_value_is_that_of_an_office_program(theirs: str, grids: Mapping[str, list[Grid]]) -> None:
    compared = 0
    for ours, other in zip(grids["ours"], grids[theirs], strict=True):
        for row, column in ours.formulas:
            obstacle = ours.uncalculated[row, column]
            if obstacle is not None:
                continue  # it is said not to be known, which is never wrong
            place = (ours.sheet, a1(row, column), ours.formulas[row, column])
            error = ours.broken.get((row, column))
            assert error == other.broken.get((row, column)), place
            mine, its = ours.raw(row, column), other.raw(row, column)
            if isinstance(mine, float) and isinstance(its, float):
                assert mine == pytest.approx(its, rel=1e-12, abs=1e-12), place
            elif error is None:
                assert mine == its, place
            compared += 1
    unknown = [a1(*spot) for spot, obstacle in grids["ours"][0].uncalculated.items() if obstacle]
    assert compared > 150, compared
    assert len(unknown) <= 6, unknown
