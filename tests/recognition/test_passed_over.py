"""Sheets in which nothing is counted are no tables: each is named in a note, and the others are judged as always."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]
GOOD: Rows = [
    ["单位", "老年教育", "青少年教育", "合计"],
    ["青石", 120, 80, 200],
    ["白云", 150, 90, 240],
    ["松林", 130, 70, 200],
    ["全区", 400, 240, 640],
]
BAD: Rows = [*GOOD[:2], ["白云", 150, 90, 250], *GOOD[3:]]
ASIDES: dict[str, Rows] = {
    "contents": [["目录"], ["序号", "表名", "页码"], [1, "任务表", 1], [2, "经费表", 3], [3, "师资表", 8]],
    "contents with numbers of tables": [
        ["序号", "表号", "表名", "页码", "责任科室"],
        [1, "社教1表", "任务表", 1],
        [2, "社教2表", "经费表", 3],
        [3, "社教3表", "师资表", 3],
    ],
    "contents by chapters": [
        ["章节", "序号", "表名", "页码", "科室"],
        ["一、培训", 1, "任务表", 1],
        [None, 2, "经费表", 3],
        ["二、其他", 3, "师资表", 8],
    ],
    "ranges of pages": [["表名", "页码", "备注"], ["任务表", 1], ["经费表", 12, "季报"], ["师资表", "15-18"]],
    "in English": [["No.", "Table", "Page"], [1, "Targets", 1], [2, "Funds", 3], [3, "Teachers", 5]],
    "pages only": [["Table", "Pages"], ["Targets", 2], ["Funds", 3], ["Teachers", 5]],
    "without pages": [["序号", "表名"], [1, "任务表"], [2, "经费表"], [3, "师资表"]],
    "cover": [["统计报表"], [], ["单位名称：", "青石"], ["填报人："], ["填报日期：", date(2024, 3, 1)], ["年度", 2024]],
    "cover in two columns": [
        ["项目", "内容"],
        ["单位名称", "青石"],
        ["单位代码", 320115],
        ["邮政编码", 211100],
        ["填报年份", 2024],
    ],
    "instructions": [["填表说明"], [1, "由各街道填报。"], [2, "数字为整数。"], [3, "月底前报送。"]],
    "codes before names": [["代码表"], ["代码", "名称"], [101, "青石"], [102, "白云"], [103, "松林"]],
    "codes": [["单位", "代码"], ["青石", 320101], ["白云", 320102], ["松林", 320103]],
    "telephones": [
        ["单位", "联系人", "值班"],
        *([name, "某", 13_000_000_000 + step] for step, name in enumerate("青白松")),
    ],
}
BLANK: dict[str, Rows] = {
    "blank": [GOOD[0], ["青石"], ["白云"], ["松林"]],
    "one column": [["单位", "人数"], ["青石"], ["白云"], ["松林"]],
    "two lines of headings": [
        ["序号", "单位", "人数", None],
        [None, None, "老年", "青少年"],
        [1, "青石"],
        [2, "白云"],
        [3, "松林"],
    ],
    "words for numbers": [["序号", "单位", "人数"], [1, "青石", "未报"], [2, "白云", "未报"], [3, "松林", "未报"]],
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path, cedu_json: Callable[..., Any]) -> Callable[..., Any]:
    def checked(**sheets: Rows) -> Any:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(list(row))
        book.save(tmp_path / "t.xlsx")
        return cedu_json("check", tmp_path / "t.xlsx")

    return checked


def told(report: Any) -> list[tuple[str, str]]:
    return [(one["code"], one["severity"]) for file in report["files"] for one in file["findings"]]


@pytest.mark.parametrize("kind", ASIDES)
def test_a_sheet_without_amounts_is_named_and_fails_nothing(kind: str, file: Callable[..., Any]) -> None:
    report = file(目录=ASIDES[kind], 任务表=GOOD)
    assert (report["exit_code"], [one["sheet"] for one in report["files"]]) == (0, ["任务表"])
    (note,) = report["files"][0]["findings"]
    assert (note["code"], note["severity"], note["place"]["sheet"]) == ("RD054", "note", "目录")
    assert "“目录”" in note["message"]
    assert "130" not in note["message"]


def test_the_other_sheets_are_judged(file: Callable[..., Any]) -> None:
    report = file(封面=ASIDES["cover"], 任务表=BAD, 目录=ASIDES["contents"], 空=[])
    assert report["exit_code"] == 1
    assert told(report) == [("RD054", "note"), ("PW001", "error"), ("DS001", "error")]
    assert "2 个工作表（“封面、目录”）" in report["files"][0]["findings"][0]["message"]


@pytest.mark.parametrize("kind", ["contents", "telephones", "instructions", "codes"])
def test_a_file_of_nothing_else_is_not_read(kind: str, file: Callable[..., Any]) -> None:
    report = file(目录=ASIDES[kind])
    assert (report["exit_code"], report["files"][0]["error"]["code"]) == (3, "RD130")


@pytest.mark.parametrize("kind", BLANK)
def test_a_form_that_is_still_blank_may_be_a_table(kind: str, file: Callable[..., Any]) -> None:
    assert told(file(表一=BLANK[kind], 任务表=GOOD)) == [("RD022", "warning")]
    assert file(表一=BLANK[kind])["files"][0]["error"]["code"] == "RD116"


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "编号", "单位", "人数"], [1, 101, "青石", 12], [2, 102, "白云", 15], [3, 103, "合计", 28]],
        [["序号", "项目", "金额"], [1, "青石", 1], [2, "白云", 2], [3, "合计", 4]],
        [["单位", "1号", "2号"], ["青石", 1, 2], ["白云", 2, 3], ["合计", 4, 5]],
        [["单位", "联系学校数"], ["青石", 1], ["白云", 2], ["合计", 4]],
        [["Town", "Number"], ["East", 1], ["West", 2], ["Total", 4]],
        [["教材", "页数"], ["甲册", 120], ["乙册", 90], ["合计", 211]],
    ],
)
def test_amounts_beside_numbers_that_count_nothing_are_checked(rows: Rows, file: Callable[..., Any]) -> None:
    assert file(表=rows)["files"][0]["checked"]["relations"] > 0


def test_a_list_over_a_table_is_named_in_the_table(file: Callable[..., Any]) -> None:
    report = file(表=[*ASIDES["contents"], [], ["2024年任务表"], *BAD])
    assert told(report) == [("RD054", "note"), ("PW001", "error"), ("DS001", "error")]
    assert report["files"][0]["findings"][0]["place"]["cell"] == "A2"


def test_a_table_of_contacts_in_a_document_is_named(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    document = Document()
    for rows in (ASIDES["telephones"], GOOD):
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = str(value)
    document.save(str(tmp_path / "t.docx"))
    report = cedu_json("check", tmp_path / "t.docx")
    assert (report["exit_code"], told(report)) == (0, [("RD054", "note")])


def test_a_table_of_nothing_but_rates_is_read(file: Callable[..., Any]) -> None:
    rows = [["项目", "数值"], ["参与率", 32], ["满意率", 21], ["合格率", 13], ["平均分", 66]]
    assert file(表=rows)["files"][0]["error"] is None
