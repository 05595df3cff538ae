"""The months of one unit's form are tables, and people count files: what all months share is said once."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
from docx import Document

from cedu_targets import check
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import excel
from cedu_targets.reporters.check.slips import address, render
from cedu_targets.reporters.shared.sentences import in_short, total_line

Sheet = Callable[..., Path]
ZH = Messages(Language.ZH)
ISSUED = "2026年目标任务分解表 . . . .\n单位 培训（人次） 讲座（场） 课程（门） 示范点（个）\n东山 400 80 6 3\n秣陵 300 60 5 2"
FORM = "东山街道2026年社区教育完成情况（按月） . . .\n指标 1月 2月 3月\n培训（人次） 33 34 35\n讲座（场） 6 7 8\n课程（门） 1 0 1"


def checked(sheet: Sheet, *forms: str) -> Report:
    folder = Path(sheet(ISSUED, "issued.csv")).parent / "in"
    folder.mkdir()
    for number, text in enumerate(forms):
        sheet(text, f"in/{number}.csv")
    return check(folder, against=folder.parent / "issued.csv")


def test_what_a_form_lacks_it_lacks_once(sheet: Sheet) -> None:
    report = checked(sheet, FORM)
    assert len(report.files) == 3
    assert [one.code for file in report.files for one in file.findings if one.code.startswith("RE")] == ["RE002"]


def test_files_are_counted_where_some_hold_several_tables(sheet: Sheet) -> None:
    assert total_line(checked(sheet, FORM), ZH) == "共 1 个文件（3 张表）：0 个无须修改，1 个有问题，0 个没有审核成"


def test_of_several_files_too(sheet: Sheet) -> None:
    own = "秣陵2026年完成情况 . . . .\n单位 培训（人次） 讲座（场） 课程（门） 示范点（个）\n秣陵 200 40 3 1"
    report = checked(sheet, FORM, own)
    assert total_line(report, ZH) == "共 2 个文件（4 张表）：1 个无须修改，1 个有问题，0 个没有审核成"


def test_the_slip_and_the_summary_have_one_part(sheet: Sheet) -> None:
    form = FORM.replace("培训（人次） 33 34 35\n", "活动合计（场） 9 9 9\n").replace("课程（门）", "展演（场）")
    declared = f"{form}\n说明：活动合计=讲座+展演 . . ."
    report = check(sheet(declared, "东山.csv"))
    assert len(report.files) == 3
    assert sum(one.code == "PW001" for file in report.files for one in file.findings) == 2  # 1月, 2月: 9 is not 7
    (slip,) = address(report).slips
    assert len(slip.parts) == 1
    (content,) = render(report, ZH).values()
    text = "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)
    assert text.count("文件：") == 1
    summary = openpyxl.load_workbook(BytesIO(excel.render(report, ZH))).worksheets[0]
    sheets = [row[3] for row in summary.iter_rows(values_only=True) if row[2] and str(row[2]).endswith("东山.csv")]
    assert sheets == ["（3 张表）"]


def test_a_form_without_sums_was_used_all_the_same(sheet: Sheet) -> None:
    report = check(sheet("2026年情况 . .\n单位 讲座（场） 课程（门）\n东山 3 1", "a.csv"))
    assert in_short(report, ZH) == "1 个文件（表）没有审核成"
    assert in_short(report, ZH, not_used=0) == ""
    assert in_short(report, ZH, not_used=2) == "2 个文件没有采用或读不了"
