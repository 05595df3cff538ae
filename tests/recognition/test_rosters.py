"""Rosters: recognised by their headings, named by their title, counted, and nobody in them is read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding
from cedu_targets.recognition.read import read_documents
from cedu_targets.recognition.rosters import is_personal
from project import Run

Write = Callable[[str], Path]
TITLE = "甲镇社区学习点负责人名册"
HEADS = ("学习点名称", "站长姓名", "联络员", "联系电话")
PERSONS = (("东村学习点", "吴某甲", "郑某甲", "13100000001"), ("西村学习点", "吴某乙", "郑某乙", "13100000002"))
PLAN = """甲镇2021年工作方案
四、实施步骤
第一阶段：启动阶段（2021年3-4月）
镇成立领导小组。
第二阶段：实施阶段（2021年5-8月）
各村按计划培训。
"""
TABLE: list[list[Any]] = [
    ["2021年目标任务表"],
    ["单位", "培训人次", "讲座场次"],
    ["全镇", 30, 5],
    ["东村", 10, 2],
    ["西村", 20, 3],
]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "notice.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def listed(rows: Sequence[Sequence[str]], lead: str = "\t") -> str:
    return "\n\n".join("\n".join(f"{lead}{cell}" for cell in row) for row in rows) + "\n"


def rosters(path: Path) -> list[Finding]:
    return [one for read in read_documents(path) for one in read.findings if one.code == "RD091"]


def told(path: Path) -> list[tuple[str, object, object, int | None]]:
    return [(one.variant, one.parameters["texts"], one.parameters["count"], one.place.line) for one in rosters(path)]


@pytest.mark.parametrize("lead", ["\t", "  \t", ""])
def test_a_roster_in_a_text_is_named_and_counted(write: Write, lead: str) -> None:
    path = write(f"{PLAN}附件2\n\n{TITLE}\n\n{listed([HEADS, *PERSONS], lead)}")
    assert told(path) == [("", TITLE, 2, 9)]


def test_blank_rows_and_rows_with_a_preprinted_place_alone_name_nobody(write: Write) -> None:
    assert told(write(f"{PLAN}{TITLE}\n{listed([HEADS, ('',) * 4, ('',) * 4])}")) == [("blank", TITLE, 0, 7)]
    rows = [HEADS, ("东村学习点", "", "", ""), PERSONS[1]]
    assert told(write(f"{PLAN}{TITLE}\n{listed(rows)}")) == [("", TITLE, 1, 7)]


def test_rows_that_follow_one_another_without_a_gap(write: Write) -> None:
    lines = "\n".join(cell for row in (HEADS, *PERSONS) for cell in row)
    assert told(write(f"{PLAN}{TITLE}\n{lines}\n\n五、其他\n本方案自印发之日起施行。\n")) == [("", TITLE, 2, 7)]


def test_what_follows_a_roster_is_none_of_its_rows(write: Write) -> None:
    text = f"{PLAN}{TITLE}\n{listed([HEADS, *PERSONS], '')}\n附件3\n\n另行通知\n\n（二）要求\n"
    assert told(write(text)) == [("", TITLE, 2, 7)]


@pytest.mark.parametrize(
    "lines",
    [
        "组长\n甲局局长\n副组长\n乙局局长",
        "联系人\n联系电话\n邮箱",
        "填表人\n审核人\n联系电话\n填报日期",
        "一、组长\n二、副组长\n三、联络员",
        "组长：甲局局长\n副组长：乙局局长\n成员：丙局局长",
        "由组长负责联系人\n各村配备组长\n由领导小组组长审定",
        "培训内容\n培训方式\n联系电话\n授课教师",
    ],
)
def test_words_for_persons_in_a_text_are_no_roster(write: Write, lines: str) -> None:
    assert told(write(f"{PLAN}\n五、保障\n{lines}\n")) == []


def test_nobody_is_named_in_any_report(write: Write, cedu: Run) -> None:
    path = write(f"{PLAN}{TITLE}\n{listed([HEADS, *PERSONS])}")
    for lang, words in (("zh", "是名册，填了 2 行；人名、电话没有读"), ("en", "2 rows filled in; names and telephone")):
        for command in ("check", "read"):
            for how in ("text", "json"):
                said = cedu(command, path, "--lang", lang, "-f", how).stdout
                assert words in said
                assert "吴某" not in said
                assert "1310000000" not in said


def book(tmp_path: Path, *sheets: Sequence[Sequence[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_a_roster_in_a_sheet_is_named_and_no_table_that_was_passed_over(tmp_path: Path) -> None:
    path = book(tmp_path, TABLE, [[TITLE], ["序号", *HEADS, "备注"], *([n, *row] for n, row in enumerate(PERSONS))])
    (document,) = read_documents(path)
    (note,) = (one for one in document.findings if one.code in ("RD091", "RD054", "RD022"))
    assert (note.code, note.parameters["texts"], note.parameters["count"]) == ("RD091", TITLE, 2)
    assert (note.place.sheet, note.place.cell) == ("表2", "A1")


def test_two_lines_of_headings_and_a_roster_without_a_title(tmp_path: Path) -> None:
    heads: list[list[Any]] = [["村", "组长", None, "副组长", None], [None, "姓名", "电话", "姓名", "电话"]]
    rows: list[list[Any]] = [
        ["东村", "吴某甲", "13100000001", "郑某甲", None],
        ["西村", "吴某乙", None, None, None],
        ["北村"],
    ]
    (note,) = rosters(book(tmp_path, TABLE, [*heads, *rows]))
    assert (note.variant, note.parameters["texts"], note.parameters["count"]) == ("", "表2", 2)


def test_a_note_under_a_roster_is_none_of_its_rows(tmp_path: Path) -> None:
    rows = [("吴某甲", "教师", "13100000001"), ("郑某甲", "医师", "13100000002")]
    path = book(tmp_path, TABLE, [[TITLE], ["姓名", "职业", "联系电话"], *rows, ["注：电话以镇办公室登记为准"]])
    assert rosters(path)[0].parameters["count"] == 2


def test_several_rosters_are_one_note(tmp_path: Path) -> None:
    (note,) = rosters(book(tmp_path, TABLE, *([[f"{name}{TITLE}"], HEADS, *PERSONS] for name in "甲乙")))
    assert (note.variant, note.parameters["parts"], note.parameters["count"]) == ("several", 2, 4)


@pytest.mark.parametrize(
    "heads",
    [
        ["单位", "责任人", "联系电话", "培训人次"],
        ["单位", "填表人", "联系电话", "完成数"],
        ["课程", "授课教师", "联系电话", "参加人数"],
    ],
)
@pytest.mark.parametrize("amount", [35, None])
def test_a_table_with_amounts_beside_persons_is_no_roster(tmp_path: Path, heads: list[str], amount: object) -> None:
    rows = [[name, "吴某甲", "13100000001", amount] for name in ("东村", "西村", "北村")]
    assert rosters(book(tmp_path, TABLE, [["2021年情况表"], heads, *rows])) == []


def test_who_filled_in_a_form_is_no_roster(tmp_path: Path) -> None:
    footer: list[list[Any]] = [
        [],
        ["负责人", "填表人", "联系电话", "填报日期"],
        ["吴某甲", "郑某甲", "13100000001", "2021-05-03"],
    ]
    assert rosters(book(tmp_path, [*TABLE, *footer])) == []


def test_a_roster_in_a_document_of_word(tmp_path: Path) -> None:
    document = Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    document.add_paragraph(TITLE)
    table = document.add_table(rows=0, cols=4)
    for row in (HEADS, *PERSONS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "plan.docx"))
    (note,) = rosters(tmp_path / "plan.docx")
    assert (note.variant, note.parameters["texts"], note.parameters["count"]) == ("", TITLE, 2)


def test_a_file_that_is_a_roster_alone_is_refused_as_one(tmp_path: Path, write: Write, cedu: Run) -> None:
    for path in (book(tmp_path, [[TITLE], HEADS, *PERSONS]), write(f"{TITLE}\n{listed([HEADS, *PERSONS])}")):
        with pytest.raises(InputFault) as fault:
            read_documents(path)
        assert (fault.value.code, fault.value.variant, fault.value.parameters["count"]) == ("RD130", "roster", 2)
        refused = cedu("check", path)
        assert "文件里是名册（1 张，填了 2 行；人名、电话没有读）" in refused.stdout + refused.stderr
        assert "吴某" not in refused.stdout + refused.stderr


@pytest.mark.parametrize("heading", ["姓名", "培训教师姓名", "组长电话", "联络员", "责任人", "授课教师", "签字"])
def test_headings_over_persons(heading: str) -> None:
    assert is_personal(heading)


@pytest.mark.parametrize("heading", ["教师人数", "联系学校数", "培训人数", "责任单位", "领导小组", "热线电话数"])
def test_headings_over_something_else(heading: str) -> None:
    assert not is_personal(heading)
