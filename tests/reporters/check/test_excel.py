"""The Excel report: read back by openpyxl, what it says, that texts stay texts, and when it may be written over."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cedu_targets import check
from cedu_targets.cli.delivery import is_ours
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Place, Severity
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel import render
from cedu_targets.reporters.gap import excel as gap_excel
from cedu_targets.reporters.shared import workbook as excel_book
from cedu_targets.reporters.shared.workbook import ReportBook, number_format
from project import JIANGNING, Run
from report_texts import workbook_text
from sample_reports import HOSTILE, STEERING, full, hostile, jiangning, jiangning_gaps, messages_for, unsure

ZH = messages_for(Language.ZH)
BAD = JIANGNING / "targets.xlsx"


def book_of(report: Report, language: Language = Language.ZH, folder: Path = Path()) -> Any:
    return load_workbook(io.BytesIO(render(report, messages_for(language), folder)))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """A list sheet as mappings by its headings, cells themselves."""
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_every_part_has_its_sheet() -> None:
    assert book_of(full()).sheetnames == [
        "摘要", "审核问题", "表格 任务分解表", "表格 任务分解表 (2)", "规则与依据", "疑问清单", "情况说明", "与上次相比",
    ]  # fmt: skip
    assert book_of(jiangning()).sheetnames == ["摘要", "审核问题", "表格 任务分解表", "规则与依据"]
    assert len(book_of(full(), Language.EN).sheetnames) == 8


def test_the_summary_has_a_row_for_each_table_and_the_reason_for_each_that_could_not_be_read() -> None:
    sheet = book_of(full())["摘要"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=7)]
    assert [row[1] for row in rows] == ["▲ 有问题", "✓ 无须修改", "! 读不了"]
    assert rows[0][6:14] == [4, 1, 1, 1, 1, 1, 71, 336]
    assert rows[2][-1].startswith("RD101 找不到这个文件。")
    text = [row[0].value for row in sheet.iter_rows(min_row=8)]
    assert "情况说明 说明.yaml：采用 1 条，失效 1 条，没有用上 1 条" in text
    assert any(str(line).startswith("有 1 条规则需要通知正文") for line in text)


def test_findings_have_numbers_words_and_two_links(tmp_path: Path) -> None:
    sheet = book_of(full(), folder=Path("reports"))["审核问题"]
    rows = rows_of(sheet)
    assert [row["级别"].value for row in rows] == [*["▲ 强制性"] * 4, "△ 核实性", "○ 提示性", "无法判定", "○ 提示性"]
    missing = rows[3]
    assert [missing[name].value for name in ("编号", "责任单位", "栏次", "指标", "填报数", "核对数", "相差")] == [
        "PW001", "学院", "17", "成人学历教育合计", "未填", 3500, -3500,
    ]  # fmt: skip
    assert missing["问题"].value == "学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。"
    source, inside = missing["原表位置"].hyperlink, missing["本册位置"].hyperlink
    assert (source.target.replace("\\", "/"), source.location) == ("../targets.xlsx", "'任务分解表'!R21")
    assert inside.location == "'表格 任务分解表'!R20"
    rate = rows[4]
    assert (rate["填报数"].value, rate["填报数"].number_format) == (0.34, "0%;-0%")
    assert rate["相差"].number_format == "+0%;-0%;0%"
    assert [row["与上次比"].value for row in rows[:3]] == ["新出现", "仍有", "仍有"]


def test_the_link_inside_leads_to_the_flagged_cell() -> None:
    book = book_of(full())
    for row in rows_of(book["审核问题"]):
        link = row["本册位置"].hyperlink
        if link is not None and row["编号"].value != "b-parts":
            name, _, cell = link.location.rpartition("!")
            target = book[name.strip("'")][cell]
            assert row["编号"].value in target.comment.text
            assert row["问题"].value in target.comment.text


def test_the_table_is_whole_and_its_numbers_are_numbers() -> None:
    sheet = book_of(full())["表格 任务分解表"]
    (file, *_) = full().files
    table = file.table
    assert table is not None
    assert sheet["A1"].value == table.title
    assert [sheet.cell(8, column).value for column in range(2, 30)] == list(table.codes)
    assert [sheet.cell(row, 1).value for row in range(9, 21)] == list(table.rows)
    for row, unit in enumerate(table.rows, start=9):
        for column, indicator in enumerate(table.indicators, start=2):
            cell, value = sheet.cell(row, column), table.value(unit, indicator.code)
            if value is not None:
                assert (cell.data_type, Decimal(repr(cell.value))) == ("n", value)
            else:
                assert cell.value in (None, "▲◆ 未填", "※ 未填", "？ 未填")
    assert sheet["B9"].number_format == "0.00;-0.00"
    assert sheet["O9"].number_format == "0;-0"
    assert sheet["AC9"].number_format == "0%;-0%"
    assert sheet["R9"].number_format == '"▲ "0;"▲ "-0'
    assert [sheet[f"{column}9"].fill.fgColor.rgb for column in "RU"] == ["FFFFC7CE", "FFE7E6E6"]
    assert "说明：" in [cell.value for cell in sheet["A"]]


def test_a_column_without_a_code_has_none_in_its_sheet(sheet: Callable[..., Path]) -> None:
    text = "2023年目标表 . .\n单位 讲座（场） 培训（人次）\n合计 9 5\n柯岩 5 3\n齐贤 4 2"
    shown = next(page for page in book_of(check(sheet(text))) if page["A6"].value == "责任单位")
    assert [[cell.value for cell in row] for row in shown["A5:C9"]] == [
        [None] * 3, ["责任单位", "讲座", "培训"], [None, "场", "人次"], [None] * 3, ["合计", 9, 5],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["摘要", "审核问题", "表格 任务分解表", "规则与依据", "疑问清单", "情况说明", "与上次相比"]
)
def test_pages_are_ready_to_print(name: str) -> None:
    sheet = book_of(full())[name]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)  # None: one page wide
    assert sheet.oddFooter.center.text == "第 &P 页/共 &N 页"
    if name != "疑问清单":
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows is not None
        assert sheet.auto_filter.ref is not None


def test_rules_that_waited_are_listed_as_not_checked() -> None:
    rows = {row["规则"].value: row for row in rows_of(book_of(full())["规则与依据"])[:6]}
    assert (rows["d-parts"]["审核关系"].value, rows["d-parts"]["问题数"].value) == ("第17栏 = 第18+19栏，逐行相等", 1)
    assert (rows["prose"]["状态"].value, rows["prose"]["核对次数"].value) == ("未核对", None)


def test_questions_duties_and_explanations() -> None:
    book = book_of(full())
    texts = [cell.value for row in book["疑问清单"].iter_rows() for cell in row]
    for text in (
        "疑问清单（请主管科室答复）1 条",
        "QU999",
        "任务事项（表中没有对应栏次）2 项",
        "全区举办讲座不少于40场",
        "预期性",
    ):
        assert text in texts
    rows = rows_of(book["情况说明"])
    assert [row["状态"].value for row in rows] == ["※ 已说明", "说明失效", "说明没有用上"]
    assert [rows[0][name].value for name in ("情况说明", "说明人", "有效期至")] == [
        "全区数含区直单位",
        "王科长",
        "2026-12-31",
    ]
    assert rows[1]["问题"].value == "填报的数已经变了。"


@pytest.mark.parametrize("language", list(Language))
def test_hostile_texts_stay_texts(language: Language) -> None:
    content = render(hostile(), messages_for(language), Path())
    book = load_workbook(io.BytesIO(content))
    seen: set[object] = set()
    for sheet in book:
        assert len(sheet.title.encode("utf-16-le")) <= 62
        assert not set(sheet.title) & set("[]:*?/\\'")
        for row in sheet.iter_rows():
            for cell in row:
                seen.add(cell.value)
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate, cell.value)
                assert not STEERING.search(str(cell.value))
                if cell.hyperlink is not None:
                    assert "evil" not in str(cell.hyperlink.target)
                    assert cell.hyperlink.target in (None, "=2.csv")
    assert {"=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "<script>alert(1)</script>", "甲\\u202e乡", "\\u001b[31m红"} <= seen
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    assert not any("<f>" in text for text in parts.values())
    assert not any("javascript:" in text for name, text in parts.items() if name.endswith(".rels"))
    assert len({sheet.title.casefold() for sheet in book}) == len(book.sheetnames)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("in/a.xlsx", "external:../in/a.xlsx#'表''1'!B2"),
        ("out/a b.ods", "external:a b.ods#'表''1'!B2"),
        ("in/a.csv", "external:../in/a.csv"),
        ("\\\\evil\\share\\a.xlsx", None),
        ("C:a.xlsx", None),
        ("in/a#b.xlsx", None),
        ("in/a%20b.xlsx", None),
        ("in/a\x1b.xlsx", None),
    ],
)
def test_links_to_sources_are_relative_and_lead_to_no_other_computer(path: str, link: str | None) -> None:
    book = ReportBook(Messages(Language.ZH), Path("out"), 0)
    assert book.source(path, Place(sheet="表'1", cell="B2")) == link


def test_names_of_sheets_are_what_excel_takes() -> None:
    book = ReportBook(Messages(Language.ZH), Path(), 0)
    names = [book.sheet_name(name) for name in ("长" * 40, "长" * 41, "A", "a", "[x]:*?/\\'", "", "😀" * 20, "\x00")]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in names)
    assert names[2:4] == ["A", "a (2)"]
    assert names[4] == "_x_______"


def test_numbers_show_every_digit_they_have() -> None:
    fine = Indicator("1", "人次", granule=Decimal("0.01"))
    rate = Indicator("2", "率", kind=Kind.RATE, granule=Decimal("0.01"))
    assert number_format(fine, Decimal("2.5")) == "0.00;-0.00"
    assert number_format(fine, Decimal("2.501")) == "0.000;-0.000"
    assert number_format(rate, Decimal("0.955")) == "0.0%;-0.0%"
    (file,) = jiangning().files
    assert file.table is not None
    long = Decimal("12345678901234567890.5")
    table = replace(file.table, values={**file.table.values, file.table.key("东山", "1"): long})
    sheet = book_of(Report((replace(file, table=table),)))["表格 任务分解表"]
    assert (sheet["B10"].data_type, sheet["B10"].value) == ("s", "12345678901234567890.5")


def test_what_does_not_fit_a_sheet_is_said_and_not_cut() -> None:
    (file,) = jiangning().files
    assert file.table is not None
    wide = replace(file.table, indicators=tuple(Indicator(str(code), "") for code in range(16_385)))
    for large in (replace(file, table=wide), replace(file, findings=file.findings * 200_000)):
        with pytest.raises(CallFault) as raised:
            render(Report((large,)), Messages(Language.ZH))
        assert raised.value.code == "excel_too_large"
        assert re.search(r"：\d+ 行、\d+ 栏。", Messages(Language.ZH).fault(raised.value))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(full(), messages_for(Language.ZH)) == render(full(), messages_for(Language.ZH))
    assert set(excel_book.FONT) == {
        "font_name",
        "font_size",
    }  # or a process's first report would differ from its second


def test_the_command_needs_a_file_and_writes_over_its_own_only(tmp_path: Path, cedu: Run) -> None:
    for arguments in ([], ["-o", tmp_path / "report.pdf"]):
        done = cedu("check", BAD, "-f", "excel", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    output = tmp_path / "report.xlsx"
    assert cedu("check", BAD, "-f", "excel", "-o", output).returncode == 1
    first = output.read_bytes()
    assert cedu("check", BAD, "-f", "excel", "-o", output).returncode == 1
    assert output.read_bytes() == first
    assert cedu("check", BAD, "-f", "markdown", "-o", output).returncode == 2  # a text is no new edition of a workbook
    book = load_workbook(output)
    book["审核问题"]["P2"] = "已与学院核实"
    book.save(output)
    kept = output.read_bytes()
    assert cedu("check", BAD, "-f", "excel", "-o", output).returncode == 2
    assert output.read_bytes() == kept
    assert {path.name for path in tmp_path.iterdir()} == {"report.xlsx"}


def test_dash_writes_the_workbook_to_a_pipe() -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "cedu_targets", "check", str(BAD), "-f", "excel", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout[:2]) == (1, b"PK")


def test_a_report_saved_by_somebody_is_theirs_though_it_keeps_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    content = render(jiangning(), Messages(Language.ZH))
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(path, "w") as saved:
        for name in package.namelist():
            saved.writestr(
                name, package.read(name).replace(b"2000-01-01T00:00:00Z</dcterms:m", b"2026-11-22T08:00:00Z</dcterms:m")
            )
    assert load_workbook(path).properties.description == "cedu-report"
    assert not is_ours(path)


def test_a_cell_with_several_findings_bears_the_sign_of_the_most_binding() -> None:
    (file, *_) = full().files
    assert file.table is not None
    note = replace(file.findings[0], code="NA001", severity=Severity.NOTE, place=file.table.place("学院", "17"))
    note = replace(note, parameters={"bound": "1"}, actual=Decimal(2), expected=Decimal(1), difference=Decimal(1))
    for findings in ((note, *file.findings), (*file.findings, note)):
        cell = book_of(Report((replace(file, findings=findings),)))["表格 任务分解表"]["R20"]
        assert cell.value == "▲◆ 未填"
        assert "PW001" in cell.comment.text
        assert "NA001" in cell.comment.text


def test_cells_that_a_cause_would_change_are_marked_and_keep_their_numbers() -> None:
    book = book_of(jiangning())
    sheet = book["表格 任务分解表"]
    comments = [sheet[f"{column}20"].comment.text for column in "RSTU"]
    assert [text.split("\n")[0] for text in comments] == [
        "◆ 疑似错因 1 错列：现为 未填，应为 2000", "◆ 疑似错因 1 错列：现为 2000，应为 1500",
        "◆ 疑似错因 1 错列：现为 1500，应为 500", "◆ 疑似错因 1 错列：现为 500，应为 空白",
    ]  # fmt: skip
    assert "PW001" in comments[0].split("\n")[1]
    assert [sheet[f"{column}20"].value for column in "RSTU"] == ["▲◆ 未填", 2000, 1500, 500]
    assert sheet["S20"].number_format == '"◆ "0;"◆ "-0'
    assert [sheet[f"{column}20"].fill.fgColor.rgb for column in "RS"] == ["FFFFC7CE", "FFFCD9B6"]
    assert [sheet[cell].border.left.style for cell in ("S20", "S9")] == ["mediumDashed", "medium"]
    assert "◆ 疑似填错" in sheet["A3"].value
    rows = [[cell for cell in row if cell.value] for row in book["摘要"].iter_rows(min_row=7)]
    (told,) = [row for row in rows if row and row[0].value == "◆ 1"]
    assert told[2].value == "疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。"
    assert told[1].hyperlink.location == "'表格 任务分解表'!R20"
    suspects = [row["疑似错因"] for row in rows_of(book["审核问题"])]
    assert [cell.value for cell in suspects] == ["◆ 1"] * 5 + [None]
    assert suspects[0].hyperlink.location == "'表格 任务分解表'!R20"


def test_alternatives_and_causes_of_several_files_have_one_count() -> None:
    book = book_of(unsure())
    labels = [row[0].value for row in book["摘要"].iter_rows() if str(row[0].value).startswith("◆ ")]
    assert labels[:5] == ["◆ 1.1", "◆ 1.2", "◆ 1.3", "◆ 2", "◆ 3"]
    first, second = book["表格 表"], book["表格 表 (2)"]
    assert first["B10"].comment.text == "◆ 疑似错因 1.1 数字颠倒（有多种可能）：现为 116，应为 161"
    assert first["B9"].value == 900  # the fourth alternative is only counted
    assert "◆" not in first["B9"].comment.text
    assert (second["A12"].value, second["A12"].comment.text[:14]) == ("◆ 城区", "◆ 2 疑似小计重复计入：“")
    assert [row["疑似错因"].value for row in rows_of(book["审核问题"])] == ["◆ 1", "◆ 2 ◆ 3", "◆ 2", "◆ 2"]
    texts = [str(cell.value) for row in book["摘要"].iter_rows() for cell in row]
    assert any("没有安装求解器" in text for text in texts)
    assert "另有 1 种可能，不逐一列出。" in texts


def test_without_a_search_nothing_speaks_of_causes() -> None:
    (file,) = jiangning().files
    for sheet in book_of(Report((replace(file, search=None),))):
        for row in sheet.iter_rows():
            for cell in row:
                assert not {"◆", "错因"} & set(re.findall("◆|错因", f"{cell.value}{cell.number_format}{cell.comment}"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"precious", BAD.read_bytes()])
def test_what_cedu_did_not_write_is_not_its_own(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert not is_ours(path)
    path.write_bytes(render(jiangning(), Messages(Language.ZH)))
    assert is_ours(path)


def test_all_hostile_names_are_in_the_table() -> None:
    names = {cell.value for sheet in book_of(hostile()) for cell in sheet["A"]}
    assert (
        sum(any(str(name).endswith(shown) for name in names) for shown in HOSTILE if shown.isprintable() and shown)
        >= 15
    )


@pytest.mark.parametrize("make", [lambda: render(full(), ZH), lambda: gap_excel.render(jiangning_gaps(), ZH)])
def test_a_large_report_holds_what_a_small_one_does(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond IN_MEMORY cells, rows are written to disk as they come: none may come late, nor a comment."""
    small = make()
    monkeypatch.setattr(excel_book, "IN_MEMORY", -1)
    large = make()
    assert large != small
    assert workbook_text(large) == workbook_text(small)
    assert make() == large
