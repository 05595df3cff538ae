"""Lists of units, as offices have them: under a heading, in a roster, a name a line."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from cedu_targets.domain.fault import InputFault
from cedu_targets.rollups.unit_list import UnitList, read_unit_list


def _book(path: Path, *sheets: list[list[object]]) -> Path:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{number + 1}", number)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def _text(tmp_path: Path, text: str, name: str = "units.txt") -> UnitList:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_unit_list(path)


@pytest.mark.parametrize(
    "heading",
    ["村（居）", "村(居)委会", "社区", "单位", "单位名称", "街道", "填报单位", "村 居", "村（社区）名称", "名称", "Unit", "Village name", "镇（街道）"],
)  # fmt: skip
def test_names_stand_under_a_heading(tmp_path: Path, heading: str) -> None:
    rows: list[list[object]] = [
        ["2020年人口情况表"],
        ["序号", heading, "常住人口"],
        [1, "甲村", 1200],
        [2, "乙 社区", 900],
    ]
    rows += [["合计", None, 2100], ["说明：年末数"]]
    found = read_unit_list(_book(tmp_path / "units.xlsx", rows))
    assert found.names == {"甲村": "甲村", "乙社区": "乙社区"}
    assert found.title == "2020年人口情况表"
    assert found.findings == ()


def test_a_total_is_no_unit_whatever_it_is_called(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["村（居）", "人口"],
        ["全镇", 30],
        ["甲村", 10],
        ["东片小计", 10],
        ["乙村", 20],
        ["总计", 30],
    ]
    assert read_unit_list(_book(tmp_path / "u.xlsx", rows)).units == ["甲村", "乙村"]


def test_other_names_mean_their_unit(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["村", "别名"],
        ["甲村", "甲家村、老甲村"],
        ["乙村", None],
        ["丙村", "乙村"],
        ["丁村", "老甲村"],
    ]
    found = read_unit_list(_book(tmp_path / "u.xlsx", rows))
    assert found.names == {"甲村": "甲村", "乙村": "乙村", "丙村": "丙村", "丁村": "丁村", "甲家村": "甲村"}
    assert [(one.code, one.place.cell, one.parameters["units"]) for one in found.findings] == [
        ("RC031", "A5", "甲村、丁村"),
        ("RC031", "A4", "乙村、丙村"),
    ]


def test_a_name_that_comes_twice_is_one_unit_and_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["单位"], ["甲村"], ["乙村"], ["甲 村"]]
    found = read_unit_list(_book(tmp_path / "u.xlsx", rows))
    assert found.units == ["甲村", "乙村"]
    assert [(one.code, one.place.cell, one.parameters["first"]) for one in found.findings] == [("RC030", "A4", "A2")]


def test_of_several_kinds_of_units_the_smaller_ones_report(tmp_path: Path) -> None:
    rows: list[list[object]] = [["街道", "社区"], ["东山街道", "一社区"], [None, "二社区"], ["秣陵街道", "三社区"]]
    assert read_unit_list(_book(tmp_path / "u.xlsx", rows)).units == ["一社区", "二社区", "三社区"]


def test_a_list_goes_on_beside_itself(tmp_path: Path) -> None:
    rows: list[list[object]] = [["序号", "村", "序号", "村"], [1, "甲村", 3, "丙村"], [2, "乙村", None, None]]
    assert read_unit_list(_book(tmp_path / "u.xlsx", rows)).units == ["甲村", "乙村", "丙村"]


def test_of_a_roster_only_the_units_are_kept(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["社区教育活动室领导小组成员表"],
        ["村（居委）活动室名称", "组长", "副组长", "工作人员", "组长电话"],
        ["甲村", "赵某", "钱某", "孙某", "000"],
        ["乙社区", "周某", "吴某", "郑某", "000"],
    ]
    found = read_unit_list(_book(tmp_path / "u.xlsx", rows))
    assert found.names == {"甲村": "甲村", "乙社区": "乙社区"}
    assert "某" not in repr(found)


def test_names_of_further_sheets_are_told(tmp_path: Path) -> None:
    found = read_unit_list(_book(tmp_path / "u.xlsx", [["村"], ["甲村"]], [["村"], ["甲村"], ["乙村"]]))
    assert found.units == ["甲村"]
    assert [(one.code, one.place.sheet, one.parameters["count"]) for one in found.findings] == [("RC032", "表2", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "甲村\n乙社区\n丙村\n",
        "百胜镇村（居）名单\n\n1、甲村\n2、乙社区\n3、丙村\n",
        "各村（居）：\n一、甲村\n二、乙社区\n三、丙村",
        "甲村、乙社区、丙村",
        "甲村,乙社区,丙村\n",
        "甲村，乙社区，丙村",
        "甲村,1200\n乙社区,900\n丙村,300\n",
        "一、各村\n甲村\n二、社区\n乙社区\n三、其他村\n丙村\n合计",
        "（一）行政村（1个）\n1、甲村\n（二）社区：共1个\n1、乙社区、丙村",
        "各村（居）：甲村、乙社区、丙村",
        "一、各村：甲村、乙社区\n二、其他：丙村、甲村",
        "单位名称,常住人口\n甲村,1200\n乙社区,900\n丙村,300\n合计,2400",
    ],
)
def test_a_text_has_a_name_a_line(tmp_path: Path, text: str) -> None:
    assert _text(tmp_path, text).units == ["甲村", "乙社区", "丙村"]


def test_english_names_keep_their_blanks(tmp_path: Path) -> None:
    assert _text(tmp_path, "Unit,Residents\nEast Village,10\nWest Village,20\nTotal,30\n", "u.csv").units == [
        "East Village",
        "West Village",
    ]


@pytest.mark.parametrize("as_table", [True, False])
def test_a_word_document_has_them_in_a_table_or_a_name_a_paragraph(tmp_path: Path, as_table: bool) -> None:
    document = Document()
    document.add_paragraph("百胜镇各村（居）名单")
    names = ["甲村", "乙社区", "甲村"]
    if as_table:
        table = document.add_table(4, 2)
        for row, cells in enumerate([("序号", "村（居）名称"), ("1", names[0]), ("2", names[1]), ("3", names[2])]):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    else:
        for name in names:
            document.add_paragraph(name)
    document.save(str(tmp_path / "u.docx"))
    found = read_unit_list(tmp_path / "u.docx")
    assert found.units == names[:2]
    place = found.findings[0].place
    assert (place.sheet, place.cell, place.line) == (("table 1", "B4", None) if as_table else (None, None, 4))
    assert found.title == "百胜镇各村（居）名单"


@pytest.mark.parametrize(
    "rows",
    [
        [["培训月报表"], ["填报单位：", "甲村"], ["培训项目", "培训人数", "培训地点"], ["育秧", 30, "村委会"]],
        [["数", "数"], [1, 2]],
        [[None]],
    ],
)
def test_what_is_no_list_of_units_is_refused(tmp_path: Path, rows: list[list[object]]) -> None:
    path = _book(tmp_path / "u.xlsx", rows)
    with pytest.raises(InputFault) as fault:
        read_unit_list(path)
    assert (fault.value.code, fault.value.path) == ("RC033", str(path))


def test_a_name_may_hold_a_slash_and_nothing_that_nobody_sees(tmp_path: Path) -> None:
    found = _text(tmp_path, "序号\n河东/河西社区\n\ufeff石桥村\n柳湾村\u200b、金牛村\n")
    assert found.units == ["河东/河西社区", "石桥村", "柳湾村", "金牛村"]
    assert found.findings == ()


@pytest.mark.parametrize("name", ["units.txt", "units.csv"])
def test_what_is_too_long_for_a_name_is_told(tmp_path: Path, name: str) -> None:
    head = "单位名称\n" if name.endswith("csv") else ""
    found = _text(tmp_path, f"{head}石桥村\n{'石' * 90}村\n柳湾村\n电话：号码\n本名单共四个村。\n", name)
    assert found.units == ["石桥村", "柳湾村"]
    (told,) = found.findings
    assert (told.code, told.parameters["count"]) == ("RC034", 2)
    assert "石石" not in str(told)
